//! What a page says of itself: JSON-LD (`NewsArticle` and its kin), then Open Graph, then `<meta>`, then `<time>`.

use super::address::Base;
use super::linked_data;
use super::microdata;
use super::tags::{canonical, meta, nonblank};
use article_viewer_model::{Date, ImageLink, Link};
use chrono::{DateTime, SecondsFormat};
use dom_query::Document;
use serde_json::Value;

/// What a page says of its article.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Metadata {
    pub(crate) headline: Option<String>,
    pub(crate) description: Option<String>,
    /// Name and address.
    pub(crate) authors: Vec<(String, Option<Link>)>,
    pub(crate) publisher: Option<(String, Option<Link>)>,
    pub(crate) published: Option<Date>,
    pub(crate) modified: Option<Date>,
    /// A BCP 47 tag.
    pub(crate) language: Option<String>,
    pub(crate) url: Option<Link>,
    pub(crate) image: Option<ImageLink>,
}

/// Reads it all.
pub(crate) fn metadata(document: &Document, base: &Base) -> Metadata {
    let found = linked_data::article(document).unwrap_or_default();
    let meta = |names: &[&str]| meta(document, names);
    let said = |key: &str| found.get(key).and_then(linked_data::text_of);
    let link = |address: String| Link::new(&base.absolute(&address)?);
    let people = |value: &Value| linked_data::people(value, base);

    let mut authors = found.get("author").map(people).unwrap_or_default();
    if authors.is_empty() {
        authors = meta(&[
            "dc.creator",
            "author",
            "articleAuthor",
            "article:author",
            "parsely-author",
            "sailthru.author",
            "byl",
        ])
        .filter(|name| !name.contains("://"))
        .map(|name| vec![(name, None)])
        .unwrap_or_default();
    }
    if authors.is_empty() {
        authors = microdata::authors(document, base);
    }
    let publisher = found
        .get("publisher")
        .and_then(|value| people(value).into_iter().next());
    let date = |value: Option<String>| value.as_deref().and_then(date);
    Metadata {
        headline: said("headline")
            .or_else(|| meta(&["og:title", "twitter:title", "dc.title"]))
            .or_else(|| microdata::property(document, "headline")),
        description: said("description").or_else(|| {
            meta(&[
                "og:description",
                "dc.description",
                "description",
                "twitter:description",
            ])
        }),
        authors,
        publisher: publisher
            .or_else(|| Some((meta(&["og:site_name", "application-name"])?, None)))
            .or_else(|| Some((microdata::publisher(document)?, None))),
        published: date(said("datePublished"))
            .or_else(|| {
                date(meta(&[
                    "article:published_time",
                    "datePublished",
                    "date",
                    "pubdate",
                    "dc.date",
                    "dc.date.issued",
                    "parsely-pub-date",
                    "sailthru.date",
                ]))
            })
            .or_else(|| date(microdata::property(document, "datePublished")))
            .or_else(|| date(time(document))),
        modified: date(said("dateModified"))
            .or_else(|| {
                date(meta(&[
                    "article:modified_time",
                    "og:updated_time",
                    "dateModified",
                    "last-modified",
                ]))
            })
            .or_else(|| date(microdata::property(document, "dateModified"))),
        language: said("inLanguage")
            .or_else(|| {
                document
                    .select_single("html[lang]")
                    .attr("lang")
                    .map(|lang| lang.to_string())
            })
            .or_else(|| meta(&["og:locale", "content-language"]))
            .map(|tag| tag.trim().replace('_', "-"))
            .filter(|tag| {
                tag.len() <= 35
                    && tag.split('-').all(|part| {
                        (1..=8).contains(&part.len())
                            && part.bytes().all(|b| b.is_ascii_alphanumeric())
                    })
            }),
        url: canonical(document)
            .or_else(|| meta(&["og:url"]))
            .and_then(link),
        image: linked_data::image(&found)
            .or_else(|| meta(&["og:image", "og:image:url", "twitter:image"]))
            .and_then(|address| ImageLink::new(&base.absolute(&address)?)),
    }
}

/// The day in the first `<time>` of the article, else of the page.
fn time(document: &Document) -> Option<String> {
    let times = [
        "article time[datetime]",
        "main time[datetime]",
        "time[datetime]",
    ];
    times
        .iter()
        .find_map(|times| nonblank(&document.select_single(times).attr("datetime")?))
}

/// A day as pages write it: ISO 8601, with a space for its `T`, without the colon of its offset, with fractions of a
/// second; or as RFC 2822 has it.
pub(super) fn date(written: &str) -> Option<Date> {
    let written = written.trim();
    if let Some(date) = Date::new(written) {
        return Some(date);
    }
    let at = DateTime::parse_from_rfc2822(written)
        .or_else(|_| DateTime::parse_from_str(written, "%Y-%m-%dT%H:%M:%S%.f%z"))
        .or_else(|_| DateTime::parse_from_str(written, "%Y-%m-%d %H:%M:%S%.f%z"))
        .or_else(|_| DateTime::parse_from_str(written, "%Y-%m-%dT%H:%M%z"));
    if let Ok(at) = at {
        return Date::new(&at.to_rfc3339_opts(SecondsFormat::Secs, true));
    }
    // Without an offset a time of day says nothing; the day does.
    let day = written.get(..10)?;
    written[10..]
        .starts_with([' ', 'T'])
        .then(|| Date::new(day))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> Metadata {
        metadata(&Document::from(html), &Base::new("https://e.org/a/"))
    }

    #[test]
    fn json_ld_counts_before_open_graph_and_that_before_meta() {
        let json = r#"<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],"headline":"By JSON-LD &amp; co.",
            "author":[{"@type":"Person","name":"Anna Berg","url":"/anna"},"Lars Holm"],"publisher":{"name":"Post"},"datePublished":"2026-11-27T10:00:00+04:00"}]}</script>"#;
        let graph = r#"<meta property="og:title" content="By Open Graph"><meta property="og:description" content="Described">"#;
        let plain =
            r#"<meta name="author" content="Somebody"><meta name="description" content="No">"#;
        let all = read(&[json, graph, plain].concat());
        assert_eq!(all.headline.as_deref(), Some("By JSON-LD & co."));
        assert_eq!(all.description.as_deref(), Some("Described"));
        let names: Vec<_> = all
            .authors
            .iter()
            .map(|(name, url)| (&**name, url.as_deref()))
            .collect();
        assert_eq!(
            names,
            [
                ("Anna Berg", Some("https://e.org/anna")),
                ("Lars Holm", None)
            ]
        );
        assert_eq!(all.published.as_deref(), Some("2026-11-27T10:00:00+04:00"));
        let less = read(&[graph, plain].concat());
        assert_eq!(less.headline.as_deref(), Some("By Open Graph"));
        assert_eq!(less.authors, [("Somebody".to_owned(), None)]);
        assert_eq!(read(plain).description.as_deref(), Some("No"));
    }

    #[test]
    fn a_property_may_have_several_names() {
        for (head, expected) in [
            (
                r#"<meta property="x:title og:title" content="A"><meta name="author" content="C"><meta property="dc:creator article:author" content="B">
                <meta property="x:d dc:description" content="D"><meta property="x:t article:published_time" content="2026-11-27">"#,
                ["A", "B", "D", "2026-11-27"],
            ),
            (
                r#"<meta itemprop="name headline" content="-"><meta property="dc:title" content="A"><meta name="DC.Creator" content="B">
                <meta itemprop="description about" content="D"><meta itemprop="datePublished dateCreated" content="2026-11-27">"#,
                ["A", "B", "D", "2026-11-27"],
            ),
            (
                r#"<meta name="og:title" content="A"><meta name="no author" content="-"><meta name="author" content="B">
                <meta name="description" content="D"><meta name="date" content="2026-11-27">"#,
                ["A", "B", "D", "2026-11-27"],
            ),
        ] {
            let all = read(head);
            let found = [
                all.headline.as_deref(),
                all.authors.first().map(|(name, _)| &**name),
                all.description.as_deref(),
                all.published.as_deref(),
            ];
            assert_eq!(found, expected.map(Some), "{head}");
        }
    }

    #[test]
    fn json_ld_that_is_none_is_passed_over() {
        for broken in [
            "{",
            "[1]",
            "null",
            r#"{"@type":"Organization","headline":"x"}"#,
        ] {
            let page = format!(
                "<script type=\"application/ld+json\">{broken}</script><meta property=og:title content=Ferry>"
            );
            assert_eq!(read(&page).headline.as_deref(), Some("Ferry"), "{broken}");
        }
    }

    #[test]
    fn a_day_is_read_as_pages_write_it() {
        for (written, expected) in [
            ("2026-11-27", Some("2026-11-27")),
            ("2026-11-27T10:00:00Z", Some("2026-11-27T10:00:00Z")),
            ("2026-11-27, 03:01", None),
            ("2026-11-27 about noon", Some("2026-11-27")),
            (
                "Fri, 27 Nov 2026 10:00:00 +0400",
                Some("2026-11-27T10:00:00+04:00"),
            ),
            ("yesterday", None),
            ("", None),
        ] {
            assert_eq!(date(written).as_deref(), expected, "{written}");
        }
    }
}
