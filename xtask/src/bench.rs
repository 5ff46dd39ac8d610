//! `cargo xtask bench`: for now what a release weighs. Side by side with peers, load and filter times come here.

use crate::workspace::Workspace;
use crate::{dist, sizes};
use anyhow::Result;

/// Prints the sizes of `dist/`, built first where it is old; says whether they are within the budget.
pub(crate) fn run(workspace: &Workspace) -> Result<bool> {
    if dist::is_current(workspace) {
        sizes::report(workspace, &workspace.path("dist"))
    } else {
        dist::build(workspace, None)
    }
}
