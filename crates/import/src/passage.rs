//! A passage of a page: what stands in one line, or in several that were wrapped.

use crate::label::{Label, Mark};
use crate::markup::{Kind, Markup};
use crate::shape;
use crate::time;
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

    /// Whether the page's markup lets it begin with a label. A heading with words behind its label asks, or is a title
    /// ("Part 2: At sea"). A row of a table has the name and the words, and perhaps a time; one with more is of figures.
    pub(crate) fn could_be_labelled(&self, label: &Label) -> bool {
        let Some(markup) = &self.markup else {
            return true;
        };
        match markup.kind {
            Kind::Heading => {
                label.mark != Mark::Colon
                    || label.text.is_empty()
                    || !label.words.is_empty()
                    || shape::is_question(&label.text)
            }
            Kind::Item => {
                let cells: Vec<&str> = self.text.split(" | ").collect();
                cells.len() < 3 || cells.iter().any(|cell| time::alone(cell).is_some())
            }
            _ => true,
        }
    }
}
