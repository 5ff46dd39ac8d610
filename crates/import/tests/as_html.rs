//! The same words come out as the same exchanges, whether a page was saved as text or as HTML without any markup but
//! paragraphs.

#![allow(clippy::unwrap_used, clippy::format_collect)] // A test that can't go on should stop.

use article_viewer_import::{Told, import_html, import_text};
use article_viewer_model::{Article, Turn};
use std::fs;
use std::path::PathBuf;

/// The headline in `<title>` and `<h1>`, and a paragraph for each line that is not blank.
fn as_html(headline: &str, text: &str) -> String {
    let escaped = |text: &str| {
        // Entities of the page stay what they are.
        text.replace('<', "&lt;").replace('>', "&gt;")
    };
    let lines = text.lines().map(|line| line.trim_start_matches('\u{FEFF}'));
    let lines = lines.filter(|line| !line.trim().is_empty());
    let paragraphs: String = lines
        .map(|line| format!("<p>{}</p>\n", escaped(line)))
        .collect();
    let title = escaped(headline);
    format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>{title}</title></head><body><article>\n\
         <h1>{title}</h1>\n{paragraphs}</article></body></html>"
    )
}

fn said(turn: &Turn) -> String {
    let paragraphs = turn.paragraphs.iter().flatten();
    let text: Vec<String> = paragraphs
        .map(article_viewer_model::Text::to_plain)
        .collect();
    format!(
        "{}: {}",
        turn.speaker.as_deref().unwrap_or("-"),
        text.join(" / ")
    )
}

/// Who asks and who answers, and what.
fn exchanges(article: &Article) -> Vec<String> {
    let exchanges = article.exchanges().flat_map(|exchange| {
        let answers = exchange
            .answers
            .iter()
            .map(|turn| format!("  {}", said(turn)));
        std::iter::once(said(&exchange.question)).chain(answers)
    });
    exchanges.collect()
}

#[test]
fn a_page_of_text_in_paragraphs_has_the_same_exchanges() {
    // Lines that were wrapped are no paragraphs.
    const WRAPPED: [&str; 1] = ["wrapped"];
    let folder = std::env::var("PAGES").map_or_else(
        |_| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pages"),
        PathBuf::from,
    );
    let mut wrong = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if path.extension().is_none_or(|end| end != "txt") || WRAPPED.contains(&name.as_str()) {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let from_text = import_text(&text).unwrap().article;
        let html = as_html(&from_text.headline, &text);
        let expected = exchanges(&from_text);
        let found = match import_html(&html, None, &Told::default()) {
            Ok(import) => exchanges(&import.article),
            Err(error) => vec![error.to_string()],
        };
        if found != expected {
            eprintln!(
                "{name}\n- {}\n+ {}",
                expected.join("\n- "),
                found.join("\n+ ")
            );
            wrong.push(name);
        }
    }
    assert!(wrong.is_empty(), "{wrong:?} came out otherwise");
}
