//! Datelines: place and day as an agency writes them, and whom they credit. `Azerbaijan, Baku, Oct.10 / corr Sound
//! L.Holm /` in a line of its own, or `BAKU, Oct. 10 (Agency) — ` before the text that it begins.

use crate::credits::{Sender, sender, sender_in_brackets};
use crate::day;
use crate::place;
use crate::shape;
use article_viewer_model::Date;

/// A dateline, and the text that stands after it in the same line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Dateline<'a> {
    /// Place and day as written.
    pub(crate) written: &'a str,
    /// The places that it names.
    pub(crate) places: Vec<&'a str>,
    /// The date, where its year is written.
    pub(crate) date: Option<Date>,
    /// Whom it credits.
    pub(crate) sender: Sender,
    /// What follows; empty where the line is only a dateline.
    pub(crate) text: &'a str,
}

impl Dateline<'_> {
    /// The places as one text, the town first.
    pub(crate) fn located(&self) -> String {
        place::located(&self.places)
    }
}

/// Reads a line that is a dateline or begins with one.
pub(crate) fn dateline(line: &str) -> Option<Dateline<'_>> {
    with_day(line).or_else(|| without_day(line))
}

const MARKS: [char; 8] = [' ', '\u{A0}', ',', '،', '.', '-', '–', '—'];

fn with_day(line: &str) -> Option<Dateline<'_>> {
    let day = day::find(line)?;
    let places = places(&line[..day.start])?;
    let (sender, text) = rest(&line[day.end..])?;
    Some(Dateline {
        written: line[..day.end].trim(),
        places,
        date: day.date(),
        sender,
        text,
    })
}

/// `BAKU (Agency) — text`, `BAKU — text`, `تهران - ایرنا - text`.
fn without_day(line: &str) -> Option<Dateline<'_>> {
    let dash = |text: &str| {
        text.char_indices()
            .take(60)
            .find(|(at, c)| {
                matches!(c, '—' | '–' | '-') && text[..*at].ends_with([' ', ')', '\u{A0}'])
            })
            .map(|(at, c)| (at, at + c.len_utf8()))
    };
    let (at, end) = dash(line)?;
    let (before, after) = (line[..at].trim(), line[end..].trim_start());
    if after.is_empty() || !line[end..].starts_with(char::is_whitespace) {
        return None;
    }
    let (place, credit) = match before.split_once('(') {
        Some((place, credit)) => (place.trim(), Some(credit.strip_suffix(')')?)),
        None => (before, None),
    };
    let found = places(place)?;
    if let Some(credit) = credit {
        return Some(Dateline {
            written: place,
            places: found,
            date: None,
            sender: sender_in_brackets(credit)?,
            text: after,
        });
    }
    if shape::has_case(place) {
        // Only capitals tell a place from any other word before a dash.
        return (shape::is_capitals(found[0])
            && found[0].chars().count() > 2
            && !shape::is_capitals(after))
        .then(|| Dateline {
            written: place,
            places: found,
            date: None,
            sender: Sender::default(),
            text: after,
        });
    }
    let (at, end) = dash(after)?;
    let credit = sender(&after[..at])
        .filter(|_| shape::words(&after[..at]) <= 3 && shape::words(place) <= 2)?;
    Some(Dateline {
        written: place,
        places: found,
        date: None,
        sender: credit,
        text: after[end..].trim_start(),
    })
}

/// The places before a day: one to three, a few words each, every word with a capital where the script has them.
fn places(text: &str) -> Option<Vec<&str>> {
    let places: Vec<&str> = text
        .split([',', '،', '/', ';', '—', '–'])
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split(". "))
        .map(|part| {
            part.trim_matches(|c| MARKS[..4].contains(&c))
                .trim_end_matches([' ', '-'])
        })
        .map(|part| {
            if part.matches('.').count() > 1 {
                part
            } else {
                part.trim_end_matches('.')
            }
        })
        .filter(|part| !part.is_empty())
        .collect();
    let is_place = |place: &str| {
        shape::words(place) <= 4
            && place.split_whitespace().all(shape::begins_upper)
            && place.chars().all(|c| {
                c.is_alphabetic()
                    || c.is_whitespace()
                    || matches!(c, '.' | '-' | '\'' | '’' | '\u{200C}')
            })
    };
    ((1..=3).contains(&places.len()) && places.iter().all(|place| is_place(place)))
        .then_some(places)
}

/// What stands after the day: whom it credits, and the text. None where neither follows as in a dateline, so that
/// "In Baku, October 10 was a quiet day" is none.
fn rest(after: &str) -> Option<(Sender, &str)> {
    let after = after.trim_start_matches(|c| MARKS[..5].contains(&c));
    for (open, close) in [('/', '/'), ('(', ')'), ('[', ']')] {
        if let Some(inner) = after.strip_prefix(open) {
            let (credit, text) = inner.split_once(close).unwrap_or((inner, ""));
            return Some((
                sender_in_brackets(credit)?,
                text.trim_start_matches(|c| MARKS.contains(&c) || c == '|'),
            ));
        }
    }
    if after.is_empty() {
        return Some((Sender::default(), ""));
    }
    let text = after.trim_start_matches(|c| MARKS.contains(&c) || c == '|');
    let dashed = text.len() < after.len();
    // "Agency. Text", "Agency – Text", "Agency".
    let end = text
        .find(". ")
        .into_iter()
        .chain(text.find(" – "))
        .chain(text.find(" — "))
        .chain(text.find(" - "))
        .min()
        .unwrap_or(text.len());
    let credit = text[..end].trim_end_matches('.');
    if shape::words(credit) <= 4
        && let Some(sender) = sender(credit)
    {
        return Some((
            sender,
            text[end..].trim_start_matches(|c| MARKS.contains(&c)),
        ));
    }
    dashed.then_some((Sender::default(), text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::rows;

    #[test]
    fn a_dateline_is_place_day_sender_and_perhaps_text() {
        for row in rows(include_str!("../tests/tables/datelines.txt")) {
            let [line, written, place, publisher, author, text] = row[..] else {
                panic!("{row:?}")
            };
            let found = dateline(line).unwrap_or_else(|| panic!("no dateline: {line}"));
            assert_eq!(found.written, written, "{line}");
            assert_eq!(found.located(), place, "{line}");
            assert_eq!(
                found.sender.publisher.as_deref().unwrap_or(""),
                publisher,
                "{line}"
            );
            assert_eq!(
                found.sender.author.as_deref().unwrap_or(""),
                author,
                "{line}"
            );
            assert_eq!(found.text, text, "{line}");
        }
    }

    #[test]
    fn a_sentence_with_a_day_is_none() {
        for line in [
            "In Baku, October 10 was a quiet day.",
            "On Monday, May 3, the council voted.",
            "The council meets on May 3",
            "May 3",
            "Olsen — We sail.",
            "A keeper's life - and what it costs",
            "",
        ] {
            assert_eq!(dateline(line), None, "{line}");
        }
    }
}
