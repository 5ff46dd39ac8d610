//! The countries as a table of toggle buttons with counts. This is where typing acts: those that the text
//! names come first, the rest follow by their count under the text.

use super::explanation::called;
use super::facet_button::FacetButton;
use super::results::Results;
use crate::ui::foreign::use_unit;
use crate::ui::locale::Locale;
use crate::ui::state::{Action, State};
use crate::ui::text::{Heading, aria, space, text};
use crate::ui::view::View;
use article_viewer_countries::fold::fold;
use article_viewer_headlines::{Facet as Choice, Hit, Query, Selection, order};
use std::rc::Rc;
use yew::{Html, Properties, component, html};

/// So many countries stand in the table on a phone, and so many that the text names anywhere; the style sheet shows
/// twelve in all where there is room.
const FEW: usize = 6;
const MANY: usize = 12;

/// The facets that the table shows, in its order: those that the text names, then the rest by their count under the
/// text.
pub(crate) fn arranged(state: &State, selection: &Selection, ranked: &[Choice]) -> Rc<[Choice]> {
    let typed = !state.query.text.trim().is_empty();
    let hits = selection.hits.iter();
    let mut shown: Vec<Choice> = hits.map(|hit| Choice::Country(hit.country)).collect();
    let rest: Vec<Choice> = ranked
        .iter()
        .copied()
        .filter(|facet| !shown.contains(facet))
        // Those without a headline under the text are left out, unless chosen or asked for.
        .filter(|facet| {
            !typed
                || state.list.all_countries
                || selection.count(*facet) > 0
                || state.query.picked(*facet).is_some()
        })
        .collect();
    if typed {
        let count = |index: usize| selection.count(rest[index]);
        let ordered = order(rest.len(), &|a, b| count(a) > count(b));
        shown.extend(ordered.into_iter().map(|index| rest[index]));
    } else {
        shown.extend(rest);
    }
    let none = Choice::NoCountry;
    if selection.total(none) > 0 && (!typed || selection.count(none) > 0) {
        shown.push(none);
    }
    shown.into()
}

/// The countries of the list, the most frequent first, among equals by name.
pub(crate) fn ranked(selection: &Selection, locale: &Locale) -> Vec<Choice> {
    let countries = selection.countries().into_iter().map(Choice::Country);
    let folded = countries.map(|facet| (facet, fold(&locale.facet(facet))));
    let facets: Vec<(Choice, String)> = folded.collect();
    let before = |a: usize, b: usize| {
        let ((a, name), (b, other)) = (&facets[a], &facets[b]);
        let (many, more) = (selection.total(*a), selection.total(*b));
        many > more || (many == more && name < other)
    };
    let order = order(facets.len(), &before).into_iter();
    order.map(|index| facets[index].0).collect()
}

/// The table: `all` of it, or what is seen of it. Without a country there is none.
pub(super) fn facets(view: &View, results: &Results, all: bool) -> Html {
    let locale = &view.locale;
    let total = results.selection.countries().len();
    if total == 0 {
        // The room that the table will take, so that no headline moves when it comes.
        return html! { if results.source.tagging { <div class="facets room"></div> } };
    }
    let heading = Heading {
        id: Some(view.options.part_id("countries")),
        class: Some("vh"),
        ..Heading::default()
    };
    let whole = results.list.all_countries;
    let hits = results.selection.hits.len();
    let is_seen = |place: usize| place < FEW.min(hits) || (hits..MANY).contains(&place);
    let drawn = results.facets.iter().enumerate();
    let drawn = drawn
        .filter(|(place, facet)| all || whole || is_seen(*place) || **facet == Choice::NoCountry);
    let class = match (results.is_typed(), whole) {
        (true, true) => Some("typed whole"),
        (true, false) => Some("typed"),
        (false, true) => Some("whole"),
        (false, false) => None,
    };
    let more_class = if total <= MANY { "more few" } else { "more" };
    html! {
        <div class="facets">
            { heading.draw(view.options.heading(2), text(locale.text("countries"))) }
            <ul part="country-list" aria-labelledby={view.options.part_id("countries")} Class={class}>
                // A list of its own: Yew goes by keys only where every child has one.
                <>{ for drawn.map(|(_, facet)| listed(view, results, *facet)) }</>
                if total > FEW {
                    <li key="more" Class={more_class}>
                        <button
                            part="country-more"
                            type="button"
                            aria-expanded={aria(whole)}
                            onclick={view.on_press(Action::AllCountries)}
                        >
                            { text(locale.count("allCountries", total as u32, &[])) }
                        </button>
                    </li>
                }
            </ul>
        </div>
    }
}

fn listed(view: &View, results: &Results, facet: Choice) -> Html {
    let hits = &results.selection.hits;
    let at = hits
        .iter()
        .position(|hit| Choice::Country(hit.country) == facet);
    // A link tells where it leads, which follows from all that is chosen.
    let query = (!view.options.address.is_empty()).then(|| results.query.clone());
    html! {
        <Facet
            key={facet.code()}
            view={view.clone()}
            {facet}
            count={results.selection.count(facet)}
            chosen={results.query.picked(facet) == Some(true)}
            hit={at.map(|at| hits[at].clone())}
            first={at == Some(0)}
            {query}
        />
    }
}

#[derive(Properties, PartialEq)]
struct FacetProps {
    view: View,
    facet: Choice,
    count: u32,
    chosen: bool,
    /// How the typed text names it.
    hit: Option<Hit>,
    /// Enter chooses it.
    first: bool,
    /// The query, where the filter stands in the page's address.
    query: Option<Query>,
}

/// A country with its count.
#[component]
fn Facet(props: &FacetProps) -> Html {
    let FacetProps {
        view, facet, hit, ..
    } = props;
    let (root, key) = use_unit(&view.foreign);
    let locale = &view.locale;
    let button = FacetButton {
        part: Some("country"),
        chosen: Some(props.chosen),
        ..FacetButton::new(
            *facet,
            Action::Press {
                facet: *facet,
                rest: hit.as_ref().map(|hit| hit.rest.clone()),
            },
        )
    };
    let count = locale.number(props.count);
    let inner = html! {
        <>
            { label(&locale.facet(*facet), hit.as_ref(), locale) }
            if props.first {
                <kbd class="enter" aria-hidden="true">{ text([&locale.text("enter"), " "].concat()) }</kbd>
            }
            <span part="count" key={&*count}>{ count.clone() }</span>
        </>
    };
    let class = match (hit, facet) {
        (Some(_), _) => "facet hit",
        (None, Choice::NoCountry) => "none",
        _ => "facet",
    };
    html! {
        <li ref={root} {key} Class={class}>
            { button.draw(view, props.query.as_ref().unwrap_or(&Query::default()), inner) }
        </li>
    }
}

/// The name with what matched in bold; a place or an adjective that matched stands softly beside it. The space before
/// the count is part of it, for the accessible name.
fn label(name: &str, hit: Option<&Hit>, locale: &Locale) -> Html {
    let spaced = [name, " "].concat();
    match hit {
        Some(hit) if *hit.form == *name => {
            html! { <span class="name">{ bold(hit) }{ space() }</span> }
        }
        Some(hit) => html! {
            <span class="name">
                { text(spaced) }
                <small>{ called(bold(hit), hit.kind, locale) }{ space() }</small>
            </span>
        },
        None => html! { <span class="name" key="name">{ spaced }</span> },
    }
}

/// The form that names a country, with what was typed of it in bold.
fn bold(hit: &Hit) -> Html {
    let form = &*hit.form;
    let (from, to) = (hit.matched.start, hit.matched.end);
    let (Some(before), Some(matched), Some(after)) =
        (form.get(..from), form.get(from..to), form.get(to..))
    else {
        return text(form);
    };
    let key = [form, before, "\n", matched].concat();
    html! {
        <span {key}>
            if !before.is_empty() { <span>{ before.to_owned() }</span> }
            <b>{ matched.to_owned() }</b>
            if !after.is_empty() { <span>{ after.to_owned() }</span> }
        </span>
    }
}
