//! Faults of an article's JSON, and where they are.

use std::fmt;

/// One thing that is wrong, for the person who can mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// How much of the article it costs.
    pub severity: Severity,
    /// The place in the JSON, such as `body[0].answers[0].paragraphs[0]`; empty for the whole.
    pub path: String,
    /// What was found, and what would be right.
    pub message: String,
    /// The byte in the file where it stands, for [`Position::of`].
    pub offset: usize,
}

/// How much of the article a fault costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Left out or mended; the article reads as meant.
    Warning,
    /// A block, or a paragraph of one, can't be read: a line stands in its place.
    Block,
    /// The JSON is an article no more: no headline, or no body.
    Article,
    /// It isn't even JSON.
    Json,
}

/// As much of a text as a message repeats.
pub(crate) fn short(text: &str) -> &str {
    text.char_indices()
        .nth(40)
        .map_or(text, |(end, _)| &text[..end])
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}

/// A place in a file as editors count it: line and column from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// From 1, in characters (Unicode scalar values).
    pub column: usize,
}

impl Position {
    /// Where byte `offset` of `bytes` stands.
    pub fn of(bytes: &[u8], offset: usize) -> Self {
        let before = &bytes[..offset.min(bytes.len())];
        let before = before.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(before);
        let start = before
            .iter()
            .rposition(|b| *b == b'\n')
            .map_or(0, |at| at + 1);
        Self {
            line: 1 + before.iter().filter(|b| **b == b'\n').count(),
            // A byte that continues a character is not a character.
            column: 1 + before[start..]
                .iter()
                .filter(|b| **b & 0xC0 != 0x80)
                .count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Position;

    #[test]
    fn a_position_counts_lines_and_characters_from_one() {
        for (text, offset, line, column) in [
            ("abc", 0, 1, 1),
            ("abc", 2, 1, 3),
            ("a\nb", 2, 2, 1),
            ("é\r\nüx", 6, 2, 2),
            ("a", 99, 1, 2),
            ("\u{FEFF}x", 3, 1, 1),
        ] {
            assert_eq!(
                Position::of(text.as_bytes(), offset),
                Position { line, column },
                "{text:?} at {offset}"
            );
        }
    }
}
