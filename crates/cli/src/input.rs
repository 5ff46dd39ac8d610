//! What the tool reads: a file or standard input, as text. What is no text is refused here, with its line.

use crate::failure::Failure;
use std::ffi::OsString;
use std::io::{ErrorKind, Read};
use std::path::PathBuf;

/// Where a text comes from.
#[derive(Debug)]
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

    /// How messages call it.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Stdin => "<stdin>".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// Everything in it.
    pub(crate) fn read(&self) -> Result<String, Failure> {
        let fault = |line: Option<usize>, message: String| Failure::Input {
            file: self.name(),
            line,
            message,
        };
        let bytes = match self {
            Self::Stdin => {
                let mut bytes = Vec::new();
                std::io::stdin()
                    .lock()
                    .read_to_end(&mut bytes)
                    .map(|_| bytes)
            }
            Self::File(path) if path.is_dir() => {
                return Err(fault(
                    None,
                    "this is a folder; name a file in it".to_owned(),
                ));
            }
            Self::File(path) => std::fs::read(path),
        };
        let bytes = bytes.map_err(|error| {
            fault(
                None,
                match error.kind() {
                    ErrorKind::NotFound => "there is no such file".to_owned(),
                    ErrorKind::PermissionDenied => "this file may not be read by you".to_owned(),
                    _ => format!("can't be read: {error}"),
                },
            )
        })?;
        if bytes.is_empty() {
            return Err(fault(None, "this is empty; a text was expected".to_owned()));
        }
        if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
            return Err(fault(
                Some(1),
                "this is UTF-16; save it as UTF-8".to_owned(),
            ));
        }
        if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
            return Err(fault(
                Some(line_of(&bytes, at)),
                "this is no text but a binary file (it has a zero byte); save the page as text"
                    .to_owned(),
            ));
        }
        String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.as_bytes();
            fault(
                Some(line_of(bytes, at)),
                format!(
                    "byte {:#04X} is no UTF-8; save the file as UTF-8",
                    bytes[at]
                ),
            )
        })
    }
}

/// The line of a byte, from 1. Lines end with LF, CR LF or CR.
fn line_of(bytes: &[u8], at: usize) -> usize {
    let before = &bytes[..at];
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
