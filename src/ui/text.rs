//! Text and its runs: words, links, emphasis, another language within a sentence.

use super::locale::direction;
use article_viewer_model::{Fault, Run, Text};
use std::rc::Rc;
use yew::prelude::*;

/// A text as it stands in a paragraph, with links.
pub fn text(text: &Text) -> Html {
    html! { <>{ for text.0.iter().map(|run| marked(run, true)) }</> }
}

/// A text without its links, as a button holds it.
pub fn label(text: &Text) -> Html {
    html! { <>{ for text.0.iter().map(|run| marked(run, false)) }</> }
}

fn marked(run: &Run, links: bool) -> Html {
    let mut out = html! { shared(&run.text) };
    if run.em {
        out = html! { <em>{ out }</em> };
    }
    if run.strong {
        out = html! { <strong>{ out }</strong> };
    }
    if let Some(lang) = &run.lang {
        out = html! { <span lang={shared(lang)} dir={direction(lang)}>{ out }</span> };
    }
    match &run.href {
        Some(href) if links => html! { <a href={href.shared()}>{ out }</a> },
        _ => out,
    }
}

/// A shared string as an attribute or a text node, without a copy.
pub fn shared(text: &Rc<str>) -> AttrValue {
    AttrValue::Rc(text.clone())
}

/// The line that stands in the place of what could not be read.
pub fn fault(fault: &Fault, missing: &str) -> Html {
    html! { <p part="error">{ missing }{ " " }<code>{ fault.to_string() }</code></p> }
}

/// Whether the text begins with a quotation mark, which hangs in the margin.
pub fn hangs(text: &str) -> Option<&'static str> {
    text.starts_with(['"', '“', '„', '«', '‘', '\'', '‹']).then_some("")
}
