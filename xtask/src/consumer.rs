//! A stranger's project that uses the npm package, in `target/package/react`: `examples/react`, with the packed package
//! installed in it as npm installs it, compiled and bundled. What comes of it in a browser is tested in `tests/package`.

use crate::dist::files_in;
use crate::workspace::Workspace;
use crate::{npm, process};
use anyhow::{Context, Result};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the example's own user has in its folder, and what a run of ours leaves for the next one.
const INSTALLED: &str = "node_modules";
const BUILT: &str = "dist";

pub(crate) struct Consumer(PathBuf);

impl Consumer {
    /// Makes the project from `dist/npm`; `go` runs the programs that can find a fault.
    pub(crate) fn make(
        workspace: &Workspace,
        go: &mut dyn FnMut(&mut Command) -> Result<()>,
    ) -> Result<Self> {
        let folder = workspace.target("package");
        let project = Self(folder.join("react"));
        project.refresh(workspace)?;
        npm::fill(workspace, &project.0)?;
        let package = packed(workspace, &folder)?;
        // The lock file's package is the folder in `dist/`, and npm would leave an older one of this version there.
        let _ = fs::remove_dir_all(project.package());
        let mut npm = npm::command(workspace, &["install", "--no-save", "--no-package-lock"])?;
        npm.arg(package)
            .env("npm_config_prefer_offline", "true")
            .current_dir(&project.0);
        go(&mut npm)?;

        let mut build = workspace.command(npm::program(workspace, "npm")?)?;
        build.args(["run", "build"]).current_dir(&project.0);
        go(&mut build)?;
        for module in [
            &[][..],
            &["--module", "nodenext", "--moduleResolution", "nodenext"],
        ] {
            let mut types = workspace.command(npm::program(workspace, "node")?)?;
            types
                .arg("node_modules/typescript/bin/tsc")
                .args(["--project", "types", "--pretty", "false"])
                .args(module)
                .current_dir(&project.0);
            go(&mut types)?;
        }
        Ok(project)
    }

    /// The unpacked package.
    pub(crate) fn package(&self) -> PathBuf {
        self.0.join(INSTALLED).join("article-viewer")
    }

    /// The bundled app.
    pub(crate) fn built(&self) -> PathBuf {
        self.0.join(BUILT)
    }

    /// The example as it is now and the uses of the types beside it; what npm has installed stays.
    fn refresh(&self, workspace: &Workspace) -> Result<()> {
        fs::create_dir_all(&self.0).with_context(|| format!("cannot make {}", self.0.display()))?;
        for name in entries(&self.0)? {
            let path = self.0.join(&name);
            if name == INSTALLED {
                continue;
            }
            let removed = if path.is_dir() {
                fs::remove_dir_all(&path)
            } else {
                fs::remove_file(&path)
            };
            removed.with_context(|| format!("cannot remove {}", path.display()))?;
        }
        let example = workspace.path("examples/react");
        for name in entries(&example)? {
            if name != INSTALLED && name != BUILT {
                copy(&example.join(&name), &self.0.join(&name))?;
            }
        }
        copy(
            &workspace.path("tests/package/types"),
            &self.0.join("types"),
        )
    }
}

/// Packs `dist/npm` into `folder`; gives the archive's path.
fn packed(workspace: &Workspace, folder: &Path) -> Result<PathBuf> {
    let mut npm = npm::command(workspace, &["pack", "--json", "--pack-destination"])?;
    npm.arg(folder).current_dir(workspace.path("dist/npm"));
    let answer: Value = serde_json::from_str(&process::answer(&mut npm)?)
        .context("what npm says of the packed package is not JSON")?;
    let name = answer[0]["filename"]
        .as_str()
        .context("npm does not say what it has packed the package into")?;
    Ok(folder.join(name))
}

/// The names of what is in a folder.
fn entries(folder: &Path) -> Result<Vec<String>> {
    let cannot = || format!("cannot read the folder {}", folder.display());
    fs::read_dir(folder)
        .with_context(cannot)?
        .map(|entry| {
            Ok(entry
                .with_context(cannot)?
                .file_name()
                .to_string_lossy()
                .into_owned())
        })
        .collect()
}

/// Copies a file, or a folder with all in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    let one = |from: &Path, to: &Path| {
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)
                .with_context(|| format!("cannot make {}", folder.display()))?;
        }
        fs::copy(from, to).with_context(|| format!("cannot write {}", to.display()))?;
        Ok(())
    };
    if !from.is_dir() {
        return one(from, to);
    }
    files_in(from)?
        .iter()
        .try_for_each(|file| one(&from.join(file), &to.join(file)))
}
