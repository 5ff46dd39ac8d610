//! What stands around a text, by the names that sites give to the elements of such parts.

use super::blocks::Block;
use super::elements::is_page;
use crate::shape;
use dom_query::{Document, NodeRef};

/// How far up the names count.
const ABOVE: usize = 6;
/// A box with more words than this, and than a quarter of the text, is no box.
const LONGEST_BOX: usize = 80;

/// The names of an element: its classes, its id, and what its site's scripts call it. An id that is made of the heading
/// under it says what the text is about: `<section id="ships-we-share"><h2>Ships we share</h2>`.
fn names(element: &NodeRef) -> String {
    let of = |name: &str| element.attr(name).map(|names| names.to_ascii_lowercase());
    let names = ["class", "id", "data-component", "data-testid"].iter();
    names
        .filter(|name| **name != "id" || !is_of_heading(element))
        .filter_map(|name| of(name))
        .collect::<Vec<_>>()
        .join(" ")
}

fn is_of_heading(element: &NodeRef) -> bool {
    let bare = |text: &str| -> String {
        let chars = text.chars().filter(|c| c.is_alphanumeric());
        chars.flat_map(char::to_lowercase).collect()
    };
    let Some(id) = element.attr("id").filter(|id| id.contains(['-', '_'])) else {
        return false;
    };
    let heading = std::iter::once(*element)
        .chain(element.descendants_it())
        .find(|node| is_heading(node));
    heading.is_some_and(|heading| bare(&heading.text()) == bare(&id))
}

fn is_heading(node: &NodeRef) -> bool {
    ["h1", "h2", "h3", "h4", "h5", "h6"]
        .iter()
        .any(|name| node.has_name(name))
}

/// The elements in which a block stands, the nearest first, as far as the article.
fn around<'d>(document: &'d Document, block: &Block) -> Vec<NodeRef<'d>> {
    let Some(node) = document.tree.get(&block.element) else {
        return Vec::new();
    };
    let is_whole = |node: &NodeRef| {
        ["body", "main", "article"]
            .iter()
            .any(|name| node.has_name(name))
    };
    std::iter::once(node)
        .chain(node.ancestors_it(Some(ABOVE)))
        .take_while(|node| !is_whole(node))
        .collect()
}

/// Whether a block that Readability took out stands beside the text.
pub(crate) fn is_aside(document: &Document, block: &Block) -> bool {
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
    around(document, block).iter().any(|above| {
        let names = names(above);
        ["aside", "nav", "footer"]
            .iter()
            .any(|name| above.has_name(name))
            || (above.has_name("form") && !is_page(above))
            || NAMES.iter().any(|part| names.contains(part))
    })
}

/// Whether a block that Readability left in the text stands in a small box that asks the reader for something or leads away.
/// A page of few words it gives back as it is.
pub(crate) fn is_box(document: &Document, block: &Block, total: usize) -> bool {
    const NAMES: [&str; 14] = [
        "related",
        "newsletter",
        "share",
        "sharing",
        "social",
        "advert",
        "ad-slot",
        "adslot",
        "recirc",
        "signup",
        "sign-up",
        "subscribe",
        "comments",
        "most-popular",
    ];
    around(document, block).iter().any(|above| {
        let names = names(above);
        (above.has_name("nav") || NAMES.iter().any(|part| names.contains(part)))
            && shape::words(&above.text()) <= LONGEST_BOX.max(total / 4)
    })
}

/// Whether a short block stands with the byline and the dates.
pub(crate) fn is_credit(document: &Document, block: &Block) -> bool {
    const NAMES: [&str; 14] = [
        "byline",
        "by-line",
        "author",
        "contributor",
        "timestamp",
        "date",
        "posted-on",
        "entry-meta",
        "post-meta",
        "article-meta",
        "article__meta",
        "submitted",
        "reading-time",
        "read-time",
    ];
    let is_named = |above: &NodeRef| {
        let names = names(above);
        let says = |name: &str| names.split([' ', '_']).any(|part| part.contains(name));
        ["address", "time"].iter().any(|name| above.has_name(name))
            || above.children_it(false).any(|child| child.has_name("time"))
            || NAMES.iter().any(|name| says(name))
    };
    let is_short = shape::words(&block.text()) <= 12;
    is_short && around(document, block).iter().take(4).any(is_named)
}
