//! Finding a Chromium for the tests. The order is: what the caller names, what is on this machine, and only then
//! bringing one: as root on Debian and its kin by apt-get, else by Playwright, else from npm. A way that gets no further
//! is given up for the next.

use crate::tools::version_in;
use crate::workspace::{Workspace, find_program};
use crate::{npm, process};
use anyhow::{Context, Result, bail, ensure};
use std::cmp::Reverse;
use std::env;
use std::fs::{self, File};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// Carries a Chromium for x64 Linux inside the npm package, without a driver.
const SPARTICUZ: &str = "@sparticuz/chromium@153.0.0";

/// How long a program that brings something may go on without bringing any of it.
const PATIENCE: Duration = Duration::from_mins(1);

/// A Chromium, fetched if there is none.
pub(crate) fn find(workspace: &Workspace) -> Result<PathBuf> {
    if let Some(chrome) = named("CHROME")? {
        return Ok(chrome);
    }
    if let Some(chrome) = present(workspace)? {
        return Ok(chrome);
    }
    for way in [by_apt, by_playwright, by_npm] {
        match way(workspace) {
            Ok(Some(chrome)) => return Ok(chrome),
            Ok(None) => {}
            Err(error) => println!("  It could not be had that way: {error:#}."),
        }
    }
    bail!("no Chromium was found, and none could be fetched. One of these brings it\n{COMMANDS}")
}

const COMMANDS: &str = "  sudo apt-get install chromium    (Debian)
  sudo dnf install chromium        (Fedora)
  sudo pacman -S chromium          (Arch)
  brew install --cask chromium     (macOS)
  winget install Google.Chrome     (Windows)
or name one that is there by the variable CHROME";

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
    Ok(on_path(workspace)?
        .into_iter()
        .chain(application_folders())
        .chain(in_playwrights_cache())
        .chain([fetched_by_npm(workspace)])
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

/// Paths behind variables, if those are set: what there is of other systems is not found on this one.
fn places<const COUNT: usize>(places: [(&str, &str); COUNT]) -> [PathBuf; COUNT] {
    places.map(|(variable, path)| Path::new(&env::var_os(variable).unwrap_or_default()).join(path))
}

/// Where the installers of macOS, Windows and Google's Linux packages put it.
fn application_folders() -> impl Iterator<Item = PathBuf> {
    const CHROME: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
    const CHROMIUM: &str = "/Applications/Chromium.app/Contents/MacOS/Chromium";
    const EXE: &str = "Google/Chrome/Application/chrome.exe";
    places([
        ("", "/opt/google/chrome/chrome"),
        ("", CHROME),
        ("", CHROMIUM),
        ("HOME", &CHROME[1..]),
        ("HOME", &CHROMIUM[1..]),
        ("PROGRAMFILES", EXE),
        ("PROGRAMFILES(X86)", EXE),
        ("LOCALAPPDATA", EXE),
    ])
    .into_iter()
}

/// What `npx playwright install chromium` has fetched, the newest first.
fn in_playwrights_cache() -> Vec<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = playwright_caches()
        .into_iter()
        .filter_map(|cache| fs::read_dir(cache).ok())
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name();
            let number = name.to_str()?.strip_prefix("chromium-")?.parse().ok()?;
            Some((number, entry.path()))
        })
        .collect();
    versions.sort_by_key(|(number, _)| Reverse(*number));
    let paths = versions.into_iter().flat_map(|(_, folder)| {
        [
            "chrome-linux/chrome",
            "chrome-linux64/chrome",
            "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
            "chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
            "chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
            "chrome-win/chrome.exe",
            "chrome-win64/chrome.exe",
        ]
        .map(|file| folder.join(file))
    });
    paths.collect()
}

fn playwright_caches() -> [PathBuf; 4] {
    places([
        ("PLAYWRIGHT_BROWSERS_PATH", ""),
        ("HOME", ".cache/ms-playwright"),
        ("HOME", "Library/Caches/ms-playwright"),
        ("LOCALAPPDATA", "ms-playwright"),
    ])
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

/// A Firefox: what the caller names, else what is on this machine, else, as root, Debian's. None otherwise.
pub(crate) fn firefox(workspace: &Workspace) -> Result<Option<PathBuf>> {
    if let Some(firefox) = named("FIREFOX")? {
        return Ok(Some(firefox));
    }
    let search_path = workspace.search_path()?;
    let mut names = ["firefox-esr", "firefox"].iter();
    let found = names.find_map(|name| find_program(name, &search_path));
    if found.is_some() {
        return Ok(found);
    }
    if let Err(error) = install_by_apt(workspace, "firefox-esr") {
        println!("  It could not be had that way: {error:#}.");
    }
    Ok(find_program("firefox-esr", &search_path))
}

fn by_apt(workspace: &Workspace) -> Result<Option<PathBuf>> {
    if !install_by_apt(workspace, "chromium")? {
        return Ok(None);
    }
    // Ubuntu's package of that name only asks for a snap.
    present(workspace)?.map(Some).context(DEAF)
}

/// Has apt-get install a package, where there is one and we are root, and on a terminal asks before; whether it did.
fn install_by_apt(workspace: &Workspace, package: &str) -> Result<bool> {
    let id = process::answer(Command::new("id").arg("-u"));
    let is_root = id.is_ok_and(|number| number == "0");
    let Some(apt) = find_program("apt-get", &workspace.search_path()?).filter(|_| is_root) else {
        return Ok(false);
    };
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
    let apt_get = |arguments: &[&str]| -> Result<Command> {
        let mut command = workspace.command(&apt)?;
        let quiet = ("DEBIAN_FRONTEND", "noninteractive");
        command.args(arguments).envs([quiet]);
        Ok(command)
    };
    let watched = places([("", "/var/lib/apt"), ("", "/var/cache/apt")]);
    let fetch = |arguments: &[&str]| fetch(workspace, &mut apt_get(arguments)?, &watched);
    // One list that cannot be had fails it, while the package may be known all the same.
    fetch(&["update"])?;
    let fetched = fetch(&["install", "--yes", "--download-only", package])?;
    ensure!(fetched, WHY);
    // Nothing ends it while it unpacks, or the machine's packages would be left half installed.
    let mut install = apt_get(&["install", "--yes", package])?;
    ensure!(process::run_into(&mut install, &log(workspace)?)?, WHY);
    Ok(true)
}

fn by_playwright(workspace: &Workspace) -> Result<Option<PathBuf>> {
    println!("  Fetching a Chromium by `npx playwright install chromium`: about a minute.");
    // Playwright downloads into the folder for temporary files and unpacks into its cache.
    let folder = workspace.target("playwright-install");
    let mut playwright = workspace.command(workspace.program("playwright")?)?;
    let temporary = ["TMPDIR", "TEMP"].map(|name| (name, &folder));
    playwright.args(["install", "chromium"]).envs(temporary);
    fs::create_dir_all(&folder)?;
    let caches = playwright_caches().into_iter();
    let watched: Vec<PathBuf> = caches.chain([folder.clone()]).collect();
    let done = fetch(workspace, &mut playwright, &watched);
    fs::remove_dir_all(&folder).ok();
    ensure!(done?, WHY);
    let found = in_playwrights_cache()
        .into_iter()
        .find(|chrome| answers(chrome));
    found.map(Some).context(DEAF)
}

fn by_npm(workspace: &Workspace) -> Result<Option<PathBuf>> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return Ok(None);
    }
    println!("  Fetching {SPARTICUZ} into target/tools/chromium: about 10 seconds.");
    let start = fetched_by_npm(workspace);
    let watched = [start.with_file_name("")];
    let folder = &watched[0];
    // What was broken off half-way would be taken for whole.
    fs::remove_dir_all(folder).ok();
    fs::create_dir_all(folder)?;
    let mut npm = npm::command(workspace, &["install", "--no-save", "--no-package-lock"])?;
    npm.arg(SPARTICUZ).arg("--prefix").arg(folder);
    let mut node = workspace.command(workspace.program("node")?)?;
    node.args(["--input-type=module", "--eval", UNPACK])
        .current_dir(folder)
        // It unpacks into the folder for temporary files, and some libraries only for Amazon's machines.
        .env("TMPDIR", folder)
        .env("AWS_EXECUTION_ENV", "AWS_Lambda_nodejs22.x");
    for command in [&mut npm, &mut node] {
        ensure!(fetch(workspace, command, &watched)?, WHY);
    }
    answers(&start).then_some(Some(start)).context(DEAF)
}

fn fetched_by_npm(workspace: &Workspace) -> PathBuf {
    workspace.tools().join("chromium/start")
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

const DEAF: &str = "what came does not start on this machine";
const WHY: &str = "target/log/browser.txt says why";

fn log(workspace: &Workspace) -> Result<File> {
    let log = workspace.log("browser")?;
    Ok(File::options().create(true).append(true).open(log)?)
}

/// Runs a program that fetches something into what is watched, for as long as something comes; whether it succeeded.
fn fetch(workspace: &Workspace, command: &mut Command, watched: &[PathBuf]) -> Result<bool> {
    process::run_while_it_gets_on(command, &log(workspace)?, watched, PATIENCE)
}
