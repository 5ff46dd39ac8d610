//! The sentence that says what is shown: "12 of 100 headlines [Türkiye ×] Why?". It is the control as well: a chip's name
//! turns it into its opposite, its × takes it away.

use super::facet_button::FacetButton;
use super::results::Results;
use crate::ui::locale::Locale;
use crate::ui::state::Action;
use crate::ui::text::{aria, cross, text};
use crate::ui::view::View;
use article_viewer_headlines::{Facet, Query};
use yew::{Html, html};

/// The sentence, the chips of what is chosen, and "Why?".
pub(super) fn status(view: &View, results: &Results) -> Html {
    let status = &results.status;
    let chosen = results.query.chosen.iter();
    let choices = [": ", &*status.choices].concat();
    html! {
        <div class="said">
            <p part="status">
                { text(&*status.sentence) }
                if !status.choices.is_empty() {
                    <span class="vh" key={choices.clone()}>{ choices }</span>
                }
            </p>
            <ul part="chips">
                { for chosen.map(|(facet, wanted)| chip(view, &results.query, *facet, *wanted)) }
            </ul>
            <button
                part="why"
                type="button"
                aria-pressed={aria(results.list.why)}
                hidden={!status.has_reasons}
                onclick={view.on_press(Action::Why)}
            >
                { text(view.locale.text("why")) }
            </button>
        </div>
    }
}

fn chip(view: &View, query: &Query, facet: Facet, wanted: bool) -> Html {
    let locale = &view.locale;
    let name = locale.facet(facet);
    let not = locale.phrase("not", &[("name", &name)]);
    // What it would become is said of what it is.
    let (label, shown) = if wanted {
        (
            locale.phrase("exclude", &[("name", &name)]),
            text(name.clone()),
        )
    } else {
        (
            locale.phrase("include", &[("name", &not)]),
            negated(&name, locale),
        )
    };
    let flip = FacetButton {
        does: Some("not"),
        label: Some(label),
        ..FacetButton::new(facet, Action::Flip(facet))
    };
    let remove = FacetButton {
        does: Some("off"),
        label: Some(locale.phrase("remove", &[("name", &name)])),
        ..FacetButton::new(facet, Action::Remove(facet))
    };
    html! {
        <li part="chip" key={facet.code()} Class={(!wanted).then_some("not")}>
            { flip.draw(view, query, shown) }
            { remove.draw(view, query, cross()) }
        </li>
    }
}

/// The word "not" of "not Russia" in italics, wherever the language puts it.
fn negated(name: &str, locale: &Locale) -> Html {
    let (before, after) = locale.around("not");
    html! {
        <>
            if !before.is_empty() { <i key={before}>{ before.to_owned() }</i> }
            { text(name) }
            if !after.is_empty() { <i key={after}>{ after.to_owned() }</i> }
        </>
    }
}
