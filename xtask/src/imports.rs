//! Short names between the WebAssembly and its glue.
//!
//! `wasm-bindgen` names each import after what it does and a hash of sixteen digits, in both files. Digits of
//! a hash don't compress: a hundred of them are 3.5 kB of an embedding page's download.

use anyhow::{Context, Result, bail};

/// The module that `wasm-bindgen` imports everything from.
const MODULE: &str = "./viewer_bg.js";

/// The WebAssembly and its glue with short names for what one imports from the other.
pub(crate) fn shorten(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let mut names = Vec::new();
    let wasm = rename(wasm, &mut names)?;
    let mut out = glue.replace(&format!("\"{MODULE}\""), "\"v\"");
    for (long, short) in &names {
        let (text, found) = replace_word(&out, long, short);
        if !found {
            bail!("the glue does not name the import {long}");
        }
        out = text;
    }
    Ok((wasm, out))
}

/// Replaces a name where it stands whole.
fn replace_word(text: &str, long: &str, short: &str) -> (String, bool) {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$');
    let mut out = String::with_capacity(text.len());
    let (mut rest, mut found) = (text, false);
    while let Some(at) = rest.find(long) {
        let (before, after) = (&rest[..at], &rest[at + long.len()..]);
        let whole = !before.ends_with(is_name) && !after.starts_with(is_name);
        out.push_str(before);
        out.push_str(if whole { short } else { long });
        found |= whole;
        rest = after;
    }
    out.push_str(rest);
    (out, found)
}

/// Rewrites the import section. Source of the layout: WebAssembly core specification, 5.5.5.
fn rename(wasm: &[u8], names: &mut Vec<(String, String)>) -> Result<Vec<u8>> {
    let mut bytes = Bytes { bytes: wasm, at: 8 };
    let mut out = wasm.get(..8).context("no WebAssembly")?.to_vec();
    while bytes.at < wasm.len() {
        let id = bytes.byte()?;
        let size = bytes.number()? as usize;
        let section = bytes.take(size)?;
        let section = if id == 2 {
            imports(section, names)?
        } else {
            section.to_vec()
        };
        out.push(id);
        number(section.len() as u64, &mut out);
        out.extend(section);
    }
    Ok(out)
}

fn imports(section: &[u8], names: &mut Vec<(String, String)>) -> Result<Vec<u8>> {
    let mut bytes = Bytes {
        bytes: section,
        at: 0,
    };
    let count = bytes.number()?;
    let mut out = Vec::new();
    number(count, &mut out);
    for _ in 0..count {
        let module = bytes.text()?;
        let field = bytes.text()?;
        let start = bytes.at;
        match bytes.byte()? {
            0 => drop(bytes.number()?),
            1 => {
                bytes.byte()?;
                bytes.limits()?;
            }
            2 => bytes.limits()?,
            3 => drop(bytes.take(2)?),
            4 => {
                bytes.byte()?;
                bytes.number()?;
            }
            kind => bail!("an import of the unknown kind {kind}"),
        }
        if module == MODULE {
            let short = short(names.len());
            text("v", &mut out);
            text(&short, &mut out);
            names.push((field.to_owned(), short));
        } else {
            text(module, &mut out);
            text(field, &mut out);
        }
        out.extend(&section[start..bytes.at]);
    }
    Ok(out)
}

/// `a` … `z`, `aa` … : names that are no words of JavaScript where they stand, as an object's keys.
fn short(index: usize) -> String {
    let letter = char::from(b'a' + (index % 26) as u8);
    if index < 26 {
        letter.to_string()
    } else {
        format!("{}{letter}", short(index / 26 - 1))
    }
}

fn number(mut value: u64, out: &mut Vec<u8>) {
    loop {
        let byte = (value & 0x7F) as u8;
        value >>= 7;
        out.push(if value == 0 { byte } else { byte | 0x80 });
        if value == 0 {
            return;
        }
    }
}

fn text(text: &str, out: &mut Vec<u8>) {
    number(text.len() as u64, out);
    out.extend(text.as_bytes());
}

struct Bytes<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Bytes<'b> {
    fn take(&mut self, count: usize) -> Result<&'b [u8]> {
        let taken = self
            .bytes
            .get(self.at..self.at + count)
            .context("the WebAssembly is cut off")?;
        self.at += count;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8> {
        Ok(self.take(1)?[0])
    }

    /// LEB128.
    fn number(&mut self) -> Result<u64> {
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7F) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
            if shift > 63 {
                bail!("a number in the WebAssembly has no end");
            }
        }
    }

    fn text(&mut self) -> Result<&'b str> {
        let count = self.number()? as usize;
        Ok(std::str::from_utf8(self.take(count)?)?)
    }

    fn limits(&mut self) -> Result<()> {
        let flags = self.byte()?;
        self.number()?;
        if flags & 1 == 1 {
            self.number()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module that imports two functions of type 0 from the glue and one from elsewhere.
    fn module() -> Vec<u8> {
        let mut section = vec![3];
        for (module, field) in [
            (MODULE, "__wbg_log_1f"),
            ("env", "other"),
            (MODULE, "__wbg_log_1f2"),
        ] {
            text(module, &mut section);
            text(field, &mut section);
            section.extend([0, 0]);
        }
        let mut wasm = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02".to_vec();
        number(section.len() as u64, &mut wasm);
        wasm.extend(section);
        wasm
    }

    #[test]
    fn both_sides_get_the_same_short_names() {
        let glue = r#"{"./viewer_bg.js":{__wbg_log_1f:f,__wbg_log_1f2:()=>x.__wbg_log_1f}}"#;
        let (wasm, glue) = shorten(&module(), glue).unwrap();
        assert_eq!(glue, r#"{"v":{a:f,b:()=>x.a}}"#);
        let text = String::from_utf8_lossy(&wasm);
        assert!(!text.contains("__wbg") && text.contains("other"));
    }

    #[test]
    fn a_name_that_the_glue_lacks_is_an_error() {
        assert!(
            shorten(&module(), "{}")
                .unwrap_err()
                .to_string()
                .contains("__wbg_log_1f")
        );
    }

    #[test]
    fn short_names_are_unique() {
        let names: std::collections::BTreeSet<String> = (0..1000).map(short).collect();
        assert_eq!(names.len(), 1000);
    }
}
