//! The viewers of this engine, by number. A number whose viewer is gone answers nothing.

use super::host_page::HostPage;
use super::options::Options;
use super::roots::Root;
use super::snapshot::Snapshot;
use crate::ui::{Dispatch, Loaded};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::AbortController;

/// One viewer.
pub(crate) struct Mounted {
    pub(crate) options: Rc<Options>,
    pub(crate) page: HostPage,
    pub(crate) root: Option<Root>,
    /// What is drawn, where it is an article.
    pub(crate) loaded: Option<Rc<Loaded>>,
    pub(crate) ids: Rc<[Rc<str>]>,
    pub(crate) dispatch: Option<Dispatch>,
    /// What it stands up from, until it stands.
    pub(crate) snapshot: Option<Snapshot>,
    /// Counts the loads: the newest wins.
    pub(crate) load: u32,
    pub(crate) abort: Option<AbortController>,
}

thread_local! {
    static VIEWERS: RefCell<Vec<(u32, Mounted)>> = const { RefCell::new(Vec::new()) };
    static NEXT: Cell<u32> = const { Cell::new(1) };
}

/// Takes a viewer in, and gives its number.
pub(crate) fn insert(viewer: Mounted) -> u32 {
    let id = NEXT.with(|next| next.replace(next.get() + 1));
    VIEWERS.with(|viewers| viewers.borrow_mut().push((id, viewer)));
    id
}

/// Works on a viewer. No JavaScript may be called in here.
pub(crate) fn with<T>(id: u32, work: impl FnOnce(&mut Mounted) -> T) -> Option<T> {
    VIEWERS.with(|viewers| {
        let mut viewers = viewers.borrow_mut();
        let (_, viewer) = viewers.iter_mut().find(|(number, _)| *number == id)?;
        Some(work(viewer))
    })
}

/// The page that hosts a viewer.
pub(crate) fn page_of(id: u32) -> Option<HostPage> {
    with(id, |viewer| viewer.page.clone())
}

/// Takes a viewer out.
pub(crate) fn remove(id: u32) -> Option<Mounted> {
    VIEWERS.with(|viewers| {
        let mut viewers = viewers.borrow_mut();
        let at = viewers.iter().position(|(number, _)| *number == id)?;
        Some(viewers.remove(at).1)
    })
}

/// All of them, in the order in which they were mounted.
pub(crate) fn find<T>(mut look: impl FnMut(u32, &Mounted) -> Option<T>) -> Option<T> {
    VIEWERS.with(|viewers| {
        viewers
            .borrow()
            .iter()
            .find_map(|(id, viewer)| look(*id, viewer))
    })
}
