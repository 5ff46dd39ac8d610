//! Days as pages write them: `Oct.10`, `10 October 2010, 09:00 (UTC+04:00)`, `12 мая`, `۱۰ مهر`, `12.05.2021`.
//! A day is a date only with its year, and only where day and month can be told apart; none is made up.

use crate::data::{fold, listed, rows};
use article_viewer_model::Date;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

static MONTHS: LazyLock<HashMap<String, u8>> = LazyLock::new(|| {
    listed(include_str!("../data/months.tsv"))
        .filter_map(|(number, names)| Some((number.parse().ok()?, names)))
        .flat_map(|(number, names): (u8, _)| names.map(move |name| (fold(name), number)))
        .collect()
});

static WEEKDAYS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    rows(include_str!("../data/weekdays.txt"))
        .map(fold)
        .collect()
});

/// Words that may follow a year and mean "of the year".
const YEAR_WORDS: [&str; 8] = ["г", "года", "год", "р", "року", "il", "ildə", "yılı"];

/// A day found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Day {
    /// The bytes that it takes.
    pub(crate) start: usize,
    pub(crate) end: usize,
    of_month: u32,
    /// 1 to 12; 0: of the Iranian calendar.
    month: u8,
    year: Option<u32>,
}

impl Day {
    /// The Gregorian date, where its year is written.
    pub(crate) fn date(self) -> Option<Date> {
        Date::new(&format!(
            "{:04}-{:02}-{:02}",
            self.year?, self.month, self.of_month
        ))
    }
}

/// A number in the digits of any of the scripts that news pages use.
fn number(text: &str) -> Option<u32> {
    let mut value = 0_u32;
    let mut digits = 0;
    for c in text.chars() {
        let digit = match c {
            '0'..='9' => c as u32 - '0' as u32,
            '۰'..='۹' => c as u32 - '۰' as u32,
            '٠'..='٩' => c as u32 - '٠' as u32,
            _ => return None,
        };
        digits += 1;
        if digits > 4 {
            return None;
        }
        value = value * 10 + digit;
    }
    (digits > 0).then_some(value)
}

/// The number of a day: `10`, `10th`, `1er`.
fn day_number(token: &str) -> Option<u32> {
    let digits = token.trim_end_matches(|c: char| c.is_alphabetic());
    let ordinal = &token[digits.len()..];
    (ordinal.chars().count() <= 2)
        .then(|| number(digits))
        .flatten()
        .filter(|day| (1..=31).contains(day))
}

/// A token: a run of letters and digits, with its place in the text.
struct Token<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

fn tokens(text: &str, most: usize) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = c.is_alphanumeric() || matches!(c, '\u{200C}' | '\u{654}' | '\u{307}');
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                tokens.push(Token {
                    start: from,
                    end: at,
                    text: &text[from..at],
                });
                start = None;
                if tokens.len() == most {
                    break;
                }
            }
            _ => {}
        }
    }
    tokens
}

/// The first day written with a month's name among the first dozen words.
pub(crate) fn find(text: &str) -> Option<Day> {
    let tokens = tokens(text, 14);
    let near = |a: usize, b: usize| {
        let (a, b) = (tokens.get(a)?, tokens.get(b)?);
        let between = &text[a.end..b.start];
        (between.chars().count() <= 3
            && between.chars().all(|c| {
                c.is_whitespace() || matches!(c, '.' | ',' | '،' | '-' | '/' | '\'' | 'º' | '’')
            }))
        .then_some(b)
    };
    // "3 de mayo", "3rd of May".
    let of = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| matches!(token.text, "de" | "of" | "DE" | "OF"))
    };
    for (at, token) in tokens.iter().enumerate() {
        let Some(&month) = MONTHS.get(&fold(token.text)) else {
            continue;
        };
        let before = at.checked_sub(if at >= 2 && of(at - 1) { 2 } else { 1 });
        let before = before.and_then(|index| {
            near(index, index + 1)
                .and(tokens.get(index))
                .and_then(|t| Some((t, day_number(t.text)?)))
        });
        let after = near(at, at + 1).and_then(|t| Some((t, day_number(t.text)?)));
        let (start, mut end, mut last, day) = match (before, after) {
            (Some((token_before, day)), _) => (token_before.start, token.end, at, day),
            (None, Some((token_after, day))) => (token.start, token_after.end, at + 1, day),
            (None, None) => continue,
        };
        let mut year = None;
        let next = last + if of(last + 1) { 2 } else { 1 };
        if let Some(found) =
            near(next - 1, next).and_then(|t| number(t.text).filter(|y| (1000..=2200).contains(y)))
        {
            year = Some(found);
            last = next;
            end = tokens[next].end;
            if let Some(word) = near(last, last + 1).filter(|t| YEAR_WORDS.contains(&t.text)) {
                end = word.end;
            }
        }
        if text[end..].starts_with('.')
            && YEAR_WORDS.contains(&text[..end].rsplit(' ').next().unwrap_or(""))
        {
            end += 1;
        }
        return Some(Day {
            start,
            end,
            of_month: day,
            month,
            year: year.filter(|_| month > 0),
        });
    }
    None
}

/// A line that says when, and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct When {
    /// The date, where the line says a certain one.
    pub(crate) date: Option<Date>,
    /// What stands after it, parted by a sign.
    pub(crate) left_out: Option<String>,
}

/// Reads a line that says when: weekday, day, time, offset. None where it says more.
pub(crate) fn when(line: &str) -> Option<When> {
    let line = line.trim();
    if line.chars().count() > 90 {
        return None;
    }
    // Some weekdays are months as well ("mar"), so the line as it stands comes first.
    let first = line.split([' ', ',', '،', '.']).next()?;
    from_day(line).or_else(|| {
        WEEKDAYS
            .contains(&fold(first))
            .then(|| from_day(line[first.len()..].trim_start_matches([' ', ',', '،', '.'])))
            .flatten()
    })
}

/// The same without a weekday.
fn from_day(line: &str) -> Option<When> {
    let (date, rest) = if let Some(found) = numeric(line) {
        found
    } else {
        let day = find(line).filter(|day| day.start == 0)?;
        (day.date(), &line[day.end..])
    };
    let (time, rest) = time(rest);
    let rest = rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '،'));
    let left_out = match rest.strip_prefix(['|', '•', '·', '/', '—', '–']) {
        Some(more) if crate::shape::words(more) <= 8 => Some(more.trim().to_owned()),
        None if rest.is_empty() => None,
        _ => return None,
    };
    let date = match (date, time) {
        (Some(date), Some(time)) => Date::new(&format!("{}T{time}", &*date)).or(Some(date)),
        (date, _) => date,
    };
    Some(When {
        date,
        left_out: left_out.filter(|words| !words.is_empty()),
    })
}

/// A date in numbers at the start of the line, and what follows. `Some((None, _))` where day and month can't be told
/// apart or the year is of another calendar.
fn numeric(line: &str) -> Option<(Option<Date>, &str)> {
    let end = line
        .find(|c: char| !c.is_numeric() && !matches!(c, '.' | '/' | '-'))
        .unwrap_or(line.len());
    // A comma or full stop may follow; an ISO date-time goes on with a T.
    let written = line[..end].trim_end_matches('.');
    let sign = written.chars().find(|c| !c.is_numeric())?;
    let parts: Vec<u32> = written.split(sign).map(number).collect::<Option<_>>()?;
    let &[a, b, c] = parts.as_slice() else {
        return None;
    };
    let iso = |year: u32, month: u32, day: u32| {
        if (1800..=2200).contains(&year) {
            Date::new(&format!("{year:04}-{month:02}-{day:02}"))
        } else {
            None
        }
    };
    let date = if a > 999 {
        iso(a, b, c)
    } else if c < 1000 {
        return None;
    } else if sign == '.' || a > 12 || a == b {
        iso(c, b, a)
    } else if b > 12 {
        iso(c, a, b)
    } else {
        None
    };
    Some((
        date,
        line[end..].strip_prefix(['T', 't']).unwrap_or(&line[end..]),
    ))
}

/// A time and its offset, as ISO 8601 writes them, and what follows.
fn time(text: &str) -> (Option<String>, &str) {
    let inner = text.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | '،' | '|' | '-' | '–' | '—' | '/' | '(')
    });
    // "at 10:30", "в 10:30", "ساعت ۱۰:۳۰": one short word.
    let word = inner.find(char::is_whitespace).filter(|at| {
        inner[..*at].chars().count() <= 4 && inner[..*at].chars().all(char::is_alphabetic)
    });
    let inner = word.map_or(inner, |at| inner[at..].trim_start());
    let Some((hour, after)) = inner.split_once(':') else {
        return (None, text);
    };
    let minute_end = after.find(|c: char| !c.is_numeric()).unwrap_or(after.len());
    let (Some(mut hour), Some(minute)) = (number(hour), number(&after[..minute_end])) else {
        return (None, text);
    };
    if hour > 24 || minute > 59 {
        return (None, text);
    }
    let mut rest = &after[minute_end..];
    // Seconds add nothing that a reader of news looks for.
    if let Some(seconds) = rest.strip_prefix(':')
        && seconds.chars().take(2).all(char::is_numeric)
    {
        rest = seconds.trim_start_matches(char::is_numeric);
    }
    let half = rest.trim_start().get(..2).map(str::to_ascii_lowercase);
    if let Some(half @ ("am" | "pm")) = half.as_deref() {
        hour = hour % 12 + if half == "pm" { 12 } else { 0 };
        rest = &rest.trim_start()[2..];
    }
    let (offset, rest) = offset(rest);
    (Some(format!("{hour:02}:{minute:02}{offset}")), rest)
}

/// `Z`, `UTC`, `(GMT+4)`, `+04:00`, as ISO 8601 writes it; empty where there is none.
fn offset(text: &str) -> (String, &str) {
    let trimmed = text.trim_start_matches(|c: char| c.is_whitespace() || c == '(');
    let named = ["UTC", "GMT"]
        .iter()
        .find_map(|name| trimmed.strip_prefix(name));
    let after = named.unwrap_or(trimmed);
    let close = |rest: &'_ str| rest.len() - rest.trim_start_matches(')').len();
    if let Some(sign) = after.chars().next().filter(|c| matches!(c, '+' | '-')) {
        let digits = &after[1..];
        let end = digits
            .find(|c: char| !c.is_ascii_digit() && c != ':')
            .unwrap_or(digits.len());
        let (hours, minutes) = match digits[..end].split_once(':') {
            Some((hours, minutes)) => (number(hours), number(minutes)),
            None if end == 4 => (number(&digits[..2]), number(&digits[2..4])),
            None => (number(&digits[..end]), Some(0)),
        };
        if let (Some(hours @ 0..=14), Some(minutes @ 0..=59)) = (hours, minutes) {
            let rest = &digits[end..];
            return (
                format!("{sign}{hours:02}:{minutes:02}"),
                &rest[close(rest)..],
            );
        }
    }
    if let Some(after) = named.or_else(|| trimmed.strip_prefix('Z')) {
        return ("Z".to_owned(), &after[close(after)..]);
    }
    (String::new(), text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::rows;

    #[test]
    fn a_day_is_found_with_its_month_and_its_year_where_it_has_one() {
        for row in rows(include_str!("../tests/tables/days.txt")) {
            let [text, written, date] = row[..] else {
                panic!("{row:?}")
            };
            let day = find(text).unwrap_or_else(|| panic!("no day: {text}"));
            assert_eq!(&text[day.start..day.end], written, "{text}");
            assert_eq!(day.date().as_deref().unwrap_or(""), date, "{text}");
        }
        for text in [
            "It may rain for 40 days",
            "The march of ten men",
            "",
            "10 10",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }

    #[test]
    fn a_line_that_says_when_is_a_date() {
        for row in rows(include_str!("../tests/tables/dates.txt")) {
            let [line, date] = row[..] else {
                panic!("{row:?}")
            };
            let when = when(line).unwrap_or_else(|| panic!("no date line: {line}"));
            assert_eq!(when.date.as_deref().unwrap_or(""), date, "{line}");
        }
        for line in [
            "10 October was a quiet day",
            "Baku, 10 October 2010",
            "12",
            "May the ferry sail",
            "",
        ] {
            assert_eq!(when(line), None, "{line}");
        }
    }
}
