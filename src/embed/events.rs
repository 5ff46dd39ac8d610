//! What the page hears: `av-load`, `av-error`, and what a reader did.

use super::viewers::with;
use crate::ui::{FailureKind, HeadlineClick};
use article_viewer_headlines::Query;
use article_viewer_model::Fault;
use js_sys::{Array, Object};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen]
extern "C" {
    /// An object that is written to without `Reflect`, which a page may have replaced.
    type Entries;
    #[wasm_bindgen(method, structural, indexing_setter)]
    fn set(this: &Entries, key: &str, value: &JsValue);
}

/// A plain JavaScript object.
pub(crate) fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object: Entries = Object::new().unchecked_into();
    for (key, value) in entries {
        object.set(key, value);
    }
    object.into()
}

/// A JavaScript string.
pub(crate) fn text(text: &str) -> JsValue {
    JsValue::from_str(text)
}

/// A JavaScript array.
pub(crate) fn array(items: impl Iterator<Item = JsValue>) -> JsValue {
    items.collect::<Array>().into()
}

/// Calls the element: `kind` is `draw`, `snapshot`, `settled` or the name of an event.
pub(crate) fn tell(id: u32, kind: &str, detail: &JsValue) -> JsValue {
    let Some(on) = with(id, |viewer| viewer.on.clone()) else {
        return JsValue::UNDEFINED;
    };
    on.call2(&JsValue::NULL, &JsValue::from_str(kind), detail)
        .unwrap_or(JsValue::UNDEFINED)
}

pub(crate) fn loaded(id: u32, json: &str, faults: &[Fault]) {
    // The page gets its own copy: what it does to it does not reach the viewer.
    let article = js_sys::JSON::parse(json).unwrap_or(JsValue::NULL);
    let warning = |fault: &Fault| {
        object(&[
            ("path", text(&fault.path)),
            ("message", text(&fault.message)),
        ])
    };
    let warnings = array(faults.iter().map(warning));
    tell(
        id,
        "av-load",
        &object(&[("article", article), ("warnings", warnings)]),
    );
}

pub(crate) fn error(id: u32, kind: FailureKind, path: &str, message: &str, url: &str) {
    let detail = object(&[
        ("kind", text(kind.as_str())),
        ("path", text(path)),
        ("message", text(message)),
        ("url", text(url)),
    ]);
    tell(id, "av-error", &detail);
}

pub(crate) fn toggled(id: u32, card: &str, open: bool) {
    tell(
        id,
        "av-card-toggle",
        &object(&[("id", text(card)), ("open", open.into())]),
    );
}

pub(crate) fn filtered(id: u32, query: &Query, shown: usize, total: usize) {
    let codes = query.codes();
    let countries = array(codes.split(' ').filter(|code| !code.is_empty()).map(text));
    let detail = object(&[
        ("countries", countries),
        ("query", text(&query.text)),
        ("shown", (shown as u32).into()),
        ("total", (total as u32).into()),
    ]);
    tell(id, "av-filter", &detail);
}

/// `false` if the page takes the way itself; the element makes the address absolute.
pub(crate) fn card_followed(id: u32, card: &str, url: &str) -> bool {
    let detail = object(&[("id", text(card)), ("url", text(url))]);
    !tell(id, "av-card-link", &detail).is_falsy()
}

/// `false` if the page takes the way itself.
pub(crate) fn followed(id: u32, click: &HeadlineClick) -> bool {
    let countries = array(click.countries.iter().map(|country| text(country.as_str())));
    let detail = object(&[
        ("headline", text(&click.headline)),
        ("url", text(&click.url)),
        ("countries", countries),
    ]);
    !tell(id, "av-headline-click", &detail).is_falsy()
}
