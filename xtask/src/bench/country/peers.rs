//! Who is measured, our tagger and its peers, and how each is asked: it is a program of its own that reads headlines
//! and prints a line of JSON (`bench/country/`). `install` brings the peers. A peer that cannot be had or fails is a line in the table, never the end of the run.

use super::install;
use super::score::Gold;
use crate::process;
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// In peers.py: the name that stands in the table, and the one that it is asked for by.
const PYTHON: [(&str, &str); 6] = [
    ("names as substrings (pycountry)", "substring"),
    ("geotext", "geotext"),
    ("flashgeotext, cities too", "flashgeotext"),
    ("country_converter", "country_converter"),
    ("spaCy, places and peoples", "spacy"),
    ("spaCy, every name", "spacy-names"),
];

/// In compromise.mjs, likewise.
const NODE: [(&str, &str); 2] = [
    ("compromise, places and adjectives", "places"),
    ("compromise, every proper noun", "names"),
];

/// What a system found, and how fast.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) version: String,
    /// The median time a headline, in µs.
    pub(super) micros: f64,
    /// The codes in each headline, without those that are no country's.
    pub(super) codes: Vec<BTreeSet<String>>,
}

/// The peers as far as they are there.
pub(super) struct Peers<'a> {
    workspace: &'a Workspace,
    /// The Python that they are installed for, or why there is none.
    python: Result<PathBuf, String>,
    /// The folder that compromise is installed in, or why there is none.
    compromise: Result<PathBuf, String>,
    /// The table of names that compromise needs, or why there is none.
    table: Result<PathBuf, String>,
}

impl<'a> Peers<'a> {
    /// Brings what is missing; says what, and what cannot be had.
    pub(super) fn ensure(workspace: &'a Workspace) -> Result<Self> {
        let folder = install::folder(workspace);
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        println!("  Building our tagger as a release has it: some seconds where it is old.");
        process::run(ours(workspace, "build")?.stdin(Stdio::null()))?;
        let python = in_a_line(install::ensure_python(workspace));
        let table = python
            .clone()
            .and_then(|python| in_a_line(install::make_table(workspace, &python)))
            .map_err(|reason| missing_module(&reason).map_or(reason.clone(), str::to_owned));
        let compromise = in_a_line(install::ensure_compromise(workspace));
        for (what, there) in [("Python", &python), ("npm", &compromise)] {
            if let Err(reason) = there {
                println!("  The peers of {what} are left out: {reason}.");
            }
        }
        Ok(Self {
            workspace,
            python,
            compromise,
            table,
        })
    }

    /// Asks ours, then each peer, about the headlines of a gold file. Only ours has to answer.
    pub(super) fn ask(&self, gold: &Gold) -> Result<Vec<(&'static str, Result<Answer, String>)>> {
        let headlines: Vec<&str> = gold
            .rows()
            .iter()
            .map(|row| row.headline.as_str())
            .collect();
        let input = install::folder(self.workspace).join("headlines.txt");
        fs::write(&input, headlines.join("\n") + "\n")
            .with_context(|| format!("cannot write {}", input.display()))?;

        let said = said(&mut ours(self.workspace, "run")?, &input)?;
        let countries = codes(&said["countries"])?;
        let mut answers = vec![("ours", Ok(answer(&said, headlines.len(), &countries)?))];
        let ask = |command: Result<Command, String>, name: &str| {
            ask(command?.arg(name), &input, headlines.len(), &countries)
        };
        for (system, name) in PYTHON {
            answers.push((system, ask(self.in_python(), name)));
        }
        for (system, name) in NODE {
            answers.push((system, ask(self.in_node(), name)));
        }
        Ok(answers)
    }

    /// peers.py, yet without the peer's name.
    fn in_python(&self) -> Result<Command, String> {
        let python = there(&self.python)?;
        let mut command = in_a_line(self.workspace.command(python))?;
        command.arg(self.workspace.path("bench/country/peers.py"));
        Ok(command)
    }

    /// compromise.mjs, yet without what is to be looked up.
    fn in_node(&self) -> Result<Command, String> {
        let folder = there(&self.compromise)?;
        let table = there(&self.table)
            .map_err(|reason| format!("{reason}; its table of names comes from Python"))?;
        let mut command = in_a_line(self.workspace.command("node"))?;
        command
            .current_dir(folder)
            .arg(self.workspace.path("bench/country/compromise.mjs"))
            .arg(table);
        Ok(command)
    }
}

fn there(installed: &Result<PathBuf, String>) -> Result<&PathBuf, String> {
    installed
        .as_ref()
        .map_err(|reason| format!("not installed: {reason}"))
}

/// Cargo, to `build` or `run` what measures our tagger.
fn ours(workspace: &Workspace, verb: &str) -> Result<Command> {
    let mut cargo = workspace.command("cargo")?;
    cargo.args([verb, "--quiet", "--release", "--package"]);
    cargo.arg("article-viewer-bench-country");
    Ok(cargo)
}

/// What a peer found, or why it has not answered, in a line.
fn ask(
    command: &mut Command,
    input: &Path,
    headlines: usize,
    countries: &BTreeSet<String>,
) -> Result<Answer, String> {
    said(command, input)
        .and_then(|said| answer(&said, headlines, countries))
        .map_err(|error| match missing_module(&one_line(&error)) {
            Some(which) => format!("not installed: {which}"),
            None => format!("failed: {}", one_line(&error)),
        })
}

/// What Python says after its name for a package that is not there.
fn missing_module(reason: &str) -> Option<&str> {
    let (_, which) = reason.split_once("ModuleNotFoundError: ")?;
    Some(which)
}

/// The JSON that a program prints when the headlines in `input` are put to it.
fn said(command: &mut Command, input: &Path) -> Result<Value> {
    let file = File::open(input).with_context(|| format!("cannot read {}", input.display()))?;
    let output = command
        .stdin(file)
        .stderr(Stdio::piped())
        .output()
        .with_context(|| process::cannot_start(command))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let last = said.trim().lines().last().unwrap_or("it said nothing");
        bail!(
            "{} ended with {}: {last}",
            process::shown(command),
            output.status
        );
    }
    serde_json::from_slice(&output.stdout)
        .with_context(|| format!("{} printed no JSON", process::shown(command)))
}

/// What a program said, checked: a set of codes for each headline, of which only those of `countries` count.
fn answer(said: &Value, headlines: usize, countries: &BTreeSet<String>) -> Result<Answer> {
    let version = said["version"].as_str().context("no version")?.to_owned();
    let micros = said["micros"].as_f64().context("no time")?;
    let mut found = Vec::new();
    for line in said["codes"].as_array().context("no codes")? {
        let mut codes = codes(line)?;
        codes.retain(|code| countries.contains(code));
        found.push(codes);
    }
    if found.len() != headlines {
        bail!("codes of {} headlines, asked for {headlines}", found.len());
    }
    Ok(Answer {
        version,
        micros,
        codes: found,
    })
}

fn codes(list: &Value) -> Result<BTreeSet<String>> {
    list.as_array()
        .context("codes are no list")?
        .iter()
        .map(|code| Ok(code.as_str().context("a code is no text")?.to_owned()))
        .collect()
}

fn in_a_line<T>(result: Result<T>) -> Result<T, String> {
    result.map_err(|error| one_line(&error))
}

/// An error and its causes, as a cell of the table.
fn one_line(error: &anyhow::Error) -> String {
    format!("{error:#}").replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn countries() -> BTreeSet<String> {
        ["DE", "XK"].map(str::to_owned).into()
    }

    #[test]
    fn codes_that_are_no_countrys_are_dropped() {
        let said =
            json!({ "version": "1.2", "micros": 3, "codes": [["DE", "EU", "SU"], ["XK"], []] });
        let found = answer(&said, 3, &countries()).unwrap().codes;
        let found: Vec<String> = found
            .into_iter()
            .map(|codes| Vec::from_iter(codes).join(" "))
            .collect();
        assert_eq!(found, ["DE", "XK", ""]);
    }

    #[test]
    fn an_answer_about_other_headlines_is_refused() {
        let said = json!({ "version": "1.2", "micros": 3, "codes": [["DE"]] });
        let fault = answer(&said, 2, &countries()).unwrap_err().to_string();
        assert_eq!(fault, "codes of 1 headlines, asked for 2");
    }

    #[cfg(unix)]
    #[test]
    fn a_peer_whose_package_is_missing_is_not_installed_and_another_failure_is_a_failure() {
        let scratch = crate::scratch::folder("bench-country");
        let input = scratch.join("headlines.txt");
        fs::write(&input, "Talks\n").unwrap();
        for (last_words, reason) in [
            (
                "ModuleNotFoundError: No module named 'spacy'",
                "not installed: No module named 'spacy'",
            ),
            ("MemoryError", "failed: "),
        ] {
            let script = format!("echo Traceback >&2; echo \"{last_words}\" >&2; exit 1");
            let said = ask(
                Command::new("/bin/sh").args(["-c", &script]),
                &input,
                1,
                &countries(),
            )
            .unwrap_err();
            assert!(said.starts_with(reason), "{said}");
        }
    }
}
