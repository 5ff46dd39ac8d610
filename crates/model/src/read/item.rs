//! Names with their addresses, and the items of a list of headlines.

use super::walk::{Need, Step, Walk};
use crate::fault::Severity;
use crate::item::{Headlines, Item};
use crate::json::{Node, Value};
use crate::named::Named;
use std::rc::Rc;

impl Walk<'_> {
    pub(super) fn named(&mut self, node: &Node<'_>) -> Option<Named> {
        self.with_name(node, "name", "a name is needed")
    }

    pub(super) fn labelled(&mut self, node: &Node<'_>) -> Option<Named> {
        self.with_name(node, "label", "a label is needed")
    }

    fn with_name(&mut self, node: &Node<'_>, key: &'static str, why: &str) -> Option<Named> {
        self.object(node, "an object with a name")?;
        let need = Need {
            name: key,
            severity: Severity::Warning,
            why,
        };
        let name = self.required(node, &need, Self::non_blank);
        Some(Named {
            url: self.field(node, "url", Self::link),
            name: name?,
        })
    }

    pub(super) fn names(&mut self, node: &Node<'_>) -> Option<Vec<Named>> {
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

    fn item(&mut self, node: &Node<'_>) -> Option<Item> {
        self.object(node, "an object with a headline")?;
        let need = Need {
            name: "headline",
            severity: Severity::Warning,
            why: "an item of a list needs a headline",
        };
        let headline = self.required(node, &need, Self::non_blank);
        Some(Item {
            description: self.field(node, "description", Self::phrase),
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

    pub(super) fn items(&mut self, node: &Node<'_>) -> Option<Vec<Item>> {
        self.list(node, Self::item)
    }

    pub(super) fn headlines(&mut self, node: &Node<'_>) -> Option<Headlines> {
        if matches!(node.value, Value::Object(_)) {
            let need = Need {
                name: "src",
                severity: Severity::Warning,
                why: "headlines are a list, or an object with a src",
            };
            return self.required(node, &need, Self::link).map(Headlines::Src);
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
}
