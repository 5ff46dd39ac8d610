//! Effects after drawing, in a browser: focus and scrolling, what find-in-page opened, the live region, the rows
//! that are drawn once the reader rests. The one room of this floor that touches the page; natively none of it runs.
//!
//! Measures read and scroll positions written here, each with its reason: `scroll_into_view` and `focus` where a link or
//! a press leads; `offset_parent` then, since what was pressed may be out of sight; `set_scroll_top` at a key, and only
//! where the column was scrolled. Nothing else asks the browser for a layout.

use super::foreign::ForeignChanges;
use super::headlines::Status;
use super::host_options::HostOptions;
use super::state::{Action, Dispatch, FocusTarget, State};
use super::view::View;
use crate::pause::{idle, pause};
use article_viewer_model::decimal;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Element, Event, EventTarget, FocusOptions, HtmlElement, Node, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};
use yew::NodeRef;
use yew::platform::spawn_local;

/// A reader who has not typed for so long has paused, and hears what is shown. Milliseconds, as below.
const PAUSE: i32 = 700;
/// A reader who has not typed for so long rests: what is out of sight is drawn now.
const REST: i32 = 150;
/// A page in a hidden tab is asked again after so long.
const HIDDEN: i32 = 1_000;

/// The table of countries, while a pointer or the focus is in it.
const HELD_TABLE: &str = ".facets:is(:hover, :focus-within)";

/// A headline of the list.
const ROW: &str = "[part~=\"headline-item\"]";

/// What the last drawing has led to, so that only what is new is done.
#[derive(Default)]
pub(crate) struct Effects {
    listeners: Vec<Listening>,
    reported: Option<u32>,
    focus: Option<u32>,
    text: String,
    sentence: String,
    /// The newest sentence that waits to be spoken.
    waiting: Rc<Cell<u32>>,
    /// The table of countries is held as it is.
    held: Rc<Cell<bool>>,
    /// The column has been scrolled.
    scrolled: Rc<Cell<bool>>,
    /// Further rows are to be drawn: at once, if the reader rests already.
    wanted: Option<bool>,
    /// The newest wish for further rows.
    filling: Rc<Cell<u32>>,
    /// The reader did something a moment ago.
    busy: Rc<Cell<bool>>,
}

impl Effects {
    /// Does what a drawing asks for; whether it was the first of its generation.
    pub(crate) fn run(&mut self, state: &State, status: &Status, view: &View) -> bool {
        let Some(root) = view.root.cast::<Element>() else {
            return false;
        };
        #[cfg(feature = "fault-injection")]
        crate::fault_injection::strike("effect");
        let is_first = self.listeners.is_empty();
        if is_first {
            self.listen(&root, &view.dispatch, &view.foreign);
            self.text.clone_from(&state.query.text);
            self.sentence = status.spoken();
            self.focus = state.focus.map(|(_, number)| number);
        }
        if let Some((target, number)) = state.focus
            && self.focus.replace(number) != Some(number)
        {
            take_reader(&root, target, &view.options);
        }
        if self.text != state.query.text {
            self.text.clone_from(&state.query.text);
            // Typing acts on the top of the list's column, so the column goes there.
            if self.scrolled.replace(false)
                && let Ok(Some(column)) = root.query_selector(".news")
            {
                column.set_scroll_top(0);
            }
        }
        let sentence = status.spoken();
        if state.acted && self.sentence != sentence {
            self.sentence.clone_from(&sentence);
            self.speak(root, sentence);
        }
        if let Some(rested) = self.wanted.take() {
            self.fill(rested, &view.dispatch);
        }
        is_first
    }

    /// `true` once for each number of changes.
    pub(crate) fn is_news(&mut self, changes: u32) -> bool {
        self.reported.replace(changes) != Some(changes)
    }

    /// `true` while the pointer or the focus is in the table of countries, which is not to be rearranged then; once both
    /// have left, it is.
    pub(crate) fn holds_table(&self, view: &View) -> bool {
        let root = view.root.cast::<Element>();
        let is_held = move || {
            let table = root.as_ref().map(|root| root.query_selector(HELD_TABLE));
            matches!(table, Some(Ok(Some(_))))
        };
        if !is_held() {
            return false;
        }
        if !self.held.replace(true) {
            let (held, dispatch) = (self.held.clone(), view.dispatch.clone());
            spawn_local(async move {
                while is_held() {
                    pause(PAUSE).await;
                }
                held.set(false);
                dispatch.emit(Action::Rearrange);
            });
        }
        true
    }

    /// Asks for further rows after this drawing: `true` at once, for the reader rests already.
    pub(crate) fn want_fill(&mut self, wanted: Option<bool>) {
        self.filling.set(self.filling.get() + 1);
        self.wanted = wanted;
    }

    /// Further rows wait until the reader rests.
    pub(crate) fn waits_for_rest(&self) -> bool {
        self.busy.get()
    }

    /// Asks for further rows in idle time; a hidden tab has none.
    fn fill(&self, rested: bool, dispatch: &Dispatch) {
        let (filling, dispatch) = (self.filling.clone(), dispatch.clone());
        let latest = filling.get();
        let busy = self.busy.clone();
        busy.set(!rested);
        spawn_local(async move {
            if !rested {
                pause(REST).await;
                if filling.get() == latest {
                    busy.set(false);
                }
            }
            let page = web_sys::window().and_then(|window| window.document());
            let is_hidden = || page.as_ref().is_some_and(web_sys::Document::hidden);
            while is_hidden() && filling.get() == latest {
                pause(HIDDEN).await;
            }
            if filling.get() == latest {
                idle().await;
            }
            if filling.get() == latest {
                dispatch.emit(Action::Fill);
            }
        });
    }

    /// The live region says the whole sentence, once the reader has paused. It is a node of its own, and
    /// its text is no part of the drawing.
    fn speak(&self, root: Element, sentence: String) {
        let waiting = self.waiting.clone();
        waiting.set(waiting.get() + 1);
        let latest = waiting.get();
        spawn_local(async move {
            pause(PAUSE).await;
            if waiting.get() == latest
                && let Ok(Some(region)) = root.query_selector(".said-aloud")
            {
                region.set_text_content(Some(&sentence));
            }
        });
    }

    fn listen(&mut self, root: &Element, dispatch: &Dispatch, foreign: &ForeignChanges) {
        if let Some(around) = root.parent_node() {
            foreign.watch(around);
        }
        let scrolled = self.scrolled.clone();
        // Where the whole is drawn anew the root is another element; what it is drawn into stays.
        let place: EventTarget = root.parent_element().unwrap_or_else(|| root.clone()).into();
        // What find-in-page and text fragments open. `beforematch` is no event of Yew's, and the browser takes `hidden`
        // away by itself, so the state has to follow at once.
        let found = dispatch.clone();
        self.listeners = vec![
            Listening::to(&place, "beforematch", move |event| {
                let panel = event
                    .target()
                    .and_then(|target| target.dyn_into::<Element>().ok());
                let card = panel.and_then(|panel| panel.get_attribute("data-card")?.parse().ok());
                if let Some(card) = card {
                    found.emit(Action::Found(card));
                }
            }),
            Listening::to(&place, "scroll", move |_| scrolled.set(true)),
        ];
    }
}

/// The screen's width and height in CSS pixels. It is asked for, and not the window, since that may have to be laid out
/// for its measures.
pub(crate) fn screen() -> Option<(usize, usize)> {
    if cfg!(not(target_arch = "wasm32")) {
        return None;
    }
    let screen = web_sys::window()?.screen().ok()?;
    let measure = |length: i32| usize::try_from(length).ok();
    measure(screen.width().ok()?).zip(measure(screen.height().ok()?))
}

/// The place in the list of the row that has the focus.
pub(crate) fn focused_row(root: &NodeRef) -> Option<usize> {
    let root = root.cast::<Element>()?;
    let focused = [ROW, ":focus-within"].concat();
    let focused: Node = root.query_selector(&focused).ok()??.into();
    let rows = root.query_selector_all(ROW).ok()?;
    (0..rows.length())
        .find(|place| rows.item(*place).as_ref() == Some(&focused))
        .map(|place| place as usize)
}

/// A listener that ends when it is dropped. It hears events that don't bubble, too.
struct Listening {
    target: EventTarget,
    kind: &'static str,
    listener: Closure<dyn Fn(Event)>,
}

impl Listening {
    fn to(target: &EventTarget, kind: &'static str, act: impl Fn(Event) + 'static) -> Self {
        let listener = Closure::<dyn Fn(Event)>::new(act);
        let callback = listener.as_ref().unchecked_ref();
        let _ = target.add_event_listener_with_callback_and_bool(kind, callback, true);
        Self {
            target: target.clone(),
            kind,
            listener,
        }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let callback = self.listener.as_ref().unchecked_ref();
        let _ = self
            .target
            .remove_event_listener_with_callback_and_bool(self.kind, callback, true);
    }
}

/// Takes the reader where a link or a press leads.
fn take_reader(root: &Element, target: FocusTarget, options: &HostOptions) {
    let find = |selector: &str| {
        let found = root.query_selector(selector).ok().flatten();
        found.and_then(|found| found.dyn_into::<HtmlElement>().ok())
    };
    match target {
        FocusTarget::Card(index) => {
            let panel = find(&["[data-card=\"", &decimal(index), "\"]"].concat());
            if let Some(card) = panel.and_then(|panel| panel.parent_element()) {
                spawn_local(async move {
                    // After the browser's own way to the fragment, which would take the focus away.
                    pause(0).await;
                    to_start(&card);
                    let button = card.query_selector("[part~=\"question\"]").ok().flatten();
                    focus(button.and_then(|button| button.dyn_into().ok()));
                });
            }
        }
        FocusTarget::Headlines | FocusTarget::Article => {
            let headline = ["#", &options.part_id("headline")].concat();
            let element = find(if target == FocusTarget::Article {
                &headline
            } else {
                ".news"
            });
            if let Some(element) = &element {
                to_start(element);
            }
            focus(element);
        }
        FocusTarget::Field => focus(find("[part~=\"filter-input\"]")),
        FocusTarget::Facet(facet) => {
            let button = find(&["[part~=\"country\"][data-c=\"", facet.code(), "\"]"].concat())
                .filter(|button| button.offset_parent().is_some());
            focus(button.or_else(|| find(".news")));
        }
    }
}

fn to_start(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Start);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

fn focus(element: Option<HtmlElement>) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = element {
        let _ = element.focus_with_options(&options);
    }
}
