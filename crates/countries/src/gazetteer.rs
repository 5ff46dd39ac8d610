//! The gazetteer: the forms that name countries in one language, and the patterns by which the tagger finds them. The
//! file that it is read from is next door, in `format`.

use crate::country::Country;
use crate::mention::Kind;
use crate::vocabulary::Vocabulary;
use crate::words::UNKNOWN;
use crate::wordset::WordSet;
use std::fmt;

/// Why bytes are no gazetteer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GazetteerError {
    /// The bytes are not UTF-8.
    NotText,
    /// The first line is not `gaz1`, so it is another file, or one of a newer version.
    Version,
    /// The line with this number, counted from 1, is none of the kinds of lines, or too long.
    Line(usize),
}

impl fmt::Display for GazetteerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotText => f.write_str("the gazetteer is not UTF-8 text"),
            Self::Version => f.write_str("the gazetteer does not begin with the line \"gaz1\""),
            Self::Line(line) => {
                f.write_str("the gazetteer's line ")?;
                fmt::Display::fmt(line, f)?;
                f.write_str(" is no country, phrase or class")
            }
        }
    }
}

impl std::error::Error for GazetteerError {}

/// A form, as displayed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Form {
    pub(crate) start: u32,
    pub(crate) len: u16,
    pub(crate) country: Country,
    pub(crate) kind: Kind,
    /// It means something only behind a town and a comma: "TX", "Mass."
    pub(crate) dateline: bool,
}

/// A row of words that names a country, or that means none.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pattern {
    /// Where its words stand in `elements`.
    pub(crate) start: u32,
    /// How many there are.
    pub(crate) len: u8,
    /// The spelling that its first word must have in the text: `CAPITAL`, `INNER_CAPITAL` for capitals throughout, `POINTS`.
    pub(crate) spelling: u16,
    /// The form that it is, or [`PHRASE`].
    pub(crate) target: u32,
    /// The next pattern that begins with the same word; none longer.
    pub(crate) next: u32,
}

impl Pattern {
    pub(crate) fn is_alternative(&self) -> bool {
        self.spelling & ALTERNATIVE != 0
    }

    pub(crate) fn is_combining(&self) -> bool {
        self.spelling & COMBINING != 0
    }
}

// What a form asks or is, beside the flags of words that it asks for.
/// Its first word is "The", which may be small; the second has the capital.
pub(crate) const THE: u16 = 1 << 8;
/// A comma and a capitalized word must stand in front.
pub(crate) const COMMA: u16 = 1 << 9;
/// A point must follow.
pub(crate) const STOP: u16 = 1 << 10;
/// Letter for letter, accents too.
pub(crate) const EXACT: u16 = 1 << 11;
/// It is the less usual of two namesakes, or needs a cue.
pub(crate) const ALTERNATIVE: u16 = 1 << 12;
/// It stands before a hyphen and an adjective.
pub(crate) const COMBINING: u16 = 1 << 13;

/// The target of a phrase that means no country.
pub(crate) const PHRASE: u32 = u32::MAX;

/// In a pattern, numbers from here up are classes, not words.
pub(crate) const CLASS: u16 = 0x8000;
/// In a phrase, this bit of a word says that a hyphen stands before it.
pub(crate) const MARK: u16 = 0x4000;

/// The forms that name countries in one language, and what the tagger must know of that language's words.
#[derive(Debug, Default)]
pub struct Gazetteer {
    /// The displayed forms, one after another.
    pub(crate) text: String,
    pub(crate) forms: Vec<Form>,
    /// For each country the number of its first form of kind `Name`.
    pub(crate) names: Vec<Option<u32>>,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) patterns: Vec<Pattern>,
    pub(crate) elements: Vec<u16>,
    /// Classes that are sets of hashes, each with its letter.
    pub(crate) sets: Vec<(u8, WordSet)>,
}

/// The class bit of a letter.
pub(crate) const fn class(letter: u8) -> u64 {
    match letter {
        b'a'..=b'z' => 1 << (letter - b'a'),
        b'A'..=b'Z' => 1 << (letter - b'A' + 26),
        _ => 0,
    }
}

impl Gazetteer {
    /// The words of a pattern: for each its number, whether that is a class, and whether a hyphen must stand
    /// before it.
    pub(crate) fn elements(&self, pattern: &Pattern) -> &[u16] {
        let start = pattern.start as usize;
        self.elements
            .get(start..start + usize::from(pattern.len))
            .unwrap_or_default()
    }

    /// A word of the text, by its number, fits a word of a pattern.
    pub(crate) fn fits(&self, element: u16, id: u16) -> bool {
        if element >= CLASS {
            id != UNKNOWN && self.vocabulary.classes(id) >> (element & 63) & 1 == 1
        } else {
            element & !MARK == id
        }
    }

    /// The word of a phrase was written with a hyphen before it.
    pub(crate) fn hyphenated(element: u16) -> bool {
        element < CLASS && element & MARK != 0
    }

    /// A word of the text, by its hash, is in a class that is a set of hashes.
    pub(crate) fn in_set(&self, letter: u8, hash: u32) -> bool {
        self.sets
            .iter()
            .any(|(other, set)| *other == letter && set.contains(hash))
    }

    /// A form by its number: as displayed, its country, and what it is to it.
    pub fn form(&self, index: u32) -> Option<(&str, Country, Kind)> {
        let form = self.forms.get(index as usize)?;
        let start = form.start as usize;
        Some((
            self.text.get(start..start + usize::from(form.len))?,
            form.country,
            form.kind,
        ))
    }

    /// A form means something only in a dateline: "TX" behind "Dallas,".
    pub(crate) fn is_dateline(&self, form: u32) -> bool {
        self.forms
            .get(form as usize)
            .is_some_and(|form| form.dateline)
    }

    /// The forms that a reader may type, in the order of their numbers: all but those of datelines.
    pub fn forms(&self) -> impl Iterator<Item = (&str, Country, Kind)> + '_ {
        (0..self.forms.len() as u32)
            .filter(|&form| !self.is_dateline(form))
            .filter_map(|index| self.form(index))
    }

    /// A country's name on display, such as "Türkiye".
    pub fn name(&self, country: Country) -> Option<&str> {
        let number = (*self.names.get(country.index())?)?;
        self.form(number).map(|(name, _, _)| name)
    }
}
