//! What the whole page tells of its labels. `parted` parts two turns in one line, `times` puts times that stand in lines of
//! their own to the name beside them, and `form` looks at the labels of one form together: one that is used as transcripts
//! use it leaves no doubt that each of its labels is one.

mod form;
mod parted;
mod times;

use crate::data::fold;
use crate::label::{self, Label, Mark};
use crate::name;
use crate::passage::Passage;
use crate::shape;
use crate::time;
use form::Form;
use std::collections::HashSet;

/// Reads the labels of a page. Until here a tab in a passage stands for several spaces.
pub(crate) fn label(passages: Vec<Passage>) -> Vec<Passage> {
    let mut passages = parted::part(passages);
    for passage in &mut passages {
        passage.label = label::read(&passage.text);
        passage.text = passage.text.replace('\t', " ");
    }
    let cues = passages.iter().filter(|p| p.text.contains("-->")).count();
    // A single time beside a name may be what somebody says.
    let times: Vec<usize> = (0..passages.len())
        .filter(|at| time::alone(&passages[*at].text).is_some())
        .collect();
    if times.len() > 1 {
        times::put(&mut passages, &times);
    }
    if cues > 1 {
        passages = times::join_cues(passages);
    }
    settle(&mut passages);
    passages
}

/// Says of the labels whose form is used as in a transcript that they are sure.
fn settle(passages: &mut [Passage]) {
    let mut sure: Vec<usize> = Vec::new();
    let mut take = |form: &Form| sure.extend(form.labels.iter().map(|(at, _)| *at));
    let timed = Form::of(passages, |label| label.time.is_some());
    if timed.ascends()
        && timed.names().len() > 1
        && (!timed.recurring().is_empty() || timed.converses())
    {
        take(&timed);
    }
    let stems: HashSet<String> = passages
        .iter()
        .filter_map(|passage| Some(fold(name::code(&passage.label.as_ref()?.name)?.0)))
        .collect();
    for stem in stems {
        let form = Form::of(passages, |label| {
            name::code(&label.name).is_some_and(|(letters, _)| fold(letters) == stem)
        });
        if form.names().len() > 1 && (!form.recurring().is_empty() || form.converses()) {
            take(&form);
        }
    }
    for mark in [
        Mark::Tag,
        Mark::Brackets,
        Mark::Bar,
        Mark::Heading,
        Mark::Bold,
        Mark::StopDash,
        Mark::Alone,
    ] {
        let form = Form::of(passages, |label| {
            let dash = mark == Mark::StopDash && label.mark == Mark::Dash;
            (label.mark == mark || dash) && (mark != Mark::Brackets || !label.text.is_empty())
        })
        .heard();
        if form.converses() && (mark == Mark::Tag || form.is_spoken()) {
            take(&form);
        }
    }
    // Whoever speaks beside them has labels of the same form.
    let marks: HashSet<Mark> = sure
        .iter()
        .filter_map(|at| Some(passages[*at].label.as_ref()?.mark))
        .collect();
    for mark in marks {
        let form = Form::of(passages, |label| label.mark == mark);
        let recurring = form.recurring();
        let labels = form.labels.iter();
        let again = labels.filter(|(_, name)| recurring.contains(name.as_str()));
        sure.extend(again.map(|(at, _)| *at));
    }
    let mut loose: Vec<usize> = Vec::new();
    if sure.is_empty() {
        let colon = Form::of(passages, |label| label.mark == Mark::Colon);
        let recurring = colon.recurring();
        let known: Vec<usize> = colon
            .labels
            .iter()
            .filter(|(_, name)| recurring.contains(name.as_str()))
            .map(|(at, _)| *at)
            .collect();
        let extent = known
            .first()
            .zip(known.last())
            .map_or(0, |(first, last)| last - first + 1);
        if colon.asker().is_some() && colon.converses() && known.len() * 3 >= extent {
            let heard = known[0]..*known.last().unwrap_or(&0);
            // `Name:` in a line of its own labels what is below it, however seldom.
            let bare = |at: &&usize| {
                let label = passages[**at].label.as_ref();
                label.is_some_and(|label| label.text.is_empty())
            };
            if known.iter().filter(bare).count() * 2 > known.len() {
                let all = colon.labels.iter().map(|(at, _)| at);
                sure.extend(all.filter(bare));
            }
            sure.extend(known);
            loose = heard.filter(|at| passages[*at].label.is_none()).collect();
        } else {
            let aside = Form::of(passages, |label| {
                label.mark == Mark::Brackets && label.text.is_empty()
            });
            if aside.labels.len() > 3 && aside.converses() && colon.labels.is_empty() {
                sure.extend(aside.labels.iter().map(|(at, _)| *at));
            }
        }
    }
    for at in sure {
        if let Some(label) = &mut passages[at].label {
            label.sure = true;
        }
    }
    // A question from the hall.
    for at in loose {
        passages[at].label =
            label::loose(&passages[at].text).filter(|label| shape::is_question(&label.text));
    }
    // What stands under a label that stands alone is what it labels: "Five".
    for at in 1..passages.len() {
        let alone = |label: &Label| label.sure && label.text.is_empty();
        if passages[at - 1].label.as_ref().is_some_and(alone) {
            let words = |label: &mut Label| label.mark == Mark::Alone && !label.sure;
            passages[at].label.take_if(words);
        }
    }
    // "(Laughter)" in a line of its own names nobody.
    for passage in passages {
        passage
            .label
            .take_if(|label| label.mark == Mark::Brackets && label.text.is_empty() && !label.sure);
    }
}
