//! The walk over the tree: where it is, what it found wrong, and fields, lists and strings by whatever reads them.

use crate::decimal::decimal;
use crate::fault::{Fault, Severity};
use crate::hint::{self, Hint, Tally};
use crate::json::{Node, Value};
use std::rc::Rc;

/// Makes a relative address absolute: it gets an address that has passed the check of schemes, and gives
/// the address to keep, or `None` where it can't be made sense of.
pub type Resolve<'r> = &'r dyn Fn(&str) -> Option<String>;

/// A step of a fault's path.
#[derive(Clone, Copy)]
pub(super) enum Step {
    Field(&'static str),
    Index(usize),
}

/// A field that must be there.
pub(super) struct Need<'w> {
    pub(super) name: &'static str,
    /// How much its lack costs.
    pub(super) severity: Severity,
    /// The sentence for whoever left it out.
    pub(super) why: &'w str,
}

/// The walker: where it is, and what it found wrong.
pub(crate) struct Walk<'r> {
    pub(super) resolve: Resolve<'r>,
    pub(super) path: Vec<Step>,
    /// The ids of the exchanges so far.
    pub(super) ids: Vec<Rc<str>>,
    /// The places of the headlines that were left out.
    pub(super) left_out: Vec<usize>,
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

    pub(super) fn note(&mut self, severity: Severity, offset: usize, message: String) {
        let fault = self.fault(severity, offset, message);
        self.faults.push(fault);
    }

    pub(super) fn warn(&mut self, offset: usize, message: String) {
        self.note(Severity::Warning, offset, message);
    }

    /// Warns of what was read all right, in front of the faults to come.
    fn hint(&mut self, offset: usize, message: String) {
        let hint = self.fault(Severity::Warning, offset, message);
        self.hints.push((self.faults.len(), hint));
    }

    /// Warns of a text that was written as HTML.
    pub(super) fn look(&mut self, text: &str, offset: usize) {
        if let Some(found) = hint::html(text)
            && self.tally.tells(Hint::Html)
        {
            self.hint(offset, hint::say_html(found));
        }
    }

    /// Warns of an address that was written as HTML, or that looks like a host.
    pub(super) fn look_at_address(&mut self, address: &str, offset: usize) {
        self.look(address, offset);
        if hint::is_host(address) && self.tally.tells(Hint::Host) {
            self.hint(offset, hint::say_host(address));
        }
    }

    /// `expected a list, found the number 12`, at the place where the walk stands.
    pub(super) fn mismatch(&mut self, severity: Severity, expected: &str, found: &Node<'_>) {
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

    /// An optional field: absent and `null` are `None` without a word.
    pub(super) fn field<T>(
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
    pub(super) fn required<T>(
        &mut self,
        object: &Node<'_>,
        need: &Need<'_>,
        visit: fn(&mut Self, &Node<'_>) -> Option<T>,
    ) -> Option<T> {
        let before = self.faults.len();
        let value = self.field(object, need.name, visit);
        if value.is_none() {
            self.lack(object, need, before);
        }
        value
    }

    /// A field that must be there is not: it is missing, or there is a fault since `before`.
    fn lack(&mut self, object: &Node<'_>, need: &Need<'_>, before: usize) {
        match object.get(need.name) {
            Some(node) => self.escalate(need, node.offset, before),
            None => self.note_lack(need, object.offset, ["missing; ", need.why].concat()),
        }
    }

    /// A warning of an optional field is worse for one that must be there.
    fn escalate(&mut self, need: &Need<'_>, offset: usize, before: usize) {
        if let Some(fault) = self.faults[before..]
            .iter_mut()
            .max_by_key(|fault| fault.severity)
        {
            fault.severity = fault.severity.max(need.severity);
        } else {
            self.note_lack(need, offset, need.why.to_owned());
        }
    }

    fn note_lack(&mut self, need: &Need<'_>, offset: usize, message: String) {
        self.path.push(Step::Field(need.name));
        self.note(need.severity, offset, message);
        self.path.pop();
    }

    pub(super) fn object(&mut self, node: &Node<'_>, what: &str) -> Option<()> {
        if matches!(node.value, Value::Object(_)) {
            return Some(());
        }
        self.mismatch(Severity::Warning, what, node);
        None
    }

    /// The items that could be read; one that could not has left a fault.
    pub(super) fn list<T>(
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

    pub(super) fn string(&mut self, node: &Node<'_>) -> Option<Rc<str>> {
        if let Value::String(text) = &node.value {
            return Some(Rc::from(&**text));
        }
        self.mismatch(Severity::Warning, "a text", node);
        None
    }
}
