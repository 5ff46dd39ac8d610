//! Every fault of the contract: its severity, its path, its words, its place in the file, and what stands
//! in spite of it.

#![allow(clippy::unwrap_used)] // A test that can't go on should stop.

use article_viewer_model::{
    Article, Block, Fault, Headlines, ListReader, Position, Reading, Severity, Text, Turn, read,
};

/// What an article has, in a line: the optional fields that stand, then the blocks. A paragraph of a turn is
/// a point, and an exclamation mark where it could not be read; an unreadable block is its path.
fn outline(article: &Article) -> String {
    let mut out = Vec::new();
    let mut has = |name: &str, there: bool| {
        if there {
            out.push(name.to_owned());
        }
    };
    has("description", article.description.is_some());
    has("dateline", article.dateline.is_some());
    has("locationCreated", article.location_created.is_some());
    has("datePublished", article.date_published.is_some());
    has("dateModified", article.date_modified.is_some());
    has("inLanguage", article.in_language.is_some());
    has("publisher", article.publisher.is_some());
    has("url", article.url.is_some());
    has("image", article.image.is_some());
    has("moreHeadlines", article.more_headlines.is_some());
    let mut count = |name: &str, number: usize| {
        if number > 0 {
            out.push(format!("{name}:{number}"));
        }
    };
    count("author", article.author.len());
    count("related", article.related.len());
    match &article.headlines {
        Headlines::List(items) => count("headlines", items.len()),
        Headlines::Src(src) => out.push(format!("headlines@{}", &**src)),
    }
    out.extend(article.body.iter().map(|block| match block {
        Block::Paragraph(text) => text.to_plain(),
        Block::Heading(text) => format!("heading({})", text.to_plain()),
        Block::Quote { text, .. } => format!("quote({})", text.to_plain()),
        Block::Image(image) => format!("image({})", &*image.url),
        Block::Exchange(exchange) => {
            let id = exchange.id.as_deref().unwrap_or_default();
            let turns: Vec<String> = std::iter::once(&exchange.question)
                .chain(&exchange.answers)
                .map(points)
                .collect();
            format!("exchange{id}({})", turns.join(" "))
        }
        Block::Unreadable(fault) => format!("!{}", fault.path),
    }));
    if out.is_empty() {
        "-".to_owned()
    } else {
        out.join(" ")
    }
}

fn points(turn: &Turn) -> String {
    let point = |paragraph: &Result<Text, Fault>| if paragraph.is_ok() { '.' } else { '!' };
    turn.paragraphs.iter().map(point).collect()
}

/// Everything in a reading that a table pins: the faults, each with its severity, and the outline.
fn told(reading: &Reading) -> (Vec<String>, String) {
    let faults = reading
        .faults
        .iter()
        .map(|fault| {
            let severity = match fault.severity {
                Severity::Warning => "warning",
                Severity::Block => "block",
                Severity::Article => "article",
                Severity::Json => "json",
            };
            format!("{severity} {fault}")
        })
        .collect();
    let stands = reading
        .article
        .as_ref()
        .map_or("no article".to_owned(), outline);
    (faults, stands)
}

/// One case of the table: where it stands, the document, its faults, and the outline of what stands.
struct Case<'t> {
    line: usize,
    json: String,
    faults: Vec<&'t str>,
    stands: &'t str,
}

/// A document as the table writes it.
fn document(row: &str) -> String {
    let (kind, json) = row.split_once(' ').unwrap();
    match (kind, json.trim_start()) {
        ("document", json) => json.to_owned(),
        ("fields", fields) => with(fields),
        ("block", json) => blocks(json),
        ("exchange", fields) => exchange(fields),
        _ => panic!("no kind of document: {row}"),
    }
}

fn cases(table: &str) -> Vec<Case<'_>> {
    let mut cases: Vec<Case<'_>> = Vec::new();
    for (index, row) in table.lines().enumerate() {
        if let Some(row) = row.strip_prefix("    ") {
            let case = cases.last_mut().unwrap();
            match row.strip_prefix("= ") {
                Some(outline) => case.stands = outline,
                None => case.faults.push(row),
            }
        } else if !row.is_empty() && !row.starts_with('#') {
            let json = document(row);
            cases.push(Case {
                line: index + 1,
                json,
                faults: Vec::new(),
                stands: "",
            });
        }
    }
    cases
}

#[test]
fn every_fault_of_the_table_costs_what_it_says_and_no_more() {
    let cases = cases(include_str!("faults.txt"));
    assert!(cases.len() > 120, "only {}", cases.len());
    let mut wrong = Vec::new();
    for Case {
        line,
        json,
        faults,
        stands,
    } in cases
    {
        let reading = read(json.as_bytes());
        let got = told(&reading);
        if got.0 != faults || got.1 != stands {
            wrong.push(format!(
                "faults.txt:{line}: {json}\n    {}\n    = {}",
                got.0.join("\n    "),
                got.1
            ));
        }
        assert_eq!(
            reading.article.is_none(),
            reading
                .faults
                .iter()
                .any(|fault| fault.severity >= Severity::Article),
            "{json}: no article if and only if a fault says so"
        );
    }
    assert!(
        wrong.is_empty(),
        "what came of it instead:\n{}",
        wrong.join("\n\n")
    );
}

/// A document with these fields beside a headline and an empty body.
fn with(fields: &str) -> String {
    format!(r#"{{"headline":"H","body":[],{fields}}}"#)
}

/// A document with these blocks between two paragraphs that must stand.
fn blocks(blocks: &str) -> String {
    let paragraph = |word| format!(r#"{{"type":"paragraph","text":"{word}"}}"#);
    format!(
        r#"{{"headline":"H","body":[{},{blocks},{}]}}"#,
        paragraph("a"),
        paragraph("z")
    )
}

/// A document of one exchange.
fn exchange(fields: &str) -> String {
    format!(r#"{{"headline":"H","body":[{{"type":"exchange",{fields}}}]}}"#)
}

#[test]
fn a_second_use_of_an_id_and_one_with_white_space_give_way_to_the_place() {
    let exchange = |id: &str| {
        format!(
            r#"{{"type":"exchange","id":{id},"question":{{"paragraphs":["Q"]}},"answers":[{{"paragraphs":["A"]}}]}}"#
        )
    };
    let ids = [
        r#""a""#, r#""a""#, r#""a b""#, r#""q1""#, "7", r#"" ""#, "null",
    ];
    let json = format!(
        r#"{{"headline":"H","body":[{}]}}"#,
        ids.map(exchange).join(",")
    );
    let reading = read(json.as_bytes());
    assert_eq!(
        told(&reading),
        (
            vec![
                "warning body[1].id: \"a\" is another exchange's already; the card gets one by its place".to_owned(),
                "warning body[2].id: \"a b\" must not have white space in it; the card gets one by its place".to_owned(),
                "warning body[4].id: expected a text, found the number 7".to_owned(),
            ],
            "exchangea(. .) exchange(. .) exchange(. .) exchangeq1(. .) exchange(. .) exchange(. .) exchange(. .)".to_owned()
        )
    );
    let ids = reading.article.unwrap().card_ids();
    assert_eq!(
        ids.iter().map(|id| &**id).collect::<Vec<_>>(),
        ["a", "q2", "q3", "q1", "q5", "q6", "q7"]
    );
}

#[test]
fn a_card_by_its_place_never_takes_an_exchanges_own_id() {
    let exchange = |id: &str| {
        format!(
            r#"{{"type":"exchange","id":"{id}","question":{{"paragraphs":["Q"]}},"answers":[{{"paragraphs":["A"]}}]}}"#
        )
    };
    for (ids, expected) in [
        (["", "q1", "q1b", "q4"], ["q1c", "q1", "q1b", "q4"]),
        (["q2", "", "", "q3"], ["q2", "q2b", "q3b", "q3"]),
        (["", "", "", ""], ["q1", "q2", "q3", "q4"]),
    ] {
        let json = format!(
            r#"{{"headline":"H","body":[{}]}}"#,
            ids.map(exchange).join(",")
        );
        let article = read(json.as_bytes()).article.unwrap();
        assert_eq!(
            article
                .card_ids()
                .iter()
                .map(|id| &**id)
                .collect::<Vec<_>>(),
            expected,
            "{ids:?}"
        );
    }
}

/// Each place where a link can stand, as a document with `@` where the address goes; then its path.
const PLACES: &[(&str, &str)] = &[
    (r#"fields "url":@"#, "url"),
    (r#"fields "author":[{"name":"A","url":@}]"#, "author[0].url"),
    (r#"fields "author":{"name":"A","url":@}"#, "author.url"),
    (
        r#"fields "publisher":{"name":"P","url":@}"#,
        "publisher.url",
    ),
    (
        r#"fields "image":{"url":"i.png","caption":[{"text":"C","href":@}]}"#,
        "image.caption[0].href",
    ),
    (
        r#"fields "related":[{"headline":"R","url":@}]"#,
        "related[0].url",
    ),
    (
        r#"fields "headlines":[{"headline":"N","url":@}]"#,
        "headlines[0].url",
    ),
    (
        r#"fields "moreHeadlines":{"label":"M","url":@}"#,
        "moreHeadlines.url",
    ),
    (
        r#"block {"type":"paragraph","text":["T",{"text":"T","href":@}]}"#,
        "body[1].text[1].href",
    ),
    (
        r#"block {"type":"heading","text":[{"text":"T","href":@}]}"#,
        "body[1].text[0].href",
    ),
    (
        r#"block {"type":"quote","text":[{"text":"T","href":@}]}"#,
        "body[1].text[0].href",
    ),
    (
        r#"block {"type":"image","url":"i.png","caption":[{"text":"C","href":@}]}"#,
        "body[1].caption[0].href",
    ),
    (
        r#"exchange "question":{"paragraphs":[[{"text":"Q","href":@}]]},"answers":[{"paragraphs":["A"]}]"#,
        "body[0].question.paragraphs[0][0].href",
    ),
    (
        r#"exchange "question":{"paragraphs":["Q"]},"answers":[{"paragraphs":["A",[{"text":"A","href":@}]]}]"#,
        "body[0].answers[0].paragraphs[1][0].href",
    ),
];

/// Addresses as JSON writes them; browsers would run most of these.
const REFUSED: &[&str] = &[
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    r"\u0001javascript:alert(1)",
    r"java\tscript:alert(1)",
    r"java\r\nscript:alert(1)",
    r"javascript\u003aalert(1)",
    r"\u00a0javascript:alert(1)",
    r"\u2028javascript:alert(1)",
    "javascript:%61lert(1)",
    "javascript://example.org/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "DATA:text/html,x",
    "vbscript:msgbox(1)",
    "livescript:x",
    "file:///etc/passwd",
    "blob:https://example.org/uuid",
    "filesystem:https://example.org/x",
    "view-source:https://example.org",
    "about:blank",
    "jar:https://example.org/x",
    "intent://x#Intent;end",
    "ms-settings:",
    "feed:javascript:alert(1)",
    "tel:+994",
    ":",
    "",
    "   ",
    r"\u200b\n",
];

const TAKEN: &[&str] = &[
    "https://example.org/a?b=c&d=e#f",
    "HTTP://EXAMPLE.ORG/",
    "mailto:desk@example.org",
    "https://example.org:8443/p",
    "a/b:c",
    "?a:b",
    "#a:b",
    "//example.org/",
    "https://münchen.example/",
    "https://example.org/%E2%9C%93",
];

#[test]
fn a_refused_link_leaves_its_words_wherever_it_stands() {
    for (place, path) in PLACES {
        let without = read(document(&place.replace('@', "null")).as_bytes());
        assert_eq!(without.faults, [], "{place}");
        for address in REFUSED {
            let json = document(&place.replace('@', &format!("\"{address}\"")));
            let reading = read(json.as_bytes());
            let [fault] = reading.faults.as_slice() else {
                panic!("{json}: {:?}", reading.faults)
            };
            assert_eq!(
                (fault.severity, fault.path.as_str()),
                (Severity::Warning, *path),
                "{json}"
            );
            let message = fault.message.strip_prefix("refused the address \"");
            let right = message.is_some_and(|rest| {
                rest.ends_with("\"; it must be http, https, mailto or relative")
            });
            assert!(right, "{json}: {fault}");
            assert_eq!(
                reading.article, without.article,
                "{json}: the words stand as if there were no link"
            );
        }
    }
}

#[test]
fn a_good_link_is_kept_as_it_is_written() {
    for (place, _) in PLACES {
        for address in TAKEN {
            let json = document(&place.replace('@', &format!("\"{address}\"")));
            let reading = read(json.as_bytes());
            assert_eq!(reading.faults, [], "{json}");
            let kept = serde_json::to_string(&reading.article.unwrap())
                .unwrap()
                .contains(&format!("\"{address}\""));
            assert!(kept, "{json}");
        }
    }
}

#[test]
fn what_stands_in_place_of_a_paragraph_or_a_block_is_its_fault() {
    let json = exchange(r#""question":{"paragraphs":["Q"]},"answers":[{"speaker":"S","paragraphs":["A",7]},{"paragraphs":[]}]"#)
    .replace("}]}]}", r#"}]},{"type":"quote"}]}"#);
    let Reading {
        article, faults, ..
    } = read(json.as_bytes());
    let article = article.unwrap();
    let exchange = article.exchanges().next().unwrap();
    assert_eq!(exchange.answers[0].speaker.as_deref(), Some("S"));
    assert_eq!(
        exchange.answers[0].paragraphs[0]
            .as_ref()
            .unwrap()
            .to_plain(),
        "A"
    );
    assert_eq!(exchange.answers[0].paragraphs[1], Err(faults[0].clone()));
    assert_eq!(exchange.answers[1].paragraphs, [Err(faults[1].clone())]);
    assert_eq!(article.body[1], Block::Unreadable(faults[2].clone()));
    assert_eq!(faults.len(), 3);
    assert!(faults.iter().all(|fault| fault.severity == Severity::Block));
}

#[test]
fn a_fault_names_its_line_and_column() {
    let json = r#"{
  "headline": "Fähre 🚢", "version": 2,
  "datePublished":
    "yesterday",
  "body": [
    { "type": "paragraph" },
    { "type": "table" },
    { "type": "image", "url": "data:x" },
    { "type": "exchange", "id": "a",
      "question": { "paragraphs": ["Ä", 7] },
      "answers": [{ "paragraphs": [""] }, 8] },
    { "type": "exchange",  "id": "a",
      "question": { "paragraphs": [["é", { "text": "x", "href": "tel:1" }]] },
      "answers": [] }
  ],
  "related": [{ "url": "/a" }]
}"#;
    let expected = [
        "2:37 version",
        "6:5 body[0].text",
        "7:15 body[1].type",
        "8:31 body[2].url",
        "10:41 body[3].question.paragraphs[1]",
        "11:36 body[3].answers[0].paragraphs[0]",
        "11:43 body[3].answers[1]",
        "12:34 body[4].id",
        "13:65 body[4].question.paragraphs[0][1].href",
        "14:18 body[4].answers",
        "4:5 datePublished",
        "16:15 related[0].headline",
    ];
    for (mark, line_end) in [("", "\n"), ("\u{FEFF}", "\n"), ("", "\r\n")] {
        let json = [mark, &json.replace('\n', line_end)].concat();
        let places: Vec<String> = read(json.as_bytes())
            .faults
            .iter()
            .map(|fault| {
                let Position { line, column } = Position::of(json.as_bytes(), fault.offset);
                format!("{line}:{column} {}", fault.path)
            })
            .collect();
        assert_eq!(places, expected, "{mark:?} {line_end:?}");
    }
}

#[test]
fn what_is_not_json_names_its_line_and_column() {
    for (json, line, column, expected) in [
        (&b""[..], 1, 1, "a value"),
        (
            b"{\n  \"headline\": \"H\"\n  \"body\": []\n}",
            3,
            3,
            "a comma or }",
        ),
        (
            b"{\n  \"headline\": \"H\",\n  \"body\": [}\n}",
            3,
            12,
            "a value",
        ),
        (
            b"{\"headline\": \"H\xc3\xa9\", body: []}",
            1,
            20,
            "a field's name in quotation marks",
        ),
        (
            b"{\"headline\": \"H\n\"}",
            1,
            16,
            "an escape such as \\n instead of a control character",
        ),
        (
            b"{\"headline\": \"H\\x\"}",
            1,
            17,
            "an escape: one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u",
        ),
        (b"{\"headline\": \"H", 1, 16, "a closing quotation mark"),
        (b"{\"headline\": NaN}", 1, 14, "a value"),
        (b"{\n\"headline\": \"\xff\"}", 2, 14, "UTF-8"),
        // UTF-16, cut off UTF-8, and a surrogate in UTF-8.
        (b"\xff\xfe{\0}\0", 1, 1, "UTF-8"),
        (b"{\"headline\": \"\xe2\x82", 1, 15, "UTF-8"),
        (b"{\"headline\": \"\xed\xa0\x80\"}", 1, 15, "UTF-8"),
        (b"\xef\xbb\xbf{]", 1, 2, "a field's name in quotation marks"),
    ] {
        let shown = String::from_utf8_lossy(json);
        let Reading {
            article, faults, ..
        } = read(json);
        assert_eq!(article, None, "{shown}");
        let [fault] = faults.as_slice() else {
            panic!("{shown}: {faults:?}")
        };
        assert_eq!(
            (fault.severity, fault.path.as_str()),
            (Severity::Json, ""),
            "{shown}"
        );
        assert_eq!(
            fault.message,
            format!("not JSON: expected {expected}"),
            "{shown}"
        );
        assert_eq!(
            Position::of(json, fault.offset),
            Position { line, column },
            "{shown}"
        );
    }
}

#[test]
fn files_as_they_come() {
    let nested = |depth: usize| {
        with(&format!(
            r#""unknown":{}{}"#,
            "[".repeat(depth),
            "]".repeat(depth)
        ))
    };
    for (json, nested_too_deeply) in [
        ("\u{FEFF}{\"headline\":\"H\",\"body\":[]}".into(), false),
        ("\r\n\t {\"headline\":\"H\",\"body\":[]}\r\n".into(), false),
        (nested(60), false),
        (nested(64), true),
        (nested(1_000_000), true),
        (
            format!(r#"{{"headline":"H","body":{}"#, "[".repeat(1_000_000)),
            true,
        ),
    ] {
        let expected: &[&str] = if nested_too_deeply {
            &["json not JSON: expected less nesting"]
        } else {
            &[]
        };
        let stands = if nested_too_deeply { "no article" } else { "-" };
        assert_eq!(
            told(&read(json.as_bytes())),
            (
                expected.iter().map(ToString::to_string).collect(),
                stands.to_owned()
            )
        );
    }
    for (escaped, text) in [
        (r"\ud83d\ude00", "😀"),
        (r"\ud83d", "\u{FFFD}"),
        (r"\ude00x", "\u{FFFD}x"),
        (r"\ud83d\ud83d\ude00", "\u{FFFD}😀"),
        (r"\ud83d\n", "\u{FFFD}\n"),
        (r"a\u0000b", "a\0b"),
        ("\u{7f}\u{FEFF}\u{10FFFF}", "\u{7f}\u{FEFF}\u{10FFFF}"),
    ] {
        let reading = read(format!(r#"{{"headline":"{escaped}","body":[]}}"#).as_bytes());
        assert_eq!(reading.faults, [], "{escaped}");
        assert_eq!(&*reading.article.unwrap().headline, text, "{escaped}");
    }
}

/// Thirty items, each with a text written as HTML, and 25 of them with an address that looks like a host.
fn thirty_items() -> String {
    let items: Vec<String> = (0..30)
        .map(|index| {
            let url = if index < 25 { "www.example.org" } else { "/n" };
            format!(r#"{{"headline":"A &amp; B","url":"{url}/{index}"}}"#)
        })
        .collect();
    format!("[{}]", items.join(","))
}

/// What is told of them, by the path: 20 of each kind, then how many more there are.
fn told_of_thirty(list: &str) -> Vec<String> {
    let mut told: Vec<String> = (0..20)
        .flat_map(|index| {
            [
                format!("{list}[{index}].headline"),
                format!("{list}[{index}].url"),
            ]
        })
        .collect();
    told.push(format!("{list} further texts written as HTML: 10"));
    told.push(format!("{list} further addresses without a scheme: 5"));
    told.sort();
    told
}

fn paths_and_counts(faults: &[Fault]) -> Vec<String> {
    let mut told: Vec<String> = faults
        .iter()
        .map(|fault| {
            assert_eq!(fault.severity, Severity::Warning, "{fault}");
            if fault.message.starts_with("further") {
                format!("{} {}", fault.path, fault.message)
            } else {
                fault.path.clone()
            }
        })
        .collect();
    told.sort();
    told
}

#[test]
fn of_each_list_twenty_hints_of_a_kind_are_told_and_then_a_count() {
    let items = thirty_items();
    for list in ["headlines", "related"] {
        let reading = read(with(&format!(r#""{list}":{items}"#)).as_bytes());
        assert_eq!(paths_and_counts(&reading.faults), told_of_thirty(list));
        let [.., html, host] = reading.faults.as_slice() else {
            panic!("{list}")
        };
        assert!(html.message.contains("HTML"), "the counts come last");
        assert!(host.message.contains("scheme"), "the counts come last");
        assert_eq!(told(&reading).1, format!("{list}:30"), "and all stand");
    }

    let reading = read(with(&format!(r#""related":{items},"headlines":{items}"#)).as_bytes());
    assert_eq!(reading.faults.len(), 84, "each list has its own twenty");

    let paragraph = r#"{"type":"paragraph","text":"A &amp; B"}"#;
    let exchange = r#"{"type":"exchange","question":{"paragraphs":["&lt;"]},"answers":[{"paragraphs":["&gt;"]}]}"#;
    let blocks = [paragraph, exchange].join(",");
    let json = format!(
        r#"{{"headline":"A &amp; B","body":[{}],"description":"<b>D</b>"}}"#,
        vec![blocks; 7].join(",")
    );
    let faults = read(json.as_bytes()).faults;
    assert_eq!(
        faults.len(),
        23,
        "the headline, twenty of the body, a count, the description"
    );
    assert_eq!(
        faults[21].to_string(),
        "body: further texts written as HTML: 1"
    );
    assert_eq!(
        Position::of(json.as_bytes(), faults[21].offset).column,
        json.find("[{").unwrap() + 1
    );
    assert_eq!(faults[22].path, "description");
}

#[test]
fn of_a_list_of_its_own_twenty_hints_of_a_kind_are_told_and_then_a_count() {
    let list = thirty_items();
    for size in [7, 100, 100_000] {
        let mut reader = ListReader::default();
        let mut items = 0;
        for piece in list.as_bytes().chunks(size) {
            reader.extend(piece);
            while let Some(item) = reader.next(&|address| Some(address.to_owned())) {
                assert_eq!(&*item.unwrap().headline, "A &amp; B");
                items += 1;
            }
        }
        assert_eq!(items, 30);
        assert_eq!(paths_and_counts(&reader.finish()), told_of_thirty(""));
    }
}

#[test]
fn twenty_hints_are_no_more_than_twenty() {
    let items = vec![r#"{"headline":"A &amp; B"}"#; 20].join(",");
    let faults = read(with(&format!(r#""headlines":[{items}]"#)).as_bytes()).faults;
    assert_eq!(faults.len(), 20);
    assert!(faults.iter().all(|fault| fault.path.ends_with(".headline")));
}

#[test]
fn a_megabyte_in_one_text_is_read_and_no_message_repeats_it() {
    let long = "wörd ".repeat(200_000);
    let reading = read(blocks(&format!(r#"{{"type":"paragraph","text":"{long}"}}"#)).as_bytes());
    assert_eq!(reading.faults, []);
    let Block::Paragraph(text) = &reading.article.unwrap().body[1] else {
        panic!("no paragraph")
    };
    assert_eq!(text.to_plain(), long);

    for json in [
        with(&format!(
            r#""datePublished":"{long}","inLanguage":"{long}""#
        )),
        with(&format!(r#""url":"x:{long}","image":{{"url":"x:{long}"}}"#)),
        with(&format!(
            r#""image":{{"url":"i.png","width":1{}}}"#,
            "0".repeat(1_000_000)
        )),
        with(&format!(r#""version":1{}"#, "0".repeat(1_000_000))),
        blocks(&format!(r#"{{"type":"{long}"}}"#)),
        with(&format!(
            r#""description":"<a href='{long}'>","url":"www.example.org/{}""#,
            "a".repeat(1_000_000)
        )),
        blocks(&format!(
            r#"{{"type":"exchange","id":"{long}","question":{{"paragraphs":["Q"]}},"answers":[{{"paragraphs":["A"]}}]}}"#
        )),
    ] {
        let reading = read(json.as_bytes());
        assert!(reading.article.is_some());
        assert!(!reading.faults.is_empty());
        for fault in reading.faults {
            assert!(
                fault.message.len() < 200,
                "{}: {} bytes",
                fault.path,
                fault.message.len()
            );
        }
    }
}
