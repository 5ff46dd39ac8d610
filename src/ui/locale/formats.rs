//! How a language writes: what a [`Locale`](super::Locale) asks of the browser's `Intl`, or natively of `English`.

use article_viewer_countries::Country;
use article_viewer_model::DateParts;

/// How a language writes numbers, dates and countries.
pub trait Formats {
    /// A country's name, such as `Türkiye`; `None` where the language has none for it.
    fn country(&self, country: Country) -> Option<String>;
    /// A country's short name where that is another one, such as `США` for `Соединенные Штаты`.
    fn short(&self, _: Country) -> Option<String> {
        None
    }
    /// A whole number with the language's digits and separators.
    fn number(&self, number: u32) -> String;
    /// A date, in the offset that it was written with.
    fn date(&self, date: DateParts, style: DateStyle) -> String;
    /// The CLDR plural category: `one`, `few`, `other` …
    fn plural(&self, number: u32) -> String;
}

/// How much of a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum DateStyle {
    /// Day, month in full, year, and the time if there is one: `10 October 2026 at 09:00`.
    Long,
    /// Day and short month: `10 Oct`.
    Day,
    /// Day, short month, year: `10 Oct 2026`.
    DayOfYear,
}
