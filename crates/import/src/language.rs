//! The language of a page, by its commonest words. None where the words don't say it clearly.

use crate::data::{fold, listed};
use std::collections::HashMap;
use std::sync::LazyLock;

struct Languages {
    tags: Vec<&'static str>,
    /// A word, and the indices of the languages that have it.
    words: HashMap<String, Vec<usize>>,
}

static LANGUAGES: LazyLock<Languages> = LazyLock::new(|| {
    let mut languages = Languages {
        tags: Vec::new(),
        words: HashMap::new(),
    };
    let common = listed(include_str!("../data/labels.tsv"))
        .filter_map(|(columns, words)| Some((columns.strip_suffix("\tcommon")?, words)));
    for (index, (tag, words)) in common.enumerate() {
        languages.tags.push(tag);
        for word in words {
            languages.words.entry(fold(word)).or_default().push(index);
        }
    }
    languages
});

/// How much of a page is read for it. A page of any length shows its language early.
const WORDS: usize = 2_000;

/// The BCP 47 tag of the language of these texts, if at least one word in twelve is a common word of it, there are
/// five or more of them, and no other language comes near.
pub(crate) fn language<'a>(texts: impl Iterator<Item = &'a str>) -> Option<&'static str> {
    let mut found = vec![0_usize; LANGUAGES.tags.len()];
    let mut read = 0;
    for word in texts
        .flat_map(|text| {
            text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '\u{200C}'))
        })
        .filter(|word| !word.is_empty())
        .take(WORDS)
    {
        read += 1;
        for index in LANGUAGES.words.get(&fold(word)).into_iter().flatten() {
            found[*index] += 1;
        }
    }
    let (best, most) = found
        .iter()
        .enumerate()
        .max_by_key(|(index, count)| (**count, std::cmp::Reverse(*index)))?;
    let second = found
        .iter()
        .enumerate()
        .filter(|(index, _)| *index != best)
        .map(|(_, count)| *count)
        .max()
        .unwrap_or(0);
    (*most >= 5 && *most * 12 >= read && *most * 10 >= second * 13).then(|| LANGUAGES.tags[best])
}

#[cfg(test)]
mod tests {
    use super::language;
    use crate::cases::rows;

    #[test]
    fn a_language_is_known_by_its_common_words() {
        for row in rows(include_str!("../tests/tables/languages.txt")) {
            let [text, expected] = row[..] else {
                panic!("{row:?}")
            };
            assert_eq!(
                language(std::iter::once(text)).unwrap_or(""),
                expected,
                "{text}"
            );
        }
    }
}
