//! The viewers of this engine, by number. A number whose viewer is gone answers nothing.

use super::host::HostPage;
use super::options::Options;
use super::roots::Root;
use super::snapshot::Snapshot;
use crate::ui::{Action, Dispatch, Loaded, Screen};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::AbortController;

/// One viewer.
pub(crate) struct Mounted {
    pub(crate) options: Rc<Options>,
    pub(crate) host: HostPage,
    pub(crate) root: Option<Root>,
    /// The article that is drawn, if any.
    pub(crate) loaded: Option<Rc<Loaded>>,
    pub(crate) ids: Rc<[Rc<str>]>,
    pub(crate) dispatch: Option<Dispatch>,
    /// To restore at the first drawing.
    pub(crate) snapshot: Option<Snapshot>,
    /// Counts the loads.
    pub(crate) load: u32,
    pub(crate) abort: Option<AbortController>,
}

/// One load of a viewer. The newest wins; whatever an older one still brings is dropped.
#[derive(Clone, Copy)]
pub(crate) struct Load {
    pub(crate) id: u32,
    pub(crate) number: u32,
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

/// Takes a viewer out.
pub(crate) fn remove(id: u32) -> Option<Mounted> {
    VIEWERS.with(|viewers| {
        let mut viewers = viewers.borrow_mut();
        let at = viewers.iter().position(|(number, _)| *number == id)?;
        Some(viewers.remove(at).1)
    })
}

/// Looks at all of them, in the order in which they were mounted.
pub(crate) fn find<T>(mut look: impl FnMut(u32, &Mounted) -> Option<T>) -> Option<T> {
    VIEWERS.with(|viewers| {
        let viewers = viewers.borrow();
        viewers.iter().find_map(|(id, viewer)| look(*id, viewer))
    })
}

/// The page that hosts a viewer.
pub(crate) fn host_of(id: u32) -> Option<HostPage> {
    with(id, |viewer| viewer.host.clone())
}

/// Acts on a viewer's state, once its article is drawn.
pub(crate) fn send(id: u32, action: Action) {
    if let Some(dispatch) = with(id, |viewer| viewer.dispatch.clone()).flatten() {
        dispatch.emit(action);
    }
}

/// Changes what is drawn, and draws it with its state kept.
pub(crate) fn redraw(id: u32, change: impl FnOnce(&mut Loaded)) {
    with(id, |viewer| {
        if let (Some(root), Some(loaded)) = (&mut viewer.root, &mut viewer.loaded) {
            let mut changed = (**loaded).clone();
            change(&mut changed);
            *loaded = Rc::new(changed);
            root.update(Screen::Article(loaded.clone()));
        }
    });
}

impl Load {
    pub(crate) fn is_newest(self) -> bool {
        with(self.id, |viewer| viewer.load == self.number) == Some(true)
    }

    /// Changes what is drawn, unless a newer load has come.
    pub(crate) fn redraw(self, change: impl FnOnce(&mut Loaded)) {
        if self.is_newest() {
            redraw(self.id, change);
        }
    }
}
