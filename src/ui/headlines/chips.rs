//! What is chosen, as chips: a chip's name turns it into its opposite, its × takes it away.

use super::facet_button::FacetButton;
use super::status::facet_name;
use crate::ui::locale::Locale;
use crate::ui::state::Action;
use crate::ui::text::text;
use crate::ui::view::View;
use article_viewer_headlines::{Facet, Query};
use yew::{Html, html};

pub(super) fn chips(view: &View, query: &Query) -> Html {
    html! {
        <ul part="chips">
            { for query.chosen.iter().map(|(facet, wanted)| chip(view, query, *facet, *wanted)) }
        </ul>
    }
}

fn chip(view: &View, query: &Query, facet: Facet, wanted: bool) -> Html {
    let locale = &view.locale;
    let name = facet_name(facet, locale);
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
        <li part="chip" key={facet.code()} class={(!wanted).then_some("not")}>
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

/// The sign of a button that takes something away.
pub(super) fn cross() -> Html {
    html! { <span class="x" aria-hidden="true"></span> }
}
