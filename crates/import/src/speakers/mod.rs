//! Who speaks. `voices` finds the names, `accept` says which labels count, `roles` who asks, and `cast` calls them all and
//! makes the cues. Here is what they and their callers share.

mod accept;
pub(crate) mod cast;
mod roles;
mod voices;

use crate::account::Guess;
use crate::label::Label;
use crate::shape;
use crate::told::Told;
use crate::words::{Meaning, Word};
use std::rc::Rc;

/// Asks or answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Asks,
    Answers,
    /// It looks like a name that stands once, and can't be told: its words are nobody's.
    Nobody,
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
    /// When it begins in the recording.
    pub(crate) start: Option<u32>,
    pub(crate) by: By,
    pub(crate) guesses: Vec<Guess>,
}

/// What a turn is known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    /// A name.
    Name,
    /// A name in a form that the first question and answer may have alone.
    OpeningName,
    /// A word for question or answer, or a sign.
    Word,
    /// A label of a recorder, which labels every turn, so that none is missing.
    Recorder,
}

impl Cue {
    /// A cue of this role that says nothing, without a label.
    pub(crate) fn of(role: Role) -> Self {
        Self {
            role,
            speaker: None,
            text: String::new(),
            start: None,
            by: By::Name,
            guesses: Vec::new(),
        }
    }
}

/// The rest of the page, as far as it tells about names.
#[derive(Debug)]
pub(crate) struct Known<'a> {
    /// The headline.
    pub(crate) headline: &'a str,
    /// The places of the dateline, which are no speakers.
    pub(crate) places: Vec<String>,
    /// The page's language, where its words tell it.
    pub(crate) language: Option<&'static str>,
    /// The roles that an editor has told.
    pub(crate) told: &'a Told,
}

/// The role that a label word names in this language. A short word counts in no other.
pub(crate) fn role_of(words: &[Word], language: Option<&str>, names_nobody: bool) -> Option<Role> {
    let role = |word: &Word| match word.meaning {
        Meaning::Question if names_nobody => Some(Role::Asks),
        Meaning::Answer if names_nobody => Some(Role::Answers),
        Meaning::Asker if !names_nobody => Some(Role::Asks),
        Meaning::Answerer if !names_nobody => Some(Role::Answers),
        _ => None,
    };
    let of_page = |word: &&Word| Some(word.language) == language;
    let of_page = words.iter().filter(of_page).find_map(role);
    of_page.or_else(|| words.iter().filter(|word| !word.short).find_map(role))
}

/// The label of a cue: a word for question or answer, or the name of a voice, by its index.
#[derive(Clone, Copy)]
pub(crate) enum Source {
    Word(Role),
    Voice(usize),
}

/// The labels that are words for question and answer: their passages, in order, and the role of each.
#[derive(Debug, Default)]
pub(crate) struct WordCues {
    pub(crate) at: Vec<(usize, Role)>,
    /// The language whose words label this page.
    pub(crate) language: Option<&'static str>,
}

impl WordCues {
    pub(crate) fn is_empty(&self) -> bool {
        self.at.is_empty()
    }

    /// The first of them, and its passage.
    pub(crate) fn first(&self) -> Option<(usize, Role)> {
        self.at.first().copied()
    }

    /// One of them has this role.
    pub(crate) fn has(&self, role: Role) -> bool {
        self.at.iter().any(|(_, other)| *other == role)
    }

    /// The passage has one.
    pub(crate) fn is_at(&self, passage: usize) -> bool {
        self.at
            .binary_search_by_key(&passage, |(at, _)| *at)
            .is_ok()
    }

    /// How many of them are above the passage.
    pub(crate) fn above(&self, passage: usize) -> usize {
        self.at.partition_point(|(at, _)| *at < passage)
    }

    /// The role of the one with this number.
    pub(crate) fn role(&self, number: usize) -> Option<Role> {
        self.at.get(number).map(|(_, role)| *role)
    }
}
