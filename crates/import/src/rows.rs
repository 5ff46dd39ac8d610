//! The lines under a headline, as the search for lists sees them.

use crate::day;
use crate::label::Label;
use crate::sections::section;
use crate::shape;

/// A passage under the headline, as the search for lists sees it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'a> {
    pub(crate) text: &'a str,
    /// Blank lines above it.
    pub(crate) gap: usize,
    /// Something of the page (a button, an advertisement) stands right above it.
    pub(crate) parted: bool,
    /// The same line stood below it once more.
    pub(crate) doubled: bool,
    pub(crate) label: Option<&'a Label>,
}

/// A row under the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Listed {
    /// A related story.
    Related,
    /// A headline of the list.
    Headline,
    /// The link to all headlines.
    More,
    /// The address of the story above.
    Link,
    /// The day of the story above.
    Dated,
    /// It heads a list.
    Heading,
    /// Something under the lists.
    Below,
}

impl Row<'_> {
    pub(crate) fn is_date(&self) -> bool {
        day::when(self.text).is_some_and(|when| when.date.is_some())
    }
}

/// The row could stand in a list.
pub(crate) fn is_item(rows: &[Row], at: usize) -> bool {
    let text = rows[at].text;
    if section(text).is_some() || shape::is_address(text) || rows[at].is_date() {
        return true;
    }
    let headline = |at: usize| rows.get(at).is_some_and(|row| shape::is_headline(row.text));
    headline(at)
        || (shape::is_headline_with_stop(text)
            && at > 0
            && [at - 1, at + 1]
                .iter()
                .all(|at| headline(*at) && !shape::is_question(rows[*at].text))
            && rows[at].gap == rows[at + 1].gap
            && rows[at].label.is_none_or(|label| label.words.is_empty()))
}
