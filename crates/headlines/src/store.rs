//! The list of headlines: one block of text with offsets, dates, links and countries beside it, so that a
//! million fit; an index of how words begin tells which rows a query shows. The view takes a number and asks for a
//! [`Row`].

use crate::index::Index;
use crate::query::Facet;
use article_viewer_countries::fold::fold_into;
use article_viewer_countries::{Country, Gazetteer, Mention};
use article_viewer_model::Item;
use std::collections::VecDeque;
use std::ops::Range;

/// Strings one after the other, and where each ends.
#[derive(Debug, Default)]
pub(crate) struct Column {
    segments: Vec<Segment>,
}

/// The texts of [`SEGMENT`] rows, one after the other, and where each ends.
#[derive(Debug, Default)]
struct Segment {
    text: String,
    ends: Vec<u32>,
}

/// One text of all rows would be copied each time that it grows, and leave what it had behind: WebAssembly's memory
/// never shrinks. So a column grows by pieces, each of so many rows.
const SEGMENT: usize = 4_096;

impl Column {
    fn push(&mut self, text: &str) {
        self.push_with(|segment| segment.push_str(text));
    }

    /// Adds a text that is written at the end of a segment's.
    fn push_with(&mut self, write: impl FnOnce(&mut String)) {
        let is_full = |last: &Segment| last.ends.len() == SEGMENT;
        if self.segments.last().is_none_or(is_full) {
            self.segments.push(Segment::default());
        }
        let at = self.segments.len() - 1;
        let Segment { text, ends } = &mut self.segments[at];
        write(text);
        ends.push(text.len() as u32);
    }

    fn get(&self, row: usize) -> &str {
        let Segment { text, ends } = &self.segments[row / SEGMENT];
        &text[range(ends, row % SEGMENT)]
    }

    /// `None` where the row has nothing in this column.
    fn filled(&self, row: usize) -> Option<&str> {
        Some(self.get(row)).filter(|text| !text.is_empty())
    }
}

fn range(ends: &[u32], row: usize) -> Range<usize> {
    let start = if row == 0 { 0 } else { ends[row - 1] as usize };
    start..ends[row] as usize
}

/// The list. Rows are counted from 0 in the order of [`push`](Self::push), and never move.
#[derive(Debug, Default)]
pub struct Store {
    headlines: Column,
    descriptions: Column,
    links: Column,
    dates: Column,
    languages: Column,
    /// The folded headlines, each with a line feed at its end.
    folded: Column,
    /// How the words of the folded headlines begin.
    index: Index,
    /// The publisher's own countries stand in this row.
    given: Vec<bool>,
    /// How many rows have been tagged, from the front.
    tagged: usize,
    mentions: Vec<Mention>,
    mention_ends: Vec<u32>,
    countries: Vec<Country>,
    country_ends: Vec<u32>,
    /// The tagged rows of each facet, by [`Facet::index`].
    rows: Vec<Vec<u32>>,
    /// What the publisher gave to the rows that are not tagged yet, and for which it gave something.
    waiting: VecDeque<Vec<Country>>,
}

/// A code in `countries` that no country has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownCode {
    /// Its index in `countries`.
    pub index: usize,
    /// The code as written.
    pub code: String,
}

/// One headline of the store.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row<'s> {
    /// The headline.
    pub headline: &'s str,
    /// A standfirst under it.
    pub description: Option<&'s str>,
    /// Where it leads.
    pub url: Option<&'s str>,
    /// ISO 8601, as written.
    pub date_published: Option<&'s str>,
    /// BCP 47.
    pub in_language: Option<&'s str>,
    /// Its countries: the publisher's where `given`, else those of the mentions, each once, in their order.
    pub countries: &'s [Country],
    /// The words that named them; none where the publisher gave the countries.
    pub mentions: &'s [Mention],
    /// The countries are the publisher's own.
    pub given: bool,
}

impl Store {
    /// How many headlines there are.
    pub fn len(&self) -> usize {
        self.given.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.given.is_empty()
    }

    /// Adds a headline at the end. Codes that no country has are told, and passed over.
    pub fn push(&mut self, item: &Item) -> Vec<UnknownCode> {
        self.headlines.push(&item.headline);
        self.descriptions
            .push(item.description.as_deref().unwrap_or_default());
        self.links.push(item.url.as_deref().unwrap_or_default());
        self.dates
            .push(item.date_published.as_deref().unwrap_or_default());
        self.languages
            .push(item.in_language.as_deref().unwrap_or_default());
        let index = &mut self.index;
        self.folded.push_with(|text| {
            let from = text.len();
            fold_into(&item.headline, text);
            index.push(&text[from..]);
            text.push('\n');
        });
        let mut unknown = Vec::new();
        let mut countries = Vec::new();
        for (index, code) in item.countries.iter().flatten().enumerate() {
            match Country::new(code) {
                Some(country) if countries.contains(&country) => {}
                Some(country) => countries.push(country),
                None => unknown.push(UnknownCode {
                    index,
                    code: (**code).to_owned(),
                }),
            }
        }
        self.given.push(item.countries.is_some());
        if item.countries.is_some() {
            self.waiting.push_back(countries);
        }
        unknown
    }

    /// Whether every headline brings its countries, so that no gazetteer is needed.
    pub fn is_given(&self) -> bool {
        self.given.iter().all(|given| *given)
    }

    /// How many rows know their countries.
    pub fn tagged(&self) -> usize {
        self.tagged
    }

    /// Tags at most `rows` further headlines; call it in slices that don't hold the page.
    pub fn tag(&mut self, gazetteer: &Gazetteer, rows: usize) {
        self.tag_with(rows, |headline| gazetteer.tag(headline));
    }

    /// Lets the rows that have no countries of their own stand without any: there is no gazetteer.
    pub fn tag_given(&mut self) {
        self.tag_with(usize::MAX, |_| Vec::new());
    }

    fn tag_with(&mut self, rows: usize, tag: impl Fn(&str) -> Vec<Mention>) {
        let end = self.tagged.saturating_add(rows).min(self.len());
        self.rows.resize_with(Facet::COUNT, Vec::new);
        for row in self.tagged..end {
            let from = self.countries.len();
            if self.given[row] {
                let mut given = self.waiting.pop_front().unwrap_or_default();
                self.countries.append(&mut given);
            } else {
                for mention in tag(self.headlines.get(row)) {
                    if !self.countries[from..].contains(&mention.country) {
                        self.countries.push(mention.country);
                    }
                    self.mentions.push(mention);
                }
            }
            for facet in facets(&self.countries[from..]) {
                self.rows[facet].push(row as u32);
            }
            self.country_ends.push(self.countries.len() as u32);
            self.mention_ends.push(self.mentions.len() as u32);
        }
        self.tagged = end;
    }

    /// One row.
    ///
    /// # Panics
    /// If there is no such row.
    pub fn row(&self, row: usize) -> Row<'_> {
        Row {
            headline: self.headlines.get(row),
            description: self.descriptions.filled(row),
            url: self.links.filled(row),
            date_published: self.dates.filled(row),
            in_language: self.languages.filled(row),
            countries: self.countries_of(row),
            mentions: if row < self.tagged {
                &self.mentions[range(&self.mention_ends, row)]
            } else {
                &[]
            },
            given: self.given[row],
        }
    }

    pub(crate) fn countries_of(&self, row: usize) -> &[Country] {
        if row < self.tagged {
            &self.countries[range(&self.country_ends, row)]
        } else {
            &[]
        }
    }

    pub(crate) fn has(&self, row: usize, facet: Facet) -> bool {
        match facet {
            Facet::Country(country) => self.countries_of(row).contains(&country),
            Facet::NoCountry => row < self.tagged && self.countries_of(row).is_empty(),
        }
    }

    /// The folded headline.
    pub(crate) fn folded(&self, row: usize) -> &str {
        self.folded.get(row)
    }

    /// How the words of the folded headlines begin.
    pub(crate) fn index(&self) -> &Index {
        &self.index
    }

    /// The rows of a facet, in their order.
    pub(crate) fn rows_of(&self, facet: Facet) -> &[u32] {
        self.rows.get(facet.index()).map_or(&[], Vec::as_slice)
    }

    /// How many rows each facet has.
    pub(crate) fn totals(&self) -> Vec<u32> {
        self.rows.iter().map(|rows| rows.len() as u32).collect()
    }
}

/// The facets of one tagged row with these countries, by [`Facet::index`].
pub(crate) fn facets(countries: &[Country]) -> impl Iterator<Item = usize> + '_ {
    let none = countries.is_empty().then(|| Facet::NoCountry.index());
    countries.iter().map(|country| country.index()).chain(none)
}

#[cfg(test)]
mod tests {
    use super::*;
    use article_viewer_model::NonBlank;

    fn item(headline: &str, countries: Option<&[&str]>) -> Item {
        Item {
            countries: countries.map(|codes| codes.iter().map(|code| (*code).into()).collect()),
            ..Item::new(NonBlank::new(headline).unwrap())
        }
    }

    #[test]
    fn the_publishers_countries_win_and_unknown_codes_are_told() {
        let mut store = Store::default();
        assert!(store.push(&item("Paris fashion week", None)).is_empty());
        let unknown = store.push(&item("Rain over Oslo", Some(&["SE", "QQ", "SE"])));
        assert_eq!(
            unknown,
            [UnknownCode {
                index: 1,
                code: "QQ".into()
            }]
        );
        store.push(&item("China plates sold", Some(&[])));
        store.tag(Gazetteer::english(), usize::MAX);
        let codes = |row: usize| {
            store
                .row(row)
                .countries
                .iter()
                .map(|c| c.as_str())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            [codes(0), codes(1), codes(2)],
            [vec!["FR"], vec!["SE"], vec![]]
        );
        assert!(store.row(2).given && store.row(2).mentions.is_empty());
        assert!(store.has(2, Facet::NoCountry));
        assert_eq!(store.row(1).url, None);
    }

    #[test]
    fn tagging_in_slices_is_the_same() {
        let (mut whole, mut sliced) = (Store::default(), Store::default());
        for headline in ["Baku hosts fair", "Oil steadies", "Turkish ports busy"] {
            whole.push(&item(headline, None));
            sliced.push(&item(headline, None));
        }
        whole.tag(Gazetteer::english(), usize::MAX);
        while sliced.tagged() < sliced.len() {
            sliced.tag(Gazetteer::english(), 1);
        }
        for row in 0..3 {
            assert_eq!(whole.row(row), sliced.row(row));
        }
    }
}
