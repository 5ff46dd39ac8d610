//! `dist/npm/`, the package to publish: the release's own files under plain names, and what stands in `static/npm/`.
//! Nothing is built here. A bundler gives names after the content itself, and a CDN has the version in the address.

use crate::finish::{files_in, unhashed};
use crate::references::{can_refer, ending, references};
use crate::sizes::{self, kilobytes};
use crate::workspace::Workspace;
use crate::{licences, npm, process};
use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// What the loader is called in the package, where it registers nothing.
const MODULE: &str = "index.js";

/// What the loader's style sheet is called where the loader reads it. Bundlers make JavaScript of whatever ends in
/// `.css` (webpack's loaders, Vite's server), and the loader wants its text.
const STYLE: &str = "style.txt";

/// Vite puts smaller files into the script as `data:` addresses: every page would download every language, and
/// `connect-src 'self'` refuses them.
const LEAST: usize = 4096;

/// What the release says to others than the viewer. English is in the WASM; its file shows what a phrase is called.
const BESIDE: &[&str] = &[
    "NOTICE.txt",
    licences::FILE,
    "article.schema.json",
    "messages/en.json",
];

/// What the repository says to whoever holds a copy.
const FROM_ROOT: &[&str] = &["CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT"];

/// Makes the package of the release in `site`, in its folder `npm`.
pub(crate) fn make(workspace: &Workspace, site: &Path) -> Result<()> {
    let package = site.join("npm");
    if package.exists() {
        fs::remove_dir_all(&package)
            .with_context(|| format!("cannot remove {}", package.display()))?;
    }
    for (name, content) in viewer(site)? {
        write(&package, &name, &content)?;
    }
    for name in BESIDE {
        write(&package, name, &read(site, name)?)?;
    }
    for name in FROM_ROOT {
        write(&package, name, &read(workspace.root(), name)?)?;
    }
    let written = workspace.path("static/npm");
    for name in files_in(&written)? {
        let content = read(&written, &name)?;
        match name.as_str() {
            // What a folder holds is said to whoever opens the repository.
            "README.md" => {}
            "PACKAGE.md" => {
                let text = String::from_utf8(content).context("PACKAGE.md is not UTF-8")?;
                let text = text.replace("@VERSION", concat!("@", env!("CARGO_PKG_VERSION")));
                write(&package, "README.md", text.as_bytes())?;
            }
            "package.json" => write(&package, &name, &completed(&content)?)?,
            _ => write(&package, &name, &content)?,
        }
    }
    Ok(())
}

/// Says what the package weighs, packed as npm packs it.
pub(crate) fn report(workspace: &Workspace, package: &Path) -> Result<()> {
    let mut npm = npm::command(workspace, &["pack", "--dry-run", "--json"])?;
    npm.current_dir(package);
    let answer: Value = serde_json::from_str(&process::answer(&mut npm)?)
        .context("what npm says of the package is not JSON")?;
    let number = |field: &str| answer[0][field].as_u64();
    let (Some(files), Some(packed), Some(unpacked)) =
        (number("entryCount"), number("size"), number("unpackedSize"))
    else {
        bail!("npm does not say what {} weighs", package.display());
    };
    println!(
        "The npm package in dist/npm: {files} files, {} packed, {} unpacked.",
        kilobytes(packed),
        kilobytes(unpacked)
    );
    Ok(())
}

/// The files that a page loads, under plain names, each naming the others by theirs.
fn viewer(site: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let files: BTreeSet<String> = sizes::downloads(site)?.into_iter().collect();
    let mut package = BTreeMap::new();
    for file in &files {
        let mut content = read(site, file)?;
        if can_refer(file) {
            let mut text =
                String::from_utf8(content).with_context(|| format!("{file} is not UTF-8"))?;
            if file == sizes::LOADER {
                text = without_registration(&text)?;
            }
            content = renamed(file, &text, &files).into_bytes();
        }
        if ending(file) == "json" && content.len() < LEAST {
            content.resize(LEAST, b' ');
        }
        // Under its own name it is for pages that link it.
        let style = (ending(file) == "css").then(|| (STYLE.to_owned(), content.clone()));
        for (name, content) in style.into_iter().chain([(plain(file), content)]) {
            if package.contains_key(&name) {
                bail!(
                    "two files of {} would be {name} in the package",
                    site.display()
                );
            }
            package.insert(name, content);
        }
    }
    Ok(package)
}

/// The name that a file of the release has in the package.
fn plain(file: &str) -> String {
    if file == sizes::LOADER {
        MODULE.to_owned()
    } else {
        unhashed(file)
    }
}

/// A text with the plain name in every literal that names a file of the release.
fn renamed(from: &str, text: &str, files: &BTreeSet<String>) -> String {
    let mut result = String::with_capacity(text.len());
    let mut copied = 0;
    for reference in references(from, text, files) {
        let name = if ending(&reference.file) == "css" {
            STYLE.to_owned()
        } else {
            plain(&reference.file)
        };
        result.push_str(&text[copied..reference.name.start]);
        result.push_str(name.rsplit('/').next().unwrap_or(&name));
        copied = reference.name.end;
    }
    result.push_str(&text[copied..]);
    result
}

/// The minified loader without its last statement, the call that registers the tag.
fn without_registration(loader: &str) -> Result<String> {
    let found = || {
        let (body, exports) = loader.rsplit_once("export{")?;
        let name = exports
            .split(['}', ','])
            .find_map(|export| export.strip_suffix(" as defineArticleViewer"))?;
        let call = format!("{name}();");
        let body = body.strip_suffix(&call)?;
        // Elsewhere the name may be somebody else's, but not at the end of the module.
        let alone = body.ends_with([';', '}']) && !body.ends_with(&call);
        alone.then(|| format!("{body}export{{{exports}"))
    };
    found().with_context(|| {
        format!(
            "the built {} does not end in one statement `defineArticleViewer();` and its exports, \
             so there is nothing to leave out of the package's {MODULE}",
            sizes::LOADER
        )
    })
}

/// The package's own description with what the workspace says of every package.
fn completed(json: &[u8]) -> Result<Vec<u8>> {
    let written: Map<String, Value> =
        serde_json::from_slice(json).context("static/npm/package.json is not JSON")?;
    let repository = env!("CARGO_PKG_REPOSITORY");
    let mut package = Map::new();
    for (key, value) in written {
        let is_name = key == "name";
        package.insert(key, value);
        if is_name {
            package.insert("version".to_owned(), json!(env!("CARGO_PKG_VERSION")));
            package.insert("license".to_owned(), json!(env!("CARGO_PKG_LICENSE")));
        }
    }
    package.insert("homepage".to_owned(), json!(format!("{repository}#readme")));
    package.insert(
        "bugs".to_owned(),
        json!({ "url": format!("{repository}/issues") }),
    );
    package.insert(
        "repository".to_owned(),
        json!({ "type": "git", "url": format!("git+{repository}.git") }),
    );
    let mut text = serde_json::to_vec_pretty(&package)?;
    text.push(b'\n');
    Ok(text)
}

fn read(folder: &Path, name: &str) -> Result<Vec<u8>> {
    let path = folder.join(name);
    fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
}

fn write(package: &Path, name: &str, content: &[u8]) -> Result<()> {
    let path = package.join(name);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    if path.exists() {
        bail!("two files of the package would be {name}");
    }
    fs::write(&path, content).with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::{self, Scratch};

    const HASH: &str = "0123456789";

    /// A release in small, and the name of each file with a hash.
    fn site(name: &str, loader: &str) -> Scratch {
        let site = scratch::folder(name);
        fs::create_dir(site.join("messages")).unwrap();
        for (file, text) in [
            ("article-viewer.js", loader),
            (
                "engine-0123456789.js",
                "import i from\"./viewer-0123456789.js\";\
                 new URL(\"./gazetteer-en-0123456789.gaz\",import.meta.url);\
                 new URL(\"./messages/fa-0123456789.json\",import.meta.url)",
            ),
            (
                "viewer-0123456789.js",
                "new URL(\"viewer_bg-0123456789.wasm\",import.meta.url)",
            ),
            ("viewer-0123456789.css", ".av{}"),
            ("viewer_bg-0123456789.wasm", "\0asm"),
            ("gazetteer-en-0123456789.gaz", "gazetteer"),
            ("messages/fa-0123456789.json", "{}"),
            ("page-0123456789.js", "import\"./article-viewer.js\""),
            ("article.schema.json", "{}"),
            ("messages/en.json", "{}"),
            ("NOTICE.txt", "thanks"),
            (licences::FILE, "theirs"),
        ] {
            fs::write(site.join(file), text).unwrap();
        }
        site
    }

    const LOADER: &str = "import{a as e}from\"./engine-0123456789.js\";\
        const c=new URL(\"./viewer-0123456789.css\",import.meta.url);\
        function L(i){let t=L;t();return i}function P(i){}L();export{L as defineArticleViewer,P as init};";

    #[test]
    fn the_package_holds_what_a_page_loads_under_plain_names_and_nothing_of_the_site() {
        let site = site("package-names", LOADER);
        let package = viewer(&site).unwrap();
        let names: Vec<&str> = package.keys().map(String::as_str).collect();
        assert_eq!(
            names,
            [
                "engine.js",
                "gazetteer-en.gaz",
                "index.js",
                "messages/fa.json",
                "style.txt",
                "viewer.css",
                "viewer.js",
                "viewer_bg.wasm",
            ]
        );
        for (name, content) in &package {
            let text = String::from_utf8_lossy(content);
            assert!(!text.contains(HASH), "{name}: {text}");
        }
        let text = |name: &str| String::from_utf8(package[name].clone()).unwrap();
        assert!(text("engine.js").contains("new URL(\"./messages/fa.json\",import.meta.url)"));
        assert!(text("viewer.js").contains("new URL(\"viewer_bg.wasm\",import.meta.url)"));
        assert!(text("index.js").contains("new URL(\"./style.txt\",import.meta.url)"));
        assert_eq!(text("style.txt"), ".av{}");
        assert!(
            text("messages/fa.json").starts_with("{}  ")
                && package["messages/fa.json"].len() >= LEAST
        );
        assert!(
            text("index.js")
                .ends_with("function P(i){}export{L as defineArticleViewer,P as init};")
        );
    }

    #[test]
    fn a_loader_that_registers_never_twice_or_elsewhere_is_refused() {
        for loader in [
            "function L(){}export{L as defineArticleViewer};",
            "function L(){}L();L();export{L as defineArticleViewer};",
            "function L(){}x(),L();export{L as defineArticleViewer};",
            "function L(){}L();x();export{L as defineArticleViewer};",
            "function L(){}XL();export{L as defineArticleViewer};",
            "function L(){}L();export{L as define};",
            "function L(){}L();",
        ] {
            let error = without_registration(loader).unwrap_err().to_string();
            assert!(
                error.contains("defineArticleViewer();"),
                "{loader}: {error}"
            );
        }
    }

    #[test]
    fn the_loader_of_the_source_ends_by_registering_the_tag_once() {
        let loader = include_str!("../../static/article-viewer.js");
        let calls = loader
            .lines()
            .filter(|line| *line == "defineArticleViewer();");
        assert_eq!(calls.count(), 1);
        assert!(loader.ends_with("\ndefineArticleViewer();\n"));
    }

    #[test]
    fn two_releases_in_one_folder_make_no_package() {
        let site = site("package-twice", LOADER);
        let twice = LOADER.replace("./engine-0123456789.js", "./engine-aaaaaaaaaa.js")
            + "import\"./engine-0123456789.js\"";
        assert!(without_registration(&twice).is_ok());
        fs::write(site.join("article-viewer.js"), twice).unwrap();
        fs::write(site.join("engine-aaaaaaaaaa.js"), "").unwrap();
        let error = viewer(&site).unwrap_err().to_string();
        assert!(error.contains("engine.js"), "{error}");
    }

    #[test]
    fn every_file_that_the_package_exports_is_in_it_and_says_what_the_workspace_says() {
        let workspace = Workspace::find().unwrap();
        let site = site("package-whole", LOADER);
        // What an earlier package left is gone.
        fs::create_dir(site.join("npm")).unwrap();
        fs::write(site.join("npm/old.js"), "").unwrap();
        make(&workspace, &site).unwrap();
        let files = files_in(&site.join("npm")).unwrap();
        assert!(
            !files.contains("old.js") && !files.contains("PACKAGE.md"),
            "{files:?}"
        );
        let package: Value =
            serde_json::from_slice(&read(&site.join("npm"), "package.json").unwrap()).unwrap();
        assert_eq!(package["version"], env!("CARGO_PKG_VERSION"));
        assert_eq!(package["license"], "MIT OR Apache-2.0");
        let mut named = vec![&package["types"], &package["jsdelivr"], &package["unpkg"]];
        for export in package["exports"].as_object().unwrap().values() {
            match export {
                Value::Object(conditions) => named.extend(conditions.values()),
                file => named.push(file),
            }
        }
        named.extend(package["sideEffects"].as_array().unwrap());
        for file in named {
            let file = file.as_str().unwrap().replace('*', "en");
            let file = file.strip_prefix("./").unwrap();
            assert!(files.contains(file), "{file} is not in {files:?}");
        }
        let readme = read(&site.join("npm"), "README.md").unwrap();
        let readme = String::from_utf8(readme).unwrap();
        assert!(readme.starts_with("# article-viewer"), "{readme}");
        assert!(readme.contains(concat!(
            "article-viewer@",
            env!("CARGO_PKG_VERSION"),
            "/define.js"
        )));
    }
}
