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
        let label = label::read(&passage.text);
        passage.label = label.filter(|label| passage.could_be_labelled(label));
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
    let mut sure = by_form(passages);
    let mut loose = Vec::new();
    if sure.is_empty() {
        (sure, loose) = by_colon(passages);
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
    let mut above = false;
    for passage in passages {
        // What stands under a label that stands alone is what it labels ("Five"); "(Laughter)" names nobody.
        passage.label.take_if(|label| {
            let words = above && label.mark == Mark::Alone;
            let aside = label.mark == Mark::Brackets && label.text.is_empty();
            !label.sure && (words || aside)
        });
        let label = passage.label.as_ref();
        above = label.is_some_and(|label| label.sure && label.text.is_empty());
    }
}

/// The labels with times, with codes, and of any form but a colon.
fn by_form(passages: &[Passage]) -> Vec<usize> {
    let mut sure: Vec<usize> = Vec::new();
    let mut take = |form: &Form| sure.extend(form.labels.iter().map(|(at, _)| *at));
    let speaks =
        |form: &Form| form.names().len() > 1 && (!form.recurring().is_empty() || form.converses());
    let timed = Form::of(passages, |label| label.time.is_some());
    if timed.ascends() && speaks(&timed) {
        take(&timed);
    }
    let stem = |label: &Label| Some(fold(name::code(&label.name)?.0));
    let labels = passages.iter().filter_map(|passage| passage.label.as_ref());
    for of in labels.filter_map(stem).collect::<HashSet<String>>() {
        let form = Form::of(passages, |label| stem(label).as_ref() == Some(&of));
        if speaks(&form) {
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
    let mark = |at: &usize| Some(passages[*at].label.as_ref()?.mark);
    for mark in sure.iter().filter_map(mark).collect::<HashSet<Mark>>() {
        sure.extend(Form::of(passages, |label| label.mark == mark).coming_back());
    }
    sure
}

/// The labels with a colon of those who come back, where they make a conversation; and the passages between them that have
/// no label. Where no label has a colon, names in brackets in lines of their own.
fn by_colon(passages: &[Passage]) -> (Vec<usize>, Vec<usize>) {
    let colon = Form::of(passages, |label| label.mark == Mark::Colon);
    let bare = |at: &usize| {
        let label = passages[*at].label.as_ref();
        label.is_some_and(|label| label.text.is_empty())
    };
    let mut sure = colon.coming_back();
    if let [first, .., last] = sure[..]
        && colon.asker().is_some()
        && colon.converses()
        && sure.len() * 3 > last - first
    {
        // `Name:` in a line of its own labels what is below it, however seldom.
        if sure.iter().filter(|at| bare(at)).count() * 2 > sure.len() {
            sure.extend(colon.labels.iter().map(|(at, _)| *at).filter(bare));
        }
        let unlabelled = (first..last).filter(|at| passages[*at].label.is_none());
        return (sure, unlabelled.collect());
    }
    let aside = Form::of(passages, |label| {
        label.mark == Mark::Brackets && label.text.is_empty()
    });
    let is_used = colon.labels.is_empty() && aside.labels.len() > 3 && aside.converses();
    let all = aside.labels.iter().map(|(at, _)| *at);
    (all.filter(|_| is_used).collect(), Vec::new())
}
