//! An imported page, or why there is none.

use crate::account::{Guess, Line};
use crate::html::NoPage;
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
    /// Its elements are nested deeper than any page's.
    Nested,
    /// It is hardly more than `&` and `<`.
    Signs,
    /// It is a page in HTML, and no part of it is the text of an article.
    NoArticle,
    /// It asks for a password.
    Login,
}

impl From<NoPage> for ImportError {
    fn from(no: NoPage) -> Self {
        match no {
            NoPage::Nested => Self::Nested,
            NoPage::Signs => Self::Signs,
            NoPage::NoText => Self::NoArticle,
            NoPage::Login => Self::Login,
        }
    }
}

impl ImportError {
    /// The line where the fault is, if it is in one.
    pub fn line(self) -> Option<usize> {
        match self {
            Self::Blank | Self::Nested | Self::Signs | Self::NoArticle | Self::Login => None,
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
            Self::Nested => "the elements of this page are nested hundreds deep; save it as text",
            Self::Signs => "this page is hardly more than the signs & and <; save it as text",
            Self::NoArticle => {
                "no part of this page is the text of an article; open the article itself, and save that"
            }
            Self::Login => "this page asks for a password; log in, open the article, and save that",
        })
    }
}

impl std::error::Error for ImportError {}
