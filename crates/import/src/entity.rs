//! HTML entities in saved text: `&gt;`, `&#8217;`, `&#x2019;`. Decoded in one pass, so that nothing is
//! decoded twice: `&amp;gt;` is the text `&gt;`.

use crate::data::rows;
use std::collections::HashMap;
use std::sync::LazyLock;

static NAMES: LazyLock<HashMap<&str, char>> = LazyLock::new(|| {
    rows(include_str!("../data/entities.tsv"))
        .filter_map(|row| {
            let (name, code) = row.split_once('\t')?;
            Some((name, char::from_u32(code.parse().ok()?)?))
        })
        .collect()
});

/// What browsers read for `&#128;` to `&#159;`, which are controls in Unicode and letters in Windows-1252.
/// Source: <https://html.spec.whatwg.org/#numeric-character-reference-end-state>.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// The text with every entity that ends in a semicolon decoded; what is no entity stays as it is.
pub(crate) fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let (c, length) = entity(rest).unwrap_or(('&', 1));
        decoded.push(c);
        rest = &rest[length..];
    }
    decoded.push_str(rest);
    decoded
}

/// The character of the entity that `text` begins with, and the entity's length in bytes.
fn entity(text: &str) -> Option<(char, usize)> {
    // The longest name has eight letters; a number may have leading zeros.
    let end = text.bytes().take(16).position(|b| b == b';')?;
    let name = text.get(1..end)?;
    let c = match name.strip_prefix('#') {
        None => *NAMES.get(name)?,
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) if hex.bytes().all(|b| b.is_ascii_hexdigit()) => {
                    u32::from_str_radix(hex, 16).ok()?
                }
                None if number.bytes().all(|b| b.is_ascii_digit()) => number.parse().ok()?,
                _ => return None,
            };
            match code {
                0 => '\u{FFFD}',
                0x80..=0x9F => WINDOWS[code as usize - 0x80],
                // A surrogate or a number beyond Unicode is a character that nobody can show.
                _ => char::from_u32(code).unwrap_or('\u{FFFD}'),
            }
        }
    };
    Some((c, end + 1))
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn an_entity_is_decoded_once_and_only_where_it_is_one() {
        for (text, expected) in [
            ("5 &gt; 4 &amp; 3 &lt; 4", "5 > 4 & 3 < 4"),
            ("&amp;gt; stays one", "&gt; stays one"),
            ("&amp;amp;", "&amp;"),
            ("&quot;yes&quot; &apos;no&apos;", "\"yes\" 'no'"),
            ("&#8217; &#x2019; &#X2019;", "’ ’ ’"),
            ("&#146;", "’"),
            ("oil&gas", "oil&gas"),
            ("R&D; later", "R&D; later"),
            ("a & b; c", "a & b; c"),
            ("&", "&"),
            ("&;", "&;"),
            ("&#;", "&#;"),
            ("&#x;", "&#x;"),
            ("&#+65;", "&#+65;"),
            ("&#0; &#xD800; &#99999999;", "\u{FFFD} \u{FFFD} \u{FFFD}"),
            ("&unknown;", "&unknown;"),
            ("&é;", "&é;"),
            ("&&lt;", "&<"),
        ] {
            assert_eq!(decode(text), expected, "{text}");
        }
    }
}
