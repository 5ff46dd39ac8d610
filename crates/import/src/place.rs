//! Places: which names are countries, and how a dateline's places are written in one line.

use crate::data::{fold, listed};
use crate::shape;
use article_viewer_countries::{Gazetteer, Kind};
use std::collections::HashSet;
use std::sync::LazyLock;

static NAMES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let english = Gazetteer::english()
        .forms()
        .filter(|(.., kind)| matches!(kind, Kind::Name | Kind::Variant | Kind::Official))
        .map(|(name, ..)| fold(name));
    listed(include_str!("../data/countries.tsv"))
        .flat_map(|(_, names)| names.map(fold))
        .chain(english)
        .collect()
});

/// Without points.
static ABBREVIATIONS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    Gazetteer::english()
        .forms()
        .filter(|(.., kind)| *kind == Kind::Abbreviation)
        .map(|(form, ..)| form.replace('.', ""))
        .collect()
});

/// The text is a country's name, in English or a language of the table, or an abbreviation (`UK`, `U.S.`).
pub(crate) fn is_country(text: &str) -> bool {
    NAMES.contains(&fold(text)) || ABBREVIATIONS.contains(&text.replace('.', ""))
}

/// A dateline's places as one: the town first and the country last, capitals as in running text.
pub(crate) fn located(places: &[&str]) -> String {
    let mut places = places.to_vec();
    if places.len() > 1
        && is_country(places[0])
        && !places.iter().skip(1).any(|place| is_country(place))
    {
        places.rotate_left(1);
    }
    places
        .into_iter()
        .map(from_capitals)
        .collect::<Vec<_>>()
        .join(", ")
}

/// `NEW HARBOUR` as `New Harbour`; what is shortened (`D.C.`) or not in capitals stays.
fn from_capitals(place: &str) -> String {
    if !shape::is_capitals(place)
        || place.contains('.')
        || (place.chars().count() <= 3 && is_country(place))
    {
        return place.to_owned();
    }
    let mut inside = false;
    // In Turkish the small letter of I has no dot.
    let is_turkish = place.contains(['İ', 'Ğ', 'Ş']);
    place
        .chars()
        .flat_map(|c| {
            let small = inside && c.is_alphabetic();
            inside = c.is_alphabetic() || (inside && c == '’');
            if small && is_turkish && c == 'I' {
                vec!['ı']
            } else if small {
                c.to_lowercase().collect::<Vec<_>>()
            } else {
                vec![c]
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::rows;

    #[test]
    fn a_country_is_known_by_any_of_its_names() {
        for name in [
            "Norway",
            "NORWAY",
            "Burma",
            "Holland",
            "England",
            "UK",
            "U.K.",
            "U.S.A.",
            "Россия",
            "Fransa",
            "آمریکا",
            "Republic of Kazakhstan",
        ] {
            assert!(is_country(name), "{name}");
        }
        for name in ["Baku", "us", "Norwegian", "Texas", ""] {
            assert!(!is_country(name), "{name}");
        }
    }

    #[test]
    fn the_town_comes_first_and_in_small_letters() {
        for row in rows(include_str!("../tests/tables/places.txt")) {
            let [places, expected] = row[..] else {
                panic!("{row:?}")
            };
            let places: Vec<&str> = places.split('/').collect();
            assert_eq!(located(&places), expected);
        }
    }
}
