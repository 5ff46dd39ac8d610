//! Headlines with their countries, and the scores that must not fall. `hard.tsv` was made to be hard, `world.tsv`
//! goes round the world; columns are id, headline, required codes, optional codes (neither asked for nor a fault).

use article_viewer_countries::{Country, Gazetteer};
use std::collections::BTreeSet;

#[test]
fn every_country_has_a_name_and_is_found_by_it() {
    let gazetteer = Gazetteer::english();
    for country in Country::all() {
        let name = gazetteer
            .name(country)
            .unwrap_or_else(|| panic!("{country} has no name"));
        let codes: Vec<_> = gazetteer
            .tag(&format!("Talks held in {name} today"))
            .iter()
            .map(|mention| mention.country)
            .collect();
        assert_eq!(codes, [country], "{name}");
    }
}

fn codes(text: &str) -> BTreeSet<&str> {
    text.split(' ').filter(|code| !code.is_empty()).collect()
}

/// F1 over all headlines; prints those that are wrong.
fn f1(gold: &str) -> f64 {
    let gazetteer = Gazetteer::english();
    let (mut hit, mut miss, mut false_alarm) = (0_u32, 0_u32, 0_u32);
    for line in gold.lines().skip(1) {
        let fields: Vec<_> = line.split('\t').collect();
        let [id, headline, required, optional] = fields[..] else {
            panic!("{line}")
        };
        let (required, optional) = (codes(required), codes(optional));
        for code in required.iter().chain(&optional) {
            assert!(Country::new(code).is_some(), "{id}: {code}");
        }
        let got: BTreeSet<_> = gazetteer
            .tag(headline)
            .iter()
            .map(|mention| mention.country.as_str())
            .collect();
        let missing: Vec<_> = required.difference(&got).collect();
        let extra: Vec<_> = got
            .iter()
            .filter(|code| !required.contains(*code) && !optional.contains(*code))
            .collect();
        hit += required.intersection(&got).count() as u32;
        miss += missing.len() as u32;
        false_alarm += extra.len() as u32;
        if !missing.is_empty() || !extra.is_empty() {
            println!("{id} -{missing:?} +{extra:?} {headline}");
        }
    }
    f64::from(2 * hit) / f64::from(2 * hit + miss + false_alarm)
}

#[test]
fn hard_headlines_keep_their_score() {
    assert!(f1(include_str!("hard.tsv")) >= 1.0);
}

#[test]
fn headlines_of_the_world_keep_their_score() {
    assert!(f1(include_str!("world.tsv")) >= 1.0);
}
