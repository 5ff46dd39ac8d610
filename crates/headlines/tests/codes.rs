//! The schema of an article knows the same countries as the store: what it takes as a code, the store takes,
//! and what it refuses, the store tells as unknown. (`crates/model`, which reads articles, knows no countries.)

#![allow(clippy::unwrap_used)] // A test that can't go on should stop.

use article_viewer_headlines::Store;
use article_viewer_model::read;
use serde_json::{Value, json};

#[test]
fn the_schema_takes_the_codes_that_the_store_takes() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../static/article.schema.json"
    );
    let schema: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let letters = || 'A'..='Z';
    let pairs = letters().flat_map(|a| letters().map(move |b| format!("{a}{b}")));
    let others = [
        "", "A", "az", "Az", "AZE", " AZ", "AZ ", "AZ\n", "А3", "ＡＺ", "-AZ", "*",
    ]
    .map(str::to_owned);
    let mut good = 0;
    for code in pairs.chain(others) {
        let article = json!({ "headline": "H", "body": [], "headlines": [{ "headline": "N", "countries": [&code] }] });
        let reading = read(article.to_string().as_bytes());
        assert_eq!(reading.faults, []);
        let article_viewer_model::Headlines::List(items) = reading.article.unwrap().headlines
        else {
            panic!("no list")
        };
        let unknown = Store::default().push(&items[0]);
        assert_eq!(schema.is_valid(&article), unknown.is_empty(), "{code:?}");
        good += usize::from(unknown.is_empty());
    }
    assert_eq!(good, 250, "249 codes of ISO 3166-1, and Kosovo");
}
