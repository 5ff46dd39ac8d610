//! What the page asks of a viewer: the element's attributes, or `mount`'s options, as one small object.
//!
//! It comes as JSON text, through the reader that articles come through: `serde-wasm-bindgen`'s way in would
//! cost 5 kB of download for these dozen fields.

use article_viewer_model::{Node, Value, parse};

/// The options of one viewer. All are optional, and unknown ones are passed over.
#[derive(Debug, Clone, PartialEq)]
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
    /// Level of the headline, 1 to 4.
    pub heading_level: u8,
    /// Selected countries: codes separated by spaces, `-RU` excludes.
    pub country: String,
    /// Text in the filter field.
    pub query: String,
    /// The element's own id, which deep links name.
    pub id: String,
    /// The page's address without its fragment, where a `<base>` leads elsewhere.
    pub page: String,
    /// The page's address around the filter, as `static/url-state.js` gives it; empty where it has no place there.
    pub address: String,
    /// What follows the filter in the address.
    pub fragment: String,
    /// The page's own phrases, as JSON like that of `static/messages/`; empty for none.
    pub messages: String,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            url: String::new(),
            base: String::new(),
            headlines: String::new(),
            lang: String::new(),
            open: String::new(),
            heading_level: 2,
            country: String::new(),
            query: String::new(),
            id: String::new(),
            page: String::new(),
            address: String::new(),
            fragment: String::new(),
            messages: String::new(),
        }
    }
}

/// The fields of an object, for whoever wants a few of them.
pub(crate) struct Fields<'j>(Option<Node<'j>>);

impl<'j> Fields<'j> {
    pub(crate) fn of(json: &'j str) -> Self {
        Self(parse(json.as_bytes()).ok())
    }

    pub(crate) fn node(node: &Node<'j>) -> Self {
        Self(Some(node.clone()))
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Value<'j>> {
        Some(&self.0.as_ref()?.get(name)?.value)
    }

    /// A text; empty where there is none.
    pub(crate) fn text(&self, name: &str) -> String {
        match self.get(name) {
            Some(Value::String(text)) => (**text).to_owned(),
            _ => String::new(),
        }
    }

    /// `true` only for `true`.
    pub(crate) fn flag(&self, name: &str) -> bool {
        self.get(name) == Some(&Value::Bool(true))
    }
}

impl Options {
    /// Reads them from JSON; what is missing or of another kind is as by default.
    pub fn read(json: &str) -> Self {
        let fields = Fields::of(json);
        let level = match fields.get("headingLevel") {
            Some(Value::Number(digits)) => digits.parse().unwrap_or(2),
            _ => 2,
        };
        Self {
            url: fields.text("url"),
            base: fields.text("base"),
            headlines: fields.text("headlines"),
            lang: fields.text("lang"),
            open: fields.text("open"),
            heading_level: level,
            country: fields.text("country"),
            query: fields.text("query"),
            id: fields.text("id"),
            page: fields.text("page"),
            address: fields.text("address"),
            fragment: fields.text("fragment"),
            messages: fields.text("messages"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_or_of_another_kind_is_as_by_default() {
        for (json, expected) in [
            ("{}", Options::default()),
            ("nonsense", Options::default()),
            (
                r#"{"url":7,"headingLevel":"x","light":1,"more":[]}"#,
                Options::default(),
            ),
            (
                r#"{"url":"https://example.org/a.json","headingLevel":1,"light":true}"#,
                Options {
                    url: "https://example.org/a.json".into(),
                    heading_level: 1,
                    ..Options::default()
                },
            ),
        ] {
            assert_eq!(Options::read(json), expected, "{json}");
        }
    }
}
