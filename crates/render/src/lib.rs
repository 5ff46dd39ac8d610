//! An article becomes a page that reads without scripts, and that the viewer takes over.
//!
//! - [`element`]: the `<article-viewer>` element with its content, drawn by the components that draw in a browser.
//! - [`page`]: the whole page around it, with what search engines and other sites read of it.
//! - [`text`]: the article as plain text.
//! - [`index`]: the article that leads to others.
//!
//! Nothing here reads or writes a file.

mod address;
mod element;
mod formats;
mod html;
mod index;
mod linked_data;
mod mend;
mod page;
mod text;

pub use element::{Data, Element, element};
pub use formats::Cldr;
pub use index::{Entry, index};
pub use page::{Files, Page, page};
pub use text::text;
