//! What belongs to the page and not to the article: buttons, menus, notices, rules.

use crate::data::{fold, rows};
use std::collections::HashSet;
use std::sync::LazyLock;

struct Chrome {
    lines: HashSet<String>,
    /// A beginning, and how many words a line with it may have.
    beginnings: Vec<(String, usize)>,
}

static CHROME: LazyLock<Chrome> = LazyLock::new(|| {
    let (beginnings, lines): (Vec<_>, Vec<_>) =
        rows(include_str!("../data/chrome.txt")).partition(|row| row.ends_with('*'));
    let beginning = |row: &str| {
        let words = if row.ends_with("**") { 30 } else { 6 };
        (fold(row.trim_end_matches('*')), words)
    };
    Chrome {
        lines: lines.into_iter().map(bare).collect(),
        beginnings: beginnings.into_iter().map(beginning).collect(),
    }
});

/// A line as it is looked up: without the marks at its end.
fn bare(line: &str) -> String {
    fold(line.trim_end_matches([':', '.', '…', '»', '›', '>', '→', ' ']))
}

/// Whether the line is one of those that a page brings along, or says nothing at all (`|`, `1 234`).
pub(crate) fn is_chrome(line: &str) -> bool {
    // No such line is long, and most lines are: no need to fold them.
    if line.len() > 400 {
        return false;
    }
    if !line.chars().any(char::is_alphabetic) {
        return !line.contains(['?', '؟', '!']);
    }
    let folded = fold(line);
    let words = crate::shape::words(line);
    CHROME.lines.contains(&bare(line))
        || CHROME
            .beginnings
            .iter()
            .any(|(beginning, most)| words <= *most && folded.starts_with(beginning.as_str()))
}

#[cfg(test)]
mod tests {
    use super::is_chrome;
    use crate::cases::rows;

    #[test]
    fn buttons_menus_and_notices_are_the_pages() {
        for row in rows(include_str!("../tests/tables/chrome.txt")) {
            let [line, expected] = row[..] else {
                panic!("{row:?}")
            };
            assert_eq!(is_chrome(line), expected == "yes", "{line}");
        }
    }
}
