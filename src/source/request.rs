//! Requests and their answers, for articles and lists alike.

use crate::ui::FailureKind;
use article_viewer_model::decimal;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestInit, Response};

/// The reason why there is no answer.
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
pub fn fetch(url: &str, signal: Option<&AbortSignal>) -> Result<JsFuture, Trouble> {
    let init = RequestInit::new();
    init.set_signal(signal);
    let window = web_sys::window().ok_or_else(|| network("there is no window".into()))?;
    Ok(window.fetch_with_str_and_init(url, &init).into())
}

/// Waits for a good answer, and says where it really comes from: after a redirect, relative addresses stand against that.
pub(super) async fn answer(response: JsFuture, url: &str) -> Result<(Response, String), Trouble> {
    // Unchecked: a page may have a `Response` of its own in the place of the browser's.
    let response: Response = response.await.map_err(network)?.unchecked_into();
    if response.ok() {
        let mut address = response.url();
        if address.is_empty() {
            url.clone_into(&mut address);
        }
        return Ok((response, address));
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

/// A request that broke off. One that was broken off for another is that other's concern.
pub(crate) fn network(error: JsValue) -> Trouble {
    let error = error.dyn_into::<js_sys::Error>();
    Trouble {
        kind: FailureKind::Network,
        message: error.map_or_else(|_| String::new(), |error| error.message().into()),
    }
}
