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
    /// The kind of this page: HTML begins with a tag, a comment or a declaration. `<v Name>` and `<Name>` of a transcript
    /// are no tags of it.
    ///
    /// ```
    /// use article_viewer_import::Format;
    /// assert_eq!(Format::of("\n<!doctype html><title>Ferry</title>"), Format::Html);
    /// assert_eq!(Format::of("<3 tons on board: a ferry sails"), Format::Text);
    /// assert_eq!(Format::of("<v Olsen>It sails."), Format::Text);
    /// ```
    pub fn of(page: &str) -> Self {
        let start = page.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
        let tag = start.strip_prefix('<').unwrap_or_default();
        let name = tag.split(|c: char| !c.is_alphanumeric()).next();
        let is_speaker = name.is_some_and(|name| {
            let capital = |c: char| c.is_uppercase();
            let small_behind = name.chars().any(char::is_lowercase) || !name.is_ascii();
            name == "v"
                || (name.starts_with(capital)
                    && (small_behind || name.ends_with(|c: char| c.is_numeric())))
        });
        match tag.chars().next() {
            Some(_) if is_speaker => Self::Text,
            Some(c) if c.is_ascii_alphabetic() || matches!(c, '!' | '?') => Self::Html,
            _ => Self::Text,
        }
    }
}
