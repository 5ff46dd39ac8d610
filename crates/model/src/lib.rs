//! The article of the article viewer, version 1: its types and rules, a reader, a JSON Schema.
//!
//! Here is what an article *is*. Nothing here draws, fetches or knows of a browser, and nothing
//! depends on another crate of ours: the same reader serves the viewer, the native tool and the tests.
//!
//! - [`Article`] and what it is made of; a checked one can hold no blank headline and no refused link.
//! - [`read`] turns bytes into an article and *every* [`Fault`] with its JSON path, and goes on after each.
//! - [`ListReader`] reads a list of headlines in pieces as they arrive.
//! - An [`Article`] is `Serialize`, and `Deserialize` through the same reader.
//!
//! ```
//! let reading = article_viewer_model::read(br#"{ "headline": "Ferry sails again", "body": [{ "type": "paragraph" }] }"#);
//! assert_eq!(&*reading.article.unwrap().headline, "Ferry sails again");
//! assert_eq!(reading.faults[0].to_string(), "body[0].text: missing; a paragraph needs a text");
//! ```

mod article;
mod blank;
mod block;
mod date;
mod decimal;
mod fault;
mod from_serde;
mod hint;
mod item;
mod json;
mod link;
mod list;
mod named;
#[cfg(any(test, feature = "schema"))]
mod patterns;
mod read;
#[cfg(any(test, feature = "schema"))]
mod schema;
mod text;
mod tree;

pub use article::{Article, Version};
pub use blank::takes_no_room;
pub use block::{Block, Exchange, Image, Turn};
pub use date::{Date, DateParts};
pub use decimal::decimal;
pub use fault::{Fault, Position, Severity};
pub use item::{Headlines, Item};
pub use json::{JsonError, Node, Value, parse};
pub use link::{ImageLink, Link};
pub use list::ListReader;
pub use named::Named;
pub use read::walk::Resolve;
pub use read::{Reading, read, read_with};
#[cfg(any(test, feature = "schema"))]
pub use schema::article_schema;
pub use text::{NonBlank, Run, Text};
pub use tree::read_tree;
