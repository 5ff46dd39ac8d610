//! A list of headlines that is loaded after the article, read in pieces as they arrive. The page gets its
//! turn between the slices, so that a long list holds nothing up.

use super::{Trouble, address_of, answer, network, resolver};
use crate::pause::pause;
use article_viewer_model::{Fault, Item, ListReader, Severity, decimal};
use js_sys::Uint8Array;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::ReadableStreamDefaultReader;

/// What a slice brought.
pub struct Slice {
    /// Its headlines, each with its place in the list.
    pub items: Vec<(usize, Item)>,
}

/// Milliseconds of work before the page gets its turn: a frame of 60 Hz, less what drawing needs.
const SLICE: f64 = 12.0;
#[wasm_bindgen]
extern "C" {
    /// What a stream's reader gives.
    type Piece;
    #[wasm_bindgen(method, structural, getter)]
    fn value(this: &Piece) -> JsValue;
}

/// So many bytes of a list are read: two million headlines of usual length. The store takes some twice as much.
const MOST_BYTES: usize = 256 << 20;

/// What is left to say of a list that has been read.
#[derive(Default)]
pub struct ListEnd {
    /// What was wrong with its items.
    pub faults: Vec<Fault>,
    /// There was more of it than is read.
    pub is_cut: bool,
}

/// A piece that is read at once; a server may send the whole file as one.
const PIECE: u32 = 65_536;

/// Reads the answer to a request for a list. `take` gets each slice, and says whether it wants more.
///
/// # Errors
/// Why the list can't be read on; what came before has been taken. `None` where the request was abandoned.
pub async fn read_list(
    response: JsFuture,
    url: &str,
    mut take: impl FnMut(Slice) -> bool,
) -> Result<ListEnd, Option<String>> {
    let told = |trouble: Trouble| Some([url, ": ", &trouble.message].concat());
    let response = answer(response).await.map_err(told)?;
    let address = address_of(&response, url);
    let resolve = resolver(&address);
    let mut reader = ListReader::default();
    let Some(body) = response.body() else {
        return Ok(ListEnd {
            faults: reader.finish(),
            is_cut: false,
        });
    };
    let body: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut since = now();
    let mut items = Vec::new();
    let mut left = MOST_BYTES;
    loop {
        let got = JsFuture::from(body.read())
            .await
            .map_err(|error| told(network(error)))?;
        let Ok(bytes) = got
            .unchecked_into::<Piece>()
            .value()
            .dyn_into::<Uint8Array>()
        else {
            break;
        };
        let mut from = 0;
        while from < bytes.length() && left > 0 {
            let to = (from + PIECE).min(bytes.length());
            left = left.saturating_sub((to - from) as usize);
            reader.extend(&bytes.subarray(from, to).to_vec());
            from = to;
            while let Some(item) = reader.next(&resolve) {
                items.extend(item.map(|item| (reader.count() - 1, item)));
            }
            if now() - since > SLICE {
                if !take(Slice {
                    items: std::mem::take(&mut items),
                }) {
                    let _ = body.cancel();
                    return Err(None);
                }
                pause(0).await;
                since = now();
            }
        }
        if left == 0 {
            let _ = body.cancel();
            break;
        }
    }
    if !take(Slice { items }) {
        return Err(None);
    }
    let mut faults = reader.finish();
    if left == 0 {
        // It ends where we have stopped.
        faults.retain(|fault| fault.severity != Severity::Json);
        let most = decimal(MOST_BYTES >> 20);
        faults.push(Fault {
            severity: Severity::Warning,
            path: String::new(),
            message: ["longer than ", &most, " MB: what comes later is left out"].concat(),
            offset: MOST_BYTES,
        });
    }
    match faults.iter().find(|fault| fault.severity == Severity::Json) {
        Some(fault) => Err(Some([url, ": ", &fault.message].concat())),
        None => Ok(ListEnd {
            faults,
            is_cut: left == 0,
        }),
    }
}

fn now() -> f64 {
    js_sys::Date::now()
}
