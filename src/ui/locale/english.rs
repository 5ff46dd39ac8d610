//! English, for drawing natively.

use super::formats::{DateStyle, Formats};
use article_viewer_countries::{Country, Gazetteer};
use article_viewer_model::DateParts;

/// English, natively. Months and order are CLDR's for `en-GB`, names those of the gazetteer (CLDR's too).
pub struct English {
    names: Vec<Option<Box<str>>>,
}

impl English {
    /// Takes the names out of a gazetteer.
    pub fn new(gazetteer: &Gazetteer) -> Self {
        let name = |country| gazetteer.name(country).map(Into::into);
        Self {
            names: Country::all().map(name).collect(),
        }
    }
}

const MONTHS: &str =
    "January February March April May June July August September October November December";

impl Formats for English {
    fn country(&self, country: Country) -> Option<String> {
        let name = self.names.get(country.index())?;
        name.as_deref().map(str::to_owned)
    }

    fn number(&self, number: u32) -> String {
        let digits = number.to_string();
        let mut out = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                out.push(',');
            }
            out.push(digit);
        }
        out
    }

    fn date(&self, date: DateParts, style: DateStyle) -> String {
        let month = MONTHS.split(' ').nth(usize::from(date.month) - 1);
        let month = month.unwrap_or_default();
        // CLDR's short September has four letters, the others three.
        let short = month.get(..if date.month == 9 { 4 } else { 3 });
        let short = short.unwrap_or(month);
        match style {
            DateStyle::Long => {
                let day = format!("{} {month} {}", date.day, date.year);
                date.time.map_or(day.clone(), |(hour, minute)| {
                    format!("{day} at {hour:02}:{minute:02}")
                })
            }
            DateStyle::Day => format!("{} {short}", date.day),
            DateStyle::DayOfYear => format!("{} {short} {}", date.day, date.year),
        }
    }

    fn plural(&self, number: u32) -> String {
        (if number == 1 { "one" } else { "other" }).to_owned()
    }
}
