//! `article-viewer tag`: which countries each headline names, and with `--explain` why.

use crate::arguments::Tag as Call;
use crate::failure::{Failure, Outcome};
use crate::list;
use crate::output;
use article_viewer_countries::{Candidate, Gazetteer, Kind, Rule};
use article_viewer_model::{Headlines, Item, Severity, read};
use std::borrow::Cow;

/// Tags headlines, one a line.
pub(crate) fn run(call: &Call) -> Result<Outcome, Failure> {
    let text = call.headlines.text()?;
    let gazetteer = Gazetteer::english();
    let mut tagged = String::with_capacity(text.len() + text.len() / 4);
    for headline in &headlines(&text) {
        let headline = headline.as_ref();
        if call.explain {
            let candidates = gazetteer.explain(headline);
            let counted = candidates
                .iter()
                .filter(|candidate| candidate.rejected.is_none());
            tagged += &line(
                counted
                    .map(|candidate| candidate.mention.country.as_str())
                    .collect(),
                headline,
            );
            for candidate in candidates.iter().filter(|candidate| !is_word(candidate)) {
                tagged += &reason(candidate, headline);
            }
        } else {
            tagged += &line(
                gazetteer
                    .tag(headline)
                    .iter()
                    .map(|mention| mention.country.as_str())
                    .collect(),
                headline,
            );
        }
    }
    output::to_stdout(&tagged)?;
    Ok(Outcome::Good)
}

/// The headlines of a list or an article in JSON, else the lines of a text that aren't blank.
fn headlines(text: &str) -> Vec<Cow<'_, str>> {
    let items = match text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}') {
        _ if list::is_list(text.as_bytes()) => items_of_list(text.as_bytes()),
        article if article.starts_with('{') => match read(text.as_bytes()).article {
            Some(article) => match article.headlines {
                Headlines::List(items) => Some(items),
                Headlines::Src(_) => None,
            },
            None => None,
        },
        _ => None,
    };
    match items {
        // A line break inside a headline would look like the end of its line.
        Some(items) => items
            .iter()
            .map(|item| {
                item.headline
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ")
                    .into()
            })
            .collect(),
        None => text
            .trim_start_matches('\u{FEFF}')
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(Cow::Borrowed)
            .collect(),
    }
}

fn items_of_list(json: &[u8]) -> Option<Vec<Item>> {
    let (items, faults) = list::read(json);
    let is_json = faults.iter().all(|fault| fault.severity != Severity::Json);
    is_json.then_some(items)
}

/// `CODES<TAB>headline`
fn line(mut codes: Vec<&str>, headline: &str) -> String {
    codes.sort_unstable();
    codes.dedup();
    format!("{}\t{headline}\n", codes.join(" "))
}

/// Whether a word that every second headline has only has the letters of a region's abbreviation: "in", "or". Nobody
/// asks why that is no country.
fn is_word(candidate: &Candidate) -> bool {
    candidate.rejected == Some(Rule::Spelling) && candidate.mention.kind == Kind::Region
}

/// `  KZ  Karaganda  a city`, or why it doesn't count: `  not JO  Jordan  It is a given name here.`
fn reason(candidate: &Candidate, headline: &str) -> String {
    let mention = &candidate.mention;
    let code = mention.country.as_str();
    let name = headline.get(mention.range.clone()).unwrap_or_default();
    match candidate.rejected {
        None => format!("  {code}  {name}  {}\n", mention.kind.label()),
        Some(rule) => format!("  not {code}  {name}  {}\n", rule.sentence()),
    }
}
