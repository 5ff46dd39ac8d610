//! What counts as a word, and as the start of one, in folded text.

/// The words of a folded text that a headline must have, in the order typed.
pub(crate) fn words(folded: &str) -> Vec<&str> {
    folded.split_whitespace().collect()
}

/// Scripts that put no spaces between words: there a match may start anywhere.
/// Source: Unicode Line Breaking, classes ID and SA (UAX #14).
fn runs_on(c: char) -> bool {
    matches!(c,
        '\u{0E00}'..='\u{0EFF}' // Thai, Lao
        | '\u{1000}'..='\u{109F}' // Myanmar
        | '\u{1780}'..='\u{17FF}' // Khmer
        | '\u{3040}'..='\u{30FF}' // Kana
        | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}') // Han
}

/// Whether a word may begin at byte `at` of `text`: at its start, after what is neither letter nor digit,
/// or anywhere in a script without spaces.
pub(crate) fn starts_word(text: &str, at: usize) -> bool {
    let Some(before) = text.get(..at).and_then(|before| before.chars().next_back()) else {
        return true;
    };
    !before.is_alphanumeric() || text[at..].chars().next().is_some_and(runs_on)
}

/// Where `word` stands at the start of a word of `text`.
pub(crate) fn find_word<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    text.match_indices(word).map(|(at, _)| at).filter(move |at| starts_word(text, *at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_starts_after_what_is_no_letter() {
        for (text, word, expected) in [
            ("women in oman", "oman", &[9][..]),
            ("industry in the us", "us", &[16]),
            ("cote d'ivoire", "ivoire", &[7]),
            ("us-led", "led", &[3]),
            ("東京の天気", "天気", &[9]),
            ("турция", "рция", &[]),
        ] {
            assert_eq!(find_word(text, word).collect::<Vec<_>>(), expected, "{word} in {text}");
        }
    }
}
