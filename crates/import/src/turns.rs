//! From cues to questions and answers: what stands between two labels, and what of it is a question or an answer whose
//! label is missing. Headings and closing notes are told from what is said.

use crate::account::Guess;
use crate::credits::{self, Byline, Credit};
use crate::shape;
use crate::speakers::{Cue, Role, Spoken};
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
    let mut placed: Vec<(Place, Vec<Guess>)> =
        spoken.iter().map(|_| (Place::Text, Vec::new())).collect();
    silence_empty_cues(spoken, &mut cues);
    let starts: Vec<usize> = (0..cues.len()).filter(|at| cues[*at].is_some()).collect();
    let mut utterances = segments(spoken, &cues, &starts, &mut placed);
    for utterance in &mut utterances {
        utterance.at.retain(|at| {
            let direction = cues[*at].is_none() && in_brackets(spoken[*at].text);
            if direction {
                placed[*at] = (Place::Text, vec![Guess::Direction]);
            }
            !direction
        });
    }
    utterances.retain(|utterance| utterance.role != Role::Nobody && !utterance.at.is_empty());
    if let Some(last) = starts.last() {
        close(spoken, &cues, *last, &mut utterances, &mut placed);
    }
    exchanges(spoken, &cues, utterances, &mut placed);
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

/// Cuts the page at its cues, and divides what stands between two of them where a label is missing.
fn segments(
    spoken: &[Spoken],
    cues: &[Option<Cue>],
    starts: &[usize],
    placed: &mut [(Place, Vec<Guess>)],
) -> Vec<Utterance> {
    let only = |role: Role| cues.iter().flatten().all(|cue| cue.role == role);
    let answers_only = only(Role::Answers);
    let asked = cues
        .iter()
        .flatten()
        .filter(|cue| cue.role == Role::Asks)
        .count();
    let named = |role: Role| {
        let labels = cues.iter().flatten().filter(|cue| cue.role == role);
        labels.clone().count() > 1 && labels.clone().all(|cue| !cue.by_word)
    };
    let sure = cues.iter().flatten().any(|cue| cue.sure && !cue.opens);
    let mut latest = Latest::new(cues);
    let mut utterances = Vec::new();

    // A page that labels only answers: the question stands above its first label.
    if let Some(first) = starts.first().filter(|_| answers_only) {
        let from = (0..*first)
            .rev()
            .take_while(|at| shape::is_question(spoken[*at].text))
            .last();
        if let Some(from) = from {
            placed[from].1.push(Guess::UnmarkedQuestion(None));
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
        latest.heard(cue);
        let all: Vec<usize> = (*start..end).collect();
        let next_role = next.map(|next| next.role);
        let same = next.is_some_and(|next| next.speaker == cue.speaker);
        let missing = match cue.role {
            _ if cue.sure => None,
            Role::Asks if next.is_none_or(|next| same && next.role == Role::Asks) => {
                missing_answer(spoken, cue, *start, end).map(|at| (at, Role::Answers))
            }
            Role::Answers if next_role == Some(Role::Answers) => {
                let first = if cue.text.is_empty() {
                    start + 1
                } else {
                    *start
                };
                let question = (same || answers_only)
                    .then(|| missing_question(spoken, first..end, answers_only));
                question.flatten().map(|at| (at, Role::Asks))
            }
            _ => None,
        };
        let split = missing.map_or(all.len(), |(at, _)| at - start);
        utterances.push(Utterance {
            role: cue.role,
            speaker: cue.speaker.clone(),
            at: all[..split].to_vec(),
        });
        if let Some((at, role)) = missing {
            // A name that labels its turns on this page labels all of them: a turn without one is nobody's.
            let speaker = latest.of(role).filter(|_| !named(role));
            let name = speaker.as_deref().map(str::to_owned);
            placed[at].1.push(if role == Role::Asks {
                Guess::UnmarkedQuestion(name)
            } else {
                Guess::UnmarkedAnswer(name)
            });
            utterances.push(Utterance {
                role,
                speaker,
                at: all[split..].to_vec(),
            });
        }
    }
    if asked <= 1 && !answers_only && !sure {
        without_further_labels(spoken, cues, &latest, &mut utterances, placed);
    } else {
        for utterance in utterances
            .iter()
            .filter(|utterance| utterance.role == Role::Answers)
        {
            for pair in utterance
                .at
                .windows(2)
                .skip(1)
                .filter(|pair| could_ask(spoken[pair[0]].text))
            {
                placed[pair[0]].1.push(Guess::QuestionInAnswer);
            }
        }
    }
    utterances
}

/// The last who asked and the last who answered.
struct Latest {
    asks: Option<Rc<str>>,
    answers: Option<Rc<str>>,
}

impl Latest {
    fn new(cues: &[Option<Cue>]) -> Self {
        let first = |role: Role| {
            cues.iter()
                .flatten()
                .filter(|cue| cue.role == role)
                .find_map(|cue| cue.speaker.clone())
        };
        Self {
            asks: first(Role::Asks),
            answers: first(Role::Answers),
        }
    }

    fn heard(&mut self, cue: &Cue) {
        let place = if cue.role == Role::Asks {
            &mut self.asks
        } else {
            &mut self.answers
        };
        if cue.speaker.is_some() {
            place.clone_from(&cue.speaker);
        }
    }

    fn of(&self, role: Role) -> Option<Rc<str>> {
        if role == Role::Asks {
            self.asks.clone()
        } else {
            self.answers.clone()
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
        cue.by_word
            .then_some(start + usize::from(cue.text.is_empty()))
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

/// A page that names the speakers at their first question and answer only, and goes on without labels.
fn without_further_labels(
    spoken: &[Spoken],
    cues: &[Option<Cue>],
    latest: &Latest,
    utterances: &mut Vec<Utterance>,
    placed: &mut [(Place, Vec<Guess>)],
) {
    let Some(last) = utterances.pop() else { return };
    // A form of label that is known for it needs only one.
    let least = if cues.iter().flatten().all(|cue| cue.opens) {
        1
    } else {
        2
    };
    let questions: Vec<usize> = last
        .at
        .windows(2)
        .skip(1)
        .filter(|pair| could_ask(spoken[pair[0]].text) && !could_ask(spoken[pair[1]].text))
        .map(|pair| pair[0])
        .collect();
    if last.role != Role::Answers || questions.len() < least {
        utterances.push(last);
        return;
    }
    let mut current = Utterance {
        role: Role::Answers,
        speaker: last.speaker.clone(),
        at: Vec::new(),
    };
    for (index, at) in last.at.iter().enumerate() {
        let role = if index > 0 && could_ask(spoken[*at].text) {
            Role::Asks
        } else {
            Role::Answers
        };
        if role != current.role && index > 0 {
            let speaker = latest.of(role);
            let name = speaker.as_deref().map(str::to_owned);
            placed[*at].1.push(if role == Role::Asks {
                Guess::UnmarkedQuestion(name)
            } else {
                Guess::UnmarkedAnswer(name)
            });
            utterances.push(std::mem::replace(
                &mut current,
                Utterance {
                    role,
                    speaker,
                    at: Vec::new(),
                },
            ));
        }
        current.at.push(*at);
    }
    utterances.push(current);
}

/// Takes out of the answers what is none of them: headings above the next question, what stands below a rule, and
/// notes under the last answer.
fn close(
    spoken: &[Spoken],
    cues: &[Option<Cue>],
    last_cue: usize,
    utterances: &mut [Utterance],
    placed: &mut [(Place, Vec<Guess>)],
) {
    // Under a label that stands alone is what it labels, however short.
    let speaks = |at: usize| cues[at].as_ref().is_none_or(|cue| !cue.text.is_empty());
    let count = utterances.len();
    for index in 0..count {
        let is_last = index + 1 == count;
        let before_question = utterances
            .get(index + 1)
            .is_some_and(|next| next.role == Role::Asks);
        let utterance = &mut utterances[index];
        if utterance.role != Role::Answers {
            continue;
        }
        if let Some(cut) = utterance
            .at
            .iter()
            .skip(1)
            .position(|at| spoken[*at].after_rule)
        {
            utterance.at.truncate(cut + 1);
        }
        if let [.., above, heading] = utterance.at[..]
            && before_question
            && speaks(above)
            && shape::is_heading(spoken[heading].text)
            && shape::is_sentence(spoken[above].text)
        {
            utterance.at.pop();
            placed[heading] = (Place::Heading, vec![Guess::Heading]);
        }
        if is_last {
            close_last(spoken, (last_cue, &speaks), utterance, placed);
        }
    }
}

fn close_last(
    spoken: &[Spoken],
    (last_cue, speaks): (usize, &dyn Fn(usize) -> bool),
    utterance: &mut Utterance,
    placed: &mut [(Place, Vec<Guess>)],
) {
    let credit = |at: usize| {
        let byline = credits::after(Credit::Author, spoken[at].text).and_then(credits::byline);
        (
            byline,
            credits::after(Credit::Note, spoken[at].text).is_some(),
        )
    };
    let bare = |at: &&usize| **at > last_cue;
    if let Some(cut) = utterance
        .at
        .iter()
        .skip(1)
        .filter(bare)
        .position(|at| matches!(credit(*at), (Some(_), _) | (_, true)))
    {
        let skipped = utterance
            .at
            .iter()
            .skip(1)
            .filter(|at| **at <= last_cue)
            .count();
        for at in utterance.at.split_off(1 + skipped + cut) {
            placed[at] = match credit(at).0 {
                Some(byline) => (Place::Byline(byline), Vec::new()),
                None => (Place::Text, vec![Guess::Closing]),
            };
        }
    }
    // A note in brackets, or a name, under the last sentence.
    while let [.., above, last] = utterance.at[..]
        && last > last_cue
        && speaks(above)
        && (in_brackets(spoken[last].text)
            || (shape::words(spoken[last].text) <= 4
                && shape::is_heading(spoken[last].text)
                && shape::is_sentence(spoken[above].text)))
    {
        utterance.at.pop();
        placed[last] = (Place::Text, vec![Guess::Closing]);
    }
}

fn in_brackets(text: &str) -> bool {
    let inner = |open: char, close: char| {
        text.starts_with(open) && text.ends_with(close) && text.matches(open).count() == 1
    };
    [
        ('(', ')'),
        ('[', ']'),
        ('（', '）'),
        ('【', '】'),
        ('［', '］'),
    ]
    .into_iter()
    .any(|(open, close)| inner(open, close))
}

/// Something is said: a label may stand alone above a rule or a heading.
fn says_something(cues: &[Option<Cue>], utterance: &Utterance) -> bool {
    utterance
        .at
        .iter()
        .any(|at| cues[*at].as_ref().is_none_or(|cue| !cue.text.is_empty()))
}

/// Pairs questions with answers. A question in a row with another of the same speaker joins it; what has no other side is
/// text, and whoever speaks keeps their own words.
fn exchanges(
    spoken: &[Spoken],
    cues: &[Option<Cue>],
    mut utterances: Vec<Utterance>,
    placed: &mut [(Place, Vec<Guess>)],
) {
    utterances.retain(|utterance| says_something(cues, utterance));
    let last_answer = utterances.iter().rposition(|u| u.role == Role::Answers);
    let askers: HashSet<&Option<Rc<str>>> = utterances
        .iter()
        .filter(|u| u.role == Role::Asks)
        .map(|u| &u.speaker)
        .collect();
    let several_ask = askers.len() > 1;
    let mut asked = false;
    let mut last: Option<(Role, Option<Rc<str>>)> = None;
    for (index, utterance) in utterances.iter().enumerate() {
        let answered = last_answer.is_some_and(|last| last > index);
        // Where several ask, one of them may say something between two questions, or answer the other.
        let other = |(role, speaker): &(Role, Option<Rc<str>>)| {
            *role == Role::Asks && *speaker != utterance.speaker
        };
        let replies = utterance.role == Role::Asks
            && several_ask
            && last.as_ref().is_some_and(|last| other(last) || !answered);
        let role = if replies {
            Role::Answers
        } else {
            utterance.role
        };
        let alone = if role == Role::Asks {
            !answered && !(several_ask && index + 1 < utterances.len())
        } else {
            !asked
        };
        if alone {
            if let Some(first) = utterance.at.first() {
                placed[*first].1.push(Guess::Alone);
            }
            continue;
        }
        if replies && let Some(first) = utterance.at.first() {
            placed[*first].1.push(Guess::Reply);
        }
        asked |= role == Role::Asks;
        let goes_on = last
            .as_ref()
            .is_some_and(|(above, speaker)| *above == role && *speaker == utterance.speaker);
        for (index, at) in utterance.at.iter().enumerate() {
            let cue = cues[*at].as_ref();
            let begins = index == 0 && !goes_on;
            placed[*at].0 = Place::Speech(Speech {
                role,
                speaker: utterance.speaker.clone(),
                begins,
                start: cue.filter(|_| begins).and_then(|cue| cue.start),
                text: cue.map_or_else(|| spoken[*at].text.to_owned(), |cue| cue.text.clone()),
            });
        }
        if !goes_on {
            last = Some((role, utterance.speaker.clone()));
        }
    }
}
