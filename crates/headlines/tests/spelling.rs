//! However a reader spells a country, the text names it: shortened, with and without hyphens, apostrophes, points,
//! articles and "and". The cases are lines of `spellings.txt`; below them, the same of every country by rule.

#![allow(clippy::unwrap_used)] // A test that can't go on should stop.

use article_viewer_countries::{Country, Gazetteer, Kind};
use article_viewer_headlines::{Hit, Names};

/// Display names as English has them, and all forms of the gazetteer.
fn names() -> Names {
    let gazetteer = Gazetteer::english();
    let named = |country| Some((country, gazetteer.name(country)?));
    let mut names = Names::new(Country::all().filter_map(named));
    names.extend(gazetteer);
    names
}

fn country(code: &str) -> Country {
    Country::new(code).unwrap()
}

/// A way to spell a name.
type Spell<'s> = &'s dyn Fn(&str) -> String;

/// The first country, with `+` if its headlines join; `-` if there is none.
fn first(hits: &[Hit]) -> String {
    let joins = |hit: &Hit| if hit.joins { "+" } else { "" };
    let first = hits.first();
    first.map_or("-".into(), |hit| format!("{}{}", hit.country, joins(hit)))
}

#[test]
fn a_country_is_named_however_it_is_spelled() {
    let names = names();
    let lines = include_str!("spellings.txt").lines();
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (typed, expected) = line.split_once("  ").unwrap();
        let mut codes = expected.split_whitespace();
        let expected = codes.next().unwrap();
        assert_eq!(first(&names.hits(typed, &|_| 1)), expected, "{typed}");
        for other in codes {
            let weigh = |of| if of == country(other) { 1_000 } else { 1 };
            let first = first(&names.hits(typed, &weigh));
            assert!(!first.starts_with(other), "{typed}: {other} is first");
        }
    }
}

#[test]
fn every_name_may_be_spelled_so() {
    let (gazetteer, names) = (Gazetteer::english(), names());
    let ways: [(&str, Spell); 11] = [
        ("an article in front", &|name| {
            format!("the {}", name.trim_start_matches("El "))
        }),
        ("hyphens for spaces", &|name| name.replace(' ', "-")),
        ("spaces for hyphens", &|name| name.replace('-', " ")),
        ("no apostrophe", &|name| name.replace('’', "")),
        ("a space for it", &|name| name.replace('’', " ")),
        ("and", &|name| name.replace('&', "and")),
        ("no and", &|name| name.replace(" &", "")),
        ("saint", &|name| name.replace("St.", "Saint")),
        ("st", &|name| name.replace("St.", "St")),
        ("a letter of the compass", &|name| compass(name, " ")),
        ("with a point", &|name| compass(name, ". ")),
    ];
    for country in Country::all() {
        let name = gazetteer.name(country).unwrap();
        for (way, spell) in &ways {
            let typed = spell(name);
            let hits = names.hits(&typed, &|_| 1);
            assert_eq!(first(&hits), format!("{country}+"), "{typed}: {way}");
            assert_eq!(hits[0].rest, "", "{typed}");
            let beside = names.hits(&format!("quiet {typed} harbours"), &|_| 1);
            assert_eq!(beside[0].country, country, "{typed}: {way}, beside others");
            assert_eq!(beside[0].rest, "quiet harbours", "{typed}");
            // From the fourth letter of the name on, its headlines are there while it is typed, unless the
            // text is all of another's name, as "the U.S." on the way to the Outlying Islands.
            let from = typed.len() - name.len().min(typed.len()) + 4;
            for end in (from..typed.len()).filter(|end| typed.is_char_boundary(*end)) {
                let hits = names.hits(&typed[..end], &|_| 1);
                let mut joining = hits.iter().filter(|hit| hit.joins);
                let stays = joining.any(|hit| hit.country == country);
                let whole = hits
                    .first()
                    .is_some_and(|hit| hit.matched == (0..hit.form.len()));
                assert!(stays || whole, "{:?} of {typed}", &typed[..end]);
            }
        }
    }
}

/// A name whose first word is a quarter of the compass, with its letter.
fn compass(name: &str, after: &str) -> String {
    let (first, others) = name.split_once(' ').unwrap_or((name, ""));
    match first.trim_end_matches("ern") {
        "North" | "South" | "East" | "West" => [&first[..1], after, others].concat(),
        _ => name.to_owned(),
    }
}

#[test]
fn names_of_other_languages_may_be_spelled_so() {
    let mut names = names();
    for (code, name) in [
        ("KP", "Corée du Nord"),
        ("CG", "République de l’Équateur bleu"),
        ("CI", "Côte d’Ivoire"),
        ("FR", "France"),
        ("IT", "Italie"),
        ("MF", "Saint-Martin"),
        ("LC", "Sainte-Lucie"),
        ("BA", "Bosnien und Herzegowina"),
        ("BA", "Босния и Герцеговина"),
        ("CH", "Schweiz"),
        ("DO", "Den Dominikanske Republik"),
        ("BR", "Brasil"),
        ("BA", "ボスニア・ヘルツェゴビナ"),
        ("GR", "Ελλάδα"),
    ] {
        names.add(country(code), Kind::Name, name);
    }
    for (typed, named) in [
        ("coree du nord", "KP+"),
        ("coree nord", "KP+"),
        ("la coree du n", "KP+"),
        ("la côte divoire", "CI+"),
        ("la france", "FR+"),
        ("l'italie", "IT+"),
        ("l’ita", "IT+"),
        ("ste lucie", "LC+"),
        ("sainte lucie", "LC+"),
        ("bosnien-herzegowina", "BA+"),
        ("bosnien & herz", "BA+"),
        ("босния-герцеговина", "BA+"),
        ("die schweiz", "CH+"),
        ("dominikanske", "DO+"),
        ("o brasil", "BR+"),
        ("ボスニア ヘルツェゴビナ", "BA+"),
        ("ボスニアヘルツェゴビナ", "BA+"),
        ("η ελλάδα", "GR+"),
    ] {
        assert_eq!(first(&names.hits(typed, &|_| 1)), named, "{typed}");
    }
}

#[test]
fn what_was_matched_is_the_name_as_it_is_written() {
    let names = names();
    for (typed, form, matched, rest) in [
        ("n k", "North Korea", "North K", ""),
        ("the neth", "Netherlands", "Neth", ""),
        ("saint-m", "St. Martin", "St. M", ""),
        ("cote div", "Côte d’Ivoire", "Côte d’Iv", ""),
        ("cote d i", "Côte d’Ivoire", "Côte d’I", ""),
        ("bosnia herz", "Bosnia & Herzegovina", "Bosnia & Herz", ""),
        ("papua-new", "Papua New Guinea", "Papua New", ""),
        ("the bahamas", "The Bahamas", "The Bahamas", ""),
        ("N. Korea’s oil-rich", "", "", ""),
        ("n korea oil-rich", "North Korea", "North Korea", "oil-rich"),
        ("oil in the us now", "US", "US", "oil in now"),
        ("and the UK", "UK", "UK", "and"),
        (
            "s korea and n. korea",
            "South Korea",
            "South Korea",
            "and n. korea",
        ),
    ] {
        let hits = names.hits(typed, &|of| 1 + u32::from(of == country("KR")));
        let first = hits.first();
        let got = first.map_or(("", "", ""), |hit| {
            (&*hit.form, &hit.form[hit.matched.clone()], &*hit.rest)
        });
        assert_eq!(got, (form, matched, rest), "{typed}");
    }
}
