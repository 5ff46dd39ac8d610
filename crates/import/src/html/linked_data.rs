//! JSON-LD: the article that a page describes in schema.org's words, with whom it refers to.

use super::address::Base;
use super::tags::nonblank;
use article_viewer_model::Link;
use dom_query::Document;
use serde_json::{Map, Value};

/// The first article among the page's JSON-LD; it may stand in `@graph`, in a list, or under `mainEntity`.
pub(crate) fn article(document: &Document) -> Option<Map<String, Value>> {
    let scripts = document.select("script[type=\"application/ld+json\"]");
    let all: Vec<Value> = scripts
        .nodes()
        .iter()
        .filter_map(|script| {
            let text = script.text();
            // Some sites put a comment or CDATA around it.
            let text = text
                .trim()
                .trim_start_matches("<!--")
                .trim_start_matches("//<![CDATA[")
                .trim_start_matches("<![CDATA[");
            let text = text
                .trim_end_matches("-->")
                .trim_end_matches("//]]>")
                .trim_end_matches("]]>");
            serde_json::from_str(text).ok()
        })
        .collect();
    let mut found = all
        .iter()
        .find_map(|value| find_article(value.clone(), 4))?;
    for key in ["author", "publisher", "image"] {
        if let Some(value) = found.get_mut(key) {
            resolve(value, &all);
        }
    }
    Some(found)
}

/// Puts what an `@id` names in its place: a graph says of whom it speaks once, and refers to them elsewhere.
fn resolve(value: &mut Value, all: &[Value]) {
    if let Value::Array(items) = value {
        for item in items {
            resolve(item, all);
        }
    } else if let Some(id) = value.get("@id").and_then(Value::as_str)
        && ["name", "url", "contentUrl"]
            .iter()
            .all(|key| value.get(key).is_none())
        && let Some(found) = all.iter().find_map(|value| with_id(value, id, 4))
    {
        *value = found.clone();
    }
}

fn with_id<'v>(value: &'v Value, id: &str, depth: u32) -> Option<&'v Value> {
    let depth = depth.checked_sub(1)?;
    match value {
        Value::Array(items) => items.iter().find_map(|item| with_id(item, id, depth)),
        Value::Object(object) => {
            let is_it = object.get("@id").and_then(Value::as_str) == Some(id) && object.len() > 1;
            if is_it {
                return Some(value);
            }
            object.values().find_map(|value| with_id(value, id, depth))
        }
        _ => None,
    }
}

fn find_article(value: Value, depth: u32) -> Option<Map<String, Value>> {
    if depth == 0 {
        return None;
    }
    match value {
        Value::Array(items) => items
            .into_iter()
            .find_map(|item| find_article(item, depth - 1)),
        Value::Object(object) if is_article(&object) => Some(object),
        Value::Object(mut object) => ["@graph", "mainEntity", "mainEntityOfPage"]
            .iter()
            .find_map(|key| find_article(object.remove(*key)?, depth - 1)),
        _ => None,
    }
}

/// `NewsArticle` and its kin of schema.org, `Interview` of some sites among them.
fn is_article(object: &Map<String, Value>) -> bool {
    let kind = object.get("@type");
    let kinds = match kind {
        Some(Value::Array(kinds)) => kinds.as_slice(),
        Some(kind) => std::slice::from_ref(kind),
        None => &[],
    };
    kinds.iter().filter_map(Value::as_str).any(|kind| {
        let kind = kind.rsplit(['/', ':']).next().unwrap_or(kind);
        kind.ends_with("Article")
            || kind.ends_with("Posting")
            || matches!(kind, "Report" | "Interview" | "Review")
    })
}

/// A text, or the first of a list. JSON-LD often has HTML's entities in it.
pub(crate) fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => nonblank(&crate::entity::decode(text)),
        Value::Array(items) => items.iter().find_map(text_of),
        Value::Object(object) => object
            .get("name")
            .or_else(|| object.get("@value"))
            .and_then(text_of),
        _ => None,
    }
}

/// Names with their addresses: a text, an object, or a list of either.
pub(crate) fn people(value: &Value, base: &Base) -> Vec<(String, Option<Link>)> {
    match value {
        Value::Array(items) => items.iter().flat_map(|item| people(item, base)).collect(),
        Value::String(name) => nonblank(&crate::entity::decode(name))
            .filter(|name| !name.contains("://"))
            .map(|name| (name, None))
            .into_iter()
            .collect(),
        Value::Object(object) => match object.get("name") {
            Some(Value::Array(names)) => names.iter().flat_map(|name| people(name, base)).collect(),
            Some(name) => text_of(name)
                .map(|name| {
                    let url = object.get("url").and_then(text_of);
                    (name, url.and_then(|url| Link::new(&base.absolute(&url)?)))
                })
                .into_iter()
                .collect(),
            None => Vec::new(),
        },
        _ => Vec::new(),
    }
}

pub(crate) fn image(article: &Map<String, Value>) -> Option<String> {
    fn address(value: &Value) -> Option<String> {
        match value {
            Value::String(address) => nonblank(address),
            Value::Array(items) => items.iter().find_map(address),
            Value::Object(object) => object
                .get("url")
                .or_else(|| object.get("contentUrl"))
                .and_then(address),
            _ => None,
        }
    }
    address(article.get("image")?)
}
