//! The labels of one form, looked at together: whether they are used as in a conversation.

use crate::data::fold;
use crate::label::{Label, Mark};
use crate::passage::Passage;
use crate::shape;
use std::collections::{HashMap, HashSet};

/// The labels of one form.
pub(super) struct Form<'a> {
    passages: &'a [Passage],
    /// Passage and name.
    pub(super) labels: Vec<(usize, String)>,
}

impl<'a> Form<'a> {
    pub(super) fn of(passages: &'a [Passage], test: impl Fn(&Label) -> bool) -> Self {
        let labels = passages.iter().enumerate().filter_map(|(at, passage)| {
            let label = passage.label.as_ref()?;
            (test(label) && !label.is_no_speaker()).then(|| (at, fold(&label.name)))
        });
        Self {
            passages,
            labels: labels.collect(),
        }
    }

    pub(super) fn names(&self) -> HashSet<&str> {
        self.labels.iter().map(|(_, name)| name.as_str()).collect()
    }

    /// The names that come back.
    pub(super) fn recurring(&self) -> HashSet<&str> {
        let mut seen = HashSet::new();
        let names = self.labels.iter().map(|(_, name)| name.as_str());
        names.filter(|name| !seen.insert(*name)).collect()
    }

    /// The passages of the names that come back.
    pub(super) fn coming_back(&self) -> Vec<usize> {
        let recurring = self.recurring();
        let labels = self.labels.iter();
        let again = labels.filter(|(_, name)| recurring.contains(name.as_str()));
        again.map(|(at, _)| *at).collect()
    }

    /// The words of a label: behind it, or below it.
    pub(super) fn words(&self, at: usize) -> &str {
        match self.passages[at].label.as_ref() {
            Some(label) if !label.text.is_empty() => &label.text,
            _ => self.passages.get(at + 1).map_or("", |below| &below.text),
        }
    }

    pub(super) fn asks(&self, at: usize) -> bool {
        shape::is_question(self.words(at))
    }

    /// One who comes back asks half of the time or more.
    pub(super) fn asker(&self) -> Option<&str> {
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
    pub(super) fn converses(&self) -> bool {
        let recurring = self.recurring();
        let pairs = self.labels.windows(2);
        let switches = pairs.filter(|pair| pair[0].1 != pair[1].1).count();
        let once = self.labels.len() < 4
            && self.names().len() == 2
            && self.labels.first().is_some_and(|(at, _)| self.asks(*at));
        // Nearly all are of those who come back, or a third where one asks and many answer.
        let known = self.coming_back().len();
        let both = recurring.len() > 1 && known * 5 >= self.labels.len() * 3;
        let one = self.asker().is_some() && known * 3 >= self.labels.len();
        once || (switches > 1 && (both || one))
    }

    /// The times of a recording go on.
    pub(super) fn ascends(&self) -> bool {
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
    pub(super) fn heard(mut self) -> Self {
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
    pub(super) fn is_spoken(&self) -> bool {
        let ats = self.labels.iter().map(|(at, _)| *at);
        let sentences = ats.clone().filter(|at| shape::is_sentence(self.words(*at)));
        sentences.count() * 2 >= self.labels.len() && ats.into_iter().any(|at| self.asks(at))
    }
}
