//! Waiting, in a browser. Yew's own way to wait brings a timer of its own, which is a third of a kilobyte more.

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(handler: &Function, milliseconds: i32);
    /// Safari has none yet.
    #[wasm_bindgen(catch, js_name = requestIdleCallback)]
    fn request_idle_callback(handler: &Function) -> Result<(), JsValue>;
}

/// Lets the browser do all else for so many milliseconds; 0 lets it do what waits.
pub(crate) async fn pause(milliseconds: i32) {
    wait(&mut |resolve| set_timeout(resolve, milliseconds)).await;
}

/// Waits until the browser has nothing else to do.
pub(crate) async fn idle() {
    wait(&mut |resolve| {
        if request_idle_callback(resolve).is_err() {
            set_timeout(resolve, 1);
        }
    })
    .await;
}

async fn wait(start: &mut dyn FnMut(&Function)) {
    let promise = Promise::new(&mut |resolve, _| start(&resolve));
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}
