//! What the tool reads: a file or standard input, as bytes or as text. What is no text is refused here, with its line.

use crate::failure::Failure;
use article_viewer_import::decode;
use std::ffi::OsString;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

/// Where a text comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Source {
    Stdin,
    File(PathBuf),
}

impl Source {
    /// A file's name; `-` is standard input.
    pub(crate) fn of(name: OsString) -> Self {
        if name == "-" {
            Self::Stdin
        } else {
            Self::File(name.into())
        }
    }

    pub(crate) fn is_folder(&self) -> bool {
        matches!(self, Self::File(path) if path.is_dir())
    }

    /// How messages call it.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Stdin => "<stdin>".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// Everything in it.
    pub(crate) fn bytes(&self) -> Result<Vec<u8>, Failure> {
        let read = match self {
            Self::Stdin => read_all(std::io::stdin().lock()),
            Self::File(path) => File::open(path).and_then(|file| {
                if file.metadata()?.is_dir() {
                    return Err(ErrorKind::IsADirectory.into());
                }
                read_all(file)
            }),
        };
        let bytes = read.map_err(|error| {
            self.failure(None, match error.kind() {
                ErrorKind::NotFound => "there is no such file".to_owned(),
                ErrorKind::PermissionDenied => "this file may not be read by you".to_owned(),
                ErrorKind::IsADirectory => "this is a folder; name a file in it".to_owned(),
                ErrorKind::FileTooLarge => format!(
                    "this is larger than {} MB, which no page and no list of headlines is; cut it",
                    MOST_BYTES >> 20
                ),
                _ => format!("can't be read: {error}"),
            })
        })?;
        if bytes.is_empty() {
            return Err(self.failure(None, "this is empty; a text was expected"));
        }
        Ok(bytes)
    }

    /// The text in it.
    pub(crate) fn text(&self) -> Result<String, Failure> {
        let bytes = self.bytes()?;
        if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
            return Err(self.failure(Some(1), "this is UTF-16; save it as UTF-8"));
        }
        self.no_binary(&bytes)?;
        String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.as_bytes();
            self.failure(
                Some(line_of(bytes, at)),
                format!(
                    "byte {:#04X} is no UTF-8; save the file as UTF-8",
                    bytes[at]
                ),
            )
        })
    }

    /// The page in it, in whatever encoding it names.
    pub(crate) fn page(&self) -> Result<String, Failure> {
        let bytes = self.bytes()?;
        if bytes.len() > LARGEST_PAGE {
            return Err(self.failure(
                None,
                format!(
                    "this has {} MB, and a page at most {}; save the article alone",
                    bytes.len() >> 20,
                    LARGEST_PAGE >> 20
                ),
            ));
        }
        let is_wide = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
        if !is_wide {
            self.no_binary(&bytes)?;
        }
        decode(&bytes)
            .map_err(|error| self.failure(Some(line_of(&bytes, error.offset)), error.to_string()))
    }

    fn no_binary(&self, bytes: &[u8]) -> Result<(), Failure> {
        match bytes.iter().position(|byte| *byte == 0) {
            None => Ok(()),
            Some(at) => Err(self.failure(
                Some(line_of(bytes, at)),
                "this is no text but a binary file (it has a zero byte); save the page as text",
            )),
        }
    }

    /// The folder in which the file is.
    pub(crate) fn folder(&self) -> Option<&Path> {
        match self {
            Self::Stdin => None,
            Self::File(path) => path.parent(),
        }
    }

    /// What is wrong with it, in a line of it.
    pub(crate) fn failure(&self, line: Option<usize>, message: impl Into<String>) -> Failure {
        Failure::Input {
            file: self.name(),
            line,
            message: message.into(),
        }
    }
}

/// A list of a million headlines has 150 MB.
const MOST_BYTES: u64 = 256 << 20;

/// The largest pages of news have 2 MB. The worst that so many bytes can be takes 1.5 GB of memory, a page of news 0.1.
const LARGEST_PAGE: usize = 8 << 20;

fn read_all(from: impl Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

/// The line of a byte, from 1. Lines end with LF, CR LF or CR.
pub(crate) fn line_of(bytes: &[u8], at: usize) -> usize {
    let before = &bytes[..at.min(bytes.len())];
    let ends = before
        .iter()
        .enumerate()
        .filter(|(index, byte)| match byte {
            b'\n' => true,
            b'\r' => bytes.get(index + 1) != Some(&b'\n'),
            _ => false,
        });
    1 + ends.count()
}

#[cfg(test)]
mod tests {
    use super::line_of;

    #[test]
    fn lines_end_in_three_ways() {
        for (text, at, line) in [
            ("abc", 2, 1),
            ("a\nb", 2, 2),
            ("a\r\nb", 3, 2),
            ("a\rb", 2, 2),
            ("\n\n", 2, 3),
        ] {
            assert_eq!(line_of(text.as_bytes(), at), line, "{text:?} at {at}");
        }
    }
}
