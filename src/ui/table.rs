//! The countries as a table of toggle buttons with counts. This is where typing acts: those that the text
//! names come first, the rest follow by their count under the text.

use super::choice::Choice;
use super::element::{Tagged, aria, nothing, press, space, tag, words};
use super::locale::Locale;
use super::news::{News, facet_name};
use super::reason::called;
use super::state::{Action, State};
use article_viewer_countries::fold::fold;
use article_viewer_headlines::{Facet, Hit, Selection, order};
use std::ops::Range;
use yew::Html;

/// So many countries stand in the table on a phone; the style sheet shows twelve where there is room.
const FEW: usize = 6;
const MANY: usize = 12;

/// The facets that the table shows, in its order: those that the text names, then the rest by their count under the
/// text.
pub(crate) fn arranged(state: &State, selection: &Selection, locale: &Locale) -> Vec<Facet> {
    let typed = !state.query.text.trim().is_empty();
    let mut shown: Vec<Facet> = selection
        .hits
        .iter()
        .map(|hit| Facet::Country(hit.country))
        .collect();
    let rest: Vec<Facet> = in_order(selection, locale)
        .into_iter()
        .filter(|facet| !shown.contains(facet))
        // Those without a headline under the text are left out, unless chosen or asked for.
        .filter(|facet| {
            !typed
                || state.all_countries
                || selection.count(*facet) > 0
                || state.query.picked(*facet).is_some()
        })
        .collect();
    let count = |index: usize| {
        if typed {
            selection.count(rest[index])
        } else {
            0
        }
    };
    let ordered = order(rest.len(), &|a, b| count(a) > count(b));
    shown.extend(ordered.into_iter().map(|index| rest[index]));
    if selection.total(Facet::NoCountry) > 0 && (!typed || selection.count(Facet::NoCountry) > 0) {
        shown.push(Facet::NoCountry);
    }
    shown
}

/// The table. Without a country there is none.
pub(crate) fn table(news: &News<'_>, facets: &[Facet]) -> Html {
    let News {
        state,
        selection,
        settings,
        locale,
        dispatch,
        ..
    } = *news;
    let whole = state.all_countries;
    let total = selection.countries().len();
    if total == 0 {
        return nothing();
    }
    let typed = !state.query.text.trim().is_empty();
    let first = selection.hits.first().map(|hit| hit.country);
    let mut cells = Vec::with_capacity(facets.len() + 1);
    for facet in facets {
        let named = |hit: &&Hit| Facet::Country(hit.country) == *facet;
        let hit = selection.hits.iter().find(named);
        let is_first = hit.is_some_and(|hit| Some(hit.country) == first);
        cells.push(cell(
            news,
            *facet,
            &facet_name(*facet, locale),
            hit,
            is_first,
        ));
    }
    if total > FEW {
        let more = tag!("button", {
            "part" => "country-more",
            "type" => "button",
            "aria-expanded" => aria(whole),
        }, [words(&locale.count("allCountries", total as u32, &[]))]);
        let more = more.on(press(dispatch, Action::AllCountries));
        let class = if total <= MANY { "more few" } else { "more" };
        cells.push(tag!("li", { "class" => class }, [more]).keyed("more"));
    }
    let title = settings.id("countries");
    let class = match (typed, whole) {
        (true, true) => "typed whole",
        (true, false) => "typed",
        (false, true) => "whole",
        (false, false) => "",
    };
    let heading = tag!(settings.heading(2), { "class" => "vh", "id" => title.clone() }, [words(&locale.text("countries"))]);
    let list = tag!("ul", { "part" => "country-list", "aria-labelledby" => title, "class" => class }, cells);
    tag!("div", { "class" => "facets" }, [heading, list])
}

/// The countries of the list, the most frequent first, among equals by name.
fn in_order(selection: &Selection, locale: &Locale) -> Vec<Facet> {
    let facets: Vec<Facet> = selection
        .countries()
        .into_iter()
        .map(Facet::Country)
        .collect();
    let names: Vec<String> = facets
        .iter()
        .map(|facet| fold(&facet_name(*facet, locale)))
        .collect();
    let before = |a: usize, b: usize| {
        let (many, more) = (selection.total(facets[a]), selection.total(facets[b]));
        many > more || (many == more && names[a] < names[b])
    };
    let order = order(facets.len(), &before).into_iter();
    order.map(|index| facets[index]).collect()
}

fn cell(news: &News<'_>, facet: Facet, name: &str, hit: Option<&Hit>, first: bool) -> Html {
    let News {
        state,
        selection,
        locale,
        dispatch,
        ..
    } = *news;
    let key = if first {
        let key = [words(&locale.text("enter"))];
        tag!("kbd", { "class" => "enter", "aria-hidden" => "true" }, key.into())
    } else {
        nothing()
    };
    let choice = Choice {
        part: Some("country"),
        facet,
        does: None,
        label: None,
        chosen: Some(aria(state.query.picked(facet) == Some(true))),
        action: Action::Press {
            facet,
            rest: hit.map(|hit| hit.rest.clone()),
        },
    };
    let shown = vec![
        tag!("span", {}, label(name, hit, locale)),
        space(),
        key,
        space(),
        tag!("span", { "part" => "count" }, [words(&locale.number(selection.count(facet)))]),
    ];
    let choice = choice.draw(shown, &state.query, news.settings, dispatch);
    let class = match (hit, facet) {
        (Some(_), _) => Some("hit"),
        (None, Facet::NoCountry) => Some("none"),
        _ => None,
    };
    tag!("li", { "class" => class }, [choice]).keyed(facet.code())
}

/// The name with what matched in bold; a place or an adjective that matched stands softly beside it.
fn label(name: &str, hit: Option<&Hit>, locale: &Locale) -> Vec<Html> {
    match hit {
        Some(hit) if *hit.form == *name => vec![tag!("span", {}, bold(name, &hit.matched))],
        Some(hit) => {
            let form = bold(&hit.form, &hit.matched);
            vec![
                tag!("span", {}, [words(name)]),
                space(),
                tag!("small", {}, called(form, hit.kind, locale)),
            ]
        }
        None => vec![tag!("span", {}, [words(name)])],
    }
}

fn bold(text: &str, range: &Range<usize>) -> Vec<Html> {
    match (
        text.get(..range.start),
        text.get(range.clone()),
        text.get(range.end..),
    ) {
        (Some(before), Some(matched), Some(after)) => {
            vec![words(before), tag!("b", {}, [words(matched)]), words(after)]
        }
        _ => vec![words(text)],
    }
}
