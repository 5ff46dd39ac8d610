//! What the tool writes. A file appears whole or not at all; a reader that has seen enough of stdout is no failure.

use crate::failure::Failure;
use serde::Serialize;
use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Writes to stdout.
pub(crate) fn to_stdout(text: &str) -> Result<(), Failure> {
    write(io::stdout().lock(), text)
}

/// Writes a text with colours to stdout, without them where that is no terminal.
pub(crate) fn coloured_to_stdout(text: &str) -> Result<(), Failure> {
    write(anstream::stdout().lock(), text)
}

fn write(mut stdout: impl Write, text: &str) -> Result<(), Failure> {
    let written = stdout.write_all(text.as_bytes());
    match written.and_then(|()| stdout.flush()) {
        // `article-viewer tag … | head` closes its end early.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::call(format!("stdout can't be written: {error}")))
        }
        _ => Ok(()),
    }
}

/// A value as JSON that people read.
pub(crate) fn json(value: &impl Serialize) -> Result<String, Failure> {
    let json = serde_json::to_string_pretty(value);
    Ok(json.map_err(|error| Failure::call(error.to_string()))? + "\n")
}

/// The name of a file that an address in a page has, where `%20` stands for a space.
pub(crate) fn file_name(address: &str) -> String {
    let bytes = percent_encoding::percent_decode_str(address);
    bytes.decode_utf8_lossy().into_owned()
}

/// `1 file`, `2 files`
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Tells why the tool stops, or why it left a file out.
pub(crate) fn tell(failure: &Failure) {
    match failure {
        Failure::Told(_) => to_stderr(&format!("{failure}\n")),
        _ => to_stderr(&format!("article-viewer: {failure}\n")),
    }
}

/// Writes to stderr. Where nobody listens there, there is nobody to tell.
pub(crate) fn to_stderr(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Where each of many results goes: below one folder, by the path of what it was made of.
pub(crate) struct Targets<'a> {
    folder: &'a Path,
}

impl<'a> Targets<'a> {
    /// Two of the same name are refused: one would overwrite the other.
    pub(crate) fn new<'p>(
        folder: &'a Path,
        paths: impl Iterator<Item = &'p Path>,
    ) -> Result<Self, Failure> {
        let targets = Self { folder };
        let mut seen = HashMap::new();
        for path in paths {
            if let Some(other) = seen.insert(targets.of(path), path) {
                return Err(Failure::call(format!(
                    "“{}” and “{}” would both become {}; import them by themselves",
                    other.display(),
                    path.display(),
                    targets.of(path).display()
                )));
            }
        }
        Ok(targets)
    }

    /// `DIR/folder/page.json` of `folder/page.txt`
    pub(crate) fn of(&self, path: &Path) -> PathBuf {
        self.folder.join(path).with_extension("json")
    }
}

/// Writes a file as [`to_file`] does; folders that are missing are made.
pub(crate) fn to_file_in_new_folder(path: &Path, text: &str) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)
            .map_err(|error| Failure::call(format!("{}: {error}", folder.display())))?;
    }
    to_file(path, text)
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
