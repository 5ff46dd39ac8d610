//! What the page hears: `av-load`, `av-error`, and what a reader did.

use super::viewers::with;
use crate::ui::{Click, FailureKind};
use article_viewer_headlines::Query;
use article_viewer_model::Fault;
use serde::Serialize;
use wasm_bindgen::JsValue;

#[derive(Serialize)]
struct ErrorDetail<'e> {
    kind: &'e str,
    path: &'e str,
    message: &'e str,
    url: &'e str,
}

#[derive(Serialize)]
struct ToggleDetail<'e> {
    id: &'e str,
    open: bool,
}

#[derive(Serialize)]
struct FilterDetail {
    countries: Vec<String>,
    query: String,
    shown: usize,
    total: usize,
}

#[derive(Serialize)]
struct ClickDetail<'e> {
    headline: &'e str,
    url: &'e str,
    countries: Vec<&'static str>,
}

#[derive(Serialize)]
struct Warning<'e> {
    path: &'e str,
    message: &'e str,
}

/// Turns a small value into a plain JavaScript object.
pub(crate) fn to_js(value: &impl Serialize) -> JsValue {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

/// Calls the element: `kind` is `draw`, `snapshot`, `settled` or the name of an event.
pub(crate) fn tell(id: u32, kind: &str, detail: &JsValue) -> JsValue {
    let Some(on) = with(id, |viewer| viewer.on.clone()) else {
        return JsValue::UNDEFINED;
    };
    on.call2(&JsValue::NULL, &JsValue::from_str(kind), detail).unwrap_or(JsValue::UNDEFINED)
}

pub(crate) fn loaded(id: u32, json: &str, faults: &[Fault]) {
    // The page gets its own copy: what it does to it does not reach the viewer.
    let article = js_sys::JSON::parse(json).unwrap_or(JsValue::NULL);
    let warnings: Vec<Warning<'_>> =
        faults.iter().map(|fault| Warning { path: &fault.path, message: &fault.message }).collect();
    let detail = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&detail, &JsValue::from_str("article"), &article);
    let _ = js_sys::Reflect::set(&detail, &JsValue::from_str("warnings"), &to_js(&warnings));
    tell(id, "av-load", &detail);
}

pub(crate) fn error(id: u32, kind: FailureKind, path: &str, message: &str, url: &str) {
    tell(id, "av-error", &to_js(&ErrorDetail { kind: kind.as_str(), path, message, url }));
}

pub(crate) fn toggled(id: u32, card: &str, open: bool) {
    tell(id, "av-card-toggle", &to_js(&ToggleDetail { id: card, open }));
}

pub(crate) fn filtered(id: u32, query: &Query, shown: usize, total: usize) {
    let countries = query.codes().split(' ').filter(|code| !code.is_empty()).map(str::to_owned).collect();
    tell(id, "av-filter", &to_js(&FilterDetail { countries, query: query.text.clone(), shown, total }));
}

/// `false` if the page takes the way itself.
pub(crate) fn followed(id: u32, click: &Click) -> bool {
    let countries = click.countries.iter().map(|country| country.as_str()).collect();
    let detail = ClickDetail { headline: &click.headline, url: &click.url, countries };
    !tell(id, "av-headline-click", &to_js(&detail)).is_falsy()
}
