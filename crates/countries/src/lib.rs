#![doc = include_str!("../README.md")]
//! # The rooms
//!
//! [`Country`] is a code; [`Gazetteer`] holds the forms that name countries and is read from one file; words, tagger
//! and rules stand behind its [`tag`](Gazetteer::tag) and [`explain`](Gazetteer::explain); [`mod@fold`] is shared with
//! whoever searches the same text. Nothing here knows a headline list, a browser or a file system.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod fold;

mod country;
mod format;
mod gazetteer;
mod letters;
mod mention;
mod rules;
mod tagger;
mod vocabulary;
mod words;
mod wordset;

pub use country::Country;
pub use fold::fold;
pub use gazetteer::{Gazetteer, GazetteerError};
pub use letters::is_word;
pub use mention::{Kind, Mention};
pub use rules::rule::{Candidate, Rule};
