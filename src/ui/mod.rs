//! What a reader sees: Yew components, one file each, named after the thing they draw.
//!
//! Props in, callbacks out. Nothing here fetches, and nothing here touches the browser outside an effect, so
//! that the same components draw natively (feature `ssr`). Rules of the list are in `crates/headlines`,
//! rules of the article in `crates/model`.

mod after;
mod article;
mod body;
mod card;
mod choice;
mod element;
mod error;
mod filter;
mod head;
mod list;
mod locale;
mod news;
mod page;
mod reason;
mod settings;
mod state;
mod table;
mod text;
mod viewer;

pub use error::{Failure, FailureKind};
pub use locale::{DateStyle, English, Formats, Locale, direction};
pub use news::List;
pub use page::{Click, Page};
pub use settings::Settings;
pub use state::{Act, Action, Dispatch, Goal, PAGE, Place, State, opens};
pub use viewer::{Refusal, Stage, Story, Viewer, ViewerProps};
