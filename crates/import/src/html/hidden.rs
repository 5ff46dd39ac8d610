//! What a page has and does not show.

use dom_query::NodeRef;

/// `hidden`, `display: none`, or for screen readers alone, by the names that such classes have.
pub(crate) fn is_hidden(element: &NodeRef) -> bool {
    // `hidden="until-found"` is a text that waits to be opened.
    let hidden = element
        .attr("hidden")
        .is_some_and(|value| !value.eq_ignore_ascii_case("until-found"));
    let style = element
        .attr("style")
        .unwrap_or_default()
        .replace(' ', "")
        .to_ascii_lowercase();
    let is_unseen = |class: &str| {
        matches!(
            class,
            "sr-only"
                | "visually-hidden"
                | "visuallyhidden"
                | "screen-reader-text"
                | "off-screen"
                | "offscreen"
                | "u-hidden"
                | "is-hidden"
        )
    };
    hidden
        || style.contains("display:none")
        || style.contains("visibility:hidden")
        || element
            .class()
            .is_some_and(|classes| classes.split_ascii_whitespace().any(is_unseen))
}
