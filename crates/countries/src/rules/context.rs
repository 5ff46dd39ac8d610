//! A headline as tagger and rules look at it: its words, how it uses capitals, and the forms found in it.

use super::rule::Rule;
use crate::country::Country;
use crate::gazetteer::{Gazetteer, class};
use crate::mention::Kind;
use crate::words::{CAPITAL, Gap, INNER_CAPITAL, LOWER, POINTS, Word};

/// The word "Turkey", and others that are food among words of the kitchen.
pub(crate) const EDIBLE: u64 = class(b'e');
/// The word "us".
pub(crate) const PRONOUN: u64 = class(b'u');

/// Institutions of a town: county, district, board, library, school.
pub(crate) const INSTITUTION: u8 = b'd';

/// How many words, and forms, before and behind a form the rules look at. As long as a headline, and what keeps a
/// line of a megabyte from taking the square of its length.
pub(crate) const WINDOW: usize = 24;

/// A form found in the text, with what the rules ask of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    /// The first of its words, and the one after its last.
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) form: u32,
    pub(crate) country: Country,
    pub(crate) kind: Kind,
    /// A namesake that is not the usual one.
    pub(crate) alternative: bool,
    /// A form that ends with a hyphen: "Sino-".
    pub(crate) combining: bool,
    pub(crate) rejected: Option<Rule>,
}

/// How a headline uses capitals, which tells what a capital says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    /// Capitals begin names only.
    Sentence,
    /// Capitals begin nearly every word.
    Title,
    /// Capitals throughout.
    Capitals,
}

/// Tells how a headline uses capitals. The first word and short ones tell nothing.
pub(crate) fn case(words: &[Word]) -> Case {
    let (mut shouted, mut lower, mut capital, mut small) = (0, 0, 0, 0);
    for (i, word) in words.iter().enumerate() {
        if word.is(LOWER) {
            lower += 1;
            if i > 0 && word.end - word.start >= 4 {
                if word.is(CAPITAL) {
                    capital += 1;
                } else {
                    small += 1;
                }
            }
        } else if word.is(INNER_CAPITAL) && !word.is(POINTS) {
            shouted += 1;
        }
    }
    if shouted >= 2 && lower * 5 <= shouted {
        Case::Capitals
    } else if capital >= 2 && small * 3 <= capital {
        Case::Title
    } else {
        Case::Sentence
    }
}

/// A headline, as the rules look at it.
pub(crate) struct Context<'a> {
    pub(crate) gazetteer: &'a Gazetteer,
    pub(crate) text: &'a str,
    pub(crate) words: &'a [Word],
    pub(crate) case: Case,
}

impl Context<'_> {
    pub(crate) fn word(&self, at: usize) -> Option<&Word> {
        self.words.get(at)
    }

    pub(crate) fn classes(&self, at: usize) -> u64 {
        self.words
            .get(at)
            .map_or(0, |word| self.gazetteer.vocabulary.classes(word.id))
    }

    /// A word is in one of the large classes, which are sets of hashes.
    pub(crate) fn is(&self, at: usize, set: u8) -> bool {
        self.words
            .get(at)
            .is_some_and(|word| self.gazetteer.in_set(set, word.hash))
    }

    /// The places of the words around one, without itself.
    pub(crate) fn around(&self, at: usize) -> impl Iterator<Item = usize> {
        (at.saturating_sub(WINDOW)..self.words.len().min(at + WINDOW))
            .filter(move |&other| other != at)
    }

    /// The word before, if only a space stands between; its place.
    pub(crate) fn before(&self, at: usize) -> Option<usize> {
        let gap = self.word(at)?.gap;
        if gap == Gap::Space {
            at.checked_sub(1)
        } else {
            None
        }
    }

    /// The word after, if only a space stands between.
    pub(crate) fn after(&self, end: usize) -> Option<&Word> {
        self.word(end).filter(|word| word.gap == Gap::Space)
    }

    pub(crate) fn ends(&self, word: &Word, ending: &str) -> bool {
        let written = self
            .text
            .get(word.start as usize..word.end as usize)
            .unwrap_or_default();
        let tail = written
            .len()
            .checked_sub(ending.len())
            .and_then(|from| written.get(from..));
        tail.is_some_and(|tail| tail.eq_ignore_ascii_case(ending)) && !written.ends_with("ss")
    }
}
