//! What the tags of a page's head say.

use dom_query::Document;

/// The address that the page says is its own.
pub(crate) fn canonical(document: &Document) -> Option<String> {
    let link = document
        .select_single("link[rel~=\"canonical\"][href]")
        .attr("href")?;
    nonblank(&link)
}

/// The content of the first `<meta>` with one of these names, in their order.
pub(crate) fn meta(document: &Document, names: &[&str]) -> Option<String> {
    let all = document.select("meta[content]");
    names.iter().find_map(|name| {
        all.nodes().iter().find_map(|node| {
            let is_named = ["property", "name", "itemprop", "http-equiv"]
                .iter()
                .any(|key| {
                    node.attr(key)
                        .is_some_and(|value| value.trim().eq_ignore_ascii_case(name))
                });
            if is_named {
                nonblank(&node.attr("content")?)
            } else {
                None
            }
        })
    })
}

/// One line of text, unless it is blank.
pub(crate) fn nonblank(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}
