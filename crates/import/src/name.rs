//! What could name somebody: a few words with capitals, or the code that a recorder gives to a voice.

use crate::data::{fold, rows};
use crate::shape;
use std::collections::HashSet;
use std::sync::LazyLock;

static NO_SPEAKERS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    rows(include_str!("../data/no-speakers.txt"))
        .map(fold)
        .collect()
});

static PARTICLES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    rows(include_str!("../data/particles.txt"))
        .map(fold)
        .collect()
});

/// Whether the word often stands before a colon and names nobody ("Note:").
pub(crate) fn is_no_speaker(name: &str) -> bool {
    NO_SPEAKERS.contains(&fold(name))
}

/// Whether the word may be small in a name or a title ("van", "of").
pub(crate) fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&fold(word))
}

/// The word and the number of a code: `Speaker 1`, `SPEAKER_00`, `S00`, `Voice 2`.
pub(crate) fn code(name: &str) -> Option<(&str, &str)> {
    let word = name.trim_end_matches(char::is_numeric);
    let number = &name[word.len()..];
    let letters = word.trim_end_matches([' ', '_', '-', '#', '\u{A0}']);
    (!number.is_empty()
        && (1..=20).contains(&letters.chars().count())
        && letters.chars().all(char::is_alphabetic))
    .then_some((letters, number))
}

/// Whether it could name somebody: few words, each with a capital where the script has them, no mark of a
/// sentence. What follows a comma describes whom it names, and may be written as it likes.
pub(crate) fn could_be_name(name: &str) -> bool {
    // A small letter begins a code only where no space is in it: "spk_0", but not "page 3".
    if code(name).is_some() && !name.contains(' ') {
        return true;
    }
    let (called, described) = name.split_once([',', '،']).unwrap_or((name, ""));
    if name.chars().count() > 80 || shape::words(called) > 6 || shape::words(described) > 10 {
        return false;
    }
    if !called.chars().any(char::is_alphabetic)
        || name.contains(|c| "?!;\"“”«»/…؟@=<>|()[]{}「」。、？！，：；".contains(c))
    {
        return false;
    }
    let mut words = called.split_whitespace();
    let capital = |word: &str| shape::begins_upper(word) && word.chars().any(char::is_alphabetic);
    let Some(first) = words.next() else {
        return false;
    };
    let begins = capital(first) || (is_particle(first) && called.contains(' '));
    if !begins {
        return false;
    }
    let caseless = !shape::has_case(called);
    if caseless && shape::words(called) > 4 {
        return false;
    }
    let is_code = code(called).is_some();
    std::iter::once(first).chain(words).all(|word| {
        // "T.J.", "Dr.", "St.": a full stop belongs to what is shortened.
        let shortened = word.split('.').all(|part| part.chars().count() <= 4)
            || word
                .split('.')
                .next()
                .is_some_and(|part| part.chars().count() == 1);
        (!word.contains('.') || shortened)
            && (capital(word)
                || caseless
                || is_particle(word)
                || (is_code && word.chars().all(char::is_numeric)))
    })
}
