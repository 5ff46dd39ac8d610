//! Interviews without labels. Turns may begin with dashes, questions may be set in bold, or nothing but the question
//! marks at the ends of short paragraphs tells who asks.

use crate::account::{Guess, Sign};
use crate::data::{fold, rows};
use crate::shape;
use crate::speakers::{Cue, Role, Spoken};
use std::sync::LazyLock;

static INTERVIEWS: LazyLock<Vec<String>> = LazyLock::new(|| {
    rows(include_str!("../data/interviews.txt"))
        .map(fold)
        .collect()
});

/// The cues of a page without labels; none where it is no interview. `head` is its headline and standfirst, which may
/// call it one.
pub(crate) fn cues(spoken: &[Spoken], head: &str) -> Vec<Option<Cue>> {
    let found = dashes(spoken)
        .map(|turns| (turns, Sign::Dashes))
        .or_else(|| Some((bold(spoken)?, Sign::Bold)))
        .or_else(|| Some((bare(spoken, head)?, Sign::QuestionMarks)));
    let Some((mut turns, sign)) = found else {
        return spoken.iter().map(|_| None).collect();
    };
    if let Some(first) = turns.iter_mut().flatten().next() {
        first.guesses.push(Guess::Unlabelled(sign));
    }
    turns
}

fn cue(role: Role, text: &str, marked: bool) -> Cue {
    Cue {
        role,
        speaker: None,
        text: text.to_owned(),
        marked,
        guesses: Vec::new(),
    }
}

/// The turns that begin with a dash: their positions, and what is said.
struct Dashed<'a> {
    spoken: &'a [Spoken<'a>],
    turns: Vec<(usize, &'a str)>,
}

/// `— Question? / — Answer.`, or dashes before the questions alone, or before the answers alone.
fn dashes<'a>(spoken: &'a [Spoken<'a>]) -> Option<Vec<Option<Cue>>> {
    // Hyphens mark lists as well: they count only where no other dash is used.
    let any_long = spoken
        .iter()
        .any(|s| shape::begins_with_long_dash(s.text).is_some());
    let begins = if any_long {
        shape::begins_with_long_dash
    } else {
        shape::begins_with_dash
    };
    let turns = (0..spoken.len())
        .filter_map(|at| Some((at, begins(spoken[at].text)?)))
        .collect();
    let dashed = Dashed { spoken, turns };
    if dashed.turns.len() < 2 {
        return None;
    }
    dashed
        .before_answers()
        .or_else(|| dashed.before_questions())
        .or_else(|| dashed.before_both())
}

impl Dashed<'_> {
    fn nobody(&self) -> Vec<Option<Cue>> {
        self.spoken.iter().map(|_| None).collect()
    }

    fn is_turn(&self, at: usize) -> bool {
        self.turns.binary_search_by_key(&at, |(at, _)| *at).is_ok()
    }

    fn asked(&self) -> usize {
        let questions = self
            .turns
            .iter()
            .filter(|(_, text)| shape::is_question(text));
        questions.count()
    }

    /// Most turns stand under a question that has no dash, and few of them ask.
    fn before_answers(&self) -> Option<Vec<Option<Cue>>> {
        let asked_above = |at: usize| {
            at > 0 && !self.is_turn(at - 1) && shape::is_question(self.spoken[at - 1].text)
        };
        let answers = self.turns.iter().filter(|(at, _)| asked_above(*at)).count();
        if self.asked() * 5 > self.turns.len() || answers * 2 <= self.turns.len() {
            return None;
        }
        let mut cues = self.nobody();
        for (at, text) in &self.turns {
            if asked_above(*at) {
                cues[*at - 1] = Some(cue(Role::Asks, self.spoken[*at - 1].text, true));
            }
            cues[*at] = Some(cue(Role::Answers, text, true));
        }
        Some(cues)
    }

    /// Nearly every turn asks, and something without a dash stands under it.
    fn before_questions(&self) -> Option<Vec<Option<Cue>>> {
        let answered_below = |at: usize| at + 1 < self.spoken.len() && !self.is_turn(at + 1);
        let questions = self
            .turns
            .iter()
            .filter(|(at, text)| shape::is_question(text) && answered_below(*at))
            .count();
        if questions * 5 < self.turns.len() * 4 {
            return None;
        }
        let mut cues = self.nobody();
        for (at, text) in &self.turns {
            cues[*at] = Some(cue(Role::Asks, text, true));
            if answered_below(*at) {
                cues[*at + 1] = Some(cue(Role::Answers, self.spoken[*at + 1].text, true));
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
            .filter(|(_, text)| shape::is_question(text))
            .count()
            * 5
            >= self.turns.len().div_ceil(2) * 3;
        let mut cues = self.nobody();
        let mut last = Role::Answers;
        for (index, (at, text)) in self.turns.iter().enumerate() {
            let asks = if in_turn {
                index % 2 == 0
            } else {
                index == 0 || (last == Role::Answers && shape::is_question(text))
            };
            last = if asks { Role::Asks } else { Role::Answers };
            cues[*at] = Some(cue(last, text, true));
        }
        Some(cues)
    }
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

/// Short paragraphs that end in a question mark, answers below them.
fn bare<'a>(spoken: &'a [Spoken<'a>], head: &str) -> Option<Vec<Option<Cue>>> {
    let asks = |at: usize| {
        let text = spoken[at].text;
        (shape::is_question(text) && shape::words(text) <= 60).then_some(text)
    };
    let answered = (0..spoken.len())
        .filter(|at| asks(*at).is_some() && *at + 1 < spoken.len() && asks(at + 1).is_none())
        .count();
    let head = fold(head);
    let announced = INTERVIEWS.iter().any(|word| head.contains(word.as_str()));
    (answered >= if announced { 1 } else { 3 }).then(|| asked_by(spoken, asks))
}

/// Cues from what asks: the paragraph after the last question in a row begins the answer.
fn asked_by<'a>(spoken: &[Spoken], asks: impl Fn(usize) -> Option<&'a str>) -> Vec<Option<Cue>> {
    let mut last = None;
    (0..spoken.len())
        .map(|at| {
            let found = match (asks(at), last) {
                (Some(text), _) => Some(cue(Role::Asks, text, true)),
                (None, Some(Role::Asks)) => Some(cue(Role::Answers, spoken[at].text, true)),
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
mod tests {
    use super::*;

    /// `?` asks, `!` answers, `.` goes on or stands outside.
    fn turns(head: &str, lines: &[&str]) -> String {
        let spoken: Vec<Spoken> = lines
            .iter()
            .map(|text| Spoken {
                text,
                label: None,
                after_rule: false,
            })
            .collect();
        cues(&spoken, head)
            .iter()
            .map(|cue| {
                cue.as_ref()
                    .map_or('.', |cue| if cue.role == Role::Asks { '?' } else { '!' })
            })
            .collect()
    }

    #[test]
    fn turns_are_found_without_labels() {
        for (name, head, lines, expected) in [
            (
                "dashes",
                "",
                vec![
                    "Intro.",
                    "— Why?",
                    "— So.",
                    "— When?",
                    "— Then.",
                    "And later.",
                ],
                ".?!?!.",
            ),
            (
                "a question without its mark",
                "",
                vec![
                    "— Why?",
                    "— So.",
                    "— When?",
                    "— Then.",
                    "— Tell me.",
                    "— No.",
                ],
                "?!?!?!",
            ),
            (
                "an answer in two dashed paragraphs",
                "",
                vec!["— Why?", "— So.", "— And so.", "— When?", "— Then."],
                "?!!?!",
            ),
            (
                "an answer that asks",
                "",
                vec!["— Why?", "— Why not?", "— When?", "— Then."],
                "?!?!",
            ),
            (
                "dashes before answers",
                "",
                vec!["Why?", "— So.", "When?", "— Then."],
                "?!?!",
            ),
            (
                "dashes before questions",
                "",
                vec!["— Why?", "So.", "And so.", "— When?", "Then."],
                "?!.?!",
            ),
            ("hyphens", "", vec!["- Why?", "- So."], "?!"),
            ("a list with hyphens", "", vec!["- Bread.", "- Milk."], ".."),
            (
                "bold",
                "",
                vec!["Intro.", "**Why?**", "So.", "**When?**", "Then.", "More."],
                ".?!?!.",
            ),
            (
                "question marks",
                "",
                vec!["Intro.", "Why?", "So.", "When?", "Then.", "Who?", "I."],
                ".?!?!?!",
            ),
            (
                "two questions in an essay",
                "",
                vec!["Why?", "So.", "When?", "Then."],
                "....",
            ),
            (
                "two questions in an interview",
                "An interview",
                vec!["Why?", "So.", "When?", "Then."],
                "?!?!",
            ),
        ] {
            assert_eq!(turns(head, &lines), expected, "{name}");
        }
    }
}
