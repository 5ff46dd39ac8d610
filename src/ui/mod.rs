//! The reader's side: Yew components, one file each, named after the thing they draw.
//!
//! Props in, callbacks out. Nothing here fetches, and nothing here touches the browser outside an event or an effect, so
//! that the same components draw natively (feature `ssr`). Rules of the list are in `crates/headlines`,
//! rules of the article in `crates/model`.
//!
//! `Class` and `Hidden` are attributes like any other; written small, Yew makes a set of classes and a switch of them,
//! where the set costs 1 kB.

mod article;
mod effects;
mod error;
mod foreign;
mod headlines;
mod host;
mod host_options;
mod locale;
mod state;
mod text;
mod view;
mod viewer;

pub use error::{Failure, FailureKind, Refusal};
pub use headlines::{Arrival, HeadlineSource};
pub use host::{HeadlineClick, Host};
pub use host_options::{HeadingLevel, HostOptions};
pub use locale::{DateStyle, English, Formats, Locale, direction};
pub use state::{Action, Dispatch, FocusTarget, ListView, ReaderEvent, State, opens};
pub(crate) use view::ByRef;
pub use viewer::{LazyNames, Loaded, Screen, Viewer, ViewerProps};
