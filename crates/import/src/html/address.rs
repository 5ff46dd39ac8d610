//! Addresses in a page, made absolute by the page's own.

use super::tags::{canonical, meta};
use dom_query::Document;
use url::Url;

/// The address of a page, where it is known.
#[derive(Debug, Clone)]
pub(crate) struct Base(Option<Url>);

impl Base {
    #[cfg(test)]
    pub(crate) fn new(address: &str) -> Self {
        Self(Url::parse(address).ok())
    }

    /// The address that a caller gives; else of `<base>`, of the comment that a browser saves a page with, or of the page's
    /// own `canonical` and `og:url`.
    pub(crate) fn of(document: &Document, html: &str, given: Option<&str>) -> Self {
        let base = || {
            Some(
                document
                    .select_single("base[href]")
                    .attr("href")?
                    .to_string(),
            )
        };
        let candidates = [
            given.map(str::to_owned),
            base(),
            saved_from(html),
            canonical(document),
            meta(document, &["og:url"]),
        ];
        let is_web = |url: &Url| matches!(url.scheme(), "http" | "https");
        Self(
            candidates
                .into_iter()
                .flatten()
                .find_map(|address| Url::parse(address.trim()).ok().filter(is_web)),
        )
    }

    /// The absolute address; a relative one as it is where the page's own is not known. None where it is none at all.
    pub(crate) fn absolute(&self, address: &str) -> Option<String> {
        let address = address.trim();
        if address.is_empty() {
            return None;
        }
        match &self.0 {
            Some(base) => base.join(address).ok().map(Into::into),
            None => Some(address.to_owned()),
        }
    }

    /// An address of the same site, whatever its part: `www.example.org` and `news.example.org`. All are where the page's own
    /// is not known.
    pub(crate) fn is_same_site(&self, address: &str) -> bool {
        let site = |url: &Url| {
            let host = url.host_str()?.to_owned();
            let mut parts: Vec<&str> = host.rsplit('.').take(3).collect();
            // `example.co.uk` needs three parts, `example.org` two.
            if parts.get(1).is_some_and(|part| part.len() > 3) {
                parts.truncate(2);
            }
            Some(parts.join("."))
        };
        match (&self.0, Url::parse(address)) {
            (Some(base), Ok(url)) => site(base) == site(&url),
            _ => true,
        }
    }

    /// Relative addresses can be made absolute.
    pub(crate) fn is_known(&self) -> bool {
        self.0.is_some()
    }
}

/// The address in the comment that a browser saves a page with: `<!-- saved from url=(0042)https://example.org/page -->`.
pub(crate) fn saved_from(html: &str) -> Option<String> {
    let head = html.get(..2048.min(html.len())).unwrap_or(html);
    let (_, rest) = head.split_once("saved from url=(")?;
    let (_, rest) = rest.split_once(')')?;
    Some(rest.split_whitespace().next()?.to_owned())
}

/// Whether a picture stands in the folder that a browser saves beside a page: `page_files/ship.jpg`, in some languages
/// `page-Dateien/ship.jpg`.
pub(crate) fn is_saved_beside(address: &str) -> bool {
    let address = address.trim_start_matches("./");
    let folder = address.split_once('/').map(|(folder, _)| folder);
    folder.is_some_and(|folder| {
        [
            "_files",
            "_Files",
            "-Dateien",
            "_fichiers",
            "_archivos",
            "_ficheiros",
            "_arquivos",
            "_file",
            ".files",
            "_bestanden",
            "_pliki",
            "_soubory",
        ]
        .iter()
        .any(|end| folder.ends_with(end))
    })
}
