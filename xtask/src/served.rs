//! The article that FILE is, or is imported to, on its way into a site that trunk serves: laid into a folder of
//! `target/` by `serve`, put from there into each site by `xtask/postbuild.mjs`.

use crate::process;
use crate::workspace::{Workspace, modified};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::time::SystemTime;

/// Tells the hook that trunk calls where the article lies that is to be served.
pub(crate) const SERVED: &str = "AV_SERVED";

/// The article that FILE is, or is imported to.
pub(crate) struct Article {
    file: PathBuf,
    /// Where the article and what it names beside it are laid for the hook.
    pub(crate) folder: PathBuf,
    /// The state of FILE that lies there.
    seen: Option<SystemTime>,
}

impl Article {
    /// Lays out FILE in a folder of its own.
    pub(crate) fn prepared(workspace: &Workspace, file: PathBuf, folder: PathBuf) -> Result<Self> {
        if folder.exists() {
            fs::remove_dir_all(&folder)
                .with_context(|| format!("cannot remove {}", folder.display()))?;
        }
        let mut article = Self {
            file,
            folder,
            seen: None,
        };
        article.prepare(workspace)?;
        Ok(article)
    }

    fn prepare(&mut self, workspace: &Workspace) -> Result<()> {
        self.seen = modified(&self.file);
        fs::create_dir_all(&self.folder)
            .with_context(|| format!("cannot make {}", self.folder.display()))?;
        let bytes =
            fs::read(&self.file).with_context(|| format!("cannot read {}", self.file.display()))?;
        let article = self.folder.join("article.json");
        if is_json(&bytes) {
            for neighbour in neighbours(&bytes) {
                self.copy_neighbour(&neighbour)?;
            }
            return fs::write(&article, bytes)
                .with_context(|| format!("cannot write {}", article.display()));
        }
        process::run(
            workspace
                .command("cargo")?
                .args(["run", "--quiet", "--package", "article-viewer-cli", "--"])
                .arg("import")
                .arg(&self.file)
                .arg("-o")
                .arg(&article),
        )
        .with_context(|| format!("{} could not be imported", self.file.display()))
    }

    fn copy_neighbour(&self, neighbour: &Path) -> Result<()> {
        let from = self.file.with_file_name("").join(neighbour);
        if !from.is_file() {
            return Ok(());
        }
        let to = self.folder.join(neighbour);
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&from, &to)
            .with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
        Ok(())
    }

    /// Lays out FILE anew when it has changed, and says whether it did. What is wrong with it now is told, and the
    /// older state stays.
    pub(crate) fn follow(&mut self, workspace: &Workspace) -> bool {
        let now = modified(&self.file);
        if now.is_none() || now == self.seen {
            return false;
        }
        match self.prepare(workspace) {
            Ok(()) => true,
            Err(error) => {
                eprintln!("  {error:#}");
                false
            }
        }
    }
}

/// FILE, if it is a file that can be read.
pub(crate) fn readable(file: &Path) -> Result<PathBuf> {
    let file = fs::canonicalize(file).with_context(|| format!("cannot read {}", file.display()))?;
    if !file.is_file() {
        bail!("{} is no file", file.display());
    }
    Ok(file)
}

/// Whether a file is meant as article JSON, be it faulty: the viewer then says what is wrong. A page begins otherwise.
fn is_json(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    text.trim_ascii_start().starts_with(b"{")
}

/// The relative addresses in an article, as of images and headline lists: they stand against the article's own, so
/// what they name has to lie beside it. Nothing outside the folder of FILE counts.
fn neighbours(article: &[u8]) -> Vec<PathBuf> {
    fn gather(value: &Value, found: &mut Vec<PathBuf>) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| gather(item, found)),
            Value::Object(fields) => {
                for (name, value) in fields {
                    match value {
                        Value::String(address) if name == "url" || name == "src" => {
                            let path = Path::new(address);
                            let inside = path
                                .components()
                                .all(|part| matches!(part, Component::Normal(_)));
                            if inside && !address.is_empty() && !address.contains(':') {
                                found.push(path.to_path_buf());
                            }
                        }
                        _ => gather(value, found),
                    }
                }
            }
            _ => {}
        }
    }
    let text = article.strip_prefix(b"\xef\xbb\xbf").unwrap_or(article);
    let mut found = Vec::new();
    if let Ok(value) = serde_json::from_slice(text) {
        gather(&value, &mut found);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn article_json_is_told_from_a_page_by_its_first_sign() {
        assert!(is_json(b"\xef\xbb\xbf\n  {\"headline\": "));
        assert!(!is_json(b"<!doctype html>"));
        assert!(!is_json(b"Iran's envoy: {quote}"));
    }

    #[test]
    fn what_an_article_names_beside_it_is_served_with_it() {
        let article = br#"{
            "url": "https://example.org/story",
            "image": { "url": "pictures/yard.svg" },
            "body": [
                { "type": "image", "url": "../outside.png" },
                { "type": "image", "url": "/etc/hostname" },
                { "type": "image", "url": "C:\\secret.png" }
            ],
            "headlines": { "src": "headlines.json" }
        }"#;
        assert_eq!(
            neighbours(article),
            [Path::new("pictures/yard.svg"), Path::new("headlines.json")]
        );
    }
}
