//! A viewer's options: the element's attributes, or `mount`'s options, as one small object.

use super::tree::read;
use crate::source::Given;
use crate::ui::HostOptions;
use article_viewer_model::{Node, decimal};
use serde::Deserialize;
use wasm_bindgen::JsValue;

/// The options of one viewer. All are optional, unknown ones are passed over, and one of another kind
/// is as by default.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Options {
    /// Absolute address of the article's JSON; empty for an object.
    pub url: String,
    /// The document's address, against which an object's relative addresses stand.
    pub base: String,
    /// Absolute address of a list that takes the place of the article's own; empty for none.
    pub headlines: String,
    /// The interface's language; empty for the article's.
    pub lang: String,
    /// Cards open at first: `first` (or empty), `all`, `none`, or ids separated by spaces.
    pub open: String,
    /// Selected countries: codes separated by spaces, `-RU` excludes.
    pub country: String,
    /// Text in the filter field.
    pub query: String,
    /// The page's own phrases, as JSON like that of `static/messages/`; empty for none.
    pub messages: String,
    /// Those that concern the drawing, which stand beside the others.
    #[serde(skip)]
    pub drawing: HostOptions,
}

impl Options {
    /// Takes a page's options in.
    pub(crate) fn take(options: JsValue) -> Self {
        Given::take(options).map_or_else(|_| Self::default(), |given| Self::read(&given.tree))
    }

    fn read(tree: &Node<'_>) -> Self {
        Self {
            drawing: read(tree),
            ..read(tree)
        }
    }

    /// Those that concern the drawing of a viewer.
    pub(crate) fn for_drawing(&self, viewer: u32) -> HostOptions {
        HostOptions {
            scope: ["av", &decimal(viewer as usize)].concat().into(),
            ..self.drawing.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use article_viewer_model::parse;

    #[test]
    fn missing_options_and_options_of_another_kind_have_their_defaults() {
        let options = |json: &str| Options::read(&parse(json.as_bytes()).unwrap());
        for json in ["{}", "[]", r#"{"url":7,"headingLevel":"x","more":[]}"#] {
            assert_eq!(options(json), Options::default(), "{json}");
        }
        let given =
            options(r#"{"url":"https://example.org/a.json","headingLevel":1,"light":true}"#);
        assert_eq!(given.url, "https://example.org/a.json");
        assert_eq!(given.drawing.heading_level, 1.into());
    }
}
