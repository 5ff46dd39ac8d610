//! Times that stand alone, as recorders and subtitles have them.

use crate::label::Mark;
use crate::passage::Passage;
use crate::shape;
use crate::time;

/// Puts the times that stand alone to the labels above them, or to those below: where most of them have one.
pub(super) fn put(passages: &mut [Passage], times: &[usize]) {
    let waits = |at: &Option<usize>, gap: usize| {
        let label = at.and_then(|at| passages.get(at)?.label.as_ref());
        gap < 2 && label.is_some_and(|label| label.time.is_none())
    };
    let above = |at: &usize| {
        let bare = |above: &usize| {
            passages[*above]
                .label
                .as_ref()
                .is_some_and(|l| l.text.is_empty())
        };
        let above = at.checked_sub(1).filter(bare);
        above.filter(|above| waits(&Some(*above), passages[*at].gap))
    };
    let below = |at: &usize| Some(at + 1).filter(|below| waits(&Some(*below), 0));
    let is_below = times.iter().filter_map(below).count() > times.iter().filter_map(above).count();
    let put: Vec<(usize, Option<usize>)> = times
        .iter()
        .map(|at| (*at, if is_below { below(at) } else { above(at) }))
        .collect();
    for (at, of) in put {
        let time = time::alone(&passages[at].text);
        if let Some(label) = of.and_then(|of| passages[of].label.as_mut()) {
            label.time = time;
            passages[at].time_of = of;
        }
    }
}

/// The words of subtitles: what stands under a cue's time without a label goes on with the cue above.
pub(super) fn join_cues(passages: Vec<Passage>) -> Vec<Passage> {
    let mut joined: Vec<Passage> = Vec::with_capacity(passages.len());
    for passage in passages {
        let above = joined.last_mut().filter(|above| {
            passage.gap == 0
                && passage
                    .label
                    .as_ref()
                    .is_none_or(|label| label.mark == Mark::Alone)
                && !above.text.contains("-->")
                && above.text.chars().any(char::is_alphabetic)
                && passage.text.chars().any(char::is_alphabetic)
                && !shape::is_sentence(&above.text)
        });
        if let Some(above) = above {
            above.text.push(' ');
            above.text.push_str(&passage.text);
            above.lines.1 = passage.lines.1;
            if let Some(label) = &mut above.label {
                label.text.push(' ');
                label.text.push_str(&passage.text);
            }
        } else {
            joined.push(passage);
        }
    }
    // The places of the labels that the times belong to have moved.
    for at in 0..joined.len() {
        if joined[at].time_of.take().is_some() {
            joined[at].time_of = Some(at + 1).filter(|of| *of < joined.len());
        }
    }
    joined
}
