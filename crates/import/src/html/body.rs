//! Which blocks of a page are its article's. Readability says so (`dom_smoothie`, as Firefox's reader view); what it takes out
//! of the middle of a text is looked at again here.

use super::address::Base;
use super::blocks::{Block, blocks};
use crate::markup::Kind;
use crate::shape;
use dom_query::{Document, NodeId, NodeRef};
use dom_smoothie::{Config, Readability};
use std::collections::{HashMap, HashSet};

/// The part of a page where its article is.
pub(crate) struct Body {
    /// Its blocks, in order, and whether each is the article's.
    pub(crate) blocks: Vec<(Block, bool)>,
    /// The other blocks of the page.
    pub(crate) beside: Vec<Block>,
    /// What Readability took for the title, and for the authors.
    pub(crate) title: String,
    pub(crate) byline: Option<String>,
}

/// The attribute that tells, in what Readability gives back, which element of the page was kept. Its number is a part of
/// its name, so that an element that stands for two has both.
const MARK: &str = "data-av-";

/// Finds the article in a page. None where there is none.
pub(crate) fn body(document: &Document, base: &Base) -> Option<Body> {
    let root = document.body()?;
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

    let all = blocks(root, base);
    // A text that stood in a `<div>` alone stands in a new element.
    let given = Document::fragment(found.content.clone());
    let texts: HashSet<String> = blocks(given.root(), base).iter().map(Block::text).collect();
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
    let container = container(document, all.iter().filter(|block| is_kept(block)))?;
    let first = all.iter().position(is_kept)?;
    let last = all.iter().rposition(is_kept)?;
    let mut taken: Vec<bool> = all.iter().map(is_kept).collect();
    for at in (first..=last).rev() {
        taken[at] = taken[at]
            || (is_inside(document, &all[at], container) && is_text(document, &all, &taken, at));
    }
    let mut body = Vec::new();
    let mut beside = Vec::new();
    for (at, (block, taken)) in all.into_iter().zip(taken).enumerate() {
        if taken || ((first..=last).contains(&at) && is_inside(document, &block, container)) {
            body.push((block, taken));
        } else {
            beside.push(block);
        }
    }
    Some(Body {
        blocks: body,
        beside,
        title: found.title,
        byline: found.byline,
    })
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
            taken.get(at + 1).copied().unwrap_or_default()
                && matches!(all[at + 1].kind, Kind::Paragraph | Kind::Quote(_))
        }
        Kind::Image(image) => image.caption.is_some(),
        Kind::Item | Kind::Embedded(_) => false,
    }
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

/// Whether a block stands beside the text, by the names that such boxes have.
fn is_aside(document: &Document, block: &Block) -> bool {
    const NAMES: [&str; 16] = [
        "related",
        "promo",
        "newsletter",
        "share",
        "social",
        "advert",
        "comment",
        "recirc",
        "recommend",
        "sponsor",
        "signup",
        "subscribe",
        "author-bio",
        "paywall",
        "teaser",
        "popular",
    ];
    let Some(node) = document.tree.get(&block.element) else {
        return true;
    };
    std::iter::once(node)
        .chain(node.ancestors_it(Some(6)))
        .any(|above| {
            let name = above.node_name().unwrap_or_default();
            if matches!(&*name, "body" | "main" | "article") {
                return false;
            }
            let names = [
                above.class().unwrap_or_default(),
                above.id_attr().unwrap_or_default(),
            ]
            .map(|names| names.to_ascii_lowercase());
            matches!(&*name, "aside" | "nav" | "footer" | "form")
                || NAMES
                    .iter()
                    .any(|part| names.iter().any(|names| names.contains(part)))
        })
}
