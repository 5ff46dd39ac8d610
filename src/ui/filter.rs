//! The field and the sentence under it, which is the control: "12 of 100 headlines [Türkiye ×] Why?".

use super::choice::Choice;
use super::element::{Slot, Tagged, aria, input, join, nothing, on, press, tag, words};
use super::locale::Locale;
use super::news::{Said, facet_name};
use super::settings::Settings;
use super::state::{Action, Dispatch, Place};
use article_viewer_headlines::{Facet, Query, Selection};
use std::rc::Rc;
use yew::Html;
use yew::events::{Event, KeyboardEvent};
use yew::virtual_dom::{Listener, ListenerKind};

/// The search field: plain, with its label, and no list of suggestions.
pub(crate) fn field(
    query: &Query,
    selection: &Selection,
    settings: &Settings,
    locale: &Locale,
    dispatch: &Dispatch,
) -> Html {
    let id = settings.id("filter");
    let label = tag!("label", { "for" => id.clone(), "class" => "vh" }, [words(&locale.text("filterLabel"))]);
    let field = input(
        &[
            "part",
            "id",
            "type",
            "autocomplete",
            "autocapitalize",
            "spellcheck",
            "enterkeyhint",
            "placeholder",
        ],
        &[
            Slot::from(&"filter-input"),
            Slot::from(&id),
            Slot::from(&"search"),
            Slot::from(&"off"),
            Slot::from(&"none"),
            Slot::from(&"false"),
            Slot::from(&"search"),
            Slot::from(&locale.text("filterPlaceholder")),
        ],
        &query.text,
        [typing(dispatch), keys(query, selection, dispatch)],
    );
    let clear = tag!("button", {
        "part" => "filter-clear",
        "type" => "button",
        "aria-label" => locale.text("clearText"),
        "hidden" => query.text.is_empty(),
    }, [cross()]);
    tag!("div", { "class" => "field" }, [label, field, clear.on(press(dispatch, Action::ClearText))])
}

/// Enter chooses the first country that the text names, Escape takes away the text, then the choices.
fn keys(query: &Query, selection: &Selection, dispatch: &Dispatch) -> Rc<dyn Listener> {
    let first = selection.hits.first();
    let first = first.map(|hit| (Facet::Country(hit.country), hit.rest.clone()));
    let idle = *query == Query::default();
    let dispatch = dispatch.clone();
    on(
        || ListenerKind::onkeydown,
        Box::new(move |event: Event| {
            let Some(key) = keyboard(&event) else { return };
            // While an input method composes, every key is its own: Enter ends a word, Escape takes it back. (Safari
            // ends the composition before it tells of the key, which has the code 229 then.)
            if key.is_composing() || key.key_code() == 229 {
                return;
            }
            match key.key().as_str() {
                "Enter" => {
                    event.prevent_default();
                    if let Some((facet, rest)) = &first {
                        dispatch.emit(Action::Press {
                            facet: *facet,
                            rest: Some(rest.clone()),
                        });
                        dispatch.emit(Action::Go(Place::Field));
                    }
                }
                "Escape" if !idle => {
                    event.prevent_default();
                    dispatch.emit(Action::Escape);
                }
                _ => {}
            }
        }),
    )
}

fn typing(dispatch: &Dispatch) -> Rc<dyn Listener> {
    let dispatch = dispatch.clone();
    on(
        || ListenerKind::oninput,
        Box::new(move |event: Event| {
            if let Some(text) = value_of(&event) {
                dispatch.emit(Action::Type(text));
            }
        }),
    )
}

#[cfg(feature = "csr")]
fn keyboard(event: &Event) -> Option<KeyboardEvent> {
    use wasm_bindgen::JsCast;
    event.dyn_ref::<KeyboardEvent>().cloned()
}

#[cfg(feature = "csr")]
fn value_of(event: &Event) -> Option<String> {
    use yew::html::TargetCast;
    Some(
        event
            .target_dyn_into::<web_sys::HtmlInputElement>()?
            .value(),
    )
}

/// Natively nobody types.
#[cfg(not(feature = "csr"))]
fn keyboard(_: &Event) -> Option<KeyboardEvent> {
    None
}

#[cfg(not(feature = "csr"))]
fn value_of(_: &Event) -> Option<String> {
    None
}

/// What is shown, in words, and what it is shown for, in chips.
pub(crate) fn sentence(
    query: &Query,
    said: &Said,
    why: bool,
    settings: &Settings,
    locale: &Locale,
    dispatch: &Dispatch,
) -> Html {
    let choices = if said.choices.is_empty() {
        nothing()
    } else {
        tag!("span", { "class" => "vh" }, [words(&join(&[": ", &said.choices]))])
    };
    let chip = |(facet, wanted): &(Facet, bool)| {
        let name = facet_name(*facet, locale);
        let phrase = if *wanted { "exclude" } else { "include" };
        let (shown, text) = if *wanted {
            (name.clone(), vec![words(&name)])
        } else {
            (
                locale.phrase("not", &[("name", &name)]),
                negated(&name, locale),
            )
        };
        let choice = |does, label, action, text| {
            let choice = Choice {
                part: None,
                facet: *facet,
                does: Some(does),
                label: Some(label),
                chosen: None,
                action,
            };
            choice.draw(text, query, settings, dispatch)
        };
        let flipped = locale.phrase(phrase, &[("name", &shown)]);
        let removed = locale.phrase("remove", &[("name", &name)]);
        tag!("li", { "part" => "chip", "class" => (!wanted).then_some("not") }, [
            choice("not", flipped, Action::Flip(*facet), text),
            choice("off", removed, Action::Remove(*facet), vec![cross()]),
        ])
        .keyed(facet.code())
    };
    // A chip: its name turns it into its opposite, its × takes it away.
    let chips = query.chosen.iter().map(chip).collect();
    let why = tag!("button", {
        "part" => "why",
        "type" => "button",
        "aria-pressed" => aria(why),
        "hidden" => !said.has_reasons,
    }, [words(&locale.text("why"))]);
    tag!("div", { "class" => "said" }, [
        tag!("p", { "part" => "status" }, [words(&said.sentence), choices]),
        tag!("ul", { "part" => "chips" }, chips),
        why.on(press(dispatch, Action::Why)),
    ])
}

/// The word "not" of "not Russia" in italics, wherever the language puts it.
fn negated(name: &str, locale: &Locale) -> Vec<Html> {
    let (before, after) = locale.around("not");
    let side = |side: &str| {
        if side.is_empty() {
            nothing()
        } else {
            tag!("i", {}, [words(side)])
        }
    };
    vec![side(before), words(name), side(after)]
}

fn cross() -> Html {
    tag!("span", { "class" => "x", "aria-hidden" => "true" }, [])
}
