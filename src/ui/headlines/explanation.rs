//! Why a headline is shown: "Kazakhstan: *Karaganda*, a city".

use super::results::Results;
use crate::ui::locale::{Locale, direction};
use crate::ui::text::{space, text};
use crate::ui::view::View;
use article_viewer_countries::{Country, Kind};
use article_viewer_headlines::{Facet, Row};
use yew::{Html, html};

/// The reason under a headline: for what was chosen or typed, or for all its countries where only something
/// is excluded.
pub(super) fn explanation(view: &View, results: &Results, row: &Row<'_>) -> Html {
    let locale = &view.locale;
    let asked = |country: &Country| {
        let mut hits = results.selection.hits.iter();
        results.query.picked(Facet::Country(*country)) == Some(true)
            || hits.any(|hit| hit.joins && hit.country == *country)
    };
    let any = row.countries.iter().any(asked);
    let told = row.countries.iter().filter(|it| !any || asked(it));
    let mut reasons: Vec<Html> = told.map(|country| reason(row, *country, locale)).collect();
    if reasons.is_empty() {
        reasons.push(text(locale.text("noCountry")));
    }
    let language = locale.language();
    html! {
        <p part="reason" dir={direction(&language)} lang={language}>{ reasons }</p>
    }
}

fn reason(row: &Row<'_>, country: Country, locale: &Locale) -> Html {
    let name = locale.country(country);
    if row.given {
        let said = [&*locale.phrase("given", &[("name", &name)]), " "].concat();
        return html! { <span class="country-reason" key={said.clone()}>{ said }</span> };
    }
    let mut forms: Vec<(&str, Kind)> = Vec::new();
    let mentions = row.mentions.iter();
    for mention in mentions.filter(|mention| mention.country == country) {
        let form = row.headline.get(mention.range.clone()).unwrap_or_default();
        if !forms.contains(&(form, mention.kind)) {
            forms.push((form, mention.kind));
        }
    }
    // "{name}: {forms}": the forms come last in every language.
    let mut out = vec![text(
        locale.phrase("reason", &[("name", &name), ("forms", "")]),
    )];
    let mut key = String::from(&*name);
    for (index, (form, kind)) in forms.into_iter().enumerate() {
        if index > 0 {
            out.push(text("; "));
        }
        key.push_str(form);
        out.push(called(html! { <em>{ form.to_owned() }</em> }, kind, locale));
    }
    html! { <span class="country-reason" {key}>{ out }{ space() }</span> }
}

/// A form with what it is: "*Karaganda*, a city". A name needs no word beside it.
pub(super) fn called(form: Html, kind: Kind, locale: &Locale) -> Html {
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
    html! { <>{ text(before) }{ form }{ text(after) }</> }
}
