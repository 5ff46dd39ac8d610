//! An article becomes a page that reads without scripts, and that the viewer takes over.
//!
//! - [`element`]: the `<article-viewer>` element with its content, drawn by the components that draw in a browser.
//! - [`page`]: the whole page around it, with what search engines and other sites read of it.
//!
//! Nothing here reads or writes a file.

mod element;
mod mend;

pub use element::{Options, element};
