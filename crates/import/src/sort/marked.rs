//! A page that has markup: what it says of its blocks counts before any guess.

use super::{Sorting, What};
use crate::account::{Guess, Reason};
use crate::data::fold;
use crate::markup::{Kind, Stated};
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
            let folded = fold(self.text_of(at));
            let is_stated = stated.again.contains(&folded);
            self.what[at] = match &markup.kind {
                Kind::Embedded(_) => Some(What::Dropped(Reason::Embedded)),
                _ if !markup.is_text => Some(What::Dropped(Reason::Beside)),
                Kind::Image(image) => Some(What::Image(image.clone())),
                _ if is_above && is_stated => Some(What::Dropped(Reason::Stated)),
                Kind::Heading if is_stated => Some(What::Dropped(Reason::Stated)),
                _ if crate::shape::is_rule(self.text_of(at)) => Some(What::Dropped(Reason::Rule)),
                _ => None,
            };
            is_above &= self.what[at].is_some();
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

    /// Headings and quotations that nobody says.
    pub(super) fn marked_up(&mut self) {
        for at in 0..self.passages.len() {
            if self.what[at].is_some() {
                continue;
            }
            let markup = self.passages[at].markup.as_ref();
            self.what[at] = match markup.map(|markup| &markup.kind) {
                Some(Kind::Heading) => Some(What::Heading),
                Some(Kind::Quote(cite)) => Some(What::Quote(cite.clone())),
                _ => None,
            };
        }
    }
}
