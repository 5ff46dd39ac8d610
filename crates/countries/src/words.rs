//! Words: a text cut into folded words, and what stands between them. Every rule about apostrophes, points and hyphens
//! lives here; nothing here knows what a country is. Which words the gazetteer knows is in `vocabulary`.

use crate::fold::fold_char;
use crate::letters::{is_apostrophe, is_mark, is_word};

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gap {
    /// Only white space, or nothing.
    Space,
    /// One hyphen or short dash, without spaces.
    Hyphen,
    /// A point, as in `S.Korean`, `St. Lucia`, or at the end of a sentence.
    Point,
    /// A comma.
    Comma,
    /// A slash, without spaces.
    Slash,
    /// Any other punctuation, and the start of the text.
    Break,
}

/// A word of the text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    /// Where it stands in the text, without a possessive `'s`.
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Its number in the vocabulary, or [`UNKNOWN`].
    pub(crate) id: u16,
    /// The hash of its folded letters.
    pub(crate) hash: u32,
    pub(crate) flags: u16,
    pub(crate) gap: Gap,
}

/// The number of a word that the gazetteer does not know.
pub(crate) const UNKNOWN: u16 = u16::MAX;

/// The word begins with a capital (or is written like `eSwatini`).
pub(crate) const CAPITAL: u16 = 1;
/// It has a letter that is not a capital.
pub(crate) const LOWER: u16 = 2;
/// It is written with points, as in `U.S.`
pub(crate) const POINTS: u16 = 4;
/// A possessive `'s` came off.
pub(crate) const POSSESSIVE: u16 = 8;
/// It has a digit.
pub(crate) const DIGIT: u16 = 16;
/// It has one letter.
pub(crate) const SINGLE: u16 = 32;
/// It has a capital after its first letter: `DeAndre`, `McCain`, `NATO`.
pub(crate) const INNER_CAPITAL: u16 = 64;

impl Word {
    pub(crate) fn is(&self, flag: u16) -> bool {
        self.flags & flag != 0
    }
}

/// The longest folded word that is looked up, in bytes; a longer one is unknown.
const LONGEST: usize = 48;

/// Cuts a text into words, one a call.
pub(crate) struct Scanner<'a> {
    text: &'a str,
    at: usize,
    first: bool,
    folded: [u8; LONGEST],
    len: usize,
    pub(crate) hash: u32,
}

/// The step of the FNV-1a hash: short words, no allocation, no dependency.
const fn hash_step(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

/// The hash before that step.
pub(crate) const fn hash_before(hash: u32, byte: u8) -> u32 {
    hash.wrapping_mul(0x359c_449b) ^ byte as u32
}

const HASH_START: u32 = 0x811c_9dc5;

impl<'a> Scanner<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            first: true,
            folded: [0; LONGEST],
            len: 0,
            hash: HASH_START,
        }
    }

    /// The folded bytes of the word that [`next`](Self::next) returned last; none if it is too long.
    pub(crate) fn folded(&self) -> &[u8] {
        self.folded.get(..self.len).unwrap_or_default()
    }

    fn peek(&self, at: usize) -> Option<char> {
        let byte = *self.text.as_bytes().get(at)?;
        if byte < 0x80 {
            Some(char::from(byte))
        } else {
            self.text.get(at..)?.chars().next()
        }
    }

    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }

    fn push(&mut self, byte: u8) {
        if let Some(slot) = self.folded.get_mut(self.len) {
            *slot = byte;
        }
        self.len += 1;
        self.hash = hash_step(self.hash, byte);
    }

    fn push_folded(&mut self, c: char) {
        for letter in fold_char(c) {
            let mut buffer = [0; 4];
            for &byte in letter.encode_utf8(&mut buffer).as_bytes() {
                self.push(byte);
            }
        }
    }

    /// Passes over what stands before the next word.
    fn skip_gap(&mut self) -> Gap {
        let start = self.at;
        let mut gap = if self.first { Gap::Break } else { Gap::Space };
        let mut marks = 0;
        while let Some(c) = self.peek(self.at) {
            if c == '&' || is_word(c) && !is_mark(c) {
                break;
            }
            if !(c.is_ascii_whitespace()
                || is_mark(c)
                || matches!(
                    c,
                    '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}'
                ))
            {
                marks += 1;
                let kind = match c {
                    '-' | '‐' | '‑' | '–' => Gap::Hyphen,
                    '.' => Gap::Point,
                    ',' | '،' => Gap::Comma,
                    '/' => Gap::Slash,
                    _ => Gap::Break,
                };
                gap = if marks > 1 || self.first {
                    Gap::Break
                } else {
                    kind
                };
            }
            self.at += c.len_utf8();
        }
        let close = self.at - start <= 3 && !self.text.as_bytes()[start..self.at].contains(&b' ');
        if matches!(gap, Gap::Hyphen | Gap::Slash) && !close {
            Gap::Break
        } else {
            gap
        }
    }

    /// `U.S.`, `D.R.`, `U.A.E`: capitals with a point after each but perhaps the last.
    fn points(&mut self) -> bool {
        let single = |s: &Self, at: usize| {
            s.byte(at).is_ascii_uppercase()
                && !s.byte(at + 1).is_ascii_alphanumeric()
                && s.byte(at + 1) < 0x80
        };
        if !(single(self, self.at) && self.byte(self.at + 1) == b'.' && single(self, self.at + 2)) {
            return false;
        }
        loop {
            let letter = self.byte(self.at).to_ascii_lowercase();
            self.push(letter);
            self.at += 1;
            if self.byte(self.at) != b'.' {
                break;
            }
            self.at += 1;
            if !single(self, self.at) {
                break;
            }
        }
        true
    }

    /// Whether `'s`, or `'ll` and the like, stands at `at`; its length. Such an ending is no part of the word.
    fn ending(&self, at: usize) -> Option<usize> {
        let apostrophe = self.peek(at).filter(|&c| is_apostrophe(c))?.len_utf8();
        for ending in ["s", "d", "ll", "re", "ve"] {
            let end = at + apostrophe + ending.len();
            let fits = self
                .text
                .get(at + apostrophe..end)
                .is_some_and(|t| t.eq_ignore_ascii_case(ending));
            if fits && !self.peek(end).is_some_and(is_word) {
                return Some(apostrophe + ending.len());
            }
        }
        None
    }

    /// The next word, without its number.
    pub(crate) fn next_word(&mut self) -> Option<Word> {
        self.len = 0;
        self.hash = HASH_START;
        let gap = self.skip_gap();
        self.first = false;
        let start = self.at;
        let first = self.peek(start)?;
        let mut flags = 0;
        let mut end;
        if first == '&' {
            self.at += 1;
            end = self.at;
            for byte in *b"and" {
                self.push(byte);
            }
            flags |= LOWER;
        } else if self.points() {
            end = self.at;
            flags |= POINTS | CAPITAL | INNER_CAPITAL;
        } else {
            let mut letters = 0;
            end = start;
            while let Some(c) = self.peek(self.at) {
                if c.is_ascii_alphanumeric() {
                    self.push(c.to_ascii_lowercase() as u8);
                    flags |= match c {
                        'A'..='Z' if letters == 0 => CAPITAL,
                        // `eSwatini` and `iPhone` are capitalized words.
                        'A'..='Z' if letters == 1 => CAPITAL | INNER_CAPITAL,
                        'A'..='Z' => INNER_CAPITAL,
                        'a'..='z' => LOWER,
                        _ => DIGIT,
                    };
                    letters += 1;
                } else if is_apostrophe(c) {
                    let next = self.at + c.len_utf8();
                    if letters == 0
                        || !self.peek(next).is_some_and(is_word)
                        || self.ending(self.at).is_some()
                    {
                        break;
                    }
                } else if is_mark(c) {
                    self.at += c.len_utf8();
                    continue;
                } else if is_word(c) {
                    self.push_folded(c);
                    // What has no case (Arabic, Chinese) counts as capitalized: nothing there says it is not.
                    if crate::fold::lower(c) != c {
                        flags |= if letters == 0 { CAPITAL } else { INNER_CAPITAL };
                    } else if letters == 0 && c as u32 > 0x52F {
                        flags |= CAPITAL;
                    } else {
                        flags |= LOWER;
                    }
                    letters += 1;
                } else {
                    break;
                }
                self.at += c.len_utf8();
                end = self.at;
            }
            if letters <= 1 {
                flags |= SINGLE;
            }
        }
        if let Some(ending) = self.ending(self.at) {
            self.at += ending;
            flags |= POSSESSIVE;
        }
        if end == start {
            // Only an apostrophe in front of a word can get here, and it is a gap: never stand still.
            self.at = self.at.max(start + first.len_utf8());
            end = self.at;
        }
        Some(Word {
            start: start as u32,
            end: end as u32,
            id: UNKNOWN,
            hash: self.hash,
            flags,
            gap,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(String, Gap)> {
        let mut scanner = Scanner::new(text);
        let mut out = Vec::new();
        while let Some(word) = scanner.next_word() {
            out.push((
                String::from_utf8(scanner.folded().to_vec()).unwrap(),
                word.gap,
            ));
        }
        out
    }

    #[test]
    fn words_and_what_stands_between_them() {
        use Gap::{Break, Comma, Hyphen, Point, Slash, Space};
        for (text, words) in [
            ("Iran’s oil", vec![("iran", Break), ("oil", Space)]),
            ("Côte d'Ivoire", vec![("cote", Break), ("divoire", Space)]),
            ("S.Korean", vec![("s", Break), ("korean", Point)]),
            (
                "U.S.-led U.K.'s U.A.E",
                vec![
                    ("us", Break),
                    ("led", Hyphen),
                    ("uk", Space),
                    ("uae", Space),
                ],
            ),
            ("St. Lucia", vec![("st", Break), ("lucia", Point)]),
            (
                "Athens, Georgia",
                vec![("athens", Break), ("georgia", Comma)],
            ),
            (
                "Russia/Ukraine",
                vec![("russia", Break), ("ukraine", Slash)],
            ),
            ("Iran - Iraq", vec![("iran", Break), ("iraq", Break)]),
            (
                "Antigua & Barbuda",
                vec![("antigua", Break), ("and", Space), ("barbuda", Space)],
            ),
            ("'Iran' \"Iraq\"", vec![("iran", Break), ("iraq", Break)]),
            ("CHINA'S", vec![("china", Break)]),
            (
                "Azer\u{ad}bai\u{200b}jan\u{a0}votes",
                vec![("azerbaijan", Break), ("votes", Space)],
            ),
            (
                "\u{feff}Mali\u{200b}, Chad",
                vec![("mali", Break), ("chad", Comma)],
            ),
            ("'", vec![]),
            ("''s", vec![("s", Break)]),
        ] {
            let words: Vec<_> = words.into_iter().map(|(w, g)| (w.to_owned(), g)).collect();
            assert_eq!(cut(text), words, "{text}");
        }
    }

    #[test]
    fn flags_tell_how_a_word_is_written() {
        for (text, flags) in [
            ("Iran", CAPITAL | LOWER),
            ("iran", LOWER),
            ("IRAN", CAPITAL | INNER_CAPITAL),
            ("IRAN's", CAPITAL | INNER_CAPITAL | POSSESSIVE),
            ("U.S.", CAPITAL | INNER_CAPITAL | POINTS),
            ("eSwatini", CAPITAL | INNER_CAPITAL | LOWER),
            ("Ürümqi", CAPITAL | LOWER),
            ("A", CAPITAL | SINGLE),
            ("5G", DIGIT | CAPITAL | INNER_CAPITAL),
        ] {
            let word = Scanner::new(text).next_word().unwrap();
            assert_eq!(word.flags, flags, "{text}");
        }
    }
}
