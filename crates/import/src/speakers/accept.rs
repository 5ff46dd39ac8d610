//! Which labels count: the words for question and answer, and the names that take part. A name counts where it comes
//! back and takes turns, where it fills a gap that other labels leave, where it opens the interview, or where the page's
//! beginning names it.

use super::voices::{MANY, Voice, called, is_named};
use super::{Known, Role, Spoken, WordCues};
use crate::data::fold;
use crate::label::{Label, Mark, Meaning, Word};
use crate::place;
use crate::shape;

/// The words for question and answer that count on this page.
pub(super) fn word_cues(spoken: &[Spoken]) -> WordCues {
    let candidates: Vec<(usize, &Label)> = spoken
        .iter()
        .enumerate()
        .filter_map(|(at, s)| Some((at, s.label?)))
        .filter(|(_, label)| !label.words.is_empty())
        .collect();
    // The language whose words make the most pairs: "S" and "C", "Q" and "A".
    let mut counts: Vec<(&str, usize, usize)> = Vec::new();
    for word in candidates.iter().flat_map(|(_, label)| &label.words) {
        let index = counts
            .iter()
            .position(|(language, ..)| *language == word.language)
            .unwrap_or_else(|| {
                counts.push((word.language, 0, 0));
                counts.len() - 1
            });
        match word.meaning {
            Meaning::Question => counts[index].1 += 1,
            Meaning::Answer => counts[index].2 += 1,
            Meaning::Asker | Meaning::Answerer => {}
        }
    }
    let best = counts
        .iter()
        .max_by_key(|(_, asks, answers)| (asks.min(answers), asks + answers))
        .copied();
    let paired = best.is_some_and(|(_, asks, answers)| asks > 0 && answers > 0);

    let meaning = |words: &[Word]| {
        let role = |word: &Word| match word.meaning {
            Meaning::Question => Some(Role::Asks),
            Meaning::Answer => Some(Role::Answers),
            Meaning::Asker | Meaning::Answerer => None,
        };
        let of_best = |word: &&Word| best.is_some_and(|(language, ..)| word.language == language);
        words
            .iter()
            .filter(of_best)
            .find_map(|w| Some((role(w)?, w.short)))
            .or_else(|| {
                words
                    .iter()
                    .filter(|w| !w.short)
                    .find_map(|w| Some((role(w)?, false)))
            })
    };
    let found: Vec<(usize, &Label, Role, bool)> = candidates
        .iter()
        .filter_map(|(at, label)| {
            meaning(&label.words).map(|(role, short)| (*at, *label, role, short))
        })
        .collect();
    let shorts = found.iter().filter(|(.., short)| *short).count();
    let cues = found
        .iter()
        .filter(|(at, label, role, short)| {
            // "Q:" without any "A:" is a label where it comes back or asks; "A." or "A" alone could be anything.
            let lone = label.mark == Mark::Colon
                && match role {
                    Role::Asks => shorts >= 2 || shape::is_question(&label.text),
                    Role::Answers => *at > 0 && shape::is_question(spoken[*at - 1].text),
                };
            paired || (!*short && label.mark != Mark::Stop) || lone
        })
        .map(|(at, _, role, _)| (*at, *role));
    WordCues(cues.collect())
}

/// The labels of a page: words for question and answer, and names.
pub(super) struct Labelled<'a> {
    pub(super) spoken: &'a [Spoken<'a>],
    pub(super) known: &'a Known<'a>,
    pub(super) words: &'a WordCues,
    pub(super) voices: &'a [Voice],
}

impl Labelled<'_> {
    /// Which candidate names are really speakers, by their index.
    pub(super) fn accepted(&self) -> Vec<bool> {
        let Self {
            spoken,
            words,
            voices,
            ..
        } = *self;
        let asks = words.has(Role::Asks);
        let answers = words.has(Role::Answers);
        let mut accepted = vec![false; voices.len()];

        let alternating = alternate(spoken, voices);
        let recurs: Vec<bool> = if asks && answers {
            // Names beside both words for question and answer: they fill gaps, or hold an interview of their own.
            let interview = voices
                .iter()
                .zip(&alternating)
                .any(|(voice, yes)| *yes && asks_often(spoken, voice));
            let speaks = |(voice, yes): (&Voice, &bool)| {
                (interview && *yes) || (voice.at.len() > 1 && self.fills_gaps(voice))
            };
            voices.iter().zip(&alternating).map(speaks).collect()
        } else if asks || answers {
            voices
                .iter()
                .map(|voice| voice.at.len() > 1 && alternates_with(words, voice))
                .collect()
        } else {
            alternating
        };
        for (index, recurs) in recurs.iter().enumerate() {
            accepted[index] = *recurs;
        }

        let several = accepted.iter().filter(|yes| **yes).count() > 1;
        if !words.is_empty() || !several {
            for index in self.opening() {
                accepted[index] = true;
            }
        }
        if words.is_empty() && !accepted.iter().any(|yes| *yes) {
            return accepted;
        }
        self.accept_single(&mut accepted);
        accepted
    }

    /// A name stands where the words for question and answer leave a gap, in at least half of its places.
    fn fills_gaps(&self, voice: &Voice) -> bool {
        let fitting = voice.at.iter().filter(|at| {
            let place = self.words.above(**at);
            let above = place
                .checked_sub(1)
                .and_then(|above| self.words.role(above));
            match (above, self.words.role(place)) {
                (Some(Role::Asks), Some(Role::Asks) | None) => true,
                (Some(Role::Answers) | None, Some(Role::Answers)) => self.spoken[**at].is_asked(),
                _ => false,
            }
        });
        fitting.count() * 2 >= voice.at.len()
    }

    /// The first question and answer of a page whose names stand nowhere else: a name that asks, then a label.
    fn opening(&self) -> Vec<usize> {
        let Self {
            spoken,
            words,
            voices,
            ..
        } = *self;
        let mut order: Vec<(usize, usize)> = voices
            .iter()
            .enumerate()
            .filter(|(_, voice)| voice.colon)
            .flat_map(|(index, voice)| voice.at.iter().map(move |at| (*at, index)))
            .collect();
        order.sort_unstable();
        let first_word = words.first().map_or(usize::MAX, |(at, _)| at);
        for (position, (at, index)) in order.iter().enumerate() {
            if *at >= first_word {
                break;
            }
            let next = order.get(position + 1);
            let next_at = next.map_or(first_word, |(at, _)| (*at).min(first_word));
            if next_at >= spoken.len() || self.is_place(&voices[*index]) {
                continue;
            }
            let asked = spoken[*at].is_asked()
                || (next_at - at <= 4 && shape::is_question(spoken[next_at - 1].text));
            if !asked {
                continue;
            }
            if next_at == first_word {
                let answered = words.first().is_some_and(|(_, role)| role == Role::Answers);
                return if answered { vec![*index] } else { Vec::new() };
            }
            // The answer follows close; two headlines with names in them stand further apart, or end no sentence.
            let close = next_at == at + 1
                || (next_at - at <= 6 && shape::is_sentence(spoken[next_at].text));
            if let Some((_, answerer)) =
                next.filter(|(_, other)| close && other != index && !self.is_place(&voices[*other]))
            {
                return vec![*index, *answerer];
            }
        }
        Vec::new()
    }

    fn is_place(&self, voice: &Voice) -> bool {
        let name = &voice.name;
        place::is_country(name)
            || self
                .known
                .places
                .iter()
                .any(|place| fold(place) == fold(name))
    }

    /// Names that stand only once, beside others: somebody whom the page's beginning names, or who is set like the
    /// others in capitals or bold, or one of a round in which every paragraph is labelled.
    fn accept_single(&self, accepted: &mut [bool]) {
        let Self {
            spoken,
            known,
            words,
            voices,
        } = *self;
        let first = voices
            .iter()
            .zip(&*accepted)
            .filter(|(_, yes)| **yes)
            .filter_map(|(voice, _)| voice.at.first().copied())
            .chain(words.first().map(|(at, _)| at))
            .min();
        let Some(first) = first.filter(|_| voices.len() <= MANY) else {
            return;
        };
        let head: Vec<&str> = std::iter::once(known.headline)
            .chain(spoken[..first].iter().map(|s| s.text))
            .collect();
        let by_name: Vec<&Voice> = voices
            .iter()
            .zip(&*accepted)
            .filter(|(_, yes)| **yes)
            .map(|(voice, _)| voice)
            .collect();
        let capitals = !by_name.is_empty()
            && by_name
                .iter()
                .all(|voice| shape::is_capitals(called(&voice.name)));
        let is_bold = |at: &usize| spoken[*at].label.is_some_and(|label| label.bold);
        let bold = !by_name.is_empty() && by_name.iter().all(|voice| voice.at.iter().all(is_bold));
        let labelled = spoken[first..]
            .iter()
            .filter(|s| s.label.is_some_and(|label| label.mark == Mark::Colon))
            .count();
        let alternating = by_name.iter().filter(|voice| voice.at.len() > 1).count() > 1;
        let dense = words.is_empty()
            && !alternating
            && labelled >= 3
            && labelled * 5 >= (spoken.len() - first) * 4;
        let full = words.has(Role::Asks) && words.has(Role::Answers);

        for (voice, accepted) in voices.iter().zip(accepted.iter_mut()) {
            if *accepted || !voice.colon || self.is_place(voice) || voice.at[0] < first {
                continue;
            }
            let set_alike = (capitals
                && shape::is_capitals(called(&voice.name))
                && voice
                    .at
                    .iter()
                    .all(|at| !shape::is_capitals(spoken[*at].text)))
                || (bold && voice.at.iter().all(is_bold));
            let named = is_named(called(&voice.name), &head) && (!full || self.fills_gaps(voice));
            *accepted =
                set_alike || named || (dense && voice.at.len() == 1) || voice.role.is_some();
        }
    }
}

/// Other labels stand between a name's, so that it takes turns with them.
fn alternates_with(words: &WordCues, voice: &Voice) -> bool {
    let mut pairs = voice.at.windows(2);
    pairs.any(|pair| words.above(pair[0]) < words.above(pair[1]))
}

/// A voice asks at least half of the time.
fn asks_often(spoken: &[Spoken], voice: &Voice) -> bool {
    voice.at.iter().filter(|at| spoken[**at].is_asked()).count() * 2 >= voice.at.len()
}

/// Among names alone: those that come back and take turns with another, or one that takes turns with lines that
/// have no label.
fn alternate(spoken: &[Spoken], voices: &[Voice]) -> Vec<bool> {
    let mut recurs: Vec<bool> = voices.iter().map(|voice| voice.at.len() > 1).collect();
    loop {
        let mut taken: Vec<usize> = voices
            .iter()
            .zip(&recurs)
            .filter(|(_, recurs)| **recurs)
            .flat_map(|(voice, _)| &voice.at)
            .copied()
            .collect();
        taken.sort_unstable();
        let next: Vec<bool> = voices
            .iter()
            .zip(&recurs)
            .map(|(voice, recurs)| *recurs && takes_turns(&taken, voice))
            .collect();
        if next == recurs {
            break;
        }
        recurs = next;
    }
    // Dashes and bare lines are labels only where several of them alternate.
    let weak = voices
        .iter()
        .zip(&recurs)
        .filter(|(voice, recurs)| **recurs && !voice.colon)
        .count();
    if weak == 1 {
        for (voice, recurs) in voices.iter().zip(&mut recurs) {
            *recurs &= voice.colon;
        }
    }
    let named: Vec<&Voice> = voices
        .iter()
        .zip(&recurs)
        .filter(|(_, recurs)| **recurs)
        .map(|(voice, _)| voice)
        .collect();
    if named.len() > 1 {
        // Where no capitals tell names from "he said:", somebody must ask.
        let told = named.iter().any(|voice| shape::has_case(&voice.name));
        let asked = named.iter().any(|voice| asks_often(spoken, voice));
        return if told || asked {
            recurs
        } else {
            vec![false; voices.len()]
        };
    }
    voices
        .iter()
        .map(|voice| voice.colon && voice.at.len() > 1 && alternates_with_bare_lines(spoken, voice))
        .collect()
}

/// Another of the labels stands between two of this voice's.
fn takes_turns(taken: &[usize], voice: &Voice) -> bool {
    let place = |at: &usize| taken.partition_point(|other| other < at);
    voice
        .at
        .windows(2)
        .any(|pair| place(&pair[1]) > place(&pair[0]) + 1)
}

/// One name alone is labelled, and the other side is not: its labels follow bare questions, or ask and are
/// followed by bare lines.
fn alternates_with_bare_lines(spoken: &[Spoken], voice: &Voice) -> bool {
    let bare = |at: usize| spoken.get(at).is_some() && voice.at.binary_search(&at).is_err();
    let answers = voice
        .at
        .iter()
        .filter(|at| **at > 0 && bare(**at - 1) && shape::is_question(spoken[**at - 1].text))
        .count();
    let asks = voice
        .at
        .iter()
        .filter(|at| spoken[**at].is_asked() && bare(**at + 1))
        .count();
    answers.max(asks) * 2 > voice.at.len()
}
