//! One article, read once, and what was wrong with it.

use super::address::resolver;
use super::object::Given;
use super::request::{Trouble, answer, network};
use crate::ui::{Failure, FailureKind};
use article_viewer_model::{Article, Fault, Position, Reading, Severity, read_tree, read_with};
use js_sys::{JSON, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// An article that has been read.
pub struct ReadArticle {
    /// The article.
    pub article: Article,
    /// Its file's address, after redirects; empty where it is no file's.
    pub url: Rc<str>,
    /// Its source.
    pub original: Original,
    /// Faults with which the article is shown all the same.
    pub faults: Vec<Fault>,
    /// The places in its list of headlines whose items were left out.
    pub left_out: Vec<usize>,
}

/// An article as it came.
pub enum Original {
    /// JSON text.
    Text(Vec<u8>),
    /// A copy of an object.
    Copy(JsValue),
}

impl Original {
    /// A copy for the page: what it does to it does not reach the viewer.
    pub fn to_js(&self) -> JsValue {
        match self {
            Self::Text(bytes) => {
                let json = std::str::from_utf8(bytes).unwrap_or_default();
                // A byte order mark is no JSON.
                let json = json.trim_start_matches('\u{FEFF}');
                JSON::parse(json).unwrap_or(JsValue::NULL)
            }
            Self::Copy(object) => object.clone(),
        }
    }
}

/// Reads the answer to a request for an article; `url` is what was asked for.
///
/// # Errors
/// The reason why there is no article.
pub async fn read_response(response: JsFuture, url: &str) -> Result<ReadArticle, Failure> {
    let failure = |Trouble { kind, message }| Failure::new(kind, url, &message);
    let (response, address) = answer(response, url).await.map_err(failure)?;
    let buffer = match response.array_buffer() {
        Ok(buffer) => JsFuture::from(buffer).await,
        Err(error) => Err(error),
    };
    let bytes = Uint8Array::new(&buffer.map_err(|error| failure(network(error)))?).to_vec();
    let article = read(bytes, &address).map_err(|failure| Failure {
        url: address.as_str().into(),
        ..failure
    })?;
    Ok(ReadArticle {
        url: address.into(),
        ..article
    })
}

/// Reads an article that stands in the page as JSON text. `base` is the document's address.
///
/// # Errors
/// The reason why there is no article.
pub fn read_text(json: &str, base: &str) -> Result<ReadArticle, Failure> {
    read(json.as_bytes().to_vec(), base)
}

/// Reads an article that the page gave as an object. `base` is the document's address.
///
/// # Errors
/// The reason why there is no article, which has a path but no line and column.
pub fn read_object(object: JsValue, base: &str) -> Result<ReadArticle, Failure> {
    let given = Given::take(object).map_err(failure)?;
    let reading = read_tree(&given.tree, &resolver(base));
    article(reading, Original::Copy(given.copy))
}

fn read(bytes: Vec<u8>, base: &str) -> Result<ReadArticle, Failure> {
    let reading = read_with(&bytes, &resolver(base));
    article(reading, Original::Text(bytes))
}

/// The article that was read, else its worst fault.
fn article(reading: Reading, original: Original) -> Result<ReadArticle, Failure> {
    if let Some(article) = reading.article {
        return Ok(ReadArticle {
            article,
            url: "".into(),
            original,
            faults: reading.faults,
            left_out: reading.left_out,
        });
    }
    let faults = reading.faults.into_iter();
    let Some(worst) = faults.max_by_key(|fault| fault.severity) else {
        return Err(Failure::new(FailureKind::Article, "", ""));
    };
    let position = match &original {
        Original::Text(bytes) => Some(Position::of(bytes, worst.offset)),
        Original::Copy(_) => None,
    };
    Err(Failure {
        position: position.map(|at| (at.line as u32, at.column as u32)),
        ..failure(worst)
    })
}

fn failure(fault: Fault) -> Failure {
    let kind = match fault.severity {
        Severity::Json => FailureKind::Json,
        _ => FailureKind::Article,
    };
    Failure {
        path: fault.path.into(),
        ..Failure::new(kind, "", &fault.message)
    }
}
