//! What a page in HTML says of its passages and of itself, as the rules for every page take it.

use crate::speakers::Role;
use article_viewer_model::{Date, Image, Item, Link, Named, NonBlank, Run, Text};
use std::ops::Range;
use std::rc::Rc;

/// What a block is in the page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    Paragraph,
    Heading,
    /// A paragraph of a `<blockquote>`, and who said it.
    Quote(Option<Rc<str>>),
    /// An item of a list, or a row of a table.
    Item,
    Image(Box<Image>),
    /// What an article has no block for: a video, a form. Its tag.
    Embedded(String),
}

/// Where a block stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// In the article.
    Text,
    /// In a box beside it.
    Beside,
    /// In the middle of it, and left out all the same.
    Lost,
    /// With the byline and the dates, above it.
    Credit,
}

/// What a passage is in its page.
#[derive(Debug, PartialEq)]
pub(crate) struct Markup {
    pub(crate) kind: Kind,
    pub(crate) role: Option<Role>,
    pub(crate) standing: Standing,
    pub(crate) runs: Vec<Run>,
}

/// What a page states, so that it is not looked for in its text.
#[derive(Debug, Default)]
pub(crate) struct Stated {
    pub(crate) headline: Option<NonBlank>,
    pub(crate) description: Option<Rc<str>>,
    pub(crate) authors: Vec<Named>,
    pub(crate) publisher: Option<Named>,
    pub(crate) published: Option<Date>,
    pub(crate) modified: Option<Date>,
    pub(crate) language: Option<Rc<str>>,
    pub(crate) url: Option<Link>,
    pub(crate) image: Option<Image>,
    pub(crate) related: Vec<Item>,
    pub(crate) headlines: Vec<Item>,
    /// Texts that say it again, folded.
    pub(crate) again: Vec<String>,
}

impl Markup {
    /// All of its words are set so.
    pub(crate) fn is_all(&self, is_set: fn(&Run) -> bool) -> bool {
        are_all(&self.runs, is_set)
    }

    /// The same of what somebody says; questions that are all in italics are so by their place, too.
    pub(crate) fn spoken(&self, words: &str) -> Text {
        let mut text = self.words(words);
        if are_all(&text.0, |run| run.em) {
            for run in &mut text.0 {
                run.em = false;
            }
        }
        Text(joined(text.0))
    }

    /// Some of its words, with their links and emphasis. What is wholly bold is so by its place, and needs no mark.
    pub(crate) fn words(&self, words: &str) -> Text {
        let plain: String = self.runs.iter().map(|run| &*run.text).collect();
        let words = words.trim();
        let Some(at) = plain.rfind(words).filter(|_| !words.is_empty()) else {
            return Text::plain(words);
        };
        let mut runs = cut(&self.runs, at..at + words.len());
        if are_all(&runs, |run| run.strong) {
            for run in &mut runs {
                run.strong = false;
            }
        }
        Text(joined(runs))
    }
}

/// There are words, and all of them are set so; spaces between them may be set as they like.
pub(crate) fn are_all(runs: &[Run], is_set: fn(&Run) -> bool) -> bool {
    let mut runs = runs
        .iter()
        .filter(|run| !run.text.trim().is_empty())
        .peekable();
    runs.peek().is_some() && runs.all(is_set)
}

/// A range of the bytes of these runs.
fn cut(runs: &[Run], range: Range<usize>) -> Vec<Run> {
    let mut at = 0;
    let mut cut = Vec::new();
    for run in runs {
        let (from, to) = (range.start.max(at), range.end.min(at + run.text.len()));
        if from < to {
            cut.push(Run {
                text: run.text[from - at..to - at].into(),
                ..run.clone()
            });
        }
        at += run.text.len();
    }
    cut
}

/// Neighbours with the same marks are one run.
pub(crate) fn joined(runs: Vec<Run>) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::with_capacity(runs.len());
    for run in runs {
        match joined.last_mut() {
            Some(last)
                if Run {
                    text: run.text.clone(),
                    ..last.clone()
                } == run =>
            {
                last.text = [&*last.text, &*run.text].concat().into();
            }
            _ => joined.push(run),
        }
    }
    joined
}
