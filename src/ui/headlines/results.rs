//! The results of the query: worked out once a change, and shared by all that draw them.

use super::status::Status;
use crate::ui::state::ListView;
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
    /// How many of them are here.
    pub arrival: Arrival,
    /// Their countries are not known yet.
    pub tagging: bool,
}

/// How much of a list is here.
#[derive(Clone, Default, PartialEq)]
pub enum Arrival {
    /// All of it.
    #[default]
    Whole,
    /// More is on its way.
    Loading,
    /// It is so long that only its beginning is kept.
    Cut,
    /// No more will come, for this reason.
    Failed(Rc<str>),
}

impl HeadlineSource {
    /// There is something to show: headlines, or the hope of some, or why there are none.
    pub fn is_shown(&self) -> bool {
        matches!(self.arrival, Arrival::Loading | Arrival::Failed(_))
            || !self.store.borrow().is_empty()
    }

    /// How many headlines there are.
    pub fn count(&self) -> u32 {
        self.store.borrow().len() as u32
    }
}

/// The results of a query.
pub(crate) struct Results {
    pub(crate) source: HeadlineSource,
    pub(crate) query: Query,
    pub(crate) selection: Rc<Selection>,
    /// The same in words.
    pub(crate) status: Rc<Status>,
    /// The facets of the table, in its order.
    pub(crate) facets: Rc<[Facet]>,
    pub(crate) list: ListView,
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
        let of = |row: &u32| store.marks(*row as usize, &self.query, &self.selection);
        let new: Vec<Marks> = rows.map(|row| of(row).into()).collect();
        marks.extend(new);
        marks.iter().take(count).cloned().collect()
    }

    /// A country is chosen or joined, so that a headline has a reason to be shown.
    pub(crate) fn has_reasons(&self) -> bool {
        !self.query.chosen.is_empty() || self.selection.hits.iter().any(|hit| hit.joins)
    }

    pub(crate) fn is_typed(&self) -> bool {
        !self.query.text.trim().is_empty()
    }
}
