//! The native tool `article-viewer`: saved pages to articles, headlines to countries.
//!
//! Here is only the way in and out. [`arguments`] reads the call, one file a command does the work, [`input`] and
//! [`output`] are the files, and every [`failure`] is one line on stderr and an exit status: 1 where the input is at
//! fault, 2 where the call is.

mod arguments;
mod failure;
mod import;
mod input;
mod output;
mod tag;

use arguments::Call;
use std::process::ExitCode;

fn main() -> ExitCode {
    let done = arguments::read(lexopt::Parser::from_env()).and_then(|call| match call {
        Call::Help(text) => output::to_stdout(text),
        Call::Version => {
            output::to_stdout(concat!("article-viewer ", env!("CARGO_PKG_VERSION"), "\n"))
        }
        Call::Import(call) => import::run(&call),
        Call::Tag(call) => tag::run(&call),
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            output::to_stderr(&format!("article-viewer: {failure}\n"));
            failure.status()
        }
    }
}
