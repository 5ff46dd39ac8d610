//! A page as a browser saves it. `charset` makes text of its bytes, `metadata` is what it says of itself, `body` finds the
//! article among its `blocks`, `lists` the stories around it, and `page` makes passages of it: from there on a page in HTML
//! goes the way of every page.

mod address;
mod blocks;
mod body;
mod charset;
mod furniture;
mod hidden;
mod linked_data;
mod lists;
mod metadata;
mod microdata;
mod page;
mod picture;
mod tags;

pub use charset::{EncodingError, decode};
pub(crate) use page::{NoPage, page};
