//! Two turns in one line, `Q: … A: …`, become two passages.

use crate::data::fold;
use crate::label::{self, Label, Mark};
use crate::passage::Passage;
use crate::shape;
use crate::words::Meaning;
use std::collections::HashMap;

/// A label inside a passage, behind the end of a sentence.
struct Inner {
    at: usize,
    label: Label,
    /// A question ends before it.
    asked: bool,
}

/// How far the label of a second turn is looked for.
const WINDOW: usize = 160;

fn inner(text: &str) -> Vec<Inner> {
    let mut found = Vec::new();
    let mut ended = None;
    for (at, c) in text.char_indices() {
        let ends = matches!(
            c,
            '.' | '?' | '!' | '…' | '؟' | '。' | '？' | '！' | '"' | '”' | '»' | '」' | ')'
        );
        if ends {
            let question = matches!(c, '?' | '؟' | '？');
            ended = Some(question || (ended == Some(true) && !matches!(c, '.' | '。')));
            continue;
        }
        // "Q: Why? / A: So.", and in scripts without spaces right behind the mark.
        if c.is_whitespace() || matches!(c, '/' | '|' | '—' | '–' | '-') {
            continue;
        }
        if let Some(asked) = ended.take()
            && !c.is_lowercase()
            && (text[..at].ends_with(char::is_whitespace)
                || (c.is_alphabetic() && !c.is_uppercase()))
        {
            let rest = &text[at..];
            let end = rest
                .char_indices()
                .nth(WINDOW)
                .map_or(rest.len(), |(end, _)| end);
            let label = Some(&rest[..end])
                .filter(|rest| rest.contains([':', '：', '.', ')']))
                .and_then(label::read)
                .filter(|label| {
                    let told = label.mark == Mark::Colon
                        || (label.mark == Mark::Stop && label.words.iter().all(|w| w.short));
                    let few = shape::words(&label.name) <= 4 && label.name.chars().count() <= 30;
                    let begins = label.text.is_empty() || shape::begins_upper(&label.text);
                    told && few && begins && !label.is_no_speaker()
                });
            found.extend(label.map(|label| Inner { at, label, asked }));
        }
    }
    found
}

/// The languages in which the label is a word for a question, or for an answer.
fn turn_words(label: &Label) -> impl Iterator<Item = (&'static str, bool)> {
    label.words.iter().filter_map(|word| match word.meaning {
        Meaning::Question => Some((word.language, true)),
        Meaning::Answer => Some((word.language, false)),
        _ => None,
    })
}

/// Parts `Q: … A: …`, and the same with names that the page has elsewhere.
pub(super) fn part(passages: Vec<Passage>) -> Vec<Passage> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut all: Vec<(Option<Label>, Vec<Inner>)> = Vec::with_capacity(passages.len());
    for passage in &passages {
        let begins = label::read(&passage.text).filter(|label| !label.is_no_speaker());
        let inner = begins.as_ref().map_or_else(Vec::new, |begins| {
            let behind = passage.text.find(&begins.name).unwrap_or(0) + begins.name.len();
            let mut inner = inner(&passage.text);
            inner.retain(|inner| inner.at > behind);
            inner
        });
        for label in begins.iter().chain(inner.iter().map(|inner| &inner.label)) {
            *counts.entry(fold(&label.name)).or_default() += 1;
        }
        all.push((begins, inner));
    }
    let mut parted = Vec::with_capacity(passages.len());
    for (mut passage, (begins, inner)) in passages.into_iter().zip(all) {
        let Some(begins) = begins else {
            parted.push(passage);
            continue;
        };
        let mut above = begins;
        let mut from = 0;
        let text = std::mem::take(&mut passage.text);
        let mut cuts = Vec::new();
        for inner in inner {
            let same = fold(&inner.label.name) == fold(&above.name);
            let name = |label: &Label| turn_words(label).next().is_none();
            let words = !name(&inner.label) && !name(&above);
            let recurs = counts
                .get(&fold(&inner.label.name))
                .is_some_and(|count| *count > 1);
            if !same
                && (words
                    || (name(&inner.label)
                        && inner.label.mark == Mark::Colon
                        && (recurs || inner.asked && counts[&fold(&above.name)] > 1)))
            {
                cuts.push(inner.at);
                above = inner.label;
            }
        }
        for at in cuts.into_iter().chain([text.len()]) {
            let piece = text[from..at].trim_end_matches(|c: char| {
                c.is_whitespace() || matches!(c, '/' | '|' | '—' | '–' | '-')
            });
            parted.push(Passage {
                gap: if from == 0 { passage.gap } else { 0 },
                markup: passage.markup.clone(),
                ..Passage::new(
                    passage.lines,
                    passage.gap,
                    if at == text.len() {
                        text[from..].to_owned()
                    } else {
                        piece.to_owned()
                    },
                )
            });
            from = at;
        }
    }
    parted
}
