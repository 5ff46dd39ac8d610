//! From JSON to an article: one walk over the tree, which notes every fault with its path and goes on.

use crate::article::{
    Article, Block, Exchange, Headlines, Image, Item, Named, NonBlank, Run, Text, Turn, Version,
};
use crate::blank::is_blank;
use crate::date::Date;
use crate::decimal::decimal;
use crate::fault::{Fault, Severity, short};
use crate::hint::{self, Hint, Tally};
use crate::json::{Node, Value, parse};
use crate::link::{ImageLink, Link};
use std::rc::Rc;

/// What came of reading: an article unless a fault of [`Severity::Article`] or worse stands among the faults.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The article, as much of it as could be read.
    pub article: Option<Article>,
    /// All that is wrong, in the order of the file's fields as this reader takes them.
    pub faults: Vec<Fault>,
    /// The places in the article's own list of headlines whose items were left out, in order.
    pub left_out: Vec<usize>,
}

/// Makes a relative address absolute: it gets an address that has passed the check of schemes, and gives
/// the address to keep, or `None` where it can't be made sense of.
pub type Resolve<'r> = &'r dyn Fn(&str) -> Option<String>;

/// Reads an article; relative addresses are kept as they are.
pub fn read(bytes: &[u8]) -> Reading {
    read_with(bytes, &|address| Some(address.to_owned()))
}

/// Reads an article; `resolve` makes relative addresses absolute.
pub fn read_with(bytes: &[u8], resolve: Resolve<'_>) -> Reading {
    match parse(bytes) {
        Ok(node) => read_node(&node, resolve),
        Err(error) => {
            let fault = Fault {
                severity: Severity::Json,
                path: String::new(),
                message: error.message(),
                offset: error.offset,
            };
            Reading {
                article: None,
                faults: vec![fault],
                left_out: Vec::new(),
            }
        }
    }
}

/// Reads an article from a tree.
pub(crate) fn read_node(node: &Node<'_>, resolve: Resolve<'_>) -> Reading {
    let mut walk = Walk::new(resolve);
    let article = walk.article(node);
    let (faults, left_out) = walk.end();
    Reading {
        article,
        faults,
        left_out,
    }
}

#[derive(Clone, Copy)]
enum Step {
    Field(&'static str),
    Index(usize),
}

/// The walker: where it is, and what it found wrong.
pub(crate) struct Walk<'r> {
    resolve: Resolve<'r>,
    path: Vec<Step>,
    /// The ids of the exchanges so far.
    ids: Vec<Rc<str>>,
    left_out: Vec<usize>,
    pub(crate) faults: Vec<Fault>,
    /// Warnings of what was read all right, each with the number of faults before it. They stand apart, or one
    /// of them could be taken for the reason why something beside it can't be read.
    hints: Vec<(usize, Fault)>,
    /// How many of them the list has had in which the walk is.
    pub(crate) tally: Tally,
    /// Where that list starts.
    list_at: usize,
}

impl<'r> Walk<'r> {
    pub(crate) fn new(resolve: Resolve<'r>) -> Self {
        Self {
            resolve,
            path: Vec::new(),
            ids: Vec::new(),
            left_out: Vec::new(),
            faults: Vec::new(),
            hints: Vec::new(),
            tally: Tally::default(),
            list_at: 0,
        }
    }

    /// All that is wrong, in order, and the places of the headlines that were left out.
    pub(crate) fn end(self) -> (Vec<Fault>, Vec<usize>) {
        let mut faults = self.faults;
        for (before, hint) in self.hints.into_iter().rev() {
            faults.insert(before, hint);
        }
        (faults, self.left_out)
    }

    fn fault(&self, severity: Severity, offset: usize, message: String) -> Fault {
        let mut path = String::new();
        for step in &self.path {
            match step {
                Step::Field(name) => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(name);
                }
                Step::Index(index) => {
                    path.push_str(&["[", &decimal(*index), "]"].concat());
                }
            }
        }
        Fault {
            severity,
            path,
            message,
            offset,
        }
    }

    fn note(&mut self, severity: Severity, offset: usize, message: String) {
        let fault = self.fault(severity, offset, message);
        self.faults.push(fault);
    }

    fn warn(&mut self, offset: usize, message: String) {
        self.note(Severity::Warning, offset, message);
    }

    /// Warns of what was read all right, in front of the faults to come.
    fn hint(&mut self, offset: usize, message: String) {
        let hint = self.fault(Severity::Warning, offset, message);
        self.hints.push((self.faults.len(), hint));
    }

    /// Warns of a text that was written as HTML.
    fn look(&mut self, text: &str, offset: usize) {
        if let Some(found) = hint::html(text)
            && self.tally.tells(Hint::Html)
        {
            self.hint(offset, hint::say_html(found));
        }
    }

    /// Warns of an address that was written as HTML, or that looks like a host.
    fn look_at_address(&mut self, address: &str, offset: usize) {
        self.look(address, offset);
        if hint::is_host(address) && self.tally.tells(Hint::Host) {
            self.hint(offset, hint::say_host(address));
        }
    }

    /// `expected a list, found the number 12`, at the place where the walk stands.
    fn mismatch(&mut self, severity: Severity, expected: &str, found: &Node<'_>) {
        let message = ["expected ", expected, ", found ", &found.describe()].concat();
        self.note(severity, found.offset, message);
    }

    // What follows is generic over what a visitor gives, and is compiled once for each kind of value. So all
    // that need not know the kind stands in `enter` and `leave`.

    fn enter<'n, 'a>(&mut self, object: &'n Node<'a>, name: &'static str) -> Option<&'n Node<'a>> {
        let node = object.get(name)?;
        self.path.push(Step::Field(name));
        // Each field of the article counts as a list of its own.
        if self.path.len() == 1 {
            self.tally = Tally::default();
            self.list_at = node.offset;
        }
        Some(node)
    }

    fn leave(&mut self) {
        if self.path.len() == 1 {
            for rest in self.tally.rest() {
                self.hint(self.list_at, rest);
            }
        }
        self.path.pop();
    }

    fn note_at(&mut self, name: &'static str, severity: Severity, offset: usize, message: String) {
        self.path.push(Step::Field(name));
        self.note(severity, offset, message);
        self.path.pop();
    }

    /// An optional field: absent and `null` are `None` without a word.
    fn field<T>(
        &mut self,
        object: &Node<'_>,
        name: &'static str,
        visit: fn(&mut Self, &Node<'_>) -> Option<T>,
    ) -> Option<T> {
        let node = self.enter(object, name)?;
        let value = visit(self, node);
        self.leave();
        value
    }

    /// A field that must be there. A fault of its own says why it is not.
    fn required<T>(
        &mut self,
        object: &Node<'_>,
        name: &'static str,
        severity: Severity,
        why: &str,
        visit: fn(&mut Self, &Node<'_>) -> Option<T>,
    ) -> Option<T> {
        let before = self.faults.len();
        let value = self.field(object, name, visit);
        if value.is_none() {
            self.lack(object, name, severity, before, why);
        }
        value
    }

    /// What must be there is not: because it is missing, or because of a fault since `before`.
    fn lack(
        &mut self,
        object: &Node<'_>,
        name: &'static str,
        severity: Severity,
        before: usize,
        why: &str,
    ) {
        match object.get(name) {
            Some(node) => self.escalate(before, name, severity, node.offset, why),
            None => self.note_at(name, severity, object.offset, ["missing; ", why].concat()),
        }
    }

    /// What was a warning for an optional field is worse for one that must be there.
    fn escalate(
        &mut self,
        before: usize,
        name: &'static str,
        severity: Severity,
        offset: usize,
        why: &str,
    ) {
        if let Some(fault) = self.faults[before..]
            .iter_mut()
            .max_by_key(|fault| fault.severity)
        {
            fault.severity = fault.severity.max(severity);
        } else {
            self.note_at(name, severity, offset, why.to_owned());
        }
    }

    fn object(&mut self, node: &Node<'_>, what: &str) -> Option<()> {
        if matches!(node.value, Value::Object(_)) {
            return Some(());
        }
        self.mismatch(Severity::Warning, what, node);
        None
    }

    /// The items that could be read; one that could not has left a fault.
    fn list<T>(
        &mut self,
        node: &Node<'_>,
        visit: fn(&mut Self, &Node<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Value::Array(items) = &node.value else {
            self.mismatch(Severity::Warning, "a list", node);
            return None;
        };
        let mut out = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            self.path.push(Step::Index(index));
            out.extend(visit(self, item));
            self.path.pop();
        }
        Some(out)
    }

    fn string(&mut self, node: &Node<'_>) -> Option<Rc<str>> {
        if let Value::String(text) = &node.value {
            return Some(Rc::from(&**text));
        }
        self.mismatch(Severity::Warning, "a text", node);
        None
    }

    /// A string that somebody reads.
    fn words(&mut self, node: &Node<'_>) -> Option<Rc<str>> {
        let words = self.string(node)?;
        self.look(&words, node.offset);
        Some(words)
    }

    /// A text for one line of the page: blank counts as absent.
    fn phrase(&mut self, node: &Node<'_>) -> Option<Rc<str>> {
        self.words(node)
            .filter(|text| !is_blank(text))
    }

    fn non_blank(&mut self, node: &Node<'_>) -> Option<NonBlank> {
        let offset = node.offset;
        let text = NonBlank::new(self.words(node)?);
        if text.is_none() {
            self.warn(offset, "blank".to_owned());
        }
        text
    }

    fn boolean(&mut self, node: &Node<'_>) -> Option<bool> {
        if let Value::Bool(value) = node.value {
            return Some(value);
        }
        self.mismatch(Severity::Warning, "true or false", node);
        None
    }

    fn pixels(&mut self, node: &Node<'_>) -> Option<u32> {
        let pixels = match &node.value {
            Value::Number(digits) => digits.parse().ok().filter(|n| (1..=100_000).contains(n)),
            _ => None,
        };
        if pixels.is_none() {
            self.mismatch(Severity::Warning, "a whole number of pixels", node);
        }
        pixels
    }

    fn date(&mut self, node: &Node<'_>) -> Option<Date> {
        let offset = node.offset;
        let text = self.string(node)?;
        let date = Date::new(&text);
        if date.is_none() {
            self.warn(
                offset,
                [
                    "\"",
                    short(&text),
                    "\" is no ISO 8601 date such as 2010-10-10 or 2010-10-10T09:00:00+04:00",
                ]
                .concat(),
            );
        }
        date
    }

    /// A BCP 47 tag: letters, digits and hyphens. Which tags are registered is the browser's affair.
    fn language(&mut self, node: &Node<'_>) -> Option<Rc<str>> {
        let offset = node.offset;
        let tag = self.string(node)?;
        let mut parts = tag.split('-');
        let letters = |part: &str| part.bytes().all(|b| b.is_ascii_alphabetic());
        let good = parts
            .next()
            .is_some_and(|first| (2..=8).contains(&first.len()) && letters(first))
            && parts.all(|part| {
                (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
            });
        if !good {
            self.warn(
                offset,
                [
                    "\"",
                    short(&tag),
                    "\" is no BCP 47 language tag such as en or pt-BR",
                ]
                .concat(),
            );
        }
        good.then_some(tag)
    }

    fn link(&mut self, node: &Node<'_>) -> Option<Link> {
        let offset = node.offset;
        let address = self.string(node)?;
        let link = Link::new(&address)
            .and_then(|link| (self.resolve)(&link))
            .and_then(|resolved| Link::new(&resolved));
        if link.is_some() {
            self.look_at_address(&address, offset);
        } else {
            self.refuse(offset, &address, "http, https, mailto or relative");
        }
        link
    }

    fn image_link(&mut self, node: &Node<'_>) -> Option<ImageLink> {
        let offset = node.offset;
        let address = self.string(node)?;
        let link = ImageLink::new(&address)
            .and_then(|link| (self.resolve)(&link))
            .and_then(|resolved| ImageLink::new(&resolved));
        if link.is_some() {
            self.look_at_address(&address, offset);
        } else {
            self.refuse(offset, &address, "http, https or relative");
        }
        link
    }

    fn refuse(&mut self, offset: usize, address: &str, allowed: &str) {
        self.warn(
            offset,
            [
                "refused the address \"",
                short(address),
                "\"; it must be ",
                allowed,
            ]
            .concat(),
        );
    }

    fn run(&mut self, node: &Node<'_>) -> Option<Run> {
        match &node.value {
            Value::String(text) => {
                self.look(text, node.offset);
                Some(Run::plain(&**text))
            }
            Value::Object(_) => {
                let text = self.required(
                    node,
                    "text",
                    Severity::Warning,
                    "a run needs a text",
                    Self::words,
                );
                // What must be there is asked for last: until then the walk goes on and gathers faults.
                Some(Run {
                    href: self.field(node, "href", Self::link),
                    em: self.field(node, "em", Self::boolean).unwrap_or(false),
                    strong: self.field(node, "strong", Self::boolean).unwrap_or(false),
                    lang: self.field(node, "lang", Self::language),
                    text: text?,
                })
            }
            _ => {
                self.mismatch(Severity::Warning, "a text or a run", node);
                None
            }
        }
    }

    fn text(&mut self, node: &Node<'_>) -> Option<Text> {
        let offset = node.offset;
        let runs = match &node.value {
            Value::Array(_) => self.list(node, Self::run)?,
            Value::String(text) => {
                self.look(text, offset);
                vec![Run::plain(&**text)]
            }
            _ => {
                self.mismatch(
                    Severity::Warning,
                    "a text, or a list of texts and runs",
                    node,
                );
                return None;
            }
        };
        if runs.iter().all(|run| is_blank(&run.text)) {
            self.warn(offset, "blank".to_owned());
            return None;
        }
        Some(Text(runs))
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

    fn paragraphs(&mut self, node: &Node<'_>) -> Option<Vec<Result<Text, Fault>>> {
        let offset = node.offset;
        let paragraphs = self.list(node, Self::paragraph)?;
        if paragraphs.is_empty() {
            self.warn(offset, "empty; at least one paragraph is needed".to_owned());
            return None;
        }
        Some(paragraphs)
    }

    fn turn(&mut self, node: &Node<'_>) -> Option<Turn> {
        self.object(node, "an object with paragraphs")?;
        Some(Turn {
            speaker: self.field(node, "speaker", Self::phrase),
            paragraphs: self.required(
                node,
                "paragraphs",
                Severity::Block,
                "a question or an answer needs a list of texts",
                Self::paragraphs,
            )?,
        })
    }

    /// An answer that can't be read stands as a line in its place, under the answers that can.
    fn answer(&mut self, node: &Node<'_>) -> Option<Turn> {
        let (before, offset) = (self.faults.len(), node.offset);
        self.turn(node).or_else(|| {
            let fault = self.worst(before, offset);
            Some(Turn {
                speaker: None,
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

    fn image(&mut self, node: &Node<'_>) -> Option<Image> {
        self.object(node, "an image")?;
        let url = self.required(
            node,
            "url",
            Severity::Warning,
            "an image needs an address",
            Self::image_link,
        );
        Some(Image {
            alt: self.field(node, "alt", Self::words).unwrap_or_default(),
            caption: self.field(node, "caption", Self::text),
            width: self.field(node, "width", Self::pixels),
            height: self.field(node, "height", Self::pixels),
            url: url?,
        })
    }

    fn named(&mut self, node: &Node<'_>) -> Option<Named> {
        self.with_name(node, "name", "a name is needed")
    }

    fn labelled(&mut self, node: &Node<'_>) -> Option<Named> {
        self.with_name(node, "label", "a label is needed")
    }

    fn with_name(&mut self, node: &Node<'_>, key: &'static str, why: &str) -> Option<Named> {
        self.object(node, "an object with a name")?;
        let name = self.required(node, key, Severity::Warning, why, Self::non_blank);
        Some(Named {
            url: self.field(node, "url", Self::link),
            name: name?,
        })
    }

    fn names(&mut self, node: &Node<'_>) -> Option<Vec<Named>> {
        // One author as an object is what schema.org allows too.
        if matches!(node.value, Value::Object(_)) {
            return self.named(node).map(|named| vec![named]);
        }
        self.list(node, Self::named)
    }

    fn codes(&mut self, node: &Node<'_>) -> Option<Vec<Rc<str>>> {
        // A code that is no text keeps its place, so that the paths of the others stay true.
        self.list(node, |walk, node| {
            Some(walk.string(node).unwrap_or_default())
        })
    }

    pub(crate) fn item(&mut self, node: &Node<'_>) -> Option<Item> {
        self.object(node, "an object with a headline")?;
        let headline = self.required(
            node,
            "headline",
            Severity::Warning,
            "an item of a list needs a headline",
            Self::non_blank,
        );
        Some(Item {
            url: self.field(node, "url", Self::link),
            date_published: self.field(node, "datePublished", Self::date),
            in_language: self.field(node, "inLanguage", Self::language),
            countries: self.field(node, "countries", Self::codes),
            headline: headline?,
        })
    }

    pub(crate) fn list_item(&mut self, index: usize, node: &Node<'_>) -> Option<Item> {
        self.path.push(Step::Index(index));
        let item = self.item(node);
        self.path.pop();
        item
    }

    fn items(&mut self, node: &Node<'_>) -> Option<Vec<Item>> {
        self.list(node, Self::item)
    }

    fn headlines(&mut self, node: &Node<'_>) -> Option<Headlines> {
        if matches!(node.value, Value::Object(_)) {
            return self
                .required(
                    node,
                    "src",
                    Severity::Warning,
                    "headlines are a list, or an object with a src",
                    Self::link,
                )
                .map(Headlines::Src);
        }
        self.list(node, Self::headline).map(Headlines::List)
    }

    /// A headline that can't be read leaves its place, or what is said of those after it would name another's.
    fn headline(&mut self, node: &Node<'_>) -> Option<Item> {
        let item = self.item(node);
        if item.is_none()
            && let Some(Step::Index(index)) = self.path.last()
        {
            self.left_out.push(*index);
        }
        item
    }

    fn block(&mut self, node: &Node<'_>) -> Option<Block> {
        let (offset, before) = (node.offset, self.faults.len());
        if let Some(block) = self.known_block(node) {
            return Some(block);
        }
        // An unknown kind is no fault of the block: it is left out with a warning.
        if self
            .faults
            .last()
            .is_some_and(|fault| fault.message.starts_with(UNKNOWN_KIND))
        {
            return None;
        }
        Some(Block::Unreadable(self.worst(before, offset)))
    }

    fn known_block(&mut self, node: &Node<'_>) -> Option<Block> {
        self.object(node, "a block")?;
        let kind = self.required(
            node,
            "type",
            Severity::Block,
            "a block needs a type: paragraph, heading, quote, image or exchange",
            Self::kind,
        )?;
        match &*kind {
            "paragraph" => self
                .block_text(node, "a paragraph needs a text")
                .map(Block::Paragraph),
            "heading" => self
                .block_text(node, "a heading needs a text")
                .map(Block::Heading),
            "quote" => {
                let text = self.block_text(node, "a quote needs a text");
                Some(Block::Quote {
                    cite: self.field(node, "cite", Self::phrase),
                    text: text?,
                })
            }
            "image" => self.image(node).map(Block::Image),
            "exchange" => {
                let id = self.field(node, "id", Self::id);
                let question = self.required(
                    node,
                    "question",
                    Severity::Block,
                    "an exchange needs a question",
                    Self::turn,
                );
                let answers = self.required(
                    node,
                    "answers",
                    Severity::Block,
                    "an exchange needs answers",
                    Self::answers,
                );
                Some(Block::Exchange(Exchange {
                    id,
                    question: question?,
                    answers: answers?,
                }))
            }
            _ => None,
        }
    }

    /// The kind of a block; one that this version doesn't know has left a warning.
    fn kind(&mut self, node: &Node<'_>) -> Option<Rc<str>> {
        let offset = node.offset;
        let kind = self.string(node)?;
        if !matches!(
            &*kind,
            "paragraph" | "heading" | "quote" | "image" | "exchange"
        ) {
            self.warn(offset, [UNKNOWN_KIND, short(&kind), "\""].concat());
        }
        Some(kind)
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

    fn block_text(&mut self, node: &Node<'_>, why: &str) -> Option<Text> {
        self.required(node, "text", Severity::Block, why, Self::text)
    }

    fn body(&mut self, node: &Node<'_>) -> Option<Vec<Block>> {
        if !matches!(node.value, Value::Array(_)) {
            self.mismatch(Severity::Article, "a list of blocks", node);
            return None;
        }
        self.list(node, Self::block)
    }

    fn version(&mut self, node: &Node<'_>) -> Option<()> {
        if !matches!(&node.value, Value::Number(digits) if digits == "1") {
            self.mismatch(Severity::Warning, "version 1", node);
        }
        None
    }

    fn article(&mut self, node: &Node<'_>) -> Option<Article> {
        if !matches!(node.value, Value::Object(_)) {
            self.mismatch(Severity::Article, "an article, which is an object", node);
            return None;
        }
        self.field(node, "version", Self::version);
        let headline = self.required(
            node,
            "headline",
            Severity::Article,
            "an article needs a headline",
            Self::non_blank,
        );
        let body = self.required(
            node,
            "body",
            Severity::Article,
            "an article needs a body, a list of blocks",
            Self::body,
        );
        let description = self.field(node, "description", Self::phrase);
        let dateline = self.field(node, "dateline", Self::phrase);
        let location_created = self.field(node, "locationCreated", Self::phrase);
        let date_published = self.field(node, "datePublished", Self::date);
        let date_modified = self.field(node, "dateModified", Self::date);
        let in_language = self.field(node, "inLanguage", Self::language);
        let author = self.field(node, "author", Self::names).unwrap_or_default();
        let publisher = self.field(node, "publisher", Self::named);
        let url = self.field(node, "url", Self::link);
        let image = self.field(node, "image", Self::image);
        let related = self.field(node, "related", Self::items).unwrap_or_default();
        let headlines = self
            .field(node, "headlines", Self::headlines)
            .unwrap_or_else(|| Headlines::List(Vec::new()));
        let more_headlines = self.field(node, "moreHeadlines", Self::labelled);
        Some(Article {
            version: Version,
            headline: headline?,
            description,
            dateline,
            location_created,
            date_published,
            date_modified,
            in_language,
            author,
            publisher,
            url,
            image,
            body: body?,
            related,
            headlines,
            more_headlines,
        })
    }
}

const UNKNOWN_KIND: &str = "left out: unknown kind of block \"";
