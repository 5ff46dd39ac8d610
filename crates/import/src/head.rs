//! The top of a page: which line is the headline, and what stands between it and the text: standfirst, dateline, byline,
//! dates.

use crate::credits::{self, Byline, Credit};
use crate::dateline::{Dateline, dateline};
use crate::day::{self, When};
use crate::label::{Label, Mark};
use crate::shape;
use crate::words::Meaning;

/// How many passages a page may have above its headline, and how many of them are looked at.
const TOP: usize = 80;

/// A passage that may be the headline.
pub(crate) struct Candidate<'a> {
    pub(crate) text: &'a str,
    /// The same line stood below it once more.
    pub(crate) doubled: bool,
    /// The passage taken apart as if it were labelled.
    pub(crate) label: Option<&'a Label>,
}

/// Which passage is the headline.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Headline {
    pub(crate) at: usize,
    /// Without the site's name.
    pub(crate) text: String,
    /// The site's name, where a title has it after the headline.
    pub(crate) publisher: Option<String>,
    /// The passage that repeats it, if it isn't the next.
    pub(crate) again: Option<usize>,
    /// Whether all that stands between the two is the page's, as between a title and a heading.
    pub(crate) between_is_page: bool,
}

/// The headline: the first line, if it comes again as headings do after titles; else the first doubled line; else the
/// first that is none of a menu's. None where the page begins with a question.
pub(crate) fn headline(candidates: &[Candidate]) -> Option<Headline> {
    let first_label = candidates
        .iter()
        .take(TOP)
        .position(is_speech)
        .unwrap_or(candidates.len().min(TOP));
    if begins_with_speech(candidates) {
        return None;
    }
    let top = &candidates[..first_label.max(1).min(candidates.len())];
    comes_again(top).or_else(|| {
        let at = doubled(top).unwrap_or_else(|| after_menu(top));
        let text = top.get(at)?.text;
        let (text, publisher) = text
            .rsplit_once(" | ")
            .filter(|(_, site)| shape::words(site) <= 5)
            .map_or((text, None), |(text, site)| (text, Some(site.to_owned())));
        Some(Headline {
            at,
            text: unmarked(text).to_owned(),
            publisher,
            again: None,
            between_is_page: false,
        })
    })
}

/// Without Markdown's marks of a heading or of bold type.
pub(crate) fn unmarked(text: &str) -> &str {
    let text = shape::hashed(text).unwrap_or(text);
    shape::bold(text).unwrap_or(text)
}

/// Whether a word for question or answer labels the line, or a label of a form that leaves no doubt.
fn is_speech(candidate: &Candidate) -> bool {
    let by_word = |label: &Label| {
        let is_question = label.means(|word| word.meaning == Meaning::Question);
        let is_long = |meaning| matches!(meaning, Meaning::Question | Meaning::Answer);
        label.mark == Mark::Colon
            && (label.means(|word| is_long(word.meaning) && !word.short)
                || (is_question && shape::is_question(&label.text)))
    };
    candidate
        .label
        .is_some_and(|label| label.sure || by_word(label))
}

/// Whether the first line is a question already: labelled by a word, by a name that another answers, or by a dash.
fn begins_with_speech(candidates: &[Candidate]) -> bool {
    let [first, rest @ ..] = candidates else {
        return false;
    };
    if is_speech(first) {
        return true;
    }
    let Some(second) = rest.first() else {
        return false;
    };
    if shape::begins_with_long_dash(first.text).is_some_and(shape::is_question) {
        return shape::begins_with_long_dash(second.text).is_some();
    }
    let name = |candidate: &Candidate| {
        let label = candidate.label.filter(|label| label.mark == Mark::Colon)?;
        Some((label.name.clone(), shape::is_question(&label.text)))
    };
    !first.doubled
        && matches!((name(first), name(second)), (Some((asks, true)), Some((answers, _))) if asks != answers)
}

/// A first line that stands further down once more, whole or without the site's name.
fn comes_again(top: &[Candidate]) -> Option<Headline> {
    let first = unmarked(top.first()?.text);
    if shape::words(first) < 2 {
        return None;
    }
    let (again, text, publisher) = top.iter().enumerate().skip(1).find_map(|(at, c)| {
        let other = unmarked(c.text);
        let (text, site) = same_title(first, other)?;
        Some((at, text.to_owned(), site.map(str::to_owned)))
    })?;
    let between = &top[1..again];
    let is_text = |c: &Candidate| {
        shape::words(c.text) > 30
            || dateline(c.text).is_some_and(|found| found.text.is_empty())
            || (between.len() <= 2 && shape::words(c.text) >= 8)
    };
    Some(Headline {
        at: 0,
        text,
        publisher,
        again: Some(again),
        between_is_page: !between.iter().any(is_text),
    })
}

/// The title that two lines share, and the site's name where one of them has it.
fn same_title<'a>(a: &'a str, b: &'a str) -> Option<(&'a str, Option<&'a str>)> {
    const PARTS: [&str; 7] = [" - ", " | ", " — ", " – ", " :: ", " » ", " • "];
    if crate::data::fold(a) == crate::data::fold(b) {
        return Some((a, None));
    }
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let site = long.strip_prefix(short)?;
    let site = PARTS.iter().find_map(|part| site.strip_prefix(part))?;
    (shape::words(site) <= 6 && shape::words(short) >= 2).then_some((short, Some(site)))
}

/// The first doubled line, if nothing above it is text.
fn doubled(top: &[Candidate]) -> Option<usize> {
    let at = top
        .iter()
        .position(|c| c.doubled && shape::words(c.text) >= 3)?;
    top[..at]
        .iter()
        .all(|c| shape::words(c.text) <= 12 && !shape::is_sentence(c.text))
        .then_some(at)
}

/// The first line, or the first one after a menu: three lines or more of a word or three.
fn after_menu(top: &[Candidate]) -> usize {
    let menu = top
        .iter()
        .take_while(|c| shape::words(c.text) <= 3 && !shape::is_sentence(c.text))
        .count();
    if menu >= 3 && menu < top.len() {
        menu
    } else {
        0
    }
}

/// What a line between headline and text says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Says<'a> {
    /// When the article appeared.
    Published(When),
    /// When it was changed.
    Modified(When),
    /// Where and when it was written, perhaps before the text.
    Dateline(Dateline<'a>),
    /// Who wrote it, and perhaps when.
    Byline(Byline, Option<When>),
    /// Nothing of these.
    Text,
}

/// What a line at the top says.
pub(crate) fn says(line: &str) -> Says<'_> {
    // "Aired May 2, 2018 - 06:30 ET"
    let before_time = |text: &str| {
        let (date, time) = text.split_once(" - ")?;
        let left_out = Some(time.to_owned());
        day::when(date).map(|when| When { left_out, ..when })
    };
    let when = |text| day::when(text).or_else(|| before_time(text));
    let dated = |credit| credits::after(credit, line).and_then(when);
    if let Some(when) = dated(Credit::Modified) {
        return Says::Modified(when);
    }
    if let Some(when) = dated(Credit::Published).or_else(|| day::when(line)) {
        return Says::Published(when);
    }
    if let Some(byline) = credits::after(Credit::Author, line).and_then(signed) {
        return byline;
    }
    dateline(line).map_or(Says::Text, Says::Dateline)
}

/// `Anna Berg`, `Anna Berg on Monday, May 3, 2021`, `Anna Berg | 3 May 2021`.
fn signed(text: &str) -> Option<Says<'_>> {
    const PARTS: [&str; 6] = [" on ", " | ", " • ", " · ", " — ", ", "];
    let dated = PARTS.iter().find_map(|part| {
        let (names, when) = text.split_once(part)?;
        Some(Says::Byline(
            credits::byline(names)?,
            Some(day::when(when)?),
        ))
    });
    dated.or_else(|| Some(Says::Byline(credits::byline(text)?, None)))
}

/// Whether a text under the headline could be its standfirst, when nothing else says so: one sentence, or none.
pub(crate) fn could_be_standfirst(text: &str, before_interview: bool) -> bool {
    shape::words(text) <= 40
        && shape::words(text) > 3
        && shape::is_one_sentence(text)
        && (before_interview || !shape::is_sentence(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::cases;
    use crate::label;

    fn found(lines: &[&str]) -> Option<(usize, String, Option<String>)> {
        let labels: Vec<Option<Label>> = lines.iter().map(|line| label::read(line)).collect();
        let candidates: Vec<Candidate> = lines
            .iter()
            .zip(&labels)
            .map(|(line, label)| Candidate {
                text: line.trim_end_matches('+'),
                doubled: line.ends_with('+'),
                label: label.as_ref(),
            })
            .collect();
        headline(&candidates).map(|h| (h.at, h.text, h.publisher))
    }

    #[test]
    fn the_headline_is_found_among_titles_and_menus() {
        for (name, lines) in cases(include_str!("../tests/tables/headlines.txt")) {
            let [expected, lines @ ..] = &lines[..] else {
                panic!("{name}")
            };
            let (at, text, publisher) = found(lines).unwrap();
            let publisher = publisher.unwrap_or_default();
            assert_eq!(
                format!("> {text} ¦ {publisher} ¦ {at}"),
                *expected,
                "{name}"
            );
        }
    }

    #[test]
    fn a_page_that_begins_with_a_question_has_no_headline() {
        for lines in [
            ["Q: Why?", "A: So."],
            ["Question: Why?", "Answer: So."],
            ["Post: Why?", "Olsen: So."],
            ["— Why?", "— So."],
        ] {
            assert_eq!(found(&lines), None, "{lines:?}");
        }
    }
}
