//! `cargo xtask bench`: what a release weighs, or, with a name, one thing of ours side by side with its peers.
//! Measuring itself lives with what is measured, in `bench/`.

mod country;
mod filter;
mod page;

use crate::workspace::Workspace;
use crate::{Misuse, dist};
use anyhow::Result;

/// Does what stands after `bench`; says whether all is well.
pub(crate) fn run(workspace: &Workspace, arguments: &[String]) -> Result<bool> {
    let Some((name, rest)) = arguments.split_first() else {
        return weigh(workspace);
    };
    match name.as_str() {
        "country" => country::run(workspace, rest)?,
        "filter" => filter::run(workspace)?,
        "page" => page::run(workspace, rest)?,
        name => {
            return Err(Misuse(format!(
                "there is no benchmark {name}; there are page, filter and country, and without a name what a release weighs"
            ))
            .into());
        }
    }
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
