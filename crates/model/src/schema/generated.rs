//! The JSON Schema and the TypeScript types of an article follow from the types of this crate. What they are made into
//! is committed; after a change of the types, `UPDATE=1 cargo test -p article-viewer-model generated` writes them anew.

use super::{article_schema, typescript};
use crate::read::read;
use serde_json::Value;
use std::path::Path;

const MADE_BY: &str =
    "Made of crates/model by `UPDATE=1 cargo test -p article-viewer-model generated`; don't edit.";

fn schema() -> Value {
    article_schema(MADE_BY).into()
}

fn hold_fresh(file: &str, made: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(file);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, made).unwrap();
    }
    let stands = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(stands == made, "{file} is stale. {MADE_BY}");
}

#[test]
fn the_schema_is_that_of_the_types() {
    let made = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
    hold_fresh("static/article.schema.json", &made);
}

#[test]
fn the_typescript_types_are_those_of_the_schema() {
    let types = typescript::typescript("Article", &schema());
    let made = format!("// The article, as article JSON has it. {MADE_BY}\n{types}");
    hold_fresh("npm/article.d.ts", &made);
}

#[test]
fn the_reader_knows_the_kinds_of_block_that_the_schema_knows() {
    let schema = schema();
    let variants = schema["$defs"]["Block"]["oneOf"].as_array().unwrap();
    let kinds: Vec<&str> = variants
        .iter()
        .map(|variant| variant["properties"]["type"]["const"].as_str().unwrap())
        .collect();
    let (last, others) = kinds.split_last().unwrap();
    let needed = format!("a block needs a type: {} or {last}", others.join(", "));
    let faults = read(br#"{"headline":"H","body":[{}]}"#).faults;
    assert_eq!(faults[0].message, format!("missing; {needed}"));
    for kind in kinds {
        let document = format!(r#"{{"headline":"H","body":[{{"type":"{kind}"}}]}}"#);
        for fault in read(document.as_bytes()).faults {
            assert!(!fault.message.contains("unknown"), "{fault}");
        }
    }
}
