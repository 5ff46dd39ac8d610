//! Headlines by kind, a file a kind in `kinds/`: what of its names means a country, and what not. Columns are headline,
//! required codes, optional codes (neither asked for nor a fault). A new case is a line.

use article_viewer_countries::Gazetteer;
use std::collections::BTreeSet;

/// The headlines of a kind that come out wrong, each with its codes.
fn faults(kind: &str) -> Vec<String> {
    let codes =
        |text: &str| -> BTreeSet<String> { text.split_whitespace().map(str::to_owned).collect() };
    let mut faults = Vec::new();
    for line in kind.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let fields: Vec<_> = line.split('\t').collect();
        let [headline, required, optional] = fields[..] else {
            panic!("{line}")
        };
        let mentions = Gazetteer::english().tag(headline);
        let found: BTreeSet<_> = mentions
            .iter()
            .map(|mention| mention.country.as_str().to_owned())
            .collect();
        let allowed: BTreeSet<_> = &codes(required) | &codes(optional);
        if !codes(required).is_subset(&found) || !found.is_subset(&allowed) {
            faults.push(format!("{headline}: {found:?}, not {required}"));
        }
    }
    faults
}

macro_rules! kinds {
    ($($name:ident: $file:literal,)*) => {$(
        #[test]
        fn $name() {
            let faults = faults(include_str!(concat!("kinds/", $file, ".tsv")));
            assert!(faults.is_empty(), "{faults:#?}");
        }
    )*};
}

kinds! {
    a_town_with_its_state_names_no_country: "towns-with-their-state",
    a_pair_of_countries_or_states_is_no_town: "pairs-that-are-no-town",
    the_country_behind_a_city_says_which_namesake_is_meant: "city-comma-country",
    an_institution_may_stand_before_the_state: "institutions-and-their-state",
    a_town_needs_no_state_where_its_name_is_known: "towns-without-a-state",
    a_name_may_have_another_country_in_it: "names-with-a-country-in-them",
    marks_inside_words_are_no_letters: "marks-inside-words",
    goods_and_clubs_are_no_persons_and_no_people: "persons-clubs-and-goods",
    a_region_has_more_than_one_spelling: "spellings-of-regions",
    a_region_with_a_common_name_needs_a_cue: "regions-by-a-cue",
}

#[test]
fn a_mention_is_cut_out_of_the_text_with_the_marks_inside_it_and_without_those_around() {
    let headline =
        "\u{feff}Gas for Tür\u{ad}ki\u{ad}ye\u{200b} and South\u{a0}Ko\u{ad}rea\u{ad}’s plants";
    let mentions = Gazetteer::english().tag(headline);
    let cut: Vec<_> = mentions
        .iter()
        .map(|mention| &headline[mention.range.clone()])
        .collect();
    assert_eq!(cut, ["Tür\u{ad}ki\u{ad}ye", "South\u{a0}Ko\u{ad}rea"]);
}
