//! News items as agencies send them.

#![expect(
    clippy::expect_used,
    reason = "a test whose set-up fails says so loudly"
)]

use article_viewer_import::{Format, Told, import_ninjs};
use serde_json::{Value, json};

fn article(item: &Value) -> Value {
    let text = item.to_string();
    assert_eq!(Format::of(&text), Format::Ninjs);
    let import = import_ninjs(&text, None, &Told::default()).expect("an article");
    serde_json::to_value(&import.article).expect("an article")
}

#[test]
fn an_item_of_version_3_is_an_article_with_its_exchanges() {
    let item = json!({
        "uri": "https://agency.example/items/7", "type": "text", "language": "en",
        "firstcreated": "2026-11-27T08:00:00+01:00", "versioncreated": "2026-11-27T09:00:00+01:00",
        "by": "By Anna Berg and Lars Holm", "infosources": [{ "name": "Harbour Agency" }],
        "headlines": [{ "role": "short", "value": "Ferry" }, { "role": "main", "value": "Ferry sails again" }],
        "descriptions": [{ "value": "The crossing opens after a winter at the quay." }],
        "bodies": [
            { "contentType": "text/plain", "value": "not this" },
            { "contentType": "text/html", "value": "<p>A cold winter ended.</p><p><b>Since when?</b></p><p>Since <em>Monday</em>.</p><p><b>And at night?</b></p><p>Not yet.</p>" }],
        "associations": [{ "name": "main", "type": "picture", "altText": "A ferry",
            "renditions": [{ "href": "https://agency.example/small.jpg", "width": 200, "height": 100 },
                           { "href": "https://agency.example/large.jpg", "width": 2000, "height": 1000 }] }]
    });
    assert_eq!(
        article(&item),
        json!({
            "version": 1, "headline": "Ferry sails again", "description": "The crossing opens after a winter at the quay.",
            "datePublished": "2026-11-27T08:00:00+01:00", "dateModified": "2026-11-27T09:00:00+01:00", "inLanguage": "en",
            "author": [{ "name": "Anna Berg" }, { "name": "Lars Holm" }], "publisher": { "name": "Harbour Agency" },
            "url": "https://agency.example/items/7",
            "image": { "url": "https://agency.example/large.jpg", "alt": "A ferry", "width": 2000, "height": 1000 },
            "body": [
                { "type": "paragraph", "text": "A cold winter ended." },
                { "type": "exchange", "question": { "paragraphs": ["Since when?"] },
                  "answers": [{ "paragraphs": [["Since ", { "text": "Monday", "em": true }, "."]] }] },
                { "type": "exchange", "question": { "paragraphs": ["And at night?"] }, "answers": [{ "paragraphs": ["Not yet."] }] }],
        })
    );
}

#[test]
fn an_item_of_version_1_has_other_names() {
    let item = json!({
        "uri": "urn:newsml:agency.example:7", "headline": "Ferry sails again", "byline": "Anna Berg",
        "body_text": "Rates & roads < rails.\n\nPost: Since when?\nOlsen: Since Monday.\n"
    });
    let article = article(&item);
    assert_eq!(article["headline"], "Ferry sails again");
    assert_eq!(article["author"][0]["name"], "Anna Berg");
    assert_eq!(article.get("url"), None);
    assert_eq!(article["body"][0]["text"], "Rates & roads < rails.");
    assert_eq!(article["body"][1]["answers"][0]["speaker"], "Olsen");
}

#[test]
fn json_that_is_no_item_is_text() {
    for text in [
        "{",
        "{}",
        r#"{"uri":"x"}"#,
        r#"{"headline":"H","body":[]}"#,
        r#"[{"uri":"x","body_text":"y"}]"#,
    ] {
        assert_eq!(Format::of(text), Format::Text, "{text}");
    }
    let scripts = json!({ "uri": "x", "headline": "H", "body_html": "<script>alert(1)</script><p>A <a href='javascript:alert(1)'>link</a> in it.</p>" });
    assert_eq!(
        article(&scripts)["body"],
        json!([{ "type": "paragraph", "text": "A link in it." }])
    );
}
