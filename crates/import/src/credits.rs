//! Whom a page credits: bylines, the credit in a dateline, the notes under a text.

use crate::data::{fold, listed};
use crate::name::is_particle;
use crate::shape;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// What a credit word announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Credit {
    /// Whoever wrote the text.
    Author,
    /// The same, in a dateline.
    Correspondent,
    /// A closing note.
    Note,
    /// The day of publication.
    Published,
    /// The day of the last change.
    Modified,
}

static WORDS: LazyLock<HashSet<(Credit, String)>> = LazyLock::new(|| {
    let kinds: HashMap<&str, Credit> = HashMap::from([
        ("author", Credit::Author),
        ("correspondent", Credit::Correspondent),
        ("note", Credit::Note),
        ("published", Credit::Published),
        ("modified", Credit::Modified),
    ]);
    listed(include_str!("../data/credits.tsv"))
        .filter_map(|(kind, words)| Some((*kinds.get(kind)?, words)))
        .flat_map(|(kind, words)| words.map(move |word| (kind, fold(word))))
        .collect()
});

/// What follows the credit word that the line begins with.
pub(crate) fn after(credit: Credit, line: &str) -> Option<&str> {
    let ends = line
        .char_indices()
        .filter(|(_, c)| c.is_whitespace() || *c == ':')
        .take(6);
    let mut found = None;
    for (at, c) in ends {
        let bare = fold(line[..at].trim_end());
        if bare.is_empty() {
            continue;
        }
        let with_colon = c == ':' && WORDS.contains(&(credit, format!("{bare}:")));
        if with_colon || WORDS.contains(&(credit, bare)) {
            let rest = line[at..].trim_start_matches(|c: char| c.is_whitespace() || c == ':');
            if !rest.is_empty() {
                // The longest word wins: "Interview by" before "Interview".
                found = Some(rest);
            }
        }
    }
    found
}

/// Who signs a text, and for whom.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Byline {
    /// The authors.
    pub(crate) names: Vec<String>,
    /// The agency or paper.
    pub(crate) publisher: Option<String>,
}

/// The names in a byline: `Anna Berg and Lars Holm`, `Anna Berg, staff writer`, `Anna Berg, Harbour Post`. None where
/// they are no names.
pub(crate) fn byline(text: &str) -> Option<Byline> {
    let text = text.trim_end_matches('.').trim();
    if shape::words(text) > 14 || (shape::is_sentence(text) && !text.ends_with('.')) {
        return None;
    }
    let mut names: Vec<String> = Vec::new();
    let mut joined_by_and = false;
    for part in text.split([',', '،', '&', ';']) {
        let parts = split_at_and(part);
        joined_by_and |= parts.len() > 1;
        for part in parts
            .into_iter()
            .map(str::trim)
            .filter(|part| !part.is_empty())
        {
            if is_name(part) {
                names.push(part.to_owned());
            } else if let Some(name) = names
                .last_mut()
                .filter(|_| part.chars().any(char::is_alphanumeric))
            {
                // Not a name but what somebody is.
                name.push_str(", ");
                name.push_str(part);
            } else {
                return None;
            }
        }
    }
    // Two authors are joined by "and"; what follows one author's comma is for whom they write.
    let is_pair =
        names.len() == 2 && !joined_by_and && !text.contains(['&', ';']) && !names[0].contains(',');
    let publisher = if is_pair { names.pop() } else { None };
    (!names.is_empty()).then_some(Byline { names, publisher })
}

fn split_at_and(text: &str) -> Vec<&str> {
    const AND: [&str; 8] = ["and", "und", "и", "ve", "və", "و", "et", "y"];
    let mut parts = Vec::new();
    let mut start = 0;
    for word in text.split(' ') {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        if AND.contains(&word) && at > start {
            parts.push(&text[start..at]);
            start = at + word.len();
        }
    }
    parts.push(&text[start..]);
    parts
}

fn is_name(text: &str) -> bool {
    shape::words(text) <= 5
        && shape::begins_upper(text)
        && text.split_whitespace().all(|word| {
            word.chars().any(char::is_alphabetic)
                && (shape::begins_upper(word) || is_particle(word))
                && !word.contains(['?', '!', ':', '"', '“', '”', '«', '»', '(', ')'])
        })
}

/// Who wrote for whom, from a dateline: `corr Sound L.Holm`, `Reuters`, `Harbour Agency, Anna Berg`.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Sender {
    /// The agency.
    pub(crate) publisher: Option<String>,
    /// The correspondent.
    pub(crate) author: Option<String>,
}

/// Reads the credit of a dateline that stands in slashes or brackets, without them. In those an agency may have small
/// letters in its name ("Степной вестник").
pub(crate) fn sender_in_brackets(text: &str) -> Option<Sender> {
    read_sender(text, |words| {
        words.first().is_some_and(|word| shape::begins_upper(word))
    })
}

/// Reads the credit of a dateline that stands without any marks around it. None where it is none.
pub(crate) fn sender(text: &str) -> Option<Sender> {
    read_sender(text, |words| {
        words
            .iter()
            .all(|word| shape::begins_upper(word) || is_particle(word))
    })
}

fn read_sender(text: &str, is_named: impl Fn(&[&str]) -> bool) -> Option<Sender> {
    let mut sender = Sender::default();
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '،' | '/'));
    if text.is_empty() || shape::words(text) > 8 {
        return None;
    }
    for part in text.split([',', '،', ';', '/', '|']) {
        let mut words: Vec<&str> = part.split_whitespace().collect();
        if words.is_empty() {
            continue;
        }
        let before = words.len();
        words.retain(|word| {
            !WORDS.contains(&(Credit::Correspondent, fold(word.trim_end_matches(':'))))
        });
        let marked = words.len() < before;
        // "17:00 ET" is nobody.
        let is_time = words.first().is_some_and(|word| word.contains(':'));
        if is_time || !is_named(&words) {
            return None;
        }
        let person = match words.iter().position(|word| is_initial(word)) {
            Some(at) => at,
            // "corr Anna Berg", "corr Agency Anna Berg"; an agency stands before its correspondent.
            None if marked => words.len().saturating_sub(2),
            None if sender.publisher.is_some() => 0,
            None => words.len(),
        };
        let (publisher, author) = words.split_at(person);
        if !publisher.is_empty() {
            if sender.publisher.is_some() {
                return None;
            }
            sender.publisher = Some(publisher.join(" "));
        }
        if !author.is_empty() && sender.author.is_none() {
            sender.author = Some(author.join(" "));
        }
    }
    (sender != Sender::default()).then_some(sender)
}

/// `T.`, `L.Holm`, `T.J.`
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase)
        && chars.next() == Some('.')
        && !(word.matches('.').count() > 1 && word.len() <= 4 && crate::place::is_country(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::rows;

    #[test]
    fn a_byline_names_its_authors() {
        for row in rows(include_str!("../tests/tables/bylines.txt")) {
            let [line, names, publisher] = row[..] else {
                panic!("{row:?}")
            };
            let found = after(Credit::Author, line).and_then(byline);
            let expected = (!names.is_empty()).then(|| Byline {
                names: names.split(" & ").map(str::to_owned).collect(),
                publisher: some(publisher),
            });
            assert_eq!(found, expected, "{line}");
        }
    }

    fn some(text: &str) -> Option<String> {
        (!text.is_empty()).then(|| text.to_owned())
    }

    #[test]
    fn a_dateline_credits_agency_and_correspondent() {
        for row in rows(include_str!("../tests/tables/senders.txt")) {
            let [text, publisher, author] = row[..] else {
                panic!("{row:?}")
            };
            let expected = Sender {
                publisher: some(publisher),
                author: some(author),
            };
            assert_eq!(sender_in_brackets(text), Some(expected), "{text}");
        }
        for text in ["", "and nobody saw it", "the ferry sailed"] {
            assert_eq!(sender(text), None, "{text}");
        }
    }
}
