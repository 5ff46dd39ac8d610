//! An inverted index of how words begin: for each beginning of three bytes, the texts that have a word with it.

use crate::words::begins_word;

/// So many bytes of a word are its key. With fewer, most of a long list has to be read for a word of three letters; with
/// more, the index of a list is larger than its text.
const KEY: usize = 3;

/// The texts, each by its number, in which a word begins so. A number is the text's place, from 0 on.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Index {
    /// By the first byte of a key the lists under it, in the order of the two that follow. (A `BTreeMap` is 1 kB more of
    /// the download.)
    lists: Vec<Vec<Postings>>,
    /// How many texts there are.
    texts: usize,
}

/// The texts that have a word with a key.
#[derive(Debug, Clone, PartialEq)]
struct Postings {
    /// The key's second and third byte.
    rest: u16,
    /// The texts' numbers, in their order.
    texts: Vec<u32>,
}

/// The first bytes of a word, the first and the rest; a space, which no typed word has, ends them.
fn key(word: &[u8], fill: u8) -> (usize, u16) {
    let mut bytes = [fill; KEY];
    let length = word.iter().take(KEY).take_while(|byte| **byte > b' ');
    for (byte, from) in bytes.iter_mut().zip(length) {
        *byte = *from;
    }
    let [first, second, third] = bytes;
    (usize::from(first), u16::from_be_bytes([second, third]))
}

impl Index {
    /// Adds a folded text, under the next number.
    pub(crate) fn push(&mut self, folded: &str) {
        let text = self.texts as u32;
        self.texts += 1;
        let mut before = None;
        for (at, c) in folded.char_indices() {
            if begins_word(before, c) {
                self.add(&folded.as_bytes()[at..], text);
            }
            before = Some(c);
        }
    }

    fn add(&mut self, word: &[u8], text: u32) {
        let (first, rest) = key(word, 0);
        if self.lists.len() <= first {
            self.lists.resize_with(first + 1, Vec::new);
        }
        let lists = &mut self.lists[first];
        let at = lists.partition_point(|list| list.rest < rest);
        match lists.get_mut(at) {
            Some(list) if list.rest == rest => {
                if list.texts.last() != Some(&text) {
                    list.texts.push(text);
                }
            }
            _ => {
                let texts = vec![text];
                lists.insert(at, Postings { rest, texts });
            }
        }
    }

    /// The texts in which a word begins with `start`, in their order. Where that is longer than [`is_sure`](Self::is_sure)
    /// tells, those in which one may.
    pub(crate) fn texts(&self, start: &str) -> Vec<u32> {
        let (first, least) = key(start.as_bytes(), 0);
        let (_, most) = key(start.as_bytes(), u8::MAX);
        let lists = self.lists.get(first).map_or(&[][..], Vec::as_slice);
        let from = lists.partition_point(|list| list.rest < least);
        let to = lists.partition_point(|list| list.rest <= most);
        match &lists[from..to] {
            [only] => only.texts.clone(),
            lists => union(self.texts, lists.iter().map(|list| &*list.texts)),
        }
    }

    /// Whether [`texts`](Self::texts) are those with such a word and no others, so that none need be read.
    pub(crate) fn is_sure(start: &str) -> bool {
        start.len() <= KEY
    }
}

/// The numbers below `end` that are in one of the lists, each once, in their order.
pub(crate) fn union<'l>(end: usize, lists: impl Iterator<Item = &'l [u32]>) -> Vec<u32> {
    let mut bits = vec![0_u64; end.div_ceil(64)];
    for number in lists.flatten() {
        bits[(number / 64) as usize] |= 1 << (number % 64);
    }
    let count = bits.iter().map(|bits| bits.count_ones() as usize).sum();
    let mut numbers = Vec::with_capacity(count);
    for (at, bits) in bits.iter().enumerate() {
        let mut left = *bits;
        while left != 0 {
            numbers.push(at as u32 * 64 + left.trailing_zeros());
            left &= left - 1;
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::find_word;

    #[test]
    fn every_text_that_has_the_word_is_found_and_of_short_ones_no_other() {
        let texts = [
            "women in oman\n",
            "us-led talks (again)\n",
            "$5 bill, 'quoted'\n",
            "東京の天気 nato\n",
            "日本とnatoが\n",
            "турция и иран\n",
            "a\n",
            "\n",
            "wo men womb\n",
        ];
        let mut index = Index::default();
        for text in texts {
            index.push(text);
        }
        for text in texts {
            let ends = |from: usize| {
                let ends = text[from..].char_indices().skip(1);
                ends.map(move |(length, _)| from + length)
            };
            for (from, to) in text
                .char_indices()
                .flat_map(|(from, _)| ends(from).map(move |to| (from, to)))
            {
                let word = &text[from..to];
                if word.contains(' ') {
                    continue;
                }
                let found = index.texts(word);
                assert!(found.is_sorted(), "{word:?}");
                for (number, text) in (0..).zip(texts) {
                    let has = find_word(text, word, 0).is_some();
                    let is_found = found.contains(&number);
                    assert!(is_found || !has, "{word:?} in {text:?}");
                    assert!(
                        has || !is_found || !Index::is_sure(word),
                        "{word:?} in {text:?}"
                    );
                }
            }
        }
        assert_eq!(index.texts("wom"), [0, 8]);
        assert_eq!(index.texts("w"), [0, 8]);
        assert_eq!(index.texts("women"), [0, 8], "the second may");
        assert_eq!(index.texts("men"), [8], "not inside a word");
    }
}
