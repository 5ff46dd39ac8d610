//! `cargo xtask serve [FILE]`: the site by `trunk serve`, on this machine only, with FILE as its article if one is
//! named. Folders are watched by trunk; single files, FILE among them, by us, because trunk loses sight of a file
//! that an editor saves by renaming a new one over it.

use crate::Misuse;
use crate::process;
use crate::served::{Article, SERVED, readable};
use crate::tools;
use crate::workspace::{Workspace, modified};
use anyhow::{Context, Result, bail};
use std::env;
use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::Child;
use std::thread;
use std::time::{Duration, Instant, SystemTime};

/// What a change in makes trunk build again. Plain `trunk serve` watches the same, by Trunk.toml.
const FOLDERS: &[&str] = &["src", "crates", "static"];
const FILES: &[&str] = &["index.html", "Cargo.toml"];

const USUAL_PORT: u16 = 8080;

pub(crate) struct Options {
    file: Option<PathBuf>,
    port: Option<u16>,
}

impl Options {
    pub(crate) fn parse(arguments: &[String]) -> Result<Self, Misuse> {
        let mut options = Self {
            file: None,
            port: None,
        };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            if argument == "--port" || argument == "-p" {
                let number = rest
                    .next()
                    .ok_or_else(|| Misuse("--port wants a number after it".to_owned()))?;
                options.port = Some(port(number)?);
            } else if let Some(number) = argument.strip_prefix("--port=") {
                options.port = Some(port(number)?);
            } else if argument.starts_with('-') {
                return Err(Misuse(format!(
                    "serve knows no {argument}; it takes FILE and --port N"
                )));
            } else if options.file.is_some() {
                return Err(Misuse("serve takes one FILE".to_owned()));
            } else {
                options.file = Some(argument.into());
            }
        }
        Ok(options)
    }
}

fn port(number: &str) -> Result<u16, Misuse> {
    number
        .parse()
        .ok()
        .filter(|port| *port > 0)
        .ok_or_else(|| Misuse(format!("{number} is no port: a number from 1 to 65535 is")))
}

pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let start = Instant::now();
    let file = options.file.as_deref().map(readable).transpose()?;
    tools::ensure_for_trunk(workspace)?;
    let port = free_port(options.port)?;
    // By the port, so that two of us don't write over each other's site.
    let place = workspace.target(&format!("serve/{port}"));
    let mut article = file
        .map(|file| Article::prepared(workspace, file, place.join("article")))
        .transpose()?;
    let mut files = Files::new(workspace)?;
    let mut trunk = workspace.trunk()?;
    trunk
        .args(["serve", "--offline", "--address", "127.0.0.1", "--port"])
        .arg(port.to_string())
        .arg("--dist")
        .arg(place.join("site"));
    for folder in FOLDERS {
        trunk.arg("--watch").arg(workspace.path(folder));
    }
    trunk.arg("--watch").arg(&files.mark);
    if let Some(article) = &article {
        trunk.env(SERVED, &article.folder);
    }
    println!("  Building the site: about a minute the first time, seconds after that.");
    let asked_to_end = asked_to_end()?;
    let mut child = trunk
        .spawn()
        .with_context(|| process::cannot_start(&trunk))?;
    let mut site = Site {
        port,
        article: article.is_some(),
        start,
        told: Told::Nothing,
    };
    loop {
        if asked_to_end() {
            end(&mut child);
            return Ok(());
        }
        if let Some(status) = child.try_wait()? {
            return process::expect_success(&trunk, status);
        }
        site.tell();
        if files.changed()
            | article
                .as_mut()
                .is_some_and(|article| article.follow(workspace))
        {
            files.tell_trunk()?;
        }
        thread::sleep(Duration::from_millis(200));
    }
}

fn end(child: &mut Child) {
    // It may have ended by itself: Ctrl-C reaches every program of a terminal.
    child.kill().ok();
    child.wait().ok();
}

#[cfg(unix)]
fn asked_to_end() -> Result<impl Fn() -> bool> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};

    let asked = Arc::new(AtomicBool::new(false));
    for signal in [SIGHUP, SIGINT, SIGTERM] {
        signal_hook::flag::register(signal, Arc::clone(&asked))
            .context("cannot listen for Ctrl-C")?;
    }
    Ok(move || asked.load(Ordering::Relaxed))
}

/// On Windows Ctrl-C ends both programs of the console by itself.
#[cfg(not(unix))]
fn asked_to_end() -> Result<impl Fn() -> bool> {
    Ok(|| false)
}

fn free_port(wanted: Option<u16>) -> Result<u16> {
    let is_free = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok();
    if let Some(port) = wanted {
        if !is_free(port) {
            bail!(
                "port {port} is in use; name another by --port N, or none to have a free one chosen"
            );
        }
        return Ok(port);
    }
    let port = (USUAL_PORT..USUAL_PORT + 100)
        .find(|port| is_free(*port))
        .with_context(|| {
            format!("the ports from {USUAL_PORT} on are all in use; name a free one by --port N")
        })?;
    if port != USUAL_PORT {
        println!("  Port {USUAL_PORT} is in use; serving at {port} instead.");
    }
    Ok(port)
}

/// What was said of the site so far.
#[derive(PartialEq)]
enum Told {
    Nothing,
    Failure,
    Address,
}

struct Site {
    port: u16,
    article: bool,
    start: Instant,
    told: Told,
}

impl Site {
    /// Names the address as soon as the page stands there; before that, once, that its first build failed.
    fn tell(&mut self) {
        if self.told == Told::Address {
            return;
        }
        match answer(self.port) {
            Some(200) => {
                let query = if self.article {
                    "?src=served/article.json"
                } else {
                    ""
                };
                println!(
                    "\n  The page is served after {} s:  http://127.0.0.1:{}/{query}\n  \
                     It reloads when a file changes. Ctrl-C ends it.\n",
                    self.start.elapsed().as_secs(),
                    self.port
                );
                self.told = Told::Address;
            }
            Some(_) if self.told == Told::Nothing => {
                println!(
                    "\n  The build failed (see above). It starts again when a file changes.\n"
                );
                self.told = Told::Failure;
            }
            _ => {}
        }
    }
}

/// The status that the site answers with; nothing while nobody listens.
fn answer(port: u16) -> Option<u16> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let limit = Duration::from_secs(2);
    let mut stream = TcpStream::connect_timeout(&address, limit).ok()?;
    stream.set_read_timeout(Some(limit)).ok()?;
    stream
        .write_all(b"GET / HTTP/1.0\r\nHost: 127.0.0.1\r\nAccept: text/html\r\n\r\n")
        .ok()?;
    let mut head = [0; 12];
    stream.read_exact(&mut head).ok()?;
    std::str::from_utf8(&head)
        .ok()?
        .rsplit(' ')
        .next()?
        .parse()
        .ok()
}

/// The single files that the site is made of.
struct Files {
    seen: Vec<(PathBuf, Option<SystemTime>)>,
    /// A file that trunk watches, written where it is (and not renamed) at every change. It cannot lie in `target/`,
    /// which trunk ignores.
    mark: PathBuf,
}

impl Files {
    fn new(workspace: &Workspace) -> Result<Self> {
        let seen = FILES
            .iter()
            .map(|file| workspace.path(file))
            .map(|file| (file.clone(), modified(&file)))
            .collect();
        let mark = env::temp_dir().join(format!("article-viewer-changed-{}", std::process::id()));
        let files = Self { seen, mark };
        files.tell_trunk()?;
        Ok(files)
    }

    fn changed(&mut self) -> bool {
        let mut changed = false;
        for (file, seen) in &mut self.seen {
            let now = modified(file);
            // While an editor replaces a file, there is none.
            if now.is_some() && now != *seen {
                *seen = now;
                changed = true;
            }
        }
        changed
    }

    fn tell_trunk(&self) -> Result<()> {
        fs::write(
            &self.mark,
            "A change to this file makes trunk build again.\n",
        )
        .with_context(|| format!("cannot write {}", self.mark.display()))
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        fs::remove_file(&self.mark).ok();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &[&str]) -> Result<(Option<PathBuf>, Option<u16>), String> {
        let arguments: Vec<String> = arguments.iter().map(|&word| word.to_owned()).collect();
        Options::parse(&arguments)
            .map(|options| (options.file, options.port))
            .map_err(|Misuse(message)| message)
    }

    #[test]
    fn serve_takes_a_file_and_a_port_in_any_order() {
        assert_eq!(parsed(&[]), Ok((None, None)));
        for arguments in [
            &["page.txt", "--port", "9000"][..],
            &["--port=9000", "page.txt"],
            &["-p", "9000", "page.txt"],
        ] {
            assert_eq!(parsed(arguments), Ok((Some("page.txt".into()), Some(9000))));
        }
    }

    #[test]
    fn a_wrong_call_is_told_what_would_be_right() {
        for (arguments, words) in [
            (&["--port"][..], "wants a number"),
            (&["--port", "http"], "http is no port"),
            (&["--port=0"], "from 1 to 65535"),
            (&["--host", "0.0.0.0"], "knows no --host"),
            (&["a.txt", "b.txt"], "one FILE"),
        ] {
            let message = parsed(arguments).unwrap_err();
            assert!(message.contains(words), "{message}");
        }
    }

    #[test]
    fn plain_trunk_watches_what_we_watch() {
        let workspace = Workspace::find().unwrap();
        let configuration = fs::read_to_string(workspace.path("Trunk.toml")).unwrap();
        let watched: Vec<String> = FOLDERS
            .iter()
            .chain(FILES)
            .map(|path| format!("\"{path}\""))
            .collect();
        let line = format!("watch = [{}]", watched.join(", "));
        assert!(configuration.contains(&line), "Trunk.toml lacks {line}");
    }
}
