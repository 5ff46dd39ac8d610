//! Times of a recording as transcripts have them beside a name or between the turns: `0:03`, `[00:00:03.250]`,
//! `(1:02:03)`, `#00:00:03-5#`, `00:00:03,250 --> 00:00:05,000`. A time of the day (`10:32 AM`) is read as well, and is
//! none of the recording.

/// A time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Time {
    /// Whole seconds from the start; none for a time of the day.
    pub(crate) seconds: Option<u32>,
    /// It stands in brackets.
    pub(crate) bracketed: bool,
}

const BRACKETS: [(char, char); 8] = [
    ('[', ']'),
    ('(', ')'),
    ('{', '}'),
    ('<', '>'),
    ('#', '#'),
    ('（', '）'),
    ('【', '】'),
    ('［', '］'),
];

/// Marks that may stand between a time and a name.
fn parts(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '–' | '—' | '|' | '·' | '•' | ',' | '｜')
}

/// The time that the text begins with, and what follows it.
pub(crate) fn leading(text: &str) -> Option<(Time, &str)> {
    let (close, inner) = opened(text);
    let (seconds, mut rest) = clock(inner.trim_start())?;
    // The end of a stretch of time says nothing new.
    let second = rest.trim_start().strip_prefix("-->").or_else(|| {
        let end = rest.trim_start().strip_prefix(['-', '–', '—'])?;
        Some(end.trim_start())
    });
    if let Some((_, after)) = second.and_then(|end| clock(end.trim_start())) {
        rest = after;
    }
    if let Some(close) = close {
        rest = rest.trim_start().strip_prefix(close)?;
    } else if rest.starts_with(|c: char| !parts(c) && c != ':') {
        return None;
    }
    let time = Time {
        seconds,
        bracketed: close.is_some(),
    };
    Some((time, rest.trim_start_matches(parts)))
}

/// The time that the text ends with, and what stands before it.
pub(crate) fn trailing(text: &str) -> Option<(&str, Time)> {
    let text = text.trim_end();
    let starts = text
        .char_indices()
        .rev()
        .take(40)
        .filter(|(at, c)| {
            let opens = BRACKETS.iter().any(|(open, _)| open == c);
            opens || (c.is_numeric() && text[..*at].ends_with(char::is_whitespace))
        })
        .filter_map(|(at, _)| match leading(&text[at..]) {
            Some((time, "")) => Some((text[..at].trim_end_matches(parts), time)),
            _ => None,
        });
    // The longest: a stretch has two times.
    starts.last()
}

/// The time that is the whole text, but for what a subtitle has beside it.
pub(crate) fn alone(text: &str) -> Option<Time> {
    let (time, rest) = leading(text)?;
    let settings = [
        "align:",
        "line:",
        "position:",
        "size:",
        "region:",
        "vertical:",
    ];
    (rest.is_empty() || settings.iter().any(|setting| rest.starts_with(setting))).then_some(time)
}

/// The bracket that must close what the text opens, and the text in it.
fn opened(text: &str) -> (Option<char>, &str) {
    BRACKETS
        .iter()
        .find_map(|(open, close)| Some((Some(*close), text.strip_prefix(*open)?)))
        .unwrap_or((None, text))
}

/// The seconds of a clock that the text begins with, and what follows.
fn clock(text: &str) -> Option<(Option<u32>, &str)> {
    let mut numbers: Vec<u32> = Vec::new();
    let mut rest = text;
    loop {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if !(if numbers.is_empty() { 1..=3 } else { 2..=2 }).contains(&digits) {
            return None;
        }
        numbers.push(rest[..digits].parse().ok()?);
        rest = &rest[digits..];
        match rest.strip_prefix([':', '：']) {
            Some(after) if numbers.len() < 4 && after.starts_with(|c: char| c.is_ascii_digit()) => {
                rest = after;
            }
            _ => break,
        }
    }
    // Hours, minutes, seconds, frames: what follows the first number is less than sixty, but for frames.
    if numbers.len() < 2 || numbers[1..].iter().take(2).any(|number| *number > 59) {
        return None;
    }
    if let Some(fraction) = rest.strip_prefix(['.', ',', '-', ';']) {
        let digits = fraction.bytes().take_while(u8::is_ascii_digit).count();
        let ends = |text: &str| !text.starts_with(|c: char| c.is_alphanumeric() || c == ':');
        if (1..=6).contains(&digits) && ends(&fraction[digits..]) {
            rest = &fraction[digits..];
        }
    }
    let of_day = ["AM", "PM", "am", "pm", "A.M.", "P.M.", "a.m.", "p.m."]
        .iter()
        .find_map(|mark| rest.trim_start().strip_prefix(mark));
    if let Some(after) = of_day {
        return Some((None, after));
    }
    let seconds = match numbers[..] {
        [minutes, seconds] => minutes * 60 + seconds,
        [hours, minutes, seconds, ..] => hours * 3600 + minutes * 60 + seconds,
        _ => return None,
    };
    Some(((seconds <= 100_000).then_some(seconds), rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::rows;

    #[test]
    fn a_time_is_read_in_every_form_that_recorders_give_it() {
        for row in rows(include_str!("../tests/tables/times.txt")) {
            let [text, seconds] = row[..] else {
                panic!("{row:?}")
            };
            let seconds = seconds.parse().ok();
            assert_eq!(alone(text).map(|t| t.seconds), Some(seconds), "{text}");
        }
        for text in [
            "0:3",
            "3",
            "1:2:3",
            "0:75",
            "10:30 was the time",
            "[0:03",
            "a 0:03",
            "",
        ] {
            assert_eq!(alone(text), None, "{text}");
        }
    }

    #[test]
    fn a_time_stands_before_or_behind_a_name() {
        for (text, name) in [
            ("[00:00:03] Ada", "Ada"),
            ("00:03 - Ada", "Ada"),
            ("0:03\tAda", "Ada"),
        ] {
            assert_eq!(leading(text).map(|(_, rest)| rest), Some(name), "{text}");
        }
        for text in [
            "Ada (00:03)",
            "Ada 0:03",
            "Ada, 0:03",
            "Ada - 0:03",
            "Ada [0:03 - 0:12]",
            "Ada 0:03 - 0:12",
        ] {
            assert_eq!(trailing(text).map(|(name, _)| name), Some("Ada"), "{text}");
        }
        assert_eq!(
            leading("4:57pm"),
            Some((
                Time {
                    seconds: None,
                    bracketed: false
                },
                ""
            ))
        );
        assert_eq!(trailing("The ferry of 10:30 sails"), None);
    }
}
