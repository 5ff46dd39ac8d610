//! Finding a Chromium for the tests. The order is: what the caller names, what the system has, what has been fetched
//! before, and only then fetching one. A system's package manager is called only as root in a continuous integration;
//! elsewhere its command is printed.

use crate::process;
use crate::tools::version_in;
use crate::workspace::{Workspace, find_program};
use anyhow::{Context, Result, bail};
use std::cmp::Reverse;
use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Carries a Chromium for x64 Linux inside the npm package, without a driver.
const SPARTICUZ: &str = "@sparticuz/chromium@153.0.0";

/// A Chromium, fetched if there is none.
pub(crate) fn find(workspace: &Workspace) -> Result<PathBuf> {
    if let Some(chrome) = named("CHROME")? {
        return Ok(chrome);
    }
    for source in [present, by_apt, by_npm, by_playwright] {
        if let Some(chrome) = source(workspace)? {
            return Ok(chrome);
        }
    }
    bail!("no Chromium was found, and none could be fetched. One of these brings it:\n{COMMANDS}")
}

#[cfg(target_os = "macos")]
const COMMANDS: &str = "  brew install --cask chromium
  CHROME=/path/to/chrome cargo xtask test";
#[cfg(windows)]
const COMMANDS: &str = "  winget install Google.Chrome
  set CHROME=C:\\path\\to\\chrome.exe, then cargo xtask test";
#[cfg(not(any(target_os = "macos", windows)))]
const COMMANDS: &str = "  sudo apt-get install chromium   (Debian)
  sudo dnf install chromium       (Fedora)
  sudo pacman -S chromium         (Arch)
  CHROME=/path/to/chrome cargo xtask test";

/// Whoever names a browser means that one and no other.
fn named(variable: &str) -> Result<Option<PathBuf>> {
    match env::var_os(variable).filter(|browser| !browser.is_empty()) {
        Some(browser) if Path::new(&browser).is_file() => Ok(Some(browser.into())),
        Some(browser) => bail!(
            "{variable} names {}, where there is no file",
            Path::new(&browser).display()
        ),
        None => Ok(None),
    }
}

/// What is on this machine, in the order in which it is to be taken.
fn present(workspace: &Workspace) -> Result<Option<PathBuf>> {
    let fetched = fetched_by_npm(workspace);
    Ok(on_path(workspace)?
        .into_iter()
        .chain(application_folders())
        .chain(playwright_cache())
        .chain(fetched)
        .find(|chrome| answers(chrome)))
}

fn on_path(workspace: &Workspace) -> Result<Vec<PathBuf>> {
    let search_path = workspace.search_path()?;
    Ok([
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
    ]
    .iter()
    .filter_map(|name| find_program(name, &search_path))
    .collect())
}

/// Where the installers of macOS, Windows and Google's Linux packages put it.
fn application_folders() -> Vec<PathBuf> {
    if cfg!(target_os = "macos") {
        let home = env::home_dir().unwrap_or_default();
        [
            "Google Chrome.app/Contents/MacOS/Google Chrome",
            "Chromium.app/Contents/MacOS/Chromium",
        ]
        .iter()
        .flat_map(|app| {
            [
                Path::new("/Applications").join(app),
                home.join("Applications").join(app),
            ]
        })
        .collect()
    } else if cfg!(windows) {
        ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"]
            .iter()
            .filter_map(env::var_os)
            .map(|folder| Path::new(&folder).join("Google/Chrome/Application/chrome.exe"))
            .collect()
    } else {
        vec![PathBuf::from("/opt/google/chrome/chrome")]
    }
}

/// What `npx playwright install chromium` has fetched, the newest first.
fn playwright_cache() -> Vec<PathBuf> {
    let Some(cache) = playwright_folder() else {
        return Vec::new();
    };
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir(cache)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name();
            let number = name.to_str()?.strip_prefix("chromium-")?.parse().ok()?;
            Some((number, entry.path()))
        })
        .collect();
    versions.sort_by_key(|(number, _)| Reverse(*number));
    versions
        .into_iter()
        .flat_map(|(_, folder)| {
            [
                "chrome-linux/chrome",
                "chrome-linux64/chrome",
                "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
                "chrome-win/chrome.exe",
                "chrome-win64/chrome.exe",
            ]
            .map(|file| folder.join(file))
        })
        .collect()
}

fn playwright_folder() -> Option<PathBuf> {
    if let Some(folder) = env::var_os("PLAYWRIGHT_BROWSERS_PATH").filter(|path| path != "0") {
        return Some(folder.into());
    }
    if cfg!(windows) {
        return env::var_os("LOCALAPPDATA").map(|data| Path::new(&data).join("ms-playwright"));
    }
    let home = env::home_dir()?;
    Some(if cfg!(target_os = "macos") {
        home.join("Library/Caches/ms-playwright")
    } else {
        home.join(".cache/ms-playwright")
    })
}

/// Whether a file is a browser that starts: Ubuntu's `chromium-browser` is a script that asks for a snap. (On Windows
/// Chrome would open a window instead of naming its version.)
fn answers(chrome: &Path) -> bool {
    let names_its_version = || {
        process::answer(Command::new(chrome).arg("--version"))
            .is_ok_and(|answer| version_in(&answer).is_some())
    };
    chrome.is_file() && (cfg!(windows) || names_its_version())
}

fn by_apt(workspace: &Workspace) -> Result<Option<PathBuf>> {
    if install_by_apt(workspace, "chromium")? {
        present(workspace)
    } else {
        Ok(None)
    }
}

/// A Firefox: what the caller names, else what is on this machine, else, as root in CI, Debian's. None otherwise.
pub(crate) fn firefox(workspace: &Workspace) -> Result<Option<PathBuf>> {
    if let Some(firefox) = named("FIREFOX")? {
        return Ok(Some(firefox));
    }
    let search_path = workspace.search_path()?;
    let found = || {
        ["firefox-esr", "firefox"]
            .iter()
            .find_map(|name| find_program(name, &search_path))
    };
    if let Some(firefox) = found() {
        return Ok(Some(firefox));
    }
    install_by_apt(workspace, "firefox-esr")?;
    Ok(found())
}

/// Has apt-get install a package, as root in CI alone; whether it is there then.
fn install_by_apt(workspace: &Workspace, package: &str) -> Result<bool> {
    let Some(apt) = find_program("apt-get", &workspace.search_path()?) else {
        return Ok(false);
    };
    if !(in_continuous_integration() && is_root()) {
        return Ok(false);
    }
    println!("  Installing {package} by apt-get, as root in CI: about a minute.");
    let log = File::create(workspace.log("apt-get")?)?;
    for arguments in [&["update"][..], &["install", "--yes", package]] {
        let mut command = workspace.command(&apt)?;
        command
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive");
        // One list that cannot be had fails `update`, while the package may be known all the same.
        if !process::run_into(&mut command, &log)? && arguments[0] == "install" {
            println!("  apt-get could not install it (target/log/apt-get.txt).");
            return Ok(false);
        }
    }
    Ok(true)
}

fn in_continuous_integration() -> bool {
    env::var_os("CI").is_some_and(|ci| !ci.is_empty() && ci != "false")
}

fn is_root() -> bool {
    cfg!(unix) && process::answer(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}

fn by_npm(workspace: &Workspace) -> Result<Option<PathBuf>> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return Ok(None);
    }
    let folder = workspace.tools().join("chromium");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    println!("  Fetching {SPARTICUZ} into target/tools/chromium: about 10 seconds.");
    let log = File::create(workspace.log("chromium-npm")?)?;
    let mut npm = workspace.command(workspace.program("npm")?)?;
    npm.args(["install", "--no-save", "--no-package-lock"])
        .args(["--ignore-scripts", "--no-audit", "--no-fund", SPARTICUZ])
        .arg("--prefix")
        .arg(&folder);
    let mut node = workspace.command(workspace.program("node")?)?;
    node.args(["--input-type=module", "--eval"])
        .arg("await (await import('@sparticuz/chromium')).default.executablePath()")
        .current_dir(&folder)
        // It unpacks into the folder for temporary files, and some libraries only for Amazon's machines.
        .env("TMPDIR", &folder)
        .env("AWS_EXECUTION_ENV", "AWS_Lambda_nodejs22.x");
    if !process::run_into(&mut npm, &log)? || !process::run_into(&mut node, &log)? {
        return Ok(None);
    }
    let start = folder.join(OWN_LIBRARIES);
    fs::write(&start, START_WITH_OWN_LIBRARIES)
        .with_context(|| format!("cannot write {}", start.display()))?;
    make_program(&start)?;
    Ok(fetched_by_npm(workspace)
        .into_iter()
        .find(|chrome| answers(chrome)))
}

/// The browser itself, and for machines that lack a library a script that starts it with those it brings.
fn fetched_by_npm(workspace: &Workspace) -> [PathBuf; 2] {
    ["chromium", OWN_LIBRARIES].map(|name| workspace.tools().join("chromium").join(name))
}

const OWN_LIBRARIES: &str = "chromium-with-own-libraries";
const START_WITH_OWN_LIBRARIES: &str = "#!/bin/sh
here=$(dirname \"$0\")
export LD_LIBRARY_PATH=\"$here/al2023/lib:$LD_LIBRARY_PATH\" FONTCONFIG_PATH=\"$here/fonts\"
exec \"$here/chromium\" \"$@\"
";

#[cfg(unix)]
fn make_program(file: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(file, fs::Permissions::from_mode(0o755))
        .with_context(|| format!("cannot make {} a program", file.display()))
}

#[cfg(not(unix))]
fn make_program(_file: &Path) -> Result<()> {
    Ok(())
}

fn by_playwright(workspace: &Workspace) -> Result<Option<PathBuf>> {
    println!("  Fetching a Chromium by `npx playwright install chromium`: about a minute.");
    let log = File::create(workspace.log("playwright-install")?)?;
    let mut playwright = workspace.command(workspace.program("playwright")?)?;
    playwright.args(["install", "chromium"]);
    process::run_into(&mut playwright, &log)?;
    Ok(playwright_cache()
        .into_iter()
        .find(|chrome| answers(chrome)))
}
