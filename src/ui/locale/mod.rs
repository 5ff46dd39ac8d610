//! The interface's language: its phrases, and how it writes numbers, dates and countries.
//!
//! Phrases are data (`static/messages/`, one file a language, whole sentences with plural forms). Numbers,
//! dates and names come from [`Formats`]: `Intl` in a browser, [`English`] natively.

mod direction;
mod english;

pub use direction::direction;
pub use english::English;

use article_viewer_countries::{Country, Gazetteer, Kind};
use article_viewer_headlines::Names;
use article_viewer_model::{Date, DateParts, Node, Value, parse};
use std::cell::RefCell;
use std::rc::Rc;

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
    /// Day, month in full, year, and the time if there is one: `10 October 2026, 09:00`.
    Long,
    /// Day and short month: `10 Oct`.
    Day,
    /// Day, short month, year: `10 Oct 2026`.
    DayOfYear,
}

/// The interface's language. Cheap to clone; two are equal if they are the same one.
#[derive(Clone)]
pub struct Locale(Rc<Inner>);

struct Inner {
    language: Rc<str>,
    /// The phrases of the language; English stands in for one that is missing.
    messages: Messages,
    english: Messages,
    formats: Box<dyn Formats>,
    /// The countries' names so far: a table of two hundred is drawn at every key.
    countries: RefCell<Vec<Option<Rc<str>>>>,
}

impl PartialEq for Locale {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

const ENGLISH: &[u8] = include_bytes!("../../../static/messages/en.json");

impl Locale {
    /// `messages` are files like those of `static/messages/`, the first that has a phrase gives it; none for English.
    /// A phrase that none has, or that can't be read, is shown in English.
    pub fn new(language: &str, messages: &[&[u8]], formats: Box<dyn Formats>) -> Self {
        let read = messages.iter().flat_map(|file| Messages::read(file).0);
        Self(Rc::new(Inner {
            language: language.into(),
            messages: Messages(read.collect()),
            english: Messages::read(ENGLISH),
            formats,
            countries: RefCell::new(vec![None; Country::COUNT]),
        }))
    }

    /// English with the names of a gazetteer, for drawing natively.
    pub fn english(gazetteer: &Gazetteer) -> Self {
        Self::new("en", &[], Box::new(English::new(gazetteer)))
    }

    /// BCP 47.
    pub fn language(&self) -> Rc<str> {
        self.0.language.clone()
    }

    /// A phrase without numbers.
    pub fn text(&self, key: &str) -> String {
        self.phrase(key, &[])
    }

    /// A phrase with its gaps filled: `("name", "Türkiye")` fills `{name}`.
    pub fn phrase(&self, key: &str, gaps: &[(&str, &str)]) -> String {
        fill(self.pattern(key, "other"), gaps)
    }

    /// What stands before and after the one gap of a phrase.
    pub fn around(&self, key: &str) -> (&str, &str) {
        let pattern = self.pattern(key, "other");
        let (before, rest) = pattern.split_once('{').unwrap_or((pattern, ""));
        (before, rest.split_once('}').map_or("", |(_, after)| after))
    }

    /// A phrase in the plural form of `n`, which fills `{n}`.
    pub fn count(&self, key: &str, n: u32, gaps: &[(&str, &str)]) -> String {
        let number = self.number(n);
        let pattern = self.pattern(key, &self.0.formats.plural(n));
        fill(&fill(pattern, &[("n", &number)]), gaps)
    }

    fn pattern(&self, key: &str, plural: &str) -> &str {
        self.0
            .messages
            .get(key, plural)
            .or_else(|| self.0.english.get(key, plural))
            .unwrap_or_default()
    }

    /// A whole number.
    pub fn number(&self, number: u32) -> String {
        self.0.formats.number(number)
    }

    /// A country's name, its code where the language has none. A file of phrases may have it under the code, for a
    /// language that a browser comes without.
    pub fn country(&self, country: Country) -> Rc<str> {
        let index = country.index();
        if let Some(name) = self.0.countries.borrow()[index].clone() {
            return name;
        }
        let code = country.as_str();
        let name: Rc<str> = match self.0.messages.get(code, "other") {
            Some(name) => name.into(),
            None => self
                .0
                .formats
                .country(country)
                .map_or_else(|| code.into(), Into::into),
        };
        self.0.countries.borrow_mut()[index] = Some(name.clone());
        name
    }

    /// Adds what the language calls every country, its short name too where that is another one.
    pub fn name_all(&self, names: &mut Names) {
        for country in Country::all() {
            let name = self.country(country);
            names.add(country, Kind::Name, &name);
            if let Some(short) = self
                .0
                .formats
                .short(country)
                .filter(|short| **short != *name)
            {
                names.add(country, Kind::Name, &short);
            }
        }
    }

    /// A date.
    pub fn date(&self, date: &Date, style: DateStyle) -> String {
        self.0.formats.date(date.parts(), style)
    }
}

fn fill(pattern: &str, gaps: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        rest = after;
        let Some((name, after)) = rest.split_once('}') else {
            break;
        };
        if let Some((_, text)) = gaps.iter().find(|(gap, _)| *gap == name) {
            out.push_str(text);
        } else {
            out.push('{');
            out.push_str(name);
            out.push('}');
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Phrases by key, each with its plural forms.
#[derive(Default)]
struct Messages(Vec<(Box<str>, Forms)>);

/// A phrase's plural forms, each with its category.
type Forms = Vec<(Box<str>, Box<str>)>;

impl Messages {
    fn read(bytes: &[u8]) -> Self {
        let Ok(Node {
            value: Value::Object(entries),
            ..
        }) = parse(bytes)
        else {
            return Self::default();
        };
        let forms = |value| match value {
            Value::String(text) => vec![("other".into(), text.into())],
            Value::Object(forms) => forms
                .into_iter()
                .filter_map(|(plural, node)| match node.value {
                    Value::String(text) => Some((plural.into(), text.into())),
                    _ => None,
                })
                .collect(),
            _ => Vec::new(),
        };
        Self(
            entries
                .into_iter()
                .map(|(key, node)| (key.into(), forms(node.value)))
                .collect(),
        )
    }

    fn get(&self, key: &str, plural: &str) -> Option<&str> {
        let (_, forms) = self.0.iter().find(|(name, _)| **name == *key)?;
        let form = |wanted: &str| forms.iter().find(|(category, _)| **category == *wanted);
        form(plural)
            .or_else(|| form("other"))
            .map(|(_, text)| &**text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english() -> Locale {
        Locale::english(Gazetteer::english())
    }

    #[test]
    fn phrases_have_their_plural_and_their_gaps() {
        let locale = english();
        for (got, expected) in [
            (locale.count("headlines", 1, &[]), "1 headline"),
            (
                locale.count("headlines", 1_234_567, &[]),
                "1,234,567 headlines",
            ),
            (
                locale.count("shown", 100, &[("shown", "12")]),
                "12 of 100 headlines",
            ),
            (locale.phrase("not", &[("name", "{n} {")]), "not {n} {"),
            (locale.text("nowhere"), ""),
        ] {
            assert_eq!(got, expected);
        }
    }

    #[test]
    fn a_missing_phrase_is_english() {
        let locale = Locale::new(
            "xx",
            &[br#"{"why":"Xx?"}"#, br#"{"why":"Yy?","comma":";"}"#],
            Box::new(English::new(Gazetteer::english())),
        );
        assert_eq!(
            ["why", "comma", "retry"].map(|key| locale.text(key)),
            ["Xx?", ";", "Retry"]
        );
        let broken = Locale::new("xx", &[b"["], Box::new(English::new(Gazetteer::english())));
        assert_eq!(broken.text("why"), "Why?");
    }

    #[test]
    fn dates_show_as_they_were_written() {
        let locale = english();
        for (date, style, expected) in [
            (
                "2026-10-10T09:00:00+05:00",
                DateStyle::Long,
                "10 October 2026, 09:00",
            ),
            ("2026-10-10", DateStyle::Long, "10 October 2026"),
            ("2026-09-01", DateStyle::Day, "1 Sept"),
            ("2026-05-01T23:59Z", DateStyle::DayOfYear, "1 May 2026"),
        ] {
            assert_eq!(locale.date(&Date::new(date).unwrap(), style), expected);
        }
    }

    /// The plural categories of whole numbers, as `Intl.PluralRules` names them, sorted. Source: CLDR 48,
    /// `common/supplemental/plurals.xml`, `cardinal`; in Russian `other` is for fractions, and named all the same.
    const PLURALS: [(&str, &[&str]); 5] = [
        ("az", &["one", "other"]),
        ("en", &["one", "other"]),
        ("fa", &["one", "other"]),
        ("ru", &["few", "many", "one", "other"]),
        ("tr", &["one", "other"]),
    ];

    fn sorted<'a>(words: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
        let mut words: Vec<&str> = words.collect();
        words.sort_unstable();
        words
    }

    /// The gaps of a pattern, each as often as it stands there; a brace without its other one is a gap of its own.
    fn gaps(pattern: &str) -> Vec<&str> {
        let gaps = pattern.match_indices(['{', '}']).filter_map(|(at, brace)| {
            let (before, rest) = (&pattern[..at], &pattern[at + 1..]);
            match (brace, rest.find(['{', '}'])) {
                ("{", Some(end)) if rest[end..].starts_with('}') => Some(&rest[..end]),
                ("}", _)
                    if before
                        .rfind(['{', '}'])
                        .is_some_and(|b| before[b..].starts_with('{')) =>
                {
                    None
                }
                _ => Some(brace),
            }
        });
        sorted(gaps)
    }

    /// What of a language's file English has not, or has otherwise.
    fn faults(language: &str, file: &[u8], english: &[u8]) -> Vec<String> {
        let (messages, english) = (Messages::read(file), Messages::read(english));
        let Some((_, categories)) = PLURALS.iter().find(|(name, _)| *name == language) else {
            return vec![format!(
                "{language}: its plural categories are not in PLURALS"
            )];
        };
        let mut faults = Vec::new();
        for (key, _) in &english.0 {
            match messages.0.iter().filter(|(name, _)| name == key).count() {
                0 => faults.push(format!("{key}: missing")),
                1 => {}
                _ => faults.push(format!("{key}: more than once")),
            }
        }
        for (key, forms) in &messages.0 {
            // The name of a country.
            if Country::new(key).is_some() {
                continue;
            }
            let Some((_, source)) = english.0.iter().find(|(name, _)| name == key) else {
                faults.push(format!("{key}: surplus"));
                continue;
            };
            let found = sorted(forms.iter().map(|(category, _)| &**category));
            let expected = if source.len() > 1 {
                *categories
            } else {
                &["other"]
            };
            if found != expected {
                faults.push(format!("{key}: has {found:?}, must have {expected:?}"));
            }
            let expected = gaps(english.get(key, "other").unwrap_or_default());
            for (category, pattern) in forms {
                let found = gaps(pattern);
                if found != expected {
                    faults.push(format!(
                        "{key}.{category}: has {found:?}, must have {expected:?}"
                    ));
                }
                if pattern.trim().is_empty() {
                    faults.push(format!("{key}.{category}: empty"));
                }
                // `ui::reason` puts the forms behind the phrase.
                if **key == *"reason" && !pattern.ends_with("{forms}") {
                    faults.push(format!("{key}.{category}: must end with {{forms}}"));
                }
            }
        }
        faults
    }

    /// Every file of `static/messages/` with its language.
    fn files() -> Vec<(String, Vec<u8>)> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/static/messages");
        let files = std::fs::read_dir(folder).unwrap().map(|file| {
            let path = file.unwrap().path();
            let language = path.file_stem().unwrap().to_str().unwrap();
            (language.to_owned(), std::fs::read(&path).unwrap())
        });
        files.collect()
    }

    #[test]
    fn every_language_says_what_english_says_in_its_own_plurals() {
        let files = files();
        assert_eq!(
            sorted(files.iter().map(|(language, _)| &**language)),
            PLURALS.map(|(language, _)| language)
        );
        for (language, file) in files {
            let faults = faults(&language, &file, ENGLISH);
            assert!(faults.is_empty(), "{language}.json:\n{}", faults.join("\n"));
        }
    }

    #[test]
    fn a_file_that_does_not_match_english_is_told_where() {
        let english = r#"{"by":"By {names}","n":{"one":"{n} a","other":"{n} as"},"reason":"{name}: {forms}"}"#;
        let rest = r#""reason":"{name}: {forms}""#;
        let ru = r#""n":{"one":"{n}","few":"{n}","many":"{n}","other":"{n}"}"#;
        let tr = r#""n":{"one":"{n}","other":"{n}"}"#;
        for (language, file, expected) in [
            (
                "ru",
                format!(r#"{{"by":"{{names}}",{ru},{rest}}}"#),
                &[][..],
            ),
            ("tr", format!(r#"{{"by":"{{names}}",{tr},{rest}}}"#), &[]),
            ("tr", format!("{{{tr},{rest}}}"), &["by: missing"]),
            (
                "tr",
                format!(r#"{{"by":"{{names}}",{tr},{rest},"bye":""}}"#),
                &["bye: surplus"],
            ),
            (
                "tr",
                format!(r#"{{"by":"{{names}}","by":"{{names}}",{tr},{rest}}}"#),
                &["by: more than once"],
            ),
            (
                "tr",
                format!(r#"{{"by":"{{name}}",{tr},{rest}}}"#),
                &[r#"by.other: has ["name"], must have ["names"]"#],
            ),
            (
                "tr",
                format!(r#"{{"by":"{{names",{tr},{rest}}}"#),
                &[r#"by.other: has ["{"], must have ["names"]"#],
            ),
            (
                "tr",
                format!(r#"{{"by":"{{names}}}}",{tr},{rest}}}"#),
                &[r#"by.other: has ["names", "}"], must have ["names"]"#],
            ),
            (
                "tr",
                format!(r#"{{"by":"{{names}}","n":{{"one":"bir","other":"{{n}} {{n}}"}},{rest}}}"#),
                &[
                    r#"n.one: has [], must have ["n"]"#,
                    r#"n.other: has ["n", "n"], must have ["n"]"#,
                ],
            ),
            (
                "tr",
                format!(r#"{{"by":"{{names}}",{ru},{rest}}}"#),
                &[r#"n: has ["few", "many", "one", "other"], must have ["one", "other"]"#],
            ),
            (
                "ru",
                format!(r#"{{"by":"{{names}}",{tr},{rest}}}"#),
                &[r#"n: has ["one", "other"], must have ["few", "many", "one", "other"]"#],
            ),
            (
                "tr",
                format!(r#"{{"by":"{{names}}","n":"{{n}}",{rest}}}"#),
                &[r#"n: has ["other"], must have ["one", "other"]"#],
            ),
            (
                "tr",
                format!(r#"{{"by":"{{names}}",{tr},"reason":"{{forms}}: {{name}}"}}"#),
                &["reason.other: must end with {forms}"],
            ),
            (
                "tr",
                "[".to_owned(),
                &["by: missing", "n: missing", "reason: missing"],
            ),
            (
                "xx",
                "{}".to_owned(),
                &["xx: its plural categories are not in PLURALS"],
            ),
        ] {
            assert_eq!(
                faults(language, file.as_bytes(), english.as_bytes()),
                expected,
                "{language} {file}"
            );
        }
    }

    #[test]
    fn the_engine_knows_where_every_language_is() {
        let engine = include_str!("../../../static/engine.js");
        for (language, _) in files() {
            let entry = format!(
                r#""messages-{language}": ["./messages/{language}.json", () => new URL("./messages/{language}.json", import"#
            );
            // English is built in.
            assert_eq!(engine.contains(&entry), language != "en", "{language}");
        }
    }
}
