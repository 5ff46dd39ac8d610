//! What holds for every page, whatever stands in it: nothing is lost, nothing panics, the article is valid.

#![allow(clippy::unwrap_used)] // A test that can't go on should stop.

use article_viewer_import::{Fate, Import, Part, import_text};
use article_viewer_model::{Article, Block, Fault, Headlines, Severity, Text, Turn};
use proptest::prelude::*;

/// Lines that pages are made of, and that rules look for.
const LINES: &[&str] = &[
    "",
    "",
    "",
    "Ferry sails again after two winters",
    "Ferry sails again after two winters",
    "Ferry sails again after two winters - Harbour Post",
    "Minister: ferry to sail again",
    "Minister: quay to be mended",
    "Why does the ferry sail?",
    "The ferry sailed on Monday, and nobody saw it but the keeper.",
    "It was dark. It rained. He said: \"Sail.\"",
    "\"We never thought of it",
    "Harbour Post: Why does the ferry sail?",
    "Karin Olsen: Because it can.",
    "Karin Olsen  0:07",
    "Karin Olsen",
    "[00:00:03] Karin Olsen: It sails at noon.",
    "[Karin Olsen] It sails at night.",
    "@Olsen: It sails.",
    "#### Speaker 1",
    "Speaker 2: It sails.",
    "00:00:03,000 --> 00:00:05,000",
    "Olsen | It sails.",
    "OLSEN. - It sails.",
    "▲ It sails.",
    "(APPLAUSE)",
    "1. Who steers?",
    "Q: And when? A: At noon.",
    "Olsen: It sails.",
    "Olsen (laughs): It does.",
    "Olsen:",
    "K.O.: Yes.",
    "Q: And when?",
    "Q:",
    "Q. And when?",
    "A: At 10:30.",
    "A. At noon",
    "A:",
    "Question: Who pays?",
    "Answer: The town.",
    "Answer",
    "Вопрос: Почему?",
    "Ответ: Потому.",
    "سوال: چرا؟",
    "پاسخ: برای این.",
    "— And then?",
    "— Then it sailed.",
    "- a list's item",
    "**Who steers?**",
    "**Post:** Who steers?",
    "# The years at sea",
    "The years at sea",
    "10:30",
    "***",
    "Loading Bars",
    "Share",
    "Related stories",
    "Read also: Quay mended",
    "Latest news",
    "All news",
    "https://example.org/ferry",
    "https://example.org/ferry?a=1&amp;b=2",
    "3 May 2021",
    "05/06/2021",
    "Updated: 4 May 2021 10:00",
    "Azerbaijan, Baku, Oct.10 / corr Agency T.Name /",
    "BERGEN, Norway, May 3 (Agency) — The ferry sailed.",
    "By Anna Berg, Harbour Post",
    "Translated by Nils Ek",
    "[Laughter]",
    "© 2021 Harbour Post",
    "&amp;gt; &lt;b&gt; &#8217; &nbsp;",
    "&nbsp;",
    "\u{200B}",
    "\u{FEFF}",
    "Bergen: there it rains.",
    ":",
    "?",
    "42",
    "**",
    "—",
];

/// The labels of lines above that have another mark than a colon.
const LABELS: &[&str] = &[
    "Karin Olsen  0:07",
    "[00:00:03] Karin Olsen:",
    "[Karin Olsen]",
    "#### Speaker 1",
    "Olsen |",
    "OLSEN. -",
    "1.",
    "@Olsen:",
    "▲",
    "Karin Olsen:",
    "Karin Olsen",
];

fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        12 => prop::sample::select(LINES).prop_map(str::to_owned),
        1 => "\\PC{0,80}",
        1 => "[A-Z][a-z]{0,9}( [A-Z]?[a-z]{1,9}){0,12}[.?!:]?",
        1 => "[A-Z][a-z]{1,7}: [A-Za-z ]{0,40}[.?]",
    ]
}

fn page() -> impl Strategy<Value = String> {
    (
        prop::collection::vec(line(), 0..40),
        prop::sample::select(vec!["\n", "\r\n", "\r"]),
        any::<bool>(),
    )
        .prop_map(|(lines, end, ended)| lines.join(end) + if ended { end } else { "" })
}

/// How many lines a text has: those that an end of line ends, and what stands after the last.
fn count(page: &str) -> usize {
    let text = page
        .strip_prefix('\u{FEFF}')
        .unwrap_or(page)
        .replace("\r\n", "\n")
        .replace('\r', "\n");
    text.lines().count()
}

/// Everything that a reader of the article sees, on lines of its own.
fn read_by_a_reader(article: &Article) -> String {
    let mut texts = vec![article.headline.to_string()];
    texts.extend(
        [
            &article.description,
            &article.dateline,
            &article.location_created,
        ]
        .into_iter()
        .flatten()
        .map(ToString::to_string),
    );
    texts.extend(
        article
            .author
            .iter()
            .chain(&article.publisher)
            .chain(&article.more_headlines)
            .map(|named| named.name.to_string()),
    );
    let turn = |turn: &Turn, texts: &mut Vec<String>| {
        texts.extend(turn.speaker.iter().map(ToString::to_string));
        texts.extend(turn.paragraphs.iter().flatten().map(Text::to_plain));
    };
    for block in &article.body {
        match block {
            Block::Paragraph(text) | Block::Heading(text) => texts.push(text.to_plain()),
            Block::Exchange(exchange) => {
                turn(&exchange.question, &mut texts);
                for answer in &exchange.answers {
                    turn(answer, &mut texts);
                }
            }
            other => panic!("the importer makes no {other:?}"),
        }
    }
    let Headlines::List(headlines) = &article.headlines else {
        panic!("the importer makes lists")
    };
    for item in article.related.iter().chain(headlines) {
        texts.push(item.headline.to_string());
        texts.extend(item.url.iter().map(|url| url.to_string()));
    }
    texts.join("\n")
}

/// Whether the words of a kept line stand in the article. A label may stand there as the name that it means, and a
/// dateline, a date and a byline as fields.
fn is_read(line: &str, parts: &[Part], read: &str) -> bool {
    if parts.iter().any(|part| {
        matches!(
            part,
            Part::Dateline | Part::Date | Part::Byline | Part::ListDate
        )
    }) {
        return true;
    }
    let said = parts
        .iter()
        .any(|part| matches!(part, Part::Question | Part::Answer));
    // "Read also: a story" is that story.
    let line = if parts.contains(&Part::Related) {
        line.split_once(':')
            .filter(|(word, _)| *word == "Read also")
            .map_or(line, |(_, story)| story)
    } else {
        line
    };
    let rest = if said {
        if let Some(rest) = LABELS.iter().find_map(|label| line.strip_prefix(label)) {
            return rest
                .split_whitespace()
                .all(|word| read.contains(word.trim_end_matches('.')));
        }
        let at_mark = line
            .split_once([':', '\u{FF1A}'])
            .or_else(|| line.split_once(['.', '—', '–']));
        at_mark.map_or("", |(_, rest)| rest)
    } else {
        line
    };
    rest.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric) && !word.contains('&'))
        .all(|word| {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            read.contains(bare)
        })
}

/// Whether a fault is a warning of HTML that the page itself shows.
fn is_html(fault: &Fault, read: &str) -> bool {
    fault.severity == Severity::Warning
        && fault
            .message
            .strip_prefix("written as HTML (\"")
            .and_then(|message| message.split_once("\"); "))
            .is_some_and(|(found, _)| read.contains(found))
}

fn check(page: &str) -> Result<(), TestCaseError> {
    let Ok(Import {
        article, account, ..
    }) = import_text(page)
    else {
        return Ok(());
    };
    prop_assert_eq!(account.len(), count(page), "lines in the account");
    let read = read_by_a_reader(&article);
    for (index, line) in account.iter().enumerate() {
        prop_assert_eq!(line.number, index + 1);
        match &line.fate {
            Fate::Blank => prop_assert!(
                !line.text.contains(|c: char| c.is_alphanumeric()) || line.text.contains("nbsp"),
                "blank: {:?}",
                line.text
            ),
            Fate::Kept(parts) => {
                prop_assert!(!parts.is_empty());
                prop_assert!(
                    is_read(&line.text, parts, &read),
                    "line {} ({parts:?}) is lost: {:?}\n{read}",
                    line.number,
                    line.text
                );
            }
            Fate::Repeated(of) => {
                prop_assert!(
                    *of >= 1 && *of < line.number,
                    "line {} repeats {of}",
                    line.number
                );
                prop_assert!(matches!(
                    account[of - 1].fate,
                    Fate::Kept(_) | Fate::Dropped(_)
                ));
            }
            Fate::Dropped(_) => {}
        }
    }
    for exchange in article.exchanges() {
        prop_assert!(
            !exchange.question.paragraphs.is_empty(),
            "an empty question"
        );
        prop_assert!(!exchange.answers.is_empty(), "a question without an answer");
        prop_assert!(
            exchange
                .answers
                .iter()
                .all(|answer| !answer.paragraphs.is_empty()),
            "an empty answer"
        );
    }
    let reading = article_viewer_model::read(&serde_json::to_vec(&article).unwrap());
    // A page may show HTML to its readers: that stays, and the reader warns of it.
    let faults = reading.faults.iter().filter(|fault| !is_html(fault, &read));
    prop_assert_eq!(faults.collect::<Vec<_>>(), Vec::<&Fault>::new(), "faults");
    prop_assert_eq!(reading.article, Some(article));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_line_of_a_page_is_lost(page in page()) {
        check(&page)?;
    }

    #[test]
    fn no_line_of_any_text_is_lost(text in any::<String>()) {
        check(&text)?;
    }

    #[test]
    fn no_part_of_a_page_is_lost_where_it_is_cut(at in 0_usize..4_000) {
        let page = include_str!("pages/title-and-menu.txt");
        let end = (0..=at.min(page.len())).rev().find(|end| page.is_char_boundary(*end)).unwrap_or(0);
        check(&page[..end])?;
    }
}

#[test]
fn a_page_of_many_lines_is_read_in_one_go() {
    for (name, line) in [
        ("questions and answers", "Q: Why?\nA: So it is.\n"),
        ("names", "Post: Why?\nOlsen: So it is.\n"),
        ("headlines", "Ferry sails again after the winter\n"),
        ("many names", "Olsen: So it is.\n"),
        ("dashes", "— Why?\n— So it is.\n"),
        ("question marks", "Why?\nSo it is.\n"),
        ("one long line", "So it is. "),
        ("entities", "&amp;&amp;&"),
    ] {
        let page = format!("A headline\n{}", line.repeat(20_000));
        let start = std::time::Instant::now();
        let _ = import_text(&page);
        assert!(
            start.elapsed().as_secs() < 120,
            "{name}: {:?}",
            start.elapsed()
        );
    }
    let mut names = String::from("A headline\n");
    for name in ('\u{4E00}'..'\u{9000}').take(20_000) {
        names.push(name);
        names.push_str(": So it is.\n");
    }
    assert!(import_text(&names).is_ok());
}
