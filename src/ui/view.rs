//! The context of every drawing: the article, the language, the host's options, and the ways out. One value, shared,
//! so that a component compares a pointer and no function takes a handful of parameters.

use super::foreign::ForeignChanges;
use super::host::Host;
use super::host_options::HostOptions;
use super::locale::Locale;
use super::state::{Action, Dispatch, FocusTarget};
use super::text::text;
use article_viewer_model::Article;
use std::ops::Deref;
use std::rc::Rc;
use yew::events::MouseEvent;
use yew::{Callback, Html, NodeRef, html};

/// A shared value that is the same as another only if it is that one: comparing costs nothing, however large it is.
pub(crate) struct ByRef<T: ?Sized>(pub(crate) Rc<T>);

impl<T> ByRef<T> {
    pub(crate) fn new(value: T) -> Self {
        Self(Rc::new(value))
    }
}

impl<T: ?Sized> Clone for ByRef<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: ?Sized> PartialEq for ByRef<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T: ?Sized> Deref for ByRef<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

/// The shared context of every drawing.
pub(crate) type View = ByRef<Context>;

/// The parts of a [`View`].
pub(crate) struct Context {
    pub(crate) article: Rc<Article>,
    /// In the order of the cards.
    pub(crate) card_ids: Vec<Rc<str>>,
    pub(crate) options: HostOptions,
    pub(crate) locale: Locale,
    pub(crate) host: Rc<dyn Host>,
    /// Takes what the reader does.
    pub(crate) dispatch: Dispatch,
    pub(crate) foreign: ForeignChanges,
    pub(crate) root: NodeRef,
}

impl Context {
    /// A press of a button does `action`.
    pub(crate) fn on_press(&self, action: Action) -> Callback<MouseEvent> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |_| {
            #[cfg(feature = "fault-injection")]
            crate::fault_injection::strike("handler");
            dispatch.emit(action.clone());
        })
    }

    /// A plain press of a link does `action` instead of what the browser would do.
    pub(crate) fn on_link(&self, action: Action) -> Callback<MouseEvent> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |press: MouseEvent| {
            if is_plain(&press) {
                press.prevent_default();
                #[cfg(feature = "fault-injection")]
                crate::fault_injection::strike("handler");
                dispatch.emit(action.clone());
            }
        })
    }

    /// A link within the viewer. It leaves the page's address alone: the history is the page's.
    pub(crate) fn link_to(&self, target: FocusTarget, label: String) -> Html {
        let id = match target {
            FocusTarget::Article => "headline",
            _ => "news",
        };
        let href = ["#", &self.options.part_id(id)].concat();
        let onclick = self.on_link(Action::Focus(target));
        html! { <a class="jump" {href} {onclick}>{ text(label) }</a> }
    }
}

/// A press of a link that is ours to answer. With the middle button, Ctrl, Meta, Shift or Alt it opens the link in a
/// new tab or a window, or saves it: that is the browser's.
pub(crate) fn is_plain(press: &MouseEvent) -> bool {
    let held = press.ctrl_key() || press.meta_key() || press.shift_key() || press.alt_key();
    press.button() == 0 && !held
}
