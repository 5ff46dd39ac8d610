//! What could be a label: the words at the start of a line that say who speaks, perhaps with a time of the recording.
//! Here is only the grammar: one table of the marks by which a name is told from the words. Whether a label is one, the
//! whole page decides ([`crate::transcript`], [`crate::speakers`]).

use crate::name::{code, could_be_name, is_no_speaker};
use crate::shape;
use crate::time::{self, Time};
use crate::words::{Word, means};

/// What parts the label from the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Mark {
    /// `Name: text`
    Colon,
    /// `Q. text`, `Q) text`
    Stop,
    /// `Name — text`, `Name. — text`
    Dash,
    /// `NAME. - text`
    StopDash,
    /// The label stands in a line of its own, and nothing after it.
    Alone,
    /// `<v Name>text`, `@Name: text`
    Tag,
    /// `[Name] text`, `(Name) text`
    Brackets,
    /// `**Name** text`
    Bold,
    /// `Name | text`, and with a tab or several spaces
    Bar,
    /// `#### Name`
    Heading,
}

/// A line taken apart as if it began with a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Label {
    /// The label as written, without the mark, time, emphasis and what stood in brackets.
    pub(crate) name: String,
    /// What it means, if it is one of the words for it.
    pub(crate) words: Vec<Word>,
    pub(crate) mark: Mark,
    /// Set in `**bold**`.
    pub(crate) bold: bool,
    /// The time beside it.
    pub(crate) time: Option<Time>,
    /// Its form alone, or the page's, leaves no doubt that it is one.
    pub(crate) sure: bool,
    /// What is said: what stood in brackets in the label ("(laughs)"), and the text after it. Empty where the
    /// label stands alone.
    pub(crate) text: String,
}

/// What stood before the name.
#[derive(Clone, Copy)]
struct Before {
    emphasis: &'static str,
    time: Option<Time>,
    heading: bool,
}

/// The name, the text after it, and what parts them.
type Cut<'a> = (&'a str, &'a str, Mark);

/// How a line is cut, by each mark.
const CUTS: [fn(&str, Before) -> Option<Cut<'_>>; 10] = [
    at_tag,
    at_sign,
    at_brackets,
    at_colon,
    at_stop_dash,
    at_stop,
    at_bar,
    alone,
    at_dash,
    at_bold,
];

/// The line as label and text, if its beginning could be a label. A tab stands for several spaces.
pub(crate) fn read(line: &str) -> Option<Label> {
    // A dialogue may have both: "— Name: text".
    let line = shape::begins_with_long_dash(line).unwrap_or(line);
    let line = ["> ", "- ", "* ", "• ", "| "]
        .iter()
        .find_map(|bullet| line.strip_prefix(bullet))
        .unwrap_or(line);
    let line = line.trim_start_matches(shape::is_turn_sign).trim_start();
    let (outer, line) = time_before(line);
    let (heading, line) = shape::hashed(line).map_or((false, line), |rest| (true, rest));
    let (emphasis, line) = emphasis(line);
    let (inner, line) = time_before(line);
    let before = Before {
        emphasis,
        time: outer.or(inner),
        heading,
    };
    CUTS.iter()
        .find_map(|cut| Label::new(cut(line, before)?, before))
}

fn time_before(line: &str) -> (Option<Time>, &str) {
    match time::leading(line) {
        Some((time, rest)) if !rest.is_empty() => (Some(time), rest),
        _ => (None, line),
    }
}

/// The marks of emphasis that the line begins with, and the line without them.
fn emphasis(line: &str) -> (&'static str, &str) {
    for mark in ["**", "__", "*", "_"] {
        if let Some(inner) = line.strip_prefix(mark)
            && inner
                .chars()
                .next()
                .is_some_and(|c| c.is_alphanumeric() || matches!(c, '[' | '(' | '@'))
            && inner.contains(mark)
        {
            return (mark, inner);
        }
    }
    ("", line)
}

/// `<v Name>text</v>` of `WebVTT`, with classes or none; `<Name> text` of a chat.
fn at_tag(line: &str, _: Before) -> Option<Cut<'_>> {
    let (tag, after) = line.strip_prefix('<')?.split_once('>')?;
    let name = match tag.split_once(' ') {
        Some((voice, name)) if voice == "v" || voice.starts_with("v.") => name,
        _ if could_be_name(tag) => tag,
        _ => return None,
    };
    let after = after.trim().strip_suffix("</v>").unwrap_or(after);
    Some((name, after.trim_start_matches([':', '：']), Mark::Tag))
}

/// The text without tags such as `<i>` and `<00:00:03.000>`.
fn untagged(text: &str) -> String {
    let mut parts = text.split('<');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| match part.split_once('>') {
        Some((tag, rest)) if tag.len() < 20 && !tag.contains(' ') => text + rest,
        _ => text + "<" + part,
    })
}

/// `@Name: text`, `@name text`
fn at_sign(line: &str, _: Before) -> Option<Cut<'_>> {
    let line = line.strip_prefix('@')?.trim_start();
    let mut ends = line.char_indices().take(40);
    let colon = ends.find(|(_, c)| matches!(c, ':' | '：' | '\t'));
    let name = colon.map(|(at, _)| line[..at].trim());
    let name = name.filter(|name| could_be_name(name) || !name.contains(' '));
    let name = name.or_else(|| line.split_whitespace().next())?;
    let after = line[name.len()..].trim_start_matches([':', '：', '\t', ' ']);
    name.starts_with(char::is_alphabetic)
        .then_some((name, after, Mark::Tag))
}

/// `[Name] text`, `[Name]: text`
fn at_brackets(line: &str, _: Before) -> Option<Cut<'_>> {
    const PAIRS: [(char, char); 6] = [
        ('[', ']'),
        ('(', ')'),
        ('{', '}'),
        ('【', '】'),
        ('（', '）'),
        ('［', '］'),
    ];
    let (inner, close) = PAIRS
        .iter()
        .find_map(|(open, close)| Some((line.strip_prefix(*open)?, *close)))?;
    let (name, after) = inner.split_once(close)?;
    let after = after.trim_start_matches([':', '：', ' ', '\t']);
    (!is_no_speaker(name)).then_some((name, after, Mark::Brackets))
}

fn at_colon(line: &str, _: Before) -> Option<Cut<'_>> {
    let is_digit = |c: Option<char>| c.is_some_and(char::is_numeric);
    let (at, colon) = line
        .char_indices()
        .take(100)
        .filter(|(_, c)| matches!(c, ':' | '\u{FF1A}' | '\u{FE55}'))
        // A colon inside a time parts nothing.
        .find(|(at, c)| {
            !(is_digit(line[..*at].chars().next_back())
                && is_digit(line[at + c.len_utf8()..].chars().next()))
        })?;
    let (before, after) = (&line[..at], &line[at + colon.len_utf8()..]);
    // An address.
    if after.starts_with("//") {
        return None;
    }
    let stands_apart = colon != ':'
        || after.is_empty()
        || after.starts_with(|c: char| !c.is_alphanumeric())
        || !means(before.trim()).is_empty();
    stands_apart.then_some((before, after, Mark::Colon))
}

/// `Q. text`, `A) text`, `Question - text`: only for words that mean it.
fn at_stop(line: &str, _: Before) -> Option<Cut<'_>> {
    let at = line
        .char_indices()
        .take(24)
        .find(|(_, c)| matches!(c, '.' | ')' | '—' | '–' | '-' | '．'))
        .map(|(at, _)| at)?;
    let mark = line[at..].chars().next()?;
    let (before, after) = (line[..at].trim_end(), &line[at + mark.len_utf8()..]);
    if !after.starts_with(char::is_whitespace) && !after.is_empty() && mark != '．' {
        return None;
    }
    let mark = if matches!(mark, '—' | '–') {
        Mark::Dash
    } else {
        Mark::Stop
    };
    (!before.contains('\t') && !means(before).is_empty()).then_some((before, after, mark))
}

/// `Name | text`, `Name<tab>text`, `Q    text`
fn at_bar(line: &str, _: Before) -> Option<Cut<'_>> {
    let (at, bar) = line
        .char_indices()
        .take(60)
        .find(|(_, c)| matches!(c, '|' | '｜' | '│' | '¦' | '\t' | '\u{3000}'))?;
    let name = line[..at].trim_end();
    let after = line[at + bar.len_utf8()..].trim_end_matches(['|', ' ']);
    let after = after.trim_start_matches(['|', ' ', '\t', '\u{3000}']);
    let ends = bar == '\t' && name.ends_with('.') && !ends_in_initial(name);
    (!ends && !name.contains(',') && !after.is_empty()).then_some((name, after, Mark::Bar))
}

/// A few words that end no sentence.
fn is_short(name: &str) -> bool {
    let marks = |c: char| "\t|?!;:\"“”«»…؟？！。、，.".contains(c);
    (1..=5).contains(&shape::words(name))
        && name.chars().count() <= 40
        && name.starts_with(char::is_alphabetic)
        && !name.contains(marks)
}

/// `Woman in the hall: text`: a label in a conversation of names, and no sentence.
pub(crate) fn loose(line: &str) -> Option<Label> {
    let (name, text) = line.split_once([':', '：'])?;
    let told = is_short(name) && shape::begins_upper(name) && !is_no_speaker(name);
    told.then(|| Label {
        name: name.to_owned(),
        words: means(name),
        mark: Mark::Colon,
        bold: false,
        time: None,
        sure: true,
        text: text.trim().to_owned(),
    })
}

/// `Ada L.`
fn ends_in_initial(name: &str) -> bool {
    name.rsplit_once(' ')
        .is_some_and(|(_, word)| word.chars().count() == 2 && word.starts_with(char::is_alphabetic))
}

/// `NAME. - text`, `Name. — text`
fn at_stop_dash(line: &str, _: Before) -> Option<Cut<'_>> {
    let (name, after) = [
        ". - ",
        ". – ",
        ". — ",
        ".- ",
        ".– ",
        ".— ",
        ".\u{A0}- ",
        ".\u{A0}– ",
        ".\u{A0}— ",
    ]
    .iter()
    .filter_map(|mark| line.split_once(mark))
    .min_by_key(|(name, _)| name.len())?;
    (name.chars().count() <= 60).then_some((name, after, Mark::StopDash))
}

/// `Name — text`
fn at_dash(line: &str, _: Before) -> Option<Cut<'_>> {
    let (at, dash) = line
        .char_indices()
        .take(60)
        .find(|(_, c)| matches!(c, '—' | '–'))?;
    let name = line[..at].strip_suffix([' ', '\u{A0}', '\t'])?;
    let after = line[at + dash.len_utf8()..].strip_prefix([' ', '\u{A0}', '\t'])?;
    (!after.trim().is_empty()).then_some((name, after, Mark::Dash))
}

/// A label word, or what could be a name, in a line of its own.
fn alone(line: &str, before: Before) -> Option<Cut<'_>> {
    let line = line.trim_end();
    if line.chars().count() > 70 || line.contains('\t') && time::trailing(line).is_none() {
        return None;
    }
    let mark = if before.heading {
        Mark::Heading
    } else {
        Mark::Alone
    };
    Some((line, "", mark))
}

/// `**Name** text`
fn at_bold(line: &str, before: Before) -> Option<Cut<'_>> {
    if before.emphasis.is_empty() {
        return None;
    }
    let (name, after) = line.split_once(before.emphasis)?;
    // The mark of the end is kept for whoever takes it off.
    let end = name.len() + before.emphasis.len();
    (!after.trim().is_empty() && name.chars().count() <= 60).then_some((
        &line[..end],
        after,
        Mark::Bold,
    ))
}

impl Label {
    fn new((name, after, mark): Cut, before: Before) -> Option<Self> {
        let (mut name, mut after, mut time) = (name.trim(), after.trim(), before.time);
        let mut emphasised = before.emphasis.is_empty();
        // "Name (0:03)", "**Name** 0:03", "**Name (0:03)**"
        for _ in 0..2 {
            if let Some((rest, found)) = time::trailing(name) {
                (name, time) = (rest, time.or(Some(found)));
            }
            if !emphasised && let Some(inner) = name.strip_suffix(before.emphasis) {
                (name, emphasised) = (inner.trim_end(), true);
            }
        }
        // "**Name:** text", "**Name: text**"
        if !emphasised && let Some(rest) = after.strip_prefix(before.emphasis) {
            (after, emphasised) = (rest.trim_start(), true);
        }
        if !emphasised {
            after = after.strip_suffix(before.emphasis)?.trim_end();
        }
        // "Name: (0:03) text", "Name | 0:03 | text"
        let beside = matches!(mark, Mark::Bar | Mark::Stop | Mark::StopDash | Mark::Dash);
        if time.is_none()
            && let Some((found, rest)) = time::leading(after)
            && (found.bracketed || (beside && (rest.is_empty() || mark == Mark::Bar)))
        {
            (time, after) = (Some(found), rest);
        }
        let mark = if after.is_empty() && beside {
            Mark::Alone
        } else {
            mark
        };
        // "Name: text #0:09#" has the end of the turn.
        if let Some((rest, _)) = time::trailing(after).filter(|_| after.ends_with('#')) {
            after = rest;
        }
        let (name, remark) = match name.split_once(['(', '[', '（']) {
            Some((inner, rest)) if rest.ends_with([')', ']', '）']) => {
                (inner.trim(), &name[inner.len()..])
            }
            Some(_) => return None,
            None if mark == Mark::Brackets => (name.trim_end_matches([':', '：']), ""),
            None => (name, ""),
        };
        let mut words = means(name);
        // "Anna Berg (Post)" is for whom somebody speaks, "(laughs)" is how.
        let inner = remark.trim_matches(|c: char| !c.is_alphanumeric());
        let is_said = !shape::begins_upper(inner) || is_no_speaker(inner);
        if !is_said {
            words.extend(means(inner));
        }
        // Whoever keeps a recorder writes names as they like.
        let in_form = (mark == Mark::Tag && !name.is_empty()) || (time.is_some() && is_short(name));
        if words.is_empty() && !in_form && !could_be_name(name) {
            return None;
        }
        let few = shape::words(name) <= 3
            && name.chars().count() <= 40
            && !name.contains(',')
            && !name.ends_with('.')
            || ends_in_initial(name);
        let stands_alone = time.is_some() || !words.is_empty() || few;
        if matches!(mark, Mark::Alone | Mark::Heading)
            && (!stands_alone || shape::is_sentence(name.trim_end_matches('.')))
        {
            return None;
        }
        let text = [if is_said { remark.trim() } else { "" }, after]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        Some(Self {
            name: name.replace('\t', " "),
            words,
            mark,
            bold: !before.emphasis.is_empty(),
            time,
            sure: false,
            text: if mark == Mark::Tag {
                untagged(&text)
            } else {
                text
            }
            .replace('\t', " "),
        })
    }

    /// Whether the word often stands before a colon and names nobody ("Note:").
    pub(crate) fn is_no_speaker(&self) -> bool {
        is_no_speaker(&self.name)
    }

    /// It is sure, and its form is a recorder's, which labels every turn.
    pub(crate) fn is_complete(&self) -> bool {
        let by_hand = matches!(
            self.mark,
            Mark::Colon | Mark::Alone | Mark::Dash | Mark::StopDash
        );
        self.sure && (!by_hand || self.time.is_some() || code(&self.name).is_some())
    }

    /// It is one of the words with such a meaning.
    pub(crate) fn means(&self, test: impl Fn(&Word) -> bool) -> bool {
        self.words.iter().any(test)
    }
}

#[cfg(test)]
#[path = "../tests/unit/label.rs"]
mod tests;
