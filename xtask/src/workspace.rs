//! Where things lie, the workspace's root and its `target/`, and how programs are started there. Knows no verb and
//! installs nothing.

use anyhow::{Context, Result};
use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;
use which::which_in;
use xshell::Shell;

pub(crate) struct Workspace {
    root: PathBuf,
    search_path: OsString,
    /// Starts programs in the root, with our tools first on their `PATH`.
    pub(crate) sh: Shell,
}

impl Workspace {
    /// The workspace that `cargo xtask` was called in; the one that this program was built in otherwise.
    pub(crate) fn find() -> Result<Self> {
        let package = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = package
            .parent()
            .with_context(|| format!("{} has no folder above it", package.display()))?
            .to_path_buf();
        let own = ["target/tools/bin", "node_modules/.bin"].map(|folder| root.join(folder));
        let user = env::var_os("PATH").unwrap_or_default();
        let search_path = env::join_paths(own.into_iter().chain(env::split_paths(&user)))
            .context("a folder on PATH has a character that PATH cannot hold")?;
        let sh = Shell::new()?;
        sh.change_dir(&root);
        sh.set_var("PATH", &search_path);
        Ok(Self {
            root,
            search_path,
            sh,
        })
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A path under the root, written with `/`.
    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// `target/` of this workspace, whatever `CARGO_TARGET_DIR` says: trunk's configuration names it too.
    pub(crate) fn target(&self, relative: &str) -> PathBuf {
        self.root.join("target").join(relative)
    }

    /// The file that the whole output of a program goes to, in a folder that is there.
    pub(crate) fn log(&self, name: &str) -> Result<PathBuf> {
        let folder = self.sh.create_dir("target/log")?;
        Ok(folder.join(format!("{name}.txt")))
    }

    /// The file of a program: ours, npm's, or the person's.
    pub(crate) fn program(&self, name: impl AsRef<OsStr>) -> Result<PathBuf> {
        let name = name.as_ref();
        which_in(name, Some(&self.search_path), &self.root).with_context(|| {
            let name = name.display();
            format!("{name} is not on PATH, nor in target/tools/bin or node_modules/.bin")
        })
    }

    /// A program to start in the root, with our tools on its `PATH`.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Result<Command> {
        Ok(self.sh.cmd(self.program(program)?).into())
    }

    /// Trunk, which takes `NO_COLOR=1`, as everybody writes it, for a mistake in its own arguments, and which under
    /// `RUST_BACKTRACE` follows a failed build by the sixty places in trunk that it passed through.
    pub(crate) fn trunk(&self) -> Result<Command> {
        let mut trunk = self.command("trunk")?;
        trunk.env("RUST_LIB_BACKTRACE", "0");
        if env::var_os("NO_COLOR").is_some() {
            trunk.env_remove("NO_COLOR").env("TRUNK_COLOR", "never");
        }
        Ok(trunk)
    }
}

/// When a file was last written; nothing where it is not there.
pub(crate) fn modified(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).ok()?.modified().ok()
}

/// Copies a file, or a folder with all in it, and makes the folders on the way.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    if from.is_dir() {
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
        return Ok(());
    }
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    fs::copy(from, to)
        .with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
    Ok(())
}
