//! A text with some of its words marked.

use article_viewer_model::decimal;
use std::ops::Range;
use yew::{Html, html};

/// So many words of one headline are marked: nobody reads more, and a headline may be a megabyte.
const MOST: usize = 200;

/// The text, and a `mark` for each range of it, in bytes. Other marks make another element, so that nothing inside is
/// ever changed.
pub(super) fn highlight(text: &str, marks: &[Range<usize>]) -> Html {
    let mut at = 0;
    let mut parts = Vec::new();
    let mut key = String::new();
    for mark in marks.iter().take(MOST) {
        if let (Some(before), Some(matched)) = (text.get(at..mark.start), text.get(mark.clone())) {
            if !before.is_empty() {
                parts.push(html! { <span>{ before.to_owned() }</span> });
            }
            parts.push(html! { <mark part="mark">{ matched.to_owned() }</mark> });
            at = mark.end;
            key.push_str(&decimal(mark.start));
            key.push('-');
            key.push_str(&decimal(at));
            key.push(' ');
        }
    }
    let rest = text.get(at..).unwrap_or_default().to_owned();
    if parts.is_empty() {
        return html! { <span {key}>{ rest }</span> };
    }
    if !rest.is_empty() {
        parts.push(html! { <span>{ rest }</span> });
    }
    html! { <span {key}>{ parts }</span> }
}
