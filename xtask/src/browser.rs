//! A Chromium for the tests: what `CHROME` names, else one on this machine, else one that is brought, as root on Debian
//! and its kin by apt-get, else by Playwright, else from npm. A way that gets no further is given up for the next.

use crate::tools::version_in;
use crate::workspace::Workspace;
use crate::{npm, process};
use anyhow::{Result, bail};
use glob::{Pattern, glob};
use std::env;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use xshell::cmd;

/// Carries a Chromium for x64 Linux inside the npm package, without a driver.
const SPARTICUZ: &str = "@sparticuz/chromium@153.0.0";

/// How long a program that brings something may go on without bringing any of it.
const PATIENCE: Duration = Duration::from_mins(1);

/// What it is called on `PATH`, and where installers put it beside that, a variable first where one leads there.
const NAMES: &str = "chromium chromium-browser google-chrome google-chrome-stable chrome";
const PLACES: &[&str] = &[
    "/opt/google/chrome/chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "$HOME/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "$HOME/Applications/Chromium.app/Contents/MacOS/Chromium",
    "$PROGRAMFILES/Google/Chrome/Application/chrome.exe",
    "$PROGRAMFILES(X86)/Google/Chrome/Application/chrome.exe",
    "$LOCALAPPDATA/Google/Chrome/Application/chrome.exe",
    "$PLAYWRIGHT_BROWSERS_PATH/chromium-*/chrome-*/chrome",
    "$PLAYWRIGHT_BROWSERS_PATH/chromium-*/chrome-*/*.app/Contents/MacOS/*",
    "$PLAYWRIGHT_BROWSERS_PATH/chromium-*/chrome-*/chrome.exe",
    "$HOME/.cache/ms-playwright/chromium-*/chrome-*/chrome",
    "$HOME/Library/Caches/ms-playwright/chromium-*/chrome-*/*.app/Contents/MacOS/*",
    "$LOCALAPPDATA/ms-playwright/chromium-*/chrome-*/chrome.exe",
];

const COMMANDS: &str = "  sudo apt-get install chromium    (Debian)
  sudo dnf install chromium        (Fedora)
  sudo pacman -S chromium          (Arch)
  brew install --cask chromium     (macOS)
  winget install Google.Chrome     (Windows)
or name one that is there by the variable CHROME";

pub(crate) const NO_FIREFOX: &str =
    "Debian's comes by `sudo apt-get install firefox-esr`; FIREFOX may name one.";

/// A Chromium, fetched if there is none.
pub(crate) fn find(workspace: &Workspace) -> Result<PathBuf> {
    if let Some(chrome) = named("CHROME")? {
        return Ok(chrome);
    }
    if let Some(chrome) = present(workspace) {
        return Ok(chrome);
    }
    let by_apt = |workspace: &Workspace| install(workspace, "chromium");
    let ways: [fn(&Workspace) -> Result<bool>; 3] = [by_apt, by_playwright, by_npm];
    for bring in ways {
        match bring(workspace) {
            Ok(false) => {}
            Ok(true) => match present(workspace) {
                Some(chrome) => return Ok(chrome),
                // Ubuntu's package of that name only asks for a snap.
                None => println!("  What came does not start on this machine."),
            },
            Err(error) => println!("  It could not be had that way: {error:#}."),
        }
    }
    bail!("no Chromium was found, and none could be fetched. One of these brings it\n{COMMANDS}")
}

/// A Firefox: what the caller names, else what is on this machine, else, as root, Debian's. None otherwise.
pub(crate) fn firefox(workspace: &Workspace) -> Result<Option<PathBuf>> {
    if let Some(firefox) = named("FIREFOX")? {
        return Ok(Some(firefox));
    }
    let mut names = ["firefox-esr", "firefox"].iter();
    if let Some(firefox) = names.find_map(|name| workspace.program(name).ok()) {
        return Ok(Some(firefox));
    }
    if let Err(error) = install(workspace, "firefox-esr") {
        println!("  It could not be had that way: {error:#}.");
    }
    Ok(workspace.program("firefox-esr").ok())
}

/// Whoever names a browser means that one and no other.
fn named(variable: &str) -> Result<Option<PathBuf>> {
    let named = env::var_os(variable).filter(|browser| !browser.is_empty());
    let named = named.map(PathBuf::from);
    if let Some(path) = named.as_ref().filter(|path| !path.is_file()) {
        let path = path.display();
        bail!("{variable} names {path}, where there is no file");
    }
    Ok(named)
}

/// The first on this machine that starts, in the order in which they are to be taken.
fn present(workspace: &Workspace) -> Option<PathBuf> {
    NAMES
        .split(' ')
        .filter_map(|name| workspace.program(name).ok())
        .chain(PLACES.iter().flat_map(|place| files(workspace, place)))
        .chain([workspace.target("tools/chromium/start")])
        .find(|chrome| starts(chrome))
}

/// The files of a place, of the newest version first; none where its variable is not set.
fn files(workspace: &Workspace, place: &str) -> Vec<PathBuf> {
    let (variable, path) = place.split_once('/').unwrap_or_default();
    let folder = match variable {
        "" => PathBuf::new(),
        "$PLAYWRIGHT_BROWSERS_PATH" => playwrights(workspace),
        variable => env::var_os(&variable[1..]).unwrap_or_default().into(),
    };
    let pattern = format!("{}/{path}", Pattern::escape(&folder.to_string_lossy()));
    let mut files: Vec<PathBuf> = glob(&pattern).into_iter().flatten().flatten().collect();
    files.reverse();
    files
}

/// Where Playwright keeps browsers, if nobody says otherwise.
fn playwrights(workspace: &Workspace) -> PathBuf {
    let named = env::var_os("PLAYWRIGHT_BROWSERS_PATH").map(PathBuf::from);
    named.unwrap_or_else(|| workspace.target("tools/playwright"))
}

/// Whether a file is a browser that starts: Ubuntu's `chromium-browser` is a script that asks for a snap. (On Windows
/// Chrome would open a window instead of naming its version.)
fn starts(chrome: &Path) -> bool {
    let names_its_version = || {
        process::answer(Command::new(chrome).arg("--version"))
            .is_ok_and(|answer| version_in(&answer).is_some())
    };
    chrome.is_file() && (cfg!(windows) || names_its_version())
}

/// Has apt-get install a package, where there is one and we are root, and on a terminal asks before; says whether it did.
fn install(workspace: &Workspace, package: &str) -> Result<bool> {
    let id = process::answer(Command::new("id").arg("-u"));
    let is_root = id.is_ok_and(|number| number == "0");
    if !is_root || workspace.program("apt-get").is_err() {
        return Ok(false);
    }
    if io::stdin().is_terminal() && io::stdout().is_terminal() {
        print!("  Install {package} by apt-get, as root (about a minute)? [Y/n] ");
        io::stdout().flush()?;
        let mut answer = String::new();
        let closed = io::stdin().read_line(&mut answer)? == 0;
        if closed || answer.trim().to_lowercase().starts_with('n') {
            return Ok(false);
        }
    } else {
        println!("  Installing {package} by apt-get, as root: about a minute.");
    }
    let apt_get = |arguments: &[&str]| {
        cmd!(workspace.sh, "apt-get {arguments...}").env("DEBIAN_FRONTEND", "noninteractive")
    };
    let watched = ["/var/lib/apt", "/var/cache/apt"].map(PathBuf::from);
    // One list that cannot be had fails it, while the package may be known all the same.
    fetch(workspace, apt_get(&["update"]), &watched, PATIENCE).ok();
    let download = apt_get(&["install", "--yes", "--download-only", package]);
    fetch(workspace, download, &watched, PATIENCE)?;
    // Nothing ends it while it unpacks, or the machine's packages would be left half installed.
    let unpack = apt_get(&["install", "--yes", package]);
    fetch(workspace, unpack, &[], Duration::MAX)?;
    Ok(true)
}

fn by_playwright(workspace: &Workspace) -> Result<bool> {
    println!("  Fetching a Chromium by `npx playwright install chromium`: about a minute.");
    let folder = playwrights(workspace);
    fs::create_dir_all(&folder)?;
    let playwright = workspace.program("playwright")?;
    let playwright = cmd!(workspace.sh, "{playwright} install chromium")
        .env("PLAYWRIGHT_BROWSERS_PATH", &folder)
        // It downloads into the folder for temporary files.
        .env("TMPDIR", &folder)
        .env("TEMP", &folder);
    fetch(workspace, playwright, &[folder], PATIENCE)?;
    Ok(true)
}

fn by_npm(workspace: &Workspace) -> Result<bool> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return Ok(false);
    }
    println!("  Fetching {SPARTICUZ} into target/tools/chromium: about 10 seconds.");
    let folder = workspace.target("tools/chromium");
    // What was broken off half-way would be taken for whole.
    fs::remove_dir_all(&folder).ok();
    fs::create_dir_all(&folder)?;
    let mut npm = npm::command(workspace, &["install", "--no-save", "--no-package-lock"])?;
    npm.arg(SPARTICUZ).arg("--prefix").arg(&folder);
    let mut unpack = workspace.command("node")?;
    unpack
        .args(["--input-type=module", "--eval", UNPACK])
        .current_dir(&folder)
        // It unpacks into the folder for temporary files, and some libraries only for Amazon's machines.
        .env("TMPDIR", &folder)
        .env("AWS_EXECUTION_ENV", "AWS_Lambda_nodejs22.x");
    let watched = [folder];
    fetch(workspace, npm, &watched, PATIENCE)?;
    fetch(workspace, unpack, &watched, PATIENCE)?;
    Ok(true)
}

/// Unpacks npm's browser, and writes what starts it with the libraries and, beside the machine's, the fonts it brings.
const UNPACK: &str = r#"import { writeFileSync } from "node:fs";
import chromium from "@sparticuz/chromium";
await chromium.executablePath();
const start = `#!/bin/sh
here=$(dirname "$0")
export LD_LIBRARY_PATH="$here/al2023/lib:$LD_LIBRARY_PATH" XDG_DATA_HOME="$here"
exec "$here/chromium" "$@"
`;
writeFileSync("start", start, { mode: 0o755 });"#;

/// Runs a program that fetches something into what is watched, for as long as something comes.
fn fetch(
    workspace: &Workspace,
    command: impl Into<Command>,
    watched: &[PathBuf],
    patience: Duration,
) -> Result<()> {
    let log = workspace.log("browser")?;
    process::fetch(&mut command.into(), &log, watched, patience)
}
