//! Places: which names are countries, and how a dateline's places are written in one line.

use crate::data::{fold, listed};
use crate::shape;
use std::collections::HashSet;
use std::sync::LazyLock;

static COUNTRIES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    listed(include_str!("../data/countries.tsv"))
        .flat_map(|(_, names)| names.map(fold))
        .collect()
});

/// Whether the text is a country's name, in one of the languages of the table.
pub(crate) fn is_country(text: &str) -> bool {
    COUNTRIES.contains(&fold(text))
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
    place
        .chars()
        .flat_map(|c| {
            let small = inside && c.is_alphabetic();
            inside = c.is_alphabetic() || (inside && c == '’');
            if small {
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

    #[test]
    fn the_town_comes_first_and_in_small_letters() {
        for (places, expected) in [
            (vec!["Azerbaijan", "Baku"], "Baku, Azerbaijan"),
            (vec!["BAKU", "Azerbaijan"], "Baku, Azerbaijan"),
            (vec!["NEW HARBOUR"], "New Harbour"),
            (vec!["PORT-AU-PRINCE"], "Port-Au-Prince"),
            (vec!["Россия", "Москва"], "Москва, Россия"),
            (vec!["WASHINGTON", "D.C."], "Washington, D.C."),
            (vec!["Baku"], "Baku"),
            (vec!["Norway", "Sweden"], "Norway, Sweden"),
        ] {
            assert_eq!(located(&places), expected);
        }
    }
}
