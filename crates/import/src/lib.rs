//! A saved news page becomes an article and an account of every line: what each was taken for, what was left out and
//! why, and what had to be guessed. No line is lost on the way.
//!
//! The way of a page through the rooms: `page` cuts it into passages; `sort` says what each of them is, with the help of
//! `head` (the headline and what stands under it), `tail` and `lists` (stories), `label`, `voices`, `accept`, `roles` and
//! `cast` (who speaks), `dialogue` (interviews without labels) and `turns` (questions and answers); `assemble` makes the
//! article of it. Rules are general, and the words that they look for stand in `data/`. What never happens here: files,
//! the network, a page known by name.
//!
//! ```
//! let page = "Ferry sails again\n\nPost: Since when?\nOlsen: Since Monday.\n";
//! let import = article_viewer_import::import_text(page).unwrap();
//!
//! assert_eq!(&*import.article.headline, "Ferry sails again");
//! let exchange = import.article.exchanges().next().unwrap();
//! assert_eq!(exchange.question.speaker.as_deref(), Some("Post"));
//! assert_eq!(exchange.answers[0].speaker.as_deref(), Some("Olsen"));
//! assert_eq!(import.account.len(), 4);
//! ```

mod accept;
mod account;
mod assemble;
mod cast;
mod chrome;
mod credits;
mod data;
mod dateline;
mod day;
mod dialogue;
mod entity;
mod format;
mod head;
mod label;
mod language;
mod lists;
mod page;
mod place;
mod roles;
mod sections;
mod shape;
mod sort;
mod tail;
mod turns;
mod voices;

pub use account::{Fate, Guess, Line, Part, Reason, Sign};
pub use format::Format;

use article_viewer_model::Article;
use std::fmt;

/// What comes of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// The article.
    pub article: Article,
    /// Every line of the page in order, and what became of it.
    pub account: Vec<Line>,
    /// What had to be guessed about the page as a whole.
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

/// Makes an article of a page that was saved as text.
///
/// # Errors
///
/// [`ImportError`] where nothing stands in the page, or nothing but one line.
pub fn import_text(text: &str) -> Result<Import, ImportError> {
    let page = page::Page::new(text);
    let sorted = sort::sort(&page);
    assemble::assemble(&page, sorted)
}
