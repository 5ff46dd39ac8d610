//! A page as a browser saves it. `charset` makes text of its bytes, `metadata` is what it says of itself, `body` finds the
//! article among its `blocks` (read by their `elements`, each in its `place`), `lists` the stories around it, `ninjs` reads what agencies send instead of a page, and `page` makes passages of it: from there on a page in HTML
//! goes the way of every page.

mod address;
mod blocks;
mod body;
mod charset;
mod elements;
mod furniture;
mod hidden;
mod linked_data;
mod lists;
mod metadata;
mod microdata;
mod ninjs;
mod page;
mod picture;
mod place;
mod tags;

pub use charset::{EncodingError, decode};
pub(crate) use ninjs::{item as news_item, page as page_of_item};
pub(crate) use page::{NoPage, page};
