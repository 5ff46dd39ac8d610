//! Single values: texts, dates, languages, addresses, numbers.

use super::walk::{Need, Walk};
use crate::blank::is_blank;
use crate::date::Date;
use crate::fault::{Severity, short};
use crate::json::{Node, Value};
use crate::link::{ImageLink, Link};
use crate::text::{NonBlank, Run, Text};
use std::ops::Deref;
use std::rc::Rc;

impl Walk<'_> {
    /// A string that somebody reads.
    pub(super) fn words(&mut self, node: &Node<'_>) -> Option<Rc<str>> {
        let words = self.string(node)?;
        self.look(&words, node.offset);
        Some(words)
    }

    /// A text for one line of the page: blank counts as absent.
    pub(super) fn phrase(&mut self, node: &Node<'_>) -> Option<Rc<str>> {
        self.words(node).filter(|text| !is_blank(text))
    }

    pub(super) fn non_blank(&mut self, node: &Node<'_>) -> Option<NonBlank> {
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

    pub(super) fn pixels(&mut self, node: &Node<'_>) -> Option<u32> {
        self.whole(node, 1, "a whole number of pixels")
    }

    pub(super) fn seconds(&mut self, node: &Node<'_>) -> Option<u32> {
        self.whole(node, 0, "a whole number of seconds")
    }

    /// A whole number of what is expected.
    fn whole(&mut self, node: &Node<'_>, least: u32, expected: &str) -> Option<u32> {
        let number = match &node.value {
            Value::Number(digits) => digits
                .parse()
                .ok()
                .filter(|n| (least..=100_000).contains(n)),
            _ => None,
        };
        if number.is_none() {
            self.mismatch(Severity::Warning, expected, node);
        }
        number
    }

    pub(super) fn date(&mut self, node: &Node<'_>) -> Option<Date> {
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
    pub(super) fn language(&mut self, node: &Node<'_>) -> Option<Rc<str>> {
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

    pub(super) fn link(&mut self, node: &Node<'_>) -> Option<Link> {
        self.address(node, Link::new, "http, https, mailto or relative")
    }

    pub(super) fn image_link(&mut self, node: &Node<'_>) -> Option<ImageLink> {
        self.address(node, ImageLink::new, "http, https or relative")
    }

    /// An address that `new` takes, before it is resolved and after.
    fn address<T: Deref<Target = str>>(
        &mut self,
        node: &Node<'_>,
        new: fn(&str) -> Option<T>,
        allowed: &str,
    ) -> Option<T> {
        let offset = node.offset;
        let address = self.string(node)?;
        let link = new(&address)
            .and_then(|link| (self.resolve)(&link))
            .and_then(|resolved| new(&resolved));
        if link.is_some() {
            self.look_at_address(&address, offset);
        } else {
            self.refuse(offset, &address, allowed);
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
                let need = Need {
                    name: "text",
                    severity: Severity::Warning,
                    why: "a run needs a text",
                };
                let text = self.required(node, &need, Self::words);
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

    pub(super) fn text(&mut self, node: &Node<'_>) -> Option<Text> {
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
}
