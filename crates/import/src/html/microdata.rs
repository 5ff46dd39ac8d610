//! What the elements of a page say of the article: `itemprop` of microdata, `property` of `RDFa`, and `rel="author"`.

use super::address::Base;
use super::tags::nonblank;
use article_viewer_model::Link;
use dom_query::Document;

/// The authors, each with the address of their page.
pub(crate) fn authors(document: &Document, base: &Base) -> Vec<(String, Option<Link>)> {
    const WAYS: [&str; 5] = [
        "[itemprop~=\"author\"] [itemprop~=\"name\"]",
        "[itemprop~=\"author\"]",
        "[property=\"schema:author\"] [property=\"schema:name\"]",
        "[typeof=\"schema:Person\"][property=\"schema:name\"]",
        "article [rel~=\"author\"], main [rel~=\"author\"]",
    ];
    WAYS.iter()
        .map(|way| named(document, way, base))
        .find(|authors| !authors.is_empty())
        .unwrap_or_default()
}

fn named(document: &Document, way: &str, base: &Base) -> Vec<(String, Option<Link>)> {
    let mut authors: Vec<(String, Option<Link>)> = Vec::new();
    for node in document.select(way).nodes() {
        let content = node.attr("content").and_then(|name| nonblank(&name));
        let Some(name) = content.or_else(|| nonblank(&node.text())) else {
            continue;
        };
        let links = std::iter::once(*node).chain(node.ancestors_it(Some(2)));
        let link = links
            .filter(|node| node.has_name("a"))
            .find_map(|link| Link::new(&base.absolute(&link.attr("href")?)?));
        // A name has a few words; an element with more has more in it than the name.
        let is_name = crate::shape::words(&name) <= 5 && !name.contains("://");
        if is_name && !authors.iter().any(|(other, _)| *other == name) {
            authors.push((name, link));
        }
    }
    authors
}

/// The publisher's name.
pub(crate) fn publisher(document: &Document) -> Option<String> {
    let name = document.select_single("[itemprop~=\"publisher\"] [itemprop~=\"name\"]");
    nonblank(&name.attr("content").unwrap_or_else(|| name.text()))
}

/// What an element says with this property: in an attribute, else in its words.
pub(crate) fn property(document: &Document, name: &str) -> Option<String> {
    let way = format!("[itemprop~=\"{name}\"]");
    let node = document.select_single(&way).nodes().first().copied()?;
    let attribute = ["content", "datetime", "title"]
        .iter()
        .find_map(|name| nonblank(&node.attr(name)?));
    attribute.or_else(|| nonblank(&node.text()))
}
