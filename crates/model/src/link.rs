//! Links that may be followed. Yew renders a `javascript:` address as it is and runs it, so nothing
//! passes here but `http`, `https`, `mailto` and relative addresses.

use crate::blank::is_blank;
use std::fmt;
use std::ops::Deref;
use std::rc::Rc;

/// The address of a link: `http`, `https`, `mailto`, or relative to the article. Any other scheme is refused, and the
/// link shows as plain text. Without a scheme, `www.example.org` is a file beside the article; the viewer warns of that.
#[derive(Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(
    any(test, feature = "schema"),
    derive(schemars::JsonSchema),
    schemars(extend("pattern" = crate::patterns::SHOWS, "allOf" = [{ "pattern": crate::patterns::LINK }]))
)]
pub struct Link(Rc<str>);

/// The address of a picture: `http`, `https`, or relative to the article.
#[derive(Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(
    any(test, feature = "schema"),
    derive(schemars::JsonSchema),
    schemars(extend("pattern" = crate::patterns::SHOWS, "allOf" = [{ "pattern": crate::patterns::IMAGE_LINK }]))
)]
pub struct ImageLink(Rc<str>);

impl Link {
    /// The address, or `None` where its scheme is refused or it is blank.
    pub fn new(address: &str) -> Option<Self> {
        checked(address, &["http", "https", "mailto"]).map(Self)
    }
}

impl ImageLink {
    /// The address, or `None` where its scheme is refused or it is blank.
    pub fn new(address: &str) -> Option<Self> {
        checked(address, &["http", "https"]).map(Self)
    }
}

/// The WHATWG URL parser drops tabs and newlines anywhere, and controls and spaces at both ends, before
/// it looks for a scheme; so do we, or `java\nscript:` would pass for a relative address.
/// Source: <https://url.spec.whatwg.org/#concept-basic-url-parser>, steps 1 to 3.
fn checked(address: &str, allowed: &[&str]) -> Option<Rc<str>> {
    let bare: String = address
        .trim_matches(|c: char| c <= ' ')
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .collect();
    if is_blank(&bare) {
        return None;
    }
    let scheme = bare
        .find([':', '/', '?', '#', '\\'])
        .filter(|&at| bare.as_bytes()[at] == b':')
        .map(|at| &bare[..at]);
    match scheme {
        // An address such as `1:2` or `été:x` has no scheme by the grammar, but whoever wrote it meant none of ours.
        Some(scheme) if !allowed.iter().any(|a| scheme.eq_ignore_ascii_case(a)) => None,
        _ => Some(bare.into()),
    }
}

macro_rules! reads_as_str {
    ($type:ty) => {
        impl $type {
            /// The same address, shared.
            pub fn shared(&self) -> Rc<str> {
                self.0.clone()
            }
        }
        impl Deref for $type {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }
        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }
    };
}
reads_as_str!(Link);
reads_as_str!(ImageLink);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_http_mailto_and_relative_addresses_are_links() {
        for (address, expected) in [
            ("https://example.org/a", Some("https://example.org/a")),
            ("HTTP://example.org", Some("HTTP://example.org")),
            ("mailto:desk@example.org", Some("mailto:desk@example.org")),
            ("a/b.html", Some("a/b.html")),
            ("/a", Some("/a")),
            ("//host/a", Some("//host/a")),
            ("?q=a:b", Some("?q=a:b")),
            ("#a:b", Some("#a:b")),
            ("a/b:c", Some("a/b:c")),
            ("  /trimmed \n", Some("/trimmed")),
            ("javascript:alert(1)", None),
            ("JaVaScRiPt:alert(1)", None),
            ("java\nscript:alert(1)", None),
            ("\u{1}javascript:alert(1)", None),
            ("\tjavascript:alert(1)", None),
            ("data:text/html,x", None),
            ("vbscript:x", None),
            ("blob:https://example.org/x", None),
            ("file:///etc/passwd", None),
            ("tel:+1", None),
            ("", None),
            (" \u{200B} ", None),
        ] {
            assert_eq!(Link::new(address).as_deref(), expected, "{address:?}");
        }
    }

    #[test]
    fn a_picture_is_no_mail() {
        assert!(ImageLink::new("mailto:a@example.org").is_none());
        assert!(ImageLink::new("data:image/png;base64,AAAA").is_none());
        assert!(ImageLink::new("images/a.png").is_some());
    }
}
