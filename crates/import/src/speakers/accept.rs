//! Which labels count: the words for question and answer, and the names that take part. A name counts where it comes
//! back and takes turns, where it fills a gap that other labels leave, where it opens the interview, or where the page's
//! beginning names it.

use super::voices::{Hold, MANY, Voice, called, is_named};
use super::{Known, Role, Spoken, WordCues, role_of};
use crate::data::fold;
use crate::label::{Label, Mark};
use crate::name;
use crate::place;
use crate::shape;
use crate::told::ToldRole;
use std::collections::{HashMap, HashSet};

/// The language whose words label the page: that of the page if its words ask and answer there, else the one whose words
/// make the most pairs ("S" and "C", "Q" and "A", "Interviewer" and "Guest").
fn language_of(candidates: &[(usize, &Label)], of_page: Option<&str>) -> Option<&'static str> {
    let mut counts: Vec<(&'static str, [usize; 4])> = Vec::new();
    for word in candidates.iter().flat_map(|(_, label)| &label.words) {
        let known = counts
            .iter()
            .position(|(language, _)| *language == word.language);
        let index = known.unwrap_or_else(|| {
            counts.push((word.language, [0; 4]));
            counts.len() - 1
        });
        counts[index].1[word.meaning as usize] += 1;
    }
    let best = counts.iter().enumerate().max_by_key(
        |(index, (language, [questions, answers, askers, answerers]))| {
            let pairs = questions.min(answers).max(askers.min(answerers));
            let is_pages = *pairs > 0 && of_page == Some(language);
            let all = questions + answers + askers + answerers;
            (is_pages, *pairs, all, std::cmp::Reverse(*index))
        },
    );
    best.map(|(_, (language, _))| *language)
}

/// The words for question and answer that count on this page.
pub(super) fn word_cues(spoken: &[Spoken], of_page: Option<&str>) -> WordCues {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for label in spoken.iter().filter_map(|s| s.label) {
        *counts.entry(&label.name).or_default() += 1;
    }
    // "S01" that comes back is a voice, and "Q1" a question with its number.
    let stem = |name: &str| Some(fold(name::code(name)?.0));
    let codes: HashSet<String> = counts
        .iter()
        .filter(|(_, count)| **count > 1)
        .filter_map(|(name, _)| stem(name))
        .collect();
    let is_code = |label: &Label| stem(&label.name).is_some_and(|stem| codes.contains(&stem));
    let candidates: Vec<(usize, &Label)> = spoken
        .iter()
        .enumerate()
        .filter_map(|(at, s)| Some((at, s.label?)))
        .filter(|(_, label)| !label.words.is_empty() && !is_code(label))
        .collect();
    let language = language_of(&candidates, of_page);
    let found: Vec<(usize, &Label, Role, bool)> = candidates
        .iter()
        .filter_map(|(at, label)| {
            let role = role_of(&label.words, language, true)?;
            let short = label.words.iter().all(|word| word.short);
            Some((*at, *label, role, short))
        })
        .collect();
    let has = |role: Role| found.iter().any(|(_, _, other, _)| *other == role);
    let paired = has(Role::Asks) && has(Role::Answers);
    // "A:" beside "B:" is a name.
    let is_letter = |name: &&&str| name.chars().count() == 1;
    let letters = counts.keys().filter(is_letter).count();
    let known = found.iter().map(|(_, label, ..)| label.name.as_str());
    let known = known.collect::<HashSet<_>>();
    let in_a_row = letters
        > known
            .iter()
            .filter(|name| name.chars().count() == 1)
            .count();
    let shorts = found.iter().filter(|(.., short)| *short).count();
    let cues = found.iter().filter(|(at, label, role, short)| {
        // "Q:" without any "A:" is a label where it comes back or asks; "A." or "A" alone could be anything.
        let lone = matches!(label.mark, Mark::Colon | Mark::Bar)
            && match role {
                Role::Asks => shorts >= 2 || shape::is_question(&label.text),
                _ => !in_a_row && *at > 0 && shape::is_question(spoken[*at - 1].text),
            };
        paired || (!*short && label.mark != Mark::Stop) || lone
    });
    WordCues {
        at: cues.map(|(at, _, role, _)| (*at, *role)).collect(),
        language,
    }
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
            accepted[index] = *recurs || voices[index].sure;
        }

        let several = accepted.iter().filter(|yes| **yes).count() > 1;
        if !words.is_empty() || !several {
            for index in self.opening() {
                accepted[index] = true;
            }
        }
        if !words.is_empty() || accepted.iter().any(|yes| *yes) {
            self.accept_single(&mut accepted);
        }
        for (voice, accepted) in voices.iter().zip(&mut accepted) {
            if let Some(role) = voice.told {
                *accepted = role != ToldRole::Nobody;
            }
        }
        accepted
    }

    /// The passages whose label may name somebody, where names label the turns: a name of one word that stands once, begins
    /// a sentence, and is no word of the text.
    pub(super) fn unsettled(&self, roles: &[Option<Role>]) -> Vec<usize> {
        let first = self
            .voices
            .iter()
            .zip(roles)
            .filter(|(_, role)| role.is_some());
        let first = first
            .clone()
            .map(|(voice, _)| voice.at[0])
            .min()
            .filter(|_| first.count() > 1);
        let (Some(first), true) = (first, self.words.is_empty()) else {
            return Vec::new();
        };
        let mut small: HashSet<&str> = HashSet::new();
        for s in self.spoken {
            let words = s.text.split(|c: char| !c.is_alphanumeric());
            small.extend(words.filter(|word| word.starts_with(char::is_lowercase)));
        }
        let unknown = self.voices.iter().zip(roles).filter(|(voice, role)| {
            let at = voice.at[0];
            let begins = |label: &Label| {
                label.mark == Mark::Colon
                    && (label.text.is_empty() || shape::begins_upper(&label.text))
            };
            role.is_none()
                && voice.at.len() == 1
                && at > first
                && voice.told.is_none()
                && self.spoken[at].label.is_some_and(begins)
                && !self.is_place(voice)
                && !small.contains(voice.name.to_lowercase().as_str())
        });
        unknown.map(|(voice, _)| voice.at[0]).collect()
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
            .filter(|(_, voice)| voice.hold >= Hold::Opening)
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
            // Two headings may ask one after the other.
            let answers = |(at, other): &&(usize, usize)| {
                close
                    && other != index
                    && !spoken[*at].is_asked()
                    && !self.is_place(&voices[*other])
            };
            if let Some((_, answerer)) = next.filter(answers) {
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
        let texts: Vec<&str> = std::iter::once(known.headline)
            .chain(spoken.iter().map(|s| s.text))
            .collect();
        let (head, _) = texts.split_at(first + 1);
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
        let dense = words.is_empty() && labelled >= 3 && labelled * 5 >= (spoken.len() - first) * 4;
        let full = words.has(Role::Asks) && words.has(Role::Answers);
        // The passages of the labels that count, in order, and whose they are.
        let mut heard: Vec<(usize, usize)> = by_name
            .iter()
            .enumerate()
            .flat_map(|(index, voice)| voice.at.iter().map(move |at| (*at, index)))
            .collect();
        heard.sort_unstable();

        for (voice, accepted) in voices.iter().zip(accepted.iter_mut()) {
            if *accepted
                || voice.hold < Hold::Colon
                || self.is_place(voice)
                || voice.at[0] + 2 < first
            {
                continue;
            }
            let is_capitals = shape::is_capitals(called(&voice.name));
            let quiet = |at: &usize| !shape::is_capitals(spoken[*at].text);
            let set_alike = (capitals && is_capitals && voice.at.iter().all(quiet))
                || (bold && voice.at.iter().all(is_bold));
            let name = called(&voice.name);
            let named = is_named(name, head) && (!full || self.fills_gaps(voice));
            // Beside names that take turns: whoever begins a sentence where the one who asked would go on asking, whom
            // somebody calls by name, who has two names, or where every passage is labelled.
            let at = voice.at[0];
            let next = heard.partition_point(|(other, _)| *other < at);
            let begins = spoken[at]
                .label
                .is_some_and(|label| label.text.is_empty() || shape::begins_upper(&label.text));
            let between = next > 0
                && heard
                    .get(next)
                    .is_none_or(|(_, who)| *who == heard[next - 1].1);
            let speaks = words.is_empty()
                && begins
                && next > 0
                && (between || dense || shape::words(name) > 1 || is_named(name, &texts));
            *accepted = set_alike || named || speaks || voice.role.is_some();
        }
    }
}

/// Other labels stand between a name's, so that it takes turns with them.
fn alternates_with(words: &WordCues, voice: &Voice) -> bool {
    let mut pairs = voice.at.windows(2);
    pairs.any(|pair| words.above(pair[0]) < words.above(pair[1]))
}

/// One of a voice's turns ends in a question: in its first paragraphs, since text may follow that nobody says. `labels` is
/// where all turns begin.
fn asks(spoken: &[Spoken], labels: &[usize], voice: &Voice) -> bool {
    const FIRST: usize = 4;
    const LONGEST: usize = 60;
    let is_question = |at: usize| {
        let text = spoken[at].text;
        shape::is_question(text) && shape::words(text) <= LONGEST
    };
    voice.at.iter().any(|at| {
        let next = labels.get(labels.partition_point(|other| other <= at));
        let end = next.copied().unwrap_or(spoken.len()).min(at + FIRST);
        spoken[*at].is_asked() || (*at + 1..end).any(is_question)
    })
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
        .filter(|(voice, recurs)| **recurs && voice.hold < Hold::Colon)
        .count();
    if weak == 1 {
        for (voice, recurs) in voices.iter().zip(&mut recurs) {
            *recurs &= voice.hold == Hold::Colon;
        }
    }
    let named: Vec<&Voice> = voices
        .iter()
        .zip(&recurs)
        .filter(|(_, recurs)| **recurs)
        .map(|(voice, _)| voice)
        .collect();
    let mut taken_at: Vec<usize> = named.iter().flat_map(|voice| &voice.at).copied().collect();
    taken_at.sort_unstable();
    if named.len() > 1 {
        // Where no capitals tell names from "he said:", somebody must ask.
        let told = named.iter().any(|voice| shape::has_case(&voice.name));
        let often = named.iter().any(|voice| asks_often(spoken, voice));
        // "Pro:" and "Con:" take turns as well; in an interview one of them asks.
        let asked = named.iter().any(|voice| asks(spoken, &taken_at, voice));
        return if asked && (told || often) {
            recurs
        } else {
            vec![false; voices.len()]
        };
    }
    voices
        .iter()
        .map(|voice| {
            voice.hold == Hold::Colon
                && voice.at.len() > 1
                && alternates_with_bare_lines(spoken, voice)
        })
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
