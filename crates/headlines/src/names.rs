//! Which countries a typed text names, and by what.

use crate::words::{Initial, Initials, find_word, initials, order, words};
use article_viewer_countries::fold::{fold, fold_with_offsets};
use article_viewer_countries::{Country, Gazetteer, Kind};
use std::ops::Range;

/// The words of the longest names, as `Ilhas Geórgia do Sul e Sandwich do Sul` has eight.
const LONGEST: usize = 10;

/// Every form that a reader may type for a country: its names in the interface's and the article's language,
/// and all that the gazetteer knows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Names {
    forms: Vec<Form>,
}

#[derive(Debug, Clone, PartialEq)]
struct Form {
    country: Country,
    kind: Kind,
    shown: Box<str>,
    folded: Box<str>,
    initials: Initials,
}

/// A country that a text names, and the form that did it.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The country.
    pub country: Country,
    /// The form as it is shown, such as `Karaganda`.
    pub form: Box<str>,
    /// What the form is; [`Kind::Name`] for a display name.
    pub kind: Kind,
    /// The bytes of `form` that the text matched.
    pub matched: Range<usize>,
    /// The text begins one of the country's names, so its headlines join.
    pub joins: bool,
    /// What is left of the text once the country is chosen: the words that did not name it.
    pub rest: String,
}

impl Names {
    /// From display names; the first of a country is the one that is shown for it.
    pub fn new<'n>(names: impl IntoIterator<Item = (Country, &'n str)>) -> Self {
        let mut this = Self::default();
        for (country, name) in names {
            this.add(country, Kind::Name, name);
        }
        this
    }

    /// Adds all forms of a gazetteer.
    pub fn extend(&mut self, gazetteer: &Gazetteer) {
        for (form, country, kind) in gazetteer.forms() {
            self.add(country, kind, form);
        }
    }

    /// Adds a form.
    pub fn add(&mut self, country: Country, kind: Kind, form: &str) {
        let folded = fold(form);
        self.forms.push(Form {
            country,
            kind,
            shown: form.into(),
            initials: initials(&folded),
            folded: folded.into(),
        });
    }

    /// The countries that the text names, best first: those whose name it begins, then those that it names
    /// by a word inside a name, a place or an adjective. Order within is that of `weigh`, greatest first.
    pub fn hits(&self, text: &str, weigh: &dyn Fn(Country) -> u32) -> Vec<Hit> {
        let folded = fold(text);
        // "U.S." is "US": abbreviations are kept without their points.
        let typed: Vec<String> = words(&folded).into_iter().map(without_points).collect();
        if typed.is_empty() {
            return Vec::new();
        }
        let mut hits: Vec<(u8, Hit)> = Vec::new();
        // The whole text first, then every run of its words, longest first: what names a country may stand
        // beside words that don't. Words that have named one name no other: Papua New Guinea is not Guinea.
        let mut spent = vec![false; typed.len()];
        for len in (1..=typed.len().min(LONGEST)).rev() {
            for start in 0..=typed.len() - len {
                if spent[start..start + len].contains(&true) {
                    continue;
                }
                let needle = typed[start..start + len].join(" ");
                let whole = len == typed.len();
                if !whole && needle.chars().count() < 2 {
                    continue;
                }
                let rest = [&typed[..start], &typed[start + len..]].concat().join(" ");
                let named = self.hits_of(&needle, whole, &mut hits, &rest);
                spent[start..start + len].fill(named);
            }
        }
        hits.retain(|(_, hit)| weigh(hit.country) > 0);
        let before = |a: usize, b: usize| {
            let ((rank, a), (other, b)) = (&hits[a], &hits[b]);
            rank < other || (rank == other && weigh(a.country) > weigh(b.country))
        };
        order(hits.len(), &before)
            .into_iter()
            .map(|index| hits[index].1.clone())
            .collect()
    }

    /// Adds the countries that `needle` names; whether there is one.
    fn hits_of(&self, needle: &str, whole: bool, hits: &mut Vec<(u8, Hit)>, rest: &str) -> bool {
        let mut named = false;
        let initial = Initial::of(needle.as_bytes());
        for form in &self.forms {
            if !initial.is_in(form.initials[initial.column]) {
                continue;
            }
            // Part of a longer text names a country only by a whole form: "in" is not India, "of" not every
            // republic of something; nor is it Indiana, which datelines write so.
            let letters = needle.len() < 3 && !form.kind.is_name();
            if !whole && (letters || *form.folded != *needle) {
                continue;
            }
            let Some(at) = find_word(&form.folded, needle, 0) else {
                continue;
            };
            named = true;
            let joins = whole && at == 0 && form.kind.is_name();
            // "us" is the United States before it is the beginning of another's name.
            let rank = match (joins, form.kind) {
                (true, _) if form.folded.len() == needle.len() => 0,
                (true, _) => 1,
                (_, Kind::Name) => 2,
                // England is in the United Kingdom before New England is in the United States.
                _ if form.folded.len() == needle.len() => 3,
                _ if at == 0 => 4,
                _ => 5,
            };
            let known = hits.iter().position(|(_, hit)| hit.country == form.country);
            // Among places and their like the shortest form: Istanbul, not Istanbulites.
            let better = |(old, hit): &(u8, Hit)| {
                rank < *old
                    || (whole && rank > 2 && rank == *old && form.shown.len() < hit.form.len())
            };
            if known.is_some_and(|index| !better(&hits[index])) {
                continue;
            }
            let hit = Hit {
                country: form.country,
                form: form.shown.clone(),
                kind: form.kind,
                matched: fold_with_offsets(&form.shown).original(at..at + needle.len()),
                joins,
                rest: rest.to_owned(),
            };
            match known {
                Some(index) => hits[index] = (rank, hit),
                None => hits.push((rank, hit)),
            }
        }
        named
    }
}

/// Takes the points out of `u.s.` and leaves those of other words.
fn without_points(word: &str) -> String {
    let dotted = word.len() > 2 && word.split('.').all(|letter| letter.len() <= 1);
    word.chars().filter(|c| *c != '.' || !dotted).collect()
}
