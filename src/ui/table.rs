//! The countries as a table of toggle buttons with counts. This is where typing acts: those that the text
//! names come first, the rest follow by their count under the text.

use super::locale::Locale;
use super::news::facet_name;
use super::shared::Shared;
use super::state::{Action, Dispatch};
use super::viewer::Settings;
use article_viewer_countries::Kind;
use article_viewer_headlines::{Facet, Hit, Names, Query, Selection};
use std::cmp::Reverse;
use std::ops::Range;
use yew::prelude::*;

/// So many countries stand in the table on a phone; the style sheet shows twelve where there is room.
const FEW: usize = 6;
const MANY: usize = 12;

/// The table. Without a country there is none.
pub fn table(
    query: &Query,
    selection: &Selection,
    names: &Shared<Names>,
    whole: bool,
    settings: &Settings,
    locale: &Locale,
    dispatch: &Dispatch,
) -> Html {
    let all = in_order(selection, locale);
    if all.is_empty() {
        return Html::default();
    }
    let total = all.len();
    let typed = !query.text.trim().is_empty();
    let mut cells: Vec<(Facet, String, Option<&Hit>)> = Vec::with_capacity(total);
    for hit in &selection.hits {
        let facet = Facet::Country(hit.country);
        cells.push((facet, facet_name(facet, locale), Some(hit)));
    }
    let mut rest: Vec<(Facet, String)> = all;
    rest.retain(|(facet, _)| !cells.iter().any(|(other, ..)| other == facet));
    if typed {
        // Those without a headline under the text are left out, unless chosen or asked for.
        rest.retain(|(facet, _)| whole || selection.count(*facet) > 0 || query.picked(*facet).is_some());
        rest.sort_by_key(|(facet, _)| Reverse(selection.count(*facet)));
    }
    cells.extend(rest.into_iter().map(|(facet, name)| (facet, name, None)));

    let title = settings.id("countries");
    let cell = |(index, (facet, name, hit)): (usize, &(Facet, String, Option<&Hit>))| {
        let enter = index == 0 && hit.is_some();
        html! {
            <li key={facet.code()} class={classes!(hit.is_some().then_some("hit"))}>
                { button(*facet, name, *hit, enter, query, selection, (names, locale, dispatch)) }
            </li>
        }
    };
    let none = selection.total(Facet::NoCountry) > 0 && (!typed || selection.count(Facet::NoCountry) > 0);
    let expand = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::AllCountries))
    };
    html! {
        <div class="facets">
            <@{settings.heading(2)} class="vh" id={title.clone()}>{ locale.text("countries") }</@>
            <ul part="country-list" aria-labelledby={title}
                class={classes!(typed.then_some("typed"), whole.then_some("whole"))}>
                { for cells.iter().enumerate().map(cell) }
                if none {
                    <li key="ZZ" class="none">
                        { button(Facet::NoCountry, &facet_name(Facet::NoCountry, locale), None, false, query, selection, (names, locale, dispatch)) }
                    </li>
                }
                if total > FEW {
                    <li key="more" class={classes!("more", (total <= MANY).then_some("few"))}>
                        <button part="country-more" type="button" aria-expanded={if whole { "true" } else { "false" }}
                            onclick={expand}>{ locale.count("allCountries", total as u32, &[]) }</button>
                    </li>
                }
            </ul>
        </div>
    }
}

/// The countries of the list, the most frequent first, among equals by name.
fn in_order(selection: &Selection, locale: &Locale) -> Vec<(Facet, String)> {
    let mut all: Vec<(Facet, String)> = selection
        .countries()
        .into_iter()
        .map(|country| (Facet::Country(country), locale.country(country)))
        .collect();
    all.sort_by(|(a, name), (b, other)| {
        selection.total(*b).cmp(&selection.total(*a)).then_with(|| {
            article_viewer_countries::fold::fold(name).cmp(&article_viewer_countries::fold::fold(other))
        })
    });
    all
}

fn button(
    facet: Facet,
    name: &str,
    hit: Option<&Hit>,
    enter: bool,
    query: &Query,
    selection: &Selection,
    (_, locale, dispatch): (&Shared<Names>, &Locale, &Dispatch),
) -> Html {
    let onclick = {
        let dispatch = dispatch.clone();
        let rest = hit.map(|hit| hit.rest.clone());
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Press { facet, rest: rest.clone() }))
    };
    let pressed = query.picked(facet) == Some(true);
    html! {
        <button part="country" type="button" data-c={facet.code()} {onclick}
            aria-pressed={if pressed { "true" } else { "false" }}>
            <span>{ called(name, hit, locale) }</span>
            { " " }
            if enter { <kbd class="enter" aria-hidden="true">{ locale.text("enter") }</kbd>{ " " } }
            <span part="count">{ locale.number(selection.count(facet)) }</span>
        </button>
    }
}

/// The name with what matched in bold; a place or an adjective that matched stands softly beside it.
fn called(name: &str, hit: Option<&Hit>, locale: &Locale) -> Html {
    let Some(hit) = hit else {
        return html! { <span>{ name.to_owned() }</span> };
    };
    if *hit.form == *name {
        return html! { <span>{ bold(name, &hit.matched) }</span> };
    }
    let key = match hit.kind {
        Kind::Capital => "asCapital",
        Kind::City => "asCity",
        Kind::Region => "asRegion",
        Kind::Seat => "asSeat",
        Kind::Adjective => "asAdjective",
        Kind::People => "asPeople",
        Kind::Official => "asOfficial",
        Kind::Name | Kind::Variant | Kind::Abbreviation => "",
    };
    let phrase = if key.is_empty() { "{form}".to_owned() } else { locale.phrase(key, &[]) };
    let (before, after) = phrase.split_once("{form}").unwrap_or(("", ""));
    html! {
        <>
            <span>{ name.to_owned() }</span>
            { " " }
            <small>{ before.to_owned() }{ bold(&hit.form, &hit.matched) }{ after.to_owned() }</small>
        </>
    }
}

fn bold(text: &str, range: &Range<usize>) -> Html {
    match (text.get(..range.start), text.get(range.clone()), text.get(range.end..)) {
        (Some(before), Some(matched), Some(after)) => html! {
            <>{ before.to_owned() }<b>{ matched.to_owned() }</b>{ after.to_owned() }</>
        },
        _ => html! { text.to_owned() },
    }
}
