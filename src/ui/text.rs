//! Text and its runs: words, links, emphasis, another language within a sentence.

use super::element::{all, join, space, tag, words};
use super::locale::direction;
use article_viewer_model::{Fault, Run, Text};
use std::rc::Rc;
use yew::virtual_dom::{VNode, VText};
use yew::{AttrValue, Html};

/// A text as it stands in a paragraph, with links.
pub(crate) fn text(text: &Text) -> Html {
    all(text.0.iter().map(|run| marked(run, true)).collect())
}

/// A text without its links, as a button holds it.
pub(crate) fn label(text: &Text) -> Html {
    all(text.0.iter().map(|run| marked(run, false)).collect())
}

fn marked(run: &Run, links: bool) -> Html {
    let mut out = string(&run.text);
    if run.em {
        out = tag!("em", {}, [out]);
    }
    if run.strong {
        out = tag!("strong", {}, [out]);
    }
    if let Some(lang) = &run.lang {
        out = tag!("span", { "lang" => lang.clone(), "dir" => direction(lang) }, [out]);
    }
    match &run.href {
        Some(href) if links => tag!("a", { "href" => href.shared() }, [out]),
        _ => out,
    }
}

/// A shared string as text, without a copy.
pub(crate) fn string(text: &Rc<str>) -> Html {
    VNode::VText(VText::new(AttrValue::Rc(text.clone())))
}

/// The line that stands in the place of what could not be read.
pub(crate) fn fault(fault: &Fault, missing: &str) -> Html {
    let what = tag!(
        "code",
        {},
        [words(&join(&[&fault.path, ": ", &fault.message]))]
    );
    tag!("p", { "part" => "error" }, [words(missing), space(), what])
}

/// Whether the text begins with a quotation mark, which hangs in the margin.
pub(crate) fn hangs(text: &str) -> bool {
    text.starts_with(['"', '“', '„', '«', '‘', '\'', '‹'])
}
