//! What the tool writes. A file appears whole or not at all; a reader that has seen enough of stdout is no failure.

use crate::failure::Failure;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Writes to stdout.
pub(crate) fn to_stdout(text: &str) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    match stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush())
    {
        // `article-viewer tag … | head` closes its end early.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::call(format!("stdout can't be written: {error}")))
        }
        _ => Ok(()),
    }
}

/// Writes to stderr. Where nobody listens there, there is nobody to tell.
pub(crate) fn to_stderr(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Writes a file: first beside it under another name, then in its place.
pub(crate) fn to_file(path: &Path, text: &str) -> Result<(), Failure> {
    let failed = |message: String| Failure::call(format!("-o {}: {message}", path.display()));
    match fs::metadata(path) {
        Ok(there) if there.is_dir() => {
            return Err(failed("this is a folder; name a file in it".to_owned()));
        }
        // A pipe or a device is written to; a rename would put a file in its place.
        Ok(there) if !there.is_file() => {
            return fs::write(path, text)
                .map_err(|error| failed(format!("can't be written: {error}")));
        }
        _ => {}
    }
    // The file that a link leads to, not the link, is written anew.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    if !folder.is_dir() {
        return Err(failed(format!(
            "there is no folder “{}”; make it first",
            folder.display()
        )));
    }
    let Some(name) = target.file_name() else {
        return Err(failed("this names no file".to_owned()));
    };
    let beside = folder.join(format!(
        ".{}.{}.part",
        name.to_string_lossy(),
        std::process::id()
    ));
    let written = write_new(&beside, &target, text).and_then(|()| fs::rename(&beside, &target));
    written.map_err(|error| {
        // Whatever could not be finished goes away again.
        let _ = fs::remove_file(&beside);
        failed(match error.kind() {
            ErrorKind::PermissionDenied => "this may not be written by you".to_owned(),
            _ => format!("can't be written: {error}"),
        })
    })
}

fn write_new(beside: &Path, target: &Path, text: &str) -> io::Result<()> {
    let mut file: File = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(beside)?;
    if let Ok(there) = fs::metadata(target) {
        file.set_permissions(there.permissions())?;
    }
    file.write_all(text.as_bytes())?;
    // The rename must not reach the disk before the text does.
    file.sync_all()
}
