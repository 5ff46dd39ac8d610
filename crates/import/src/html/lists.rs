//! The lists of stories around an article: links under a heading that says so ("Related stories", "Latest news").

use super::address::Base;
use super::blocks::Block;
use crate::markup::Kind;
use crate::sections::{Section, section};
use crate::shape;
use article_viewer_model::{Item, NonBlank};

/// Related stories, and headlines.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    pub(crate) related: Vec<Item>,
    pub(crate) headlines: Vec<Item>,
}

/// Finds them among the blocks beside the article.
pub(crate) fn lists(blocks: &[Block], base: &Base) -> Lists {
    let mut lists = Lists::default();
    let mut under = None;
    for block in blocks {
        let text = block.text();
        if let Some(section) = section(&text) {
            under = Some(section);
            continue;
        }
        if let Some((section, item)) = labelled(block, &text) {
            let list = match section {
                Section::Related => &mut lists.related,
                _ => &mut lists.headlines,
            };
            add(list, item);
            continue;
        }
        let item = story(block, &text).filter(|item| {
            item.url
                .as_deref()
                .is_some_and(|url| base.is_same_site(url))
        });
        match (under, item) {
            (Some(Section::Related), Some(item)) => add(&mut lists.related, item),
            (Some(Section::Latest), Some(item)) => add(&mut lists.headlines, item),
            // A date, a label or a picture between two stories ends no list.
            (_, None) if block.kind != Kind::Heading && shape::words(&text) <= 12 => {}
            _ => under = None,
        }
    }
    lists
}

/// A link that says what it is: `<a><span>Related article</span> <span>Ferry sails again</span></a>`.
fn labelled(block: &Block, text: &str) -> Option<(Section, Item)> {
    let mut ends = text.match_indices([' ', ':']).map(|(at, _)| at).take(4);
    let (section, rest) = ends.find_map(|at| {
        let section = section(&text[..at]).filter(|section| *section != Section::More)?;
        let rest = text[at..].trim_start_matches([' ', ':']);
        shape::begins_upper(rest).then_some((section, rest))
    })?;
    Some((section, story(block, rest)?))
}

fn add(list: &mut Vec<Item>, item: Item) {
    if !list.iter().any(|other| other.headline == item.headline) {
        list.push(item);
    }
}

/// A block that is one link with the words of a headline.
fn story(block: &Block, text: &str) -> Option<Item> {
    let url = block.runs.iter().find_map(|run| run.href.clone())?;
    // Without the hour before it.
    let linked = block.runs.iter().filter(|run| run.href.is_some());
    let linked: String = linked.map(|run| &*run.text).collect();
    let text = if text.ends_with(linked.as_str()) {
        linked.trim()
    } else {
        text
    };
    // "US & Canada" is a section; a headline of a script without spaces is one word.
    let is_short = shape::words(text) < 4 && (shape::has_case(text) || text.chars().count() < 8);
    if !block.is_linked() || is_short {
        return None;
    }
    Some(Item {
        url: Some(url),
        ..Item::new(NonBlank::new(text)?)
    })
}
