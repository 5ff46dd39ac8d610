//! What the engine loads beside the article, once for all viewers: the gazetteer and the interface's
//! phrases. The door knows where they are; a failed request is asked again the next time.

use crate::ui::direction;
use article_viewer_countries::Gazetteer;
use js_sys::{Function, Promise, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

thread_local! {
    static RESOURCE: RefCell<Option<Function>> = const { RefCell::new(None) };
    static GAZETTEER: RefCell<Option<Rc<Gazetteer>>> = const { RefCell::new(None) };
}

/// `resource(name)` gives the promise of an `ArrayBuffer`, or of `null` where there is no such thing. What ends
/// in `-soon` is `null` too where it would keep a reader waiting.
pub(crate) fn set_resource(resource: Function) {
    RESOURCE.with(|slot| *slot.borrow_mut() = Some(resource));
}

fn ask(name: &str) -> Option<Promise> {
    let resource = RESOURCE.with(|slot| slot.borrow().clone())?;
    resource
        .call1(&JsValue::NULL, &JsValue::from_str(name))
        .ok()?
        .dyn_into()
        .ok()
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
    keep(&JsFuture::from(ask("gazetteer")?).await.ok()?)
}

/// The gazetteer, unless it keeps a reader waiting.
pub(crate) async fn gazetteer_soon() -> Option<Rc<Gazetteer>> {
    if let Some(gazetteer) = gazetteer_now() {
        return Some(gazetteer);
    }
    keep(&JsFuture::from(ask("gazetteer-soon")?).await.ok()?)
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
        &JsFuture::from(ask(&["messages-", &primary].concat())?)
            .await
            .ok()?,
    )
}
