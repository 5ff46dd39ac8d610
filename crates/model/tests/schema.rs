//! The published schema and the reader say the same of every document: invalid, where the reader has a
//! fault, and valid where it has none. Where they can't, the document stands under one of the
//! [`exceptions`], with the reason.

#![allow(clippy::unwrap_used)] // A test that can't go on should stop.

mod published;

use article_viewer_model::{Fault, read};
use serde_json::{Value, json};

/// A document with these fields beside a headline and an empty body.
fn with(fields: &str) -> String {
    format!(r#"{{"headline":"H","body":[],{fields}}}"#)
}

/// A document of one block.
fn block(fields: &str) -> String {
    format!(r#"{{"headline":"H","body":[{{{fields}}}]}}"#)
}

/// A document of one paragraph.
fn text(text: &str) -> String {
    block(&format!(r#""type":"paragraph","text":{text}"#))
}

/// A document of one exchange, with these further fields.
fn exchange(fields: &str) -> String {
    block(&format!(
        r#""type":"exchange","question":{{"paragraphs":["Q"]}},"answers":[{{"paragraphs":["A"]}}]{fields}"#
    ))
}

/// A document of one headline.
fn item(fields: &str) -> String {
    with(&format!(r#""headlines":[{{{fields}}}]"#))
}

/// The table: the line, the verdict that both must give, and the document.
fn table() -> Vec<(usize, Verdict, String)> {
    let mut documents = Vec::new();
    for (index, row) in include_str!("schema.txt").lines().enumerate() {
        if row.is_empty() || row.starts_with('#') {
            continue;
        }
        let (verdict, row) = row.split_once(' ').unwrap();
        let row = row.trim_start();
        let (kind, json) = row.split_once(' ').unwrap_or((row, ""));
        let json = json.trim_start();
        let document = match kind {
            "document" => json.to_owned(),
            "fields" => with(json),
            "text" => text(json),
            "block" => block(json),
            "exchange" => exchange(json),
            "item" => item(json),
            _ => panic!("line {}: {row}", index + 1),
        };
        documents.push((index + 1, (verdict == "valid").into(), document));
    }
    documents
}

/// Documents of which the two don't say the same: what the schema says, what the reader says, and why.
fn exceptions() -> Vec<(String, Verdict, Verdict, &'static str)> {
    use Verdict::{Invalid, Valid};
    let twice = r#"{"type":"exchange","id":"a","question":{"paragraphs":["Q"]},"answers":[{"paragraphs":["A"]}]}"#;
    let deep = |depth: usize| {
        with(&format!(
            r#""unknown":{}{}"#,
            "[".repeat(depth),
            "]".repeat(depth)
        ))
    };
    vec![
        (
            format!(r#"{{"headline":"H","body":[{twice},{twice}]}}"#),
            Valid,
            Invalid,
            "a schema can't compare the ids of two blocks",
        ),
        (
            with(r#""version":1.0"#),
            Valid,
            Invalid,
            "to a schema 1.0 is 1; the reader takes a whole number as it is usually written",
        ),
        (
            deep(70),
            Valid,
            Invalid,
            "the reader refuses hostile nesting, in fields that it doesn't know too",
        ),
        (
            with(r#""url":"ht\ntps://example.org""#),
            Invalid,
            Valid,
            "the reader drops tabs and line breaks as browsers do; nobody should write them",
        ),
        (
            item(r#""headline":"N","countries":["UK"]"#),
            Invalid,
            Valid,
            "which codes exist is known to the store of headlines, which warns; the reader keeps them",
        ),
        (
            item(r#""headline":"A &amp; B""#),
            Valid,
            Invalid,
            "a text written as HTML shows as it stands, and the reader warns of it",
        ),
        (
            item(r#""headline":"N","url":"www.example.org""#),
            Valid,
            Invalid,
            "an address without a scheme is relative, and the reader warns where it looks like a host",
        ),
    ]
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Verdict {
    Valid,
    Invalid,
}

impl From<bool> for Verdict {
    fn from(valid: bool) -> Self {
        if valid { Self::Valid } else { Self::Invalid }
    }
}

/// The schema's verdict, the reader's, and what both have to say.
fn judge(schema: &jsonschema::Validator, document: &str) -> (Verdict, Verdict, String) {
    let value: Value = serde_json::from_str(document).unwrap();
    let errors: Vec<String> = schema
        .iter_errors(&value)
        .map(|error| format!("{}: {error}", error.instance_path))
        .collect();
    let faults = read(document.as_bytes()).faults;
    let story = format!("{document}\nschema: {errors:#?}\nreader: {faults:#?}");
    (errors.is_empty().into(), faults.is_empty().into(), story)
}

#[test]
fn the_reader_and_the_schema_agree_on_every_document_of_the_table() {
    let schema = published::schema();
    let table = table();
    assert!(table.len() > 150, "only {}", table.len());
    let mut wrong = Vec::new();
    for (line, expected, document) in table {
        let (schemas, readers, story) = judge(&schema, &document);
        if (schemas, readers) != (expected, expected) {
            wrong.push(format!(
                "schema.txt:{line}: should be {expected:?}: {story}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn where_they_cannot_agree_there_is_a_reason() {
    let schema = published::schema();
    for (document, schemas, readers, why) in exceptions() {
        let (schema_says, reader_says, story) = judge(&schema, &document);
        assert_eq!(
            (schema_says, reader_says),
            (schemas, readers),
            "{why}\n{story}"
        );
    }
}

#[test]
fn the_samples_are_valid_and_have_no_fault() {
    let schema = published::schema();
    for (name, bytes) in published::samples() {
        let (schemas, readers, story) = judge(&schema, std::str::from_utf8(&bytes).unwrap());
        assert_eq!(
            (schemas, readers),
            (Verdict::Valid, Verdict::Valid),
            "{name}: {story}"
        );
    }
}

/// Every field that there is, once.
fn full() -> Value {
    json!({
        "version": 1,
        "headline": "H",
        "description": "D",
        "dateline": "L",
        "locationCreated": "P",
        "datePublished": "2010-10-10T09:00:00+04:00",
        "dateModified": "2010-10-11",
        "inLanguage": "en",
        "author": [{ "name": "A", "url": "/a" }],
        "publisher": { "name": "P", "url": "/p" },
        "url": "https://example.org/",
        "image": { "url": "i.png", "alt": "I", "caption": [{ "text": "C", "href": "/c" }], "width": 1200, "height": 800 },
        "body": [
            { "type": "paragraph", "text": ["a", { "text": "b", "href": "/b", "em": true, "strong": true, "lang": "fa" }] },
            { "type": "heading", "text": "H" },
            { "type": "quote", "text": "Q", "cite": "C" },
            { "type": "image", "url": "i.png", "alt": "I", "caption": "C" },
            { "type": "exchange", "id": "e",
              "question": { "speaker": "S", "start": 3, "paragraphs": ["Q", ["R"]] },
              "answers": [{ "speaker": "T", "paragraphs": ["A"] }, { "paragraphs": [["B", { "text": "C" }]] }] }
        ],
        "related": [{ "headline": "R", "url": "/r" }],
        "headlines": [{ "headline": "N", "url": "/n", "datePublished": "2010-10-10", "inLanguage": "ru", "countries": ["AZ"] }],
        "moreHeadlines": { "label": "M", "url": "/m" }
    })
}

/// Where every value of a document is, as JSON Pointers, with the reader's way to write the same.
fn places(value: &Value, pointer: &str, path: &str, into: &mut Vec<(String, String)>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let dot = if path.is_empty() { "" } else { "." };
                let (pointer, path) = (format!("{pointer}/{name}"), format!("{path}{dot}{name}"));
                places(value, &pointer, &path, into);
                into.push((pointer, path));
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                let (pointer, path) = (format!("{pointer}/{index}"), format!("{path}[{index}]"));
                places(value, &pointer, &path, into);
                into.push((pointer, path));
            }
        }
        _ => {}
    }
}

#[test]
fn they_agree_whatever_stands_in_a_field_and_the_fault_names_the_field() {
    let schema = published::schema();
    let full = full();
    let mut fields = Vec::new();
    places(&full, "", "", &mut fields);
    assert!(fields.len() > 70);
    let junk = [
        json!(null),
        json!(true),
        json!(false),
        json!(1),
        json!(-7),
        json!(1.5),
        json!(""),
        json!(" \u{200b} "),
        json!("words with spaces"),
        json!("javascript:alert(1)"),
        json!("mailto:desk@example.org"),
        json!("AZ"),
        json!("paragraph"),
        json!([]),
        json!([null]),
        json!([[]]),
        json!(["words"]),
        json!({}),
        json!({ "text": "words" }),
        json!({ "name": "words", "headline": "words", "url": "/u", "src": "/s", "label": "words" }),
    ];
    for (pointer, path) in &fields {
        for junk in &junk {
            let mut document = full.clone();
            *document.pointer_mut(pointer).unwrap() = junk.clone();
            // Which codes exist, the store of headlines knows; the reader does not.
            if path.contains("countries") && document.pointer(pointer) != Some(&json!("AZ")) {
                let strings = |value: &Value| {
                    value
                        .as_array()
                        .is_some_and(|codes| codes.iter().any(Value::is_string))
                };
                if junk.is_string() || strings(junk) {
                    continue;
                }
            }
            let (schemas, readers, story) = judge(&schema, &document.to_string());
            assert_eq!(schemas, readers, "{path} = {junk}\n{story}");
            let faults = read(document.to_string().as_bytes()).faults;
            let told = |fault: &Fault| fault.path.starts_with(path.as_str());
            // Another kind of block lacks other fields.
            let other_kind = path.split('.').next_back() == Some("type") && junk.is_string();
            for fault in &faults {
                // Besides, a text can be left without a word.
                let blank = fault.message == "blank" && path.starts_with(&fault.path);
                assert!(
                    told(fault) || blank || other_kind,
                    "{path} = {junk}\n{story}"
                );
            }
        }
    }
}

#[test]
fn they_agree_on_a_document_that_lacks_any_field() {
    let schema = published::schema();
    let full = full();
    let mut fields = Vec::new();
    places(&full, "", "", &mut fields);
    for (pointer, path) in &fields {
        let mut document = full.clone();
        let (parent, last) = pointer.rsplit_once('/').unwrap();
        match document.pointer_mut(parent).unwrap() {
            Value::Object(fields) => {
                fields.remove(last).unwrap();
            }
            Value::Array(items) => {
                items.remove(last.parse().unwrap());
            }
            _ => unreachable!(),
        }
        let (schemas, readers, story) = judge(&schema, &document.to_string());
        assert_eq!(schemas, readers, "without {path}\n{story}");
    }
}
