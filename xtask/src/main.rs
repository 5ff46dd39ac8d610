//! The workshop: `cargo xtask VERB`. Each verb brings what it needs by itself, into `target/` and `node_modules/`, and
//! says so. Nothing of the viewer lives here.
//!
//! | file | who comes in |
//! |---|---|
//! | `serve` `test` `dist` `bench` | the verbs |
//! | `licences` | whose code is in a release; what else it becomes and weighs is said in `xtask/release` |
//! | `tools` `npm` `browser` `consumer` | what has to be there first |
//! | `served` `reason` | FILE on its way into a site · why a program failed |
//! | `workspace` `process` | where things lie, how programs are started |

mod bench;
mod browser;
mod consumer;
mod dist;
mod licences;
mod npm;
mod process;
mod reason;
#[cfg(test)]
mod scratch;
mod serve;
mod served;
mod test;
mod tools;
mod workspace;

use anyhow::Result;
use std::env;
use std::error::Error;
use std::fmt;
use std::process::ExitCode;
use workspace::Workspace;

/// A call that no verb understands. Exit status 2; everything else that goes wrong is 1.
#[derive(Debug)]
pub(crate) struct Misuse(pub(crate) String);

impl fmt::Display for Misuse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Error for Misuse {}

fn help() -> String {
    format!(
        "cargo xtask VERB

  serve [FILE] [--port N]    the site, built anew at every change. FILE is served as its article:
                             article JSON, or a saved page to import. Needs no npm and no browser.
  test [STEP…] [-- ARGS]     every check, or the steps named; ARGS go to the test program of the one step named:
{}  build                      the release, in dist/, and the npm package, in dist/npm/; prints what they weigh.
  bench                      what the release weighs.
  bench page [OPTION…]       the page as a reader feels it, beside the same job in vanilla JS, Preact and Svelte.
                             --quick takes a minute, all of it most of an hour; --help names the rest.
  bench filter               tagging and querying a long list in Chromium, beside JavaScript's includes().
  bench country [FILE…]      our country tagger beside its peers, on our gold files and each FILE like them.
                             Brings the peers into target/bench; one that cannot be had is left out.
  bench import               a thousand saved pages to articles, beside Mozilla's Readability on Node.

Each brings what is missing into target/tools and node_modules, and says what and how long.
Exit status: 0 done, 1 something failed, 2 the call is wrong.",
        test::steps()
    )
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            if error.is::<Misuse>() {
                eprintln!("`cargo xtask help` shows what there is.");
                ExitCode::from(2)
            } else {
                ExitCode::FAILURE
            }
        }
    }
}

/// Does what a verb says; tells whether all is well.
fn run(arguments: &[String]) -> Result<bool> {
    let workspace = Workspace::find()?;
    let (verb, rest) = arguments
        .split_first()
        .map_or(("help", &[][..]), |(verb, rest)| (verb.as_str(), rest));
    match verb {
        "serve" => serve::run(&workspace, &serve::Options::parse(rest)?)?,
        "test" => return test::run(&workspace, &test::Options::parse(rest)?),
        "build" => {
            nothing_more("build", rest)?;
            return dist::build(&workspace, None);
        }
        "bench" => return bench::run(&workspace, rest),
        "help" | "--help" | "-h" => println!("{}", help()),
        verb => return Err(Misuse(format!("there is no verb {verb}")).into()),
    }
    Ok(true)
}

fn nothing_more(verb: &str, rest: &[String]) -> Result<(), Misuse> {
    match rest.first() {
        None => Ok(()),
        Some(word) => Err(Misuse(format!(
            "{verb} takes nothing after it, yet there is {word}"
        ))),
    }
}
