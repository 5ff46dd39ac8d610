//! A stranger's project that uses the npm package, in `target/package/react`: `examples/react`, with the package
//! installed in it as npm packs it, compiled and bundled. What comes of it in a browser is tested in `tests/package`.

use crate::npm;
use crate::workspace::{Workspace, copy};
use anyhow::Result;
use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use xshell::cmd;

/// Makes the project from `dist/npm`; `go` runs the programs that can find a fault. Gives its folder.
pub(crate) fn make(workspace: &Workspace, go: &dyn Fn(Command) -> Result<()>) -> Result<PathBuf> {
    let sh = &workspace.sh;
    let project = sh.create_dir("target/package/react")?;
    let installed = Some(OsStr::new("node_modules"));
    for path in sh.read_dir(&project)? {
        // What npm has installed serves the next run too.
        if path.file_name() != installed {
            sh.remove_path(path)?;
        }
    }
    for path in sh.read_dir("examples/react")? {
        let name = path.file_name().unwrap_or_default();
        if path.file_name() != installed && name != "dist" {
            copy(&path, &project.join(name))?;
        }
    }
    copy(
        &workspace.path("tests/package/types"),
        &project.join("types"),
    )?;

    npm::fill(workspace, &project)?;
    // The lock file's package is the folder in `dist/`, and npm would leave an older one of this version there.
    fs::remove_dir_all(project.join("node_modules/article-viewer")).ok();
    let mut install = npm::command(workspace, &["install", "--no-save", "--no-package-lock"])?;
    install
        .arg("--install-links")
        .arg(workspace.path("dist/npm"))
        .env("npm_config_prefer_offline", "true");
    let build = npm::command(workspace, &["run", "build"])?;
    let node = npm::program(workspace, "node")?;
    let nodes: &[&str] = &["--module", "nodenext", "--moduleResolution", "nodenext"];
    let types = [&[], nodes].map(|module| {
        Command::from(cmd!(
            sh,
            "{node} node_modules/typescript/bin/tsc --project types --pretty false {module...}"
        ))
    });
    for mut command in [install, build].into_iter().chain(types) {
        command.current_dir(&project);
        go(command)?;
    }
    Ok(project)
}
