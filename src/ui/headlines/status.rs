//! The results in words: "12 of 100 headlines", for what, and why there is none.

use crate::ui::locale::Locale;
use article_viewer_headlines::{Facet, Query, Selection, Store};
use std::rc::Rc;

/// The sentence that says what is shown, and its parts.
#[derive(Default)]
pub(crate) struct Status {
    /// How many headlines are shown.
    pub(crate) shown: u32,
    /// How many there are.
    pub(crate) total: u32,
    /// `12 of 100 headlines`, or `100 headlines, 31 countries` where nothing is filtered.
    pub(crate) sentence: String,
    /// `Türkiye, not Russia, “oil”`; empty where nothing is filtered.
    pub(crate) choices: String,
    /// Why nothing is shown.
    pub(crate) nothing: String,
    /// A country is chosen or joined, so that "Why?" has an answer.
    pub(crate) has_reasons: bool,
    whole: String,
}

impl Status {
    pub(crate) fn new(
        store: &Store,
        query: &Query,
        selection: &Selection,
        locale: &Locale,
    ) -> Self {
        let (shown, total) = (selection.rows.len() as u32, store.len() as u32);
        let text = query.text.trim();
        let quoted = locale.phrase("quoted", &[("text", text)]);
        let chosen = query.facets(true).map(|facet| locale.facet(facet));
        let chosen: Vec<Rc<str>> = chosen.collect();
        let choice = |(facet, wanted): &(Facet, bool)| {
            let name = locale.facet(*facet);
            if *wanted {
                name.to_string()
            } else {
                locale.phrase("not", &[("name", &name)])
            }
        };
        let mut choices: Vec<String> = query.chosen.iter().map(choice).collect();
        if !text.is_empty() {
            choices.push(quoted.clone());
        }
        let choices = choices.join(&locale.text("comma"));
        let sentence = if choices.is_empty() {
            let headlines = locale.count("headlines", total, &[]);
            match selection.countries().len() as u32 {
                0 => headlines,
                countries => locale.count("inCountries", countries, &[("headlines", &headlines)]),
            }
        } else {
            locale.count("shown", total, &[("shown", &locale.number(shown))])
        };
        let either = either(&chosen, locale);
        let gaps = [("countries", &*either), ("text", &quoted)];
        let is_else = query.facets(true).any(|facet| facet == Facet::NoCountry);
        let key = match (chosen.is_empty(), text.is_empty()) {
            _ if is_else => "emptyElse",
            (true, true) => "emptyElse",
            (false, true) => "emptyNames",
            (true, false) => "emptyText",
            (false, false) => "emptyBoth",
        };
        let nothing = locale.phrase(key, &gaps);
        let whole = if choices.is_empty() {
            sentence.clone()
        } else {
            locale.phrase("shownFor", &[("shown", &sentence), ("choices", &choices)])
        };
        let has_reasons =
            shown > 0 && (!query.chosen.is_empty() || selection.hits.iter().any(|hit| hit.joins));
        Self {
            shown,
            total,
            sentence,
            choices,
            nothing,
            has_reasons,
            whole,
        }
    }

    /// For screen readers: the whole sentence, and why nothing is found.
    pub(crate) fn spoken(&self) -> String {
        if self.shown == 0 && self.total > 0 {
            [&*self.whole, ". ", &*self.nothing].concat()
        } else {
            self.whole.clone()
        }
    }
}

/// `Türkiye`, `Türkiye or Georgia`, `Armenia, Türkiye or Georgia`.
fn either(names: &[Rc<str>], locale: &Locale) -> String {
    match names {
        [] => String::new(),
        [name] => name.to_string(),
        [first @ .., last] => locale.phrase(
            "or",
            &[
                ("first", &first.join(&locale.text("comma"))),
                ("last", last),
            ],
        ),
    }
}
