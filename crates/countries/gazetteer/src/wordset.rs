//! A set of words as `crates/countries/src/wordset.rs` reads it: sorted hashes, the gaps between them Rice-coded.

use std::collections::BTreeSet;

/// Six bits a letter, as in base64url.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// How many salts are tried for a set.
const SALTS: u32 = 1000;

/// `count bits salt letters`, with the salt under which the fewest of `strangers` pass for members; others do once in
/// 2^`bits`.
pub(crate) fn encode(words: &BTreeSet<String>, strangers: &BTreeSet<String>, bits: u32) -> String {
    let range = (words.len() as u64) << bits;
    let members: Vec<u32> = words.iter().map(|word| fnv(word)).collect();
    let strangers: Vec<u32> = strangers.difference(words).map(|word| fnv(word)).collect();
    let fold = |hash: u32, salt: u32| {
        let mixed = hash.wrapping_mul(0x9E37_79B1_u32.wrapping_add(2 * salt));
        (u64::from(mixed) * range) >> 32
    };
    let salted = |salt: u32| {
        let mut hashes: Vec<u64> = members.iter().map(|&hash| fold(hash, salt)).collect();
        hashes.sort_unstable();
        let mistaken = |&&hash: &&u32| hashes.binary_search(&fold(hash, salt)).is_ok();
        (strangers.iter().filter(mistaken).count(), salt, hashes)
    };
    let (_, salt, hashes) = (0..SALTS).map(salted).min().unwrap_or_default();

    let mut stream: Vec<bool> = Vec::new();
    let mut last = 0;
    for hash in hashes {
        let gap = hash - last;
        last = hash;
        stream.extend((0..gap >> bits).map(|_| true));
        stream.push(false);
        stream.extend((0..bits).rev().map(|bit| (gap >> bit) & 1 == 1));
    }
    let letter = |six: &[bool]| {
        let value = six
            .iter()
            .fold(0, |value, &bit| (value << 1) | usize::from(bit));
        char::from(LETTERS[value << (6 - six.len())])
    };
    let letters: String = stream.chunks(6).map(letter).collect();
    format!("{} {bits} {salt} {letters}", words.len())
}

/// The hash of a word, or of two that stand beside each other: `lebanon+ohio`.
fn fnv(word: &str) -> u32 {
    let one = |word: &str| {
        word.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        })
    };
    let hash = match word.split_once('+') {
        Some((first, second)) => one(first).rotate_left(1) ^ one(second),
        None => one(word),
    };
    hash ^ (hash >> 15)
}
