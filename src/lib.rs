//! The viewer: one article's JSON in, an interview as cards and a list of headlines filtered by country out.
//!
//! The map of the house. Dependencies point one way, downwards here:
//!
//! - [`embed`]: mount, options, events, snapshot. The one floor that touches the host page. (feature `web`)
//! - [`source`]: a `Response` or bytes in, an article or faults out. It never draws. (feature `web`)
//! - [`ui`]: what a reader sees. It never fetches, draws natively too (feature `ssr`), and hears the reader in a browser
//!   (feature `csr`, of which `web` is more).
//! - [`ArticleViewer`]: the same as a component, for sites that are written in Yew and take the feature `csr` alone.
//! - `article-viewer-headlines`: the list, its filter, its counts.
//! - `article-viewer-model`: the article. `article-viewer-countries`: which countries a text names.
//!
//! The door is JavaScript (`static/`), and thin.

#[cfg(feature = "web")]
pub mod embed;
#[cfg(feature = "fault-injection")]
mod fault_injection;
mod pause;
#[cfg(feature = "web")]
pub mod source;
pub mod ui;

mod component;
pub use component::{ArticleViewer, ArticleViewerProps};
