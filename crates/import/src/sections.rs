//! The words that head a list of stories or end it: "Related stories", "Latest news", "All news".

use crate::data::{fold, listed};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What such a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    /// Related stories follow.
    Related,
    /// The latest headlines follow.
    Latest,
    /// Here is the link to all headlines.
    More,
}

static SECTIONS: LazyLock<HashMap<String, Section>> = LazyLock::new(|| {
    listed(include_str!("../data/sections.tsv"))
        .flat_map(|(kind, words)| {
            let section = match kind {
                "related" => Section::Related,
                "latest" => Section::Latest,
                _ => Section::More,
            };
            words.map(move |word| (fold(word), section))
        })
        .collect()
});

/// What the line says, if it is one of these and nothing else.
pub(crate) fn section(line: &str) -> Option<Section> {
    if line.len() > 120 {
        return None;
    }
    let bare = crate::shape::bold(line)
        .unwrap_or(line)
        .trim_matches(|c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    ':' | '\u{FF1A}' | '»' | '›' | '>' | '→' | '…' | '.' | '-' | '—' | '#' | '='
                )
        });
    SECTIONS.get(&fold(bare)).copied()
}

/// The story that a line such as "Read also: …" relates.
pub(crate) fn inline_related(line: &str) -> Option<&str> {
    let (word, story) = line.split_once([':', '\u{FF1A}'])?;
    let story = story.trim();
    (section(word) == Some(Section::Related) && !story.is_empty()).then_some(story)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_known_by_its_head_or_end() {
        for (line, expected) in [
            ("Related stories", Some(Section::Related)),
            ("READ ALSO:", Some(Section::Related)),
            ("**Читайте также**", Some(Section::Related)),
            ("Son haberler", Some(Section::Latest)),
            ("آخرین اخبار", Some(Section::Latest)),
            ("All news", Some(Section::More)),
            ("All news »", Some(Section::More)),
            ("Все новости", Some(Section::More)),
            ("All news is good news", None),
        ] {
            assert_eq!(section(line), expected, "{line}");
        }
    }

    #[test]
    fn a_related_story_may_stand_in_the_text() {
        assert_eq!(
            inline_related("Read also: Ferry sails again"),
            Some("Ferry sails again")
        );
        assert_eq!(inline_related("Read also:"), None);
        assert_eq!(inline_related("Olsen: Ferry sails again"), None);
    }
}
