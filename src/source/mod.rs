//! From an address, a `Response` or text to an article, or to the reason why there is none.
//!
//! Status, reading, faults and later loads are looked after here; nothing here draws or touches the page.

mod address;
mod article;
mod list;

pub use article::{ReadArticle, read_response, read_text};
pub use list::{ListEnd, Slice, read_list};

pub(crate) use address::resolver;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestInit, Response};

/// Asks for an address: at once, however late its answer is waited for.
///
/// # Errors
/// Where there is no window to ask with.
pub fn fetch(url: &str, signal: Option<&AbortSignal>) -> Result<JsFuture, JsValue> {
    let init = RequestInit::new();
    init.set_signal(signal);
    let window = web_sys::window().ok_or("there is no window")?;
    Ok(window.fetch_with_str_and_init(url, &init).into())
}

/// What kept an answer away.
pub(crate) enum Trouble {
    /// No answer came.
    Network(String),
    /// The server said no.
    Status(u16, String),
}

/// Waits for the answer to a request, and for a good one.
pub(crate) async fn answer(response: JsFuture) -> Result<Response, Trouble> {
    // Unchecked: a page may have a `Response` of its own in the place of the browser's.
    let response: Response = response.await.map_err(network)?.unchecked_into();
    if response.ok() {
        return Ok(response);
    }
    Err(Trouble::Status(response.status(), response.status_text()))
}

pub(crate) fn network(error: JsValue) -> Trouble {
    let Ok(error) = error.dyn_into::<js_sys::Error>() else {
        return Trouble::Network(String::new());
    };
    // One that was broken off for another is that other's concern, who asks whether it is the newest.
    Trouble::Network(error.message().into())
}
