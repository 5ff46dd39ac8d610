//! An imported page, or why there is none.

use crate::account::{Guess, Line};
use article_viewer_model::Article;
use std::fmt;

/// An imported page.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// The article.
    pub article: Article,
    /// Every line of the page in order, and what became of it.
    pub account: Vec<Line>,
    /// Guesses about the page as a whole.
    pub guesses: Vec<Guess>,
}

/// Why no article comes of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ImportError {
    /// Nothing stands in it.
    Blank,
    /// It has a headline in this line, and no text.
    NoText {
        /// The line, from 1.
        line: usize,
    },
}

impl ImportError {
    /// The line where the fault is, if it is in one.
    pub fn line(self) -> Option<usize> {
        match self {
            Self::Blank => None,
            Self::NoText { line } => Some(line),
        }
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Blank => "the page is blank; an article needs a headline and a text",
            Self::NoText { .. } => {
                "the page has this line and no text under it; save the page with its text"
            }
        })
    }
}

impl std::error::Error for ImportError {}
