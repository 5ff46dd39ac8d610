//! `dist/THIRD-PARTY-LICENSES.txt`: the crates whose code is in the WebAssembly, under what they are used, and the texts
//! that their licences want handed on with them. What we may use under Apache-2.0, as the viewer itself may be, needs one
//! text for all; the others bring their own.

use crate::process;
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// The file's name, in a site and in the package.
pub(crate) const FILE: &str = "THIRD-PARTY-LICENSES.txt";

const APACHE: &str = "Apache-2.0";
const ROOT: &str = "article-viewer";

/// A crate of others, as its manifest has it.
struct Package {
    name: String,
    version: String,
    license: String,
    home: String,
    folder: PathBuf,
}

/// Writes the file into a site.
pub(crate) fn write(workspace: &Workspace, site: &Path) -> Result<()> {
    let mut cargo = workspace.command("cargo")?;
    cargo.args(["metadata", "--format-version", "1", "--locked"]);
    cargo.args(["--filter-platform", "wasm32-unknown-unknown"]);
    let metadata: Value = serde_json::from_str(&process::answer(&mut cargo)?)
        .context("what `cargo metadata` says is not JSON")?;
    // The texts of the viewer's own, which is Apache's too.
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        fs::copy(workspace.path(name), site.join(name))
            .with_context(|| format!("cannot copy {name}"))?;
    }
    let path = site.join(FILE);
    fs::write(&path, text(&linked(&metadata)?)?)
        .with_context(|| format!("cannot write {}", path.display()))
}

/// The packages of others that the viewer is linked with, by name.
/// Source of the names: <https://doc.rust-lang.org/cargo/commands/cargo-metadata.html#json-format>.
fn linked(metadata: &Value) -> Result<Vec<Package>> {
    let by_id = |list: &'_ Value| -> BTreeMap<String, Value> {
        items(list)
            .map(|item| (text_of(item, "id"), item.clone()))
            .collect()
    };
    let packages = by_id(&metadata["packages"]);
    let nodes = by_id(&metadata["resolve"]["nodes"]);
    let (root, _) = packages
        .iter()
        .find(|(_, package)| package["name"] == ROOT && package["source"].is_null())
        .with_context(|| format!("cargo knows no package {ROOT}"))?;
    // A macro runs while the viewer is built, and is not in it.
    let is_macro = |id: &str| {
        packages.get(id).is_some_and(|package| {
            items(&package["targets"])
                .flat_map(|target| items(&target["kind"]))
                .any(|kind| kind == "proc-macro")
        })
    };
    let mut found = BTreeSet::from([root.clone()]);
    let mut next = vec![root.clone()];
    while let Some(id) = next.pop() {
        let needs = nodes.get(&id).map(|node| &node["deps"]);
        for dependency in needs.into_iter().flat_map(items) {
            let id = text_of(dependency, "pkg");
            // Else it is needed to test or to build.
            let is_linked = items(&dependency["dep_kinds"]).any(|kind| kind["kind"].is_null());
            if is_linked && !is_macro(&id) && found.insert(id.clone()) {
                next.push(id);
            }
        }
    }
    let mut linked: Vec<Package> = found
        .iter()
        .filter_map(|id| packages.get(id))
        .filter(|package| !package["source"].is_null())
        .map(|package| {
            let name = text_of(package, "name");
            let home = match package["repository"].as_str() {
                Some(home) => home.to_owned(),
                None => format!("https://crates.io/crates/{name}"),
            };
            let mut folder = PathBuf::from(text_of(package, "manifest_path"));
            folder.pop();
            Package {
                version: text_of(package, "version"),
                license: text_of(package, "license"),
                name,
                home,
                folder,
            }
        })
        .collect();
    linked.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    Ok(linked)
}

fn items(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

fn text_of(value: &Value, field: &str) -> String {
    value[field].as_str().unwrap_or_default().to_owned()
}

/// Whether an SPDX expression lets us choose Apache-2.0 alone. Source of the syntax: SPDX 3.0, annex B; the slash is how
/// crates wrote OR before 2020.
fn offers_apache(expression: &str) -> bool {
    !expression.contains(" AND ")
        && expression
            .replace('/', " OR ")
            .split(" OR ")
            .any(|choice| choice.trim() == APACHE)
}

fn text(packages: &[Package]) -> Result<String> {
    let mut text = format!(
        "The WebAssembly of the article viewer holds code of these crates and of Rust's standard library.\n\n\
         Used under {APACHE} (LICENSE-APACHE), (c) their authors:\n\n\
         - The Rust standard library, https://github.com/rust-lang/rust\n"
    );
    let (apache, others): (Vec<&Package>, Vec<&Package>) = packages
        .iter()
        .partition(|package| offers_apache(&package.license));
    for Package {
        name,
        version,
        home,
        ..
    } in apache
    {
        writeln!(text, "- {name} {version}, {home}")?;
    }
    for package in others {
        let Package {
            name,
            version,
            license,
            ..
        } = package;
        write!(
            text,
            "\n{}\n{name} {version}, under {license}\n",
            "-".repeat(80)
        )?;
        for part in texts(package)? {
            write!(text, "\n{}\n", part.trim_end())?;
        }
    }
    Ok(text)
}

/// The texts of licences that a package brings.
fn texts(package: &Package) -> Result<Vec<String>> {
    let Package {
        name,
        version,
        license,
        folder,
        ..
    } = package;
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .with_context(|| format!("cannot read {}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            path.is_file()
                && ["LICENSE", "LICENCE", "COPYING"]
                    .iter()
                    .any(|start| name.starts_with(start))
        })
        .collect();
    files.sort();
    if files.is_empty() {
        bail!(
            "{name} {version} brings no text of its licence ({license}), \
             which has to be handed on with the viewer"
        );
    }
    files
        .iter()
        .map(|file| {
            let bytes =
                fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
            Ok(String::from_utf8_lossy(&bytes).replace("\r\n", "\n"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch;
    use serde_json::json;

    #[test]
    fn apache_is_chosen_only_where_it_is_one_of_several() {
        for (expression, offers) in [
            ("MIT OR Apache-2.0", true),
            ("Apache-2.0/MIT", true),
            ("Apache-2.0 / MIT", true),
            ("Apache-2.0", true),
            ("MIT", false),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", false),
            ("Apache-2.0 WITH LLVM-exception", false),
        ] {
            assert_eq!(offers_apache(expression), offers, "{expression}");
        }
    }

    fn metadata(folder: &Path) -> Value {
        let package = |name: &str, licence: &str, kind: &str, source: Option<&str>| {
            json!({
                "id": name, "name": name, "version": "1.0.0", "license": licence, "repository": null,
                "source": source, "manifest_path": folder.join(name).join("Cargo.toml"),
                "targets": [{ "kind": [kind] }],
            })
        };
        let needs = |name: &str, kind: Option<&str>| json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] });
        let registry = Some("registry+https://github.com/rust-lang/crates.io-index");
        json!({
            "packages": [
                package(ROOT, "MIT", "lib", None),
                package("ours", "MIT", "lib", None),
                package("theirs", "MIT", "lib", registry),
                package("free", "MIT OR Apache-2.0", "lib", registry),
                package("derive", "MIT", "proc-macro", registry),
                package("tested", "MIT", "lib", registry),
                package("elsewhere", "MIT", "lib", registry),
            ],
            "resolve": { "nodes": [
                { "id": ROOT, "deps": [needs("ours", None), needs("derive", None), needs("tested", Some("dev"))] },
                { "id": "ours", "deps": [needs("theirs", None)] },
                { "id": "theirs", "deps": [needs("free", None)] },
                { "id": "free", "deps": [] },
            ] },
        })
    }

    #[test]
    fn what_is_linked_is_named_with_the_text_that_it_wants_handed_on() {
        let folder = scratch::folder("licences");
        fs::create_dir(folder.join("theirs")).unwrap();
        fs::write(folder.join("theirs/LICENSE-MIT"), "Copyright (c) them\r\n").unwrap();
        let metadata = metadata(&folder);
        let linked = linked(&metadata).unwrap();
        let names: Vec<&str> = linked.iter().map(|package| package.name.as_str()).collect();
        assert_eq!(names, ["free", "theirs"]);
        let text = text(&linked).unwrap();
        assert!(
            text.contains("- free 1.0.0, https://crates.io/crates/free\n"),
            "{text}"
        );
        assert!(
            text.ends_with("theirs 1.0.0, under MIT\n\nCopyright (c) them\n"),
            "{text}"
        );
    }

    #[test]
    fn a_licence_without_its_text_is_an_error_that_names_the_crate() {
        let folder = scratch::folder("licences-missing");
        fs::create_dir(folder.join("theirs")).unwrap();
        let metadata = metadata(&folder);
        let error = text(&linked(&metadata).unwrap()).unwrap_err().to_string();
        assert!(error.starts_with("theirs 1.0.0 brings no text"), "{error}");
    }
}
