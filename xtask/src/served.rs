//! The article that FILE is, or is imported to, on its way into a site that trunk serves: laid into a folder of
//! `target/` by `serve`, put from there into each site by `xtask/postbuild.mjs`.

use crate::process;
use crate::workspace::{Workspace, copy};
use anyhow::{Context, Result};
use serde_json::Value;
use std::fs;
use std::path::{Component, Path, PathBuf};
use xshell::cmd;

/// Tells the hook that trunk calls where the article lies that is to be served.
pub(crate) const SERVED: &str = "AV_SERVED";

/// Lays the article that FILE is, or is imported to, into a folder, and what it names beside it.
pub(crate) fn lay_out(workspace: &Workspace, file: &Path, folder: &Path) -> Result<()> {
    let cannot = || format!("cannot read {}", file.display());
    let bytes = fs::read(file).with_context(cannot)?;
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let article = folder.join("article.json");
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    if !is_json(text) {
        let import = cmd!(
            workspace.sh,
            "cargo run --quiet --package article-viewer-cli -- import {file} -o {article}"
        );
        return process::run(&mut import.into())
            .with_context(|| format!("{} could not be imported", file.display()));
    }
    for neighbour in neighbours(text) {
        let from = file.with_file_name("").join(&neighbour);
        if from.is_file() {
            copy(&from, &folder.join(&neighbour))?;
        }
    }
    fs::write(&article, &bytes).with_context(|| format!("cannot write {}", article.display()))
}

/// Whether a text is meant as article JSON, be it faulty: the viewer then says what is wrong. A page begins otherwise.
fn is_json(text: &[u8]) -> bool {
    text.trim_ascii_start().starts_with(b"{")
}

/// The relative addresses in an article, as of images and headline lists: they stand against the article's own, so
/// what they name has to lie beside it. Nothing outside the folder of FILE counts.
fn neighbours(article: &[u8]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut values: Vec<Value> = serde_json::from_slice(article).into_iter().collect();
    while let Some(value) = values.pop() {
        match value {
            Value::Array(items) => values.extend(items),
            Value::Object(fields) => {
                for (name, value) in fields {
                    match value {
                        Value::String(address) if name == "url" || name == "src" => {
                            found.push(PathBuf::from(address));
                        }
                        value => values.push(value),
                    }
                }
            }
            _ => {}
        }
    }
    found.retain(|path| {
        path.components()
            .all(|part| matches!(part, Component::Normal(_)))
            && !path.to_string_lossy().contains(':')
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn what_an_article_names_beside_it_is_served_with_it() {
        let article = br#"
            {
            "url": "https://example.org/story",
            "image": { "url": "pictures/yard.svg" },
            "body": [
                { "type": "image", "url": "../outside.png" },
                { "type": "image", "url": "/etc/hostname" },
                { "type": "image", "url": "C:\\secret.png" }
            ],
            "headlines": { "src": "headlines.json" }
        }"#;
        assert!(is_json(article) && !is_json(b"Iran's envoy: {quote}"));
        let found: BTreeSet<PathBuf> = neighbours(article).into_iter().collect();
        let named = ["headlines.json", "pictures/yard.svg"].map(PathBuf::from);
        assert_eq!(found, named.into());
    }
}
