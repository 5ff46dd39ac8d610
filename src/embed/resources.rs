//! Files that the engine loads beside the article, once for all viewers: the gazetteer and the interface's phrases. The engine
//! module knows where they are; a failed request is asked again the next time.

use super::host::engine;
use crate::ui::direction;
use article_viewer_countries::Gazetteer;
use js_sys::Uint8Array;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::JsFuture;

/// A drawing waits so long for the countries, in milliseconds; they may come later.
pub(crate) const PATIENCE: u32 = 800;

thread_local! {
    static GAZETTEER: RefCell<Option<Rc<Gazetteer>>> = const { RefCell::new(None) };
}

/// The bytes of a file; `None` where there is no such file, or where it is not here in time.
async fn bytes(name: &str, patience: Option<u32>) -> Option<Vec<u8>> {
    let promise = engine()?.resource(name, patience).ok()?;
    let buffer = JsFuture::from(promise).await.ok()?;
    buffer
        .is_object()
        .then(|| Uint8Array::new(&buffer).to_vec())
}

/// The gazetteer, if it is here.
pub(crate) fn gazetteer_now() -> Option<Rc<Gazetteer>> {
    GAZETTEER.with(|slot| slot.borrow().clone())
}

/// The gazetteer; `None` where it can't be had, or not within so many milliseconds.
pub(crate) async fn gazetteer(patience: Option<u32>) -> Option<Rc<Gazetteer>> {
    if gazetteer_now().is_none() {
        let bytes = bytes("gazetteer", patience).await?;
        // Another viewer may have had it meanwhile.
        if gazetteer_now().is_none() {
            let gazetteer = Gazetteer::from_bytes(&bytes).ok()?;
            GAZETTEER.with(|slot| *slot.borrow_mut() = Some(gazetteer.into()));
        }
    }
    gazetteer_now()
}

/// The phrases of a language: nothing for English, whose phrases are here; `None` where there is no file.
pub(crate) async fn messages(language: &str) -> Option<Vec<u8>> {
    let primary = language.split('-').next()?.to_ascii_lowercase();
    if primary == "en" {
        return Some(Vec::new());
    }
    // Azerbaijani phrases are in Latin letters; under `az-Arab` they would run from right to left.
    if direction(language) != direction(&primary) {
        return None;
    }
    bytes(&["messages-", &primary].concat(), None).await
}
