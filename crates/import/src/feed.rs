//! A feed (RSS, Atom, JSON Feed) as a list of headlines. `feed-rs` reads it; here is what of it a list takes, and what is
//! told of the rest.

use crate::entity::decode;
use article_viewer_model::{Date, Item, Link, NonBlank};
use chrono::{DateTime, FixedOffset, SecondsFormat, Utc};
use dom_query::Document;
use feed_rs::model::Entry;
use feed_rs::parser::{Builder, ParseFeedError};
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// A feed's headlines, and what was left out of them.
#[derive(Debug, Clone, PartialEq)]
pub struct FeedImport {
    /// In the feed's order.
    pub items: Vec<Item>,
    /// In the feed's order.
    pub left_out: Vec<LeftOut>,
}

/// What an entry of a feed lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut {
    /// The entry, from 1.
    pub entry: usize,
    /// What was left out.
    pub what: Lack,
}

/// What was left out of a list, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Lack {
    /// The entry itself: a headline can't be blank.
    NoTitle,
    /// Its link: no scheme that an article's links may have.
    Link,
}

impl fmt::Display for Lack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoTitle => "left out: it has no title",
            Self::Link => "its link is left out: it is neither http, https, mailto nor relative",
        })
    }
}

/// Why a feed can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedError {
    /// The byte where it stops being a feed, where that is known.
    pub offset: Option<usize>,
    message: String,
}

impl fmt::Display for FeedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for FeedError {}

/// Reads the list of headlines of a feed, in whatever encoding its XML says it is.
///
/// ```
/// let feed = br#"<rss version="2.0"><channel><language>en-GB</language>
///   <item><title>Ferry sails &amp;amp; returns</title><link>https://example.org/ferry</link></item>
///   <item><link>https://example.org/nothing</link></item></channel></rss>"#;
/// let list = article_viewer_import::import_feed(feed).unwrap();
/// assert_eq!(&*list.items[0].headline, "Ferry sails & returns");
/// assert_eq!(list.left_out[0].entry, 2);
/// ```
///
/// # Errors
///
/// [`FeedError`] where it is no feed.
pub fn import_feed(bytes: &[u8]) -> Result<FeedImport, FeedError> {
    let feed = Builder::new()
        .sanitize_content(false)
        .build()
        .parse(bytes)
        .map_err(refused)?;
    let offsets = offsets(bytes);
    let mut import = FeedImport {
        items: Vec::new(),
        left_out: Vec::new(),
    };
    for (entry, number) in feed.entries.iter().zip(1..) {
        let mut lacks = |what| {
            import.left_out.push(LeftOut {
                entry: number,
                what,
            });
        };
        let Some(headline) = title(entry).and_then(NonBlank::new) else {
            lacks(Lack::NoTitle);
            continue;
        };
        let address = address(entry);
        let url = address.and_then(Link::new);
        if address.is_some() && url.is_none() {
            lacks(Lack::Link);
        }
        let language = entry.language.as_deref().or(feed.language.as_deref());
        import.items.push(Item {
            url,
            date_published: entry
                .published
                .or(entry.updated)
                .and_then(|at| date(at, &offsets)),
            in_language: language
                .map(str::trim)
                .filter(|tag| !tag.is_empty())
                .map(Into::into),
            ..Item::new(headline)
        });
    }
    Ok(import)
}

/// The title in one line. Writers of feeds quote twice (`&amp;amp;`), so entities that are left stand for themselves.
fn title(entry: &Entry) -> Option<String> {
    let title = entry.title.as_ref()?;
    let text = if title.content_type.as_str().ends_with("html") {
        Document::fragment(title.content.as_str())
            .text()
            .to_string()
    } else {
        title.content.clone()
    };
    let decoded = decode(&text);
    Some(decoded.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The page of an entry: the link that says so, else the first.
fn address(entry: &Entry) -> Option<&str> {
    let is_page = |rel: Option<&str>| rel.is_none_or(|rel| rel == "alternate");
    entry
        .links
        .iter()
        .find(|link| is_page(link.rel.as_deref()))
        .or(entry.links.first())
        .map(|link| link.href.trim())
}

/// `feed-rs` gives instants; a date of an article keeps the offset that it was written with.
type Offsets = HashMap<DateTime<Utc>, FixedOffset>;

/// The offset of every instant in the feed that is written by RFC 2822 or RFC 3339.
fn offsets(bytes: &[u8]) -> Offsets {
    let found = Arc::new(Mutex::new(Offsets::new()));
    let kept = found.clone();
    let parser = Builder::new()
        .sanitize_content(false)
        .timestamp_parser(move |text| {
            let text = text.trim();
            let at = DateTime::parse_from_rfc2822(text)
                .or_else(|_| DateTime::parse_from_rfc3339(text))
                .ok()?;
            let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
            kept.insert(at.to_utc(), *at.offset());
            Some(at.to_utc())
        })
        .build();
    // The same bytes have been read without a fault; a date that is none changes nothing of that.
    let _ = parser.parse(bytes);
    let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
    std::mem::take(&mut *found)
}

fn date(at: DateTime<Utc>, offsets: &Offsets) -> Option<Date> {
    let offset = offsets
        .get(&at)
        .copied()
        .unwrap_or(FixedOffset::east_opt(0)?);
    let written = at
        .with_timezone(&offset)
        .to_rfc3339_opts(SecondsFormat::Secs, true);
    Date::new(&written)
}

fn refused(error: ParseFeedError) -> FeedError {
    let message = format!("this is no feed (RSS, Atom or JSON Feed): {error}");
    let offset = match error {
        ParseFeedError::ParseError(kind) => {
            use feed_rs::parser::ParseErrorKind as Kind;
            match kind {
                Kind::NoFeedRoot => None,
                Kind::UnknownMimeType { position, .. }
                | Kind::MissingContent { position, .. }
                | Kind::UnknownEnumVariant { position, .. }
                | Kind::IllegalState { position, .. } => usize::try_from(position).ok(),
            }
        }
        _ => None,
    };
    FeedError { offset, message }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(feed: &str) -> String {
        let import = import_feed(feed.as_bytes()).unwrap();
        let items = import.items.iter().map(|item| {
            let part = |text: Option<&str>| text.unwrap_or("-").to_owned();
            [
                item.headline.to_string(),
                part(item.url.as_deref()),
                part(item.date_published.as_deref()),
                part(item.in_language.as_deref()),
            ]
            .join(" | ")
        });
        let left_out = import
            .left_out
            .iter()
            .map(|left| format!("{}: {}", left.entry, left.what));
        items.chain(left_out).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_three_kinds_of_feed_give_the_same_list() {
        let rss = r#"<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour</title><language>en</language>
            <item><title>Ferry sails again</title><link>https://e.org/a</link><pubDate>Fri, 27 Nov 2026 00:30:00 +0400</pubDate></item>
            <item><title> </title><link>https://e.org/b</link></item>
            <item><title>Quay mended</title></item></channel></rss>"#;
        let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Harbour</title><id>x</id><updated>2026-11-27T00:30:00+04:00</updated>
            <entry><id>1</id><title type="html">Ferry &lt;i&gt;sails&lt;/i&gt; again</title><link rel="self" href="https://e.org/self"/><link href="https://e.org/a"/><published>2026-11-27T00:30:00+04:00</published></entry>
            <entry><id>2</id><title></title><link href="https://e.org/b"/></entry>
            <entry><id>3</id><title>Quay mended</title></entry></feed>"#;
        let json = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Harbour", "language": "en", "items": [
            {"id": "1", "title": "Ferry sails again", "url": "https://e.org/a", "date_published": "2026-11-27T00:30:00+04:00", "content_text": "x"},
            {"id": "2", "url": "https://e.org/b", "content_text": "x"},
            {"id": "3", "title": "Quay mended", "content_text": "x"}]}"#;
        let expected = "Ferry sails again | https://e.org/a | 2026-11-27T00:30:00+04:00 | en\n\
                        Quay mended | - | - | en\n\
                        2: left out: it has no title";
        for (name, feed) in [("RSS", rss), ("Atom", atom), ("JSON", json)] {
            assert_eq!(list(feed), expected, "{name}");
        }
    }

    #[test]
    fn a_script_is_no_link() {
        let feed = r#"<rss version="2.0"><channel><item><title>Ferry</title><link>javascript:alert(1)</link></item></channel></rss>"#;
        assert!(list(feed).starts_with("Ferry | - | - | -\n1: its link is left out"));
    }

    #[test]
    fn what_is_no_feed_says_so() {
        for text in [
            "",
            "Ferry sails again",
            "<html><body>Ferry</body></html>",
            "<rss",
            "{}",
            "[1]",
        ] {
            let error = import_feed(text.as_bytes()).unwrap_err();
            assert!(
                error.to_string().starts_with("this is no feed"),
                "{text}: {error}"
            );
        }
    }
}
