//! A list of headlines, read in pieces as they arrive: an item at a time, the whole never in memory.

use crate::decimal::decimal;
use crate::fault::{Fault, Severity};
use crate::hint::Tally;
use crate::item::Item;
use crate::json::parse;
use crate::read::walk::{Resolve, Walk};

/// Cuts the items of a JSON array out of pieces of bytes. It looks at nesting and quotation marks and at
/// nothing else; each item goes through the same reader as an article's.
///
/// ```
/// let mut list = article_viewer_model::ListReader::default();
/// let mut headlines = Vec::new();
/// for piece in [&br#"[{"headline": "Fer"#[..], br#"ry sails"}, {"url": "/b"}]"#] {
///     list.extend(piece);
///     while let Some(item) = list.next(&|address| Some(address.to_owned())) {
///         headlines.extend(item.map(|item| item.headline.to_string()));
///     }
/// }
/// assert_eq!(headlines, ["Ferry sails"]);
/// assert_eq!(list.finish()[0].path, "[1].headline");
/// ```
#[derive(Default)]
pub struct ListReader {
    buffer: Vec<u8>,
    /// How much of the buffer has been looked at.
    at: usize,
    /// Where the open item starts.
    start: usize,
    /// Bytes that have left the buffer.
    gone: usize,
    depth: u32,
    string: InString,
    index: usize,
    /// Something else than white space stood before the list or after it, or the list is no list.
    broken: Option<Fault>,
    closed: bool,
    /// A comma came last, so an item has to follow.
    comma: bool,
    faults: Vec<Fault>,
    /// So many more faults there were than are kept.
    further: usize,
    tally: Tally,
}

/// The scanner is in a string, right behind a backslash of one, or in none.
#[derive(Clone, Copy, Default)]
enum InString {
    #[default]
    No,
    Yes,
    Escaped,
}

/// So many faults of a list's items are kept: a list may have a million items, and a fault in each.
const MOST_FAULTS: usize = 1_000;

impl ListReader {
    /// Takes in the next bytes.
    pub fn extend(&mut self, bytes: &[u8]) {
        self.buffer.drain(..self.start);
        self.at -= self.start;
        self.gone += self.start;
        self.start = 0;
        self.buffer.extend_from_slice(bytes);
    }

    /// The next item that is here whole: `Some(None)` for one that can't be read and has left a fault,
    /// `None` where more bytes are needed or the list is at its end.
    #[allow(clippy::option_option)] // Three answers: an item, a bad one, not yet.
    pub fn next(&mut self, resolve: Resolve<'_>) -> Option<Option<Item>> {
        while self.at < self.buffer.len() && self.broken.is_none() {
            let byte = self.buffer[self.at];
            self.at += 1;
            if !matches!(self.string, InString::No) {
                self.string = match (self.string, byte) {
                    (InString::Yes, b'"') => InString::No,
                    (InString::Yes, b'\\') => InString::Escaped,
                    _ => InString::Yes,
                };
                continue;
            }
            match byte {
                // The byte order mark counts as space before the list.
                b' ' | b'\n' | b'\r' | b'\t' | 0xEF | 0xBB | 0xBF if self.depth == 0 => {}
                b'[' if self.depth == 0 && !self.closed => {
                    self.depth = 1;
                    self.start = self.at;
                }
                _ if self.depth == 0 => {
                    let what = if self.closed {
                        "the end of the list"
                    } else {
                        "a list of headlines"
                    };
                    self.broken = Some(self.json_fault(["not JSON: expected ", what].concat()));
                }
                b'"' => self.string = InString::Yes,
                b'[' | b'{' => self.depth += 1,
                b']' | b'}' if self.depth > 1 => self.depth -= 1,
                b',' if self.depth == 1 => return Some(self.item(true, resolve)),
                b']' => {
                    self.depth = 0;
                    self.closed = true;
                    if self.open_item().is_empty() && !self.comma {
                        self.start = self.at;
                    } else {
                        return Some(self.item(false, resolve));
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// How many items there have been, those that can't be read included.
    pub fn count(&self) -> usize {
        self.index
    }

    /// The faults, once no more bytes come: the first thousand, each with a path such as `[3].headline`. Of
    /// texts written as HTML, and of addresses without a scheme, 20 are told; how many more there are of either is said
    /// of the list, whose path is empty.
    pub fn finish(mut self) -> Vec<Fault> {
        if self.broken.is_none() && !self.closed {
            self.broken = Some(self.json_fault("not JSON: the list is cut off".to_owned()));
        }
        let further = (self.further > 0)
            .then(|| ["faults that were not kept: ", &decimal(self.further)].concat());
        let rest = self.tally.rest().chain(further);
        self.faults.extend(rest.map(|message| Fault {
            severity: Severity::Warning,
            path: String::new(),
            message,
            offset: 0,
        }));
        self.faults.extend(self.broken);
        self.faults
    }

    fn json_fault(&self, message: String) -> Fault {
        Fault {
            severity: Severity::Json,
            path: String::new(),
            message,
            offset: self.gone + self.at.saturating_sub(1),
        }
    }

    fn open_item(&self) -> &[u8] {
        self.buffer[self.start..self.at - 1].trim_ascii()
    }

    fn item(&mut self, comma: bool, resolve: Resolve<'_>) -> Option<Item> {
        let (index, start) = (self.index, self.gone + self.start);
        let mut walk = Walk::new(resolve);
        walk.tally = self.tally;
        let item = match parse(&self.buffer[self.start..self.at - 1]) {
            Ok(node) => walk.list_item(index, &node),
            Err(error) => {
                walk.faults.push(Fault {
                    severity: Severity::Warning,
                    path: ["[", &decimal(index), "]"].concat(),
                    message: error.message(),
                    offset: error.offset,
                });
                None
            }
        };
        self.tally = walk.tally;
        for fault in walk.end().0 {
            if self.faults.len() < MOST_FAULTS {
                self.faults.push(Fault {
                    offset: fault.offset + start,
                    ..fault
                });
            } else {
                self.further += 1;
            }
        }
        self.start = self.at;
        self.index += 1;
        self.comma = comma;
        item
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_in_pieces(bytes: &[u8], size: usize) -> (Vec<String>, Vec<String>) {
        let mut list = ListReader::default();
        let mut items = Vec::new();
        for piece in bytes.chunks(size) {
            list.extend(piece);
            while let Some(item) = list.next(&|address| Some(address.to_owned())) {
                items.extend(item.map(|item| item.headline.to_string()));
            }
        }
        (
            items,
            list.finish().iter().map(ToString::to_string).collect(),
        )
    }

    #[test]
    fn a_list_reads_the_same_in_pieces_of_any_size() {
        for (json, items, faults) in [
            ("[]", &[][..], &[][..]),
            ("\u{FEFF} [ ] ", &[], &[]),
            (
                r#"[{"headline":"a ] \" , }"},{"headline":"é"}]"#,
                &["a ] \" , }", "é"],
                &[],
            ),
            (
                r#"[{"headline":"a"}, 7, {"headline":" "}, {"headline":"b","url":"javascript:x"}]"#,
                &["a", "b"],
                &[
                    "[1]: expected an object with a headline, found the number 7",
                    "[2].headline: blank",
                    "[3].url: refused the address \"javascript:x\"; it must be http, https, mailto or relative",
                ],
            ),
            (
                r#"[{"headline":"a"},]"#,
                &["a"],
                &["[1]: not JSON: expected a value"],
            ),
            (
                r#"[{"headline":"a"}"#,
                &[],
                &["not JSON: the list is cut off"],
            ),
            (
                r#"[{"headline":"a"},{"head"#,
                &["a"],
                &["not JSON: the list is cut off"],
            ),
            (
                r#"{"a":1}"#,
                &[],
                &["not JSON: expected a list of headlines"],
            ),
            ("[] x", &[], &["not JSON: expected the end of the list"]),
            ("", &[], &["not JSON: the list is cut off"]),
        ] {
            for size in [1, 2, 3, 7, 1000] {
                let (got, wrong) = read_in_pieces(json.as_bytes(), size);
                assert_eq!(
                    (got.as_slice(), wrong.as_slice()),
                    (
                        &*items.iter().map(ToString::to_string).collect::<Vec<_>>(),
                        &*faults.iter().map(ToString::to_string).collect::<Vec<_>>()
                    ),
                    "{json} by {size}"
                );
            }
        }
    }
}
