//! `dist/THIRD-PARTY-LICENSES.txt`: the crates whose code is in the WebAssembly, under what they are used, and the texts
//! that their licences want handed on with them. What we may use under Apache-2.0, as the viewer itself may be, needs one
//! text for all; the others bring their own. `cargo tree` says which crates those are; cargo-about, which would do all of
//! this, takes two and a half minutes of a core to build on a bare machine (2026-11-27, 0.9.3), and a template.

use crate::process;
use crate::tools::WASM;
use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use xshell::cmd;

/// The file's name, in a site and in the package.
pub(crate) const FILE: &str = "THIRD-PARTY-LICENSES.txt";

const APACHE: &str = "Apache-2.0";

/// What `cargo tree` says of a crate: name and version, licence, repository.
const FORMAT: &str = "{p}|{l}|{r}";

/// A crate of others.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Crate<'a> {
    name: &'a str,
    version: &'a str,
    license: &'a str,
    home: &'a str,
}

/// Writes the file into a site, beside the viewer's own licences, of which one is Apache's.
pub(crate) fn write(workspace: &Workspace, site: &Path) -> Result<()> {
    let sh = &workspace.sh;
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        sh.copy_file(name, site)?;
    }
    // What is linked: a macro runs while the viewer is built, and is not in it.
    let tree = cmd!(
        sh,
        "cargo tree --locked --package article-viewer --target {WASM} --edges normal,no-proc-macro
            --prefix none --no-dedupe --format {FORMAT}"
    );
    let tree = process::answer(&mut tree.into())?;
    let metadata = cmd!(sh, "cargo metadata --format-version 1 --locked");
    let metadata = metadata.args(["--filter-platform", WASM]);
    let metadata: Value = serde_json::from_str(&process::answer(&mut metadata.into())?)
        .context("what `cargo metadata` says is not JSON")?;
    let text = text(&linked(&tree), |it| {
        let packages = metadata["packages"].as_array().into_iter().flatten();
        packages
            .filter(|package| package["name"] == it.name && package["version"] == it.version)
            .filter_map(|package| Path::new(package["manifest_path"].as_str()?).parent())
            .flat_map(|folder| sh.read_dir(folder).unwrap_or_default())
            .filter(|file| is_licence(file))
            .map(|file| Ok(String::from_utf8_lossy(&sh.read_binary_file(file)?).into()))
            .collect()
    })?;
    Ok(sh.write_file(site.join(FILE), text)?)
}

/// The crates of others in what `cargo tree` says; our own stand with their folder behind the version.
fn linked(tree: &str) -> BTreeSet<Crate<'_>> {
    let crates = tree.lines().filter_map(|line| {
        let (package, terms) = line.split_once('|')?;
        let (name, version) = package.split_once(" v")?;
        let (license, home) = terms.split_once('|')?;
        Some(Crate {
            name,
            version,
            license,
            home,
        })
    });
    crates.filter(|it| !it.version.contains(' ')).collect()
}

/// Whether an SPDX expression lets us choose Apache-2.0 alone. Source of the syntax: SPDX 3.0, annex B; the slash is how
/// crates wrote OR before 2020.
fn offers_apache(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ");
    let mut choices = expression.split(" OR ");
    !expression.contains(" AND ") && choices.any(|choice| choice.trim() == APACHE)
}

fn is_licence(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let mut beginnings = ["LICENSE", "LICENCE", "COPYING"].iter();
    file.is_file() && beginnings.any(|beginning| name.starts_with(beginning))
}

fn text(crates: &BTreeSet<Crate>, texts: impl Fn(&Crate) -> Result<Vec<String>>) -> Result<String> {
    let mut text = format!(
        "The WebAssembly of the article viewer holds code of these crates and of Rust's standard library.\n\n\
         Used under {APACHE} (LICENSE-APACHE), (c) their authors:\n\n\
         - The Rust standard library, https://github.com/rust-lang/rust\n"
    );
    let (apache, others): (Vec<&Crate>, Vec<&Crate>) =
        crates.iter().partition(|it| offers_apache(it.license));
    for Crate {
        name,
        version,
        home,
        ..
    } in apache
    {
        match *home {
            "" => writeln!(text, "- {name} {version}, https://crates.io/crates/{name}")?,
            home => writeln!(text, "- {name} {version}, {home}")?,
        }
    }
    for it in others {
        let title = format!("{} {}, under {}", it.name, it.version, it.license);
        let texts = texts(it)?;
        ensure!(
            !texts.is_empty(),
            "{title}, brings no text of its licence, which has to be handed on with the viewer"
        );
        write!(text, "\n{}\n{title}\n", "-".repeat(80))?;
        for part in texts {
            write!(text, "\n{}\n", part.replace("\r\n", "\n").trim_end())?;
        }
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apache_is_chosen_where_it_is_one_of_several_and_other_licences_need_their_text() {
        let choices = [
            "MIT OR Apache-2.0",
            "Apache-2.0/MIT",
            "Apache-2.0 / MIT",
            "Apache-2.0",
        ];
        assert!(choices.into_iter().all(offers_apache));
        let others = [
            "MIT",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception",
        ];
        assert!(!others.into_iter().any(offers_apache));

        let crates = linked(
            "ours v0.1.0 (/here)|MIT|\ntheirs v1.0.0|MIT|https://example.org\n\
             free v2.0.0|MIT OR Apache-2.0|\ntheirs v1.0.0|MIT|https://example.org",
        );
        let written = text(&crates, |_| Ok(vec!["(c) them\r\n".to_owned()])).unwrap();
        let (_, written) = written.split_once("/rust-lang/rust\n").unwrap();
        assert_eq!(
            written.replace('-', ""),
            " free 2.0.0, https://crates.io/crates/free\n\n\ntheirs 1.0.0, under MIT\n\n(c) them\n"
        );
        let error = text(&crates, |_| Ok(vec![])).unwrap_err().to_string();
        assert!(
            error.starts_with("theirs 1.0.0, under MIT, brings no text"),
            "{error}"
        );
    }
}
