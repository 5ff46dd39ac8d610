//! The headlines that are shown, each with what matched in it marked, and on demand the reason.

use super::locale::{DateStyle, Locale, direction};
use super::news::NewsPaneProps;
use super::viewer::Click;
use article_viewer_countries::{Country, Kind, Mention};
use article_viewer_headlines::{Facet, Query, Row, Selection, Store};
use article_viewer_model::Date;
use std::ops::Range;
use yew::prelude::*;

/// The rows, as many as stand in the page.
pub fn list(props: &NewsPaneProps, selection: &Selection) -> Html {
    let store = props.list.store.borrow();
    let shown = selection.rows.len();
    // Where not all stand in the page, each says where it stands in the whole.
    let sizes = (shown > props.limit).then_some(shown);
    selection
        .rows
        .iter()
        .take(props.limit)
        .enumerate()
        .map(|(index, row)| item(props, &store, *row as usize, selection, sizes.map(|size| (index + 1, size))))
        .collect()
}

fn item(
    props: &NewsPaneProps,
    store: &Store,
    index: usize,
    selection: &Selection,
    place: Option<(usize, usize)>,
) -> Html {
    let row = store.row(index);
    let (query, locale) = (&props.query, &props.locale);
    let words = html! { <span>{ marked(row.headline, &store.marks(index, query, selection)) }</span> };
    let date = row.date_published.and_then(Date::new).map(|date| {
        let style = if Some(date.parts().year) == props.year { DateStyle::Day } else { DateStyle::DayOfYear };
        html! {
            // The space belongs to the link: it is wider than a word's, and goes at a line break.
            <>{ " " }<time part="headline-date" datetime={date.shared()}>{ locale.date(&date, style) }</time></>
        }
    });
    let line = match row.url {
        Some(url) => html! {
            <a part="headline-link" href={url.to_owned()} onclick={follow(props, index)}>{ words }{ for date }</a>
        },
        None => html! { <span part="headline-link">{ words }{ for date }</span> },
    };
    html! {
        <li part="headline-item" key={index} lang={row.in_language.map(str::to_owned)} dir={row.in_language.map(direction)}
            aria-posinset={place.map(|(place, _)| place.to_string())} aria-setsize={place.map(|(_, size)| size.to_string())}>
            { line }
            if props.why && (!query.chosen.is_empty() || selection.hits.iter().any(|hit| hit.joins)) {
                { reason(&row, query, selection, locale) }
            }
        </li>
    }
}

/// The page may take the way to a headline itself.
fn follow(props: &NewsPaneProps, index: usize) -> Callback<MouseEvent> {
    let (onfollow, list) = (props.onfollow.clone(), props.list.clone());
    Callback::from(move |event: MouseEvent| {
        let click = {
            let store = list.store.borrow();
            let row = store.row(index);
            Click {
                headline: row.headline.to_owned(),
                url: row.url.unwrap_or_default().to_owned(),
                countries: row.countries.to_vec(),
            }
        };
        if !onfollow.emit(click) {
            event.prevent_default();
        }
    })
}

fn marked(text: &str, marks: &[Range<usize>]) -> Html {
    let mut at = 0;
    let mut out = Vec::with_capacity(marks.len() * 2 + 1);
    for mark in marks {
        if let (Some(before), Some(matched)) = (text.get(at..mark.start), text.get(mark.clone())) {
            if !before.is_empty() {
                out.push(html! { before.to_owned() });
            }
            out.push(html! { <mark part="mark">{ matched.to_owned() }</mark> });
            at = mark.end;
        }
    }
    out.push(html! { text.get(at..).unwrap_or_default().to_owned() });
    out.into_iter().collect()
}

/// Why a headline is shown: "Kazakhstan: *Karaganda*, a city". Only for what was chosen or typed; for all
/// its countries where only something is excluded.
fn reason(row: &Row<'_>, query: &Query, selection: &Selection, locale: &Locale) -> Html {
    let asked = |country: &&Country| {
        query.picked(Facet::Country(**country)) == Some(true)
            || selection.hits.iter().any(|hit| hit.joins && hit.country == **country)
    };
    let mut countries: Vec<&Country> = row.countries.iter().filter(asked).collect();
    if countries.is_empty() {
        countries = row.countries.iter().collect();
    }
    let named = countries.into_iter().map(|country| {
        let name = locale.country(*country);
        if row.given {
            return html! { <span>{ locale.phrase("given", &[("name", &name)]) }</span> };
        }
        let mut forms: Vec<(&str, Kind)> = Vec::new();
        for mention in row.mentions.iter().filter(|mention| mention.country == *country) {
            let form = form_of(row, mention);
            if !forms.contains(&(form, mention.kind)) {
                forms.push((form, mention.kind));
            }
        }
        let phrase = locale.phrase("reason", &[("name", &name)]);
        let (before, after) = phrase.split_once("{forms}").unwrap_or((&phrase, ""));
        html! {
            <span>
                { before.to_owned() }
                { for forms.iter().enumerate().map(|(index, (form, kind))| html! {
                    <>if index > 0 { { "; " } }{ called(form, *kind, locale) }</>
                }) }
                { after.to_owned() }
            </span>
        }
    });
    let none = html! { <span>{ locale.text("noCountry") }</span> };
    html! {
        <p part="reason" lang={locale.language()} dir={direction(&locale.language())}>
            if row.countries.is_empty() { { none } } else { { for named.map(|reason| html! { <>{ reason }{ " " }</> }) } }
        </p>
    }
}

fn form_of<'r>(row: &Row<'r>, mention: &Mention) -> &'r str {
    row.headline.get(mention.range.clone()).unwrap_or_default()
}

fn called(form: &str, kind: Kind, locale: &Locale) -> Html {
    let key = match kind {
        Kind::Capital => "asCapital",
        Kind::City => "asCity",
        Kind::Region => "asRegion",
        Kind::Seat => "asSeat",
        Kind::Adjective => "asAdjective",
        Kind::People => "asPeople",
        Kind::Official => "asOfficial",
        Kind::Name | Kind::Variant | Kind::Abbreviation => return html! { <em>{ form.to_owned() }</em> },
    };
    let phrase = locale.text(key);
    let (before, after) = phrase.split_once("{form}").unwrap_or(("", ""));
    html! { <>{ before.to_owned() }<em>{ form.to_owned() }</em>{ after.to_owned() }</> }
}
