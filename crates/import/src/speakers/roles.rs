//! Who asks and who answers, among those who speak.

use super::voices::Voice;
use super::{Role, Source, Spoken, WordCues};
use crate::shape;

/// Everybody who speaks, and where.
pub(super) struct Cast<'a> {
    pub(super) spoken: &'a [Spoken<'a>],
    pub(super) words: &'a WordCues,
    pub(super) voices: &'a [Voice],
    /// The passages of the labels that count, in order, and what each is.
    pub(super) order: &'a [(usize, Source)],
}

/// How often a voice speaks, and how often it asks.
#[derive(Debug, Clone, Copy, Default)]
struct Habit {
    turns: usize,
    /// Turns that end in a question which somebody else answers.
    asked: usize,
    /// It speaks first. Whoever interviews mostly does.
    opens: bool,
}

impl Habit {
    fn asks_often(self) -> bool {
        self.asked > 0 && self.asked * 2 >= self.turns
    }

    /// The share of its questions in thousandths, doubtful where it speaks seldom.
    fn share(self) -> usize {
        (self.asked * 2 + 1) * 1000 / (self.turns * 2 + 2) + if self.opens { 300 } else { 0 }
    }
}

/// Gives every voice its role in the whole conversation: whoever ends turns in questions asks.
pub(super) fn assign(cast: &Cast, roles: &mut [Option<Role>]) {
    let voices = cast.voices;
    let heard: Vec<usize> = (0..voices.len())
        .filter(|voice| roles[*voice].is_some())
        .collect();
    // The names of roles tell who asks, unless they give everybody the same one.
    let is_told = |voice: &usize| voices[*voice].role.is_some() || voices[*voice].told.is_some();
    let alike = |role: Role| {
        heard.len() > 1
            && !cast.words.has(Role::Asks)
            && !cast.words.has(Role::Answers)
            && heard.iter().all(|voice| {
                voices[*voice].told.is_none() && roles[*voice] == Some(role) && is_told(voice)
            })
    };
    let no_roles = alike(Role::Asks) || alike(Role::Answers);
    let mut open: Vec<usize> = heard
        .iter()
        .copied()
        .filter(|voice| no_roles || !is_told(voice))
        .collect();
    open.sort_by_key(|voice| voices[*voice].at[0]);
    let told = |role: Role| {
        let by_role = |voice: &&usize| !open.contains(voice) && roles[**voice] == Some(role);
        cast.words.has(role) || heard.iter().any(|voice| by_role(&voice))
    };
    let (asks, answers) = (told(Role::Asks), told(Role::Answers));
    let mut askers: Vec<bool> = (0..voices.len())
        .map(|voice| !open.contains(&voice) && roles[voice] == Some(Role::Asks))
        .collect();
    let first = open.first().copied();
    if !asks {
        let habits = habits(cast, first, None);
        if let Some(most) = open.iter().copied().max_by_key(|voice| {
            (
                habits[*voice].share(),
                std::cmp::Reverse(voices[*voice].at[0]),
            )
        }) {
            askers[most] = true;
        }
    }
    let habits = habits(cast, first, Some(&askers));
    if let [voice] = open[..] {
        roles[voice] = Some(match (asks, answers) {
            (true, false) => Role::Answers,
            (false, true) => Role::Asks,
            _ if habits[voice].asks_often() => Role::Asks,
            _ => Role::Answers,
        });
        return;
    }
    let are_two = open.len() == 2 && !asks;
    for voice in &open {
        let asks = askers[*voice] || (habits[*voice].asks_often() && !are_two);
        roles[*voice] = Some(if asks { Role::Asks } else { Role::Answers });
    }
    // Somebody else answers.
    let nobody_answers = open.iter().all(|voice| roles[*voice] == Some(Role::Asks));
    if !answers
        && nobody_answers
        && let Some(least) = open
            .iter()
            .copied()
            .min_by_key(|voice| habits[*voice].share())
    {
        roles[least] = Some(Role::Answers);
    }
}

/// How everybody speaks. Beside those who ask, a question counts only if somebody else than they answers it, and a turn
/// that answers theirs doesn't count.
fn habits(cast: &Cast, first: Option<usize>, askers: Option<&[bool]>) -> Vec<Habit> {
    let Cast {
        spoken,
        voices,
        order,
        ..
    } = *cast;
    let mut habits = vec![Habit::default(); voices.len()];
    if let Some(first) = first {
        habits[first].opens = true;
    }
    let asker = |source: &Source| match source {
        Source::Word(role) => *role == Role::Asks,
        Source::Voice(voice) => askers.is_some_and(|askers| askers[*voice]),
    };
    let mut answers = false;
    for (index, (at, source)) in order.iter().enumerate() {
        let next = order.get(index + 1);
        let end = next.map_or(*at + 1, |(next, _)| *next);
        let ends_in_question =
            spoken[*at].is_asked() || (end - at <= 4 && shape::is_question(spoken[end - 1].text));
        let was_asked = std::mem::replace(&mut answers, asker(source) && ends_in_question);
        let Source::Voice(voice) = source else {
            continue;
        };
        // A question under this voice's words is its own only if somebody else answers it.
        let is_answered = next.is_none_or(|(_, next)| {
            !matches!(next, Source::Voice(other) if other == voice)
                && (askers.is_none_or(|askers| askers[*voice]) || !asker(next))
        });
        let asked = spoken[*at].is_asked() && askers.is_none() || (ends_in_question && is_answered);
        let apart = askers.is_some_and(|askers| !askers[*voice]);
        if !(apart && was_asked && !asked) || voices.len() < 3 {
            habits[*voice].turns += 1;
        }
        habits[*voice].asked += usize::from(asked);
    }
    habits
}
