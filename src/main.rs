//! The browser binary: the exports of [`article_viewer::embed`], which the glue calls.

// Naming the library keeps its exports in the file.
use article_viewer as _;

/// A small allocator, whose way to memory is as short as the standard library's.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {}
