//! Text and its runs: words, links, emphasis, another language within a sentence.

use crate::ui::locale::direction;
use crate::ui::text::{only, space, text};
use crate::ui::view::View;
use article_viewer_model::{Fault, Link, Run, Text};
use yew::{Html, html};

/// A text as it stands in a paragraph, with links.
pub(super) fn rich_text(words: &Text) -> Html {
    match &*words.0 {
        [run] if run.href.is_none() => run_text(run, only(&run.text)),
        runs => html! { { for runs.iter().map(linked) } },
    }
}

/// A text without its links, as a button holds it: an element.
pub(super) fn plain_text(words: &Text, view: &View) -> Html {
    let run = |run: &Run| {
        let href = view.options.note(|| run.href.as_ref().map(Link::shared));
        run_text(
            run,
            html! { <span data-href={href}>{ only(&run.text) }</span> },
        )
    };
    html! { <span>{ for words.0.iter().map(run) }</span> }
}

fn linked(run: &Run) -> Html {
    let inner = html! { <span>{ only(&run.text) }</span> };
    let inner = run_text(run, inner);
    match &run.href {
        Some(href) => html! { <a href={href.shared()}>{ inner }</a> },
        None => inner,
    }
}

/// A run's emphasis and language.
fn run_text(run: &Run, mut out: Html) -> Html {
    if run.em {
        out = html! { <em>{ out }</em> };
    }
    if run.strong {
        out = html! { <strong>{ out }</strong> };
    }
    if let Some(lang) = &run.lang {
        out = html! { <span lang={lang.clone()} dir={direction(lang)}>{ out }</span> };
    }
    out
}

/// The line that stands in the place of what could not be read.
pub(super) fn fault(fault: &Fault, view: &View) -> Html {
    let what = [&fault.path, ": ", &*fault.message].concat();
    html! {
        <p part="error">
            { text(view.locale.text("missing")) }
            { space() }
            <code>{ what }</code>
        </p>
    }
}

/// An opening quotation mark hangs in the margin.
pub(super) fn hangs(text: &str) -> bool {
    text.starts_with(['"', '“', '„', '«', '‘', '\'', '‹'])
}
