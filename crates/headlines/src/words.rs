//! What counts as a word, and as the start of one, in folded text.

use article_viewer_countries::is_word;

/// The words of a folded text that a headline must have, in the order typed.
pub(crate) fn words(folded: &str) -> Vec<&str> {
    let space = |c| matches!(c, '\t'..='\r' | ' ' | '\u{2000}'..='\u{200A}' | '\u{3000}');
    folded
        .split(space)
        .filter(|word| !word.is_empty())
        .collect()
}

/// Scripts that put no spaces between words: there a match may start anywhere.
/// Source: Unicode Line Breaking, classes ID and SA (UAX #14).
fn runs_on(c: char) -> bool {
    matches!(c,
        '\u{0E00}'..='\u{0EFF}' // Thai, Lao
        | '\u{1000}'..='\u{109F}' // Myanmar
        | '\u{1780}'..='\u{17FF}' // Khmer
        | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30FF}' | '\u{FF66}'..='\u{FF9F}' // Kana
        | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}') // Han
}

/// Whether a word may begin at byte `at` of `text`: at its start, after what is neither letter nor digit,
/// or anywhere in a script without spaces and right behind it.
pub(crate) fn starts_word(text: &str, at: usize) -> bool {
    let Some(before) = text.get(..at).and_then(|before| before.chars().next_back()) else {
        return true;
    };
    !is_word(before) || runs_on(before) || text[at..].chars().next().is_some_and(runs_on)
}

/// Where `word` stands at the start of a word of `text`, from byte `from` on.
///
/// The texts are single headlines and names, of some fifty bytes: a plain search of those is faster than setting up
/// one with SIMD, and most of them are passed over by their [`initials`] before.
pub(crate) fn find_word(text: &str, word: &str, from: usize) -> Option<usize> {
    let (text_bytes, word_bytes) = (text.as_bytes(), word.as_bytes());
    let first = *word_bytes.first()?;
    (from..text_bytes.len()).find(|&at| {
        text_bytes[at] == first && text_bytes[at..].starts_with(word_bytes) && starts_word(text, at)
    })
}

/// How a word begins: a bit in one of the columns of [`Initials`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct Initial {
    pub(crate) column: usize,
    bit: u64,
}

impl Initial {
    /// Of a word of one byte, column 0: a bit for each letter from a to z, and one for all other bytes.
    fn short(first: u8) -> Self {
        Self {
            column: 0,
            bit: 1 << first.wrapping_sub(b'a').min(26),
        }
    }

    /// Of a word, or of the beginning of one. Of two bytes or more, the other columns: a bit for each of 256 classes of
    /// two bytes. 31 and 7 spread the pairs of Latin letters evenly; any odd numbers would be right.
    pub(crate) fn of(word: &[u8]) -> Self {
        match word {
            [first, second, ..] => {
                let class = usize::from(*first) * 31 + usize::from(*second) * 7;
                Self {
                    column: 1 + class / 64 % (COLUMNS - 1),
                    bit: 1 << (class % 64),
                }
            }
            [first] => Self::short(*first),
            [] => Self { column: 0, bit: 0 },
        }
    }

    /// Whether a text with this column may have a word that begins so.
    pub(crate) fn is_in(self, column: u64) -> bool {
        column & self.bit != 0
    }

    /// Whether that is sure without a look at the text: a single letter, in a script with spaces.
    pub(crate) fn is_sure(self, column: u64) -> bool {
        self.column == 0 && self.bit < 1 << 26 && column != u64::MAX
    }
}

/// How many columns [`Initials`] has: one of single bytes, four of pairs.
pub(crate) const COLUMNS: usize = 5;

/// How the words of a folded text begin, in few bits: what lets a query pass over most rows without reading them.
pub(crate) type Initials = [u64; COLUMNS];

/// The bits of a folded text.
pub(crate) fn initials(folded: &str) -> Initials {
    let mut columns = [0; COLUMNS];
    let mut starts = true;
    for (at, c) in folded.char_indices() {
        if runs_on(c) {
            // A match may start anywhere behind it.
            return [u64::MAX; COLUMNS];
        }
        if starts {
            let word = &folded.as_bytes()[at..];
            for initial in [Initial::short(word[0]), Initial::of(word)] {
                columns[initial.column] |= initial.bit;
            }
        }
        starts = !is_word(c);
    }
    columns
}

/// The order of `len` things, each given by its index: the first of two stands before the other. Few things
/// are ever ordered here, so that one short function does, where the standard library's is one for each kind.
pub fn order(len: usize, before: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::with_capacity(len);
    for index in 0..len {
        let at = order.partition_point(|other| !before(index, *other));
        order.insert(at, index);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_pass_over_no_row_that_has_the_word() {
        let texts = [
            "women in oman",
            "us-led talks (again)",
            "$5 bill, 'quoted'",
            "東京の天気 nato",
            "турция и иран",
            "a",
            "",
        ];
        for text in texts {
            let columns = initials(text);
            for (from, _) in text.char_indices() {
                let ends = text[from..]
                    .char_indices()
                    .skip(1)
                    .map(|(len, _)| from + len);
                for end in ends.chain([text.len()]) {
                    let word = &text[from..end];
                    let initial = Initial::of(word.as_bytes());
                    let column = columns[initial.column];
                    let found = find_word(text, word, 0).is_some();
                    assert!(!found || initial.is_in(column), "{word:?} in {text:?}");
                    let sure = initial.is_in(column) && initial.is_sure(column);
                    assert!(found || !sure, "{word:?} not in {text:?}");
                }
            }
        }
        let columns = initials("women in oman");
        let initial = Initial::of(b"men");
        assert!(!initial.is_in(columns[initial.column]));
        assert!(Initial::of(b"w").is_sure(columns[0]));
    }

    #[test]
    fn a_word_starts_after_what_is_no_letter() {
        for (text, word, expected) in [
            ("women in oman", "oman", &[9][..]),
            ("industry in the us", "us", &[16]),
            ("cote d'ivoire", "ivoire", &[7]),
            ("us-led", "led", &[3]),
            ("東京の天気", "天気", &[9]),
            ("日本とnatoが", "nato", &[9]),
            ("xna-na-na", "na-na", &[4]),
            ("турция", "рция", &[]),
        ] {
            let mut found = Vec::new();
            while let Some(at) = find_word(text, word, found.last().map_or(0, |at| at + 1)) {
                found.push(at);
            }
            assert_eq!(found, expected, "{word} in {text}");
        }
    }
}
