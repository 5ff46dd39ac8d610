//! A list of headlines that is loaded after the article, read in pieces as they arrive. Between the slices the page gets
//! its turn, so that a long list holds nothing up.

use super::address::resolver;
use super::request::{Trouble, answer, network};
use crate::pause::pause;
use article_viewer_model::{Fault, Item, ListReader, Severity, decimal};
use js_sys::{Date, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::ReadableStreamDefaultReader;

/// Milliseconds of work before the page gets its turn: a frame of 60 Hz, less what drawing needs.
const SLICE: f64 = 12.0;
/// So many bytes of a list are read: two million headlines of usual length. The store takes some twice as much.
const MOST_BYTES: usize = 256 << 20;
/// A piece that is read at once; a server may send the whole file as one.
const PIECE: u32 = 65_536;

#[wasm_bindgen]
extern "C" {
    /// The result of a stream's `read()`.
    type Piece;
    #[wasm_bindgen(method, structural, getter)]
    fn value(this: &Piece) -> JsValue;
}

/// The outcome of a list that has been read.
#[derive(Default)]
pub struct ListEnd {
    /// Those of its items.
    pub faults: Vec<Fault>,
    /// There was more of it than is read.
    pub is_cut: bool,
}

/// Reads the answer to a request for a list. `take` gets its headlines slice by slice, each with its place in the list,
/// and says whether it wants more.
///
/// # Errors
/// Why the list can't be read on; what came before has been taken.
pub async fn read_list(
    response: JsFuture,
    url: &str,
    mut take: impl FnMut(Vec<(usize, Item)>) -> bool,
) -> Result<ListEnd, String> {
    let told = |trouble: Trouble| [url, ": ", &trouble.message].concat();
    let (response, address) = answer(response, url).await.map_err(told)?;
    let resolve = resolver(&address);
    let mut reader = ListReader::default();
    let mut items = Vec::new();
    let mut left = MOST_BYTES;
    let Some(body) = response.body() else {
        return Ok(ListEnd {
            faults: reader.finish(),
            is_cut: false,
        });
    };
    let body: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut since = Date::now();
    while left > 0 {
        let got = JsFuture::from(body.read()).await;
        let got: Piece = got.map_err(|error| told(network(error)))?.unchecked_into();
        let Ok(bytes) = got.value().dyn_into::<Uint8Array>() else {
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
            if Date::now() - since > SLICE {
                if !take(std::mem::take(&mut items)) {
                    let _ = body.cancel();
                    return Ok(ListEnd::default());
                }
                pause(0).await;
                since = Date::now();
            }
        }
    }
    if left == 0 {
        let _ = body.cancel();
    }
    take(items);
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
        Some(fault) => Err([url, ": ", &fault.message].concat()),
        None => Ok(ListEnd {
            faults,
            is_cut: left == 0,
        }),
    }
}
