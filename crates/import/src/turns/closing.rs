//! What stands in an answer and is none of its words: stage directions, headings above the next question, what stands below
//! a rule, and notes under the last answer.

use super::{Place, Placing, Utterance};
use crate::account::Guess;
use crate::credits::{self, Credit};
use crate::shape;
use crate::speakers::Role;

impl Placing<'_> {
    /// What stands in brackets in a line of its own happens, and is nobody's words.
    pub(super) fn directions(&mut self, utterances: &mut [Utterance]) {
        for utterance in utterances {
            utterance.at.retain(|at| {
                let direction = self.cues[*at].is_none() && in_brackets(self.spoken[*at].text);
                if direction {
                    self.placed[*at] = (Place::Text, vec![Guess::Direction]);
                }
                !direction
            });
        }
    }

    /// Under a label that stands alone is what it labels, however short.
    fn speaks(&self, at: usize) -> bool {
        self.cues[at]
            .as_ref()
            .is_none_or(|cue| !cue.text.is_empty())
    }

    /// Takes out of the answers what is none of them.
    pub(super) fn close(&mut self, last_cue: usize, utterances: &mut [Utterance]) {
        for index in 0..utterances.len() {
            let next = utterances.get(index + 1).map(|next| next.role);
            let utterance = &mut utterances[index];
            if utterance.role != Role::Answers {
                continue;
            }
            let rule = |at: &usize| self.spoken[*at].after_rule;
            if let Some(cut) = utterance.at.iter().skip(1).position(rule) {
                utterance.at.truncate(cut + 1);
            }
            if let [.., above, heading] = utterance.at[..]
                && next == Some(Role::Asks)
                && self.speaks(above)
                && shape::is_heading(self.spoken[heading].text)
                && shape::is_sentence(self.spoken[above].text)
            {
                utterance.at.pop();
                self.placed[heading] = (Place::Heading, vec![Guess::Heading]);
            }
            if next.is_none() {
                self.close_last(last_cue, utterance);
            }
        }
    }

    fn close_last(&mut self, last_cue: usize, utterance: &mut Utterance) {
        let byline = |text| credits::after(Credit::Author, text).and_then(credits::byline);
        let is_note = |text| credits::after(Credit::Note, text).is_some();
        let cut = utterance.at.iter().enumerate().skip(1).find(|(_, at)| {
            let text = self.spoken[**at].text;
            **at > last_cue && (is_note(text) || byline(text).is_some())
        });
        if let Some((cut, _)) = cut {
            for at in utterance.at.split_off(cut) {
                self.placed[at] = match byline(self.spoken[at].text) {
                    Some(byline) => (Place::Byline(byline), Vec::new()),
                    None => (Place::Text, vec![Guess::Closing]),
                };
            }
        }
        // A name under the last sentence.
        while let [.., above, last] = utterance.at[..]
            && last > last_cue
            && self.speaks(above)
            && shape::words(self.spoken[last].text) <= 4
            && shape::is_heading(self.spoken[last].text)
            && shape::is_sentence(self.spoken[above].text)
        {
            utterance.at.pop();
            self.placed[last] = (Place::Text, vec![Guess::Closing]);
        }
    }
}

/// All of it stands in one pair of brackets.
fn in_brackets(text: &str) -> bool {
    let pairs = [
        ('(', ')'),
        ('[', ']'),
        ('（', '）'),
        ('【', '】'),
        ('［', '］'),
    ];
    pairs.into_iter().any(|(open, close)| {
        text.starts_with(open) && text.ends_with(close) && text.matches(open).count() == 1
    })
}
