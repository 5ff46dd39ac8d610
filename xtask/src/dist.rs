//! `cargo xtask build`: the release, made by trunk and its hook (`xtask/release`), and `dist/` put in place whole.

use crate::process::{self, ProgramFailed};
use crate::workspace::{Workspace, copy, modified};
use crate::{licences, npm, tools};
use anyhow::{Context, Result};
use std::collections::BTreeSet;
use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a release is made of; a change in any of it makes `dist/` old.
const SOURCES: &[&str] = &[
    "src",
    "crates",
    "static",
    "examples/site",
    "npm",
    "xtask/postbuild.mjs",
    "xtask/release",
    "xtask/src",
    "index.html",
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "package-lock.json",
    ".cargo/config.toml",
    "CHANGELOG.md",
    "LICENSE-APACHE",
    "LICENSE-MIT",
];

/// Builds `dist/` and prints what it weighs; says whether that is within the budget. With a log, the output of the
/// programs at work goes there.
pub(crate) fn build(workspace: &Workspace, log: Option<&File>) -> Result<bool> {
    let site = workspace.target("release-site");
    make_site(workspace, &site, &[], log)?;
    let dist = workspace.path("dist");
    licences::write(workspace, &site)?;
    fs::copy(
        site.join(licences::FILE),
        site.join("npm").join(licences::FILE),
    )
    .context("cannot put the licences into the package")?;
    replace(&site, &dist)?;
    report(workspace)
}

/// Prints what `dist/` weighs; says whether that is within the budget.
pub(crate) fn report(workspace: &Workspace) -> Result<bool> {
    let mut node = workspace.command("node")?;
    node.args(["xtask/release/sizes.mjs", "dist"]);
    Ok(node.status().context("cannot start node")?.success())
}

/// Builds the site whose engine dies where a test asks, unless it is younger than its sources; gives its folder.
pub(crate) fn build_for_harm(workspace: &Workspace, log: &File) -> Result<PathBuf> {
    let site = workspace.target("harm-site");
    if !is_younger(workspace, &site.join("index.html")) {
        make_site(
            workspace,
            &site,
            &["--features", "fault-injection"],
            Some(log),
        )?;
    }
    Ok(site)
}

/// Builds the site in Yew of `examples/`, as its README says; gives its folder.
pub(crate) fn build_yew_example(workspace: &Workspace, log: &File) -> Result<PathBuf> {
    let site = workspace.target("yew-site");
    let mut trunk = workspace.trunk()?;
    trunk
        .current_dir(workspace.path("examples/yew"))
        .args(["build", "--offline", "--public-url", "./", "--dist"])
        .arg(&site);
    if !process::run_into(&mut trunk, log)? {
        return Err(ProgramFailed(process::shown(&trunk)).into());
    }
    Ok(site)
}

/// Renders the pages that tests open, with the release as their viewer; gives their folder.
pub(crate) fn render_for_tests(workspace: &Workspace, log: &File) -> Result<PathBuf> {
    let site = workspace.target("rendered-site");
    let mut tool = workspace.command("cargo")?;
    tool.args(["run", "--quiet", "--package", "article-viewer-cli", "--"])
        .args(["render", "static/samples", "tests/e2e/rendered", "--output"])
        .arg(&site)
        .args([
            "--viewer",
            "dist",
            "--open",
            "first",
            "--lenient",
            "--force",
        ])
        .args(["--base-url", "https://example.org/interviews/"]);
    if !process::run_into(&mut tool, log)? {
        return Err(ProgramFailed(process::shown(&tool)).into());
    }
    Ok(site)
}

/// Has trunk build the release into a folder, with what is missing brought first.
fn make_site(
    workspace: &Workspace,
    site: &Path,
    further: &[&str],
    log: Option<&File>,
) -> Result<()> {
    tools::ensure_for_trunk(workspace)?;
    tools::ensure_std_source(workspace)?;
    npm::ensure(workspace)?;
    let mut trunk = workspace.trunk()?;
    trunk
        .args([
            "build",
            "--release",
            "--offline",
            "--cargo-profile",
            "viewer",
            "--dist",
        ])
        .arg(site)
        .args(further);
    for_bytes(workspace, &mut trunk);
    match log {
        None => process::run(&mut trunk)?,
        Some(log) => {
            if !process::run_into(&mut trunk, log)? {
                return Err(ProgramFailed(process::shown(&trunk)).into());
            }
        }
    }
    Ok(())
}

/// Whether `dist/` is younger than everything that it is made of.
pub(crate) fn is_current(workspace: &Workspace) -> bool {
    is_younger(workspace, &workspace.path("dist/index.html"))
}

/// Whether a built file is younger than all sources.
fn is_younger(workspace: &Workspace, file: &Path) -> bool {
    let Some(built) = modified(file) else {
        return false;
    };
    SOURCES.iter().all(|source| {
        let path = workspace.path(source);
        let files = if path.is_dir() {
            files_in(&path).map(|files| files.iter().map(|file| path.join(file)).collect())
        } else {
            Ok(vec![path])
        };
        files.is_ok_and(|files: Vec<PathBuf>| {
            files
                .iter()
                .all(|file| modified(file).is_some_and(|time| time < built))
        })
    })
}

/// Builds for bytes. The standard library is built along, for size and without the texts of `Debug` and of panics,
/// (docs/decisions/std.md has the figures): features of the compiler that are not stable yet, which it gives out where
/// `RUSTC_BOOTSTRAP` is set. A panic is then a plain trap, which the engine module hears of all the same. And this
/// machine's folders are taken out of the release: they are nobody's business and differ from builder to builder. Cargo
/// joins these flags to those in `.cargo/config.toml`.
pub(crate) fn for_bytes(workspace: &Workspace, trunk: &mut Command) {
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(env::home_dir()?.join(".cargo")));
    let mut folders = vec![(workspace.root().to_path_buf(), "viewer")];
    folders.extend(cargo_home.map(|home| (home.join("registry").join("src"), "crates")));
    let mut flags: Vec<String> = folders
        .iter()
        .map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()))
        // The variable is split at spaces, and a folder that has one cannot stand in it.
        .filter(|flag| !flag.contains(char::is_whitespace))
        .collect();
    flags.extend(
        [
            "-Zlocation-detail=none",
            "-Zfmt-debug=none",
            "-Zunstable-options",
            "-Cpanic=immediate-abort",
        ]
        .map(str::to_owned),
    );
    trunk.env("RUSTC_BOOTSTRAP", "1");
    trunk.env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
    trunk.env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
    trunk.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        flags.join(" "),
    );
}

/// Every file of a folder and of those in it, relative to it, with `/`.
pub(crate) fn files_in(folder: &Path) -> Result<BTreeSet<String>> {
    fn gather(folder: &Path, before: &str, files: &mut BTreeSet<String>) -> Result<()> {
        let entries = fs::read_dir(folder)
            .with_context(|| format!("cannot read the folder {}", folder.display()))?;
        for entry in entries {
            let entry = entry?;
            let name = format!("{before}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                gather(&entry.path(), &format!("{name}/"), files)?;
            } else {
                files.insert(name);
            }
        }
        Ok(())
    }
    let mut files = BTreeSet::new();
    gather(folder, "", &mut files)?;
    Ok(files)
}

/// Puts a copy of `from` in the place of `to`, which is never seen half written.
fn replace(from: &Path, to: &Path) -> Result<()> {
    let fresh = to.with_extension("new");
    let old = to.with_extension("old");
    for left_over in [&fresh, &old] {
        if left_over.exists() {
            fs::remove_dir_all(left_over)
                .with_context(|| format!("cannot remove {}", left_over.display()))?;
        }
    }
    copy(from, &fresh)?;
    if to.exists() {
        fs::rename(to, &old).with_context(|| format!("cannot replace {}", to.display()))?;
    }
    fs::rename(&fresh, to).with_context(|| format!("cannot write {}", to.display()))?;
    if old.exists() {
        fs::remove_dir_all(&old).with_context(|| format!("cannot remove {}", old.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch;

    #[test]
    fn nothing_of_an_older_release_is_left_behind() {
        let folder = scratch::folder("dist-replace");
        let (from, to) = (folder.join("site"), folder.join("dist"));
        for (file, text) in [
            ("site/index.html", "new"),
            ("site/samples/a.json", "{}"),
            ("dist/index.html", "old"),
            ("dist/engine-old.js", "old"),
        ] {
            let path = folder.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        replace(&from, &to).unwrap();
        assert_eq!(
            files_in(&to).unwrap(),
            ["index.html", "samples/a.json"].map(str::to_owned).into()
        );
        assert_eq!(fs::read_to_string(to.join("index.html")).unwrap(), "new");
        assert_eq!(
            files_in(&folder).unwrap().len(),
            4,
            "dist.new or dist.old is left"
        );
    }
}
