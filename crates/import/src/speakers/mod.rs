//! Who speaks. `voices` finds the names, `accept` says which labels count, `roles` who asks, and `cast` calls them all and
//! makes the cues. Here is what they and their callers share.

mod accept;
pub(crate) mod cast;
mod roles;
mod voices;

use crate::account::Guess;
use crate::label::Label;
use crate::shape;
use std::rc::Rc;

/// Asks or answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Asks,
    Answers,
}

/// A passage of the page's middle, where the interview is.
#[derive(Debug)]
pub(crate) struct Spoken<'a> {
    /// The passage's text.
    pub(crate) text: &'a str,
    /// The passage taken apart as if it were labelled.
    pub(crate) label: Option<&'a Label>,
    /// A rule (`* * *`) stands above it.
    pub(crate) after_rule: bool,
}

impl Spoken<'_> {
    /// It is labelled, and ends in a question.
    pub(crate) fn is_asked(&self) -> bool {
        self.label
            .is_some_and(|label| shape::is_question(&label.text))
    }
}

/// Where somebody begins to speak.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cue {
    pub(crate) role: Role,
    /// The name, where the page gives one.
    pub(crate) speaker: Option<Rc<str>>,
    /// The words of this passage, without the label.
    pub(crate) text: String,
    /// A label or a dash says so.
    pub(crate) marked: bool,
    pub(crate) guesses: Vec<Guess>,
}

/// The rest of the page, as far as it tells about names.
#[derive(Debug, Default)]
pub(crate) struct Known<'a> {
    /// The headline.
    pub(crate) headline: &'a str,
    /// The places of the dateline, which are no speakers.
    pub(crate) places: Vec<String>,
}

/// The label of a cue: a word for question or answer, or the name of a voice, by its index.
#[derive(Clone, Copy)]
pub(crate) enum Source {
    Word(Role),
    Voice(usize),
}

/// The labels that are words for question and answer: their passages, in order, and the role of each.
#[derive(Debug, Default)]
pub(crate) struct WordCues(pub(crate) Vec<(usize, Role)>);

impl WordCues {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first of them, and its passage.
    pub(crate) fn first(&self) -> Option<(usize, Role)> {
        self.0.first().copied()
    }

    /// One of them has this role.
    pub(crate) fn has(&self, role: Role) -> bool {
        self.0.iter().any(|(_, other)| *other == role)
    }

    /// The passage has one.
    pub(crate) fn is_at(&self, passage: usize) -> bool {
        self.0.binary_search_by_key(&passage, |(at, _)| *at).is_ok()
    }

    /// How many of them are above the passage.
    pub(crate) fn above(&self, passage: usize) -> usize {
        self.0.partition_point(|(at, _)| *at < passage)
    }

    /// The role of the one with this number.
    pub(crate) fn role(&self, number: usize) -> Option<Role> {
        self.0.get(number).map(|(_, role)| *role)
    }
}
