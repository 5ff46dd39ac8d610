//! What the page hears: `av-load`, `av-error`, and what a reader did.

use super::viewers::page_of;
use crate::ui::{FailureKind, HeadlineClick};
use article_viewer_headlines::Query;
use article_viewer_model::Fault;
use serde::Serialize;
use serde_wasm_bindgen::{preserve, to_value};
use wasm_bindgen::JsValue;

#[derive(Serialize)]
struct Load<'d> {
    #[serde(with = "preserve")]
    article: JsValue,
    warnings: Vec<Warning<'d>>,
}

#[derive(Serialize)]
struct Warning<'d> {
    path: &'d str,
    message: &'d str,
}

#[derive(Serialize)]
struct Error<'d> {
    kind: &'d str,
    path: &'d str,
    message: &'d str,
    url: &'d str,
}

#[derive(Serialize)]
struct CardToggle<'d> {
    id: &'d str,
    open: bool,
}

#[derive(Serialize)]
struct CardLink<'d> {
    id: &'d str,
    url: &'d str,
}

#[derive(Serialize)]
struct Filter<'d> {
    countries: Vec<&'d str>,
    query: &'d str,
    shown: u32,
    total: u32,
}

#[derive(Serialize)]
struct HeadlineLink<'d> {
    headline: &'d str,
    url: &'d str,
    countries: Vec<&'d str>,
}

/// Fires an event of a viewer; `false` where it can be cancelled and was, or nobody is there any more.
fn fire(id: u32, kind: &str, detail: &impl Serialize) -> bool {
    let Some(page) = page_of(id) else {
        return false;
    };
    let detail = to_value(detail).unwrap_or(JsValue::NULL);
    page.fire(kind, detail).unwrap_or_default()
}

pub(crate) fn loaded(id: u32, article: JsValue, faults: &[Fault]) {
    let warnings = faults
        .iter()
        .map(|Fault { path, message, .. }| Warning { path, message });
    let warnings = warnings.collect();
    fire(id, "av-load", &Load { article, warnings });
}

pub(crate) fn error(id: u32, kind: FailureKind, path: &str, message: &str, url: &str) {
    let kind = kind.as_str();
    let error = Error {
        kind,
        path,
        message,
        url,
    };
    fire(id, "av-error", &error);
}

pub(crate) fn toggled(id: u32, card: &str, open: bool) {
    fire(id, "av-card-toggle", &CardToggle { id: card, open });
}

pub(crate) fn filtered(id: u32, query: &Query, shown: usize, total: usize) {
    let codes = query.codes();
    let filter = Filter {
        countries: codes.split(' ').filter(|code| !code.is_empty()).collect(),
        query: &query.text,
        shown: shown as u32,
        total: total as u32,
    };
    fire(id, "av-filter", &filter);
}

/// `false` if the page takes the way itself; the element makes the address absolute.
pub(crate) fn card_followed(id: u32, card: &str, url: &str) -> bool {
    fire(id, "av-card-link", &CardLink { id: card, url })
}

/// `false` if the page takes the way itself.
pub(crate) fn followed(id: u32, click: &HeadlineClick) -> bool {
    let link = HeadlineLink {
        headline: &click.headline,
        url: &click.url,
        countries: click
            .countries
            .iter()
            .map(|country| country.as_str())
            .collect(),
    };
    fire(id, "av-headline-click", &link)
}
