//! Where the viewer meets the host page: mount and unmount, options in, events and snapshot out.
//!
//! The one floor that touches the page, and only inside the element it was given. No `RefCell` is held while JavaScript
//! is called, and nothing here panics for want of an element or an option.

mod events;
mod exports;
mod host;
mod intl;
mod late_list;
mod load;
mod options;
mod registry;
mod report;
mod resources;
mod roots;
mod snapshot;
mod tagging;
mod tree;

pub use exports::{
    close_all, destroy, fill, filter, go_back, load as reload, mount, navigate, open, open_all,
    start, update,
};
pub use host::HostPage;
pub use options::Options;
pub use snapshot::{CardState, Snapshot};
