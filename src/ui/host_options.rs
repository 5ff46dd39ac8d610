//! A host's wishes for the drawing: levels of headings, ids that clash with nobody's, addresses.

use article_viewer_headlines::Query;
use serde::{Deserialize, Deserializer};
use std::rc::Rc;

/// The level of a headline: 1 to 4, by default 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeadingLevel(u8);

impl Default for HeadingLevel {
    fn default() -> Self {
        Self(2)
    }
}

impl From<u8> for HeadingLevel {
    /// The nearest level that there is.
    fn from(level: u8) -> Self {
        Self(level.clamp(1, 4))
    }
}

/// Lenient: the default for all but a number.
impl<'de> Deserialize<'de> for HeadingLevel {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let level = Option::<u8>::deserialize(deserializer)?;
        Ok(level.map_or_else(Self::default, Self::from))
    }
}

/// A host's wishes for the drawing, named as the options that it gives.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HostOptions {
    /// Level of the headline; what stands below follows.
    pub heading_level: HeadingLevel,
    /// The element's own id, which goes before a card's id in the page; may be empty.
    pub id: Rc<str>,
    /// Goes before the ids of all else, and is no other viewer's.
    #[serde(skip)]
    pub scope: Rc<str>,
    /// The page's address without its fragment, where a `<base>` would lead a bare fragment elsewhere; else empty.
    pub page: Rc<str>,
    /// The page's address up to where the filter stands in it, with its `?` or `&`, as `static/url-state.js` gives it;
    /// empty where it does not stand there.
    pub address: Rc<str>,
    /// The page's fragment, which follows the filter in its address.
    pub fragment: Rc<str>,
    /// The drawing stands in the page as HTML, written natively: the list is whole from the first drawing on, there and in
    /// the browser that takes it over.
    pub rendered: bool,
}

impl HostOptions {
    /// The tag of a heading so many levels below the headline.
    pub fn heading(&self, below: u8) -> &'static str {
        match self.heading_level.0 + below {
            1 => "h1",
            2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        }
    }

    /// HTML is being written: every answer stands open in it.
    pub(crate) fn writes_html(&self) -> bool {
        self.rendered && cfg!(not(target_arch = "wasm32"))
    }

    /// An attribute of written HTML that tells what nobody sees of the article, so that it can be had back from the markup.
    pub(crate) fn note<T>(&self, note: impl FnOnce() -> Option<T>) -> Option<T> {
        if self.writes_html() { note() } else { None }
    }

    /// The id of a part other than a card.
    pub fn part_id(&self, part: &str) -> String {
        [&*self.scope, "-", part].concat()
    }

    /// The page's address with that filter, where the filter stands in it: `…?country=AZ+TR&q=oil`.
    pub fn address_of(&self, query: &Query) -> Option<String> {
        if self.address.is_empty() {
            return None;
        }
        let mut out = (*self.address).to_owned();
        let codes = query.codes();
        for (name, value) in [("country=", &codes), ("q=", &query.text)] {
            if !value.is_empty() {
                out.push_str(name);
                encode(value, &mut out);
                out.push('&');
            }
        }
        // The separator that nothing follows.
        out.pop();
        out.push_str(&self.fragment);
        Some(out)
    }

    /// The id of a card in the page, which a link to it names.
    pub fn card_id(&self, id: &str) -> String {
        let hyphen = if self.id.is_empty() { "" } else { "-" };
        [&*self.id, hyphen, id].concat()
    }
}

/// Writes a value as forms do: `application/x-www-form-urlencoded` of the URL standard.
fn encode(value: &str, out: &mut String) {
    for byte in value.bytes() {
        match byte {
            b' ' => out.push('+'),
            b'-' | b'.' | b'_' | b'*' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {
                out.push(char::from(byte));
            }
            _ => {
                out.push('%');
                for four in [byte >> 4, byte & 15] {
                    out.push(char::from(b"0123456789ABCDEF"[usize::from(four)]));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The address around the filter | the fragment | codes | text | the address with the filter.
    const ADDRESSES: &str = "
https://e.org/a?     |     | AZ TR | oil      | https://e.org/a?country=AZ+TR&q=oil
https://e.org/a?x=1& | #q3 | -RU   |          | https://e.org/a?x=1&country=-RU#q3
https://e.org/a?x=1& | #q3 |       |          | https://e.org/a?x=1#q3
https://e.org/a?     |     |       |          | https://e.org/a
https://e.org/a?     |     |       | né & 5+% | https://e.org/a?q=n%C3%A9+%26+5%2B%25
";

    #[test]
    fn the_filter_stands_in_the_address_beside_what_was_there() {
        for case in ADDRESSES.trim().lines() {
            let parts: Vec<&str> = case.split('|').map(str::trim).collect();
            let options = HostOptions {
                address: parts[0].into(),
                fragment: parts[1].into(),
                ..HostOptions::default()
            };
            let mut query = Query::text(parts[3]);
            query.set_codes(parts[2]);
            assert_eq!(
                options.address_of(&query).as_deref(),
                Some(parts[4]),
                "{case}"
            );
        }
        assert_eq!(HostOptions::default().address_of(&Query::text("oil")), None);
    }
}
