//! From cues to questions and answers: what stands between two labels, and what of it is a question or an answer whose
//! label is missing. Headings and closing notes are told from what is said.

mod closing;

use crate::account::Guess;
use crate::credits::Byline;
use crate::shape;
use crate::speakers::{By, Cue, Role, Spoken};
use std::collections::HashSet;
use std::ops::Range;
use std::rc::Rc;

/// The place of a passage in an interview.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Place {
    /// No part of an exchange.
    Text,
    /// A heading between exchanges.
    Heading,
    /// Who wrote the page.
    Byline(Byline),
    /// A paragraph of a question or an answer.
    Speech(Speech),
}

/// A paragraph of a question or an answer.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Speech {
    pub(crate) role: Role,
    pub(crate) speaker: Option<Rc<str>>,
    /// A new question, or somebody else's answer, begins here.
    pub(crate) begins: bool,
    /// When it begins in the recording.
    pub(crate) start: Option<u32>,
    /// Without the label. Empty where the label stands alone.
    pub(crate) text: String,
}

/// The passages that somebody says in one go.
#[derive(Debug)]
struct Utterance {
    role: Role,
    speaker: Option<Rc<str>>,
    at: Vec<usize>,
}

/// The place of every passage, and what had to be guessed for it.
pub(crate) fn places(spoken: &[Spoken], mut cues: Vec<Option<Cue>>) -> Vec<(Place, Vec<Guess>)> {
    silence_empty_cues(spoken, &mut cues);
    let starts: Vec<usize> = (0..cues.len()).filter(|at| cues[*at].is_some()).collect();
    let mut placing = Placing {
        spoken,
        cues: &cues,
        placed: spoken.iter().map(|_| (Place::Text, Vec::new())).collect(),
    };
    let mut utterances = placing.segments(&starts);
    placing.directions(&mut utterances);
    utterances.retain(|utterance| utterance.role != Role::Nobody && !utterance.at.is_empty());
    if let Some(last) = starts.last() {
        placing.close(*last, &mut utterances);
    }
    utterances.retain(|utterance| placing.says_something(utterance));
    placing.exchanges(&utterances);
    let mut placed = placing.placed;
    for (place, guesses) in &mut placed {
        if !matches!(place, Place::Speech(_)) {
            guesses.retain(|guess| *guess != Guess::QuestionInAnswer);
        }
    }
    for (at, cue) in cues.iter().enumerate() {
        if let (Some(cue), Place::Speech(_)) = (cue, &placed[at].0) {
            placed[at].1.splice(0..0, cue.guesses.iter().cloned());
        }
    }
    placed
}

/// A label with nothing after it and nothing below it says nothing: it is text.
fn silence_empty_cues(spoken: &[Spoken], cues: &mut [Option<Cue>]) {
    let mut says_something = false;
    for at in (0..spoken.len()).rev() {
        let empty = cues[at].as_ref().map(|cue| cue.text.is_empty());
        match empty {
            None => says_something = true,
            Some(true) if !says_something => {
                cues[at] = None;
                says_something = true;
            }
            Some(_) => says_something = false,
        }
    }
}

/// A page's middle, its cues, and the places that its passages get.
struct Placing<'a> {
    spoken: &'a [Spoken<'a>],
    cues: &'a [Option<Cue>],
    placed: Vec<(Place, Vec<Guess>)>,
}

impl Placing<'_> {
    fn of(&self, role: Role) -> impl Iterator<Item = &Cue> {
        let cues = self.cues.iter().flatten();
        cues.filter(move |cue| cue.role == role)
    }

    /// Whoever has a role alone.
    fn only(&self, role: Role) -> Option<Rc<str>> {
        let mut names = self.of(role).filter_map(|cue| cue.speaker.as_ref());
        let first = names.next()?;
        names.all(|name| name == first).then(|| first.clone())
    }

    /// An utterance without a label, and the guess whose it is.
    fn unlabelled(&mut self, role: Role, at: Vec<usize>) -> Utterance {
        // A name that labels its turns on this page labels all of them: a turn without one is nobody's.
        let names = self.of(role).filter(|cue| cue.by == By::Name).count();
        let named = names > 1 && names == self.of(role).count();
        let speaker = self.only(role).filter(|_| !named);
        let name = speaker.as_deref().map(str::to_owned);
        self.placed[at[0]].1.push(if role == Role::Asks {
            Guess::UnmarkedQuestion(name)
        } else {
            Guess::UnmarkedAnswer(name)
        });
        Utterance { role, speaker, at }
    }

    /// Cuts the page at its cues, and divides what stands between two of them where a label is missing.
    fn segments(&mut self, starts: &[usize]) -> Vec<Utterance> {
        let Self { spoken, cues, .. } = *self;
        let answers_only = cues.iter().flatten().all(|cue| cue.role == Role::Answers);
        let complete = cues.iter().flatten().any(|cue| cue.by == By::Recorder);
        let mut utterances = Vec::new();

        // A page that labels only answers: the question stands above its first label.
        if let Some(first) = starts.first().filter(|_| answers_only) {
            let asks = |at: &usize| shape::is_question(spoken[*at].text);
            if let Some(from) = (0..*first).rev().take_while(asks).last() {
                self.placed[from].1.push(Guess::UnmarkedQuestion(None));
                utterances.push(Utterance {
                    role: Role::Asks,
                    speaker: None,
                    at: (from..*first).collect(),
                });
            }
        }

        for (index, start) in starts.iter().enumerate() {
            let Some(cue) = &cues[*start] else { continue };
            let next = starts.get(index + 1).and_then(|at| cues[*at].as_ref());
            let end = starts.get(index + 1).copied().unwrap_or(spoken.len());
            let same = next.is_some_and(|next| next.speaker == cue.speaker);
            let missing = match (cue.role, next.map(|next| next.role)) {
                _ if cue.by == By::Recorder => None,
                (Role::Asks, None) => missing_answer(spoken, cue, *start, end),
                (Role::Asks, Some(Role::Asks)) if same => missing_answer(spoken, cue, *start, end),
                (Role::Answers, Some(Role::Answers)) if same || answers_only => {
                    let first = start + usize::from(cue.text.is_empty());
                    missing_question(spoken, first..end, answers_only)
                }
                _ => None,
            };
            let mut at: Vec<usize> = (*start..end).collect();
            let rest = missing.map_or(Vec::new(), |missing| at.split_off(missing - start));
            utterances.push(Utterance {
                role: cue.role,
                speaker: cue.speaker.clone(),
                at,
            });
            if !rest.is_empty() {
                let role = if cue.role == Role::Asks {
                    Role::Answers
                } else {
                    Role::Asks
                };
                utterances.push(self.unlabelled(role, rest));
            }
        }
        if self.of(Role::Asks).count() <= 1 && !answers_only && !complete {
            self.without_further_labels(&mut utterances);
        } else {
            for utterance in utterances.iter().filter(|u| u.role == Role::Answers) {
                for pair in utterance.at.windows(2).skip(1) {
                    if could_ask(spoken[pair[0]].text) {
                        self.placed[pair[0]].1.push(Guess::QuestionInAnswer);
                    }
                }
            }
        }
        utterances
    }

    /// A page that names the speakers at their first question and answer only, and goes on without labels.
    fn without_further_labels(&mut self, utterances: &mut Vec<Utterance>) {
        let Some(mut last) = utterances.pop() else {
            return;
        };
        let spoken = self.spoken;
        let asks = |at: usize| could_ask(spoken[at].text);
        let pairs = last.at.windows(2).skip(1);
        let questions = pairs.filter(|pair| asks(pair[0]) && !asks(pair[1])).count();
        // A form of label that is known for it needs only one.
        let is_opening = |cue: &Cue| cue.by == By::OpeningName;
        let least = if self.cues.iter().flatten().all(is_opening) {
            1
        } else {
            2
        };
        if last.role != Role::Answers || questions < least {
            utterances.push(last);
            return;
        }
        let all = last.at.split_off(1);
        utterances.push(last);
        for part in all.chunk_by(|a, b| asks(*a) == asks(*b)) {
            match utterances.last_mut() {
                // The rest of the first answer.
                Some(above) if above.role == Role::Answers && !asks(part[0]) => {
                    above.at.extend(part);
                }
                _ => {
                    let role = if asks(part[0]) {
                        Role::Asks
                    } else {
                        Role::Answers
                    };
                    let utterance = self.unlabelled(role, part.to_vec());
                    utterances.push(utterance);
                }
            }
        }
    }

    /// Something is said: a label may stand alone above a rule or a heading.
    fn says_something(&self, utterance: &Utterance) -> bool {
        let mut cues = utterance.at.iter().map(|at| self.cues[*at].as_ref());
        cues.any(|cue| cue.is_none_or(|cue| !cue.text.is_empty()))
    }

    /// Pairs questions with answers. A question in a row with another of the same speaker joins it; what has no other side
    /// is text, and whoever speaks keeps their own words.
    fn exchanges(&mut self, utterances: &[Utterance]) {
        let last_answer = utterances.iter().rposition(|u| u.role == Role::Answers);
        let asks = utterances.iter().filter(|u| u.role == Role::Asks);
        let several_ask = asks.map(|u| &u.speaker).collect::<HashSet<_>>().len() > 1;
        let by_name = self.cues.iter().flatten().all(|cue| cue.by != By::Word);
        let mut asked = false;
        let mut last: Option<(Role, &Option<Rc<str>>)> = None;
        for (index, utterance) in utterances.iter().enumerate() {
            let answered = last_answer.is_some_and(|last| last > index);
            // Where several ask, one of them may say something between two questions, or answer the other.
            let other = |(role, speaker)| role == Role::Asks && speaker != &utterance.speaker;
            let replies = utterance.role == Role::Asks
                && several_ask
                && last.is_some_and(|last| other(last) || !answered);
            // Among names alone whoever opens a conversation of several who ask is heard as well.
            let opens = several_ask && !asked && by_name;
            let role = match utterance.role {
                _ if replies => Role::Answers,
                _ if opens => Role::Asks,
                role => role,
            };
            let alone = if role == Role::Asks {
                !answered && (!several_ask || index + 1 == utterances.len())
            } else {
                !asked
            };
            let first = utterance.at[0];
            if alone {
                self.placed[first].1.push(Guess::Alone);
                continue;
            }
            if replies {
                self.placed[first].1.push(Guess::Reply);
            }
            asked |= role == Role::Asks;
            let goes_on = last == Some((role, &utterance.speaker));
            last = Some((role, &utterance.speaker));
            for (index, at) in utterance.at.iter().enumerate() {
                let cue = self.cues[*at].as_ref();
                let begins = index == 0 && !goes_on;
                let text = cue.map_or(self.spoken[*at].text, |cue| &cue.text);
                self.placed[*at].0 = Place::Speech(Speech {
                    role,
                    speaker: utterance.speaker.clone(),
                    begins,
                    start: cue.filter(|_| begins).and_then(|cue| cue.start),
                    text: text.to_owned(),
                });
            }
        }
    }
}

/// Where the answer begins, between a question's label and another question's: after the last question mark of the
/// paragraphs that ask in a row, or after the first paragraph where none has one.
fn missing_answer(spoken: &[Spoken], cue: &Cue, start: usize, end: usize) -> Option<usize> {
    let asks = |at: usize| {
        shape::is_question(if at == start {
            &cue.text
        } else {
            spoken[at].text
        })
    };
    let first = (start..end).find(|at| asks(*at)).or_else(|| {
        // "Q:" tells as well as it asks; a name without a question may say all of it.
        (cue.by == By::Word).then_some(start + usize::from(cue.text.is_empty()))
    })?;
    let mut answer = first + 1;
    while answer + 1 < end && asks(answer) {
        answer += 1;
    }
    (answer < end).then_some(answer)
}

/// Where the question begins, between two labels of answers: the paragraphs right above the second that ask. The answer
/// keeps its first paragraph.
fn missing_question(spoken: &[Spoken], between: Range<usize>, answers_only: bool) -> Option<usize> {
    let Range { start, end } = between;
    let asks = (start + 1..end)
        .rev()
        .take_while(|at| shape::is_question(spoken[*at].text))
        .last();
    // Where no question has a label, one may do without its mark: "Tell me more."
    let tells = || answers_only && end > start + 1 && shape::words(spoken[end - 1].text) <= 40;
    asks.or_else(|| tells().then(|| end - 1))
}

/// A paragraph could be a question without a label, and what follows it its answer.
fn could_ask(text: &str) -> bool {
    shape::is_question(text) && shape::words(text) <= 60
}
