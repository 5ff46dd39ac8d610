//! The encoding of a page: its byte order mark, else what its `<meta>` says, else UTF-8, as a browser has it.
//! Source: <https://html.spec.whatwg.org/#determining-the-character-encoding>.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::fmt;

/// Bytes that the encoding of their page does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EncodingError {
    /// The first of them.
    pub offset: usize,
    /// The byte.
    pub byte: u8,
    /// The encoding's name.
    pub encoding: &'static str,
    /// The page says so itself.
    pub is_declared: bool,
}

impl fmt::Display for EncodingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { byte, encoding, .. } = self;
        write!(f, "byte {byte:#04X} is no {encoding}")?;
        f.write_str(if self.is_declared {
            ", which the page says it is; save the page anew"
        } else {
            "; save the file as UTF-8"
        })
    }
}

impl std::error::Error for EncodingError {}

/// How far a page's declaration is looked for.
const LOOKED_AT: usize = 4096;

/// The text of these bytes.
///
/// ```
/// let page = b"<meta charset=windows-1251><p>\xCF\xE0\xF0\xEE\xEC";
/// assert!(article_viewer_import::decode(page).unwrap().ends_with("Паром"));
/// ```
///
/// # Errors
///
/// [`EncodingError`] where they are of no encoding that is named in them, nor UTF-8.
pub fn decode(bytes: &[u8]) -> Result<String, EncodingError> {
    let (encoding, is_declared) = match (Encoding::for_bom(bytes), declared(bytes)) {
        (Some((encoding, _)), _) | (None, Some(encoding)) => (encoding, true),
        (None, None) => (UTF_8, false),
    };
    // Programs save a page as UTF-8 and leave the old declaration where it stood. Text of another encoding that is UTF-8 as
    // well has no letter beyond ASCII.
    if let Ok(text) = std::str::from_utf8(bytes)
        && !text.is_ascii()
    {
        return Ok(text.trim_start_matches('\u{FEFF}').to_owned());
    }
    let (text, _, has_errors) = encoding.decode(bytes);
    if !has_errors {
        return Ok(text.into_owned());
    }
    let offset = first_error(encoding, bytes);
    Err(EncodingError {
        offset,
        byte: bytes.get(offset).copied().unwrap_or_default(),
        encoding: encoding.name(),
        is_declared,
    })
}

/// What the page's `<meta charset=…>` or `<meta content="…; charset=…">` names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let tags = head.match_indices("<meta").map(|(at, _)| &head[at..]);
    let encoding = tags.into_iter().find_map(|tag| {
        let tag = &tag[..tag.find('>')?];
        let (_, label) = tag.split_once("charset")?;
        let label = label.trim_start().strip_prefix('=')?;
        let label = label.trim_start_matches(|c: char| c.is_whitespace() || c == '"' || c == '\'');
        let end = label.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '/'));
        Encoding::for_label(&label.as_bytes()[..end.unwrap_or(label.len())])
    })?;
    // Whoever could read the declaration has no UTF-16.
    let is_wide = encoding == UTF_16LE || encoding == UTF_16BE;
    Some(if is_wide { UTF_8 } else { encoding })
}

/// The first byte that cannot be decoded.
fn first_error(encoding: &'static Encoding, bytes: &[u8]) -> usize {
    let mut decoder = encoding.new_decoder_with_bom_removal();
    let mut text = String::with_capacity(bytes.len() * 3 + 8);
    let (_, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    read.saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{
        BIG5, EUC_KR, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252, WINDOWS_1254, WINDOWS_1256,
    };

    #[test]
    fn a_page_is_read_in_the_encoding_that_it_names() {
        for (encoding, text) in [
            (WINDOWS_1251, "Паром снова ходит"),
            (WINDOWS_1252, "Fähre fährt – “wieder”"),
            (WINDOWS_1254, "Feribot yine işliyor"),
            (WINDOWS_1256, "العبارة تبحر"),
            (SHIFT_JIS, "連絡船が再び出る"),
            (EUC_KR, "배가 다시 뜬다"),
            (BIG5, "渡輪再次啟航"),
        ] {
            let name = encoding.name();
            for meta in [
                format!("<meta charset=\"{name}\">"),
                format!("<META http-equiv=Content-Type content='text/html; charset={name}'>"),
            ] {
                let page = format!("<!doctype html>{meta}<p>{text}");
                let (bytes, _, unmappable) = encoding.encode(&page);
                assert!(!unmappable, "{name}");
                assert_eq!(decode(&bytes).unwrap(), page, "{name}");
            }
        }
    }

    #[test]
    fn a_mark_at_the_beginning_counts_before_what_is_declared() {
        assert_eq!(decode(b"\xFF\xFEF\0e\0").unwrap(), "Fe");
        assert_eq!(decode(b"\xFE\xFF\0F\0e").unwrap(), "Fe");
        let page = "\u{FEFF}<meta charset=windows-1251><p>Fähre";
        assert_eq!(decode(page.as_bytes()).unwrap(), &page[3..]);
    }

    #[test]
    fn what_was_saved_anew_is_utf_8_whatever_it_says() {
        let page = "<meta charset=shift_jis><p>Fähre";
        assert_eq!(decode(page.as_bytes()).unwrap(), page);
    }

    #[test]
    fn a_byte_of_no_encoding_is_named() {
        let error = decode(b"Ferry\nto Bod\xF8\n").unwrap_err();
        assert_eq!(error.offset, 12);
        assert_eq!(
            error.to_string(),
            "byte 0xF8 is no UTF-8; save the file as UTF-8"
        );
        let error = decode(b"<meta charset=euc-kr>\xC8").unwrap_err();
        assert!(error.to_string().contains("EUC-KR, which the page says"));
    }
}
