//! `article-viewer check`: every fault of articles and of lists of headlines, by the viewer's own reader.

use crate::arguments::{Check as Call, Format};
use crate::failure::{Failure, Outcome};
use crate::files::{self, Found};
use crate::list;
use crate::output::{self, counted};
use anstyle::AnsiColor;
use article_viewer_model::{Position, Severity, read};
use serde::Serialize;
use std::fmt;

/// Checks files.
pub(crate) fn run(call: &Call) -> Result<Outcome, Failure> {
    let files = files::find(&call.files, &["json"])?;
    let mut told: Vec<Told> = Vec::new();
    let mut unread = Vec::new();
    for checked in files::each(&files, check) {
        match checked {
            Ok(faults) => told.extend(faults),
            Err(failure) => unread.push(failure),
        }
    }
    let errors = told
        .iter()
        .filter(|told| told.severity == Weight::Error)
        .count();
    match call.format {
        Format::Text => {
            // Stable: those of a file stay together, in the order of the file.
            told.sort_by_key(|told| told.severity == Weight::Warning);
            let lines: Vec<String> = told.iter().map(ToString::to_string).collect();
            let end = if lines.is_empty() { "" } else { "\n" };
            output::coloured_to_stdout(&(lines.join("\n") + end))?;
        }
        Format::Json => output::to_stdout(&output::json(&told)?)?,
    }
    for failure in &unread {
        output::tell(failure);
    }
    output::to_stderr(&format!(
        "{}: {}, {}\n",
        counted(files.len(), "file", "files"),
        counted(errors + unread.len(), "error", "errors"),
        counted(told.len() - errors, "warning", "warnings"),
    ));
    Ok(Outcome::of_input(errors == 0 && unread.is_empty()))
}

/// How much a fault costs the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Weight {
    Error,
    Warning,
}

/// A fault as it is told.
#[derive(Debug, Serialize)]
struct Told {
    file: String,
    /// From 1.
    line: usize,
    /// From 1, in characters.
    column: usize,
    /// Empty for the whole file.
    path: String,
    severity: Weight,
    message: String,
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Where stdout is no terminal, the colours are taken out.
        let style = match self.severity {
            Weight::Error => AnsiColor::Red.on_default().bold(),
            Weight::Warning => AnsiColor::Yellow.on_default(),
        };
        let Self {
            file, line, column, ..
        } = self;
        write!(f, "{style}{file}:{line}:{column}:{style:#} ")?;
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.message)?;
        if self.severity == Weight::Warning {
            f.write_str(" [warning]")?;
        }
        Ok(())
    }
}

fn check(file: &Found) -> Result<Vec<Told>, Failure> {
    let bytes = file.source.bytes()?;
    let mut faults = if list::is_list(&bytes) {
        list::read(&bytes).1
    } else {
        read(&bytes).faults
    };
    faults.sort_by_key(|fault| fault.offset);
    // From fault to fault, since a list may be one line of 150 MB with a thousand of them.
    let (mut at, mut place) = (0, Position { line: 1, column: 1 });
    let told = faults.into_iter().map(|fault| {
        let step = Position::of(&bytes[at..], fault.offset - at);
        place = Position {
            line: place.line + step.line - 1,
            column: if step.line == 1 {
                place.column + step.column - 1
            } else {
                step.column
            },
        };
        at = fault.offset;
        Told {
            file: file.source.name(),
            line: place.line,
            column: place.column,
            path: fault.path,
            severity: match fault.severity {
                Severity::Warning => Weight::Warning,
                Severity::Block | Severity::Article | Severity::Json => Weight::Error,
            },
            message: fault.message,
        }
    });
    Ok(told.collect())
}
