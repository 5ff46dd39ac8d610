//! Elements as plain function calls.
//!
//! Why not `html!`: the macro writes the construction of each element out where it stands, about 900 bytes of
//! WebAssembly each as measured here; a call is about a tenth of that, and a reader on a slow network waits
//! for every one of them. What is built is the same virtual DOM, with keys of attributes that are known when
//! compiling, so that drawing again compares values alone.

use super::state::{Action, Dispatch};
use std::rc::Rc;
use yew::events::Event;
use yew::virtual_dom::{
    AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VList, VNode, VTag, VText,
};
use yew::{AttrValue, Html, NodeRef};

/// `tag!("p", { "part" => "status" }, [child, child])`: an element. A value of `None` leaves the attribute out.
macro_rules! tag {
    ($tag:expr, { $($key:literal => $value:expr),* $(,)? }, [$($child:expr),* $(,)?]) => {
        tag!($tag, { $($key => $value),* }, vec![$($child),*])
    };
    ($tag:expr, { $($key:literal => $value:expr),* $(,)? }, $children:expr) => {
        $crate::ui::element::element(
            $tag,
            &[$($key),*],
            &[$($crate::ui::element::Slot::from(&$value)),*],
            $children,
        )
    };
}
pub(crate) use tag;

/// What an attribute is given: borrowed, so that nothing is built or dropped where an element stands.
#[derive(Clone, Copy)]
pub(crate) struct Slot<'v>(Option<&'v str>);

impl<'v> From<&'v &'v str> for Slot<'v> {
    fn from(text: &'v &'v str) -> Self {
        Self(Some(text))
    }
}
impl<'v> From<&'v String> for Slot<'v> {
    fn from(text: &'v String) -> Self {
        Self(Some(text))
    }
}
impl<'v> From<&'v Rc<str>> for Slot<'v> {
    fn from(text: &'v Rc<str>) -> Self {
        Self(Some(text))
    }
}
/// `true` is an attribute without a value, `false` none.
impl From<&bool> for Slot<'_> {
    fn from(there: &bool) -> Self {
        Self(there.then_some(""))
    }
}
#[allow(clippy::ref_option_ref)] // The macro borrows whatever it is given.
impl<'v> From<&'v Option<&'v str>> for Slot<'v> {
    fn from(text: &'v Option<&'v str>) -> Self {
        Self(*text)
    }
}
impl<'v> From<&'v Option<String>> for Slot<'v> {
    fn from(text: &'v Option<String>) -> Self {
        Self(text.as_deref())
    }
}
impl<'v> From<&'v Option<Rc<str>>> for Slot<'v> {
    fn from(text: &'v Option<Rc<str>>) -> Self {
        Self(text.as_deref())
    }
}

/// `true` or `false` as ARIA writes it.
pub(crate) fn aria(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

#[inline(never)]
pub(crate) fn element(
    tag: &'static str,
    keys: &'static [&'static str],
    values: &[Slot<'_>],
    children: Vec<Html>,
) -> Html {
    let mut element = VTag::new(tag);
    element.attributes = attributes(keys, values);
    if let Some(slot) = element.children_mut() {
        *slot = all(children);
    }
    VNode::VTag(Rc::new(element))
}

/// The search field, whose value follows the state.
pub(crate) fn input(
    keys: &'static [&'static str],
    values: &[Slot<'_>],
    value: &str,
    listeners: [Rc<dyn Listener>; 2],
) -> Html {
    let mut element = VTag::new("input");
    element.attributes = attributes(keys, values);
    element.set_value(AttrValue::from(value.to_owned()));
    element.set_listeners(listeners.map(Some).into());
    VNode::VTag(Rc::new(element))
}

fn attributes(keys: &'static [&'static str], values: &[Slot<'_>]) -> Attributes {
    let value = |slot: &Slot<'_>| {
        Some(AttributeOrProperty::Attribute(AttrValue::Rc(
            slot.0?.into(),
        )))
    };
    Attributes::Dynamic {
        keys,
        values: values.iter().map(value).collect(),
    }
}

/// Texts joined to one.
#[inline(never)]
pub(crate) fn join(parts: &[&str]) -> String {
    parts.concat()
}

/// Several nodes in a row, as one.
#[inline(never)]
pub(crate) fn all(mut nodes: Vec<Html>) -> Html {
    if nodes.len() == 1
        && let Some(only) = nodes.pop()
    {
        return only;
    }
    VNode::VList(Rc::new(VList::with_children(nodes, None)))
}

/// Nothing, which keeps its place among its siblings.
pub(crate) fn nothing() -> Html {
    Html::default()
}

/// A text.
#[inline(never)]
pub(crate) fn words(text: &str) -> Html {
    VNode::VText(VText::new(AttrValue::Rc(text.into())))
}

/// The space between two things that stand in one line.
pub(crate) fn space() -> Html {
    VNode::VText(VText::new(AttrValue::Static(" ")))
}

/// What can be added to an element that is made.
pub(crate) trait Tagged {
    /// Hears an event.
    fn on(self, listener: Rc<dyn Listener>) -> Html;
    /// Is told from its siblings by a key.
    fn keyed(self, key: &str) -> Html;
    /// Can be found in the page.
    fn found_by(self, node: &NodeRef) -> Html;
}

impl Tagged for Html {
    #[inline(never)]
    fn on(mut self, listener: Rc<dyn Listener>) -> Html {
        if let Some(tag) = own(&mut self) {
            tag.add_listener(listener);
        }
        self
    }

    #[inline(never)]
    fn keyed(mut self, key: &str) -> Html {
        if let Some(tag) = own(&mut self) {
            tag.key = Some(Key::from(key));
        }
        self
    }

    fn found_by(mut self, node: &NodeRef) -> Html {
        if let Some(tag) = own(&mut self) {
            tag.node_ref = node.clone();
        }
        self
    }
}

fn own(html: &mut Html) -> Option<&mut VTag> {
    match html {
        VNode::VTag(tag) => Rc::get_mut(tag),
        _ => None,
    }
}

/// A press that becomes an action.
struct Press {
    dispatch: Dispatch,
    action: Action,
    /// The browser's own answer to the press is not wanted.
    instead: bool,
}

impl Listener for Press {
    fn kind(&self) -> ListenerKind {
        ListenerKind::onclick
    }
    fn handle(&self, event: Event) {
        if self.instead {
            if !is_plain(&event) {
                return;
            }
            event.prevent_default();
        }
        #[cfg(feature = "harm")]
        crate::harm::strike("handler");
        self.dispatch.emit(self.action.clone());
    }
    fn passive(&self) -> bool {
        false
    }
}

/// Whether a press of a link is ours to answer. With the middle button, Ctrl, Meta, Shift or Alt it opens the link
/// in a new tab or a window, or saves it: that is the browser's.
#[cfg(feature = "csr")]
pub(crate) fn is_plain(event: &Event) -> bool {
    use wasm_bindgen::JsCast;
    event
        .dyn_ref::<yew::events::MouseEvent>()
        .is_none_or(|press| {
            let held = press.ctrl_key() || press.meta_key() || press.shift_key() || press.alt_key();
            press.button() == 0 && !held
        })
}

/// Natively nobody presses.
#[cfg(not(feature = "csr"))]
pub(crate) fn is_plain(_: &Event) -> bool {
    true
}

/// A press of a button does `action`.
pub(crate) fn press(dispatch: &Dispatch, action: Action) -> Rc<dyn Listener> {
    pressed(dispatch, action, false)
}

/// A press of a link does `action`, and the browser does not follow the link (`instead`); of a button, `action`.
#[inline(never)]
pub(crate) fn pressed(dispatch: &Dispatch, action: Action, instead: bool) -> Rc<dyn Listener> {
    Rc::new(Press {
        dispatch: dispatch.clone(),
        action,
        instead,
    })
}

struct On {
    /// A function, for copying the enumeration takes code for each of its hundred kinds.
    kind: fn() -> ListenerKind,
    act: Box<dyn Fn(Event)>,
}

impl Listener for On {
    fn kind(&self) -> ListenerKind {
        (self.kind)()
    }
    fn handle(&self, event: Event) {
        (self.act)(event);
    }
    fn passive(&self) -> bool {
        false
    }
}

/// Any other event.
pub(crate) fn on(kind: fn() -> ListenerKind, act: Box<dyn Fn(Event)>) -> Rc<dyn Listener> {
    Rc::new(On { kind, act })
}
