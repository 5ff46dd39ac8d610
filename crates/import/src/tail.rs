//! Where the text ends and lists of stories begin: at a heading for them, or a run of short lines that end no sentence,
//! below the last words of an interview. [`crate::lists`] says what each line there is.

use crate::account::Guess;
use crate::label::{Label, Mark};
use crate::lists;
use crate::rows::{Listed, Row, is_item};
use crate::sections::{Section, section};
use crate::shape;
use crate::words::Meaning;

/// Where the lists begin, and what each row from there on is.
pub(crate) struct Tail {
    pub(crate) start: usize,
    pub(crate) rows: Vec<(Listed, Option<Guess>)>,
}

/// Finds the lists; none where the page ends with its text.
pub(crate) fn tail(all: &[Row]) -> Option<Tail> {
    let floor = floor(all);
    let (rows, menu) = all.split_at(menu(all, floor));
    let mut tail = lists_below(rows, floor).unwrap_or(Tail {
        start: rows.len(),
        rows: Vec::new(),
    });
    tail.rows.extend(menu.iter().map(|_| (Listed::Below, None)));
    (!tail.rows.is_empty()).then_some(tail)
}

/// Where the menu at the foot of a page begins: five lines or more of a word or three, and little text below.
fn menu(rows: &[Row], floor: usize) -> usize {
    let text = |rows: &[Row]| {
        rows.iter()
            .filter(|row| shape::is_sentence(row.text))
            .map(|row| shape::words(row.text))
            .sum::<usize>()
    };
    let is_word = |row: &Row| {
        shape::words(row.text) <= 3
            && !shape::is_sentence(row.text)
            && !row.doubled
            && section(row.text).is_none()
    };
    let all = text(rows);
    let mut run = 0;
    for at in floor + 1..rows.len() {
        run = if is_word(&rows[at]) { run + 1 } else { 0 };
        let start = at + 1 - run;
        let short = rows[start..=at]
            .iter()
            .map(|row| shape::words(row.text))
            .sum::<usize>()
            * 5
            < run * 13;
        if run >= 5 && short && text(&rows[start..]) * 7 <= all {
            return start;
        }
    }
    rows.len()
}

fn lists_below(rows: &[Row], floor: usize) -> Option<Tail> {
    let end = end(rows, floor);
    let headed = (floor..rows.len()).find(|at| {
        matches!(
            section(rows[*at].text),
            Some(Section::Related | Section::Latest)
        )
    });
    let mut start = headed.unwrap_or(end).min(end);
    while start > floor && is_item(rows, start - 1) {
        start -= 1;
    }
    start = without_signature(rows, start, end, headed);
    let items = &rows[start..end.max(start)];
    let told = headed.is_some()
        || items
            .iter()
            .any(|row| row.doubled || section(row.text).is_some());
    let length: usize = items.iter().map(|row| shape::words(row.text)).sum();
    let enough = match items.len() {
        0 => headed.is_some(),
        1 => told,
        2 => told || length >= 8,
        count => told || length >= count * 3,
    };
    enough.then(|| Tail {
        start,
        rows: lists::lists(&rows[start..]),
    })
}

/// Where the lists can begin at the earliest: after the last label of an interview and what it labels.
fn floor(rows: &[Row]) -> usize {
    let mut counts: std::collections::HashMap<&str, (usize, usize, usize)> =
        std::collections::HashMap::new();
    for row in rows {
        if let Some(label) = row.label {
            let count = counts.entry(&label.name).or_default();
            count.0 += 1;
            count.1 += usize::from(shape::is_question(&label.text));
            count.2 += usize::from(!shape::is_headline(row.text));
        }
    }
    let means_speech = |label: &Label| {
        label
            .words
            .iter()
            .any(|word| matches!(word.meaning, Meaning::Question | Meaning::Answer))
            && (label.mark == Mark::Colon
                || counts
                    .get(label.name.as_str())
                    .is_some_and(|count| count.0 > 1))
    };
    // A name that comes back and asks every second time, at least.
    let asks = |label: &Label| {
        counts
            .get(label.name.as_str())
            .is_some_and(|(all, asked, _)| *all > 1 && asked * 2 >= *all)
    };
    let speaks = |label: &Label| {
        counts
            .get(label.name.as_str())
            .is_some_and(|(all, _, long)| *all > 1 && long * 2 > *all)
    };
    let labelled = |at: usize, test: &dyn Fn(&Label) -> bool| rows[at].label.is_some_and(test);

    // Rows without a label, close together, that could be headlines: the label above them begins a headline as well.
    let listed = |at: usize| {
        let next = rows.get(at + 1);
        shape::is_headline(rows[at].text)
            && (rows[at].doubled
                || next.is_some_and(|next| {
                    next.gap == 0 && next.label.is_none() && shape::is_headline(next.text)
                }))
    };
    let mut seen = std::collections::HashSet::new();
    let mut heard = Vec::new();
    let mut floor = 0;
    let mut asked = false;
    for (at, row) in rows.iter().enumerate() {
        let question = labelled(at, &asks)
            || row.label.is_some_and(|label| {
                means_speech(label)
                    && label
                        .words
                        .iter()
                        .any(|word| word.meaning == Meaning::Question)
            });
        let sure = row.label.filter(|label| label.sure);
        let speech = question
            || sure.is_some()
            || labelled(at, &means_speech)
            || shape::begins_with_long_dash(row.text).is_some()
            || (labelled(at, &speaks) && !shape::is_headline(row.text));
        // The first label after a question names whoever answers it, however short the answer.
        if speech
            || (asked && !listed(at) && labelled(at, &|label| seen.contains(label.name.as_str())))
        {
            // The words of a label that stands alone are below it.
            floor = (at + 1 + usize::from(sure.is_some_and(|label| label.text.is_empty())))
                .min(rows.len());
            asked = question;
        }
        // Whoever answers a question has answered one before.
        heard.extend(row.label.map(|label| label.name.as_str()));
        if question {
            seen.extend(heard.drain(..));
        }
    }
    // Under a recorder's last label is nothing but what it labels, unless a heading says so.
    let complete = |row: &Row| row.label.is_some_and(Label::is_complete);
    if rows.iter().any(complete) {
        let mut below = rows.iter().skip(floor);
        let headed = below.position(|row| section(row.text).is_some());
        return headed.map_or(rows.len(), |at| floor + at);
    }
    // Somebody answers the last question, without a label if with none above.
    let answered = rows
        .get(floor)
        .is_some_and(|row| section(row.text).is_none());
    floor + usize::from(asked && answered)
}

/// Where the lists end: at the end of the page, but for a few sentences under a list of some length.
fn end(rows: &[Row], floor: usize) -> usize {
    let below = (floor..rows.len())
        .rev()
        .take_while(|at| !is_item(rows, *at))
        .count();
    let end = rows.len() - below;
    let run = (floor..end)
        .rev()
        .take_while(|at| is_item(rows, *at))
        .count();
    if below <= 3 && run >= 5 {
        end
    } else {
        rows.len()
    }
}

/// A short line above the lists, set apart from them, is whoever signed the text, and no story.
fn without_signature(rows: &[Row], start: usize, end: usize, headed: Option<usize>) -> usize {
    let apart = |at: usize| {
        rows.get(at)
            .is_some_and(|row| row.gap > 0 || row.parted || section(row.text).is_some())
    };
    let signed = end > start + 1
        && headed != Some(start)
        && section(rows[start].text).is_none()
        && !rows[start].doubled
        && shape::words(rows[start].text) <= 3
        && apart(start + 1)
        && start + 2 < end
        && rows[start + 2].gap == 0
        && !rows[start + 2].parted;
    start + usize::from(signed)
}

#[cfg(test)]
#[path = "../tests/unit/tail.rs"]
mod tests;
