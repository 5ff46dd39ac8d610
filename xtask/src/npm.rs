//! What the release build and the tests take from npm: by the lock file, into `node_modules`, and only when the lock
//! file is not the one that `node_modules` was filled from.

use crate::process;
use crate::tools::{major, version_in};
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::PathBuf;

const OLDEST_NODE: u32 = 20;

/// Has `node_modules` filled as package-lock.json says.
pub(crate) fn ensure(workspace: &Workspace) -> Result<()> {
    let wanted = fs::read_to_string(workspace.path("package-lock.json"))
        .context("cannot read package-lock.json")?;
    // `npm ci` empties the folder first, so a stamp in it is never older than what lies beside it.
    let stamp = workspace.path("node_modules/.filled-from");
    if fs::read_to_string(&stamp).is_ok_and(|filled| filled == wanted) {
        return Ok(());
    }
    check_node(workspace)?;
    println!("  Fetching npm packages by package-lock.json into node_modules: about 10 seconds.");
    // No package's own script runs: none is needed, and none should be trusted.
    process::run(workspace.command(program(workspace, "npm")?)?.args([
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ]))?;
    fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))
}

fn check_node(workspace: &Workspace) -> Result<()> {
    let node = program(workspace, "node")?;
    let answer = process::answer(workspace.command(node)?.arg("--version"))?;
    match version_in(&answer).and_then(major) {
        Some(version) if version >= OLDEST_NODE => Ok(()),
        _ => {
            bail!("Node {answer} is too old: {OLDEST_NODE} or newer is needed (https://nodejs.org)")
        }
    }
}

fn program(workspace: &Workspace, name: &str) -> Result<PathBuf> {
    workspace.program(name).with_context(|| {
        format!(
            "{name} is missing: Node {OLDEST_NODE} or newer brings it (https://nodejs.org). \
             `cargo xtask serve` does without"
        )
    })
}
