//! What happens after drawing, in a browser: focus and scrolling, what find-in-page opened, the live region.
//! The one room of this floor that touches the page; natively it is empty.

#[cfg(feature = "csr")]
pub(crate) use web::After;

#[cfg(not(feature = "csr"))]
pub(crate) use native::After;

#[cfg(feature = "csr")]
mod web {
    use crate::pause::pause;
    use crate::ui::news::Said;
    use crate::ui::settings::Settings;
    use crate::ui::state::{Action, Dispatch, Place, State};
    use article_viewer_model::decimal;
    use std::cell::Cell;
    use std::rc::Rc;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::closure::Closure;
    use web_sys::{
        Element, Event, FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition,
    };
    use yew::NodeRef;
    use yew::platform::spawn_local;

    /// A reader who has not typed for so long has paused.
    const PAUSE: i32 = 700;

    /// The table of countries, while a pointer or the focus is in it.
    const HELD_TABLE: &str = ".facets:is(:hover, :focus-within)";

    /// What was last done after a drawing, so that only what is new is done.
    #[derive(Default)]
    pub(crate) struct After {
        found: Option<Found>,
        first: bool,
        reported: Option<u32>,
        visit: Option<u32>,
        text: String,
        sentence: String,
        /// The newest sentence that waits to be spoken.
        waiting: Rc<Cell<u32>>,
        /// The table of countries is held as it is.
        held: Rc<Cell<bool>>,
    }

    impl After {
        pub(crate) fn drawn(
            &mut self,
            root: &NodeRef,
            pane: &NodeRef,
            state: &State,
            said: &Said,
            settings: &Settings,
            dispatch: &Dispatch,
        ) {
            let Some(root) = root.cast::<Element>() else {
                return;
            };
            #[cfg(feature = "harm")]
            crate::harm::strike("effect");
            self.first = self.found.is_none();
            if self.first {
                self.found = Some(Found::listen(&root, dispatch));
                self.text.clone_from(&state.query.text);
                self.sentence = said.spoken();
                self.visit = state.goal.as_ref().map(|goal| goal.visit);
            }
            if let Some(goal) = &state.goal
                && self.visit != Some(goal.visit)
            {
                self.visit = Some(goal.visit);
                visit(&root, goal.place, settings);
            }
            if self.text != state.query.text {
                self.text.clone_from(&state.query.text);
                // Typing acts on the top of the list's column, so the column goes there.
                if let Some(pane) = pane.cast::<Element>() {
                    pane.set_scroll_top(0);
                }
            }
            let sentence = said.spoken();
            if state.acted && self.sentence != sentence {
                self.sentence.clone_from(&sentence);
                self.speak(root, sentence);
            }
        }

        /// Whether the last drawing was the first of its turn.
        pub(crate) fn is_first(&self) -> bool {
            self.first
        }

        /// Whether the state of these changes has not been reported yet.
        pub(crate) fn is_news(&mut self, changes: u32) -> bool {
            self.reported.replace(changes) != Some(changes)
        }

        /// Whether the pointer or the focus is in the table of countries, which is not to be rearranged then; once both
        /// have left, it is.
        pub(crate) fn holds_table(&self, root: &NodeRef, dispatch: &Dispatch) -> bool {
            let root = root.cast::<Element>();
            let is_held = move || {
                let table = root.as_ref().map(|root| root.query_selector(HELD_TABLE));
                matches!(table, Some(Ok(Some(_))))
            };
            if !is_held() {
                return false;
            }
            if !self.held.replace(true) {
                let (held, dispatch) = (self.held.clone(), dispatch.clone());
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

        /// The live region says the whole sentence, once the reader has paused. It is a node of its own, and
        /// its text is no part of the drawing.
        fn speak(&self, root: Element, sentence: String) {
            let waiting = self.waiting.clone();
            waiting.set(waiting.get() + 1);
            let turn = waiting.get();
            spawn_local(async move {
                pause(PAUSE).await;
                if waiting.get() == turn
                    && let Ok(Some(region)) = root.query_selector(".said-aloud")
                {
                    region.set_text_content(Some(&sentence));
                }
            });
        }
    }

    /// Hears what find-in-page and text fragments open. `beforematch` is no event of Yew's, and the browser
    /// takes `hidden` away by itself, so the state has to follow at once.
    struct Found {
        root: Element,
        listener: Closure<dyn Fn(Event)>,
    }

    impl Found {
        fn listen(root: &Element, dispatch: &Dispatch) -> Self {
            let dispatch = dispatch.clone();
            let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
                let panel = event
                    .target()
                    .and_then(|target| target.dyn_into::<Element>().ok());
                let card = panel.and_then(|panel| panel.get_attribute("data-card")?.parse().ok());
                if let Some(card) = card {
                    dispatch.emit(Action::Found(card));
                }
            });
            let _ = root
                .add_event_listener_with_callback("beforematch", listener.as_ref().unchecked_ref());
            Self {
                root: root.clone(),
                listener,
            }
        }
    }

    impl Drop for Found {
        fn drop(&mut self) {
            let listener = self.listener.as_ref().unchecked_ref();
            let _ = self
                .root
                .remove_event_listener_with_callback("beforematch", listener);
        }
    }

    /// Takes the reader where a link leads.
    fn visit(root: &Element, place: Place, settings: &Settings) {
        let find = |selector: &str| {
            root.query_selector(selector)
                .ok()
                .flatten()
                .and_then(|found| found.dyn_into::<HtmlElement>().ok())
        };
        match place {
            Place::Card(index) => {
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
            Place::Headlines => to_start_and_focus(find(".news")),
            Place::Article => to_start_and_focus(find(&["#", &settings.id("headline")].concat())),
            Place::Field => focus(find("[part~=\"filter-input\"]")),
            Place::Facet(facet) => {
                let button = find(&["[part~=\"country\"][data-c=\"", facet.code(), "\"]"].concat())
                    .filter(|button| button.offset_parent().is_some());
                focus(button.or_else(|| find(".news")));
            }
        }
    }

    fn to_start_and_focus(element: Option<HtmlElement>) {
        if let Some(element) = &element {
            to_start(element);
        }
        focus(element);
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
}

#[cfg(not(feature = "csr"))]
mod native {
    use crate::ui::news::Said;
    use crate::ui::settings::Settings;
    use crate::ui::state::{Dispatch, State};
    use yew::NodeRef;

    /// Natively nothing happens after drawing.
    #[derive(Default)]
    pub(crate) struct After {
        _nothing: (),
    }

    #[allow(clippy::unused_self)] // The shape of its twin in a browser.
    impl After {
        pub(crate) fn drawn(
            &mut self,
            _: &NodeRef,
            _: &NodeRef,
            _: &State,
            _: &Said,
            _: &Settings,
            _: &Dispatch,
        ) {
        }

        pub(crate) fn holds_table(&self, _: &NodeRef, _: &Dispatch) -> bool {
            false
        }

        pub(crate) fn is_first(&self) -> bool {
            false
        }

        pub(crate) fn is_news(&mut self, _: u32) -> bool {
            false
        }
    }
}
