//! A viewer's options: the element's attributes, or `mount`'s options, as one small object.

use crate::ui::{HeadingLevel, HostOptions};
use article_viewer_model::decimal;
use serde::Deserialize;

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
    /// Level of the headline.
    pub heading_level: HeadingLevel,
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
    /// The part of the address after the filter.
    pub fragment: String,
    /// The page's own phrases, as JSON like that of `static/messages/`; empty for none.
    pub messages: String,
}

impl Options {
    /// Those that concern the drawing of a viewer.
    pub(crate) fn for_drawing(&self, viewer: u32) -> HostOptions {
        HostOptions {
            heading_level: self.heading_level,
            page_url: self.page.as_str().into(),
            address: self.address.as_str().into(),
            fragment: self.fragment.as_str().into(),
            ..HostOptions::named(&self.id, &["av", &decimal(viewer as usize)].concat())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tree::read;
    use super::*;
    use article_viewer_model::parse;

    #[test]
    fn missing_options_and_options_of_another_kind_have_their_defaults() {
        let options = |json: &str| read::<Options>(&parse(json.as_bytes()).unwrap());
        for json in ["{}", "[]", r#"{"url":7,"headingLevel":"x","more":[]}"#] {
            assert_eq!(options(json), Options::default(), "{json}");
        }
        let given =
            options(r#"{"url":"https://example.org/a.json","headingLevel":1,"light":true}"#);
        assert_eq!(given.url, "https://example.org/a.json");
        assert_eq!(given.heading_level, 1.into());
    }
}
