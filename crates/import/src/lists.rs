//! The lists under a text: related stories, the latest headlines, the link to all of them, cut by headings, by what
//! belongs to the page, by blank lines, and by doubling.

use crate::account::Guess;
use crate::rows::{Listed, Row, is_item};
use crate::sections::{Section, section};
use crate::shape;

/// Rows that stand together.
struct Group {
    rows: Vec<usize>,
    section: Option<Section>,
    /// The link to all headlines stands above.
    after_more: bool,
    /// Something of the page stands above.
    parted: bool,
}

impl Group {
    /// Its rows are stories even under the link to all of them, where pages have their imprint.
    fn is_list(&self, rows: &[Row]) -> bool {
        let is_story = |at: &usize| shape::words(rows[*at].text) >= 3 && is_item(rows, *at);
        self.rows.len() >= 3 && self.rows.iter().all(is_story)
    }
}

/// Cuts the rows into lists and says what each is.
pub(crate) fn lists(rows: &[Row]) -> Vec<(Listed, Option<Guess>)> {
    let mut listed: Vec<(Listed, Option<Guess>)> =
        rows.iter().map(|_| (Listed::Below, None)).collect();
    let groups = groups(rows, &mut listed);
    let has_more = listed.iter().any(|(what, _)| *what == Listed::More);
    let mut related = groups
        .iter()
        .any(|group| group.section == Some(Section::Related));
    let mut headlines = false;
    for (index, group) in groups.iter().enumerate() {
        let count = group.rows.len();
        let doubled = group.rows.iter().filter(|at| rows[**at].doubled).count() * 2 > count;
        let longer_below = groups[index + 1..].iter().any(|other| {
            !other.after_more
                && (other.rows.len() > count || other.section == Some(Section::Latest))
        });
        let alone = groups.len() == 1 && count <= 4 && !has_more;
        let what = match group.section {
            Some(Section::Related) => Listed::Related,
            None if group.after_more && !group.is_list(rows) => Listed::Below,
            None if !related && !headlines && count <= 10 && (doubled || longer_below || alone) => {
                Listed::Related
            }
            _ => Listed::Headline,
        };
        related |= what == Listed::Related;
        headlines |= what == Listed::Headline;
        for at in &group.rows {
            listed[*at].0 = what;
        }
        if group.section.is_none() {
            listed[group.rows[0]].1 = match what {
                Listed::Related => Some(Guess::RelatedStories),
                Listed::Headline => Some(Guess::Headlines),
                _ => None,
            };
        }
    }
    listed
}

/// The groups; headings, links and the label of "all news" are marked on the way.
fn groups(rows: &[Row], listed: &mut [(Listed, Option<Guess>)]) -> Vec<Group> {
    let threshold = usual_gap(rows) + 1;
    // What stands between all stories (their times, their topics) parts no lists.
    let parts = rows.iter().filter(|row| row.parted).count() * 2 <= rows.len();
    let all_short = |at: &usize| shape::words(rows[*at].text) <= 30;
    let mut groups: Vec<Group> = Vec::new();
    let mut section_above = None;
    let mut after_more = false;
    let mut fresh = true;
    let leads_doubled = rows
        .iter()
        .find(|row| section(row.text).is_none())
        .is_some_and(|row| row.doubled);
    for (at, row) in rows.iter().enumerate() {
        match section(row.text) {
            Some(Section::More) if heads_a_list(rows, at, &groups) => {
                listed[at].0 = Listed::Heading;
                (after_more, fresh, section_above) = (false, true, Some(Section::Latest));
            }
            Some(Section::More) => {
                let first = listed.iter().all(|(what, _)| *what != Listed::More);
                listed[at].0 = if first { Listed::More } else { Listed::Heading };
                (after_more, fresh, section_above) = (true, true, None);
            }
            Some(heading) => {
                listed[at].0 = Listed::Heading;
                (after_more, fresh, section_above) = (false, true, Some(heading));
            }
            None if shape::is_address(row.text) && !groups.is_empty() && !fresh => {
                listed[at].0 = Listed::Link;
            }
            None if row.is_date() && !groups.is_empty() && !fresh => {
                listed[at].0 = Listed::Dated;
            }
            None if !all_short(&at)
                || (after_more
                    && shape::is_sentence(row.text)
                    && !shape::is_question(row.text)) =>
            {
                fresh = true;
            }
            None => {
                let last = groups.last();
                let undoubled = leads_doubled
                    && !row.doubled
                    && groups.len() == 1
                    && last.is_some_and(|group| group.rows.iter().all(|at| rows[*at].doubled));
                let parted = parts && row.parted;
                if fresh || parted || row.gap >= threshold || undoubled {
                    groups.push(Group {
                        rows: Vec::new(),
                        section: section_above.take(),
                        after_more,
                        parted: parted || fresh || undoubled,
                    });
                }
                fresh = false;
                if let Some(group) = groups.last_mut() {
                    group.rows.push(at);
                }
            }
        }
    }
    join_single(groups)
}

/// "More headlines" heads the list below it instead of ending the one above: below it stand three stories or
/// more, and more than above it.
fn heads_a_list(rows: &[Row], at: usize, groups: &[Group]) -> bool {
    let is_story = |row: &&Row| section(row.text).is_none() && shape::words(row.text) >= 3;
    let below = rows[at + 1..].iter().take_while(is_story).count();
    let above = groups.last().map_or(0, |group| group.rows.len());
    below >= 3 && below > above
}

/// Stories that stand alone between blank lines, one after the other, are one list.
fn join_single(groups: Vec<Group>) -> Vec<Group> {
    let mut joined: Vec<Group> = Vec::with_capacity(groups.len());
    let mut single = false;
    for group in groups {
        let is_single = group.rows.len() == 1;
        match joined.last_mut() {
            Some(above)
                if single
                    && is_single
                    && !group.parted
                    && group.section.is_none()
                    && above.after_more == group.after_more =>
            {
                above.rows.extend(group.rows);
            }
            _ => joined.push(group),
        }
        single = is_single;
    }
    joined
}

/// How many blank lines stand between most rows of the lists.
fn usual_gap(rows: &[Row]) -> usize {
    let mut gaps: Vec<usize> = rows
        .iter()
        .skip(1)
        .filter(|row| !row.parted && section(row.text).is_none())
        .map(|row| row.gap)
        .collect();
    gaps.sort_unstable();
    gaps.get(gaps.len() / 2).copied().unwrap_or(0)
}
