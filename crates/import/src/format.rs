//! Which kind of page a text is. The one that is read today is text; pages in HTML are told from it, so that nobody
//! gets an article of tags.

/// The kind of a saved page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Saved as text.
    Text,
    /// Saved as HTML.
    Html,
}

impl Format {
    /// The kind of this page: HTML begins with a tag, a comment or a declaration.
    ///
    /// ```
    /// use article_viewer_import::Format;
    /// assert_eq!(Format::of("\n<!doctype html><title>Ferry</title>"), Format::Html);
    /// assert_eq!(Format::of("<3 tons on board: a ferry sails"), Format::Text);
    /// ```
    pub fn of(page: &str) -> Self {
        let start = page.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
        match start.strip_prefix('<').and_then(|tag| tag.chars().next()) {
            Some(c) if c.is_ascii_alphabetic() || matches!(c, '!' | '?') => Self::Html,
            _ => Self::Text,
        }
    }
}
