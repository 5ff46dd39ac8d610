//! How the peers come here from their registries, into `target/bench/country/`, by pinned versions, and only when they
//! are not there already. What they are asked is no affair of this file.

use crate::workspace::Workspace;
use crate::{npm, process};
use anyhow::{Context, Result, anyhow, bail};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where all of this is installed, so that nothing of the user's changes.
pub(super) fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target("bench/country")
}

/// A Python environment of its own, filled as requirements.txt says, unless it is so already.
pub(super) fn ensure_python(workspace: &Workspace) -> Result<PathBuf> {
    let requirements = workspace.path("bench/country/requirements.txt");
    let wanted = read(&requirements)?;
    let environment = folder(workspace).join("python");
    let python = environment.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });
    let stamp = environment.join(".filled-from");
    if fs::read_to_string(&stamp).is_ok_and(|filled| filled == wanted) {
        return Ok(python);
    }
    let starter = if cfg!(windows) { "python" } else { "python3" };
    let starter = workspace
        .program(starter)
        .map_err(|_| anyhow!("{starter} is missing (Python 3.11 or newer, https://python.org)"))?;
    println!(
        "  Fetching the peers of Python by bench/country/requirements.txt into target/bench/country/python, 650 MB: \
         about a minute."
    );
    let log = File::create(workspace.log("bench-python")?)?;
    let mut venv = workspace.command(starter)?;
    venv.args(["-m", "venv", "--clear"]).arg(&environment);
    if !process::run_into(&mut venv, &log)? {
        bail!("python3 -m venv failed (target/log/bench-python.txt says why)");
    }
    let pip = || -> Result<Command> {
        let mut pip = workspace.command(&python)?;
        pip.args(["-m", "pip", "install"])
            .env("PIP_DISABLE_PIP_VERSION_CHECK", "1");
        Ok(pip)
    };
    let mut missing = Vec::new();
    if !process::run_into(pip()?.arg("--requirement").arg(&requirements), &log)? {
        println!("  Not all of it can be had, so one by one: about two minutes.");
        for package in packages(&wanted) {
            // One that cannot be had takes no other with it.
            if !process::run_into(pip()?.args(["--no-deps", package]), &log)? {
                missing.push(package);
            }
        }
    }
    if missing.is_empty() {
        fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))?;
    } else {
        println!(
            "  Could not be installed (target/log/bench-python.txt says why): {}.",
            missing.join(", ")
        );
    }
    Ok(python)
}

/// The packages with their versions, without comments.
fn packages(requirements: &str) -> impl Iterator<Item = &str> {
    requirements
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// compromise in a folder of its own, by its lock file, unless it is there already.
pub(super) fn ensure_compromise(workspace: &Workspace) -> Result<PathBuf> {
    let folder = folder(workspace).join("compromise");
    let lock = "package-lock.json";
    let wanted = read(&workspace.path("bench/country").join(lock))?;
    // `npm ci` empties node_modules first, so a stamp in it is never older than what lies beside it.
    let stamp = folder.join("node_modules").join(".filled-from");
    if fs::read_to_string(&stamp).is_ok_and(|filled| filled == wanted) {
        return Ok(folder);
    }
    let mut npm = npm::command(workspace, &["ci"])?;
    println!("  Fetching compromise into target/bench/country/compromise: a few seconds.");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for file in ["package.json", lock] {
        let from = workspace.path("bench/country").join(file);
        fs::copy(&from, folder.join(file))
            .with_context(|| format!("cannot copy {}", from.display()))?;
    }
    let log = File::create(workspace.log("bench-npm")?)?;
    if !process::run_into(npm.current_dir(&folder), &log)? {
        bail!("npm ci failed (target/log/bench-npm.txt says why)");
    }
    fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))?;
    Ok(folder)
}

/// The table of names that peers.py makes of the packages in its environment, as a file.
pub(super) fn make_table(workspace: &Workspace, python: &Path) -> Result<PathBuf> {
    let mut command = workspace.command(python)?;
    command.arg(workspace.path("bench/country/peers.py"));
    let table = process::answer(command.arg("table"))?;
    let file = folder(workspace).join("table.json");
    fs::write(&file, table).with_context(|| format!("cannot write {}", file.display()))?;
    Ok(file)
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn every_package_is_pinned_to_one_version() {
        let workspace = Workspace::find().unwrap();
        let text = read(&workspace.path("bench/country/requirements.txt")).unwrap();
        assert!(packages(&text).count() > 5);
        for package in packages(&text) {
            assert!(package.contains("=="), "{package}");
        }
        let text = read(&workspace.path("bench/country/package.json")).unwrap();
        let package: Value = serde_json::from_str(&text).unwrap();
        for (name, version) in package["dependencies"].as_object().unwrap() {
            let version = version.as_str().unwrap();
            assert!(
                version.starts_with(|sign: char| sign.is_ascii_digit()),
                "{name} {version}"
            );
        }
    }
}
