//! `cargo xtask test`: every check, step by step. A step prints its time and, where it fails, the reason; everything
//! that its programs said is in `target/log`.

use crate::consumer::Consumer;
use crate::process::{self, ProgramFailed};
use crate::workspace::Workspace;
use crate::{Misuse, browser, dist, npm, reason, tools};
use anyhow::{Context, Result, bail};
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

struct Step {
    name: &'static str,
    what: &'static str,
    /// What mends the usual failure, if one command does.
    remedy: &'static str,
    run: fn(&mut Run) -> Result<()>,
}

static STEPS: &[Step] = &[
    Step {
        name: "format",
        what: "Rust is formatted",
        remedy: "cargo fmt --all",
        run: format,
    },
    Step {
        name: "scripts",
        what: "JavaScript, CSS and JSON are formatted and free of lints",
        remedy: "npx biome check --write",
        run: scripts,
    },
    Step {
        name: "lint",
        what: "Rust is free of lints: on this machine, for the browser, and without it",
        remedy: "",
        run: lint,
    },
    Step {
        name: "native",
        what: "tests of the crates, of the tool, and of the viewer drawn on the server",
        remedy: "",
        run: native,
    },
    Step {
        name: "components",
        what: "tests of the viewer's components, in a browser",
        remedy: "",
        run: components,
    },
    Step {
        name: "build",
        what: "the release in dist/, within its budget",
        remedy: "",
        run: build,
    },
    Step {
        name: "e2e",
        what: "tests of dist/ from end to end, in a browser, accessibility included",
        remedy: "",
        run: end_to_end,
    },
    Step {
        name: "firefox",
        what: "what every reader does, in Firefox",
        remedy: "",
        run: in_firefox,
    },
    Step {
        name: "package",
        what: "the npm package, installed and used by a stranger's app: types, bundle, browser",
        remedy: "",
        run: package_used,
    },
    Step {
        name: "doc",
        what: "the documentation builds without a warning",
        remedy: "",
        run: doc,
    },
    Step {
        name: "deny",
        what: "licences and sources of what we depend on",
        remedy: "",
        run: deny,
    },
];

/// The names of all steps, for the help.
pub(crate) fn names() -> String {
    let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
    names.join(" ")
}

pub(crate) struct Options {
    steps: Vec<&'static Step>,
    /// What stands after `--`: for the test program of the one step that is named.
    further: Vec<String>,
}

impl Options {
    pub(crate) fn parse(arguments: &[String]) -> Result<Self, Misuse> {
        let (wanted, further) = match arguments.iter().position(|word| word == "--") {
            Some(at) => (&arguments[..at], arguments[at + 1..].to_vec()),
            None => (arguments, Vec::new()),
        };
        if let Some(name) = wanted
            .iter()
            .find(|name| !STEPS.iter().any(|step| step.name == *name))
        {
            return Err(Misuse(format!(
                "there is no step {name}; the steps are {}",
                names()
            )));
        }
        if !further.is_empty() && wanted.len() != 1 {
            return Err(Misuse(
                "what stands after -- is for one step's test program, so name one step".to_owned(),
            ));
        }
        let steps = STEPS
            .iter()
            .filter(|step| wanted.is_empty() || wanted.iter().any(|name| name == step.name))
            .collect();
        Ok(Self { steps, further })
    }
}

/// Runs the steps; says whether all passed.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<bool> {
    let start = Instant::now();
    let mut passed = 0;
    let mut failed = Vec::new();
    for step in &options.steps {
        println!("{}: {}", step.name, step.what);
        let began = Instant::now();
        let log_path = workspace.log(step.name)?;
        let mut run = Run {
            workspace,
            log: File::create(&log_path)
                .with_context(|| format!("cannot write {}", log_path.display()))?,
            further: &options.further,
        };
        let outcome = (step.run)(&mut run);
        let seconds = began.elapsed().as_secs_f32();
        let log = fs::read(&log_path).unwrap_or_default();
        let log = String::from_utf8_lossy(&log);
        for line in log.lines().filter(|line| line.starts_with("Left out: ")) {
            println!("  {line}");
        }
        match outcome {
            Ok(()) => {
                passed += 1;
                println!("  passed, {seconds:.1} s");
            }
            Err(error) => {
                failed.push(step.name);
                println!("  FAILED, {seconds:.1} s: {error:#}");
                if error.is::<ProgramFailed>() {
                    for line in reason::of(&log) {
                        println!("    {line}");
                    }
                    println!("  The whole is in target/log/{}.txt.", step.name);
                }
                if !step.remedy.is_empty() {
                    println!("  To mend it: {}", step.remedy);
                }
                println!("  To run this alone: cargo xtask test {}", step.name);
            }
        }
    }
    let minutes = start.elapsed().as_secs_f32() / 60.0;
    if failed.is_empty() {
        println!("All of it took {minutes:.1} min.");
    } else {
        println!(
            "All of it took {minutes:.1} min. Failed: {}.",
            failed.join(", ")
        );
    }
    println!("{passed} passed, {} failed", failed.len());
    Ok(failed.is_empty())
}

/// One step under way.
struct Run<'a> {
    workspace: &'a Workspace,
    log: File,
    further: &'a [String],
}

impl Run<'_> {
    fn cargo(&mut self, arguments: &[&str]) -> Result<()> {
        let mut cargo = self.workspace.command("cargo")?;
        cargo.args(arguments);
        self.go(&mut cargo)
    }

    /// Runs a program into the step's log, without colours, and fails with its command line.
    fn go(&mut self, command: &mut Command) -> Result<()> {
        let shown = process::shown(command);
        writeln!(self.log, "$ {shown}").context("cannot write the step's log")?;
        command
            .env("CARGO_TERM_COLOR", "never")
            .env("NO_COLOR", "1")
            .env("RUST_BACKTRACE", "0")
            .env_remove("FORCE_COLOR");
        if process::run_into(command, &self.log)? {
            return Ok(());
        }
        Err(ProgramFailed(shown).into())
    }
}

fn format(run: &mut Run) -> Result<()> {
    tools::ensure_component(run.workspace, "rustfmt")?;
    run.cargo(&["fmt", "--all", "--check"])
}

fn scripts(run: &mut Run) -> Result<()> {
    npm::ensure(run.workspace)?;
    let mut biome = run.workspace.command(run.workspace.program("biome")?)?;
    biome.args(["ci", "--colors=off", "--error-on-warnings"]);
    run.go(&mut biome)
}

fn lint(run: &mut Run) -> Result<()> {
    tools::ensure_component(run.workspace, "clippy")?;
    tools::ensure_wasm_target(run.workspace)?;
    let deny = ["--", "-D", "warnings"];
    let viewer = ["clippy", "--package", "article-viewer", "--all-targets"];
    run.cargo(&[&["clippy", "--workspace", "--all-targets"], &deny[..]].concat())?;
    run.cargo(&[&viewer[..], &["--target", tools::WASM], &deny].concat())?;
    let without_door = ["--no-default-features", "--features"];
    let site = ["clippy", "--package", "article-viewer", "--lib"];
    run.cargo(&[&viewer[..], &without_door, &["ssr"], &deny].concat())?;
    run.cargo(
        &[
            &site[..],
            &without_door,
            &["csr"],
            &["--target", tools::WASM],
            &deny,
        ]
        .concat(),
    )
}

fn native(run: &mut Run) -> Result<()> {
    let further: Vec<&str> = run.further.iter().map(String::as_str).collect();
    // The viewer is tested here as a server draws it: what it is in a browser is tested in one.
    let crates = ["test", "--workspace", "--exclude", "article-viewer", "--"];
    let viewer = [
        "test",
        "--package",
        "article-viewer",
        "--no-default-features",
        "--features",
        "ssr",
        "--",
    ];
    run.cargo(&[&crates[..], &further].concat())?;
    run.cargo(&[&viewer[..], &further].concat())
}

fn components(run: &mut Run) -> Result<()> {
    tools::ensure_wasm_target(run.workspace)?;
    tools::ensure(run.workspace, &[&tools::TEST_RUNNER])?;
    npm::ensure(run.workspace)?;
    let chrome = browser::find(run.workspace)?;
    let driver = Driver::start(run, &chrome)?;
    let mut cargo = run.workspace.command("cargo")?;
    cargo
        .args([
            "test",
            "--target",
            tools::WASM,
            "--package",
            "article-viewer",
        ])
        // Without examples in the documentation: those run natively.
        .args(["--lib", "--tests", "--"])
        .args(run.further)
        .env("CHROMEDRIVER_REMOTE", &driver.address)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180");
    for other in ["GECKODRIVER_REMOTE", "SAFARIDRIVER_REMOTE"] {
        cargo.env_remove(other);
    }
    run.go(&mut cargo)
}

/// driver.mjs under way; it ends when it is dropped.
struct Driver {
    program: Child,
    address: String,
}

impl Driver {
    fn start(run: &Run, chrome: &Path) -> Result<Self> {
        let mut node = run.workspace.command(run.workspace.program("node")?)?;
        node.arg(run.workspace.path("xtask/src/driver.mjs"))
            .env("CHROME", chrome)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(run.log.try_clone().context("cannot share the log")?);
        let mut program = node.spawn().with_context(|| process::cannot_start(&node))?;
        let mut address = String::new();
        if let Some(output) = program.stdout.take() {
            BufReader::new(output).read_line(&mut address)?;
        }
        let address = address.trim().to_owned();
        if address.is_empty() {
            bail!("{} did not start under Playwright", chrome.display());
        }
        Ok(Self { program, address })
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // At the end of its input it closes the browser, then itself.
        drop(self.program.stdin.take());
        self.program.wait().ok();
    }
}

fn build(run: &mut Run) -> Result<()> {
    if !dist::build(run.workspace, Some(&run.log))? {
        bail!("what an embedding page downloads is over its budget (see the table)");
    }
    Ok(())
}

fn end_to_end(run: &mut Run) -> Result<()> {
    let [port] = free_ports()?;
    let mut playwright = playwright(run, &port)?;
    let harm = dist::build_for_harm(run.workspace, &run.log)?;
    let yew = dist::build_yew_example(run.workspace, &run.log)?;
    playwright
        .env("AV_HARM", harm)
        .env("AV_YEW", yew)
        .args(run.further);
    run.go(&mut playwright)
}

/// The core of the end-to-end tests in the other engine; where there is no Firefox, a line says what brings it.
fn in_firefox(run: &mut Run) -> Result<()> {
    let Some(firefox) = browser::firefox(run.workspace)? else {
        println!(
            "  Left out: there is no Firefox here. Debian's comes by `sudo apt-get install firefox-esr`; FIREFOX may name one."
        );
        return Ok(());
    };
    let node = npm::program(run.workspace, "node")?;
    // It is in every newer Node, and in older ones behind a flag that newer ones may refuse.
    let with_web_socket = [&[][..], &["--experimental-websocket", "--no-warnings"]].into_iter();
    let Some(flags) = with_web_socket.into_iter().find(|flags| {
        process::answer(
            Command::new(&node)
                .args(*flags)
                .args(["--print", "typeof WebSocket"]),
        )
        .is_ok_and(|answer| answer == "function")
    }) else {
        println!("  Left out: this Node has no WebSocket; 22 or newer has.");
        return Ok(());
    };
    ensure_dist(run)?;
    let [port] = free_ports()?;
    let mut node = run.workspace.command(node)?;
    node.args(flags)
        .arg("tests/firefox/core.mjs")
        .env("FIREFOX", firefox)
        .env("AV_DIST", run.workspace.path("dist"))
        .env("AV_TEST_PORT", port);
    run.go(&mut node)
}

fn package_used(run: &mut Run) -> Result<()> {
    let [port, other_port] = free_ports()?;
    let mut playwright = playwright(run, &port)?;
    let project = Consumer::make(run.workspace, &mut |command| run.go(command))?;
    playwright
        .args(["--config", "tests/package/playwright.config.mjs"])
        .args(run.further)
        .env("AV_PACKAGE", project.package())
        .env("AV_APP", project.built())
        .env("AV_OTHER_PORT", other_port);
    run.go(&mut playwright)
}

/// Has `dist/` be as its sources are.
fn ensure_dist(run: &Run) -> Result<()> {
    if !dist::is_current(run.workspace) {
        println!("  dist/ is older than its sources, so it is built first.");
        dist::build(run.workspace, Some(&run.log))?;
    }
    Ok(())
}

/// Playwright, to be started on a `dist/` that is as its sources are, with its server at `port`.
fn playwright(run: &Run, port: &str) -> Result<Command> {
    npm::ensure(run.workspace)?;
    let chrome = browser::find(run.workspace)?;
    ensure_dist(run)?;
    let mut playwright = run
        .workspace
        .command(run.workspace.program("playwright")?)?;
    playwright
        .arg("test")
        .env("CHROME", chrome)
        .env("AV_DIST", run.workspace.path("dist"))
        .env("AV_TEST_PORT", port);
    Ok(playwright)
}

/// Ports of our own, so that a server of somebody else is never tested.
fn free_ports<const COUNT: usize>() -> Result<[String; COUNT]> {
    let mut ports = [const { String::new() }; COUNT];
    // All are held until the last is found, so no two are the same.
    let mut held = Vec::new();
    for port in &mut ports {
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port on 127.0.0.1")?;
        *port = listener.local_addr()?.port().to_string();
        held.push(listener);
    }
    Ok(ports)
}

fn doc(run: &mut Run) -> Result<()> {
    let mut cargo = run.workspace.command("cargo")?;
    cargo
        .args(["doc", "--workspace", "--no-deps"])
        .env("RUSTDOCFLAGS", "-D warnings");
    run.go(&mut cargo)
}

fn deny(run: &mut Run) -> Result<()> {
    tools::ensure(run.workspace, &[&tools::CARGO_DENY])?;
    run.cargo(&[
        "deny",
        "--workspace",
        "check",
        "licenses",
        "bans",
        "sources",
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(arguments: &[&str]) -> Result<Vec<&'static str>, String> {
        let arguments: Vec<String> = arguments.iter().map(|&word| word.to_owned()).collect();
        Options::parse(&arguments)
            .map(|options| options.steps.iter().map(|step| step.name).collect())
            .map_err(|Misuse(message)| message)
    }

    #[test]
    fn steps_run_in_their_own_order_and_all_of_them_if_none_is_named() {
        assert_eq!(chosen(&[]).unwrap().len(), STEPS.len());
        assert_eq!(chosen(&["e2e", "format"]).unwrap(), ["format", "e2e"]);
        assert_eq!(chosen(&["e2e", "--", "--grep", "filter"]).unwrap(), ["e2e"]);
        assert!(chosen(&["e2f"]).unwrap_err().contains("no step e2f"));
        assert!(chosen(&["--", "x"]).unwrap_err().contains("name one step"));
    }
}
