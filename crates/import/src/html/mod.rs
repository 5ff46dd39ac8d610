//! A page as a browser saves it. `charset` makes text of its bytes, `metadata` is what it says of itself, `body` finds the
//! article among its `blocks`; from there on a page in HTML goes the way of every page.

mod address;
mod blocks;
mod body;
mod charset;
mod metadata;

pub use charset::{EncodingError, decode};
