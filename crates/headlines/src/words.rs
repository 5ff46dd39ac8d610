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
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    text[at..]
        .chars()
        .next()
        .is_none_or(|c| begins_word(before, c))
}

/// The same of a character and the one before it.
pub(crate) fn begins_word(before: Option<char>, c: char) -> bool {
    before.is_none_or(|before| !is_word(before) || runs_on(before)) || runs_on(c)
}

/// Where `word` stands at the start of a word of `text`, from byte `from` on.
///
/// The texts are single headlines and names, of some fifty bytes: a plain search of those is faster than setting up
/// one with SIMD, and most of them are passed over by the index before.
pub(crate) fn find_word(text: &str, word: &str, from: usize) -> Option<usize> {
    let (text_bytes, word_bytes) = (text.as_bytes(), word.as_bytes());
    let first = *word_bytes.first()?;
    (from..text_bytes.len()).find(|&at| {
        text_bytes[at] == first && text_bytes[at..].starts_with(word_bytes) && starts_word(text, at)
    })
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
