//! The vocabulary: the words that the gazetteer knows, numbered and found by hash, each with its classes and the list
//! of the patterns that begin with it. A hand-made table: one kind of key, no deletion, few bytes of WebAssembly.

use crate::words::{Scanner, UNKNOWN, Word, hash_before};

/// The words that the gazetteer knows, numbered, found by hash.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    letters: Vec<u8>,
    entries: Vec<Entry>,
    /// Open addressing: numbers of words, a power of two of slots, at most half of them taken.
    slots: Vec<u16>,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    start: u32,
    len: u8,
    hash: u32,
    /// A bit for each class of words that this one belongs to.
    classes: u64,
    /// The first of the patterns that begin with this word; the longest.
    pattern: u32,
}

/// No pattern.
pub(crate) const NO_PATTERN: u32 = u32::MAX;

impl Vocabulary {
    fn slot(&self, hash: u32, folded: &[u8]) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = (hash ^ (hash >> 15)) as usize & mask;
        loop {
            let id = *self.slots.get(at)?;
            let Some(entry) = self.entries.get(usize::from(id)) else {
                return Some(at);
            };
            if entry.hash == hash {
                let start = entry.start as usize;
                if self.letters.get(start..start + usize::from(entry.len)) == Some(folded) {
                    return Some(at);
                }
            }
            at = (at + 1) & mask;
        }
    }

    fn find(&self, hash: u32, folded: &[u8]) -> u16 {
        self.slot(hash, folded)
            .and_then(|at| self.slots.get(at))
            .copied()
            .unwrap_or(UNKNOWN)
    }

    /// The number of a folded word, a new one if need be; none if there is no room or the word is too long.
    fn intern(&mut self, hash: u32, folded: &[u8]) -> Option<u16> {
        if folded.is_empty() {
            return None;
        }
        if self.slots.len() < 2 * (self.entries.len() + 1) {
            let slots = (4 * self.entries.len()).next_power_of_two().max(1024);
            self.slots = vec![UNKNOWN; slots];
            for id in 0..self.entries.len() {
                let mut at =
                    (self.entries[id].hash ^ (self.entries[id].hash >> 15)) as usize & (slots - 1);
                while self.slots[at] != UNKNOWN {
                    at = (at + 1) & (slots - 1);
                }
                self.slots[at] = id as u16;
            }
        }
        let at = self.slot(hash, folded)?;
        if self.slots[at] == UNKNOWN {
            // The two upper bits of a number are marks in patterns.
            if self.entries.len() >= 0x3FFF {
                return None;
            }
            self.slots[at] = self.entries.len() as u16;
            self.entries.push(Entry {
                start: self.letters.len() as u32,
                len: folded.len() as u8,
                hash,
                classes: 0,
                pattern: NO_PATTERN,
            });
            self.letters.extend_from_slice(folded);
        }
        Some(self.slots[at])
    }

    /// Appends the numbers of the words of a name, new ones if need be. False if one has no room.
    pub(crate) fn intern_all(&mut self, text: &str, out: &mut Vec<u16>) -> bool {
        let mut scanner = Scanner::new(text);
        while scanner.next_word().is_some() {
            let Some(id) = self.intern(scanner.hash, scanner.folded()) else {
                return false;
            };
            out.push(id);
        }
        true
    }

    /// Cuts a text into words and looks each up.
    pub(crate) fn scan(&self, text: &str, out: &mut Vec<Word>) {
        let mut scanner = Scanner::new(text);
        while let Some(mut word) = scanner.next_word() {
            word.id = self.find(scanner.hash, scanner.folded());
            // A name from the Arabic has its last h or not: Hasaka, Hasakah.
            if word.id == UNKNOWN
                && let Some((b'h', rest @ [.., b'a'])) = scanner.folded().split_last()
            {
                word.id = self.find(hash_before(scanner.hash, b'h'), rest);
            }
            out.push(word);
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn classes(&self, id: u16) -> u64 {
        self.entries
            .get(usize::from(id))
            .map_or(0, |entry| entry.classes)
    }

    pub(crate) fn add_class(&mut self, id: u16, class: u64) {
        if let Some(entry) = self.entries.get_mut(usize::from(id)) {
            entry.classes |= class;
        }
    }

    pub(crate) fn pattern(&self, id: u16) -> u32 {
        self.entries
            .get(usize::from(id))
            .map_or(NO_PATTERN, |entry| entry.pattern)
    }

    pub(crate) fn set_pattern(&mut self, id: u16, pattern: u32) {
        if let Some(entry) = self.entries.get_mut(usize::from(id)) {
            entry.pattern = pattern;
        }
    }
}
