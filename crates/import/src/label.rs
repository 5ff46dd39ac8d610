//! What could be a label: the words at the start of a line that say who speaks. Whether they are one, the whole
//! page decides ([`crate::cast`]); here is only the grammar, and the words that mean "question" and "answer".

use crate::data::{fold, listed, rows};
use crate::shape;
use std::collections::{HashMap, HashSet};
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

/// A label word in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) language: &'static str,
    pub(crate) meaning: Meaning,
    /// One or two letters: a label only beside its counterpart.
    pub(crate) short: bool,
}

/// What parts the label from the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// `Name: text`
    Colon,
    /// `Q. text`, `Q) text`
    Stop,
    /// `Name — text`, `Name. — text`
    Dash,
    /// The label stands in a line of its own, and nothing after it.
    Alone,
}

/// A line taken apart as if it began with a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Label {
    /// The label as written, without the mark, emphasis and what stood in brackets.
    pub(crate) name: String,
    /// What it means, if it is one of the words for it.
    pub(crate) words: Vec<Word>,
    pub(crate) mark: Mark,
    /// Set in `**bold**`.
    pub(crate) bold: bool,
    /// What is said: what stood in brackets in the label ("(laughs)"), and the text after it. Empty where the
    /// label stands alone.
    pub(crate) text: String,
}

static WORDS: LazyLock<HashMap<String, Vec<Word>>> = LazyLock::new(|| {
    let mut words: HashMap<String, Vec<Word>> = HashMap::new();
    for (columns, labels) in listed(include_str!("../data/labels.tsv")) {
        let Some((language, meaning)) = columns.split_once('\t') else {
            continue;
        };
        let meaning = match meaning {
            "question" => Meaning::Question,
            "answer" => Meaning::Answer,
            "asker" => Meaning::Asker,
            _ => Meaning::Answerer,
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

static NO_SPEAKERS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    rows(include_str!("../data/no-speakers.txt"))
        .map(fold)
        .collect()
});

static PARTICLES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    rows(include_str!("../data/particles.txt"))
        .map(fold)
        .collect()
});

/// The line as label and text, if its beginning could be a label.
pub(crate) fn read(line: &str) -> Option<Label> {
    // A dialogue may have both: "— Name: text".
    let line = shape::begins_with_long_dash(line).unwrap_or(line);
    let (emphasis, inner) = emphasis(line);
    at_colon(inner, emphasis)
        .or_else(|| at_stop(inner, emphasis))
        .or_else(|| alone(inner, emphasis))
        .or_else(|| at_dash(inner, emphasis))
}

/// The marks of emphasis that the line begins with, and the line without them.
fn emphasis(line: &str) -> (&'static str, &str) {
    for mark in ["**", "__", "*", "_"] {
        if let Some(inner) = line.strip_prefix(mark)
            && inner.chars().next().is_some_and(char::is_alphanumeric)
            && inner.contains(mark)
        {
            return (mark, inner);
        }
    }
    ("", line)
}

fn at_colon(line: &str, emphasis: &'static str) -> Option<Label> {
    let (at, colon) = line
        .char_indices()
        .take(80)
        .find(|(_, c)| matches!(c, ':' | '\u{FF1A}' | '\u{FE55}'))?;
    let (before, after) = (&line[..at], &line[at + colon.len_utf8()..]);
    // An address, or a time.
    if after.starts_with("//")
        || (before.ends_with(|c: char| c.is_numeric())
            && after.starts_with(|c: char| c.is_numeric()))
    {
        return None;
    }
    let label = Label::new(before, after, Mark::Colon, emphasis)?;
    let stands_apart = colon != ':'
        || label.text.is_empty()
        || !label.words.is_empty()
        || after.starts_with(|c: char| !c.is_alphanumeric());
    stands_apart.then_some(label)
}

/// `Q. text`, `A) text`, `Question - text`: only for words that mean it.
fn at_stop(line: &str, emphasis: &'static str) -> Option<Label> {
    let at = line
        .char_indices()
        .take(24)
        .find(|(_, c)| matches!(c, '.' | ')' | '—' | '–' | '-'))
        .map(|(at, _)| at)?;
    let mark = line[at..].chars().next()?;
    let (before, after) = (line[..at].trim_end(), &line[at + mark.len_utf8()..]);
    if !after.starts_with(char::is_whitespace) && !after.is_empty() {
        return None;
    }
    Label::new(before, after, Mark::Stop, emphasis).filter(|label| !label.words.is_empty())
}

/// `Name — text`, `Name. — text`.
fn at_dash(line: &str, emphasis: &'static str) -> Option<Label> {
    let (at, dash) = line
        .char_indices()
        .take(60)
        .find(|(_, c)| matches!(c, '—' | '–'))?;
    let before = line[..at].strip_suffix([' ', '\u{A0}'])?;
    let after = line[at + dash.len_utf8()..].strip_prefix([' ', '\u{A0}'])?;
    let before = before
        .strip_suffix('.')
        .filter(|name| !name.contains('.'))
        .unwrap_or(before);
    Label::new(before, after, Mark::Dash, emphasis).filter(|label| !label.text.is_empty())
}

/// A label word, or what could be a name, in a line of its own.
fn alone(line: &str, emphasis: &'static str) -> Option<Label> {
    if line.chars().count() > 40 || shape::is_sentence(line.trim_end_matches('.')) {
        return None;
    }
    let label = Label::new(line, "", Mark::Alone, emphasis)?;
    (!label.words.is_empty()
        || (shape::words(&label.name) <= 3 && !line.contains(',') && !line.ends_with('.')))
    .then_some(label)
}

impl Label {
    fn new(before: &str, after: &str, mark: Mark, emphasis: &'static str) -> Option<Self> {
        let (mut before, mut after) = (before.trim(), after.trim());
        if !emphasis.is_empty() {
            // "**Name**: text", "**Name:** text", "**Name: text**".
            if let Some(inner) = before.strip_suffix(emphasis) {
                before = inner.trim_end();
            } else if let Some(rest) = after.strip_prefix(emphasis) {
                after = rest.trim_start();
            } else {
                after = after.strip_suffix(emphasis)?.trim_end();
            }
        }
        let (name, remark) = match before.split_once(['(', '[']) {
            Some((name, inner)) if inner.ends_with([')', ']']) => {
                (name.trim(), &before[name.len()..])
            }
            Some(_) => return None,
            None => (before, ""),
        };
        let words = if name.contains(' ') && meanings(name).is_empty() {
            roles_in(name)
        } else {
            meanings(name)
        };
        if words.is_empty() && !could_be_name(name) {
            return None;
        }
        let text = [remark.trim(), after]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        Some(Self {
            name: name.to_owned(),
            words,
            mark,
            bold: !emphasis.is_empty(),
            text,
        })
    }

    /// Whether the word often stands before a colon and names nobody ("Note:").
    pub(crate) fn is_no_speaker(&self) -> bool {
        NO_SPEAKERS.contains(&fold(&self.name))
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
    words.retain(|word| matches!(word.meaning, Meaning::Asker | Meaning::Answerer));
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

/// Whether it could name somebody: few words, each with a capital where the script has them, no mark of a
/// sentence. What follows a comma describes whom it names, and may be written as it likes.
fn could_be_name(name: &str) -> bool {
    let (called, described) = name.split_once([',', '،']).unwrap_or((name, ""));
    if name.chars().count() > 60 || shape::words(called) > 6 || shape::words(described) > 8 {
        return false;
    }
    if !called.chars().any(char::is_alphabetic)
        || name.contains([
            '?', '!', ';', '"', '“', '”', '«', '»', '/', '…', '؟', '@', '=', '<', '>',
        ])
    {
        return false;
    }
    let mut words = called.split_whitespace();
    let capital = |word: &str| shape::begins_upper(word) && word.chars().any(char::is_alphabetic);
    let Some(first) = words.next() else {
        return false;
    };
    let begins = capital(first) || (PARTICLES.contains(&fold(first)) && called.contains(' '));
    if !begins {
        return false;
    }
    let caseless = !shape::has_case(called);
    if caseless && shape::words(called) > 4 {
        return false;
    }
    std::iter::once(first).chain(words).all(|word| {
        // "T.J.", "Dr.", "St.": a full stop belongs to what is shortened.
        let shortened = word.split('.').all(|part| part.chars().count() <= 4)
            || word
                .split('.')
                .next()
                .is_some_and(|part| part.chars().count() == 1);
        (!word.contains('.') || shortened)
            && (capital(word) || caseless || PARTICLES.contains(&fold(word)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_begins_as_with_a_label_is_taken_apart() {
        for (line, name, text) in [
            ("Q: Why now?", "Q", "Why now?"),
            ("Q:Why now?", "Q", "Why now?"),
            ("Q1: Why now?", "Q1", "Why now?"),
            ("Q. Why now?", "Q", "Why now?"),
            ("A) Because.", "A", "Because."),
            ("Question 2: Why now?", "Question 2", "Why now?"),
            ("Question - Why now?", "Question", "Why now?"),
            (
                "Harbour Post reporter: Why now?",
                "Harbour Post reporter",
                "Why now?",
            ),
            ("Question:", "Question", ""),
            ("Answer", "Answer", ""),
            ("вопрос: Почему?", "вопрос", "Почему?"),
            ("سوال: چرا؟", "سوال", "چرا؟"),
            ("问\u{FF1A}为什么\u{FF1F}", "问", "为什么\u{FF1F}"),
            ("Olsen: We sail.", "Olsen", "We sail."),
            ("Olsen : We sail.", "Olsen", "We sail."),
            ("KARIN OLSEN: We sail.", "KARIN OLSEN", "We sail."),
            ("K.O.: We sail.", "K.O.", "We sail."),
            ("K. Olsen: We sail.", "K. Olsen", "We sail."),
            (
                "Dr. Karin van der Olsen: We sail.",
                "Dr. Karin van der Olsen",
                "We sail.",
            ),
            (
                "Karin Olsen, keeper of the light: We sail.",
                "Karin Olsen, keeper of the light",
                "We sail.",
            ),
            ("Olsen (laughs): We sail.", "Olsen", "(laughs) We sail."),
            ("**Olsen:** We sail.", "Olsen", "We sail."),
            ("**Olsen**: We sail.", "Olsen", "We sail."),
            ("**Post: Why now?**", "Post", "Why now?"),
            ("— Olsen: We sail.", "Olsen", "We sail."),
            ("Olsen — We sail.", "Olsen", "We sail."),
            ("Olsen. — We sail.", "Olsen", "We sail."),
            ("Olsen: \"We sail.\"", "Olsen", "\"We sail.\""),
        ] {
            let label = read(line).unwrap_or_else(|| panic!("no label: {line}"));
            assert_eq!(
                (label.name.as_str(), label.text.as_str()),
                (name, text),
                "{line}"
            );
        }
    }

    #[test]
    fn what_no_label_could_look_like_is_none() {
        for line in [
            "10:30 was the time.",
            "At 10:30 the ferry sailed.",
            "https://example.org/ferry",
            "One thing is clear: we sail.",
            "We know this: the ferry sails.",
            "He said \"Stop\": nobody did.",
            "Is it true? Yes: it is.",
            "We sailed. Olsen: the keeper.",
            "1: the first",
            "A long walk in the rain.",
            "",
            "—",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }

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
        ] {
            assert!(
                meanings(word).iter().any(|found| found.meaning == meaning),
                "{word}"
            );
        }
    }
}
