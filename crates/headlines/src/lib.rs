//! A list of headlines, and the question which of them a reader wants to see.
//!
//! What lives here: the [`Store`], which holds the list in one block of text and tags each headline with
//! its countries once; the [`Query`], which is what a reader typed and chose; and the [`Selection`], which
//! rows that shows and how many each country has. Nothing here draws or knows of a browser.
//!
//! ```
//! use article_viewer_headlines::{Facet, Names, Query, Store};
//! # use article_viewer_model::{Item, NonBlank};
//! let mut store = Store::default();
//! for headline in ["Istanbul opens a second harbour", "Oil steadies"] {
//!     store.push(&Item::new(NonBlank::new(headline).unwrap()));
//! }
//! store.tag(article_viewer_countries::Gazetteer::english(), usize::MAX);
//!
//! let names = Names::new([(article_viewer_countries::Country::new("TR").unwrap(), "Türkiye")]);
//! let shown = store.select(&Query::text("turk"), &names);
//! assert_eq!(shown.rows, [0], "Istanbul is in Türkiye");
//! ```

mod index;
mod names;
mod query;
mod select;
mod spelling;
mod store;
mod words;

pub use names::{Hit, Names};
pub use query::{Facet, Query};
pub use select::Selection;
pub use store::{Row, Store, UnknownCode};
pub use words::order;
