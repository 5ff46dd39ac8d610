//! What the list shows now: worked out once a change, and shared by all that draw it.

use super::status::Status;
use crate::ui::view::ByRef;
use article_viewer_headlines::{Facet, Query, Selection, Store};
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

/// The bytes of a headline that are marked.
pub(crate) type Marks = Rc<[Range<usize>]>;

/// The list that the view draws: one store, which may grow while it is shown.
#[derive(Clone, Default)]
pub struct HeadlineSource {
    /// The headlines.
    pub store: Rc<RefCell<Store>>,
    /// More are on their way.
    pub loading: bool,
    /// What countries they name is not known yet.
    pub tagging: bool,
    /// Why no more will come.
    pub failed: Option<Rc<str>>,
    /// It is so long that only its beginning is here.
    pub is_cut: bool,
}

impl HeadlineSource {
    /// Whether there is anything to show: headlines, or the hope of some, or why there are none.
    pub fn is_shown(&self) -> bool {
        self.loading || self.failed.is_some() || !self.store.borrow().is_empty()
    }

    /// How many headlines there are.
    pub fn count(&self) -> u32 {
        self.store.borrow().len() as u32
    }
}

/// What the list shows now.
pub(crate) struct Results {
    /// Where the headlines are.
    pub(crate) source: HeadlineSource,
    /// What is typed and chosen.
    pub(crate) query: Query,
    /// What that shows.
    pub(crate) selection: Rc<Selection>,
    /// The same in words.
    pub(crate) status: Rc<Status>,
    /// The facets of the table, in its order.
    pub(crate) facets: Rc<[Facet]>,
    /// The reason stands under every headline.
    pub(crate) why: bool,
    /// The table shows all countries.
    pub(crate) all_countries: bool,
    /// So many rows may stand in the page at most.
    pub(crate) limit: usize,
    /// The marks of the rows that have been drawn, from the first on.
    pub(crate) marks: RefCell<Vec<Marks>>,
}

impl Results {
    /// The store, to be compared.
    pub(crate) fn store(&self) -> ByRef<RefCell<Store>> {
        ByRef(self.source.store.clone())
    }

    /// The marks of the first `count` rows.
    pub(crate) fn marks(&self, store: &Store, count: usize) -> Vec<Marks> {
        let mut marks = self.marks.borrow_mut();
        let rows = self.selection.rows.iter().take(count).skip(marks.len());
        let new: Vec<Marks> = rows
            .map(|row| {
                store
                    .marks(*row as usize, &self.query, &self.selection)
                    .into()
            })
            .collect();
        marks.extend(new);
        marks.iter().take(count).cloned().collect()
    }

    /// Whether a country is chosen or joined, so that a headline has a reason to be shown.
    pub(crate) fn has_reasons(&self) -> bool {
        !self.query.chosen.is_empty() || self.selection.hits.iter().any(|hit| hit.joins)
    }

    /// Whether something is typed.
    pub(crate) fn is_typed(&self) -> bool {
        !self.query.text.trim().is_empty()
    }
}
