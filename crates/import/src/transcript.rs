//! What the whole page tells of its labels: two turns in one line are parted, times that stand in lines of their own are
//! put to the name beside them, and a form of label that is used as transcripts use it leaves no doubt that each of its
//! labels is one.

use crate::data::fold;
use crate::label::{self, Label, Mark};
use crate::name;
use crate::page::Passage;
use crate::shape;
use crate::time;
use crate::words::Meaning;
use std::collections::{HashMap, HashSet};

/// Reads the labels of a page. Until here a tab in a passage stands for several spaces.
pub(crate) fn label(passages: Vec<Passage>) -> Vec<Passage> {
    let mut passages = part(passages);
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
        put_times(&mut passages, &times);
    }
    if cues > 1 {
        passages = join_cues(passages);
    }
    settle(&mut passages);
    passages
}

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
fn part(passages: Vec<Passage>) -> Vec<Passage> {
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

/// Puts the times that stand alone to the labels above them, or to those below: where most of them have one.
fn put_times(passages: &mut [Passage], times: &[usize]) {
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
fn join_cues(passages: Vec<Passage>) -> Vec<Passage> {
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

/// The labels of one form.
struct Form<'a> {
    passages: &'a [Passage],
    /// Passage and name.
    labels: Vec<(usize, String)>,
}

impl<'a> Form<'a> {
    fn of(passages: &'a [Passage], test: impl Fn(&Label) -> bool) -> Self {
        let labels = passages.iter().enumerate().filter_map(|(at, passage)| {
            let label = passage.label.as_ref()?;
            (test(label) && !label.is_no_speaker()).then(|| (at, fold(&label.name)))
        });
        Self {
            passages,
            labels: labels.collect(),
        }
    }

    fn names(&self) -> HashSet<&str> {
        self.labels.iter().map(|(_, name)| name.as_str()).collect()
    }

    /// The names that come back.
    fn recurring(&self) -> HashSet<&str> {
        let mut seen = HashSet::new();
        let names = self.labels.iter().map(|(_, name)| name.as_str());
        names.filter(|name| !seen.insert(*name)).collect()
    }

    /// The words of a label: behind it, or below it.
    fn words(&self, at: usize) -> &str {
        match self.passages[at].label.as_ref() {
            Some(label) if !label.text.is_empty() => &label.text,
            _ => self.passages.get(at + 1).map_or("", |below| &below.text),
        }
    }

    fn asks(&self, at: usize) -> bool {
        shape::is_question(self.words(at))
    }

    /// One who comes back asks half of the time or more.
    fn asker(&self) -> Option<&str> {
        let mut counts: HashMap<&str, (usize, usize)> = HashMap::new();
        for (at, name) in &self.labels {
            let count = counts.entry(name).or_default();
            count.0 += 1;
            count.1 += usize::from(self.asks(*at));
        }
        let mut names = counts.into_iter();
        let asks = names.find(|(_, (all, asked))| *all > 1 && asked * 2 >= *all);
        asks.map(|(name, _)| name)
    }

    /// Two speak in turns: both come back, or one who asks; or there is one question with its answer.
    fn converses(&self) -> bool {
        let recurring = self.recurring();
        let pairs = self.labels.windows(2);
        let switches = pairs.filter(|pair| pair[0].1 != pair[1].1).count();
        let once = self.labels.len() < 4
            && self.names().len() == 2
            && self.labels.first().is_some_and(|(at, _)| self.asks(*at));
        // Nearly all are of those who come back, or a third where one asks and many answer.
        let comes_back = |(_, name): &&(usize, String)| recurring.contains(name.as_str());
        let known = self.labels.iter().filter(comes_back).count();
        let both = recurring.len() > 1 && known * 5 >= self.labels.len() * 3;
        let one = self.asker().is_some() && known * 3 >= self.labels.len();
        once || (switches > 1 && (both || one))
    }

    /// The times of a recording go on.
    fn ascends(&self) -> bool {
        let time = |at: usize| {
            self.passages[at]
                .label
                .as_ref()
                .and_then(|label| label.time)
        };
        let times: Vec<u32> = self
            .labels
            .iter()
            .filter_map(|(at, _)| time(*at)?.seconds)
            .collect();
        times.windows(2).filter(|pair| pair[0] > pair[1]).count() * 10 <= times.len()
    }

    /// Only the labels that have words of their own. Of two that stand right under each other one comes back at most: the
    /// other is a headline above it, or its words. Where many do it is a menu.
    fn heard(mut self) -> Self {
        let recurring: HashSet<String> = self.recurring().into_iter().map(str::to_owned).collect();
        let bare = |at: usize| {
            let label = self
                .passages
                .get(at)
                .and_then(|passage| passage.label.as_ref());
            label.is_some_and(|label| label.text.is_empty() && label.mark != Mark::Colon)
        };
        let all = self.labels.len();
        let mut heard: Vec<(usize, String)> = Vec::with_capacity(all);
        for (at, name) in std::mem::take(&mut self.labels) {
            let above = heard
                .last()
                .filter(|(above, _)| above + 1 == at && bare(*above) && bare(at));
            match above {
                Some(_) if !recurring.contains(&name) => continue,
                Some(_) => drop(heard.pop()),
                None => {}
            }
            heard.push((at, name));
        }
        if heard.len() * 3 >= all * 2 {
            self.labels = heard;
        }
        self
    }

    /// Half of the labels or more have a sentence, and one has a question.
    fn is_spoken(&self) -> bool {
        let ats = self.labels.iter().map(|(at, _)| *at);
        let sentences = ats.clone().filter(|at| shape::is_sentence(self.words(*at)));
        sentences.count() * 2 >= self.labels.len() && ats.into_iter().any(|at| self.asks(at))
    }
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
    if std::env::var_os("AVDBG").is_some() {
        for at in &sure {
            eprintln!("SURE {:?}", passages[*at].label);
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
