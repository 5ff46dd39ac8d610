//! `cargo xtask bench page`: the page as a reader feels it, ours beside peers, in one Chromium. What is measured and how
//! lives in `bench/page/`; here it is only given the release, its packages and a browser.

use crate::workspace::Workspace;
use crate::{browser, dist, npm, process};
use anyhow::Result;

/// Measures the release, built first where it is old. `options` are those of `bench/page/run.mjs`, which fails where a
/// side counts wrong.
pub(crate) fn run(workspace: &Workspace, options: &[String]) -> Result<()> {
    npm::ensure(workspace)?;
    npm::fill(workspace, &workspace.path("bench/page"))?;
    if !dist::is_current(workspace) {
        // Whether it is within the budget is no matter here.
        dist::build(workspace, None)?;
    }
    let chrome = browser::find(workspace)?;
    process::run(
        workspace
            .command(workspace.program("node")?)?
            .current_dir(workspace.root())
            .env("CHROME", chrome)
            .arg("bench/page/run.mjs")
            .args(options),
    )
}
