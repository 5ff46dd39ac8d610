//! Where the reader of a page stands: in what kind of block, whose words, and with which marks.

use super::address::Base;
use crate::markup::Kind;
use crate::shape;
use crate::speakers::Role;
use article_viewer_model::{Link, Run};
use dom_query::{NodeId, NodeRef};

/// What the page marks as questions there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    Text,
    /// schema.org's `Question`.
    Question,
    /// A list whose terms ask.
    AskedTerms,
}

/// Where the reader stands.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) kind: Kind,
    pub(super) element: Option<NodeId>,
    pub(super) role: Option<Role>,
    pub(super) within: Within,
    pub(super) in_link: bool,
    /// The marks of its words, of which it has none.
    pub(super) marks: Run,
}

impl Default for Place {
    fn default() -> Self {
        Self {
            kind: Kind::Paragraph,
            element: None,
            role: None,
            within: Within::Text,
            in_link: false,
            marks: Run::plain(""),
        }
    }
}

impl Place {
    /// The marks of an inline element.
    pub(super) fn mark(&mut self, name: &str, element: &NodeRef, base: &Base) {
        match name {
            "b" | "strong" => self.marks.strong = true,
            "i" | "em" | "cite" | "dfn" => self.marks.em = true,
            "a" => {
                let href = element.attr("href");
                self.in_link = href.is_some();
                let is_inside = |href: &str| href.starts_with('#');
                self.marks.href = href
                    .filter(|href| !is_inside(href))
                    .and_then(|href| Link::new(&base.absolute(&href)?))
                    .filter(|_| {
                        base.is_known()
                            || element.attr("href").is_some_and(|href| href.contains(':'))
                    });
            }
            _ => {}
        }
        self.language(element);
    }

    /// What a block says of the text in it.
    pub(super) fn enter(&mut self, name: &str, element: &NodeRef) {
        let kind = element.attr("itemtype").unwrap_or_default();
        let property = element.attr("itemprop").unwrap_or_default();
        match kind.rsplit('/').next().unwrap_or_default() {
            "Question" => self.within = Within::Question,
            "Answer" => self.role = Some(Role::Answers),
            _ => {}
        }
        if self.within == Within::Question && property.split(' ').any(|name| name == "name") {
            self.role = Some(Role::Asks);
        }
        match name {
            "dl" if has_asked_terms(element) => self.within = Within::AskedTerms,
            "dl" => self.within = Within::Text,
            "dt" if self.within == Within::AskedTerms => self.role = Some(Role::Asks),
            "dd" if self.within == Within::AskedTerms => self.role = Some(Role::Answers),
            _ => {}
        }
        if element.parent().is_some() && !matches!(name, "html" | "body") {
            self.language(element);
        }
    }

    fn language(&mut self, element: &NodeRef) {
        if let Some(lang) = element.attr("lang").filter(|lang| !lang.trim().is_empty()) {
            self.marks.lang = Some(lang.trim().into());
        }
    }
}

/// Half of a list's terms or more are questions; else it explains words.
fn has_asked_terms(list: &NodeRef) -> bool {
    let terms = list.descendants_it().filter(|node| node.has_name("dt"));
    let terms: Vec<bool> = terms.map(|term| shape::is_question(&term.text())).collect();
    terms.iter().filter(|asks| **asks).count() * 2 >= terms.len()
}
