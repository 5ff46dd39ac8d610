//! The article can't be shown: what failed, where, and what to do.

use super::element::{join, space, tag, words};
use super::locale::{Locale, direction};
use super::page::{Page, retry};
use super::settings::Settings;
use std::rc::Rc;
use yew::Html;

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
pub(crate) fn error(
    failure: &Failure,
    settings: &Settings,
    locale: &Locale,
    page: &Rc<dyn Page>,
) -> Html {
    let at = match failure.position {
        Some((line, column)) => {
            let (line, column) = (locale.number(line), locale.number(column));
            let position = locale.phrase("position", &[("line", &line), ("column", &column)]);
            if failure.path.is_empty() {
                position
            } else {
                join(&[&failure.path, ", ", &position])
            }
        }
        None => (*failure.path).to_owned(),
    };
    let answered = matches!(
        failure.kind,
        FailureKind::NotFound | FailureKind::Http | FailureKind::Network
    );
    let mut rows = Vec::new();
    for (key, value) in [
        ("file", &*failure.url),
        ("at", &*at),
        (if answered { "answer" } else { "fault" }, &*failure.message),
    ] {
        if !value.is_empty() {
            rows.push(tag!("dt", {}, [words(&locale.text(key))]));
            rows.push(tag!("dd", {}, [tag!("code", {}, [words(value)])]));
        }
    }
    let mut ways = Vec::new();
    if !failure.url.is_empty() {
        ways.extend([retry(locale, page), space()]);
        if !answered {
            ways.push(tag!("a", { "href" => failure.url }, [words(&locale.text("openFile"))]));
        }
    }
    tag!("div", {
        "part" => "error",
        "role" => "alert",
        "lang" => locale.language(),
        "dir" => direction(&locale.language()),
    }, [
        tag!(settings.heading(0), {}, [words(&locale.text("errorTitle"))]),
        tag!("p", {}, [words(&locale.text(failure.kind.sentence()))]),
        tag!("dl", {}, rows),
        tag!("p", {}, ways),
    ])
}
