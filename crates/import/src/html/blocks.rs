//! The blocks of a page: what stands in a paragraph, a heading, an item of a list, a figure, in the order of the page,
//! each with its links and emphasis.

use super::address::Base;
use super::elements::{Tag, is_layout};
use super::picture::{is_caption, picture};
use super::place::Place;
use crate::markup::{Kind, are_all, joined};
use crate::shape;
use crate::speakers::Role;
use article_viewer_model::{Run, Text, takes_no_room};
use dom_query::{NodeId, NodeRef};

/// A block of a page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Block {
    pub(crate) kind: Kind,
    /// The element in which it stands.
    pub(crate) element: NodeId,
    /// The page says that it is asked or answered: schema.org's `Question` and `Answer`, `<dt>` and `<dd>`.
    pub(crate) role: Option<Role>,
    /// Where the name ends that the page marks as the speaker's, in its text.
    pub(crate) named: Option<usize>,
    /// The first place near its beginning where its source has several spaces: "Q   When does it sail?"
    pub(crate) wide: Option<usize>,
    /// Empty for an image and what is embedded.
    pub(crate) runs: Vec<Run>,
    /// How many of its characters are links.
    pub(crate) linked: usize,
}

impl Block {
    /// Its words, in one line.
    pub(crate) fn text(&self) -> String {
        self.runs.iter().map(|run| &*run.text).collect()
    }

    /// All of its words are in bold type.
    pub(crate) fn is_strong(&self) -> bool {
        are_all(&self.runs, |run| run.strong)
    }

    /// More of it is links than not.
    pub(crate) fn is_linked(&self) -> bool {
        self.linked * 2 > self.text().chars().count()
    }
}

/// The blocks under an element.
pub(crate) fn blocks(root: NodeRef, base: &Base) -> Vec<Block> {
    let mut reader = Reader {
        base,
        found: Vec::new(),
        open: Line::default(),
    };
    reader.element(root, &Place::default());
    reader.found
}

/// A block while it is read.
#[derive(Default)]
struct Line {
    text: String,
    /// Marks, and where in the text they end.
    runs: Vec<(Run, usize)>,
    linked: usize,
    named: Option<usize>,
    wide: Option<usize>,
}

struct Reader<'b> {
    base: &'b Base,
    found: Vec<Block>,
    open: Line,
}

impl Reader<'_> {
    fn element(&mut self, element: NodeRef, place: &Place) {
        let name = element.node_name().unwrap_or_default();
        let mut here = place.clone();
        let is_cite =
            matches!(&*name, "cite" | "footer") && matches!(place.kind, Kind::Quote(Some(_)));
        if is_cite {
            return;
        }
        if matches!(&*name, "td" | "th") && !self.open.runs.is_empty() && !is_layout(&element) {
            self.words(" | ", place);
        }
        let tag = Tag::of(&name, &element);
        if is_caption(&name, &element) && !matches!(tag, Tag::Nothing) && self.caption(&element) {
            return;
        }
        match tag {
            Tag::Nothing => return,
            Tag::Embedded => {
                self.close(place);
                let kind = Kind::Embedded(name.to_string());
                self.found.push(block(kind, &here, element.id));
                return;
            }
            Tag::Break => {
                self.line_break(&element, place);
                return;
            }
            Tag::Image => {
                self.image(&element, &here);
                return;
            }
            Tag::Figure => {
                self.close(place);
                self.figure(&element, &here);
                return;
            }
            Tag::Formula => {
                self.words(&formula(&element), &here);
                return;
            }
            Tag::Inline => {
                here.mark(&name, &element, self.base);
                self.part_spans(&name, &element);
                let begins = self.open.text.trim().is_empty();
                for child in element.children_it(false) {
                    self.node(child, &here);
                }
                if begins && names_speaker(&element) {
                    self.open.named = Some(self.open.text.len());
                }
                return;
            }
            Tag::Block(kind) => {
                self.close(place);
                here.kind = kind.unwrap_or(here.kind);
            }
        }
        here.element = Some(element.id);
        if matches!(&*name, "a" | "b" | "strong" | "i" | "em") {
            // A link or bold type around whole paragraphs.
            here.mark(&name, &element, self.base);
        }
        // What is set in a block is not inherited by the marks of a line, but the language is.
        here.enter(&name, &element);
        for child in element.children_it(false) {
            self.node(child, &here);
        }
        if names_speaker(&element) {
            self.open.named = Some(self.open.text.len());
        }
        self.close(&here);
    }

    fn node(&mut self, node: NodeRef, place: &Place) {
        if node.is_text() {
            self.words(&node.text(), place);
        } else if node.is_element() {
            self.element(node, place);
        }
    }

    /// Adds text to the open block; white space is one space, and none at its beginning.
    fn words(&mut self, text: &str, place: &Place) {
        let mut out = String::with_capacity(text.len());
        let ends_in_space = self.open.text.is_empty() || self.open.text.ends_with(' ');
        let mut last = None;
        for c in text.chars() {
            if c == ' ' && last == Some(' ') && out.ends_with(' ') {
                let at = self.open.text.len() + out.len() - 1;
                self.open.wide = self.open.wide.or(Some(at).filter(|at| *at < NEAR));
            }
            last = Some(c);
            let is_space = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}');
            let after_space = if out.is_empty() {
                ends_in_space
            } else {
                out.ends_with(' ')
            };
            if !is_space {
                out.push(c);
            } else if !after_space {
                out.push(' ');
            }
        }
        if out.is_empty() {
            return;
        }
        if place.in_link {
            self.open.linked += out.trim().chars().count();
        }
        self.open.text.push_str(&out);
        let end = self.open.text.len();
        match self.open.runs.last_mut() {
            Some((marks, to)) if *marks == place.marks => *to = end,
            _ => self.open.runs.push((place.marks.clone(), end)),
        }
    }

    /// Two spans that touch are parted by their style: `<span>Bergen</span><span>Agency</span>`.
    fn part_spans(&mut self, name: &str, element: &NodeRef) {
        let follows = |node: &NodeRef| node.has_name("span");
        if name != "span" || !element.prev_sibling().as_ref().is_some_and(follows) {
            return;
        }
        let ends = |c: char| c.is_lowercase() || matches!(c, '.' | ')' | '”');
        let next = element.text();
        if self.open.text.ends_with(ends) && next.starts_with(char::is_uppercase) {
            self.words(" ", &Place::default());
        }
    }

    /// Takes an element as the caption of the picture above it, if one stands there.
    fn caption(&mut self, element: &NodeRef) -> bool {
        let is_open = !self.open.text.trim().is_empty();
        let Some(Block {
            kind: Kind::Image(image),
            ..
        }) = self.found.last_mut().filter(|_| !is_open)
        else {
            return false;
        };
        let is_credit = element
            .class()
            .is_some_and(|names| names.contains("credit"));
        if image.caption.is_some() && !is_credit {
            return false;
        }
        let mut runs = image.caption.take().map_or_else(Vec::new, |text| text.0);
        let more = caption(*element, self.base);
        if !runs.is_empty() && !more.is_empty() {
            runs.push(Run::plain(" "));
        }
        runs.extend(more);
        image.caption = (!runs.is_empty()).then_some(Text(joined(runs)));
        true
    }

    /// Two breaks part paragraphs. After one, a label parts them too ("Q: … <br>A: …"); else it is a space.
    fn line_break(&mut self, element: &NodeRef, place: &Place) {
        let mut next = element.next_sibling();
        while next
            .as_ref()
            .is_some_and(|node| node.is_text() && node.text().trim().is_empty())
        {
            next = next.and_then(|node| node.next_sibling());
        }
        let is_break = next.as_ref().is_some_and(|node| node.has_name("br"));
        let begins_speech = next.as_ref().is_some_and(|node| {
            let mut line = node.text().to_string();
            let mut after = node.next_sibling();
            while let Some(node) = after.filter(|node| !node.has_name("br")) {
                line.push_str(&node.text());
                after = node.next_sibling();
            }
            let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
            crate::label::read(&line).is_some() || shape::begins_with_long_dash(&line).is_some()
        });
        if is_break || begins_speech || self.parts_lines(next.as_ref()) {
            self.close(place);
        } else {
            self.words(" ", &Place::default());
        }
    }

    /// One break parts a line in bold from what is not, and a link from a link: a headline from its byline, a question
    /// from its answer, a story from the next.
    fn parts_lines(&self, next: Option<&NodeRef>) -> bool {
        let Some(next) = next else {
            return false;
        };
        let is_strong = |node: &NodeRef| node.has_name("b") || node.has_name("strong");
        let is_blank = |from: usize, to: usize| {
            let words = self.open.text.get(from..to).unwrap_or_default();
            words.trim().is_empty()
        };
        let mut from = 0;
        let mut all = |is: fn(&Run) -> bool| {
            from = 0;
            self.open.runs.iter().all(|(marks, to)| {
                let blank = is_blank(from, *to);
                from = *to;
                blank || is(marks)
            })
        };
        let has_text = !self.open.text.trim().is_empty();
        let (strong, linked) = (all(|run| run.strong), all(|run| run.href.is_some()));
        has_text
            && ((strong && !is_strong(next))
                || (linked && next.has_name("a"))
                || (!strong && is_strong(next) && shape::is_sentence(self.open.text.trim_end())))
    }

    /// Ends the open block, if anything stands in it.
    fn close(&mut self, place: &Place) {
        let line = std::mem::take(&mut self.open);
        let text = line.text.trim_end_matches(' ');
        if text.chars().all(|c| c.is_whitespace() || takes_no_room(c)) {
            return;
        }
        let mut from = 0;
        let runs = line.runs.into_iter().filter_map(|(marks, to)| {
            let words = text
                .get(from..to.min(text.len()))
                .filter(|words| !words.is_empty())?;
            from = to;
            Some(Run {
                text: words.into(),
                ..marks
            })
        });
        let runs = runs.collect();
        if let Some(element) = place.element {
            self.found.push(Block {
                runs,
                linked: line.linked,
                wide: line.wide.filter(|at| *at < text.len()),
                named: line.named.map(|end| end.min(text.len())),
                ..block(place.kind.clone(), place, element)
            });
        }
    }

    /// A picture within a line ends the paragraph; a button's or a face's is none of the article.
    fn image(&mut self, element: &NodeRef, place: &Place) {
        if let Some(image) = picture(element, self.base) {
            self.close(place);
            self.found
                .push(block(Kind::Image(Box::new(image)), place, element.id));
        }
    }

    /// A picture with its caption; a figure that has none is read as what stands in it.
    fn figure(&mut self, element: &NodeRef, place: &Place) {
        let picture = element
            .descendants_it()
            .filter(|node| {
                node.has_name("img") || node.has_name("amp-img") || node.has_attr("data-src")
            })
            .find_map(|img| picture(&img, self.base));
        let Some(mut image) = picture.filter(|_| !has_text(element)) else {
            let mut here = place.clone();
            here.element = Some(element.id);
            for child in element.children_it(false) {
                self.node(child, &here);
            }
            self.close(&here);
            return;
        };
        let found = element
            .descendants_it()
            .find(|node| node.has_name("figcaption"));
        if let Some(found) = found {
            let runs = caption(found, self.base);
            image.caption = (!runs.is_empty()).then_some(Text(joined(runs)));
        }
        self.found
            .push(block(Kind::Image(Box::new(image)), place, element.id));
    }
}

/// Besides pictures and their captions a text stands in the figure.
fn has_text(figure: &NodeRef) -> bool {
    let mut texts = figure.descendants_it().filter(|node| {
        let parts = ["p", "pre", "blockquote", "table"];
        parts.iter().any(|name| node.has_name(name))
    });
    texts.any(|node| {
        let mut above = node.ancestors_it(None);
        let is_told = above.any(|node| node.has_name("figcaption") || node.has_name("noscript"));
        !is_told
            && !is_caption("", &node)
            && shape::words(&node.text()) >= 12
            && shape::is_sentence(node.text().trim())
    })
}

/// The words of a caption, its paragraphs in one line.
fn caption(element: NodeRef, base: &Base) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for part in blocks(element, base) {
        if !runs.is_empty() && !part.runs.is_empty() {
            runs.push(Run::plain(" "));
        }
        runs.extend(part.runs);
    }
    runs
}

fn block(kind: Kind, place: &Place, element: NodeId) -> Block {
    Block {
        kind,
        element,
        role: place.role,
        named: None,
        wide: None,
        runs: Vec::new(),
        linked: 0,
    }
}

/// A label has fewer bytes than this.
const NEAR: usize = 80;

/// The page marks a speaker's name: `<span class="speaker">Anna Berg</span>`.
fn names_speaker(element: &NodeRef) -> bool {
    let names = element.class().unwrap_or_default().to_ascii_lowercase();
    ["speaker", "interviewer", "interviewee"]
        .iter()
        .any(|name| names.split([' ', '_', '-']).any(|part| part == *name))
}

/// The signs of a formula, without what says them once more for a program.
fn formula(math: &NodeRef) -> String {
    let is_again = |node: &NodeRef| {
        let parts = ["annotation", "annotation-xml", "script", "style"];
        let mut above = node.ancestors_it(None);
        above.any(|node| parts.iter().any(|name| node.has_name(name)))
    };
    let signs = math.descendants_it().filter(NodeRef::is_text);
    let signs = signs.filter(|node| !is_again(node));
    signs.map(|node| node.text().trim().to_owned()).collect()
}
