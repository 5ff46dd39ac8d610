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
/// one with SIMD, and most of them are passed over by their [`Initials`] before.
pub(crate) fn find_word(text: &str, word: &str, from: usize) -> Option<usize> {
    let (text_bytes, word_bytes) = (text.as_bytes(), word.as_bytes());
    let first = *word_bytes.first()?;
    (from..text_bytes.len()).find(|&at| {
        text_bytes[at] == first && text_bytes[at..].starts_with(word_bytes) && starts_word(text, at)
    })
}

/// How the words of a folded text begin, in few bits: what lets a query pass over most rows without reading them.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Initials {
    /// A bit for each letter from a to z that begins a word, and one for all other bytes.
    first: u32,
    /// A bit for each of 128 classes of two bytes that begin a word.
    pairs: [u64; 2],
}

impl Initials {
    /// The bits of one word, or of the beginning of one.
    pub(crate) fn of_word(word: &[u8]) -> Self {
        let (Some(&first), second) = (word.first(), word.get(1)) else {
            return Self::default();
        };
        let letter = first.wrapping_sub(b'a').min(26);
        let mut this = Self {
            first: 1 << letter,
            pairs: [0; 2],
        };
        if let Some(&second) = second {
            // 31 and 7 spread the pairs of Latin letters evenly; any odd numbers would be right.
            let class = usize::from(first) * 31 + usize::from(second) * 7;
            this.pairs[class / 64 % 2] = 1 << (class % 64);
        }
        this
    }

    /// The bits of all words of a text.
    pub(crate) fn of(folded: &str) -> Self {
        let mut all = Self::default();
        let mut starts = true;
        for (at, c) in folded.char_indices() {
            if runs_on(c) {
                // A match may start anywhere behind it.
                return Self {
                    first: u32::MAX,
                    pairs: [u64::MAX; 2],
                };
            }
            if starts {
                let word = Self::of_word(&folded.as_bytes()[at..]);
                all.first |= word.first;
                all.pairs[0] |= word.pairs[0];
                all.pairs[1] |= word.pairs[1];
            }
            starts = !is_word(c);
        }
        all
    }

    /// Whether these bits alone tell that a text has a word that begins with `word`, where it may have one.
    pub(crate) fn are_sure(&self, word: &[u8]) -> bool {
        matches!(word, [b'a'..=b'z']) && self.first != u32::MAX
    }

    /// Whether a text with these bits may have a word that begins with `word`.
    pub(crate) fn may_have(&self, word: &Self) -> bool {
        self.first & word.first == word.first
            && self.pairs[0] & word.pairs[0] == word.pairs[0]
            && self.pairs[1] & word.pairs[1] == word.pairs[1]
    }
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
            let initials = Initials::of(text);
            for (from, _) in text.char_indices() {
                for (len, _) in text[from..].char_indices().skip(1) {
                    let word = &text[from..from + len];
                    if find_word(text, word, 0).is_some() {
                        let asked = Initials::of_word(word.as_bytes());
                        assert!(initials.may_have(&asked), "{word:?} in {text:?}");
                    }
                }
            }
        }
        assert!(Initials::of("women in oman").are_sure(b"w"));
        assert!(!Initials::of("東京 nato").are_sure(b"w"));
        assert!(!Initials::of("women in oman").may_have(&Initials::of_word(b"men")));
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
