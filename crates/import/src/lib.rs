#![doc = include_str!("../README.md")]
//! # The rooms
//!
//! `page` cuts a page into passages, and `transcript` settles what the page as a whole tells of their labels (`label`,
//! `time`, `name`, `words`); `sort` says what each passage is, with the help of `head` (the headline and what is under it),
//! `tail` and `lists` (stories), `speakers` (who speaks), `dialogue` (interviews without labels) and `turns` (questions and
//! answers); `assemble` makes the article of it. `told` is what an editor says of the speakers.

mod account;
mod assemble;
#[cfg(test)]
mod cases;
mod chrome;
mod credits;
mod data;
mod dateline;
mod day;
mod dialogue;
mod entity;
mod feed;
mod format;
mod head;
mod html;
mod import;
mod label;
mod language;
mod lists;
mod markup;
mod name;
mod page;
mod passage;
mod place;
mod rows;
mod sections;
mod shape;
mod sort;
mod speakers;
mod tail;
mod time;
mod told;
mod transcript;
mod turns;
mod words;

pub use account::{Fate, Guess, Line, Part, Reason, Sign};
pub use feed::{FeedError, FeedImport, Lack, LeftOut, import_feed};
pub use format::Format;
pub use html::{EncodingError, decode};
pub use import::{Import, ImportError};
pub use told::{Told, ToldError, ToldRole};

/// Makes an article of a page that was saved as text.
///
/// # Errors
///
/// [`ImportError`] where nothing stands in the page, or nothing but one line.
pub fn import_text(text: &str) -> Result<Import, ImportError> {
    import_text_with(text, &Told::default())
}

/// The same, where an editor has told who asks and who answers.
///
/// # Errors
///
/// As [`import_text`].
pub fn import_text_with(text: &str, told: &Told) -> Result<Import, ImportError> {
    let page = page::Page::new(text);
    let sorted = sort::sort(&page, told);
    assemble::assemble(&page, sorted)
}

/// Makes an article of a news item in JSON (IPTC ninjs 1 to 3). `address` as for [`import_html`].
///
/// # Errors
///
/// [`ImportError`] where it is none, or has no text.
pub fn import_ninjs(json: &str, address: Option<&str>, told: &Told) -> Result<Import, ImportError> {
    let item = html::news_item(json).ok_or(ImportError::NoArticle)?;
    let page = html::page_of_item(&item, address)?;
    let sorted = sort::sort(&page, told);
    assemble::assemble(&page, sorted)
}

/// Makes an article of a page in HTML. `address` is the page's own, where its relative links are to lead; the page may say
/// it itself. Of a page that this viewer rendered the article is read as it is, whatever is `told`.
///
/// # Errors
///
/// [`ImportError`] where the page has no article.
pub fn import_html(html: &str, address: Option<&str>, told: &Told) -> Result<Import, ImportError> {
    if let Some((article, account)) = html::rendered(html, address) {
        let guesses = vec![Guess::Rendered];
        return Ok(Import {
            article,
            account,
            guesses,
        });
    }
    let page = html::page(html, address)?;
    let sorted = sort::sort(&page, told);
    assemble::assemble(&page, sorted)
}
