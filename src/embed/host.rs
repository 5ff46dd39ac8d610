//! The page as Rust calls it: one type, whose methods the loader and the engine module write in JavaScript.

use std::cell::RefCell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The loader gives one to [`mount`](super::mount), with what concerns that viewer (the first five), and the engine
    /// module one to [`start`](super::start), with what concerns all. Whatever one of them throws stays outside.
    #[derive(Clone)]
    pub type HostPage;

    /// Makes room, and gives the node to draw into. `keep`: what stands there stays, below what is drawn.
    #[wasm_bindgen(method, catch)]
    pub(crate) fn draw(this: &HostPage, keep: bool) -> Result<JsValue, JsValue>;
    /// The article is drawn.
    #[wasm_bindgen(method, catch)]
    pub(crate) fn ready(this: &HostPage) -> Result<(), JsValue>;
    /// The state has changed; a [`Snapshot`](super::Snapshot).
    #[wasm_bindgen(method, catch)]
    pub(crate) fn snapshot(this: &HostPage, snapshot: JsValue) -> Result<(), JsValue>;
    /// Loading has ended, with an article or without.
    #[wasm_bindgen(method, catch)]
    pub(crate) fn settled(this: &HostPage, drawn: bool) -> Result<(), JsValue>;
    /// Fires an event; `false` where it can be cancelled and was.
    #[wasm_bindgen(method, catch)]
    pub(crate) fn fire(this: &HostPage, kind: &str, detail: JsValue) -> Result<bool, JsValue>;

    /// Is called before the trap, in a build for debugging; a release traps without a word.
    #[wasm_bindgen(method, catch)]
    pub(crate) fn panic(this: &HostPage, message: &str) -> Result<(), JsValue>;
    /// The promise of an `ArrayBuffer` with the bytes of `gazetteer` or `messages-fa`, or of `null` where there is no such
    /// thing, or where it is not here after `patience` milliseconds.
    #[wasm_bindgen(method, catch)]
    pub(crate) fn resource(
        this: &HostPage,
        name: &str,
        patience: Option<u32>,
    ) -> Result<js_sys::Promise, JsValue>;
    /// How the browser writes in a language: an `Intl`, as `intl.rs` has it.
    #[wasm_bindgen(method, catch)]
    pub(crate) fn formats(this: &HostPage, language: &str) -> Result<JsValue, JsValue>;
}

thread_local! {
    static ENGINE: RefCell<Option<HostPage>> = const { RefCell::new(None) };
}

/// Takes the engine module's part, which concerns all viewers.
pub(crate) fn set_engine(page: HostPage) {
    ENGINE.with(|slot| *slot.borrow_mut() = Some(page));
}

/// The engine module's part, once it was given.
pub(crate) fn engine() -> Option<HostPage> {
    ENGINE.with(|slot| slot.try_borrow().ok()?.clone())
}
