//! From an address, a `Response`, text or an object to an article, or to the reason why there is none. Nothing here draws
//! or touches the page.

mod address;
mod article;
mod list;
mod object;

pub use article::{Original, ReadArticle, read_object, read_response, read_text};
pub use list::{ListEnd, Slice, read_list};

use crate::ui::FailureKind;
use address::resolver;
use article_viewer_model::decimal;
pub(crate) use object::Given;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestInit, Response};

/// What kept an answer away.
pub struct Trouble {
    /// One of those that concern a request.
    pub kind: FailureKind,
    /// The browser's message, or the HTTP status.
    pub message: String,
}

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

/// Waits for the answer to a request, and for a good one.
async fn answer(response: JsFuture) -> Result<Response, Trouble> {
    // Unchecked: a page may have a `Response` of its own in the place of the browser's.
    let response: Response = response.await.map_err(network)?.unchecked_into();
    if response.ok() {
        return Ok(response);
    }
    let status = response.status();
    let kind = match status {
        404 | 410 => FailureKind::NotFound,
        _ => FailureKind::Http,
    };
    let status = decimal(usize::from(status));
    let message = ["HTTP ", &status, " ", &response.status_text()].concat();
    let message = message.trim_end().to_owned();
    Err(Trouble { kind, message })
}

/// Where an answer really comes from, after redirects: relative addresses stand against that.
fn address_of(response: &Response, asked: &str) -> String {
    let address = response.url();
    if address.is_empty() {
        asked.to_owned()
    } else {
        address
    }
}

/// A request that broke off. One that was broken off for another is that other's concern.
pub(crate) fn network(error: JsValue) -> Trouble {
    let error = error.dyn_into::<js_sys::Error>();
    Trouble {
        kind: FailureKind::Network,
        message: error.map_or_else(|_| String::new(), |error| error.message().into()),
    }
}
