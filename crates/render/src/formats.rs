//! How a language writes numbers, dates and countries, natively: what the viewer asks of the browser's `Intl`
//! (`static/formats.js`), by the same data, CLDR.
//!
//! The text is Chromium's wherever CLDR lets it be; the names that Chromium changes stand here.

use article_viewer::ui::{DateStyle, Formats};
use article_viewer_countries::Country;
use article_viewer_model::DateParts;
use icu_datetime::fieldsets::{MD, YMD, YMDT};
use icu_datetime::input::{Date, DateTime, Time};
use icu_datetime::options::{TimePrecision, YearStyle};
use icu_datetime::{DateTimeFormatter, DateTimeFormatterPreferences, parts};
use icu_decimal::DecimalFormatter;
use icu_decimal::options::DecimalFormatterOptions;
use icu_experimental::displaynames::{DisplayNamesOptions, Style, multi::RegionDisplayNames};
use icu_locale_core::preferences::extensions::unicode::keywords::HourCycle;
use icu_locale_core::subtags::{Language, Region};
use icu_locale_core::{Locale, locale};
use icu_plurals::{PluralCategory, PluralRules, PluralRulesOptions};
use std::fmt;
use writeable::{Part, PartsWrite, Writeable};

/// Regions that Chromium calls by their short name always, such as `Hong Kong` for `Hong Kong SAR China`.
/// So it is in Chromium 156, in each of the 14 languages that were compared.
const SHORT: [&str; 3] = ["HK", "MO", "PS"];

/// Names that Chromium 156 has and ICU4X 2.4 has not: language, code, name. Chromium calls the Falklands by CLDR's
/// `variant`, which ICU4X leaves out.
const NAMES: [(&str, &str, &str); 4] = [
    ("en", "FK", "Falkland Islands (Islas Malvinas)"),
    ("fa", "FK", "جزایر فالکلند (ایسلاس مالویناس)"),
    ("ru", "FK", "Фолклендские (Мальвинские) о-ва"),
    ("tr", "FK", "Falkland Adaları (Malvinas Adaları)"),
];
/// The same, short.
const SHORT_NAMES: [(&str, &str, &str); 1] = [("en", "US", "US")];

/// How a language writes, by CLDR 49. It takes 10 to 40 µs to make, so a page can have its own.
///
/// ```
/// use article_viewer::ui::Formats;
/// use article_viewer_render::Cldr;
/// assert_eq!(Cldr::new("fa").number(12_345), "۱۲٬۳۴۵");
/// ```
pub struct Cldr {
    /// There always are some: English is compiled in.
    formatters: Option<Formatters>,
}

impl Cldr {
    /// The formats of a language, BCP 47. English is written as in Great Britain, as the viewer does; so is what is no
    /// valid tag, and a language that CLDR has no names for (a browser writes that in its own language).
    pub fn new(language: &str) -> Self {
        let english = locale!("en-GB");
        let locale = match language {
            "en" => None,
            _ => Locale::try_from_str(language).ok(),
        };
        let formatters = locale.and_then(|locale| Formatters::new(&locale));
        Self {
            formatters: formatters.or_else(|| Formatters::new(&english)),
        }
    }
}

impl Formats for Cldr {
    fn country(&self, country: Country) -> Option<String> {
        self.formatters.as_ref()?.country(country)
    }

    fn short(&self, country: Country) -> Option<String> {
        self.formatters.as_ref()?.short(country)
    }

    fn number(&self, number: u32) -> String {
        self.formatters.as_ref().map_or_else(
            || number.to_string(),
            |formatters| formatters.number.format(&number.into()).to_string(),
        )
    }

    fn date(&self, date: DateParts, style: DateStyle) -> String {
        let DateParts {
            year, month, day, ..
        } = date;
        self.formatters
            .as_ref()
            .and_then(|formatters| formatters.date(date, style))
            // Parts that are no date, such as the 30th of February.
            .unwrap_or_else(|| format!("{year:04}-{month:02}-{day:02}"))
    }

    fn plural(&self, number: u32) -> String {
        let category = self
            .formatters
            .as_ref()
            .map(|formatters| formatters.plural.category_for(number));
        match category {
            Some(PluralCategory::Zero) => "zero",
            Some(PluralCategory::One) => "one",
            Some(PluralCategory::Two) => "two",
            Some(PluralCategory::Few) => "few",
            Some(PluralCategory::Many) => "many",
            Some(PluralCategory::Other) | None => "other",
        }
        .to_owned()
    }
}

/// What ICU4X makes of a language.
struct Formatters {
    language: Language,
    names: RegionDisplayNames,
    short_names: RegionDisplayNames,
    number: DecimalFormatter,
    plural: PluralRules,
    dates: Dates,
    /// The digit that goes before an hour of one digit.
    zero: String,
}

impl Formatters {
    /// `None` where CLDR has no names of countries in the language.
    fn new(locale: &Locale) -> Option<Self> {
        let names = |style| {
            let mut options = DisplayNamesOptions::default();
            options.style = Some(style);
            RegionDisplayNames::try_new(locale.into(), options).ok()
        };
        let names_in_full = names(Style::Long)?;
        let options = DecimalFormatterOptions::default();
        let number = DecimalFormatter::try_new(locale.into(), options).ok()?;
        let plural = PluralRules::try_new(locale.into(), PluralRulesOptions::default()).ok()?;
        Some(Self {
            language: locale.id.language,
            names: names_in_full,
            short_names: names(Style::Short)?,
            zero: number.format(&0.into()).to_string(),
            number,
            plural,
            dates: Dates::new(locale)?,
        })
    }

    fn country(&self, country: Country) -> Option<String> {
        if SHORT.contains(&country.as_str()) {
            return self.short(country);
        }
        self.listed(&NAMES, country)
            .or_else(|| named(&self.names, country))
    }

    /// The name in full where there is no short one, as in a browser.
    fn short(&self, country: Country) -> Option<String> {
        self.listed(&SHORT_NAMES, country)
            .or_else(|| self.listed(&NAMES, country))
            .or_else(|| named(&self.short_names, country))
    }

    /// A name out of one of the lists above.
    fn listed(&self, names: &[(&str, &str, &str)], country: Country) -> Option<String> {
        let (_, _, name) = names.iter().find(|(language, code, _)| {
            *language == self.language.as_str() && *code == country.as_str()
        })?;
        Some((*name).to_owned())
    }

    fn date(&self, parts: DateParts, style: DateStyle) -> Option<String> {
        let date = Date::try_new_iso(parts.year.into(), parts.month, parts.day).ok()?;
        match (style, parts.time) {
            (DateStyle::Long, Some((hour, minute))) => {
                let time = Time::try_new(hour, minute, 0, 0).ok()?;
                self.text(&self.dates.moment.format(&DateTime { date, time }))
            }
            (DateStyle::Long, None) => self.text(&self.dates.whole.format(&date)),
            (DateStyle::Day, _) => self.text(&self.dates.day.format(&date)),
            (DateStyle::DayOfYear, _) => self.text(&self.dates.day_of_year.format(&date)),
        }
    }

    fn text(&self, date: &impl Writeable) -> Option<String> {
        let mut text = DateText {
            text: String::new(),
            zero: &self.zero,
        };
        date.write_to_parts(&mut text).ok()?;
        // Chromium writes a plain space for a narrow no-break one, which Russian has before `г.`.
        Some(text.text.replace('\u{202f}', " "))
    }
}

fn named(names: &RegionDisplayNames, country: Country) -> Option<String> {
    let region = Region::try_from_str(country.as_str()).ok()?;
    names.of(region).map(str::to_owned)
}

/// The formats of dates, in the calendar that the language prefers (Solar Hijri in Persian).
struct Dates {
    whole: DateTimeFormatter<YMD>,
    moment: DateTimeFormatter<YMDT>,
    day: DateTimeFormatter<MD>,
    day_of_year: DateTimeFormatter<YMD>,
}

impl Dates {
    fn new(locale: &Locale) -> Option<Self> {
        let mut preferences = DateTimeFormatterPreferences::from(locale);
        preferences.hour_cycle = Some(HourCycle::H23);
        // ICU4X adds `AD` to a year before 1000, `Intl` doesn't.
        let whole = YMD::long().with_year_style(YearStyle::NoEra);
        let moment = YMDT::long()
            .with_year_style(YearStyle::NoEra)
            .with_time_precision(TimePrecision::Minute);
        let day_of_year = YMD::medium().with_year_style(YearStyle::NoEra);
        Some(Self {
            whole: DateTimeFormatter::try_new(preferences, whole).ok()?,
            moment: DateTimeFormatter::try_new(preferences, moment).ok()?,
            day: DateTimeFormatter::try_new(preferences, MD::medium()).ok()?,
            day_of_year: DateTimeFormatter::try_new(preferences, day_of_year).ok()?,
        })
    }
}

/// Takes a date's text. The viewer asks for hours of two digits, which ICU4X would only give with a day of two digits.
struct DateText<'a> {
    text: String,
    zero: &'a str,
}

impl fmt::Write for DateText<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.text.push_str(text);
        Ok(())
    }
}

impl PartsWrite for DateText<'_> {
    type SubPartsWrite = Self;

    fn with_part(
        &mut self,
        part: Part,
        mut write: impl FnMut(&mut Self) -> fmt::Result,
    ) -> fmt::Result {
        let start = self.text.len();
        write(self)?;
        let written = self.text.get(start..).unwrap_or_default();
        if part == parts::HOUR && written.chars().count() == 1 {
            self.text.insert_str(start, self.zero);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use DateStyle::{Day, DayOfYear, Long};
    use article_viewer_model::Date as Written;

    fn date(language: &str, date: &str, style: DateStyle) -> String {
        Cldr::new(language).date(Written::new(date).unwrap().parts(), style)
    }

    #[test]
    fn dates_are_those_of_chromium() {
        for (language, written, style, expected) in [
            ("en", "2026-09-01", Long, "1 September 2026"),
            ("en", "2026-09-01T09:05Z", Long, "1 September 2026 at 09:05"),
            ("en", "2026-09-01", Day, "1 Sept"),
            ("en", "2026-09-01T09:05Z", DayOfYear, "1 Sept 2026"),
            ("en", "0001-01-01T00:00Z", Long, "1 January 1 at 00:00"),
            ("en", "0000-03-01", DayOfYear, "1 Mar 1"),
            (
                "en-US",
                "2026-12-31T23:59Z",
                Long,
                "December 31, 2026 at 23:59",
            ),
            ("en-US", "2026-09-01", Day, "Sep 1"),
            ("en-US", "2026-09-01", DayOfYear, "Sep 1, 2026"),
            ("fa", "2026-09-01T09:05Z", Long, "۱۰ شهریور ۱۴۰۵ ساعت ۰۹:۰۵"),
            ("fa", "2026-12-31T23:59Z", Long, "۱۰ دی ۱۴۰۵ ساعت ۲۳:۵۹"),
            ("fa", "2024-02-29", Long, "۱۰ اسفند ۱۴۰۲"),
            ("fa", "2024-03-20", Day, "۱ فروردین"),
            ("fa-IR", "2026-09-01", DayOfYear, "۱۰ شهریور ۱۴۰۵"),
            ("fa", "0001-01-01", DayOfYear, "۱۱ دی \u{200e}−۶۲۱"),
            ("ru", "2026-09-01", Long, "1 сентября 2026 г."),
            (
                "ru",
                "2026-09-01T09:05Z",
                Long,
                "1 сентября 2026 г. в 09:05",
            ),
            ("ru", "2024-02-29", Day, "29 февр."),
            ("ru-KZ", "2026-09-01", DayOfYear, "1 сент. 2026 г."),
            ("tr", "2026-09-01T09:05Z", Long, "1 Eylül 2026 09:05"),
            ("tr", "2024-02-29", Day, "29 Şub"),
            ("tr-TR", "2026-12-31", DayOfYear, "31 Ara 2026"),
            (
                "de",
                "2026-09-01T09:05Z",
                Long,
                "1. September 2026 um 09:05",
            ),
            ("ar", "2026-09-01T09:05Z", Long, "1 سبتمبر 2026 في 09:05"),
            ("ja", "2026-09-01T09:05Z", Long, "2026年9月1日 09:05"),
        ] {
            assert_eq!(date(language, written, style), expected, "{language}");
        }
    }

    #[test]
    fn a_date_is_in_the_offset_that_it_was_written_with() {
        let long = date("ru", "2026-10-10T00:30+05:00", Long);
        assert_eq!(long, "10 октября 2026 г. в 00:30");
    }

    #[test]
    fn azerbaijani_has_its_months_though_chromium_has_not() {
        for (written, style, expected) in [
            ("2026-10-10", Long, "10 oktyabr 2026"),
            // Joined as in CLDR 48 (Node with ICU 78) and 49.
            ("2026-10-10T09:00Z", Long, "10 oktyabr 2026/09:00"),
            ("2026-10-10", Day, "10 okt"),
            ("2026-10-10", DayOfYear, "10 okt 2026"),
        ] {
            assert_eq!(date("az", written, style), expected);
        }
    }

    #[test]
    fn parts_that_are_no_date_are_figures() {
        let parts = DateParts {
            year: 2026,
            month: 2,
            day: 30,
            time: None,
        };
        assert_eq!(Cldr::new("en").date(parts, Long), "2026-02-30");
    }

    #[test]
    fn countries_are_those_of_chromium() {
        for (language, code, name, short) in [
            ("en", "GB", "United Kingdom", "UK"),
            ("en-US", "US", "United States", "US"),
            ("en", "BA", "Bosnia & Herzegovina", "Bosnia"),
            ("en", "TR", "Türkiye", "Türkiye"),
            ("en", "HK", "Hong Kong", "Hong Kong"),
            ("fa", "PS", "فلسطین", "فلسطین"),
            ("ru", "US", "Соединенные Штаты", "США"),
            ("ru-KZ", "MO", "Макао", "Макао"),
            (
                "ru",
                "FK",
                "Фолклендские (Мальвинские) о-ва",
                "Фолклендские (Мальвинские) о-ва",
            ),
            ("tr", "US", "Amerika Birleşik Devletleri", "ABD"),
            ("tr-TR", "DE", "Almanya", "Almanya"),
            ("de", "HK", "Hongkong", "Hongkong"),
            // Chromium has no names for Azerbaijani; CLDR has.
            ("az", "US", "Amerika Birləşmiş Ştatları", "ABŞ"),
        ] {
            let country = Country::new(code).unwrap();
            let cldr = Cldr::new(language);
            assert_eq!(cldr.country(country).as_deref(), Some(name), "{language}");
            assert_eq!(cldr.short(country).as_deref(), Some(short), "{language}");
        }
    }

    #[test]
    fn every_country_has_a_name_in_the_languages_of_the_interface() {
        for language in ["en", "az", "fa", "ru", "tr"] {
            let cldr = Cldr::new(language);
            for country in Country::all() {
                assert!(cldr.country(country).is_some(), "{language} {country:?}");
            }
        }
    }

    #[test]
    fn numbers_are_those_of_chromium() {
        for (language, number, expected) in [
            ("en", 0, "0"),
            ("en", 999, "999"),
            ("en-US", 1_234_567, "1,234,567"),
            ("fa", 0, "۰"),
            ("fa-IR", 12_345, "۱۲٬۳۴۵"),
            ("fa-u-nu-latn", 999, "999"),
            ("ru", 1_234_567, "1\u{a0}234\u{a0}567"),
            ("ru-KZ", 1_234, "1\u{a0}234"),
            ("tr", 1_234, "1.234"),
            ("de", 1_234, "1.234"),
            ("ar-EG", 1_234, "١٬٢٣٤"),
            ("es", 1_234, "1234"),
            // Chromium writes `1,234`, as it has no Azerbaijani.
            ("az", 1_234, "1.234"),
        ] {
            assert_eq!(Cldr::new(language).number(number), expected, "{language}");
        }
    }

    #[test]
    fn plurals_are_those_of_chromium() {
        for (language, number, expected) in [
            ("en", 1, "one"),
            ("en", 0, "other"),
            ("az", 1, "one"),
            ("fa", 0, "one"),
            ("fa", 2, "other"),
            ("ru", 21, "one"),
            ("ru-KZ", 2, "few"),
            ("ru", 11, "many"),
            ("tr", 1, "one"),
            ("tr", 5, "other"),
            ("ar", 0, "zero"),
            ("ar", 2, "two"),
            ("ar", 5, "few"),
            ("ar", 100, "other"),
        ] {
            assert_eq!(Cldr::new(language).plural(number), expected, "{language}");
        }
    }

    #[test]
    fn what_is_no_language_of_cldr_is_british_english() {
        for language in ["", "en_US", "-", "english-language", "xx", "xx-XX"] {
            let day = date(language, "2026-09-01", Day);
            assert_eq!(day, "1 Sept", "{language}");
        }
    }
}
