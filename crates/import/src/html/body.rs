//! Which blocks of a page are its article's. Readability says so (`dom_smoothie`, as Firefox's reader view); what it takes out
//! of the middle of a text is looked at again here.

use super::address::Base;
use super::blocks::{Block, blocks};
use super::furniture::{is_aside, is_box, is_credit};
use crate::data::fold;
use crate::head::{self, Says};
use crate::markup::{Kind, Standing};
use crate::sections::section;
use crate::shape;
use dom_query::{Document, NodeId, NodeRef};
use dom_smoothie::{Article, Config, Readability};
use std::collections::{HashMap, HashSet};

/// The part of a page where its article is.
pub(crate) struct Body {
    /// Its blocks, in order, and where each stands.
    pub(crate) blocks: Vec<(Block, Standing)>,
    /// The blocks of the page that are not the article's.
    pub(crate) beside: Vec<Block>,
    /// The sentence between the headline and the text.
    pub(crate) standfirst: Option<String>,
    /// What Readability took for the title, and for the authors.
    pub(crate) title: String,
    pub(crate) byline: Option<String>,
}

/// The attribute that tells, in what Readability gives back, which element of the page was kept. Its number is a part of
/// its name, so that an element that stands for two has both.
const MARK: &str = "data-av-";

/// So many blocks below a standfirst may be a byline and a day.
const FEW: usize = 4;

/// So far up an element may be taken out as a whole.
const WHOLE: usize = 4;
/// An element with no more words that are text again is a box.
const FEW_WORDS: usize = 40;

/// Finds the article in a page. None where there is none.
pub(crate) fn body(document: &Document, base: &Base) -> Option<Body> {
    let root = document.body()?;
    let (found, kept) = readable(document, root)?;
    let all = blocks(root, base);
    // A text that stood in a `<div>` alone stands in a new element.
    let given = Document::fragment(found.content.clone());
    let texts: HashSet<String> = blocks(given.root(), base).iter().map(Block::text).collect();
    let mut taken = of_reader(document, &all, &kept, &texts);
    let by_reader = taken.clone();
    let kept = all.iter().zip(&taken).filter(|(_, taken)| **taken);
    let container = container(document, kept.map(|(block, _)| block))?;
    let first = taken.iter().position(|taken| *taken)?;
    let last = taken.iter().rposition(|taken| *taken)?;
    for at in (first..=last).rev() {
        taken[at] = taken[at]
            || ((is_inside(document, &all[at], container) || is_captioned(&all[at]))
                && is_text(document, &all, &taken, at));
    }
    take_whole(
        document,
        &all[first..=last],
        &mut taken[first..=last],
        &by_reader[first..=last],
    );
    let words = |(block, taken): (&Block, &bool)| {
        let text = block.text();
        if *taken { shape::words(&text) } else { 0 }
    };
    let listed: Vec<bool> = (0..all.len())
        .map(|at| heads_list(&all, &taken, at))
        .collect();
    let total = all.iter().zip(&taken).map(words).sum();
    for (at, block) in all.iter().enumerate() {
        taken[at] &= !is_box(document, block, total) && !listed[at];
    }
    let first_text = (first..=last)
        .find(|at| taken[*at] && is_running(&all[*at]))
        .unwrap_or(first);
    let top = headline(&all[..first_text], &found.title).unwrap_or(first);
    // What stands above the headline is the page's.
    taken[first.min(top)..top].fill(false);
    for at in top..first_text {
        // The rules for every page read the byline and the day where the page states none.
        let is_told = !all[at].is_linked() && head::says(&all[at].text()) != Says::Text;
        taken[at] |=
            (is_captioned(&all[at]) || (at > top && is_told)) && !is_aside(document, &all[at]);
    }
    let stands_first = |block: &&Block| {
        let text = block.text();
        matches!(block.kind, Kind::Paragraph | Kind::Heading)
            && (6..=60).contains(&shape::words(&text))
            && shape::is_sentence(&text)
            && !block.is_linked()
            && !is_aside(document, block)
            && !is_credit(document, block)
    };
    let above = (top + 1..first_text).filter(|at| !taken[*at]);
    let standfirst = above.map(|at| &all[at]).find(stands_first);
    let standfirst = standfirst.map(Block::text);
    let end = (first..=last).rfind(|at| taken[*at] && !all[*at].is_linked());
    for at in end.map_or(last, |end| end + 1)..=last {
        // "Back to the list"
        taken[at] &= shape::words(&all[at].text()) > 6;
    }
    for at in top..first_text {
        // The department in which a story stands, above its first words.
        taken[at] &= !all[at].is_linked() || is_credit(document, &all[at]);
    }
    let mut body = Vec::new();
    let mut beside = Vec::new();
    for (at, (block, taken)) in all.into_iter().zip(taken).enumerate() {
        let is_high = (top..first_text + FEW).contains(&at);
        let standing = if is_high && is_credit(document, &block) {
            Standing::Credit
        } else if taken {
            Standing::Text
        } else if is_lost(document, &block, total)
            && (first_text..=last).contains(&at)
            && is_inside(document, &block, container)
            && !listed[at]
            && standfirst.as_deref() != Some(&*block.text())
        {
            Standing::Lost
        } else {
            beside.push(block.clone());
            Standing::Beside
        };
        let is_near = (top.min(first)..first_text).contains(&at)
            || ((first..=last).contains(&at) && is_inside(document, &block, container));
        if taken || is_near {
            body.push((block, standing));
        }
    }
    Some(Body {
        blocks: body,
        beside,
        standfirst,
        title: found.title,
        byline: found.byline,
    })
}

/// What Readability gives back, and which elements of the page it kept.
fn readable(document: &Document, root: NodeRef) -> Option<(Article, HashSet<NodeId>)> {
    let elements: Vec<NodeId> = root
        .descendants_it()
        .filter(NodeRef::is_element)
        .map(|node| node.id)
        .collect();
    let marked = document.clone();
    for (number, id) in elements.iter().enumerate() {
        if let Some(node) = marked.tree.get(id) {
            node.set_attr(&format!("{MARK}{number}"), "");
        }
    }
    let config = Config {
        keep_classes: true,
        ..Config::default()
    };
    let found = Readability::with_document(marked, None, Some(config))
        .ok()?
        .parse()
        .ok()?;
    let kept: HashSet<NodeId> = found
        .content
        .split(MARK)
        .skip(1)
        .filter_map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_digit())?;
            elements.get(rest[..end].parse::<usize>().ok()?).copied()
        })
        .collect();
    Some((found, kept))
}

/// Which blocks Readability kept: by the elements that it kept, or by the texts that it gave back.
fn of_reader(
    document: &Document,
    all: &[Block],
    kept: &HashSet<NodeId>,
    texts: &HashSet<String>,
) -> Vec<bool> {
    let is_kept = |block: &Block| {
        let near = || {
            let node = document.tree.get(&block.element);
            node.is_some_and(|node| {
                node.ancestors_it(Some(3))
                    .any(|above| kept.contains(&above.id))
            })
        };
        let text = block.text();
        kept.contains(&block.element)
            || (texts.contains(&text) && (shape::words(&text) >= 8 || near()))
    };
    all.iter().map(is_kept).collect()
}

/// The heading above the text that says what the page's title says, perhaps with the site's name.
fn headline(above: &[Block], title: &str) -> Option<usize> {
    let title = fold(title);
    above.iter().rposition(|block| {
        let text = fold(&block.text());
        let is_set = block.kind == Kind::Heading || block.is_strong();
        is_set && !text.is_empty() && title.contains(&text) && text.len() * 3 > title.len()
    })
}

/// A picture that is worth words.
fn is_captioned(block: &Block) -> bool {
    matches!(&block.kind, Kind::Image(image) if image.caption.is_some())
}

/// A paragraph that is more than a name or a day.
fn is_running(block: &Block) -> bool {
    let text = block.text();
    let is_long = shape::words(&text) >= 12 || !shape::has_case(&text) && text.chars().count() > 30;
    matches!(block.kind, Kind::Paragraph | Kind::Quote(_) | Kind::Item)
        && (is_long || shape::is_sentence(&text) || block.role.is_some())
}

/// It heads a list of stories, or is one of them.
fn heads_list(all: &[Block], taken: &[bool], at: usize) -> bool {
    let is_list = |block: &Block| section(&block.text()).is_some();
    let head = (0..=at)
        .rev()
        .find(|at| is_list(&all[*at]) || !all[*at].is_linked());
    let Some(head) = head.filter(|head| is_list(&all[*head])) else {
        return false;
    };
    let next = (head + 1..all.len()).find(|at| taken[*at] || all[*at].is_linked());
    next.is_none_or(|next| all[next].is_linked())
}

/// The deepest element with nine tenths of the text.
fn container<'b>(document: &Document, kept: impl Iterator<Item = &'b Block>) -> Option<NodeId> {
    let mut lengths: HashMap<NodeId, (usize, usize)> = HashMap::new();
    let mut total = 0;
    for block in kept {
        let length = block.text().chars().count();
        total += length;
        let node = document.tree.get(&block.element)?;
        let ancestors = node.ancestors(None);
        let depth = ancestors.len();
        for (above, ancestor) in ancestors.iter().enumerate() {
            let entry = lengths.entry(ancestor.id).or_insert((0, depth - above));
            entry.0 += length;
        }
    }
    lengths
        .into_iter()
        .filter(|(_, (length, _))| *length * 10 >= total * 9)
        .max_by_key(|(_, (_, depth))| *depth)
        .map(|(id, _)| id)
}

fn is_inside(document: &Document, block: &Block, container: NodeId) -> bool {
    document.tree.get(&block.element).is_some_and(|node| {
        node.id == container || node.ancestors_it(None).any(|above| above.id == container)
    })
}

/// Text that Readability took out of the middle: a paragraph that is none of a list of links nor of a box beside the
/// text, a heading with such a paragraph below it, a picture with a caption.
fn is_text(document: &Document, all: &[Block], taken: &[bool], at: usize) -> bool {
    let block = &all[at];
    if is_aside(document, block) {
        return false;
    }
    if block.is_linked() {
        return block.kind == Kind::Item && stands_in_text(all, taken, at);
    }
    let text = block.text();
    match &block.kind {
        Kind::Paragraph | Kind::Quote(_) => shape::words(&text) >= 12 && shape::is_sentence(&text),
        Kind::Heading => {
            // A picture or a video may stand between it and its text.
            let is_shown = |at: &usize| matches!(all[*at].kind, Kind::Image(_) | Kind::Embedded(_));
            let below = (at + 1..all.len()).find(|at| !is_shown(at));
            below.is_some_and(|below| {
                taken[below] && matches!(all[below].kind, Kind::Paragraph | Kind::Quote(_))
            })
        }
        Kind::Image(_) => is_captioned(block),
        Kind::Item | Kind::Embedded(_) => false,
    }
}

/// An element that Readability took out whole, and of which most words are text again, comes back whole, with its short
/// lines and lists.
fn take_whole(document: &Document, all: &[Block], taken: &mut [bool], by_reader: &[bool]) {
    let above = |block: &Block| -> Vec<NodeId> {
        let node = document.tree.get(&block.element);
        let above = node.map(|node| node.ancestors(Some(WHOLE)));
        above.iter().flatten().map(|node| node.id).collect()
    };
    // Of each element, the words that are text again and those that are none; none for one of which something was kept.
    let mut words: HashMap<NodeId, Option<(usize, usize)>> = HashMap::new();
    for (at, block) in all.iter().enumerate() {
        let length = shape::words(&block.text());
        for id in above(block) {
            let counts = words.entry(id).or_insert(Some((0, 0)));
            if by_reader[at] {
                *counts = None;
            }
            if let Some((again, left)) = counts {
                *(if taken[at] { again } else { left }) += length;
            }
        }
    }
    for (at, block) in all.iter().enumerate() {
        let is_whole = |id: &NodeId| {
            let counts = words.get(id).copied().flatten();
            counts.is_some_and(|(again, left)| again > FEW_WORDS && again > left)
        };
        taken[at] = taken[at]
            || (above(block).iter().any(is_whole)
                && !block.is_linked()
                && !is_aside(document, block));
    }
}

/// A sentence that is no part of the page around the text, so that it should not have been left out.
fn is_lost(document: &Document, block: &Block, total: usize) -> bool {
    let text = block.text();
    let is_set = matches!(block.kind, Kind::Paragraph | Kind::Quote(_) | Kind::Item);
    let is_long = shape::words(&text) >= 6 || !shape::has_case(&text) && text.chars().count() > 15;
    is_set
        && is_long
        && shape::is_sentence(&text)
        && !block.is_linked()
        && !is_aside(document, block)
        && !is_box(document, block, total)
        && !is_credit(document, block)
}

/// A link or three in a list between two paragraphs lead on from them; more are a box.
fn stands_in_text(all: &[Block], taken: &[bool], at: usize) -> bool {
    let is_item = |at: &usize| all[*at].kind == Kind::Item && all[*at].is_linked();
    let above = (0..at).rev().take_while(is_item).count();
    let below = (at + 1..all.len()).take_while(is_item).count();
    let is_paragraph =
        |at: Option<usize>| at.is_some_and(|at| at < all.len() && all[at].kind == Kind::Paragraph);
    let (first, last) = (at.checked_sub(above + 1), at + below + 1);
    above + below < 3
        && is_paragraph(first)
        && is_paragraph(Some(last))
        && taken.get(last) == Some(&true)
}
