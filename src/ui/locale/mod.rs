//! The interface's language: its phrases, and how it writes numbers, dates and countries.
//!
//! Phrases are data (`static/messages/`, one file a language, whole sentences with plural forms), which
//! `tests/messages.rs` checks. Numbers, dates and names come from [`Formats`].

mod direction;
mod english;
mod formats;

pub use direction::direction;
pub use english::English;
pub use formats::{DateStyle, Formats};

use article_viewer_countries::{Country, Gazetteer, Kind};
use article_viewer_headlines::{Facet, Names};
use article_viewer_model::{Date, Node, Value, parse};
use std::cell::RefCell;
use std::rc::Rc;

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

    /// A phrase before and after its one gap.
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

    /// A facet's name.
    pub(crate) fn facet(&self, facet: Facet) -> Rc<str> {
        match facet {
            Facet::Country(country) => self.country(country),
            Facet::NoCountry => self.text("noCountry").into(),
        }
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

    fn locale(language: &str, messages: &[&[u8]]) -> Locale {
        let formats = Box::new(English::new(Gazetteer::english()));
        Locale::new(language, messages, formats)
    }

    #[test]
    fn phrases_have_their_plural_and_their_gaps() {
        let locale = locale("en", &[]);
        let count = |key, n, gaps: &[(&str, &str)]| locale.count(key, n, gaps);
        assert_eq!(count("headlines", 1, &[]), "1 headline");
        assert_eq!(count("headlines", 1_234_567, &[]), "1,234,567 headlines");
        assert_eq!(
            count("shown", 100, &[("shown", "12")]),
            "12 of 100 headlines"
        );
        assert_eq!(locale.phrase("not", &[("name", "{n} {")]), "not {n} {");
        assert_eq!(locale.text("nowhere"), "");
    }

    #[test]
    fn a_missing_phrase_is_english() {
        let files: [&[u8]; 2] = [br#"{"why":"Xx?"}"#, br#"{"why":"Yy?","comma":";"}"#];
        let phrases = ["why", "comma", "retry"].map(|key| locale("xx", &files).text(key));
        assert_eq!(phrases, ["Xx?", ";", "Retry"]);
        assert_eq!(locale("xx", &[b"["]).text("why"), "Why?");
    }

    #[test]
    fn dates_show_as_they_were_written() {
        use DateStyle::{Day, DayOfYear, Long};
        for (date, style, expected) in [
            (
                "2026-10-10T09:00:00+05:00",
                Long,
                "10 October 2026 at 09:00",
            ),
            ("2026-10-10", Long, "10 October 2026"),
            ("2026-09-01", Day, "1 Sept"),
            ("2026-05-01T23:59Z", DayOfYear, "1 May 2026"),
        ] {
            let date = Date::new(date).unwrap();
            assert_eq!(locale("en", &[]).date(&date, style), expected);
        }
    }
}
