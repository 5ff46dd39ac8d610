//! Where the viewer meets the host page: mount and unmount, options in, events and snapshot out.
//!
//! The one floor that touches the page, and only inside the element it was given. The door in JavaScript
//! calls the exports of `exports.rs`; no `RefCell` is held while JavaScript is called, and nothing here panics
//! for want of an element or an option.

mod events;
mod exports;
mod fragment;
mod intl;
mod load;
mod options;
mod resources;
mod roots;
mod snapshot;
mod viewers;

pub use exports::{command, destroy, load as reload, mount, navigate, start, update};
pub use options::Options;
pub use snapshot::{CardState, Snapshot};
