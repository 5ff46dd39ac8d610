//! Which countries a typed text names, and by what.

use crate::index::Index;
use crate::spelling::{Spelling, find};
use crate::words::{find_word, order, words};
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
    /// The hash of each form: what passes over the parts of a longer text that are none, as most are.
    hashes: Vec<u32>,
    /// How the words of the folded forms begin.
    index: Index,
}

#[derive(Debug, Clone, PartialEq)]
struct Form {
    country: Country,
    kind: Kind,
    shown: Box<str>,
    folded: Box<str>,
    /// The form in the one spelling, where that is not `folded`.
    spelled: Option<Box<str>>,
    /// How many bytes of either are the article that stands first.
    article: u8,
}

/// How a form and a text are compared. Both ways are needed: "st" begins "St. Lucia" as it is written, and "sain" as
/// it is spelled.
#[derive(Clone, Copy)]
enum By<'t> {
    /// Letter by letter.
    Letters(&'t str),
    /// In the one spelling.
    Spelling(&'t str),
}

impl By<'_> {
    fn text(&self) -> &str {
        let (Self::Letters(text) | Self::Spelling(text)) = self;
        text
    }
}

/// How a text names a country, the best last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Naming {
    None,
    /// It stands inside a form.
    Inside,
    /// It begins a form, such as a place.
    Begins,
    /// It begins one of the names.
    Joins,
}

/// Where a text stands in a form.
struct Match {
    at: usize,
    end: usize,
    /// It begins the form, or what follows the form's article.
    begins: bool,
    /// It is all of the form, or of what follows the article.
    is_all: bool,
}

impl Form {
    fn find(&self, by: By<'_>) -> Option<Match> {
        let (text, (at, end)) = match by {
            By::Letters(typed) => {
                let at = find_word(&self.folded, typed, 0)?;
                (&self.folded, (at, at + typed.len()))
            }
            By::Spelling(typed) => {
                let spelled = self.spelled.as_ref().unwrap_or(&self.folded);
                (spelled, find(spelled, typed)?)
            }
        };
        let begins = at == 0 || at == usize::from(self.article);
        Some(Match {
            at,
            end,
            begins,
            is_all: begins && end == text.len(),
        })
    }

    /// The bytes of the form as shown that were matched.
    fn matched(&self, by: By<'_>, found: &Match) -> Range<usize> {
        let (start, end) = match by {
            By::Letters(_) => (found.at, found.end),
            By::Spelling(_) => Spelling::of(&self.folded).source(found.at, found.end),
        };
        fold_with_offsets(&self.shown).original(start..end)
    }
}

/// A country that a text names, and the form that did it.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The country.
    pub country: Country,
    /// The form as it is shown, such as `Karaganda`.
    pub form: Box<str>,
    /// The kind of the form; [`Kind::Name`] for a display name.
    pub kind: Kind,
    /// The bytes of `form` that the text matched.
    pub matched: Range<usize>,
    /// The text begins one of the country's names, so its headlines join.
    pub joins: bool,
    /// The words of the text that did not name the country: the text once it is chosen.
    pub rest: String,
}

/// The part of what a reader typed that may name a country.
struct Needle<'t> {
    text: &'t str,
    /// It is all that was typed.
    whole: bool,
    /// The other words.
    rest: &'t str,
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
        let spelling = Spelling::of(&folded);
        self.hashes.push(spelling.hash());
        self.index.push(&folded);
        self.forms.push(Form {
            country,
            kind,
            shown: form.into(),
            article: spelling.article as u8,
            spelled: (spelling.text != folded).then(|| spelling.text.into()),
            folded: folded.into(),
        });
    }

    /// The countries that the text names, best first: those whose name it begins, then those that it names
    /// by a word inside a name, a place or an adjective. However the text is spelled: "n korea" and "saint-martin" begin
    /// names too. Order within is that of `weigh`, greatest first.
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
                let rest = [&typed[..start], &typed[start + len..]].concat().join(" ");
                let needle = Needle {
                    text: &needle,
                    whole,
                    rest: &rest,
                };
                let named = self.hits_of(&needle, &mut hits);
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

    /// Adds the countries that `needle` names, and says if there is one. Without an article in front only if the text
    /// begins nothing with it: "la p" is La Paz before it is the beginning of Portugal.
    fn hits_of(&self, needle: &Needle<'_>, hits: &mut Vec<(u8, Hit)>) -> bool {
        let text = needle.text;
        let spelling = Spelling::of(text);
        if !needle.whole && !self.hashes.contains(&spelling.hash()) {
            return false;
        }
        let bare = text.get(spelling.bare_from()..).unwrap_or_default();
        let mut best = Naming::None;
        for (letters, spelled) in [(text, &*spelling.text), (bare, spelling.bare())] {
            best = best.max(self.hits_by(By::Letters(letters), needle, hits));
            // "n." is N. Korea before it is all that begins with an N.
            if best < Naming::Joins {
                best = best.max(self.hits_by(By::Spelling(spelled), needle, hits));
            }
            if best >= Naming::Begins {
                break;
            }
        }
        best > Naming::None
    }

    /// Adds the countries that a text names by this comparison; how it names the best of them.
    fn hits_by(&self, by: By<'_>, needle: &Needle<'_>, hits: &mut Vec<(u8, Hit)>) -> Naming {
        let whole = needle.whole;
        let mut best = Naming::None;
        let text = by.text();
        if text.is_empty() || (!whole && text.chars().nth(1).is_none()) {
            return best;
        }
        // Of a spelling only the first letter is sure: "divoire" is looked for in "d'ivoire".
        let sure = match by {
            By::Letters(_) => text,
            By::Spelling(_) => text
                .chars()
                .next()
                .map_or("", |first| &text[..first.len_utf8()]),
        };
        for form in self.index.texts(sure) {
            let form = &self.forms[form as usize];
            // Part of a longer text names a country only by a whole form: "in" is not India, "of" not every
            // republic of something; nor is it Indiana, which datelines write so.
            let letters = text.len() < 3 && !form.kind.is_name();
            if !whole && letters {
                continue;
            }
            let Some(found) = form.find(by).filter(|found| whole || found.is_all) else {
                continue;
            };
            let joins = whole && found.begins && form.kind.is_name();
            best = best.max(match found.begins {
                true if joins => Naming::Joins,
                true => Naming::Begins,
                false => Naming::Inside,
            });
            // "us" is the United States before it is the beginning of another's name.
            let rank = match (joins, form.kind) {
                (true, _) if found.is_all => 0,
                (true, _) => 1,
                (_, Kind::Name) => 2,
                // England is in the United Kingdom before New England is in the United States.
                _ if found.is_all => 3,
                _ if found.begins => 4,
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
                matched: form.matched(by, &found),
                joins,
                rest: needle.rest.to_owned(),
            };
            match known {
                Some(index) => hits[index] = (rank, hit),
                None => hits.push((rank, hit)),
            }
        }
        best
    }
}

/// Takes the points out of `u.s.` and leaves those of other words.
fn without_points(word: &str) -> String {
    let dotted = word.len() > 2 && word.split('.').all(|letter| letter.len() <= 1);
    word.chars().filter(|c| *c != '.' || !dotted).collect()
}
