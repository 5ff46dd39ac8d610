//! The field and the sentence under it, which is the control: "12 of 100 headlines [Türkiye ×] Why?".

use super::locale::Locale;
use super::news::{Said, facet_name};
use super::state::{Action, Dispatch};
use super::viewer::Settings;
use article_viewer_headlines::{Facet, Query, Selection};
use yew::prelude::*;

/// The search field: plain, with its label, and no list of suggestions.
pub fn field(
    query: &Query,
    selection: &Selection,
    settings: &Settings,
    locale: &Locale,
    dispatch: &Dispatch,
) -> Html {
    let id = settings.id("filter");
    let first = selection.hits.first().map(|hit| Action::Press {
        facet: Facet::Country(hit.country),
        rest: Some(hit.rest.clone()),
    });
    let idle = *query == Query::default();
    let onkeydown = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            // Not while an input method composes: there, Enter ends a word.
            "Enter" if !event.is_composing() => {
                event.prevent_default();
                if let Some(press) = first.clone() {
                    dispatch.dispatch(press);
                    dispatch.dispatch(Action::Go(super::state::Place::Field));
                }
            }
            "Escape" if !idle => {
                event.prevent_default();
                dispatch.dispatch(Action::Escape);
            }
            _ => {}
        })
    };
    let oninput = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(text) = value_of(&event) {
                dispatch.dispatch(Action::Type(text));
            }
        })
    };
    let clear = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::ClearText))
    };
    html! {
        <div class="field">
            <label for={id.clone()} class="vh">{ locale.text("filterLabel") }</label>
            <input part="filter-input" {id} type="search" autocomplete="off" autocapitalize="none" spellcheck="false"
                enterkeyhint="search" placeholder={locale.text("filterPlaceholder")}
                value={query.text.clone()} {oninput} {onkeydown} />
            <button part="filter-clear" type="button" aria-label={locale.text("clearText")} onclick={clear}
                hidden={query.text.is_empty()}><span class="x" aria-hidden="true"></span></button>
        </div>
    }
}

#[cfg(feature = "web")]
fn value_of(event: &InputEvent) -> Option<String> {
    Some(event.target_dyn_into::<web_sys::HtmlInputElement>()?.value())
}

/// Natively nobody types.
#[cfg(not(feature = "web"))]
fn value_of(_: &InputEvent) -> Option<String> {
    None
}

/// What is shown, in words, and what it is shown for, in chips.
pub fn sentence(query: &Query, said: &Said, why: bool, locale: &Locale, dispatch: &Dispatch) -> Html {
    let on = |action: Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action.clone()))
    };
    let chip = |(facet, wanted): &(Facet, bool)| {
        let name = facet_name(*facet, locale);
        let shown = if *wanted { name.clone() } else { locale.phrase("not", &[("name", &name)]) };
        let flip = locale.phrase(if *wanted { "exclude" } else { "include" }, &[("name", &shown)]);
        html! {
            <li part="chip" class={classes!((!wanted).then_some("not"))} key={facet.code()}>
                <button type="button" data-c={facet.code()} data-do="not" aria-label={flip} onclick={on(Action::Flip(*facet))}>
                    { negated(&shown, &name, *wanted) }
                </button>
                <button type="button" data-c={facet.code()} data-do="off" aria-label={locale.phrase("remove", &[("name", &name)])}
                    onclick={on(Action::Remove(*facet))}><span class="x" aria-hidden="true"></span></button>
            </li>
        }
    };
    html! {
        <div class="said">
            <p part="status">
                { said.sentence.clone() }
                if !said.choices.is_empty() { <span class="vh">{ ": " }{ said.choices.clone() }</span> }
            </p>
            <ul part="chips">{ for query.chosen.iter().map(chip) }</ul>
            <button part="why" type="button" aria-pressed={if why { "true" } else { "false" }} hidden={!said.has_reasons}
                onclick={on(Action::Why)}>{ locale.text("why") }</button>
        </div>
    }
}

/// The word "not" of "not Russia" in italics, wherever the language puts it.
fn negated(shown: &str, name: &str, wanted: bool) -> Html {
    match shown.split_once(name) {
        Some((before, after)) if !wanted => html! {
            <>
                if !before.is_empty() { <i>{ before.to_owned() }</i> }
                { name.to_owned() }
                if !after.is_empty() { <i>{ after.to_owned() }</i> }
            </>
        },
        _ => html! { shown.to_owned() },
    }
}
