//! The article can't be shown: what failed, where, and what to do.

use super::locale::{Locale, direction};
use super::viewer::Settings;
use std::rc::Rc;
use yew::prelude::*;

/// Why there is no article.
#[derive(Debug, Clone, PartialEq)]
pub struct Failure {
    /// What kind of failure.
    pub kind: FailureKind,
    /// The address of the file; empty for an object.
    pub url: Rc<str>,
    /// The place in the JSON; empty for the whole.
    pub path: Rc<str>,
    /// What was found, and what would be right.
    pub message: Rc<str>,
    /// Line and column from 1, where the file has been read.
    pub position: Option<(u32, u32)>,
}

/// The kinds of failure, as `av-error` names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailureKind {
    /// The server has no such file (404, 410).
    NotFound,
    /// The server refused or failed; the message names the status.
    Http,
    /// No answer came.
    Network,
    /// The answer is not JSON.
    Json,
    /// It is JSON, but no article.
    Article,
    /// A block of the article can't be read; the rest is shown.
    Block,
    /// The list of headlines can't be had; the article is shown.
    Headlines,
}

impl FailureKind {
    /// The name in `av-error`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::Http => "http",
            Self::Network => "network",
            Self::Json => "json",
            Self::Article => "article",
            Self::Block => "block",
            Self::Headlines => "headlines",
        }
    }

    fn sentence(self) -> &'static str {
        match self {
            Self::NotFound => "errorNotFound",
            Self::Http => "errorHttp",
            Self::Network => "errorNetwork",
            Self::Json => "errorJson",
            Self::Article | Self::Block | Self::Headlines => "errorArticle",
        }
    }
}

/// The error that stands where the article would.
pub fn error(failure: &Failure, settings: &Settings, locale: &Locale, onretry: &Callback<()>) -> Html {
    let retry = onretry.reform(|_: MouseEvent| ());
    let at = match failure.position {
        Some((line, column)) => {
            let position =
                locale.phrase("position", &[("line", &locale.number(line)), ("column", &locale.number(column))]);
            if failure.path.is_empty() { position } else { [&failure.path, ", ", &position].concat() }
        }
        None => failure.path.to_string(),
    };
    let row = |key: &str, words: &str| {
        if words.is_empty() {
            return Html::default();
        }
        html! { <><dt>{ locale.text(key) }</dt><dd><code>{ words.to_owned() }</code></dd></> }
    };
    let answered = matches!(failure.kind, FailureKind::NotFound | FailureKind::Http | FailureKind::Network);
    let readable = matches!(failure.kind, FailureKind::Json | FailureKind::Article) && !failure.url.is_empty();
    html! {
        <div part="error" role="alert" lang={locale.language()} dir={direction(&locale.language())}>
            <@{settings.heading(0)}>{ locale.text("errorTitle") }</@>
            <p>{ locale.text(failure.kind.sentence()) }</p>
            <dl>
                { row("file", &failure.url) }
                { row("at", &at) }
                { row(if answered { "answer" } else { "fault" }, &failure.message) }
            </dl>
            <p>
                if !failure.url.is_empty() {
                    <button part="retry" type="button" onclick={retry}>{ locale.text("retry") }</button>
                }
                if readable { { " " }<a href={failure.url.to_string()}>{ locale.text("openFile") }</a> }
            </p>
        </div>
    }
}
