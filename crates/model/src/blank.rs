//! Which characters show nothing.

/// Takes no room on the line: zero-width spaces and joiners, bidi marks, the byte order mark.
pub fn takes_no_room(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Only white space, controls and characters that take no room.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_whitespace() || c.is_control() || takes_no_room(c))
}
