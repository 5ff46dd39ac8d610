//! Which countries a typed text names, and by what.

use crate::words::{find_word, words};
use article_viewer_countries::fold::{fold, fold_with_offsets};
use article_viewer_countries::{Country, Gazetteer, Kind};
use std::ops::Range;

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
        self.forms.push(Form { country, kind, shown: form.into(), folded: fold(form).into() });
    }

    /// The countries that the text names, best first: those whose name it begins, then those that it names
    /// by a word inside a name, a place or an adjective. Order within is that of `weigh`, greatest first.
    pub fn hits(&self, text: &str, weigh: impl Fn(Country) -> u32) -> Vec<Hit> {
        let folded = fold(text);
        let typed = words(&folded);
        if typed.is_empty() {
            return Vec::new();
        }
        let mut hits: Vec<(u8, Hit)> = Vec::new();
        // The whole text first, then every run of its words, longest first: what names a country may stand
        // beside words that don't.
        for len in (1..=typed.len().min(6)).rev() {
            for start in 0..=typed.len() - len {
                let needle = typed[start..start + len].join(" ");
                let whole = len == typed.len();
                if !whole && needle.chars().count() < 2 {
                    continue;
                }
                self.hits_of(&needle, whole, &mut hits, || {
                    let mut rest = typed.clone();
                    rest.drain(start..start + len);
                    rest.join(" ")
                });
            }
        }
        hits.retain(|(_, hit)| weigh(hit.country) > 0);
        hits.sort_by(|(rank, a), (other, b)| {
            rank.cmp(other).then_with(|| weigh(b.country).cmp(&weigh(a.country)))
        });
        hits.into_iter().map(|(_, hit)| hit).collect()
    }

    fn hits_of(&self, needle: &str, whole: bool, hits: &mut Vec<(u8, Hit)>, rest: impl Fn() -> String) {
        for form in &self.forms {
            // Part of a longer text names a country only by a whole word, or "in" would be India.
            let found = find_word(&form.folded, needle)
                .find(|at| whole || starts_and_ends(&form.folded, *at, needle.len()));
            let Some(at) = found else { continue };
            let joins = whole && at == 0 && form.kind.is_name();
            let rank = match (joins, form.kind) {
                (true, _) => 0,
                (_, Kind::Name) => 1,
                _ => 2,
            };
            let known = hits.iter().position(|(_, hit)| hit.country == form.country);
            if known.is_some_and(|index| hits[index].0 <= rank) {
                continue;
            }
            let hit = Hit {
                country: form.country,
                form: form.shown.clone(),
                kind: form.kind,
                matched: fold_with_offsets(&form.shown).original(at..at + needle.len()),
                joins,
                rest: rest(),
            };
            match known {
                Some(index) => hits[index] = (rank, hit),
                None => hits.push((rank, hit)),
            }
        }
    }
}

fn starts_and_ends(form: &str, at: usize, len: usize) -> bool {
    form[at + len..].chars().next().is_none_or(|c| !c.is_alphanumeric())
}
