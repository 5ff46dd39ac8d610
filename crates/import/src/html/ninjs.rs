//! A news item as agencies send it: IPTC's ninjs, of the versions 1 to 3. Its body is HTML or text, and all of it is the
//! article. Source: <https://iptc.org/standards/ninjs/>.

use super::address::Base;
use super::blocks::{Block, blocks};
use super::metadata::date;
use super::page::{NoPage, named_as_written, of_blocks};
use super::tags::nonblank;
use crate::data::fold;
use crate::markup::{Kind, Standing, Stated};
use crate::page::Page;
use article_viewer_model::{Image, ImageLink, Link, Named, NonBlank, Text};
use dom_query::Document;
use serde_json::{Map, Value};

/// The object of a text that is a news item: it has a `uri`, and a body under one of the names that bodies have.
pub(crate) fn item(text: &str) -> Option<Map<String, Value>> {
    let text = text.trim_start_matches('\u{FEFF}');
    if !text.trim_start().starts_with('{') {
        return None;
    }
    let Value::Object(item) = serde_json::from_str(text).ok()? else {
        return None;
    };
    let is_item = ["uri", "guid"].iter().any(|key| item.contains_key(*key));
    (is_item && body(&item).is_some()).then_some(item)
}

/// Reads a news item; `address` is where its relative links lead.
pub(crate) fn page(
    item: &Map<String, Value>,
    address: Option<&str>,
) -> Result<Page<'static>, NoPage> {
    let html = body(item).ok_or(NoPage::NoText)?;
    let document = Document::from(&*html);
    let base = Base::of(&document, "", address);
    let root = document.body().ok_or(NoPage::NoText)?;
    let text = blocks(root, &base);
    if text.iter().all(|block| block.text().trim().is_empty()) {
        return Err(NoPage::NoText);
    }
    let pictures = pictures(item, &base);
    let mut stated = stated(item, &base);
    stated.image = pictures.first().cloned();
    let rest = pictures.into_iter().skip(1);
    let all = text.into_iter().chain(rest.map(|image| Block {
        kind: Kind::Image(Box::new(image)),
        element: root.id,
        role: None,
        runs: Vec::new(),
        linked: 0,
        named: None,
        wide: None,
    }));
    Ok(of_blocks(all.map(|block| (block, Standing::Text)), stated))
}

/// The body as HTML. Version 2 and 3 have a list of bodies with their types, version 1 names of its own.
fn body(item: &Map<String, Value>) -> Option<String> {
    let bodies = item.get("bodies").and_then(Value::as_array);
    let of_type = |wanted: &str| {
        let mut bodies = bodies.into_iter().flatten();
        bodies.find_map(|body| {
            let kind = text(body, &["contentType", "contenttype"]).unwrap_or_default();
            let is_wanted = kind.contains(wanted) || (kind.is_empty() && wanted == "html");
            is_wanted
                .then(|| body.get("value")?.as_str().map(str::to_owned))
                .flatten()
        })
    };
    let named = |names: &[&str]| {
        names
            .iter()
            .find_map(|name| item.get(*name)?.as_str().map(str::to_owned))
    };
    of_type("html")
        .or_else(|| named(&["body_html", "body_xhtml"]))
        .or_else(|| {
            of_type("plain")
                .or_else(|| named(&["body_text"]))
                .map(|text| paragraphs(&text))
        })
}

/// Plain text as HTML: a line is a paragraph.
fn paragraphs(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    ["<p>", &lines.join("</p><p>"), "</p>"].concat()
}

fn stated(item: &Map<String, Value>, base: &Base) -> Stated {
    let item = &Value::Object(item.clone());
    let headline = listed(item, "headlines", "main").or_else(|| text(item, &["headline", "title"]));
    let description =
        listed(item, "descriptions", "").or_else(|| text(item, &["description_text"]));
    let byline = text(item, &["by", "byline"]);
    let source = first(item, &["infosources", "infoSources", "source"]);
    let publisher = source
        .and_then(|source| text(source, &["name"]).or_else(|| source.as_str().and_then(nonblank)))
        .or_else(|| text(item, &["provider", "copyrightholder", "copyrightHolder"]));
    let link = text(item, &["url", "uri"]).and_then(|uri| Link::new(&base.absolute(&uri)?));
    let when = |names: &[&str]| text(item, names).as_deref().and_then(date);
    Stated {
        again: headline
            .iter()
            .chain(&byline)
            .map(|said| fold(said))
            .collect(),
        headline: headline.and_then(NonBlank::new),
        description: description.map(Into::into),
        authors: byline
            .iter()
            .flat_map(|byline| named_as_written(byline, None))
            .collect(),
        publisher: publisher.and_then(|name| {
            Some(Named {
                name: NonBlank::new(name)?,
                url: None,
            })
        }),
        published: when(&[
            "firstcreated",
            "firstCreated",
            "contentcreated",
            "versioncreated",
            "versionCreated",
        ]),
        modified: when(&["versioncreated", "versionCreated"]),
        language: text(item, &["language"]).map(Into::into),
        // A `urn:` is no address.
        url: link.filter(|link| link.starts_with("http")),
        ..Stated::default()
    }
}

/// The pictures that belong to the item, largest rendition each.
fn pictures(item: &Map<String, Value>, base: &Base) -> Vec<Image> {
    let parts: Vec<&Value> = match item.get("associations") {
        Some(Value::Array(parts)) => parts.iter().collect(),
        Some(Value::Object(parts)) => parts.values().collect(),
        _ => Vec::new(),
    };
    let pictures = parts
        .into_iter()
        .filter(|part| text(part, &["type"]).as_deref() == Some("picture"));
    pictures
        .filter_map(|part| {
            let renditions: Vec<&Value> = match part.get("renditions") {
                Some(Value::Array(renditions)) => renditions.iter().collect(),
                Some(Value::Object(renditions)) => renditions.values().collect(),
                _ => Vec::new(),
            };
            let size = |rendition: &Value, name: &str| {
                rendition
                    .get(name)
                    .and_then(Value::as_u64)
                    .and_then(|size| u32::try_from(size).ok())
            };
            let largest = renditions
                .into_iter()
                .max_by_key(|rendition| size(rendition, "width"))?;
            let caption = listed(part, "descriptions", "")
                .or_else(|| text(part, &["description_text", "caption"]));
            Some(Image {
                url: ImageLink::new(&base.absolute(&text(largest, &["href"])?)?)?,
                alt: text(part, &["altText", "body_text"])
                    .unwrap_or_default()
                    .into(),
                caption: caption.map(Text::plain),
                width: size(largest, "width"),
                height: size(largest, "height"),
            })
        })
        .collect()
}

/// The value of the first text in a list of them, if there is one with this role, of that.
fn listed(item: &Value, list: &str, role: &str) -> Option<String> {
    let all = item.get(list)?.as_array()?;
    let is_of = |text: &&Value| text.get("role").and_then(Value::as_str) == Some(role);
    let chosen = all.iter().find(is_of).or(all.first())?;
    text(chosen, &["value"])
}

/// The first of a list, or the value itself.
fn first<'v>(item: &'v Value, names: &[&str]) -> Option<&'v Value> {
    let value = names.iter().find_map(|name| item.get(*name))?;
    match value {
        Value::Array(values) => values.first(),
        value => Some(value),
    }
}

/// The first text that has one of these names, in one line.
fn text(item: &Value, names: &[&str]) -> Option<String> {
    names
        .iter()
        .find_map(|name| item.get(*name)?.as_str().and_then(nonblank))
}
