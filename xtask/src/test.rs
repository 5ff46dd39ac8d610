//! `cargo xtask test`: every check, step by step. A step is a row: what it needs, and the programs it runs. It prints its
//! time and, where it fails, the reason; everything that its programs said is in `target/log`.

use crate::process::{self, ProgramFailed};
use crate::tools::{self, Tool};
use crate::workspace::Workspace;
use crate::{Misuse, browser, consumer, dist, npm, reason};
use Need::{App, Budget, Chromium, Component, Dist, Examples, Firefox, Npm, Program, WasmTarget};
use anyhow::{Context, Result, ensure};
use std::fs::File;
use std::io::Write;
use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;
use std::time::Instant;

struct Step {
    name: &'static str,
    what: &'static str,
    needs: &'static [Need],
    /// Command lines; ARGS stands for what the caller wrote behind `--`.
    runs: &'static [&'static str],
}

enum Need {
    Component(&'static str),
    WasmTarget,
    Program(&'static Tool),
    Npm,
    Chromium,
    Firefox,
    /// The release, built and within its budget.
    Budget,
    /// The release, built where it is older than its sources.
    Dist,
    /// The engine that dies where a test asks, the site in Yew, and pages that were rendered.
    Examples,
    /// The app that uses the npm package.
    App,
}

static STEPS: &[Step] = &[
    Step {
        name: "format",
        what: "Rust is formatted (`cargo fmt --all` does it)",
        needs: &[Component("rustfmt")],
        runs: &["cargo fmt --all --check"],
    },
    Step {
        name: "scripts",
        what: "JavaScript, CSS and JSON are formatted and free of lints (`npx biome check --write`), types hold, what is \
               made of them is fresh (`npm run generate`)",
        needs: &[Npm],
        runs: &[
            "biome ci --colors=off --error-on-warnings",
            "tsc --pretty false",
            "node npm/generate/generate.mjs --check",
            "node --test bench/country/score.test.mjs bench/figures.test.mjs",
        ],
    },
    Step {
        name: "lint",
        what: "Rust is free of lints: on this machine, for the browser, and without it",
        needs: &[Component("clippy"), WasmTarget],
        runs: &[
            "cargo clippy --workspace --all-targets -- -D warnings",
            "cargo clippy --package article-viewer --all-targets --target wasm32-unknown-unknown -- -D warnings",
            "cargo clippy --package article-viewer --all-targets --no-default-features --features ssr -- -D warnings",
            "cargo clippy --package article-viewer --lib --no-default-features --features csr \
             --target wasm32-unknown-unknown -- -D warnings",
        ],
    },
    Step {
        name: "native",
        what: "tests of the crates, of the tool, and of the viewer drawn on the server",
        needs: &[],
        runs: &[
            "cargo test --workspace --exclude article-viewer -- ARGS",
            "cargo test --package article-viewer --no-default-features --features ssr -- ARGS",
        ],
    },
    Step {
        name: "components",
        what: "tests of the viewer's components, in a browser",
        needs: &[WasmTarget, Program(&tools::WASM_BINDGEN), Npm, Chromium],
        // Without examples in the documentation: those run natively.
        runs: &[
            "node xtask/src/driver.mjs cargo test --package article-viewer \
             --target wasm32-unknown-unknown --lib --tests -- ARGS",
        ],
    },
    Step {
        name: "build",
        what: "the release in dist/, within its budget",
        needs: &[Budget],
        runs: &[],
    },
    Step {
        name: "e2e",
        what: "tests of dist/ from end to end, in a browser, accessibility included",
        needs: &[Npm, Chromium, Dist, Examples],
        runs: &["playwright test ARGS"],
    },
    Step {
        name: "firefox",
        what: "what every reader does, in Firefox",
        needs: &[Firefox, Dist],
        runs: &["node tests/firefox/core.mjs"],
    },
    Step {
        name: "package",
        what: "the npm package, installed and used by a stranger's app: types, bundle, browser",
        needs: &[Npm, Chromium, Dist, App],
        runs: &["playwright test --config tests/package/playwright.config.mjs ARGS"],
    },
    Step {
        name: "doc",
        what: "the documentation builds without a warning",
        needs: &[],
        runs: &["cargo doc --workspace --no-deps --config build.rustdocflags=['-Dwarnings']"],
    },
    Step {
        name: "deny",
        what: "licences and sources of what we depend on",
        needs: &[Program(&tools::CARGO_DENY)],
        runs: &["cargo deny --workspace check licenses bans sources"],
    },
];

/// What each step checks, a line each, for the help.
pub(crate) fn steps() -> String {
    let lines = STEPS
        .iter()
        .map(|step| format!("    {:<12}{}\n", step.name, step.what));
    lines.collect()
}

pub(crate) struct Options {
    steps: Vec<&'static Step>,
    /// What stands after `--`: for the test program of the one step that is named.
    further: Vec<String>,
}

impl Options {
    pub(crate) fn parse(arguments: &[String]) -> Result<Self, Misuse> {
        let mut parts = arguments.splitn(2, |word| word == "--");
        let wanted = parts.next().unwrap_or_default();
        let further = parts.next().unwrap_or_default();
        let known = |name: &&String| STEPS.iter().any(|step| step.name == *name);
        if let Some(name) = wanted.iter().find(|name| !known(name)) {
            return Err(Misuse(format!("there is no step {name}")));
        }
        if !further.is_empty() && wanted.len() != 1 {
            let reason = "what stands after -- is for one step's test program, so name one step";
            return Err(Misuse(reason.to_owned()));
        }
        let is_wanted =
            |step: &&Step| wanted.is_empty() || wanted.iter().any(|name| name == step.name);
        Ok(Self {
            steps: STEPS.iter().filter(is_wanted).collect(),
            further: further.to_vec(),
        })
    }
}

/// Runs the steps; says whether all passed.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<bool> {
    let start = Instant::now();
    let mut failed = Vec::new();
    for step in &options.steps {
        println!("{}: {}", step.name, step.what);
        let began = Instant::now();
        let log_path = workspace.log(step.name)?;
        let run = Run {
            workspace: Workspace::find()?,
            log: &File::create(&log_path)?,
            further: &options.further,
        };
        let outcome = run.step(step);
        let seconds = began.elapsed().as_secs_f32();
        let log = workspace.sh.read_binary_file(&log_path)?;
        let log = String::from_utf8_lossy(&log);
        for line in log.lines().filter(|line| line.starts_with("Left out: ")) {
            println!("  {line}");
        }
        let Err(error) = outcome else {
            println!("  passed, {seconds:.1} s");
            continue;
        };
        failed.push(step.name);
        println!("  FAILED, {seconds:.1} s: {error:#}");
        if error.is::<ProgramFailed>() {
            for line in reason::of(&log) {
                println!("    {line}");
            }
            println!("  The whole is in target/log/{}.txt.", step.name);
        }
        println!("  To run this alone: cargo xtask test {}", step.name);
    }
    let minutes = start.elapsed().as_secs_f32() / 60.0;
    println!("All of it took {minutes:.1} min.");
    if !failed.is_empty() {
        println!("Failed: {}.", failed.join(", "));
    }
    let passed = options.steps.len() - failed.len();
    println!("{passed} passed, {} failed", failed.len());
    Ok(failed.is_empty())
}

/// One step under way; what its programs are told by variables is in its workspace's shell.
struct Run<'a> {
    workspace: Workspace,
    log: &'a File,
    further: &'a [String],
}

impl Run<'_> {
    fn step(&self, step: &Step) -> Result<()> {
        let sh = &self.workspace.sh;
        // A server of somebody else is never tested. Both are held until the other is found, so that they differ.
        let any = (Ipv4Addr::LOCALHOST, 0);
        let ports = [TcpListener::bind(any)?, TcpListener::bind(any)?];
        for (name, port) in ["AV_TEST_PORT", "AV_OTHER_PORT"].iter().zip(&ports) {
            sh.set_var(name, port.local_addr()?.port().to_string());
        }
        drop(ports);
        sh.set_var("AV_DIST", self.workspace.path("dist"));
        for need in step.needs {
            if !self.provide(need)? {
                return Ok(());
            }
        }
        for line in step.runs {
            let mut words = line.split_whitespace();
            let mut command = self.workspace.command(words.next().unwrap_or_default())?;
            for word in words {
                match word {
                    "ARGS" => command.args(self.further),
                    word => command.arg(word),
                };
            }
            self.go(command)?;
        }
        Ok(())
    }

    /// Runs a program into the step's log, without colours, and fails with its command line.
    fn go(&self, mut command: Command) -> Result<()> {
        let shown = process::shown(&command);
        let mut log = self.log;
        writeln!(log, "$ {shown}").context("cannot write the step's log")?;
        command
            .env("CARGO_TERM_COLOR", "never")
            .env("NO_COLOR", "1")
            // rustfmt knows no other way.
            .env("TERM", "dumb")
            .env("RUST_BACKTRACE", "0")
            .env_remove("FORCE_COLOR");
        ensure!(process::run_into(&mut command, log)?, ProgramFailed(shown));
        Ok(())
    }

    /// Has what a step needs be there; says whether the step can run.
    fn provide(&self, need: &Need) -> Result<bool> {
        let Self { workspace, log, .. } = self;
        let sh = &workspace.sh;
        match need {
            Component(name) => tools::ensure_component(workspace, name)?,
            WasmTarget => tools::ensure_wasm_target(workspace)?,
            Program(tool) => tools::ensure(workspace, &[tool])?,
            Npm => npm::ensure(workspace)?,
            Chromium => sh.set_var("CHROME", browser::find(workspace)?),
            Firefox => {
                let Some(firefox) = browser::firefox(workspace)? else {
                    println!(
                        "  Left out: there is no Firefox here. {}",
                        browser::NO_FIREFOX
                    );
                    return Ok(false);
                };
                sh.set_var("FIREFOX", firefox);
                // What the test drives it by is in every newer Node, and in 20 behind a flag that newer ones may refuse.
                let mut node = workspace.command(npm::program(workspace, "node")?)?;
                if process::answer(node.args(["--print", "typeof WebSocket"]))? != "function" {
                    sh.set_var("NODE_OPTIONS", "--experimental-websocket --no-warnings");
                }
            }
            Budget => ensure!(
                dist::build(workspace, Some(log))?,
                "what a page downloads is over its budget (see above)"
            ),
            Dist if dist::is_current(workspace) => {}
            Dist => {
                println!("  dist/ is older than its sources, so it is built first.");
                dist::build(workspace, Some(log))?;
            }
            Examples => {
                sh.set_var("AV_HARM", dist::build_for_harm(workspace, log)?);
                sh.set_var("AV_YEW", dist::build_yew_example(workspace, log)?);
                sh.set_var("AV_RENDERED", dist::render_for_tests(workspace, log)?);
            }
            App => {
                let app = consumer::make(workspace, &|command| self.go(command))?;
                sh.set_var("AV_PACKAGE", app.join("node_modules/article-viewer"));
                sh.set_var("AV_APP", app.join("dist"));
            }
        }
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_run_in_their_own_order_and_all_of_them_if_none_is_named() {
        let chosen = |call: &str| {
            let words: Vec<String> = call.split_whitespace().map(str::to_owned).collect();
            let Options { steps, further } = Options::parse(&words)?;
            let names: Vec<&str> = steps.iter().map(|step| step.name).collect();
            Ok::<_, Misuse>((names.join(" "), further.join(" ")))
        };
        assert_eq!(chosen("").unwrap().0.split(' ').count(), STEPS.len());
        for (call, steps, further) in [
            ("e2e format", "format e2e", ""),
            ("e2e -- --grep -- x", "e2e", "--grep -- x"),
        ] {
            assert_eq!(
                chosen(call).unwrap(),
                (steps.to_owned(), further.to_owned())
            );
        }
        for (call, fault) in [("e2f", "no step e2f"), ("-- x", "name one step")] {
            assert!(chosen(call).unwrap_err().to_string().contains(fault));
        }
    }
}
