//! Interviews without labels. Turns may begin with dashes, questions may be set in bold, or nothing but the question
//! marks at the ends of short paragraphs tells who asks.

use crate::account::{Guess, Sign};
use crate::data::{fold, rows};
use crate::shape;
use crate::speakers::{By, Cue, Role, Spoken};
use std::sync::LazyLock;

static INTERVIEWS: LazyLock<Vec<String>> = LazyLock::new(|| {
    rows(include_str!("../data/interviews.txt"))
        .map(fold)
        .collect()
});

/// The cues of a page without labels; none where it is no interview. `head` is its headline and standfirst, which may
/// call it one.
pub(crate) fn cues(spoken: &[Spoken], head: &str) -> Vec<Option<Cue>> {
    let head = fold(head);
    let announced = INTERVIEWS.iter().any(|word| head.contains(word.as_str()));
    let goes_on = |turns: &Vec<Option<Cue>>, longest| announced || answers(turns) <= longest;
    let set = |turns: &Vec<Option<Cue>>| goes_on(turns, LONGEST_ANSWERS);
    let found = dashes(spoken)
        .map(|turns| (turns, Sign::Dashes))
        .or_else(|| Some((numbered(spoken).filter(set)?, Sign::Numbers)))
        .or_else(|| Some((bold(spoken).filter(set)?, Sign::Bold)))
        .or_else(|| {
            let turns = bare(spoken, announced)?;
            goes_on(&turns, LONGEST_BARE).then_some((turns, Sign::QuestionMarks))
        });
    let Some((mut turns, sign)) = found else {
        return spoken.iter().map(|_| None).collect();
    };
    if let Some(first) = turns.iter_mut().flatten().next() {
        first.guesses.push(Guess::Unlabelled(sign));
    }
    turns
}

/// Between two questions of an interview stand so many paragraphs on average. An essay with a question here and there, and
/// a manual whose headings ask, have more.
const LONGEST_ANSWERS: usize = 8;
/// The same where nothing but question marks tells who asks.
const LONGEST_BARE: usize = 6;

/// How long answers are on average, in paragraphs. What stands below the last question is more than its answer.
fn answers(turns: &[Option<Cue>]) -> usize {
    let is_asked = |cue: &Option<Cue>| cue.as_ref().is_some_and(|cue| cue.role == Role::Asks);
    let asked: Vec<usize> = (0..turns.len())
        .filter(|at| is_asked(&turns[*at]))
        .collect();
    let between = asked.windows(2).map(|pair| pair[1] - pair[0] - 1);
    let lengths: Vec<usize> = between.filter(|length| *length > 0).collect();
    lengths.iter().sum::<usize>().div_ceil(lengths.len().max(1))
}

fn cue(role: Role, text: &str) -> Cue {
    Cue {
        text: text.to_owned(),
        by: By::Word,
        ..Cue::of(role)
    }
}

/// A turn that begins with a mark: where, with which mark, and what is said.
struct Marked<'a> {
    at: usize,
    mark: char,
    text: &'a str,
}

/// The turns of a page that begin with the same marks.
struct Dashed<'a> {
    spoken: &'a [Spoken<'a>],
    turns: Vec<Marked<'a>>,
}

/// `— Question? / — Answer.`, or a mark before the questions alone, or before the answers alone, or one for each.
fn dashes<'a>(spoken: &'a [Spoken<'a>]) -> Option<Vec<Option<Cue>>> {
    let marked = |at: usize| {
        let (mark, text) = shape::turn_mark(spoken[at].text)?;
        Some(Marked { at, mark, text })
    };
    let all: Vec<Marked> = (0..spoken.len()).filter_map(marked).collect();
    // Hyphens mark lists as well: they count only where no other dash is used.
    let any_long = all.iter().any(|turn| turn.mark == '—');
    let turns = all
        .into_iter()
        .filter(|turn| turn.mark != '-' || !any_long)
        .collect();
    let dashed = Dashed { spoken, turns };
    if dashed.turns.len() < 2 {
        return None;
    }
    dashed
        .with_two_marks()
        .or_else(|| dashed.before_answers())
        .or_else(|| dashed.before_questions())
        .or_else(|| dashed.before_both())
}

impl Dashed<'_> {
    fn nobody(&self) -> Vec<Option<Cue>> {
        self.spoken.iter().map(|_| None).collect()
    }

    fn is_turn(&self, at: usize) -> bool {
        self.turns.binary_search_by_key(&at, |turn| turn.at).is_ok()
    }

    fn asked(&self) -> usize {
        self.turns
            .iter()
            .filter(|turn| shape::is_question(turn.text))
            .count()
    }

    /// One mark before the questions, and another before the answers: `▲ … / △ …`.
    fn with_two_marks(&self) -> Option<Vec<Option<Cue>>> {
        let first = self.turns.first()?.mark;
        let second = self.turns.iter().find(|turn| turn.mark != first)?.mark;
        let asked = |mark: char| {
            let of_mark = self.turns.iter().filter(|turn| turn.mark == mark);
            let asked = of_mark.clone().filter(|turn| shape::is_question(turn.text));
            (asked.count(), of_mark.count())
        };
        let ((asks, questions), (other, answers)) = (asked(first), asked(second));
        let only = self.turns.len() == questions + answers;
        let about_even = questions.abs_diff(answers) <= 1 + questions / 4;
        if !only || !about_even || asks * 2 < questions || other * 3 > answers {
            return None;
        }
        let mut cues = self.nobody();
        for turn in &self.turns {
            let role = if turn.mark == first {
                Role::Asks
            } else {
                Role::Answers
            };
            cues[turn.at] = Some(cue(role, turn.text));
        }
        Some(cues)
    }

    /// Most turns stand under a question that has no dash, and few of them ask.
    fn before_answers(&self) -> Option<Vec<Option<Cue>>> {
        let asked_above = |at: usize| {
            at > 0 && !self.is_turn(at - 1) && shape::is_question(self.spoken[at - 1].text)
        };
        let answers = self
            .turns
            .iter()
            .filter(|turn| asked_above(turn.at))
            .count();
        if self.asked() * 5 > self.turns.len() || answers * 2 <= self.turns.len() {
            return None;
        }
        let mut cues = self.nobody();
        for turn in &self.turns {
            if asked_above(turn.at) {
                cues[turn.at - 1] = Some(cue(Role::Asks, self.spoken[turn.at - 1].text));
            }
            cues[turn.at] = Some(cue(Role::Answers, turn.text));
        }
        Some(cues)
    }

    /// Nearly every turn asks, or most what stands below is quoted, and something without a dash stands under it.
    fn before_questions(&self) -> Option<Vec<Option<Cue>>> {
        let answered_below = |at: usize| at + 1 < self.spoken.len() && !self.is_turn(at + 1);
        let answered = self.turns.iter().filter(|turn| answered_below(turn.at));
        let questions = answered
            .clone()
            .filter(|turn| shape::is_question(turn.text));
        let quoted = answered
            .clone()
            .filter(|turn| shape::is_quoted(self.spoken[turn.at + 1].text));
        // A double dash marks what is asked, whether it ends as a question or not.
        let double = self
            .turns
            .iter()
            .all(|turn| shape::begins_with_double_dash(self.spoken[turn.at].text));
        let told = answered.count() * 5 >= self.turns.len() * 4
            && (quoted.count() * 2 > self.turns.len() || (double && self.asked() > 0));
        if questions.count() * 5 < self.turns.len() * 4 && !told {
            return None;
        }
        let mut cues = self.nobody();
        for turn in &self.turns {
            cues[turn.at] = Some(cue(Role::Asks, turn.text));
            if answered_below(turn.at) {
                cues[turn.at + 1] = Some(cue(Role::Answers, self.spoken[turn.at + 1].text));
            }
        }
        Some(cues)
    }

    /// Turn about, unless the question marks say otherwise.
    fn before_both(&self) -> Option<Vec<Option<Cue>>> {
        if self.asked() == 0 {
            return None;
        }
        let every_second = self.turns.iter().step_by(2);
        let in_turn = every_second
            .filter(|turn| shape::is_question(turn.text))
            .count()
            * 5
            >= self.turns.len().div_ceil(2) * 3;
        let mut cues = self.nobody();
        let mut last = Role::Answers;
        for (index, turn) in self.turns.iter().enumerate() {
            let asks = if in_turn {
                index % 2 == 0
            } else {
                index == 0 || (last == Role::Answers && shape::is_question(turn.text))
            };
            last = if asks { Role::Asks } else { Role::Answers };
            cues[turn.at] = Some(cue(last, turn.text));
        }
        Some(cues)
    }
}

/// Questions with numbers in order, one of which may do without its mark; answers below them.
fn numbered(spoken: &[Spoken]) -> Option<Vec<Option<Cue>>> {
    let mut questions: Vec<(usize, &str)> = Vec::new();
    for (at, s) in spoken.iter().enumerate() {
        match shape::number(s.text) {
            Some((number, text)) if number as usize == questions.len() + 1 => {
                questions.push((at, text));
            }
            _ => {}
        }
    }
    let find = |at: usize| questions.binary_search_by_key(&at, |(at, _)| *at).ok();
    let asked = questions
        .iter()
        .filter(|(_, text)| shape::is_question(text));
    let answered = |(at, _): &&(usize, &str)| at + 1 < spoken.len() && find(at + 1).is_none();
    let told = questions.len() > 1
        && asked.clone().count() > 1
        && asked.count() * 3 >= questions.len()
        && questions.iter().filter(answered).count() + 1 >= questions.len();
    told.then(|| asked_by(spoken, |at| Some(questions[find(at)?].1)))
}

/// Questions in bold, answers below them.
fn bold(spoken: &[Spoken]) -> Option<Vec<Option<Cue>>> {
    let set: Vec<usize> = (0..spoken.len())
        .filter(|at| shape::bold(spoken[*at].text).is_some())
        .collect();
    let questions = set
        .iter()
        .filter(|at| shape::is_question(spoken[**at].text))
        .count();
    (questions >= 2 && questions * 2 >= set.len()).then(|| {
        asked_by(spoken, |at| {
            let text = shape::bold(spoken[at].text)?;
            // A short bold line that doesn't ask is a heading.
            (shape::is_question(text) || !shape::is_heading(text)).then_some(text)
        })
    })
}

/// Short paragraphs that end in a question mark, answers below them. What asks in quotation marks is told by somebody.
fn bare<'a>(spoken: &'a [Spoken<'a>], announced: bool) -> Option<Vec<Option<Cue>>> {
    let asks = |at: usize| {
        let text = spoken[at].text;
        let is_asked = shape::is_question(text) && !shape::tells_speech(text);
        (is_asked && shape::words(text) <= 60).then_some(text)
    };
    let answered = (0..spoken.len())
        .filter(|at| asks(*at).is_some() && *at + 1 < spoken.len() && asks(at + 1).is_none())
        .count();
    (answered >= if announced { 1 } else { 3 }).then(|| asked_by(spoken, asks))
}

/// Cues from what asks: the paragraph after the last question in a row begins the answer.
fn asked_by<'a>(spoken: &[Spoken], asks: impl Fn(usize) -> Option<&'a str>) -> Vec<Option<Cue>> {
    let mut last = None;
    (0..spoken.len())
        .map(|at| {
            let found = match (asks(at), last) {
                (Some(text), _) => Some(cue(Role::Asks, text)),
                (None, Some(Role::Asks)) => Some(cue(Role::Answers, spoken[at].text)),
                (None, _) => None,
            };
            if let Some(cue) = &found {
                last = Some(cue.role);
            }
            found
        })
        .collect()
}

#[cfg(test)]
#[path = "../tests/unit/dialogue.rs"]
mod tests;
