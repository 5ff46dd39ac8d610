//! What happens after drawing, in a browser: each hook is there twice, for natively effects do not run.
//! (A `#[cfg]` on a hook's call would break `#[component]`.)

#[cfg(feature = "web")]
pub use web::{use_announcer, use_found, use_goal, use_top_on_typing};

#[cfg(not(feature = "web"))]
pub use native::{use_announcer, use_found, use_goal, use_top_on_typing};

#[cfg(feature = "web")]
mod web {
    use crate::ui::state::{Action, Dispatch, Goal, Place};
    use crate::ui::viewer::Settings;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::closure::Closure;
    use web_sys::{Element, FocusOptions, HtmlElement, ScrollIntoViewOptions};
    use yew::platform::spawn_local;
    use yew::platform::time::sleep;
    use yew::prelude::*;

    /// What find-in-page and text fragments open. `beforematch` is no event of Yew's, and the browser takes
    /// `hidden` away by itself, so the state has to follow at once.
    #[hook]
    pub fn use_found(root: &NodeRef, dispatch: &Dispatch) {
        let (root, dispatch) = (root.clone(), dispatch.clone());
        use_effect_with((), move |()| {
            let element = root.cast::<Element>();
            let listener = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
                let panel = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                let card = panel.and_then(|panel| panel.get_attribute("data-card")?.parse().ok());
                if let Some(card) = card {
                    dispatch.dispatch(Action::Found(card));
                }
            });
            if let Some(element) = &element {
                let _ = element
                    .add_event_listener_with_callback("beforematch", listener.as_ref().unchecked_ref());
            }
            move || {
                if let Some(element) = element {
                    let _ = element
                        .remove_event_listener_with_callback("beforematch", listener.as_ref().unchecked_ref());
                }
            }
        });
    }

    /// Takes the reader where a link leads, once that is drawn.
    #[hook]
    pub fn use_goal(root: &NodeRef, goal: Option<&Goal>, settings: &Settings) {
        let (root, settings) = (root.clone(), settings.clone());
        use_effect_with(goal.cloned(), move |goal| {
            if let (Some(root), Some(goal)) = (root.cast::<Element>(), goal) {
                visit(&root, goal.place, &settings);
            }
        });
    }

    fn visit(root: &Element, place: Place, settings: &Settings) {
        let find = |selector: &str| {
            root.query_selector(selector).ok().flatten().and_then(|found| found.dyn_into::<HtmlElement>().ok())
        };
        match place {
            Place::Card(index) => {
                let card = root.query_selector_all("[part~=\"card\"]").ok().and_then(|cards| cards.item(index as u32));
                if let Some(card) = card.and_then(|card| card.dyn_into::<Element>().ok()) {
                    to_start(&card);
                    let button = card.query_selector("[part~=\"question\"]").ok().flatten();
                    focus(button.and_then(|button| button.dyn_into().ok()));
                }
            }
            Place::Headlines => {
                let news = find(".news");
                if let Some(news) = &news {
                    to_start(news);
                }
                focus(news);
            }
            Place::Article => {
                let headline = find(&["#", &settings.id("headline")].concat());
                if let Some(headline) = headline {
                    to_start(&headline);
                    // A heading takes no focus by itself; -1 keeps it out of the order of Tab.
                    let _ = headline.set_attribute("tabindex", "-1");
                    focus(Some(headline));
                }
            }
            Place::Field => focus(find("[part~=\"filter-input\"]")),
            Place::Facet(facet) => {
                let button = find(&["[part~=\"country\"][data-c=\"", facet.code(), "\"]"].concat())
                    .filter(|button| button.offset_parent().is_some());
                focus(button.or_else(|| find(".news")));
            }
        }
    }

    fn to_start(element: &Element) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Start);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }

    fn focus(element: Option<HtmlElement>) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        if let Some(element) = element {
            let _ = element.focus_with_options(&options);
        }
    }

    /// What the live region says: the sentence, once the reader has paused; nothing before they act.
    #[hook]
    pub fn use_announcer(sentence: &str, acted: bool) -> UseStateHandle<String> {
        let announced = use_state(String::new);
        let latest = use_mut_ref(|| 0u32);
        let said = announced.setter();
        use_effect_with((sentence.to_owned(), acted), move |(sentence, acted)| {
            *latest.borrow_mut() += 1;
            if *acted {
                let (turn, sentence) = (*latest.borrow(), sentence.clone());
                spawn_local(async move {
                    sleep(std::time::Duration::from_millis(700)).await;
                    if *latest.borrow() == turn {
                        said.set(sentence);
                    }
                });
            }
        });
        announced
    }

    /// Typing acts on the top of the list's column, so the column goes there.
    #[hook]
    pub fn use_top_on_typing(pane: &NodeRef, text: &str) {
        let pane = pane.clone();
        use_effect_with(text.to_owned(), move |_| {
            if let Some(pane) = pane.cast::<Element>() {
                pane.set_scroll_top(0);
            }
        });
    }
}

#[cfg(not(feature = "web"))]
mod native {
    use crate::ui::state::{Dispatch, Goal};
    use crate::ui::viewer::Settings;
    use yew::prelude::*;

    #[hook]
    pub fn use_found(_root: &NodeRef, _dispatch: &Dispatch) {}

    #[hook]
    pub fn use_goal(_root: &NodeRef, _goal: Option<&Goal>, _settings: &Settings) {}

    #[hook]
    pub fn use_announcer(_sentence: &str, _acted: bool) -> UseStateHandle<String> {
        use_state(String::new)
    }

    #[hook]
    pub fn use_top_on_typing(_pane: &NodeRef, _text: &str) {}
}
