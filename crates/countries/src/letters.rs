//! Which characters belong to a word, which are marks without a width, and which are apostrophes. How words are cut by
//! them is in `words`; what a character folds to, in `fold`.

/// Whether a character belongs to a word. Beyond ASCII, all that is not known as punctuation, a space or a
/// symbol does: a list of those is a few ranges, the list of letters is kilobytes.
#[allow(
    clippy::match_same_arms,
    reason = "one arm a script reads better than one for all"
)]
pub fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    match c {
        // Invisible marks are part of the word that they stand in.
        c if is_mark(c) => true,
        'ª' | 'º' | 'µ' => true,
        // Latin, Armenian, Hebrew and Arabic punctuation.
        '\u{80}'..='\u{bf}' | '×' | '÷' => false,
        '\u{55a}'..='\u{55f}' | '\u{589}' | '\u{58a}' => false,
        '\u{5be}' | '\u{5c0}' | '\u{5c3}' | '\u{5f3}' | '\u{5f4}' => false,
        '،' | '؛' | '؟' | '٪' | '٫' | '٬' | '۔' => false,
        // General punctuation, arrows and symbols; East Asian punctuation; wide forms; private use; pictures.
        '\u{2000}'..='\u{206f}' | '\u{2190}'..='\u{2bff}' | '\u{2e00}'..='\u{2e7f}' => false,
        '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{3030}' | '・' => false,
        '\u{fd3e}' | '\u{fd3f}' | '\u{fe10}'..='\u{fe6f}' => false,
        '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' => false,
        '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}' => false,
        '\u{e000}'..='\u{f8ff}' | '\u{fff9}'..='\u{fffd}' | '\u{1f000}'..='\u{1faff}' => false,
        _ => true,
    }
}

/// Marks without a width, which say where a word may break, how its letters join, or which way it runs: soft hyphen,
/// zero-width space, joiners, byte order mark. They are no letters, and no gap between words.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´' | '′' | 'ʿ' | 'ʾ'
    )
}
