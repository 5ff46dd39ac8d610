//! Where the viewer meets the host page: mount and unmount, options in, events and snapshot out.
//!
//! The one floor that touches the page, and only inside the element it was given. The door in JavaScript
//! calls the exports of `exports.rs`; no `RefCell` is held while JavaScript is called, and nothing here panics
//! for want of an element or an option.

mod events;
mod exports;
mod fragment;
mod host_page;
mod intl;
mod load;
mod options;
mod resources;
mod roots;
mod snapshot;
mod tree;
mod viewers;

pub use exports::{
    close_all, destroy, fill, filter, go_back, load as reload, mount, navigate, open, open_all,
    start, update,
};
pub use host_page::HostPage;
pub use options::Options;
pub use snapshot::{CardState, Snapshot};
