//! HTML entities in saved text: `&gt;`, `&#8217;`, `&#x2019;`. Decoded in one pass, so that nothing is
//! decoded twice: `&amp;gt;` is the text `&gt;`. `page` calls it for each line, and nobody else does.

use crate::data::rows;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The numbers of the characters of each name, joined by `+`: some have two.
static NAMES: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    rows(include_str!("../data/entities.tsv"))
        .filter_map(|row| row.split_once('\t'))
        .collect()
});

/// How far the semicolon of an entity is looked for: the longest name has 31 letters, and a number may have
/// leading zeros.
const LONGEST: usize = 40;

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
        let length = entity(rest, &mut decoded).unwrap_or_else(|| {
            decoded.push('&');
            1
        });
        rest = &rest[length..];
    }
    decoded.push_str(rest);
    decoded
}

/// Writes what the entity stands for that `text` begins with; its length in bytes, or `None` if it is no entity.
fn entity(text: &str, into: &mut String) -> Option<usize> {
    let end = text.bytes().take(LONGEST).position(|b| b == b';')?;
    let name = text.get(1..end)?;
    if let Some(number) = name.strip_prefix('#') {
        into.push(numbered(number)?);
    } else {
        let codes = NAMES.get(name)?.split('+');
        into.extend(codes.filter_map(|code| char::from_u32(code.parse().ok()?)));
    }
    Some(end + 1)
}

/// The character of `8217` or `x2019`.
fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => whole(hex, 16)?,
        None => whole(number, 10)?,
    };
    Some(match code {
        0 => '\u{FFFD}',
        0x80..=0x9F => WINDOWS[code as usize - 0x80],
        // A surrogate or a number beyond Unicode is a character that nobody can show.
        _ => char::from_u32(code).unwrap_or('\u{FFFD}'),
    })
}

/// A number of digits alone: no sign, not blank. One that is too great for the type is beyond Unicode anyway.
fn whole(digits: &str, radix: u32) -> Option<u32> {
    let good = !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix));
    good.then(|| u32::from_str_radix(digits, radix).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::decode;
    use crate::cases::rows;

    #[test]
    fn an_entity_is_decoded_once_and_only_where_it_is_one() {
        for row in rows(include_str!("../tests/tables/entities.txt")) {
            let [text, expected] = row[..] else {
                panic!("{row:?}")
            };
            assert_eq!(decode(text), expected, "{text}");
        }
    }
}
