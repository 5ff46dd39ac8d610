//! Which kind of page a text is. The one that is read today is text; pages in HTML are told from it, so that nobody
//! gets an article of tags.

/// The kind of a saved page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Saved as text.
    Text,
    /// Saved as HTML.
    Html,
    /// A news item in JSON as agencies send it (IPTC ninjs).
    Ninjs,
}

impl Format {
    /// The kind of this page: HTML begins with a declaration, a comment or a tag, and its elements end. The tags that
    /// transcribers write before a turn, `<INT> Why?`, have no end.
    ///
    /// ```
    /// use article_viewer_import::Format;
    /// assert_eq!(Format::of("\n<!doctype html><title>Ferry</title>"), Format::Html);
    /// assert_eq!(Format::of("<P>A ferry sails<P>at noon"), Format::Html);
    /// assert_eq!(Format::of("<A> When?\n<B> At noon."), Format::Text);
    /// assert_eq!(Format::of("<3 tons on board: a ferry sails"), Format::Text);
    /// ```
    pub fn of(page: &str) -> Self {
        const OPEN: [&str; 6] = ["html", "head", "body", "meta", "p", "br"];
        let start = page.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
        let Some(tag) = start.strip_prefix('<') else {
            let is_item = crate::html::news_item(start).is_some();
            return if is_item { Self::Ninjs } else { Self::Text };
        };
        let end = tag
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(tag.len());
        let is_open = OPEN
            .iter()
            .any(|open| tag[..end].eq_ignore_ascii_case(open));
        let is_tag =
            tag.starts_with(|c: char| c.is_ascii_alphabetic()) && (is_open || page.contains("</"));
        if is_tag || tag.starts_with(['!', '?']) {
            Self::Html
        } else {
            Self::Text
        }
    }
}
