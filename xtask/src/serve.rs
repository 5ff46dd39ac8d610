//! `cargo xtask serve [FILE]`: the site by `trunk serve`, on this machine only, with FILE as its article if one is
//! named. Folders are watched by trunk; single files, FILE among them, by us, because trunk loses sight of a file
//! that an editor saves by renaming a new one over it (and its polling counts whole seconds).

use crate::Misuse;
use crate::process;
use crate::served::{SERVED, lay_out};
use crate::tools;
use crate::workspace::{Workspace, modified};
use anyhow::{Context, Result, ensure};
use lexopt::prelude::*;
use signal_hook::consts::TERM_SIGNALS;
use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// What a change in makes trunk build again. Plain `trunk serve` watches the same, by Trunk.toml.
const FOLDERS: &[&str] = &["src", "crates", "static"];
const FILES: &[&str] = &["index.html", "Cargo.toml"];

const USUAL_PORT: u16 = 8080;

#[derive(Default)]
pub(crate) struct Options {
    file: Option<PathBuf>,
    port: Option<NonZeroU16>,
}

impl Options {
    pub(crate) fn parse(arguments: &[String]) -> Result<Self, Misuse> {
        Self::read(lexopt::Parser::from_args(arguments))
            .map_err(|error| Misuse(format!("serve takes FILE and --port N: {error}")))
    }

    fn read(mut parser: lexopt::Parser) -> Result<Self, lexopt::Error> {
        let mut options = Self::default();
        while let Some(argument) = parser.next()? {
            match argument {
                Short('p') | Long("port") => options.port = Some(parser.value()?.parse()?),
                Value(file) if options.file.is_none() => options.file = Some(file.into()),
                argument => return Err(argument.unexpected()),
            }
        }
        Ok(options)
    }
}

pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let start = Instant::now();
    let file = options.file.as_deref().map(readable).transpose()?;
    tools::ensure_for_trunk(workspace)?;
    let port = free_port(options.port)?;
    // By the port, so that two of us don't write over each other's site.
    let place = workspace.target(&format!("serve/{port}"));
    let (site, article) = (place.join("site"), place.join("article"));
    workspace.sh.remove_path(&place)?;
    let mut trunk = workspace.trunk()?;
    trunk
        .args(["serve", "--offline", "--address", "127.0.0.1", "--port"])
        .arg(port.to_string())
        .arg("--dist")
        .arg(&site);
    if let Some(file) = &file {
        lay_out(workspace, file, &article)?;
        trunk.env(SERVED, &article);
    }
    // A folder that trunk watches, written to when a single file changes: not in `target/`, which trunk ignores.
    let mark = workspace.sh.create_temp_dir()?;
    for folder in FOLDERS {
        trunk.arg("--watch").arg(folder);
    }
    trunk.arg("--watch").arg(mark.path());

    println!("  Building the site: about a minute the first time, seconds after that.");
    let asked_to_end = Arc::new(AtomicBool::new(false));
    for signal in TERM_SIGNALS {
        signal_hook::flag::register(*signal, Arc::clone(&asked_to_end))
            .context("cannot listen for Ctrl-C")?;
    }
    let mut child = trunk
        .spawn()
        .with_context(|| process::cannot_start(&trunk))?;
    let files = FILES
        .iter()
        .map(|file| workspace.path(file))
        .chain(file.clone());
    let mut files: Vec<_> = files.map(|path| (modified(&path), path)).collect();
    let mut built = None;
    while !asked_to_end.load(Ordering::Relaxed) {
        if let Some(status) = child.try_wait()? {
            return process::expect_success(&trunk, status);
        }
        // Trunk listens once its first build has ended, well or not.
        if built != Some(true) && TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            let now = site.join("index.html").exists();
            match built.replace(now) {
                before if before == Some(now) => {}
                _ if now => tell(port, file.is_some(), start.elapsed()),
                _ => println!(
                    "\n  The build failed (see above). It starts again when a file changes.\n"
                ),
            }
        }
        for (seen, path) in &mut files {
            let now = modified(path);
            // While an editor replaces a file, there is none.
            if now.is_none() || now == *seen {
                continue;
            }
            *seen = now;
            if file.as_ref() == Some(path)
                && let Err(error) = lay_out(workspace, path, &article)
            {
                // The older state stays.
                eprintln!("  {error:#}");
            } else {
                workspace
                    .sh
                    .write_file(mark.path().join("changed"), "changed")?;
            }
        }
        thread::sleep(Duration::from_millis(200));
    }
    // It may have ended by itself: Ctrl-C reaches every program of a terminal.
    child.kill().ok();
    child.wait().ok();
    Ok(())
}

/// FILE, if it is a file.
fn readable(file: &Path) -> Result<PathBuf> {
    let found =
        fs::canonicalize(file).with_context(|| format!("cannot read {}", file.display()))?;
    ensure!(found.is_file(), "{} is no file", file.display());
    Ok(found)
}

/// Names the page's address once it stands there.
fn tell(port: u16, has_article: bool, after: Duration) {
    let query = if has_article {
        "?src=served/article.json"
    } else {
        ""
    };
    let seconds = after.as_secs();
    println!(
        "\n  The page is served after {seconds} s:  http://127.0.0.1:{port}/{query}\n  \
         It reloads when a file changes. Ctrl-C ends it.\n"
    );
}

fn free_port(wanted: Option<NonZeroU16>) -> Result<u16> {
    let (first, last) = match wanted {
        Some(port) => (port.get(), port.get()),
        None => (USUAL_PORT, USUAL_PORT + 99),
    };
    let port = (first..=last)
        .find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok())
        .with_context(|| format!("port {first} is in use; name a free one by --port N"))?;
    if port != first {
        println!("  Port {first} is in use; serving at {port} instead.");
    }
    Ok(port)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serve_takes_a_file_and_a_port_in_any_order_and_says_what_is_wrong_with_a_call() {
        let parsed = |call: &str| {
            let words: Vec<String> = call.split_whitespace().map(str::to_owned).collect();
            Options::parse(&words)
        };
        for call in [
            "page.txt --port 9000",
            "--port=9000 page.txt",
            "-p 9000 page.txt",
        ] {
            let Options { file, port } = parsed(call).unwrap();
            assert_eq!(file.as_deref(), Some(Path::new("page.txt")), "{call}");
            assert_eq!(port.map(NonZeroU16::get), Some(9000), "{call}");
        }
        for (call, fault) in [
            ("--port", "missing argument"),
            ("--port http", "\"http\""),
            ("--port=0", "\"0\""),
            ("--host 0.0.0.0", "'--host'"),
            ("a.txt b.txt", "\"b.txt\""),
        ] {
            let message = parsed(call).err().unwrap().to_string();
            assert!(message.contains(fault), "{call}: {message}");
        }
    }

    #[test]
    fn plain_trunk_watches_what_we_watch() {
        let configuration = include_str!("../../Trunk.toml");
        let watched = [FOLDERS, FILES].concat();
        let line = format!("watch = {watched:?}");
        assert!(configuration.contains(&line), "Trunk.toml lacks {line}");
    }
}
