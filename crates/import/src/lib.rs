//! A saved news page becomes an article and an account of every line: what each was taken for, what was left out and
//! why, and what had to be guessed. No line is lost on the way.
//!
//! The way of a page through the rooms: `page` cuts it into passages; `sort` says what each of them is, with the help of
//! `head` (the headline and what stands under it), `tail` and `lists` (stories), `label` and `speakers` (who speaks),
//! `dialogue` (interviews without labels) and `turns` (questions and answers); `assemble` makes the
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

mod account;
mod assemble;
mod chrome;
mod credits;
mod data;
mod dateline;
mod day;
mod dialogue;
mod entity;
mod format;
mod head;
mod import;
mod label;
mod language;
mod lists;
mod page;
mod place;
mod rows;
mod sections;
mod shape;
mod sort;
mod speakers;
mod tail;
mod turns;

pub use account::{Fate, Guess, Line, Part, Reason, Sign};
pub use format::Format;
pub use import::{Import, ImportError};

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
