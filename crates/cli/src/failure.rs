//! Why the tool stops: what was wrong, where, and what would be right. One line, and an exit status.

use std::fmt;
use std::process::ExitCode;

/// Why the tool stops.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The input is at fault.
    Input {
        /// The file.
        file: String,
        /// The line in it, from 1.
        line: Option<usize>,
        message: String,
    },
    /// The call is at fault: its arguments, or where it wants the result.
    Call(String),
}

impl Failure {
    pub(crate) fn call(message: impl Into<String>) -> Self {
        Self::Call(message.into())
    }

    pub(crate) fn status(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Input { .. } => 1,
            Self::Call(_) => 2,
        })
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input {
                file,
                line: Some(line),
                message,
            } => write!(f, "{file}:{line}: {message}"),
            Self::Input {
                file,
                line: None,
                message,
            } => write!(f, "{file}: {message}"),
            Self::Call(message) => f.write_str(message),
        }
    }
}
