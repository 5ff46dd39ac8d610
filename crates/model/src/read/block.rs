//! The blocks of a body: the table of their kinds, and how each is read.

use super::walk::{Need, Walk};
use crate::block::{Block, Exchange, Image, Turn};
use crate::fault::{Fault, Severity, short};
use crate::json::{Node, Value};
use crate::text::Text;
use std::rc::Rc;

type ReadBlock = fn(&mut Walk<'_>, &Node<'_>) -> Option<Block>;

/// Every kind of block: its `type`, and what reads it. A new one has its variant in `crate::block` besides.
const KINDS: [(&str, ReadBlock); 5] = [
    ("paragraph", |walk, node| {
        walk.block_text(node, "a paragraph needs a text")
            .map(Block::Paragraph)
    }),
    ("heading", |walk, node| {
        walk.block_text(node, "a heading needs a text")
            .map(Block::Heading)
    }),
    ("quote", |walk, node| walk.quote(node)),
    ("image", |walk, node| walk.image(node).map(Block::Image)),
    ("exchange", |walk, node| {
        walk.exchange(node).map(Block::Exchange)
    }),
];

/// The `type` of a block.
enum Kind {
    Known(ReadBlock),
    /// Of another version; it has left a warning.
    Unknown,
}

/// `paragraph, heading or quote`
fn kinds() -> String {
    let mut list = String::new();
    for (index, (name, _)) in KINDS.iter().enumerate() {
        list.push_str(match index {
            0 => "",
            _ if index + 1 == KINDS.len() => " or ",
            _ => ", ",
        });
        list.push_str(name);
    }
    list
}

impl Walk<'_> {
    pub(super) fn body(&mut self, node: &Node<'_>) -> Option<Vec<Block>> {
        if !matches!(node.value, Value::Array(_)) {
            self.mismatch(Severity::Article, "a list of blocks", node);
            return None;
        }
        self.list(node, Self::block)
    }

    fn block(&mut self, node: &Node<'_>) -> Option<Block> {
        let (offset, before) = (node.offset, self.faults.len());
        let block = match self.kind_of(node) {
            Some(Kind::Known(read)) => read(self, node),
            // No fault of the block: it is left out.
            Some(Kind::Unknown) => return None,
            None => None,
        };
        Some(block.unwrap_or_else(|| Block::Unreadable(self.worst(before, offset))))
    }

    fn kind_of(&mut self, node: &Node<'_>) -> Option<Kind> {
        self.object(node, "a block")?;
        let need = Need {
            name: "type",
            severity: Severity::Block,
            why: &["a block needs a type: ", &kinds()].concat(),
        };
        self.required(node, &need, Self::kind)
    }

    fn kind(&mut self, node: &Node<'_>) -> Option<Kind> {
        let offset = node.offset;
        let kind = self.string(node)?;
        if let Some((_, read)) = KINDS.iter().find(|(name, _)| *name == &*kind) {
            return Some(Kind::Known(*read));
        }
        let message = ["left out: unknown kind of block \"", short(&kind), "\""];
        self.warn(offset, message.concat());
        Some(Kind::Unknown)
    }

    fn block_text(&mut self, node: &Node<'_>, why: &str) -> Option<Text> {
        let need = Need {
            name: "text",
            severity: Severity::Block,
            why,
        };
        self.required(node, &need, Self::text)
    }

    fn quote(&mut self, node: &Node<'_>) -> Option<Block> {
        let text = self.block_text(node, "a quote needs a text");
        Some(Block::Quote {
            cite: self.field(node, "cite", Self::phrase),
            text: text?,
        })
    }

    pub(super) fn image(&mut self, node: &Node<'_>) -> Option<Image> {
        self.object(node, "an image")?;
        let need = Need {
            name: "url",
            severity: Severity::Warning,
            why: "an image needs an address",
        };
        let url = self.required(node, &need, Self::image_link);
        Some(Image {
            alt: self.field(node, "alt", Self::words).unwrap_or_default(),
            caption: self.field(node, "caption", Self::text),
            width: self.field(node, "width", Self::pixels),
            height: self.field(node, "height", Self::pixels),
            url: url?,
        })
    }

    fn exchange(&mut self, node: &Node<'_>) -> Option<Exchange> {
        let id = self.field(node, "id", Self::id);
        let need = Need {
            name: "question",
            severity: Severity::Block,
            why: "an exchange needs a question",
        };
        let question = self.required(node, &need, Self::turn);
        let need = Need {
            name: "answers",
            why: "an exchange needs answers",
            ..need
        };
        let answers = self.required(node, &need, Self::answers);
        Some(Exchange {
            id,
            question: question?,
            answers: answers?,
        })
    }

    /// The id of an exchange. One that can't be used gives way to the card's place.
    fn id(&mut self, node: &Node<'_>) -> Option<Rc<str>> {
        let offset = node.offset;
        let id = self.phrase(node)?;
        let why = if self.ids.contains(&id) {
            "is another exchange's already"
        } else if id.contains(char::is_whitespace) {
            "must not have white space in it"
        } else {
            self.ids.push(id.clone());
            return Some(id);
        };
        self.warn(
            offset,
            [
                "\"",
                short(&id),
                "\" ",
                why,
                "; the card gets one by its place",
            ]
            .concat(),
        );
        None
    }

    fn turn(&mut self, node: &Node<'_>) -> Option<Turn> {
        self.object(node, "an object with paragraphs")?;
        let need = Need {
            name: "paragraphs",
            severity: Severity::Block,
            why: "a question or an answer needs a list of texts",
        };
        Some(Turn {
            speaker: self.field(node, "speaker", Self::phrase),
            start: self.field(node, "start", Self::seconds),
            paragraphs: self.required(node, &need, Self::paragraphs)?,
        })
    }

    /// An answer that can't be read stands as a line in its place, under the answers that can.
    fn answer(&mut self, node: &Node<'_>) -> Option<Turn> {
        let (before, offset) = (self.faults.len(), node.offset);
        self.turn(node).or_else(|| {
            let fault = self.worst(before, offset);
            Some(Turn {
                speaker: None,
                start: None,
                paragraphs: vec![Err(fault)],
            })
        })
    }

    fn answers(&mut self, node: &Node<'_>) -> Option<Vec<Turn>> {
        let offset = node.offset;
        let answers = self.list(node, Self::answer)?;
        if answers.is_empty() {
            self.warn(offset, "empty; an exchange needs an answer".to_owned());
            return None;
        }
        Some(answers)
    }

    fn paragraphs(&mut self, node: &Node<'_>) -> Option<Vec<Result<Text, Fault>>> {
        let offset = node.offset;
        let paragraphs = self.list(node, Self::paragraph)?;
        if paragraphs.is_empty() {
            self.warn(offset, "empty; at least one paragraph is needed".to_owned());
            return None;
        }
        Some(paragraphs)
    }

    /// A paragraph keeps its place even where it can't be read: an answer is never shortened in silence.
    #[allow(clippy::unnecessary_wraps)] // The shape that `list` takes.
    fn paragraph(&mut self, node: &Node<'_>) -> Option<Result<Text, Fault>> {
        let offset = node.offset;
        let before = self.faults.len();
        match self.text(node) {
            Some(text) => Some(Ok(text)),
            None => Some(Err(self.worst(before, offset))),
        }
    }

    /// The worst of the faults since `before`, now one of a block: the line that stands in its place.
    fn worst(&mut self, before: usize, offset: usize) -> Fault {
        if self.faults.len() == before {
            self.warn(offset, "unreadable".to_owned());
        }
        // Of the worst the nearest, which has the shortest path: what it says made the reader give up.
        let mut at = before;
        for (index, fault) in self.faults.iter().enumerate().skip(before) {
            let worst = &self.faults[at];
            if (fault.severity, worst.path.len()) > (worst.severity, fault.path.len()) {
                at = index;
            }
        }
        self.faults[at].severity = Severity::Block;
        self.faults[at].clone()
    }
}
