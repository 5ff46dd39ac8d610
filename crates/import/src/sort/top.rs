//! The lines above the first question, or above the text of a page without questions: dateline, byline, dates,
//! standfirst; and the headings among paragraphs.

use super::{Sorting, What};
use crate::account::Guess;
use crate::credits::Sender;
use crate::dateline::Dateline;
use crate::day::When;
use crate::head::{self, Says};
use crate::shape;

impl<'a> Sorting<'a> {
    /// Gives a kind to the lines that `head` tells of.
    pub(super) fn head(&mut self, live: &[usize], head: Vec<(usize, Says<'a>)>) {
        let (mut dateline, mut published, mut modified) = (false, false, false);
        for (row, says) in head {
            let at = live[row];
            let what = match says {
                Says::Dateline(found) if !dateline => {
                    dateline = true;
                    What::Dateline(found)
                }
                Says::Published(when) if when.date.is_some() && !published => {
                    published = true;
                    self.left_out(at, &when);
                    What::Published(when)
                }
                // A day that is no date is shown as it is written.
                Says::Published(when) | Says::Modified(when) if when.date.is_none() => {
                    if dateline {
                        continue;
                    }
                    dateline = true;
                    self.guesses[at].push(Guess::NoDate);
                    let text = self.text_of(at);
                    What::Dateline(Dateline {
                        written: text,
                        places: Vec::new(),
                        date: None,
                        sender: Sender::default(),
                        text: "",
                    })
                }
                Says::Modified(when) if !modified => {
                    modified = true;
                    self.left_out(at, &when);
                    What::Modified(when)
                }
                Says::Byline(byline, when) => {
                    let when = when.filter(|when| when.date.is_some() && !published);
                    if let Some(when) = &when {
                        published = true;
                        self.left_out(at, when);
                    }
                    What::Byline(byline, when)
                }
                // A second dateline or date is text.
                _ => continue,
            };
            self.what[at] = Some(what);
        }
    }

    fn left_out(&mut self, at: usize, when: &When) {
        if let Some(words) = &when.left_out {
            self.guesses[at].push(Guess::LeftOut(words.clone()));
        }
    }

    pub(super) fn standfirst(&mut self, live: &[usize], above: &[usize], last_told: Option<usize>) {
        let is_interview = self
            .what
            .iter()
            .any(|what| matches!(what, Some(What::Speech(_))));
        let Some(row) = above
            .iter()
            .copied()
            .find(|row| self.what[live[*row]].is_none())
        else {
            return;
        };
        let at = live[row];
        if self.guesses[at].contains(&Guess::Alone) {
            return;
        }
        let text = self.text_of(at);
        let something_below = is_interview || above.iter().any(|other| *other > row);
        if last_told.is_some_and(|told| row < told) && !shape::is_heading(text) {
            self.what[at] = Some(What::Description);
        } else if something_below
            && head::could_be_standfirst(text, is_interview && last_told.is_none())
            && (last_told.is_none() || !shape::is_sentence(text))
            && !(shape::is_heading(text) && last_told.is_some())
        {
            self.what[at] = Some(What::Description);
            self.guesses[at].push(Guess::Standfirst);
        }
    }

    /// Headings among paragraphs: a short line without an end, above a longer one with one.
    pub(super) fn headings(&mut self, live: &[usize], spoken: &[usize], above: usize) {
        for index in 0..spoken.len() {
            let at = live[spoken[index]];
            if self.what[at].is_some() {
                continue;
            }
            let text = self.text_of(at);
            let set =
                shape::hashed(text).is_some() || shape::bold(text).is_some_and(shape::is_heading);
            let next = spoken.get(index + 1).map(|row| self.text_of(live[*row]));
            let last = index
                .checked_sub(1)
                .map(|last| self.text_of(live[spoken[last]]));
            // Under the last answer a short line is a note.
            let could_be = index < above
                && shape::is_heading(text)
                && next.is_some_and(|next| {
                    shape::is_sentence(next) && shape::words(next) > shape::words(text)
                })
                && last.is_none_or(|last| shape::is_sentence(last) || index == 1);
            if set || could_be {
                self.what[at] = Some(What::Heading);
                if !set {
                    self.guesses[at].push(Guess::Heading);
                }
            }
        }
    }
}
