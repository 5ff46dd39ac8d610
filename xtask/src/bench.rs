//! `cargo xtask bench`: what a release weighs, or, with a name, one thing of ours side by side with its peers. Each is
//! a program of its own, `bench/NAME/run.mjs`, which is only given here what it needs.

use crate::workspace::Workspace;
use crate::{Misuse, browser, dist, npm, process, tools};
use anyhow::Result;
use std::env;

/// Does what stands after `bench`; says whether all is well.
pub(crate) fn run(workspace: &Workspace, arguments: &[String]) -> Result<bool> {
    let Some((name, options)) = arguments.split_first() else {
        return weigh(workspace);
    };
    let folder = workspace.path("bench").join(name);
    let mut node = workspace.command("node")?;
    node.arg(folder.join("run.mjs"))
        .args(options)
        .current_dir(env::current_dir()?);
    match name.as_str() {
        "country" => {
            if let Err(error) = npm::fill(workspace, &folder) {
                println!("  The peer of npm is left out: {error:#}.");
            }
        }
        "import" | "render" => npm::fill(workspace, &folder)?,
        "filter" => {
            npm::ensure(workspace)?;
            tools::ensure_for_trunk(workspace)?;
            tools::ensure_std_source(workspace)?;
            // What it builds is built as the viewer is.
            dist::for_bytes(workspace, &mut node);
            node.env("CHROME", browser::find(workspace)?);
        }
        "page" => {
            npm::ensure(workspace)?;
            npm::fill(workspace, &folder)?;
            if !dist::is_current(workspace) {
                // Whether it is within the budget is no matter here.
                dist::build(workspace, None)?;
            }
            node.env("CHROME", browser::find(workspace)?);
        }
        name => {
            return Err(Misuse(format!(
                "there is no benchmark {name}; there are page, filter, country, import and render, and without a name what a release weighs"
            ))
            .into());
        }
    }
    process::run(&mut node)?;
    Ok(true)
}

/// Prints the sizes of `dist/`, built first where it is old; says whether they are within the budget.
fn weigh(workspace: &Workspace) -> Result<bool> {
    if dist::is_current(workspace) {
        dist::report(workspace)
    } else {
        dist::build(workspace, None)
    }
}
