//! What the project publishes beside this crate: the JSON Schema, and the sample articles. The tests hold
//! the reader and the writer against both.

use serde_json::Value;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static")
}

/// `static/article.schema.json`, ready to use.
pub fn schema() -> jsonschema::Validator {
    let json = std::fs::read(folder().join("article.schema.json")).unwrap();
    let schema: Value = serde_json::from_slice(&json).unwrap();
    assert!(
        jsonschema::meta::is_valid(&schema),
        "the schema is no JSON Schema"
    );
    jsonschema::validator_for(&schema).unwrap()
}

/// Every sample: its name, and its bytes.
pub fn samples() -> Vec<(String, Vec<u8>)> {
    let files = std::fs::read_dir(folder().join("samples")).unwrap();
    let mut samples: Vec<_> = files
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read(path).unwrap())
        })
        .collect();
    samples.sort();
    assert!(samples.len() >= 2, "the samples have gone");
    samples
}
