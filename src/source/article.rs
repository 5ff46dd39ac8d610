//! One article: its bytes, read once, and what was wrong with them.

use super::{Trouble, answer, network, resolver};
use crate::ui::{Failure, FailureKind};
use article_viewer_model::{Article, Fault, Position, Severity, decimal, read_with};
use js_sys::Uint8Array;
use std::rc::Rc;
use wasm_bindgen_futures::JsFuture;

/// An article that has been read.
pub struct ReadArticle {
    /// The article.
    pub article: Article,
    /// Where it came from, after redirects; the document's address for an object.
    pub url: Rc<str>,
    /// The JSON as it came, for the page's own use.
    pub json: String,
    /// What was wrong, with the article shown all the same.
    pub faults: Vec<Fault>,
    /// The places in its list of headlines whose items were left out.
    pub left_out: Vec<usize>,
}

/// Reads the answer to a request for an article; `url` is what was asked for.
///
/// # Errors
/// The reason why there is no article.
pub async fn read_response(response: JsFuture, url: &str) -> Result<ReadArticle, Failure> {
    let failure = |kind, message: String| Failure {
        kind,
        url: url.into(),
        path: "".into(),
        message: message.into(),
        position: None,
    };
    let told = |trouble| match trouble {
        Trouble::Network(message) => failure(FailureKind::Network, message),
        Trouble::Status(status, text) => {
            let kind = if matches!(status, 404 | 410) {
                FailureKind::NotFound
            } else {
                FailureKind::Http
            };
            failure(
                kind,
                ["HTTP ", &decimal(usize::from(status)), " ", &text]
                    .concat()
                    .trim_end()
                    .to_owned(),
            )
        }
    };
    let response = answer(response).await.map_err(told)?;
    // After a redirect, relative addresses stand against where the file really is.
    let address = Some(response.url())
        .filter(|url| !url.is_empty())
        .unwrap_or_else(|| url.to_owned());
    let buffer = match response.array_buffer() {
        Ok(buffer) => JsFuture::from(buffer).await,
        Err(error) => Err(error),
    };
    let bytes = Uint8Array::new(&buffer.map_err(|error| told(network(error)))?).to_vec();
    read(bytes, &address)
}

/// Reads an article that the page gave as an object or as text. `base` is the document's address.
///
/// # Errors
/// The reason why there is no article.
pub fn read_text(json: &str, base: &str) -> Result<ReadArticle, Failure> {
    read(json.as_bytes().to_vec(), base).map_err(|failure| Failure {
        url: "".into(),
        ..failure
    })
}

fn read(bytes: Vec<u8>, url: &str) -> Result<ReadArticle, Failure> {
    let reading = read_with(&bytes, &resolver(url));
    if let Some(article) = reading.article {
        // What was read as JSON is UTF-8.
        let json = String::from_utf8(bytes).unwrap_or_default();
        return Ok(ReadArticle {
            article,
            url: url.into(),
            json,
            faults: reading.faults,
            left_out: reading.left_out,
        });
    }
    let worst = reading
        .faults
        .into_iter()
        .max_by_key(|fault| fault.severity);
    let fault = worst.unwrap_or(Fault {
        severity: Severity::Article,
        path: String::new(),
        message: String::new(),
        offset: 0,
    });
    let position = Position::of(&bytes, fault.offset);
    Err(Failure {
        kind: if fault.severity == Severity::Json {
            FailureKind::Json
        } else {
            FailureKind::Article
        },
        url: url.into(),
        path: fault.path.into(),
        message: fault.message.into(),
        position: Some((position.line as u32, position.column as u32)),
    })
}
