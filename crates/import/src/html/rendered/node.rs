//! What an element of a rendered page is, and its words as they stand.

use dom_query::NodeRef;

/// The element bears this name in its `part`.
pub(super) fn has_part(node: &NodeRef, name: &str) -> bool {
    node.attr("part")
        .is_some_and(|part| part.split_ascii_whitespace().any(|one| one == name))
}

/// It shows nobody a word: a comment, a script, white space between elements.
pub(super) fn is_silent(node: &NodeRef) -> bool {
    if node.is_text() {
        return node.text().trim().is_empty();
    }
    let names = ["script", "style", "template", "noscript"];
    !node.is_element() || names.iter().any(|name| node.has_name(name))
}

/// The words of an element, with all their spaces.
pub(super) fn plain(node: &NodeRef) -> String {
    let mut text = String::new();
    gather(node, &|_| false, &mut text);
    text
}

/// The same without some of the elements in it.
pub(super) fn gather(node: &NodeRef, skips: &dyn Fn(&NodeRef) -> bool, into: &mut String) {
    if let Some(words) = words(node) {
        into.push_str(&words);
    } else if !is_silent(node) && !skips(node) {
        for child in node.children_it(false) {
            gather(&child, skips, into);
        }
    }
}

/// The words of a node that holds no other.
pub(super) fn words(node: &NodeRef) -> Option<String> {
    if node.is_text() {
        Some(node.text().to_string())
    } else if node.has_name("br") {
        Some("\n".to_owned())
    } else if node.has_name("img") {
        // A script put a picture in the place of an emoji.
        Some(node.attr("alt").unwrap_or_default().to_string())
    } else {
        None
    }
}
