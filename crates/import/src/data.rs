//! The tables under `data/`: how they are read, and how a word of a page is compared with one of theirs.
//! Each table is kept by the room that uses it; here is only what all of them share.

use article_viewer_model::takes_no_room;

/// The rows of a table: its lines without comments and blank ones.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The rows of a table whose last column is a list of words: the other columns, and each word.
pub(crate) fn listed(
    table: &'static str,
) -> impl Iterator<Item = (&'static str, impl Iterator<Item = &'static str>)> {
    rows(table).filter_map(|row| {
        row.rsplit_once('\t')
            .map(|(columns, words)| (columns, words.split('|')))
    })
}

/// A text as it is compared: lower case, one kind of apostrophe, of Persian and Arabic letters and of spaces,
/// without signs that take no room. Turkish dotted and dotless i are one, since capitals don't tell them apart.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ı' => folded.push('i'),
            'ё' | 'Ё' => folded.push('е'),
            'ي' | 'ى' => folded.push('ی'),
            'ك' => folded.push('ک'),
            '’' | '‘' | 'ʼ' => folded.push('\''),
            // Combining dot (from İ), Arabic vowel signs, hamza above, tatweel.
            '\u{307}' | '\u{64B}'..='\u{652}' | '\u{654}' | '\u{640}' => {}
            c if takes_no_room(c) => {}
            c if c.is_whitespace() => folded.push(' '),
            // "Ｑ：" of a keyboard for Chinese or Japanese.
            '\u{FF01}'..='\u{FF5E}' => folded.extend(
                char::from_u32(u32::from(c) - 0xFEE0)
                    .into_iter()
                    .flat_map(char::to_lowercase),
            ),
            c => folded.extend(c.to_lowercase().filter(|c| *c != '\u{307}')),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_what_keyboards_and_capitals_change() {
        for (a, b) in [
            ("CEVAP", "Cevap"),
            ("YANIT", "Yanıt"),
            ("İlgili", "ilgili"),
            ("ЕЩЁ", "еще"),
            ("پرسش\u{200F}", "پرسش"),
            ("كتاب", "کتاب"),
            ("گفت\u{200C}وگو", "گفتوگو"),
            ("Editor’s\u{A0}note", "editor's note"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} and {b}");
        }
    }

    #[test]
    fn every_table_has_its_columns() {
        for (name, table, columns) in [
            ("labels", include_str!("../data/labels.tsv"), 3),
            ("sections", include_str!("../data/sections.tsv"), 2),
            ("credits", include_str!("../data/credits.tsv"), 2),
            ("months", include_str!("../data/months.tsv"), 2),
            ("countries", include_str!("../data/countries.tsv"), 2),
            ("entities", include_str!("../data/entities.tsv"), 2),
        ] {
            for row in rows(table) {
                assert_eq!(row.split('\t').count(), columns, "{name}.tsv: {row}");
                assert!(
                    row.split(['\t', '|']).all(|word| !word.trim().is_empty()),
                    "{name}.tsv has an empty word: {row}"
                );
            }
        }
    }
}
