//! Why a headline is shown: "Kazakhstan: *Karaganda*, a city".

use super::element::{space, tag, words};
use super::locale::{Locale, direction};
use super::news::News;
use article_viewer_countries::{Country, Kind};
use article_viewer_headlines::{Facet, Row};
use yew::Html;

/// The reason under a headline: for what was chosen or typed, or for all its countries where only something
/// is excluded.
pub(crate) fn reason(news: &News<'_>, row: &Row<'_>) -> Html {
    let locale = news.locale;
    let asked = |country: Country| {
        news.state.query.picked(Facet::Country(country)) == Some(true)
            || news
                .selection
                .hits
                .iter()
                .any(|hit| hit.joins && hit.country == country)
    };
    let any = row.countries.iter().any(|country| asked(*country));
    let mut reasons = Vec::new();
    for country in row
        .countries
        .iter()
        .filter(|country| !any || asked(**country))
    {
        reasons.push(tag!("span", {}, named(row, *country, locale)));
        reasons.push(space());
    }
    if reasons.is_empty() {
        reasons.push(tag!("span", {}, [words(&locale.text("noCountry"))]));
    }
    tag!("p", {
        "part" => "reason",
        "lang" => locale.language(),
        "dir" => direction(&locale.language()),
    }, reasons)
}

fn named(row: &Row<'_>, country: Country, locale: &Locale) -> Vec<Html> {
    let name = locale.country(country);
    if row.given {
        return vec![words(&locale.phrase("given", &[("name", &name)]))];
    }
    let mut forms: Vec<(&str, Kind)> = Vec::new();
    for mention in row
        .mentions
        .iter()
        .filter(|mention| mention.country == country)
    {
        let form = row.headline.get(mention.range.clone()).unwrap_or_default();
        if !forms.contains(&(form, mention.kind)) {
            forms.push((form, mention.kind));
        }
    }
    // "{name}: {forms}": the forms come last in every language.
    let mut out = vec![words(
        &locale.phrase("reason", &[("name", &name), ("forms", "")]),
    )];
    for (index, (form, kind)) in forms.into_iter().enumerate() {
        if index > 0 {
            out.push(words("; "));
        }
        out.extend(called(vec![tag!("em", {}, [words(form)])], kind, locale));
    }
    out
}

/// A form with what it is: "*Karaganda*, a city". A name needs no word beside it.
pub(crate) fn called(form: Vec<Html>, kind: Kind, locale: &Locale) -> Vec<Html> {
    let key = match kind {
        Kind::Capital => "asCapital",
        Kind::City => "asCity",
        Kind::Region => "asRegion",
        Kind::Seat => "asSeat",
        Kind::Adjective => "asAdjective",
        Kind::People => "asPeople",
        Kind::Official => "asOfficial",
        Kind::Name | Kind::Variant | Kind::Abbreviation => return form,
    };
    let (before, after) = locale.around(key);
    let mut out = form;
    out.insert(0, words(before));
    out.push(words(after));
    out
}
