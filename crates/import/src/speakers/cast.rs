//! Who speaks: which of the lines that look labelled are, whom the labels mean, who asks and who answers. The whole
//! page decides. A label comes back, stands opposite another one, or belongs to the first question and answer; "Baku:"
//! at the start of one paragraph does none of this, and stays text.

use super::accept::{Labelled, word_cues};
use super::roles::{self, Cast};
use super::voices::{Voice, called, voices};
use super::{By, Cue, Known, Role, Source, Spoken};
use crate::account::Guess;
use crate::data::fold;
use crate::label::Mark;
use crate::told::ToldRole;
use std::collections::HashSet;
use std::rc::Rc;

/// The cues of a page: for every passage one or none.
pub(crate) fn cast(spoken: &[Spoken], known: &Known) -> Vec<Option<Cue>> {
    let words = word_cues(spoken, known.language);
    let voices = voices(spoken, &words, known);
    let labelled = Labelled {
        spoken,
        known,
        words: &words,
        voices: &voices,
    };
    let mut roles: Vec<Option<Role>> = labelled
        .accepted()
        .into_iter()
        .zip(&voices)
        .map(|(accepted, voice)| {
            accepted.then_some(match voice.told {
                Some(ToldRole::Asks) => Role::Asks,
                Some(_) => Role::Answers,
                None => voice.role.unwrap_or(Role::Answers),
            })
        })
        .collect();

    let mut order: Vec<(usize, Source)> = words
        .at
        .iter()
        .map(|(at, role)| (*at, Source::Word(*role)))
        .collect();
    for (index, voice) in voices
        .iter()
        .enumerate()
        .filter(|(index, _)| roles[*index].is_some())
    {
        order.extend(voice.at.iter().map(|at| (*at, Source::Voice(index))));
    }
    order.sort_by_key(|(at, _)| *at);
    let cast = Cast {
        spoken,
        words: &words,
        voices: &voices,
        order: &order,
    };
    roles::assign(&cast, &mut roles);
    let mut cues = cues(spoken, &voices, &order, &roles);
    for at in labelled.unsettled(&roles) {
        cues[at] = Some(Cue {
            text: spoken[at].text.to_owned(),
            ..Cue::of(Role::Nobody)
        });
    }
    cues
}

/// Writes the cues. "Q" and "A" take the name of the one who asks or answers; where there are several, nobody's.
fn cues(
    spoken: &[Spoken],
    voices: &[Voice],
    order: &[(usize, Source)],
    roles: &[Option<Role>],
) -> Vec<Option<Cue>> {
    let mut cues: Vec<Option<Cue>> = spoken.iter().map(|_| None).collect();
    let names: Vec<Rc<str>> = voices
        .iter()
        .map(|voice| Rc::from(voice.name.as_str()))
        .collect();
    let only = |role: Role| {
        let mut of_role = (0..voices.len()).filter(|voice| roles[*voice] == Some(role));
        of_role.next().filter(|_| of_role.next().is_none())
    };
    let mut told = HashSet::new();
    let (asks, answers) = (only(Role::Asks), only(Role::Answers));
    for (at, source) in order {
        let Some(label) = spoken[*at].label else {
            continue;
        };
        let (role, voice) = match source {
            Source::Voice(voice) => (roles[*voice].unwrap_or(Role::Answers), Some(*voice)),
            Source::Word(Role::Asks) => (Role::Asks, asks),
            Source::Word(role) => (*role, answers),
        };
        let taken = voice.filter(|voice| fold(called(&label.name)) != fold(&names[*voice]));
        // Told once: the same label means the same one on the whole page.
        let taken = taken.filter(|_| told.insert(fold(&label.name)));
        let guess = taken.map(|voice| Guess::Speaker {
            label: label.name.clone(),
            name: names[voice].to_string(),
        });
        cues[*at] = Some(Cue {
            speaker: voice.map(|voice| names[voice].clone()),
            text: label.text.clone(),
            start: label.time.and_then(|time| time.seconds),
            by: match source {
                _ if label.is_complete() => By::Recorder,
                Source::Word(_) => By::Word,
                Source::Voice(_) if label.mark == Mark::StopDash => By::OpeningName,
                Source::Voice(_) => By::Name,
            },
            guesses: guess.into_iter().collect(),
            ..Cue::of(role)
        });
    }
    cues
}

#[cfg(test)]
#[path = "../../tests/unit/cast.rs"]
mod tests;
