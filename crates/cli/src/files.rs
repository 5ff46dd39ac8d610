//! The files that a call names: folders are looked through, and each file is worked on by as many threads as there are
//! processors, with a bar on a terminal.

use crate::failure::Failure;
use crate::input::Source;
use indicatif::{ParallelProgressIterator, ProgressBar, ProgressStyle};
use rayon::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

/// A file, and its path below the folder that the call named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) source: Source,
    pub(crate) below: PathBuf,
}

/// The files that these sources are: of a folder all that have one of the `ends` (without the point), by name.
pub(crate) fn find(sources: &[Source], ends: &[&str]) -> Result<Vec<Found>, Failure> {
    let mut found = Vec::new();
    for source in sources {
        match source {
            Source::File(path) if path.is_dir() => {
                let before = found.len();
                look_through(path, ends, &mut found)
                    .map_err(|error| source.failure(None, format!("can't be read: {error}")))?;
                if found.len() == before {
                    let ends = ends.join(", .");
                    return Err(
                        source.failure(None, format!("no file of this folder ends in .{ends}"))
                    );
                }
                found[before..].sort_by(|a, b| a.below.cmp(&b.below));
                for file in &mut found[before..] {
                    file.source = Source::File(path.join(&file.below));
                }
            }
            Source::File(path) => found.push(Found {
                below: path.file_name().map_or_else(|| path.clone(), PathBuf::from),
                source: source.clone(),
            }),
            Source::Stdin => found.push(Found {
                below: "stdin".into(),
                source: Source::Stdin,
            }),
        }
    }
    Ok(found)
}

fn look_through(folder: &Path, ends: &[&str], found: &mut Vec<Found>) -> std::io::Result<()> {
    // Folders still to be read, below `folder`. A link to a folder is not followed: it may lead back.
    let mut open = vec![PathBuf::new()];
    while let Some(below) = open.pop() {
        for entry in fs::read_dir(folder.join(&below))? {
            let entry = entry?;
            let name = below.join(entry.file_name());
            let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
            if entry.file_type()?.is_dir() && !is_hidden {
                open.push(name);
            } else if !is_hidden && ends.iter().any(|end| has_end(&name, end)) {
                found.push(Found {
                    source: Source::Stdin,
                    below: name,
                });
            }
        }
    }
    Ok(())
}

fn has_end(path: &Path, end: &str) -> bool {
    path.extension()
        .is_some_and(|found| found.eq_ignore_ascii_case(end))
}

/// What comes of each file, in their order.
pub(crate) fn each<T: Send>(files: &[Found], work: impl Fn(&Found) -> T + Sync) -> Vec<T> {
    // Few files are done before a bar is read.
    let bar = if files.len() > 4 {
        ProgressBar::new(files.len() as u64)
    } else {
        ProgressBar::hidden()
    };
    let style = ProgressStyle::with_template("{bar:40} {pos} of {len} files, {eta} to go");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    let done = files
        .par_iter()
        .progress_with(bar.clone())
        .map(&work)
        .collect();
    bar.finish_and_clear();
    done
}
