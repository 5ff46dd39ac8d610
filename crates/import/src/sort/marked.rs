//! A page that has markup: what it says of its blocks counts before any guess.

use super::{Sorting, What};
use crate::account::{Guess, Reason};
use crate::chrome;
use crate::credits::Sender;
use crate::data::fold;
use crate::dateline::Dateline;
use crate::head::{self, Says};
use crate::label::{Label, Mark};
use crate::markup::{Kind, Standing, Stated};
use crate::sections;
use crate::shape;
use crate::speakers::{By, Cue, Role, Spoken};
use crate::turns::{self, Place};

impl Sorting<'_> {
    /// Takes out what is none of the text: boxes beside it, what is embedded, and above the first paragraph what the page has
    /// stated already.
    pub(super) fn stated(&mut self, stated: &Stated) {
        let mut is_above = true;
        for at in 0..self.passages.len() {
            let Some(markup) = self.passages[at].markup.clone() else {
                continue;
            };
            let text = head::unmarked(self.text_of(at));
            let is_stated = stated.again.contains(&fold(text));
            self.what[at] = match &markup.kind {
                Kind::Embedded(_) => Some(What::Dropped(Reason::Embedded)),
                _ if is_above && is_stated => Some(What::Dropped(Reason::Stated)),
                _ if markup.standing == Standing::Beside => Some(What::Dropped(Reason::Beside)),
                _ if markup.standing == Standing::Lost && !self.is_button(at, text) => {
                    Some(What::Dropped(Reason::Lost))
                }
                Kind::Image(image) => Some(What::Image(image.clone())),
                Kind::Heading if is_stated => Some(What::Dropped(Reason::Stated)),
                _ if shape::is_rule(text) || is_sign(text) => Some(What::Dropped(Reason::Rule)),
                _ if (is_above || markup.standing == Standing::Credit)
                    && says_again(stated, text) =>
                {
                    Some(What::Dropped(Reason::Stated))
                }
                _ if is_above && markup.standing == Standing::Credit && has_said(stated, text) => {
                    Some(What::Dropped(Reason::Stated))
                }
                _ if is_above => place_before_dash(self.text_of(at), stated).map(What::Dateline),
                _ => None,
            };
            if self.what[at].is_none() && self.is_button(at, text) {
                self.what[at] = Some(What::Dropped(Reason::Chrome));
            }
            is_above &= self.what[at].is_some() || !is_running(text);
        }
    }

    /// A word of the page's own, as "Share"; under a label it is what somebody says.
    fn is_button(&self, at: usize, text: &str) -> bool {
        let is_label =
            |label: &Label| label.text.is_empty() && (label.sure || label.mark != Mark::Alone);
        let answers = at > 0 && self.label_of(at - 1).is_some_and(is_label);
        let has_role = self.passages[at]
            .markup
            .as_ref()
            .is_some_and(|markup| markup.role.is_some());
        text.chars().any(char::is_alphabetic)
            && !answers
            && !has_role
            && sections::section(text).is_none()
            && chrome::is_chrome(text)
    }

    /// What a page states of its authors and its publisher is not read out of its text once more.
    pub(super) fn stated_credits(&mut self, stated: &Stated) {
        let mut is_above = true;
        for at in 0..self.what.len() {
            let text = self.text_of(at);
            match &mut self.what[at] {
                Some(What::Byline(..)) if !stated.authors.is_empty() => {
                    self.what[at] = is_above.then_some(What::Dropped(Reason::Stated));
                }
                Some(What::Dateline(found)) => {
                    if stated.publisher.is_some() {
                        found.sender.publisher = None;
                    }
                    if !stated.authors.is_empty() {
                        found.sender.author = None;
                    }
                    is_above &= found.text.is_empty();
                }
                None | Some(What::Speech(_)) => is_above &= !is_running(text),
                _ => {}
            }
        }
    }

    /// The exchanges that the page marks as such, by schema.org's `Question` and `Answer` or as a list of terms.
    pub(super) fn stated_roles(
        &self,
        live: &[usize],
        spoken: &[Spoken],
        rows: &[usize],
    ) -> Option<Vec<(Place, Vec<Guess>)>> {
        let roles: Vec<Option<Role>> = rows
            .iter()
            .map(|row| self.passages[live[*row]].markup.as_ref()?.role)
            .collect();
        let has = |role| roles.contains(&Some(role));
        if !has(Role::Asks) || !has(Role::Answers) {
            return None;
        }
        let mut last = None;
        let cues = roles.iter().zip(spoken).map(|(role, spoken)| {
            let begins = *role != last;
            last = *role;
            let cue = |role| Cue {
                text: crate::head::unmarked(spoken.text).to_owned(),
                by: By::Recorder,
                ..Cue::of(role)
            };
            match role {
                Some(role) if begins => Some(cue(*role)),
                None if begins => Some(cue(Role::Nobody)),
                _ => None,
            }
        });
        let cues = cues.collect();
        Some(turns::places(spoken, cues))
    }

    /// Where nothing but its form tells a question, a heading that asks nothing ends the answer above it.
    pub(super) fn part_at_headings(
        &self,
        live: &[usize],
        rows: &[usize],
        placed: &mut [(Place, Vec<Guess>)],
    ) {
        let unlabelled = |(_, guesses): &(Place, Vec<Guess>)| {
            guesses
                .iter()
                .any(|guess| matches!(guess, Guess::Unlabelled(_)))
        };
        self.part_at_note(live, rows, placed);
        if !placed.iter().any(unlabelled) {
            return;
        }
        let mut ended = false;
        for (row, (place, _)) in rows.iter().zip(placed) {
            let Place::Speech(speech) = place else {
                continue;
            };
            let markup = self.passages[live[*row]].markup.as_ref();
            let is_heading = markup.is_some_and(|markup| markup.kind == Kind::Heading);
            ended = speech.role != Role::Asks && (ended || is_heading);
            if ended {
                *place = Place::Text;
            }
        }
    }

    /// A last paragraph wholly in italics, below an answer that is not, is the editors' note.
    fn part_at_note(&self, live: &[usize], rows: &[usize], placed: &mut [(Place, Vec<Guess>)]) {
        let is_set = |at: usize| {
            let markup = self.passages[live[rows[at]]].markup.as_ref();
            markup.is_some_and(|markup| markup.is_all(|run| run.em))
        };
        let last = placed
            .iter()
            .rposition(|(place, _)| matches!(place, Place::Speech(_)));
        for at in (1..last.map_or(0, |last| last + 1)).rev() {
            let goes_on = matches!(&placed[at].0, Place::Speech(speech)
                if speech.role == Role::Answers && !speech.begins);
            let above = (0..at).rev().find(|at| !is_set(*at));
            let is_note = goes_on
                && is_set(at)
                && above.is_some_and(|above| {
                    matches!(&placed[above].0, Place::Speech(speech) if speech.role == Role::Answers)
                });
            if !is_note {
                break;
            }
            placed[at].0 = Place::Text;
        }
    }

    /// A short line in bold type, no sentence, above a paragraph.
    fn is_set_as_heading(&self, at: usize) -> bool {
        let is_paragraph = |at: usize| {
            let markup = self.passages.get(at).and_then(|next| next.markup.as_ref());
            markup.is_some_and(|markup| markup.kind == Kind::Paragraph)
                && self.what[at].is_none()
                && shape::is_sentence(self.text_of(at))
        };
        shape::bold(self.text_of(at)).is_some_and(shape::is_heading) && is_paragraph(at + 1)
    }

    /// Headings and quotations that nobody says.
    pub(super) fn marked_up(&mut self) {
        for at in 0..self.passages.len() {
            if self.what[at].is_some() {
                continue;
            }
            let markup = self.passages[at].markup.as_ref();
            self.what[at] = match markup.map(|markup| &markup.kind) {
                Some(Kind::Heading) => Some(What::Heading),
                Some(Kind::Paragraph) if self.is_set_as_heading(at) => Some(What::Heading),
                Some(Kind::Quote(cite)) => Some(What::Quote(cite.clone())),
                _ => None,
            };
        }
    }
}

/// More than a name, a day or a button.
fn is_running(text: &str) -> bool {
    shape::is_sentence(text) || shape::words(text) >= 12
}

/// A name or a day that the page has stated, with few words beside it: "Anna Berg, reporter", "Set: 2026.11.27 10:00".
fn says_again(stated: &Stated, text: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    let names = || {
        let mut names = stated.authors.iter().map(|author| &*author.name);
        names.any(|name| text.starts_with(name))
    };
    let days = || {
        let published = stated.published.as_deref().and_then(|day| day.get(..4));
        // "Bergen, 27 November 2026" says where, unless it says the hour as well.
        let is_dateline = matches!(head::says(text), Says::Dateline(_));
        let digits = digits(text);
        published.is_some_and(|year| text.contains(year))
            && (digits >= 8 || (digits >= 5 && !is_dateline))
    };
    shape::words(text) <= 10 && !shape::is_question(text) && (names() || days())
}

/// A sign in an element of its own, as a lamp before a hint. Somebody may answer "…".
fn is_sign(text: &str) -> bool {
    text.chars().count() <= 3
        && !text.contains(|c: char| c.is_alphanumeric() || c.is_ascii_punctuation() || c == '…')
}

/// A byline of a page that names its authors, a day of one that says its own.
fn has_said(stated: &Stated, text: &str) -> bool {
    let is_byline = matches!(head::says(text), Says::Byline(..));
    !stated.authors.is_empty() || (stated.published.is_some() && !is_byline)
}

/// `Bergen, Agency —` in an element of its own, above the text.
fn place_before_dash<'t>(text: &'t str, stated: &Stated) -> Option<Dateline<'t>> {
    let place = text.strip_suffix(['—', '–'])?.trim_end();
    let publisher = stated.publisher.as_ref();
    let place = publisher
        .and_then(|publisher| place.strip_suffix(&*publisher.name))
        .unwrap_or(place)
        .trim_end_matches([' ', ',']);
    (!place.is_empty() && shape::words(place) <= 6).then(|| Dateline {
        written: place,
        places: vec![place],
        date: None,
        sender: Sender::default(),
        text: "",
    })
}
