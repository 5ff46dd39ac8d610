//! Transcripts as recorders, broadcasters and papers make them: a file a kind in `transcripts/`, a case a page, with what
//! must come of it below `---`, a line each:
//!
//! - `Q | name | beginning` and `A | …`: a question or an answer, and with ` | 3` the second at which it begins. All that a
//!   page has, in order, unless one of the next two stands there.
//! - `said | name | words`: only whoever has this name, or a longer one, says so.
//! - `nobody | | words`: no one says so.
//! - `paragraph | | beginning`: a paragraph between turns.
//! - `headlines | | 4`: how many headlines the page has; none where nothing is said.

#![allow(clippy::unwrap_used)] // A test that can't go on should stop.

use article_viewer_import::import_text;
use article_viewer_model::{Article, Block, Headlines, Text, Turn};

const KINDS: &[(&str, &str)] = &[
    ("broadcast", include_str!("transcripts/broadcast.txt")),
    ("codes", include_str!("transcripts/codes.txt")),
    ("east-asia", include_str!("transcripts/east-asia.txt")),
    ("french", include_str!("transcripts/french.txt")),
    ("marks", include_str!("transcripts/marks.txt")),
    ("numbered", include_str!("transcripts/numbered.txt")),
    ("official", include_str!("transcripts/official.txt")),
    ("one-line", include_str!("transcripts/one-line.txt")),
    ("panel", include_str!("transcripts/panel.txt")),
    ("recorders", include_str!("transcripts/recorders.txt")),
];

/// A turn as a case tells it: `Q` or `A`, the name, the words, the second.
type Row = (&'static str, String, String, Option<u32>);

fn rows(article: &Article) -> Vec<Row> {
    let row = |kind, turn: &Turn| {
        let words: Vec<String> = turn
            .paragraphs
            .iter()
            .flatten()
            .map(Text::to_plain)
            .collect();
        let speaker = turn.speaker.as_deref().unwrap_or("");
        (kind, speaker.to_owned(), words.join(" "), turn.start)
    };
    let mut rows = Vec::new();
    for block in &article.body {
        match block {
            Block::Exchange(exchange) => {
                rows.push(row("Q", &exchange.question));
                rows.extend(exchange.answers.iter().map(|answer| row("A", answer)));
            }
            Block::Paragraph(text) => {
                rows.push(("paragraph", String::new(), text.to_plain(), None));
            }
            _ => {}
        }
    }
    rows
}

/// One name is the other, or a word of it.
fn is_called(name: &str, other: &str) -> bool {
    let part = |long: &str, short: &str| long.split(' ').any(|word| word == short);
    !name.is_empty() && (name == other || part(name, other) || part(other, name))
}

fn check(name: &str, page: &str, expected: &str) {
    let article = import_text(page).unwrap().article;
    let rows = rows(&article);
    let told: Vec<Vec<&str>> = expected
        .lines()
        .map(|line| line.split('|').map(str::trim).collect())
        .collect();
    let turns: Vec<&Row> = rows
        .iter()
        .filter(|(kind, ..)| *kind != "paragraph")
        .collect();
    let of_turns: Vec<&Vec<&str>> = told
        .iter()
        .filter(|row| matches!(row[0], "Q" | "A"))
        .collect();
    let exact = told.iter().all(|row| !matches!(row[0], "said" | "nobody"));
    if exact {
        assert_eq!(turns.len(), of_turns.len(), "{name}: {turns:#?}");
        for (turn, row) in turns.iter().zip(&of_turns) {
            let begins = turn
                .2
                .trim_start_matches(['「', '"', ' '])
                .starts_with(row[2]);
            assert!(
                turn.0 == row[0] && turn.1 == row[1] && begins,
                "{name}: {row:?}, not {turn:?}"
            );
            let second = row.get(3).map(|second| second.parse().unwrap());
            assert_eq!(turn.3, second, "{name}: {row:?}");
        }
    }
    let mut headlines = "0";
    for row in &told {
        let says = |turn: &&&Row| turn.2.contains(row[2]);
        match row[0] {
            "headlines" => headlines = row[2],
            "paragraph" => {
                let begins =
                    |(kind, _, text, _): &Row| *kind == "paragraph" && text.starts_with(row[2]);
                assert!(rows.iter().any(begins), "{name}: no paragraph {:?}", row[2]);
            }
            "Q" | "A" if exact => {}
            "nobody" => assert_eq!(turns.iter().find(says), None, "{name}: {row:?}"),
            _ => {
                assert!(
                    turns.iter().any(|turn| says(&turn)),
                    "{name}: nobody says {row:?}"
                );
                for turn in turns.iter().filter(says) {
                    let right = turn.1 == row[1] || is_called(&turn.1, row[1]);
                    assert!(right, "{name}: {row:?}, not {turn:?}");
                }
            }
        }
    }
    let Headlines::List(items) = &article.headlines else {
        panic!("the importer makes lists")
    };
    assert_eq!(items.len().to_string(), headlines, "{name}: headlines");
    assert_eq!(article.related.len(), 0, "{name}: related stories");
}

#[test]
fn everybody_keeps_their_own_words_in_transcripts_of_every_kind() {
    for (kind, table) in KINDS {
        for case in table.split("\n=== ").skip(1) {
            let (name, rest) = case.split_once('\n').unwrap();
            let (page, expected) = rest.split_once("\n---").unwrap();
            check(&format!("{kind}: {name}"), page, expected.trim());
        }
    }
}
