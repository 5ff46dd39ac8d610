//! The words that say who speaks: "question", "interviewer", "Q". They are kept in `data/labels.tsv`; a number may stand
//! behind one.

use crate::data::{fold, listed};
use crate::name::could_be_name;
use crate::shape;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a label word says of whoever speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// "Question": asks, and is no name.
    Question,
    /// "Answer": answers, and is no name.
    Answer,
    /// "Interviewer": asks, and stands for a name.
    Asker,
    /// "Guest": answers, and stands for a name.
    Answerer,
}

impl Meaning {
    /// What a kind of row of the table says; none where there is no such kind.
    fn of(kind: &str) -> Option<Self> {
        Some(match kind {
            "question" => Self::Question,
            "answer" => Self::Answer,
            "asker" => Self::Asker,
            "answerer" => Self::Answerer,
            _ => return None,
        })
    }
}

/// A label word in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) language: &'static str,
    pub(crate) meaning: Meaning,
    /// One or two letters, or three capitals: a label only beside its counterpart.
    pub(crate) short: bool,
}

static WORDS: LazyLock<HashMap<String, Vec<Word>>> = LazyLock::new(|| {
    let mut words: HashMap<String, Vec<Word>> = HashMap::new();
    for (columns, labels) in listed(include_str!("../data/labels.tsv")) {
        let kind = columns.split_once('\t');
        // The kind `common` is for `language`; a test refuses any other.
        let Some((language, meaning)) =
            kind.and_then(|(tag, kind)| Some((tag, Meaning::of(kind)?)))
        else {
            continue;
        };
        for label in labels {
            let ideograph = label
                .chars()
                .any(|c| ('\u{3040}'..='\u{D7AF}').contains(&c));
            let short = label.chars().count() <= 2 && !ideograph;
            words.entry(fold(label)).or_default().push(Word {
                language,
                meaning,
                short,
            });
        }
    }
    words
});

/// What a label means, if it is a word or a longer label that begins or ends with the word for a role.
pub(crate) fn means(name: &str) -> Vec<Word> {
    let words = meanings(name);
    if name.contains(' ') && words.is_empty() {
        roles_in(name)
    } else {
        words
    }
}

/// What a label word means, with a number after it or none: `Q`, `Q1`, `Question 2`, `Вопрос № 3`.
fn meanings(name: &str) -> Vec<Word> {
    let word = name
        .trim_end_matches(|c: char| c.is_numeric() || matches!(c, '.' | '#' | '№' | ' '))
        .trim_end_matches(char::is_whitespace);
    WORDS.get(&fold(word)).cloned().unwrap_or_default()
}

/// The roles that a longer label names with its first or last word: "Harbour Post reporter".
fn roles_in(name: &str) -> Vec<Word> {
    let ends = [name.split(' ').next(), name.rsplit(' ').next()];
    let mut words: Vec<Word> = ends.into_iter().flatten().flat_map(meanings).collect();
    words.retain(|word| matches!(word.meaning, Meaning::Asker | Meaning::Answerer) && !word.short);
    if could_be_name(name)
        || name
            .split(' ')
            .all(|word| shape::begins_upper(word) || !meanings(word).is_empty())
    {
        words
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_question_and_answer_are_known_in_many_languages() {
        for (word, meaning) in [
            ("Question", Meaning::Question),
            ("SORU", Meaning::Question),
            ("Cevap", Meaning::Answer),
            ("YANIT", Meaning::Answer),
            ("Вопрос", Meaning::Question),
            ("ОТВЕТ", Meaning::Answer),
            ("پاسخ", Meaning::Answer),
            ("Sual", Meaning::Question),
            ("Frage", Meaning::Question),
            ("Respuesta", Meaning::Answer),
            ("Корр.", Meaning::Asker),
            ("Guest", Meaning::Answerer),
            ("Ｑ", Meaning::Question),
        ] {
            assert!(
                meanings(word).iter().any(|found| found.meaning == meaning),
                "{word}"
            );
        }
    }

    #[test]
    fn every_row_of_the_labels_has_a_kind_that_there_is() {
        for (columns, _) in listed(include_str!("../data/labels.tsv")) {
            let kind = columns.split_once('\t').map_or("", |(_, kind)| kind);
            assert!(
                kind == "common" || Meaning::of(kind).is_some(),
                "labels.tsv: “{kind}” is no kind: question, answer, asker, answerer or common"
            );
        }
    }
}
