//! An article becomes a page that reads without scripts, and that the viewer takes over.

mod formats;

pub use formats::Cldr;
