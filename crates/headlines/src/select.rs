//! Which rows a query shows, how many each country has, and which words to mark.

use crate::index::{Index, union};
use crate::names::{Hit, Names};
use crate::query::{Facet, Query};
use crate::store::{Store, facets};
use crate::words::{find_word, order, words};
use article_viewer_countries::Country;
use article_viewer_countries::fold::{FoldedText, fold, fold_with_offsets};
use std::ops::Range;

/// What a query shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Selection {
    /// The rows shown, in the list's order.
    pub rows: Vec<u32>,
    /// The countries that the text names, best first.
    pub hits: Vec<Hit>,
    /// How many rows each facet has under the text alone, by [`Facet::index`].
    under: Vec<u32>,
    /// How many rows each facet has in the whole list.
    total: Vec<u32>,
    /// What choosing a country that the text names would show, in the order of `hits`.
    offered: Vec<u32>,
}

impl Selection {
    /// How many rows a facet has: for a country that the text names, what choosing it would show; else
    /// those under the text, whatever is chosen, so that a choice never hides its siblings.
    pub fn count(&self, facet: Facet) -> u32 {
        match self
            .hits
            .iter()
            .position(|hit| Facet::Country(hit.country) == facet)
        {
            Some(index) => self.offered[index],
            None => self.under.get(facet.index()).copied().unwrap_or(0),
        }
    }

    /// How many rows a facet has in the whole list.
    pub fn total(&self, facet: Facet) -> u32 {
        self.total.get(facet.index()).copied().unwrap_or(0)
    }

    /// The countries of the whole list, the most frequent first; among equals in the order of codes.
    pub fn countries(&self) -> Vec<Country> {
        let named: Vec<Country> = Country::all()
            .filter(|country| self.total(Facet::Country(*country)) > 0)
            .collect();
        let total = |index: usize| self.total(Facet::Country(named[index]));
        order(named.len(), &|a, b| total(a) > total(b))
            .into_iter()
            .map(|index| named[index])
            .collect()
    }
}

impl Store {
    /// Which rows a query shows.
    pub fn select(&self, query: &Query, names: &Names) -> Selection {
        let hits = names.hits(&query.text, &|country| self.total(country));
        let mut rows = self.under(&query.text, &hits);
        let total = self.totals();
        let under = if rows.len() == self.len() {
            total.clone()
        } else {
            self.count_rows(&rows)
        };
        let offered = hits.iter().map(|hit| self.offered(hit, names)).collect();
        if !query.chosen.is_empty() {
            rows.retain(|row| self.chosen(*row as usize, query));
        }
        Selection {
            rows,
            hits,
            under,
            total,
            offered,
        }
    }

    /// The ranges of a row's headline, in bytes, that brought it in: the words of the text, and the mentions
    /// of countries that are chosen or that the text names. In order, none touching another.
    pub fn marks(&self, row: usize, query: &Query, selection: &Selection) -> Vec<Range<usize>> {
        let shown = self.row(row);
        let wanted = |country: Country| {
            query.picked(Facet::Country(country)) == Some(true)
                || selection
                    .hits
                    .iter()
                    .any(|hit| hit.joins && hit.country == country)
        };
        let mut marks: Vec<Range<usize>> = shown
            .mentions
            .iter()
            .filter(|mention| wanted(mention.country))
            .map(|mention| mention.range.clone())
            .collect();
        let typed = fold(&query.text);
        let typed = words(&typed);
        let folded = if typed.is_empty() {
            FoldedText::default()
        } else {
            fold_with_offsets(shown.headline)
        };
        for word in typed {
            let mut from = 0;
            while let Some(at) = find_word(folded.text(), word, from) {
                from = at + 1;
                marks.push(folded.original(at..at + word.len()));
            }
        }
        let sorted = order(marks.len(), &|a, b| marks[a].start < marks[b].start);
        // What lies inside another, overlaps or touches it becomes part of it.
        let mut merged: Vec<Range<usize>> = Vec::with_capacity(marks.len());
        for mark in sorted.into_iter().map(|index| marks[index].clone()) {
            match merged.last_mut() {
                Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
                _ => merged.push(mark),
            }
        }
        merged
    }

    /// How many rows of the whole list name a country.
    fn total(&self, country: Country) -> u32 {
        self.rows_of(Facet::Country(country)).len() as u32
    }

    fn count_rows(&self, rows: &[u32]) -> Vec<u32> {
        let mut counts = vec![0; Facet::COUNT];
        for row in rows {
            // Rows that are not tagged yet belong to no facet.
            if (*row as usize) < self.tagged() {
                for facet in facets(self.countries_of(*row as usize)) {
                    counts[facet] += 1;
                }
            }
        }
        counts
    }

    /// What choosing the country of a hit would show: its rows under what is left of the text.
    fn offered(&self, hit: &Hit, names: &Names) -> u32 {
        if hit.rest.is_empty() {
            return self.total(hit.country);
        }
        let hits = names.hits(&hit.rest, &|country| self.total(country));
        let rows = self.under(&hit.rest, &hits).into_iter();
        rows.filter(|row| self.countries_of(*row as usize).contains(&hit.country))
            .count() as u32
    }

    /// Whether each of the words stands at the start of a word of the row's headline.
    fn has_words(&self, row: usize, words: &[&str]) -> bool {
        words
            .iter()
            .all(|word| find_word(self.folded(row), word, 0).is_some())
    }

    /// The rows that the text shows: those that have all its words, and those of countries it joins.
    fn under(&self, text: &str, hits: &[Hit]) -> Vec<u32> {
        let folded = fold(text);
        let typed = words(&folded);
        // The longest word is the rarest, as a rule: it is looked for in all rows, the others in its rows.
        let Some(longest) = typed.iter().max_by_key(|word| word.len()) else {
            return (0..self.len() as u32).collect();
        };
        let mut rows = self.index().texts(longest);
        // A short word alone needs no row to be read.
        if typed.len() > 1 || !Index::is_sure(longest) {
            rows.retain(|row| self.has_words(*row as usize, &typed));
        }
        let mut joining = hits.iter().filter(|hit| hit.joins).peekable();
        if joining.peek().is_none() {
            return rows;
        }
        let joined = joining.map(|hit| self.rows_of(Facet::Country(hit.country)));
        union(self.len(), [&*rows].into_iter().chain(joined))
    }

    fn chosen(&self, row: usize, query: &Query) -> bool {
        let mut wanted = query.facets(true).peekable();
        (wanted.peek().is_none() || wanted.any(|facet| self.has(row, facet)))
            && !query.facets(false).any(|facet| self.has(row, facet))
    }
}
