//! The account of a rendered page while it is read, and what single attributes and elements say: what is no address, date
//! or number of an article is told, and left out.

use super::node::plain;
use super::words::{marks, runs};
use crate::account::{Fate, Line, Part, Reason};
use crate::html::address::is_saved_beside;
use article_viewer_model::{Date, ImageLink, Link, NonBlank, Text};
use dom_query::NodeRef;
use std::rc::Rc;
use url::Url;

pub(super) struct Reader {
    base: Option<Url>,
    pub(super) lines: Vec<Line>,
    /// The ids of the cards so far.
    ids: Vec<Rc<str>>,
}

impl Reader {
    pub(super) fn new(base: Option<Url>) -> Self {
        Self {
            base,
            lines: Vec::new(),
            ids: Vec::new(),
        }
    }

    pub(super) fn keep(&mut self, text: &str, part: Part) {
        self.line(text, Fate::Kept(vec![part]));
    }

    /// Nothing is lost where nothing stands.
    pub(super) fn lose(&mut self, text: &str, reason: Reason) {
        if !text.trim().is_empty() {
            self.line(text, Fate::Dropped(reason));
        }
    }

    fn line(&mut self, text: &str, fate: Fate) {
        self.lines.push(Line {
            number: self.lines.len() + 1,
            text: text.split_whitespace().collect::<Vec<_>>().join(" "),
            fate,
            guesses: Vec::new(),
        });
    }

    /// What an attribute says, if `read` can read it.
    pub(super) fn attribute<T>(
        &mut self,
        node: &NodeRef,
        name: &str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let value = node.attr(name)?;
        let found = read(&value);
        if found.is_none() {
            self.lose(&format!("{name}=\"{value}\""), Reason::Damaged);
        }
        found
    }

    pub(super) fn date(&mut self, node: &NodeRef, name: &str) -> Option<Date> {
        self.attribute(node, name, Date::new)
    }

    pub(super) fn language(&mut self, node: &NodeRef) -> Option<Rc<str>> {
        self.attribute(node, "lang", |tag| is_tag(tag).then(|| tag.into()))
    }

    /// Pixels or seconds, of which an article has 100,000 at most.
    pub(super) fn number(&mut self, node: &NodeRef, name: &str, least: u32) -> Option<u32> {
        if node.attr(name)?.is_empty() {
            return None;
        }
        let whole = |digits: &str| digits.parse().ok();
        let fits = |number: &u32| (least..=100_000).contains(number);
        self.attribute(node, name, |digits| whole(digits).filter(fits))
    }

    pub(super) fn link(&mut self, node: &NodeRef, name: &str) -> Option<Link> {
        let base = self.base.clone();
        self.attribute(node, name, |address| {
            Link::new(&absolute(base.as_ref(), address)?)
        })
    }

    pub(super) fn picture(&mut self, node: &NodeRef) -> Option<ImageLink> {
        let base = self.base.clone();
        self.attribute(node, "src", |address| {
            if is_saved_beside(address) {
                return ImageLink::new(address);
            }
            ImageLink::new(&absolute(base.as_ref(), address)?)
        })
    }

    /// The id of a card, which no other has.
    pub(super) fn id(&mut self, node: &NodeRef) -> Option<Rc<str>> {
        let taken = std::mem::take(&mut self.ids);
        let id = self.attribute(node, "data-id", |id| {
            let is_new = !taken.iter().any(|other| **other == *id);
            (is_new && !id.contains(char::is_whitespace)).then(|| NonBlank::new(id))?
        });
        self.ids = taken;
        let id = id?.shared();
        self.ids.push(id.clone());
        Some(id)
    }

    /// One line of text.
    pub(super) fn phrase(&mut self, node: &NodeRef, part: Part) -> Option<Rc<str>> {
        let phrase = NonBlank::new(plain(node))?;
        self.keep(&phrase, part);
        Some(phrase.shared())
    }

    /// A text with its runs.
    pub(super) fn text(&mut self, node: &NodeRef, part: Part) -> Option<Text> {
        if node.is_element() {
            self.text_of(node.children_it(false), part)
        } else {
            self.text_of(std::iter::once(*node), part)
        }
    }

    /// The same of several nodes in a row.
    pub(super) fn text_of<'d>(
        &mut self,
        nodes: impl Iterator<Item = NodeRef<'d>>,
        part: Part,
    ) -> Option<Text> {
        let text = Text(runs(nodes, &mut |node, run| {
            marks(node, run);
            let href = ["href", "data-href"]
                .into_iter()
                .find(|name| node.has_attr(name));
            if let Some(link) = href.and_then(|name| self.link(node, name)) {
                run.href = Some(link);
            }
            // The translator's own elements say its language.
            if !node.has_name("font")
                && let Some(language) = self.language(node)
            {
                run.lang = Some(language);
            }
        }));
        let plain = NonBlank::new(text.to_plain())?;
        self.keep(&plain, part);
        Some(text)
    }
}

/// An address that is absolute, or that nothing is known to make so, as it is written.
fn absolute(base: Option<&Url>, address: &str) -> Option<String> {
    match base {
        Some(base) if Url::parse(address).is_err() => base.join(address).ok().map(Into::into),
        _ => Some(address.to_owned()),
    }
}

/// A BCP 47 tag, as the model reads one.
fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=8).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}
