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
    /// Turns that begin or end in a question.
    asked: usize,
    /// It speaks first. Whoever interviews mostly does.
    opens: bool,
}

impl Habit {
    fn asks_often(self) -> bool {
        self.asked * 2 >= self.turns
    }

    /// The share of its questions in thousandths, doubtful where it speaks seldom.
    fn share(self) -> usize {
        (self.asked * 2 + 1) * 1000 / (self.turns * 2 + 2) + if self.opens { 300 } else { 0 }
    }
}

/// Gives every voice its role: whoever ends turns in questions asks.
pub(super) fn assign(cast: &Cast, roles: &mut [Option<Role>]) {
    let voices = cast.voices;
    let mut open: Vec<usize> = (0..voices.len())
        .filter(|voice| roles[*voice].is_some() && voices[*voice].role.is_none())
        .collect();
    open.sort_by_key(|voice| voices[*voice].at[0]);
    let habits = habits(cast, open.first().copied());
    // Words, or the names of roles, ask or answer already.
    let told = |role: Role| {
        let by_role = |(voice, accepted): (&Voice, &Option<Role>)| {
            accepted.is_some() && voice.role == Some(role)
        };
        cast.words.has(role) || voices.iter().zip(&*roles).any(by_role)
    };
    let (asks, answers) = (told(Role::Asks), told(Role::Answers));

    if let [voice] = open[..] {
        roles[voice] = Some(match (asks, answers) {
            (true, false) => Role::Answers,
            (false, true) => Role::Asks,
            _ if habits[voice].asks_often() => Role::Asks,
            _ => Role::Answers,
        });
        return;
    }
    for voice in &open {
        let role = if habits[*voice].asks_often() {
            Role::Asks
        } else {
            Role::Answers
        };
        roles[*voice] = Some(role);
    }
    // Somebody asks, and somebody else answers.
    if !asks
        && let Some(most) = open
            .iter()
            .copied()
            .max_by_key(|voice| habits[*voice].share())
    {
        roles[most] = Some(Role::Asks);
    }
    let nobody_answers = open.iter().all(|voice| roles[*voice] == Some(Role::Asks));
    let are_two = open.len() == 2 && !asks;
    if !answers
        && (nobody_answers || are_two)
        && let Some(least) = open
            .iter()
            .copied()
            .min_by_key(|voice| habits[*voice].share())
    {
        roles[least] = Some(Role::Answers);
    }
}

fn habits(cast: &Cast, first: Option<usize>) -> Vec<Habit> {
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
    for (index, (at, source)) in order.iter().enumerate() {
        let Source::Voice(voice) = source else {
            continue;
        };
        // A question under this voice's words is its own only if somebody else answers it.
        let next = order
            .get(index + 1)
            .filter(|(_, next)| !matches!(next, Source::Voice(other) if other == voice));
        let end = next.map_or(*at + 1, |(next, _)| *next);
        let ends_in_question = end - at <= 4 && shape::is_question(spoken[end - 1].text);
        habits[*voice].turns += 1;
        if spoken[*at].is_asked() || ends_in_question {
            habits[*voice].asked += 1;
        }
    }
    habits
}
