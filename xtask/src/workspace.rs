//! Where things lie: the workspace's root, its `target/`, the programs that the verbs start, and how they see
//! each other (`PATH`). Knows no verb and installs nothing.

use anyhow::{Context, Result, bail};
use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// The workspace that `cargo xtask` was called in; the one that this program was built in otherwise.
    pub(crate) fn find() -> Result<Self> {
        let package = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = package
            .parent()
            .with_context(|| format!("{} has no folder above it", package.display()))?;
        Ok(Self {
            root: root.to_path_buf(),
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

    /// Where our own tools live, so that the user's stay as they are.
    pub(crate) fn tools(&self) -> PathBuf {
        self.target("tools")
    }

    /// The file that the whole output of a program goes to, in a folder that is there.
    pub(crate) fn log(&self, name: &str) -> Result<PathBuf> {
        let folder = self.target("log");
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(folder.join(format!("{name}.txt")))
    }

    /// `PATH` with our tools first, then npm's, then the user's.
    pub(crate) fn search_path(&self) -> Result<OsString> {
        let own = [
            self.tools().join("bin"),
            self.root.join("node_modules").join(".bin"),
        ];
        let user = env::var_os("PATH").unwrap_or_default();
        env::join_paths(own.into_iter().chain(env::split_paths(&user)))
            .context("a folder on PATH has a character that PATH cannot hold")
    }

    /// A program to start in the root, with our tools on its `PATH`.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Result<Command> {
        let mut command = Command::new(program);
        command
            .current_dir(&self.root)
            .env("PATH", self.search_path()?);
        Ok(command)
    }

    /// Trunk, which takes `NO_COLOR=1`, as everybody writes it, for a mistake in its own arguments, and which under
    /// `RUST_BACKTRACE` follows a failed build by the sixty places in trunk that it passed through.
    pub(crate) fn trunk(&self) -> Result<Command> {
        let mut trunk = self.command(self.program("trunk")?)?;
        trunk.env("RUST_LIB_BACKTRACE", "0");
        if env::var_os("NO_COLOR").is_some() {
            trunk.env_remove("NO_COLOR").env("TRUNK_COLOR", "never");
        }
        Ok(trunk)
    }

    /// The file of a program, looked for where `command` would have it looked for.
    pub(crate) fn program(&self, name: &str) -> Result<PathBuf> {
        match find_program(name, &self.search_path()?) {
            Some(path) => Ok(path),
            None => bail!("{name} is not on PATH, nor in target/tools/bin or node_modules/.bin"),
        }
    }
}

/// The first file of that name in the folders of `search_path`; on Windows `.exe` and `.cmd` may follow it.
pub(crate) fn find_program(name: &str, search_path: &OsStr) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) {
        &[".exe", ".cmd"]
    } else {
        &[""]
    };
    env::split_paths(search_path)
        .filter(|folder| !folder.as_os_str().is_empty())
        .flat_map(|folder| {
            endings
                .iter()
                .map(move |ending| folder.join(format!("{name}{ending}")))
        })
        .find(|file| is_program(file))
}

/// When a file was last written; nothing where it is not there.
pub(crate) fn modified(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).ok()?.modified().ok()
}

#[cfg(unix)]
fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(file).is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(file: &Path) -> bool {
    file.is_file()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_file_that_cannot_be_run_is_no_program() {
        let folder = crate::scratch::folder("workspace-program");
        fs::write(folder.join("tool"), "").unwrap();
        assert_eq!(find_program("tool", folder.as_os_str()), None);

        fs::set_permissions(folder.join("tool"), fs::Permissions::from_mode(0o755)).unwrap();
        assert_eq!(
            find_program("tool", folder.as_os_str()),
            Some(folder.join("tool"))
        );
    }
}
