//! What the release build and the tests take from npm: by a folder's lock file, into its `node_modules`, and only when
//! the lock file is not the one that `node_modules` was filled from.

use crate::process;
use crate::tools::{major, version_in};
use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use xshell::cmd;

const OLDEST_NODE: u32 = 20;

/// Has the workspace's `node_modules` filled as its package-lock.json says.
pub(crate) fn ensure(workspace: &Workspace) -> Result<()> {
    fill(workspace, workspace.root())
}

/// Has `node_modules` of a folder filled as its package-lock.json says.
pub(crate) fn fill(workspace: &Workspace, folder: &Path) -> Result<()> {
    let wanted = workspace.sh.read_file(folder.join("package-lock.json"))?;
    // `npm ci` empties the folder first, so a stamp in it is never older than what lies beside it.
    let modules = folder.join("node_modules");
    let stamp = modules.join(".filled-from");
    if fs::read_to_string(&stamp).is_ok_and(|filled| filled == wanted) {
        return Ok(());
    }
    let node = program(workspace, "node")?;
    let version = process::answer(&mut cmd!(workspace.sh, "{node} --version").into())?;
    ensure!(
        version_in(&version).and_then(major) >= Some(OLDEST_NODE),
        "Node {version} is too old: {OLDEST_NODE} or newer is needed (https://nodejs.org)"
    );
    let shown = modules.strip_prefix(workspace.root()).unwrap_or(&modules);
    println!(
        "  Fetching npm packages by package-lock.json into {}: about 10 seconds.",
        shown.display()
    );
    let mut npm = command(workspace, &["ci"])?;
    process::run(npm.env("npm_config_loglevel", "error").current_dir(folder))?;
    Ok(workspace.sh.write_file(&stamp, wanted)?)
}

/// npm with these arguments. What it is to leave undone is said in variables, which no version of it refuses.
pub(crate) fn command(workspace: &Workspace, arguments: &[&str]) -> Result<Command> {
    let mut npm = workspace.command(program(workspace, "npm")?)?;
    npm.args(arguments)
        .env("npm_config_audit", "false")
        .env("npm_config_fund", "false")
        // No package's own script runs: none is needed, and none should be trusted.
        .env("npm_config_ignore_scripts", "true");
    Ok(npm)
}

/// Node's or npm's own program, or what to do where it is missing.
pub(crate) fn program(workspace: &Workspace, name: &str) -> Result<PathBuf> {
    workspace.program(name).with_context(|| {
        format!(
            "{name} is missing: Node {OLDEST_NODE} or newer brings it (https://nodejs.org). \
             `cargo xtask serve` does without"
        )
    })
}
