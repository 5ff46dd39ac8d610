//! The JSON Schema of an article, of its types: what the reader rejects, it rejects.

#[cfg(test)]
mod generated;
#[cfg(test)]
mod typescript;

use crate::article::Article;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{Schema, json_schema};
use serde_json::Value;

/// The JSON Schema of article JSON, version 1. `comment` says what makes the file that it goes to.
pub fn article_schema(comment: &str) -> Schema {
    // Doc comments are wrapped in the source; a description is not.
    let unwrap = |schema: &mut Schema| {
        if let Some(Value::String(description)) = schema.get_mut("description") {
            *description = description.replace('\n', " ");
        }
    };
    let generator = SchemaSettings::draft2020_12()
        .with_transform(RecursiveTransform(unwrap))
        .into_generator();
    let mut schema = json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://raw.githubusercontent.com/article-viewer/article-viewer/main/static/article.schema.json",
        "$comment": comment,
        "description": null,
    });
    let made = generator.into_root_schema_for::<Article>();
    for (name, value) in made.as_object().into_iter().flatten() {
        schema.insert(name.clone(), value.clone());
    }
    schema.insert("title".to_owned(), "Article, version 1".into());
    schema
}
