//! The gazetteer's file: one compact format for every language, made by `crates/countries/gazetteer/` and read here.
//!
//! # The format
//!
//! UTF-8 lines. The first is `gaz1` and may go on with a language. Then come the lines of the countries, in the
//! order of the codes and empty where there is nothing to say; others may stand between them.
//!
//! * `Azerbaijan2Republic of ~4~i,Azeri6Baku`: a country. Names come first; a digit begins the forms of another
//!   [`Kind`], in the order of [`Kind::ALL`]; commas part them; `~` stands for the country's first name; a
//!   form that begins with `-` is the form before it with that ending. In English, without official names it is a
//!   "Republic of ~", and adjectives that end in one of `nibtko` have their plural for the people. A form asks of the text what its own
//!   first word shows: an initial capital, capitals throughout (`UAE`), points (`N.J.`). `;` in
//!   front asks for a comma there (`;TX`), and a point that ends such a form for that too (`;Mass.`). At the end, `-`
//!   makes a combining form (`Sino-`), `!` asks for the very accents (`Réunion!`), `?` marks the less usual of two
//!   namesakes (`Dominican?` of Dominica), or a region that needs a cue (`Delta?`).
//! * `-guinea pig/fowl,%p prejudice`: phrases that mean no country, consumed by longest match. `/` parts
//!   alternatives for one word, `%p` is any word of class `p`.
//! * `@p in near`: words of a class, for phrases and for the rules of the tagger. Classes are letters.
//! * `#g 590 6 Ab…`: a class as a set of hashes, see `wordset`.
//!
//! Marks behind a form of one word put that word into a class: `*` h, `+` i, `^` y, `_` c, `$` w; what the classes
//! mean stands in `rules`.

use crate::country::Country;
use crate::gazetteer::{
    ALTERNATIVE, CLASS, COMBINING, COMMA, EXACT, Form, Gazetteer, GazetteerError, MARK, PHRASE,
    Pattern, STOP, THE, class,
};
use crate::mention::Kind;
use crate::vocabulary::NO_PATTERN;
use crate::words::{CAPITAL, INNER_CAPITAL, LOWER, POINTS, SINGLE, Scanner};
use crate::wordset::WordSet;

/// The text before and behind the first `at`, which must be ASCII. One function for all, since each of the standard
/// library's searchers is half a kilobyte of WebAssembly.
#[inline(never)]
fn cut(text: &str, at: u8) -> (&str, &str) {
    let end = text
        .bytes()
        .position(|byte| byte == at)
        .unwrap_or(text.len());
    (
        text.get(..end).unwrap_or_default(),
        text.get(end + 1..).unwrap_or_default(),
    )
}

/// How many parts `cut` finds.
#[inline(never)]
fn parts(text: &str, at: u8) -> usize {
    text.bytes().filter(|&byte| byte == at).count() + 1
}

/// A form without the marks behind it.
#[inline(never)]
fn bare(form: &str) -> &str {
    let mut end = form.len();
    while end > 0
        && matches!(
            form.as_bytes()[end - 1],
            b'!' | b'?' | b'*' | b'+' | b'^' | b'_' | b'$'
        )
    {
        end -= 1;
    }
    form.get(..end).unwrap_or_default()
}

impl Gazetteer {
    /// Reads a gazetteer's file. Any bytes whatever give a gazetteer or an error, never a panic.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, GazetteerError> {
        read(bytes)
    }

    /// The English gazetteer, read once.
    ///
    /// # Panics
    ///
    /// Never: the file is generated, and a test reads it. If it could not be read, it would be empty.
    #[cfg(feature = "english")]
    pub fn english() -> &'static Gazetteer {
        use std::sync::OnceLock;
        static ENGLISH: OnceLock<Gazetteer> = OnceLock::new();
        ENGLISH
            .get_or_init(|| Self::from_bytes(include_bytes!("../data/en.gaz")).unwrap_or_default())
    }
}

fn read(bytes: &[u8]) -> Result<Gazetteer, GazetteerError> {
    let text = std::str::from_utf8(bytes).map_err(|_| GazetteerError::NotText)?;
    let (head, body) = cut(text, b'\n');
    let (version, language) = cut(head, b' ');
    if version != "gaz1" {
        return Err(GazetteerError::Version);
    }
    let mut gazetteer = Gazetteer {
        names: vec![None; Country::COUNT],
        ..Gazetteer::default()
    };
    // Classes come first, since a phrase that begins with one begins with each of its words.
    for classes in [true, false] {
        let mut country = 0;
        let mut number = 1;
        let mut rest = body;
        while !rest.is_empty() {
            let (line, after) = cut(rest, b'\n');
            rest = after;
            number += 1;
            let (first, fields) = line.split_at_checked(1).unwrap_or_default();
            if (first == "@") != classes {
                continue;
            }
            let (letter, content) = cut(fields, b' ');
            let letter = letter.as_bytes().first().copied().unwrap_or(0);
            let read = match first {
                "@" => gazetteer.read_class(class(letter), content),
                "#" => WordSet::read(content).map(|set| gazetteer.sets.push((letter, set))),
                "-" => gazetteer.read_phrases(fields),
                _ => {
                    country += 1;
                    Country::from_index(country - 1)
                        .and_then(|country| gazetteer.read_country(country, line, language == "en"))
                }
            };
            if read.is_none() {
                return Err(GazetteerError::Line(number));
            }
        }
    }
    Ok(gazetteer)
}

impl Gazetteer {
    fn read_class(&mut self, class: u64, words: &str) -> Option<()> {
        let mut ids = Vec::new();
        if class == 0 || !self.vocabulary.intern_all(words, &mut ids) {
            return None;
        }
        for id in ids {
            self.vocabulary.add_class(id, class);
        }
        Some(())
    }

    fn read_country(&mut self, country: Country, line: &str, english: bool) -> Option<()> {
        let mut rest = line;
        let mut kind = Kind::Name;
        let mut republic = english && !line.is_empty();
        let mut name = String::new();
        let mut last = String::new();
        while !rest.is_empty() {
            let first = *rest.as_bytes().first()?;
            if first.is_ascii_digit() {
                kind = *Kind::ALL.get(usize::from(first - b'0'))?;
                republic &= kind != Kind::Official;
            }
            let skipped = usize::from(first.is_ascii_digit() || first == b',');
            let ends = |byte: &u8| *byte == b',' || byte.is_ascii_digit();
            let end = rest.as_bytes().get(skipped..)?.iter().position(ends);
            let end = end.map_or(rest.len(), |end| end + skipped);
            let item = rest.get(skipped..end)?;
            rest = rest.get(end..)?;
            if item.is_empty() {
                continue;
            }
            let (before, after) = cut(item, b'~');
            if let Some(ending) = item.strip_prefix('-') {
                last.truncate(bare(&last).len());
                last.push_str(ending);
            } else {
                last.clear();
                last.push_str(before);
                if before.len() < item.len() {
                    last.push_str(&name);
                    last.push_str(after);
                }
            }
            if name.is_empty() {
                name.push_str(bare(&last));
            }
            self.add_form(country, kind, &last)?;
            let adjective = bare(&last).len();
            if english
                && kind == Kind::Adjective
                && matches!(
                    last.as_bytes().get(adjective.wrapping_sub(1)),
                    Some(b'n' | b'i' | b'b' | b't' | b'k' | b'o')
                )
            {
                let mut people = last.clone();
                people.insert(adjective, 's');
                self.add_form(country, Kind::People, &people)?;
            }
        }
        if republic {
            name.insert_str(0, "Republic of ");
            self.add_form(country, Kind::Official, &name)?;
        }
        Some(())
    }

    fn add_form(&mut self, country: Country, kind: Kind, written: &str) -> Option<()> {
        let number = self.forms.len() as u32;
        let mut form = bare(written);
        let mut spelling = 0;
        let mut classes = 0;
        for mark in written.bytes().skip(form.len()) {
            match mark {
                b'$' => classes |= class(b'w'),
                b'_' => classes |= class(b'c'),
                b'^' => classes |= class(b'y'),
                b'+' => classes |= class(b'i'),
                b'*' => classes |= class(b'h'),
                b'?' => spelling |= ALTERNATIVE,
                _ => spelling |= EXACT,
            }
        }
        if let Some(rest) = form.strip_suffix('-') {
            form = rest;
            spelling |= COMBINING;
        }
        if let Some(rest) = form.strip_prefix(';') {
            form = rest;
            spelling |= if form.ends_with('.') {
                COMMA | STOP
            } else {
                COMMA
            };
        }
        let start = self.elements.len();
        if !self.vocabulary.intern_all(form, &mut self.elements) {
            return None;
        }
        let flags = Scanner::new(form).next_word()?.flags;
        spelling |= if form.starts_with("The ") {
            THE
        } else {
            flags & (CAPITAL | POINTS)
        };
        if flags & (LOWER | SINGLE) == 0 {
            spelling |= flags & INNER_CAPITAL;
        }
        let first = *self.elements.get(start)?;
        self.vocabulary.add_class(first, classes);
        let len = u8::try_from(self.elements.len() - start).ok()?;
        self.link(
            first,
            Pattern {
                start: start as u32,
                len,
                spelling,
                target: number,
                next: NO_PATTERN,
            },
        );
        if kind == Kind::Name
            && let Some(name @ None) = self.names.get_mut(country.index())
        {
            *name = Some(number);
        }
        let start = self.text.len();
        self.text.push_str(form);
        let len = u16::try_from(self.text.len() - start).ok()?;
        self.forms.push(Form {
            start: start as u32,
            len,
            country,
            kind,
            dateline: spelling & COMMA != 0,
        });
        Some(())
    }

    fn read_phrases(&mut self, line: &str) -> Option<()> {
        let mut words = Vec::new();
        let mut phrases = line;
        while !phrases.is_empty() {
            let (phrase, others) = cut(phrases, b',');
            phrases = others;
            let mut count = 1;
            let mut rest = phrase;
            while !rest.is_empty() {
                let (element, after) = cut(rest, b' ');
                rest = after;
                count *= parts(element, b'/');
                if count > 1000 {
                    return None;
                }
            }
            // Every choice of alternatives is a pattern of its own: `choice` counts through them.
            for mut choice in 0..count {
                words.clear();
                let mut rest = phrase;
                while !rest.is_empty() {
                    let (element, after) = cut(rest, b' ');
                    rest = after;
                    let alternatives = parts(element, b'/');
                    let (mut word, mut others) = cut(element, b'/');
                    for _ in 0..choice % alternatives {
                        (word, others) = cut(others, b'/');
                    }
                    choice /= alternatives;
                    self.read_word(word, &mut words)?;
                }
                self.add_phrase(&words)?;
            }
        }
        Some(())
    }

    /// A word of a phrase, or its hyphenated words, or a class of words.
    fn read_word(&mut self, word: &str, words: &mut Vec<u16>) -> Option<()> {
        if let Some(letter) = word.strip_prefix('%') {
            let bit = class(*letter.as_bytes().first()?).checked_ilog2()?;
            words.push(CLASS | bit as u16);
            return Some(());
        }
        let from = words.len();
        if !self.vocabulary.intern_all(word, words) {
            return None;
        }
        for hyphenated in words.iter_mut().skip(from + 1) {
            *hyphenated |= MARK;
        }
        Some(())
    }

    fn add_phrase(&mut self, words: &[u16]) -> Option<()> {
        let first = *words.first()?;
        let pattern = Pattern {
            start: self.elements.len() as u32,
            len: u8::try_from(words.len()).ok()?,
            spelling: 0,
            target: PHRASE,
            next: NO_PATTERN,
        };
        self.elements.extend_from_slice(words);
        if first < CLASS {
            self.link(first, pattern);
        } else {
            for id in 0..self.vocabulary.len() as u16 {
                if self.vocabulary.classes(id) >> (first & 63) & 1 == 1 {
                    self.link(id, pattern);
                }
            }
        }
        Some(())
    }

    /// Puts a pattern into the list of those that begin with a word, behind all that are longer.
    fn link(&mut self, first: u16, mut pattern: Pattern) {
        let number = self.patterns.len() as u32;
        let mut before = NO_PATTERN;
        let mut at = self.vocabulary.pattern(first);
        while let Some(other) = self.patterns.get(at as usize)
            && other.len >= pattern.len
        {
            before = at;
            at = other.next;
        }
        pattern.next = at;
        self.patterns.push(pattern);
        match self.patterns.get_mut(before as usize) {
            Some(other) => other.next = number,
            None => self.vocabulary.set_pattern(first, number),
        }
    }
}
