//! How each element of a page is read, by its tag: as a block, within a line, or not at all.

use super::hidden::is_hidden;
use crate::markup::Kind;
use crate::shape;
use dom_query::NodeRef;
use std::rc::Rc;

/// How an element is read.
pub(super) enum Tag {
    /// Nothing of it is for a reader.
    Nothing,
    Embedded,
    Break,
    Image,
    Figure,
    Inline,
    /// Its signs stand in the line.
    Formula,
    /// A block, and what it makes of the text in it.
    Block(Option<Kind>),
}

impl Tag {
    pub(super) fn of(name: &str, element: &NodeRef) -> Self {
        if is_hidden(element) {
            return Self::Nothing;
        }
        match name {
            "a" if is_permalink(element) => Self::Nothing,
            "script" | "style" | "template" | "noscript" | "head" | "button" | "select"
            | "input" | "textarea" | "nav" | "dialog" | "svg" | "canvas" | "map" | "wbr"
            | "meta" | "link" | "source" | "track" => Self::Nothing,
            "form" if is_page(element) => Self::Block(None),
            "video" | "audio" | "iframe" | "object" | "embed" | "form" => Self::Embedded,
            "math" => Self::Formula,
            "br" => Self::Break,
            "img" | "amp-img" => Self::Image,
            "amp-youtube" | "amp-video" | "amp-iframe" | "amp-twitter" | "amp-instagram" => {
                Self::Embedded
            }
            "amp-layout" | "amp-accordion" | "amp-carousel" | "amp-fit-text" => Self::Block(None),
            _ if name.starts_with("amp-") => Self::Nothing,
            "figure" => Self::Figure,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Self::Block(Some(Kind::Heading)),
            "li" | "tr" => Self::Block(Some(Kind::Item)),
            "blockquote" => Self::Block(Some(Kind::Quote(cited(element)))),
            "a" | "abbr" | "b" | "bdi" | "bdo" | "cite" | "code" | "data" | "del" | "dfn"
            | "em" | "font" | "i" | "ins" | "kbd" | "label" | "mark" | "q" | "rp" | "rt"
            | "ruby" | "s" | "samp" | "small" | "span" | "strike" | "strong" | "sub" | "sup"
            | "time" | "tt" | "u" | "var" | "big" | "picture" | "acronym" | "nobr" | "td"
            | "th" => {
                // Some sites put whole paragraphs into a span or a link.
                let is_cell = matches!(name, "td" | "th");
                if element.descendants_it().any(|node| is_block(&node))
                    || (is_cell && is_layout(element))
                {
                    Self::Block(None)
                } else {
                    Self::Inline
                }
            }
            _ => Self::Block(None),
        }
    }
}

/// Some pages stand in a form as a whole, for the sake of their search box.
pub(super) fn is_page(form: &NodeRef) -> bool {
    let paragraphs = form.descendants_it().filter(|node| node.has_name("p"));
    let is_text = |node: &NodeRef| shape::words(&node.text()) >= 12;
    paragraphs.filter(is_text).nth(2).is_some()
}

/// A sign beside a heading, which links to that heading: `<a href="#costs">¶</a>`.
fn is_permalink(link: &NodeRef) -> bool {
    let text = link.text();
    let text = text.trim();
    link.attr("href").is_some_and(|href| href.starts_with('#'))
        && matches!(text, "¶" | "#" | "§" | "🔗")
}

/// A cell with lines or pictures in it lays out a page; a table of figures has neither.
pub(super) fn is_layout(cell: &NodeRef) -> bool {
    let parts = ["br", "img", "table", "p", "div"];
    cell.descendants_it()
        .any(|node| parts.iter().any(|name| node.has_name(name)))
}

fn is_block(node: &NodeRef) -> bool {
    const BLOCKS: [&str; 18] = [
        "p",
        "div",
        "section",
        "article",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "blockquote",
        "figure",
        "table",
        "dl",
        "pre",
    ];
    node.is_element()
        && node
            .node_name()
            .is_some_and(|name| BLOCKS.contains(&&*name))
}

/// Who said a quotation: its `<cite>` or `<footer>`, if that stands at its end.
fn cited(quote: &NodeRef) -> Option<Rc<str>> {
    let cite = quote
        .descendants_it()
        .filter(|node| node.has_name("cite") || node.has_name("footer"))
        .last()?;
    let text = super::tags::nonblank(&cite.text())?;
    let text = text.trim_start_matches(['—', '–', '-', '―', ' ']);
    (!text.is_empty()).then(|| text.into())
}
