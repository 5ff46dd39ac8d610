//! Folding: one spelling for what a reader takes as the same letters, in every script. Lower case, without
//! accents, one kind of apostrophe. Nothing is split or searched here; the tagger and the headline search
//! both fold through this room, so that what is marked is what was found.
//!
//! A table by hand instead of a Unicode library: it is a kilobyte, and the libraries are fifty.

use std::ops::Range;

/// U+00C0 to U+017F without accents. `.` stands for letters that need a word of their own in [`fold_char`].
const LATIN: &[u8; 192] = b"aaaaaa.ceeeeiiiidnooooo.ouuuuy..\
aaaaaa.ceeeeiiiidnooooo.ouuuuy.y\
aaaaaaccccccccddddeeeeeeeeeegggg\
gggghhhhiiiiiiiiii..jjkkklllllll\
lllnnnnnnnnnoooooo..rrrrrrssssss\
ssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// U+1E00 to U+1EFF without accents: transliterations and Vietnamese.
const LATIN_ADDITIONAL: &[u8; 256] = b"aabbbbbbccddddddddddeeeeeeeeeeff\
gghhhhhhhhhhiiiikkkkkkllllllllmm\
mmmmnnnnnnnnoooooooopppprrrrrrrr\
ssssssssssttttttttuuuuuuuuuuvvvv\
wwwwwwwwwwxxxxyyzzzzzzhtwyasssss\
aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
eeeeeeeeiiiioooooooooooooooooooo\
oooouuuuuuuuuuuuuuyyyyyyyyllvvyy";

/// The folded letters of one character: none, one or a few.
#[derive(Debug, Clone)]
pub struct FoldedChar {
    letters: [char; 3],
    at: u8,
    len: u8,
}

impl FoldedChar {
    const NONE: Self = Self {
        letters: ['\0'; 3],
        at: 0,
        len: 0,
    };

    fn one(c: char) -> Self {
        Self {
            letters: [c, '\0', '\0'],
            at: 0,
            len: 1,
        }
    }

    fn two(a: char, b: char) -> Self {
        Self {
            letters: [a, b, '\0'],
            at: 0,
            len: 2,
        }
    }
}

impl Iterator for FoldedChar {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        if self.at == self.len {
            return None;
        }
        let c = self.letters.get(usize::from(self.at)).copied();
        self.at += 1;
        c
    }
}

/// Folds one character: lower case, no accents; `ı ø ł đ ß æ` and their like become plain letters, every
/// apostrophe `'`, Arabic and Persian forms of yeh and kaf one letter each; marks, harakat and joiners nothing.
///
/// ```
/// use article_viewer_countries::fold::fold_char;
/// assert!(fold_char('Ł').eq(['l']));
/// assert!(fold_char('ß').eq(['s', 's']));
/// assert!(fold_char('\u{301}').eq([]));
/// ```
pub fn fold_char(c: char) -> FoldedChar {
    let code = c as u32;
    if code < 0x80 {
        // The backtick and the acute accent do duty as apostrophes on old keyboards.
        return FoldedChar::one(if c == '`' {
            '\''
        } else {
            c.to_ascii_lowercase()
        });
    }
    let table = match code {
        0xC0..=0x17F => LATIN.get((code - 0xC0) as usize),
        0x1E00..=0x1EFF => LATIN_ADDITIONAL.get((code - 0x1E00) as usize),
        _ => None,
    };
    if let Some(&letter) = table
        && letter != b'.'
    {
        return FoldedChar::one(char::from(letter));
    }
    match c {
        'Æ' | 'æ' | 'Ǽ' | 'ǽ' => FoldedChar::two('a', 'e'),
        'Œ' | 'œ' => FoldedChar::two('o', 'e'),
        'ß' => FoldedChar::two('s', 's'),
        'Þ' | 'þ' => FoldedChar::two('t', 'h'),
        'Ĳ' | 'ĳ' => FoldedChar::two('i', 'j'),
        'Ə' | 'ə' => FoldedChar::one('e'),
        'Ơ' | 'ơ' | 'Ǒ' | 'ǒ' => FoldedChar::one('o'),
        'Ư' | 'ư' | 'Ǔ' | 'ǔ' | 'Ǘ' | 'ǘ' | 'Ǚ' | 'ǚ' => FoldedChar::one('u'),
        'Ǎ' | 'ǎ' => FoldedChar::one('a'),
        'Ǐ' | 'ǐ' => FoldedChar::one('i'),
        'Ș' | 'ș' => FoldedChar::one('s'),
        'Ț' | 'ț' => FoldedChar::one('t'),
        '´' | '‘' | '’' | '‛' | '′' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʽ' | 'ʿ' | 'ʾ' | '＇' => {
            FoldedChar::one('\'')
        }
        '\u{a0}' | '\u{2007}' | '\u{202f}' => FoldedChar::one(' '),
        '‐' | '‑' => FoldedChar::one('-'),
        // Composed letters of Cyrillic and Greek whose decomposed twins lose their mark below.
        'Ё' | 'ё' => FoldedChar::one('е'),
        'Й' | 'й' => FoldedChar::one('и'),
        'Ї' | 'ї' => FoldedChar::one('і'),
        'Ά' | 'ά' => FoldedChar::one('α'),
        'Έ' | 'έ' => FoldedChar::one('ε'),
        'Ή' | 'ή' => FoldedChar::one('η'),
        'Ί' | 'ί' | 'Ϊ' | 'ϊ' | 'ΐ' => FoldedChar::one('ι'),
        'Ό' | 'ό' => FoldedChar::one('ο'),
        'Ύ' | 'ύ' | 'Ϋ' | 'ϋ' | 'ΰ' => FoldedChar::one('υ'),
        'Ώ' | 'ώ' => FoldedChar::one('ω'),
        'ς' => FoldedChar::one('σ'),
        'آ' | 'أ' | 'إ' | 'ٱ' => FoldedChar::one('ا'),
        'ى' | 'ی' | 'ئ' => FoldedChar::one('ي'),
        'ؤ' => FoldedChar::one('و'),
        'ک' => FoldedChar::one('ك'),
        'ۀ' | 'ە' => FoldedChar::one('ه'),
        // Marks that sit on letters; soft hyphen, joiners and bidi controls; tatweel, harakat, niqqud.
        '\u{ad}'
        | '\u{300}'..='\u{36f}'
        | '\u{591}'..='\u{5bd}'
        | '\u{5bf}'
        | '\u{5c1}'
        | '\u{5c2}'
        | '\u{5c4}'
        | '\u{5c5}'
        | '\u{5c7}'
        | '\u{610}'..='\u{61a}'
        | '\u{640}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{6d6}'..='\u{6dc}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => FoldedChar::NONE,
        '！'..='～' => fold_char(char::from_u32(code - 0xFEE0).unwrap_or(c)),
        _ => FoldedChar::one(lower(c)),
    }
}

/// The small letter of a capital in the scripts that have them. The standard library knows rarer ones too, by
/// a table that is as large on the wire as all the rest of this crate.
pub(crate) fn lower(c: char) -> char {
    let code = c as u32;
    let small = match code {
        0x41..=0x5A | 0xC0..=0xD6 | 0xD8..=0xDE | 0x391..=0x3A9 | 0x410..=0x42F => code + 32,
        0x100..=0x137
        | 0x14A..=0x177
        | 0x1E00..=0x1EFF
        | 0x460..=0x481
        | 0x48A..=0x4BF
        | 0x4D0..=0x52F => code | 1,
        // In these runs the capital is the odd one.
        0x139..=0x148 | 0x179..=0x17E | 0x4C1..=0x4CE => code + (code & 1),
        0x400..=0x40F => code + 80,
        0x4C0 => 0x4CF,
        0x531..=0x556 => code + 48,
        0x10A0..=0x10C5 => code + 7264,
        0x1C90..=0x1CBF => code - 3008,
        _ => return c,
    };
    char::from_u32(small).unwrap_or(c)
}

/// Appends the folded letters of `text` to `out`.
pub fn fold_into(text: &str, out: &mut String) {
    for c in text.chars() {
        if c.is_ascii() && c != '`' {
            out.push(c.to_ascii_lowercase());
        } else {
            out.extend(fold_char(c));
        }
    }
}

/// The folded text.
///
/// ```
/// use article_viewer_countries::fold;
/// assert_eq!(fold("Łódź, Şırnak, Côte d’Ivoire, Straße"), "lodz, sirnak, cote d'ivoire, strasse");
/// assert_eq!(fold("ТУРЦИЯ"), fold("Турция"));
/// ```
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// A folded text that knows where each of its bytes came from, so that a match in it can be marked in the
/// original.
#[derive(Debug, Clone, Default)]
pub struct FoldedText {
    text: String,
    /// For each byte of `text`, the byte in the original where its character starts; then the original's length.
    sources: Vec<u32>,
}

/// Folds a text and keeps the way back.
///
/// ```
/// use article_viewer_countries::fold::fold_with_offsets;
/// let folded = fold_with_offsets("Straßen in Łódź");
/// let at = folded.text().find("lodz").unwrap();
/// assert_eq!(&"Straßen in Łódź"[folded.original(at..at + 4)], "Łódź");
/// ```
pub fn fold_with_offsets(text: &str) -> FoldedText {
    let mut folded = FoldedText {
        text: String::with_capacity(text.len()),
        sources: Vec::with_capacity(text.len() + 1),
    };
    for (start, c) in text.char_indices() {
        folded.text.extend(fold_char(c));
        folded.sources.resize(folded.text.len(), start as u32);
    }
    folded.sources.push(text.len() as u32);
    folded
}

impl FoldedText {
    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the original that a range of bytes of the folded text came from: whole characters, with
    /// the marks that sit on the last one. A range that is empty or outside gives an empty one.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        let source = |at: usize| {
            self.sources
                .get(at)
                .or(self.sources.last())
                .map_or(0, |&s| s as usize)
        };
        let start = source(range.start);
        if range.end <= range.start {
            return start..start;
        }
        let last = source(range.end - 1);
        let mut next = range.end;
        while next < self.text.len() && source(next) == last {
            next += 1;
        }
        start..source(next).max(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_that_readers_take_as_one() {
        for (written, folded) in [
            ("", ""),
            ("Plain ASCII, 1-2", "plain ascii, 1-2"),
            ("TÜRKİYE ve Iğdır", "turkiye ve igdir"),
            ("São Tomé & Príncipe", "sao tome & principe"),
            ("Đà Nẵng, Hồ Chí Minh", "da nang, ho chi minh"),
            (
                "København, Malmö, Ærø, Þingvellir",
                "kobenhavn, malmo, aero, thingvellir",
            ),
            (
                "Orbán, Erdoğan, Wałęsa, Čapek, Ștefan",
                "orban, erdogan, walesa, capek, stefan",
            ),
            ("e\u{301}te\u{301}", "ete"),
            ("İstanbul i\u{307}stanbul", "istanbul istanbul"),
            ("Xi’an Xiʻan Xi`an Xi‘an", "xi'an xi'an xi'an xi'an"),
            ("Йод ЁЛКА Київ", "иод елка киів"),
            ("Αθήνα ΑΘΗΝΑΣ αθηνας", "αθηνα αθηνασ αθηνασ"),
            ("إيران ايران", "ايران ايران"),
            ("ایران تركیا", "ايران تركيا"),
            ("می\u{200c}خواهد", "ميخواهد"),
            ("مُحَمَّد", "محمد"),
            ("ＢＡＫＵ", "baku"),
            ("東京", "東京"),
            ("\u{202b}Baku\u{202c}", "baku"),
        ] {
            assert_eq!(fold(written), folded, "{written}");
        }
    }

    #[test]
    fn tables_have_a_letter_for_every_place() {
        for code in (0xC0..=0x17F).chain(0x1E00..=0x1EFF) {
            let c = char::from_u32(code).unwrap();
            let expected = !matches!(c, '×' | '÷');
            let folded: String = fold_char(c).collect();
            assert_eq!(folded.is_ascii(), expected, "{c} {folded}");
        }
    }

    #[test]
    fn ranges_find_the_way_back() {
        for (text, needle, original) in [
            ("Baku", "ak", "ak"),
            ("Ærø", "e", "Æ"),
            ("Ærø", "a", "Æ"),
            ("cafe\u{301} noir", "cafe", "cafe\u{301}"),
            ("Türkiye’de", "turkiye", "Türkiye"),
            ("x Київ", "киів", "Київ"),
        ] {
            let folded = fold_with_offsets(text);
            let at = folded.text().find(needle).unwrap();
            assert_eq!(
                &text[folded.original(at..at + needle.len())],
                original,
                "{text}"
            );
        }
        let folded = fold_with_offsets("ab");
        assert_eq!(folded.original(7..9), 2..2);
        assert_eq!(fold_with_offsets("").original(0..0), 0..0);
    }
}
