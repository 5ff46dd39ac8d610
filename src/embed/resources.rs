//! What the engine loads beside the article, once for all viewers: the gazetteer and the interface's
//! phrases. The door knows where they are; a failed request is asked again the next time.

use super::host_page::engines;
use crate::ui::direction;
use article_viewer_countries::Gazetteer;
use js_sys::{Promise, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// A drawing waits so long for the countries, in milliseconds; they may come later.
const PATIENCE: u32 = 800;

thread_local! {
    static GAZETTEER: RefCell<Option<Rc<Gazetteer>>> = const { RefCell::new(None) };
}

fn ask(name: &str, patience: Option<u32>) -> Option<Promise> {
    engines()?.resource(name, patience).ok()
}

fn bytes(buffer: &JsValue) -> Option<Vec<u8>> {
    buffer.is_object().then(|| Uint8Array::new(buffer).to_vec())
}

/// The gazetteer, if it is here.
pub(crate) fn gazetteer_now() -> Option<Rc<Gazetteer>> {
    GAZETTEER.with(|slot| slot.borrow().clone())
}

fn keep(buffer: &JsValue) -> Option<Rc<Gazetteer>> {
    if let Some(gazetteer) = gazetteer_now() {
        return Some(gazetteer);
    }
    let gazetteer = Rc::new(Gazetteer::from_bytes(&bytes(buffer)?).ok()?);
    GAZETTEER.with(|slot| *slot.borrow_mut() = Some(gazetteer.clone()));
    Some(gazetteer)
}

/// The gazetteer; `None` where it can't be had.
pub(crate) async fn gazetteer() -> Option<Rc<Gazetteer>> {
    if let Some(gazetteer) = gazetteer_now() {
        return Some(gazetteer);
    }
    keep(&JsFuture::from(ask("gazetteer", None)?).await.ok()?)
}

/// The gazetteer, unless it keeps a reader waiting.
pub(crate) async fn gazetteer_soon() -> Option<Rc<Gazetteer>> {
    if let Some(gazetteer) = gazetteer_now() {
        return Some(gazetteer);
    }
    keep(
        &JsFuture::from(ask("gazetteer", Some(PATIENCE))?)
            .await
            .ok()?,
    )
}

/// The phrases of a language: nothing for English, whose phrases are here; `None` where there is no file.
pub(crate) async fn messages(language: &str) -> Option<Vec<u8>> {
    let primary = language
        .split('-')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    if primary == "en" {
        return Some(Vec::new());
    }
    // Azerbaijani phrases are in Latin letters; under `az-Arab` they would run from right to left.
    if direction(language) != direction(&primary) {
        return None;
    }
    bytes(
        &JsFuture::from(ask(&["messages-", &primary].concat(), None)?)
            .await
            .ok()?,
    )
}
