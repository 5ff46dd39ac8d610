//! Why the tool stops: what was wrong, where, and what would be right. One line, and an exit status.

use std::fmt;
use std::process::ExitCode;

/// How a command that did all its work ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Good,
    /// Some of its input is at fault, and was told.
    InputAtFault,
}

impl Outcome {
    pub(crate) fn of_input(is_good: bool) -> Self {
        if is_good {
            Self::Good
        } else {
            Self::InputAtFault
        }
    }

    pub(crate) fn status(self) -> ExitCode {
        ExitCode::from(match self {
            Self::Good => 0,
            Self::InputAtFault => 1,
        })
    }
}

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
    /// The input is at fault, in ways that are written down already, a line each.
    Told(Vec<String>),
    /// The call is at fault: its arguments, or where it wants the result.
    Call(String),
}

impl Failure {
    pub(crate) fn call(message: impl Into<String>) -> Self {
        Self::Call(message.into())
    }

    pub(crate) fn status(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Input { .. } | Self::Told(_) => 1,
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
            Self::Told(lines) => f.write_str(&lines.join("\n")),
            Self::Call(message) => f.write_str(message),
        }
    }
}
