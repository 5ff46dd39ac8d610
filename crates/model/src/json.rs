//! JSON as a small tree in which every value knows the byte that it starts at.
//!
//! Why not `serde_json`: a fault has to name its line and column (it keeps no places of values), and the
//! viewer pays for every byte that it downloads (this is 5 kB less of WebAssembly, compressed). The grammar
//! is RFC 8259, checked against the cases of JSONTestSuite.

use crate::fault::short;
use std::borrow::Cow;
use std::fmt;

/// Nesting beyond which a file is refused, so that a hostile one can't exhaust the stack.
const DEEPEST: u32 = 64;

/// A value and where it starts.
#[derive(Debug, Clone, PartialEq)]
pub struct Node<'a> {
    /// Byte of the file.
    pub offset: usize,
    /// The value.
    pub value: Value<'a>,
}

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number as it is written: an article holds only whole ones.
    Number(Cow<'a, str>),
    /// A string without its escapes. An unpaired surrogate has become U+FFFD.
    String(Cow<'a, str>),
    /// An array.
    Array(Vec<Node<'a>>),
    /// An object: keys and values in order, doubled keys included.
    Object(Vec<(Cow<'a, str>, Node<'a>)>),
}

impl<'a> Node<'a> {
    /// The value of a key of an object: of a doubled key the last one, as `JSON.parse` does. `null` counts as
    /// absent.
    pub fn get(&self, key: &str) -> Option<&Node<'a>> {
        let Value::Object(entries) = &self.value else {
            return None;
        };
        let (_, node) = entries.iter().rfind(|(name, _)| name == key)?;
        (node.value != Value::Null).then_some(node)
    }

    /// Its kind, for a message: `the number 12`, `a text`.
    pub(crate) fn describe(&self) -> String {
        match &self.value {
            Value::Null => "null".to_owned(),
            Value::Bool(value) => (if *value { "true" } else { "false" }).to_owned(),
            Value::Number(digits) => ["the number ", short(digits)].concat(),
            Value::String(text) if text.is_empty() => "an empty text".to_owned(),
            Value::String(_) => "a text".to_owned(),
            Value::Array(_) => "a list".to_owned(),
            Value::Object(_) => "an object".to_owned(),
        }
    }
}

/// Why bytes are not JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonError {
    /// Byte of the file.
    pub offset: usize,
    /// The token that was expected there.
    pub expected: &'static str,
}

impl JsonError {
    /// The whole message.
    pub(crate) fn message(&self) -> String {
        ["not JSON: expected ", self.expected].concat()
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not JSON: expected ")?;
        f.write_str(self.expected)
    }
}

impl std::error::Error for JsonError {}

/// Reads one JSON text, UTF-8 with or without a byte order mark.
///
/// # Errors
/// Names the byte where the grammar of RFC 8259 is broken. Nesting deeper than 64 is refused.
pub fn parse(bytes: &[u8]) -> Result<Node<'_>, JsonError> {
    let mark = if bytes.starts_with(b"\xEF\xBB\xBF") {
        3
    } else {
        0
    };
    let text = std::str::from_utf8(bytes).map_err(|error| JsonError {
        offset: error.valid_up_to(),
        expected: "UTF-8",
    })?;
    let mut parser = Parser { text, at: mark };
    let node = parser.value(0)?;
    parser.space();
    if parser.at < text.len() {
        return parser.expected("the end of the file");
    }
    Ok(node)
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Parser<'a> {
    fn expected<T>(&self, expected: &'static str) -> Result<T, JsonError> {
        Err(JsonError {
            offset: self.at,
            expected,
        })
    }

    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn space(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    fn value(&mut self, depth: u32) -> Result<Node<'a>, JsonError> {
        self.space();
        let offset = self.at;
        let value = match self.peek() {
            b'"' => Value::String(self.string()?),
            b'[' | b'{' if depth == DEEPEST => return self.expected("less nesting"),
            b'[' => Value::Array(self.array(depth)?),
            b'{' => Value::Object(self.object(depth)?),
            b'-' | b'0'..=b'9' => Value::Number(self.number()?.into()),
            b't' => self.word("true", Value::Bool(true))?,
            b'f' => self.word("false", Value::Bool(false))?,
            b'n' => self.word("null", Value::Null)?,
            _ => return self.expected("a value"),
        };
        Ok(Node { offset, value })
    }

    fn word(&mut self, word: &str, value: Value<'a>) -> Result<Value<'a>, JsonError> {
        if !self.text[self.at..].starts_with(word) {
            return self.expected("a value");
        }
        self.at += word.len();
        Ok(value)
    }

    fn array(&mut self, depth: u32) -> Result<Vec<Node<'a>>, JsonError> {
        let mut items = Vec::new();
        self.at += 1;
        self.space();
        if self.peek() == b']' {
            self.at += 1;
            return Ok(items);
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.after_item(b']', "a comma or ]")? {
                return Ok(items);
            }
        }
    }

    fn object(&mut self, depth: u32) -> Result<Vec<(Cow<'a, str>, Node<'a>)>, JsonError> {
        let mut entries = Vec::new();
        self.at += 1;
        self.space();
        if self.peek() == b'}' {
            self.at += 1;
            return Ok(entries);
        }
        loop {
            self.space();
            if self.peek() != b'"' {
                return self.expected("a field's name in quotation marks");
            }
            let name = self.string()?;
            self.space();
            if self.peek() != b':' {
                return self.expected("a colon");
            }
            self.at += 1;
            entries.push((name, self.value(depth + 1)?));
            if self.after_item(b'}', "a comma or }")? {
                return Ok(entries);
            }
        }
    }

    /// Steps over what follows an item; true where the list is at its end.
    fn after_item(&mut self, close: u8, expected: &'static str) -> Result<bool, JsonError> {
        self.space();
        let byte = self.peek();
        if byte != b',' && byte != close {
            return self.expected(expected);
        }
        self.at += 1;
        Ok(byte == close)
    }

    fn digits(&mut self) -> Result<(), JsonError> {
        if !self.peek().is_ascii_digit() {
            return self.expected("a digit");
        }
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        Ok(())
    }

    fn number(&mut self) -> Result<&'a str, JsonError> {
        let start = self.at;
        if self.peek() == b'-' {
            self.at += 1;
        }
        if self.peek() == b'0' {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.peek() == b'.' {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), b'e' | b'E') {
            self.at += 1;
            if matches!(self.peek(), b'+' | b'-') {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(&self.text[start..self.at])
    }

    fn string(&mut self) -> Result<Cow<'a, str>, JsonError> {
        self.at += 1;
        let start = self.at;
        let mut out = String::new();
        let mut plain = start;
        loop {
            match self.peek() {
                b'"' => {
                    let rest = &self.text[plain..self.at];
                    self.at += 1;
                    return Ok(if plain == start {
                        Cow::Borrowed(rest)
                    } else {
                        out.push_str(rest);
                        Cow::Owned(out)
                    });
                }
                b'\\' => {
                    out.push_str(&self.text[plain..self.at]);
                    self.at += 1;
                    out.push(self.escape()?);
                    plain = self.at;
                }
                0 if self.at >= self.text.len() => {
                    return self.expected("a closing quotation mark");
                }
                0..=31 => {
                    return self.expected("an escape such as \\n instead of a control character");
                }
                _ => self.at += 1,
            }
        }
    }

    fn escape(&mut self) -> Result<char, JsonError> {
        let letter = self.peek();
        let plain = match letter {
            b'"' | b'\\' | b'/' => letter as char,
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.at += 1;
                return self.unicode();
            }
            _ => return self.expected("an escape: one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u"),
        };
        self.at += 1;
        Ok(plain)
    }

    fn unicode(&mut self) -> Result<char, JsonError> {
        let high = self.hex()?;
        if (0xD800..0xDC00).contains(&high) && self.text[self.at..].starts_with("\\u") {
            let before = self.at;
            self.at += 2;
            let low = self.hex()?;
            if (0xDC00..0xE000).contains(&low) {
                let code = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
                return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            // Not its other half: it stands for itself.
            self.at = before;
        }
        Ok(char::from_u32(high).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn hex(&mut self) -> Result<u32, JsonError> {
        let mut code = 0;
        for _ in 0..4 {
            let Some(digit) = (self.peek() as char).to_digit(16) else {
                return self.expected("four hexadecimal digits");
            };
            code = code * 16 + digit;
            self.at += 1;
        }
        Ok(code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read() {
        for (json, expected) in [
            ("null", Value::Null),
            (" true ", Value::Bool(true)),
            ("-0.5e+3", Value::Number("-0.5e+3".into())),
            (r#""a\u00e9\n\/""#, Value::String("aé\n/".into())),
            (r#""\ud83d\ude00""#, Value::String("😀".into())),
            (r#""\ud83d""#, Value::String("\u{FFFD}".into())),
            (r#""\ud83d\u0041""#, Value::String("\u{FFFD}A".into())),
            (r#""\ude00""#, Value::String("\u{FFFD}".into())),
            ("\u{FEFF}[]", Value::Array(vec![])),
            ("{}", Value::Object(vec![])),
        ] {
            assert_eq!(
                parse(json.as_bytes()).map(|node| node.value),
                Ok(expected),
                "{json}"
            );
        }
    }

    #[test]
    fn what_is_not_json_names_its_byte() {
        for (json, offset, expected) in [
            ("", 0, "a value"),
            ("[1,]", 3, "a value"),
            ("[1 2]", 3, "a comma or ]"),
            ("{\"a\" 1}", 5, "a colon"),
            ("{a:1}", 1, "a field's name in quotation marks"),
            ("{\"a\":1,}", 7, "a field's name in quotation marks"),
            ("01", 1, "the end of the file"),
            ("1.", 2, "a digit"),
            ("\"a", 2, "a closing quotation mark"),
            (
                "\"a\nb\"",
                2,
                "an escape such as \\n instead of a control character",
            ),
            (
                "\"\\x\"",
                2,
                "an escape: one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u",
            ),
            ("\"\\u00g0\"", 5, "four hexadecimal digits"),
            ("nul", 0, "a value"),
            ("[] []", 3, "the end of the file"),
        ] {
            assert_eq!(
                parse(json.as_bytes()),
                Err(JsonError { offset, expected }),
                "{json}"
            );
        }
        assert_eq!(parse(b"\"\xff\"").map_err(|e| e.expected), Err("UTF-8"));
    }

    #[test]
    fn nesting_has_an_end() {
        let deep = "[".repeat(100_000);
        assert_eq!(
            parse(deep.as_bytes()).map_err(|e| e.expected),
            Err("less nesting")
        );
    }

    #[test]
    fn a_value_knows_its_byte_and_the_last_of_a_doubled_key_counts() {
        let node = parse(br#"{"a": 1, "b": null, "a":  2}"#).unwrap();
        assert_eq!(
            node.get("a"),
            Some(&Node {
                offset: 26,
                value: Value::Number("2".into())
            })
        );
        assert_eq!(node.get("b"), None);
    }

    #[test]
    fn it_agrees_with_serde_json_on_random_edits() {
        // A linear congruential generator: the same cases on every run.
        let mut seed = 7u64;
        let mut random = move |below: usize| {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % below
        };
        let source = br#"{"a":[1,-2.5e3,true,null,"x\u00e9\\"],"b":{"c":"d"},"e":false}"#;
        let spice = b"{}[]\",:\\u0019eE+-. \n\tntf\x01\xc3";
        for _ in 0..20_000 {
            let mut bytes = source.to_vec();
            for _ in 0..=random(3) {
                let at = random(bytes.len());
                match random(3) {
                    0 => bytes[at] = spice[random(spice.len())],
                    1 => bytes.insert(at, spice[random(spice.len())]),
                    _ => drop(bytes.remove(at)),
                }
            }
            let theirs = serde_json::from_slice::<serde_json::Value>(&bytes);
            // Their numbers have a range and their surrogates must be paired; ours are kept as text and mended.
            let lenient = theirs.as_ref().err().is_some_and(|e| {
                let why = e.to_string();
                why.contains("out of range")
                    || why.contains("surrogate")
                    || why.contains("hex escape")
            });
            assert!(
                parse(&bytes).is_ok() == theirs.is_ok() || lenient,
                "{:?}: {theirs:?}",
                String::from_utf8_lossy(&bytes)
            );
        }
    }
}
