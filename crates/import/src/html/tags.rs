//! What the tags of a page's head say.

use dom_query::Document;

/// The address that the page says is its own.
pub(crate) fn canonical(document: &Document) -> Option<String> {
    let link = document
        .select_single("link[rel~=\"canonical\"][href]")
        .attr("href")?;
    nonblank(&link)
}

/// The content of the first `<meta>` with one of these names, in their order. A property may have several, with spaces
/// between them, and Dublin Core is written `dc.title` and `dc:title`.
pub(crate) fn meta(document: &Document, names: &[&str]) -> Option<String> {
    let all = document.select("meta[content]");
    names.iter().find_map(|name| {
        all.nodes().iter().find_map(|node| {
            let of = |key: &&str| node.attr(key);
            let is_named = ["name", "http-equiv"]
                .iter()
                .filter_map(of)
                .any(|value| is_name(&value, name))
                || ["property", "itemprop"]
                    .iter()
                    .filter_map(of)
                    .any(|values| values.split_whitespace().any(|value| is_name(value, name)));
            if is_named {
                nonblank(&node.attr("content")?)
            } else {
                None
            }
        })
    })
}

fn is_name(value: &str, name: &str) -> bool {
    let value = value.trim();
    let dublin = name.strip_prefix("dc.");
    value.eq_ignore_ascii_case(name)
        || dublin.is_some_and(|name| {
            value
                .get(..3)
                .is_some_and(|dc| dc.eq_ignore_ascii_case("dc:"))
                && value[3..].eq_ignore_ascii_case(name)
        })
}

/// One line of text, unless it is blank.
pub(crate) fn nonblank(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}
