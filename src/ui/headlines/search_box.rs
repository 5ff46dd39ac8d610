//! The search field: plain, with its label, and no list of suggestions.

use super::results::Results;
use crate::ui::state::Action;
use crate::ui::text::{cross, text};
use crate::ui::view::View;
use article_viewer_headlines::Query;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::events::{InputEvent, KeyboardEvent};
use yew::{Callback, Html, html};

/// The code of a key that belongs to an input method, where a browser tells of it after the composition.
const COMPOSED: u32 = 229;

pub(super) fn search_box(view: &View, results: &Results) -> Html {
    let locale = &view.locale;
    let id = view.options.part_id("filter");
    let value = results.query.text.clone();
    html! {
        <div class="field">
            <label for={id.clone()} class="vh">{ text(locale.text("filterLabel")) }</label>
            <input
                part="filter-input"
                {id}
                type="search"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                enterkeyhint="search"
                placeholder={locale.text("filterPlaceholder")}
                {value}
                oninput={typing(view)}
                onkeydown={keys(view, results)}
            />
            <button
                part="filter-clear"
                type="button"
                aria-label={locale.text("clearText")}
                hidden={results.query.text.is_empty()}
                onclick={view.on_press(Action::ClearText)}
            >
                { cross() }
            </button>
        </div>
    }
}

fn typing(view: &View) -> Callback<InputEvent> {
    let dispatch = view.dispatch.clone();
    Callback::from(move |event: InputEvent| {
        let input = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            dispatch.emit(Action::Type(input.value()));
        }
    })
}

/// Enter chooses the first country that the text names, Escape takes away the text, then the choices.
fn keys(view: &View, results: &Results) -> Callback<KeyboardEvent> {
    let idle = results.query == Query::default();
    let dispatch = view.dispatch.clone();
    Callback::from(move |event: KeyboardEvent| {
        // While an input method composes, every key is its own: Enter ends a word, Escape takes it back.
        if event.is_composing() || event.key_code() == COMPOSED {
            return;
        }
        match event.key().as_str() {
            "Enter" => {
                event.prevent_default();
                dispatch.emit(Action::Enter);
            }
            "Escape" if !idle => {
                event.prevent_default();
                dispatch.emit(Action::Escape);
            }
            _ => {}
        }
    })
}
