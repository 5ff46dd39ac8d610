//! The native tool `article-viewer`: saved pages to articles, articles checked and rendered, headlines to countries.
//!
//! Here is only the way in and out. [`arguments`] reads the call, one file a command does the work, [`input`], [`files`]
//! and [`output`] are the files, and every [`failure`] is one line on stderr and an exit status: 1 where the input is at
//! fault, 2 where the call is.

mod account;
mod arguments;
mod check;
mod failure;
mod files;
mod import;
mod input;
mod list;
mod output;
mod page_files;
mod render;
mod tag;

use arguments::{Call, Command};
use clap::{CommandFactory, Parser};
use failure::{Failure, Outcome};
use std::process::ExitCode;

fn main() -> ExitCode {
    let done = match Call::parse().command {
        Command::Import(call) => import::run(&call),
        Command::Check(call) => check::run(&call),
        Command::Tag(call) => tag::run(&call),
        Command::Render(call) => render::run(&call),
        Command::Completions { shell } => completions(shell),
    };
    match done {
        Ok(outcome) => outcome.status(),
        Err(failure) => {
            output::tell(&failure);
            failure.status()
        }
    }
}

fn completions(shell: clap_complete::Shell) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Call::command(), "article-viewer", &mut script);
    output::to_stdout(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Good)
}
