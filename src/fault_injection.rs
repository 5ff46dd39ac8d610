//! Only in a build for tests (feature `fault-injection`): the ways in which an engine dies. A test sets `window.avHarm` to a place
//! and a kind, such as `"effect memory"`; the first viewer that comes to that place dies so, once.

use js_sys::{Reflect, global};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// Throws for a symbol, and nothing here catches: the exception goes through Rust's frames.
    #[wasm_bindgen(js_name = structuredClone)]
    fn clone_of(value: &JsValue) -> JsValue;
}

/// Dies here if a test asks for it.
#[allow(clippy::panic, reason = "it is what this is for")]
pub(crate) fn strike(place: &str) {
    let key = JsValue::from_str("avHarm");
    let Ok(Some(asked)) = Reflect::get(&global(), &key).map(|asked| asked.as_string()) else {
        return;
    };
    let Some(kind) = asked
        .strip_prefix(place)
        .and_then(|kind| kind.strip_prefix(' '))
    else {
        return;
    };
    let _ = Reflect::set(&global(), &key, &JsValue::NULL);
    match kind {
        "panic" => panic!("as the test asked"),
        "abort" => std::process::abort(),
        "memory" => loop {
            // A gigabyte at a time, kept for good; a page has four.
            std::mem::forget(Vec::<u8>::with_capacity(1 << 30));
        },
        "stack" => {
            std::hint::black_box(deeper(0));
        }
        "throw" => {
            clone_of(&js_sys::Symbol::iterator().into());
        }
        _ => {}
    }
}

/// Without an end.
#[allow(unconditional_recursion, reason = "it is what this is for")]
fn deeper(at: u64) -> u64 {
    std::hint::black_box(deeper(std::hint::black_box(at) + 1) + 1)
}
