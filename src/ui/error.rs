//! The article can't be shown: what failed, where, and what to do.

use super::host::{Host, retry_button};
use super::host_options::HostOptions;
use super::locale::{Locale, direction};
use super::text::{Heading, space, text};
use std::rc::Rc;
use yew::{Html, html};

/// Why there is no article.
#[derive(Debug, Clone, PartialEq)]
pub struct Failure {
    /// One of those that `av-error` names.
    pub kind: FailureKind,
    /// The address of the file; empty for an object.
    pub url: Rc<str>,
    /// The place in the JSON; empty for the whole.
    pub path: Rc<str>,
    /// Found, and what would be right.
    pub message: Rc<str>,
    /// Line and column from 1, where the file has been read.
    pub position: Option<(u32, u32)>,
}

impl Failure {
    /// One of a whole file.
    pub fn new(kind: FailureKind, url: &str, message: &str) -> Self {
        Self {
            kind,
            url: url.into(),
            path: "".into(),
            message: message.into(),
            position: None,
        }
    }
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

/// Why there is no article, and all that saying so needs.
pub struct Refusal {
    /// The reason.
    pub failure: Failure,
    /// The host's wishes.
    pub options: HostOptions,
    /// The interface's language.
    pub locale: Locale,
    /// Who hosts it.
    pub host: Rc<dyn Host>,
}

/// The error that stands where the article would.
pub(crate) fn error(refusal: &Refusal) -> Html {
    let (failure, locale) = (&refusal.failure, &refusal.locale);
    let answered = matches!(
        failure.kind,
        FailureKind::NotFound | FailureKind::Http | FailureKind::Network
    );
    let what = if answered { "answer" } else { "fault" };
    let rows = [
        ("file", failure.url.to_string()),
        ("at", position(failure, locale)),
        (what, failure.message.to_string()),
    ];
    let row = |(key, value): (&str, String)| {
        html! {
            <>
                <dt>{ text(locale.text(key)) }</dt>
                <dd><code>{ text(value) }</code></dd>
            </>
        }
    };
    let language = locale.language();
    let has_file = !failure.url.is_empty();
    html! {
        <div part="error" role="alert" dir={direction(&language)} lang={language}>
            { Heading::default().draw(refusal.options.heading(0), text(locale.text("errorTitle"))) }
            <p>{ text(locale.text(failure.kind.sentence())) }</p>
            <dl>{ for rows.into_iter().filter(|(_, value)| !value.is_empty()).map(row) }</dl>
            <p>
                if has_file {
                    { retry_button(locale, &refusal.host) }
                    { space() }
                }
                if has_file && !answered {
                    <a href={failure.url.clone()}>{ text(locale.text("openFile")) }</a>
                }
            </p>
        </div>
    }
}

/// The place in the file: its path in the JSON, line and column.
fn position(failure: &Failure, locale: &Locale) -> String {
    let Some((line, column)) = failure.position else {
        return failure.path.to_string();
    };
    let (line, column) = (locale.number(line), locale.number(column));
    let position = locale.phrase("position", &[("line", &line), ("column", &column)]);
    if failure.path.is_empty() {
        position
    } else {
        [&*failure.path, ", ", &*position].concat()
    }
}
