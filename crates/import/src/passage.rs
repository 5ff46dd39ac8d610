//! A passage of a page: what stands in one line, or in several that were wrapped.

use crate::label::Label;
use crate::markup::Markup;
use std::rc::Rc;

/// A paragraph, a headline, a label: what stands in one line, or in several that were wrapped.
pub(crate) struct Passage {
    /// The numbers of its first and last line, from 1.
    pub(crate) lines: (usize, usize),
    /// How many blank lines stand above it.
    pub(crate) gap: usize,
    /// Its text.
    pub(crate) text: String,
    /// The text taken apart as if it were labelled.
    pub(crate) label: Option<Label>,
    /// It is a time, and belongs to the label of the passage with this index.
    pub(crate) time_of: Option<usize>,
    /// What it is in a page that has markup.
    pub(crate) markup: Option<Rc<Markup>>,
}

impl Passage {
    pub(crate) fn new(lines: (usize, usize), gap: usize, text: String) -> Self {
        Self {
            lines,
            gap,
            text,
            label: None,
            time_of: None,
            markup: None,
        }
    }
}
