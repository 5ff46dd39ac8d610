//! The article: its fields, in the order in which they are read.

use super::walk::{Need, Walk};
use crate::article::{Article, Version};
use crate::fault::Severity;
use crate::item::Headlines;
use crate::json::{Node, Value};

impl Walk<'_> {
    pub(super) fn article(&mut self, node: &Node<'_>) -> Option<Article> {
        if !matches!(node.value, Value::Object(_)) {
            self.mismatch(Severity::Article, "an article, which is an object", node);
            return None;
        }
        self.field(node, "version", Self::version);
        let need = Need {
            name: "headline",
            severity: Severity::Article,
            why: "an article needs a headline",
        };
        let headline = self.required(node, &need, Self::non_blank);
        let need = Need {
            name: "body",
            why: "an article needs a body, a list of blocks",
            ..need
        };
        let body = self.required(node, &need, Self::body);
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

    fn version(&mut self, node: &Node<'_>) -> Option<()> {
        if !matches!(&node.value, Value::Number(digits) if digits == "1") {
            self.mismatch(Severity::Warning, "version 1", node);
        }
        None
    }
}
