//! A set of words that only answers "is it in there": hashes, Rice-coded, one byte a word instead of three and a
//! half. Given names, family names and the words of Georgia's politics are such sets. A word that is not in the
//! set is taken for a member once in 2^k; the sets are used where that does no harm, k says how little, and a salt
//! keeps the frequent words of headlines out.

/// The words of a class, as sorted hashes.
#[derive(Debug, Default)]
pub(crate) struct WordSet {
    /// The hashes lie below this.
    range: u64,
    /// By what a hash is mixed: odd, chosen so that hardly any frequent word is taken for a member.
    factor: u32,
    hashes: Vec<u32>,
}

/// Six bits a letter, as in base64url.
fn six_bits(letter: u8) -> Option<u32> {
    Some(u32::from(match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    }))
}

impl WordSet {
    /// Reads `count k salt letters`: the gaps between sorted hashes, each a quotient in unary and k bits.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let mut fields = text.split(' ');
        let count: u32 = fields.next()?.parse().ok()?;
        let k: u32 = fields.next()?.parse().ok()?;
        let salt: u32 = fields.next()?.parse().ok()?;
        let letters = fields.next()?.as_bytes();
        if k > 16 || count as usize > 6 * letters.len() {
            return None;
        }
        let range = u64::from(count) << k;
        let mut at = 0;
        let mut bit = || {
            let letter = six_bits(*letters.get(at / 6)?)?;
            let bit = (letter >> (5 - at % 6)) & 1;
            at += 1;
            Some(bit)
        };
        let mut hashes = Vec::with_capacity(count as usize);
        let mut hash = 0u32;
        for _ in 0..count {
            let mut quotient = 0u32;
            while bit()? == 1 {
                quotient += 1;
            }
            let mut gap = quotient;
            for _ in 0..k {
                gap = gap.checked_mul(2)? | bit()?;
            }
            hash = hash.checked_add(gap)?;
            hashes.push(hash);
        }
        Some(Self {
            range,
            factor: 0x9E37_79B1_u32.wrapping_add(salt.wrapping_mul(2)),
            hashes,
        })
    }

    /// Whether a word, by its hash, is in the set.
    pub(crate) fn contains(&self, hash: u32) -> bool {
        // The generator folds a hash into the range in the same way.
        let mixed = (hash ^ (hash >> 15)).wrapping_mul(self.factor);
        let folded = ((u64::from(mixed) * self.range) >> 32) as u32;
        self.hashes.binary_search(&folded).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_is_a_set_or_none() {
        for text in [
            "",
            "1",
            "1 2",
            "1 2 ",
            "1 99 0 A",
            "x 2 0 A",
            "9999999 2 1 A",
            "1 2 0 *",
            "3 2 4294967295 ____",
            "1 2 0 A",
            "0 0 ",
        ] {
            if let Some(set) = WordSet::read(text) {
                let _ = set.contains(7);
            }
        }
    }
}
