//! Dates as articles write them: ISO 8601, a day or a moment with its own offset.

use std::fmt;
use std::ops::Deref;
use std::rc::Rc;

/// ISO 8601, a day (`2010-10-10`) or a moment (`2010-10-10T09:00:00+04:00`). It shows in the offset that it is written
/// with.
#[derive(Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(
    any(test, feature = "schema"),
    derive(schemars::JsonSchema),
    schemars(rename = "IsoDate", extend("pattern" = crate::patterns::DATE))
)]
pub struct Date(Rc<str>);

/// The parts of a [`Date`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateParts {
    /// Year, 0 to 9999.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, 1 to 31.
    pub day: u8,
    /// Hour and minute, where the date has a time.
    pub time: Option<(u8, u8)>,
}

impl Date {
    /// `None` where the text is no such date, the 30th of February included.
    pub fn new(text: &str) -> Option<Self> {
        parse(text).map(|_| Self(text.into()))
    }

    /// Its parts.
    pub fn parts(&self) -> DateParts {
        // `new` lets nothing in that does not parse.
        parse(&self.0).unwrap_or(DateParts {
            year: 0,
            month: 1,
            day: 1,
            time: None,
        })
    }

    /// The same text, shared.
    pub fn shared(&self) -> Rc<str> {
        self.0.clone()
    }
}

fn parse(text: &str) -> Option<DateParts> {
    let number = |range: std::ops::Range<usize>, low: u16, high: u16| -> Option<u16> {
        let digits = text.get(range)?;
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        digits.parse().ok().filter(|n| (low..=high).contains(n))
    };
    let sign = |at: usize, allowed: &[u8]| {
        text.as_bytes()
            .get(at)
            .filter(|b| allowed.contains(b))
            .copied()
    };

    let year = number(0..4, 0, 9999)?;
    sign(4, b"-")?;
    let month = number(5..7, 1, 12)?;
    sign(7, b"-")?;
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u16::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let day = number(8..10, 1, days)?;
    let parts = DateParts {
        year,
        month: month as u8,
        day: day as u8,
        time: None,
    };
    if text.len() == 10 {
        return Some(parts);
    }

    sign(10, b"Tt ")?;
    let hour = number(11..13, 0, 24)?;
    sign(13, b":")?;
    // 24:00 is the end of the day, and nothing comes after it.
    let (minutes, seconds) = if hour == 24 { (0, 0) } else { (59, 60) };
    let minute = number(14..16, 0, minutes)?;
    let mut at = 16;
    if sign(at, b":").is_some() {
        number(17..19, 0, seconds)?;
        at = 19;
        if sign(at, b".,").is_some() {
            let digits = text.as_bytes()[at + 1..]
                .iter()
                .take_while(|b| b.is_ascii_digit())
                .count();
            if digits == 0 {
                return None;
            }
            at += 1 + digits;
        }
    }
    match sign(at, b"Zz+-") {
        None if at == text.len() => {}
        Some(b'Z' | b'z') if at + 1 == text.len() => {}
        Some(b'+' | b'-') => {
            number(at + 1..at + 3, 0, 23)?;
            let minutes = if sign(at + 3, b":").is_some() {
                at + 4
            } else {
                at + 3
            };
            if at + 3 != text.len() {
                number(minutes..minutes + 2, 0, 59)?;
                if minutes + 2 != text.len() {
                    return None;
                }
            }
        }
        _ => return None,
    }
    Some(DateParts {
        time: Some((hour as u8, minute as u8)),
        ..parts
    })
}

impl Deref for Date {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_a_day_or_a_moment() {
        for (text, time) in [
            ("2010-10-10", None),
            ("2024-02-29", None),
            ("2010-10-10T09:00:00+04:00", Some((9, 0))),
            ("2010-10-10T09:05Z", Some((9, 5))),
            ("2010-10-10T23:59:60.123Z", Some((23, 59))),
            ("2010-10-10T24:00:00Z", Some((24, 0))),
            ("2021-11-01T10:52:50+0100", Some((10, 52))),
            ("2021-11-01T10:52", Some((10, 52))),
        ] {
            assert_eq!(
                Date::new(text).map(|d| d.parts().time),
                Some(time),
                "{text}"
            );
        }
    }

    #[test]
    fn anything_else_is_none() {
        for text in [
            "",
            "2010",
            "2010-10",
            "2010-13-01",
            "2010-02-30",
            "2023-02-29",
            "10 Oct 2010",
            "2010-10-10T",
            "2010-10-10T25:00",
            "2010-10-10T24:01",
            "2010-10-10T24:00:01",
            "2010-10-10T09:00:00+4",
            "2010-10-10T09:00:00.Z",
            "2010-10-10x",
            "٢٠١٠-١٠-١٠",
            "2010-10-10T09:00:00Zz",
        ] {
            assert!(Date::new(text).is_none(), "{text}");
        }
    }
}
