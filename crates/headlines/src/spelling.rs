//! One spelling for the ways in which readers write a name: `N. Korea` and "North Korea", `saint-martin` and
//! "St. Martin", `bosnia herzegovina` and "Bosnia & Herzegovina". Names and typed texts are spelled by the same
//! function, and compared here. Which countries come of it is next door, in `names`.

use crate::words::starts_word;
use article_viewer_countries::is_word;

/// Articles of the languages that write them as words. One that stands first may be typed or left out. Not `a`,
/// `as` and `i`, which Portuguese and Italian have too: in other languages they begin too many headlines.
const ARTICLES: &str =
    "the le la les l el los las il lo gli o os der die das de den det het az η ο το οι τα";

/// "And", which may be left out between two words.
const AND: &str = "and et und y e i en och og si и і και";

/// Prepositions that have swallowed an article; between two words they may be left out as well.
const OF_THE: &str = "du des del della dell do da dos";

/// What stands between two words, the tightest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    Apostrophe,
    Point,
    Hyphen,
    Space,
    And,
}

impl Gap {
    fn of(c: char) -> Option<Self> {
        match c {
            '\'' => Some(Self::Apostrophe),
            '.' | '·' | '・' => Some(Self::Point),
            '-' | '–' => Some(Self::Hyphen),
            '&' => Some(Self::And),
            c if is_word(c) => None,
            _ => Some(Self::Space),
        }
    }
}

/// A word of a folded text: where it stands, and the gap before it.
struct Word {
    start: usize,
    end: usize,
    before: Gap,
}

/// A text in the one spelling: its words, with ` ` between two that must be apart, `&` if "and" may stand there, and
/// `-` between two that may also be written as one, as `divoire` and `us`.
#[derive(Debug, Default)]
pub(crate) struct Spelling {
    pub(crate) text: String,
    /// Where the text begins without the article that stands first; 0 if there is none.
    pub(crate) article: usize,
    /// For each byte of `text`, where in the folded text the letter begins and ends that it came from.
    sources: Vec<(usize, usize)>,
}

impl Spelling {
    /// Of a folded text.
    pub(crate) fn of(folded: &str) -> Self {
        let (words, ended) = split(folded);
        let mut this = Self::default();
        let (mut gap, mut behind_article) = (Gap::Apostrophe, false);
        for (index, word) in words.iter().enumerate() {
            let letters = &folded[word.start..word.end];
            let next = words.get(index + 1);
            let after = next.map(|next| next.before);
            let apart =
                after.is_some_and(|after| word.before >= Gap::Hyphen && after >= Gap::Hyphen);
            gap = gap.max(word.before);
            let first = this.text.is_empty() || behind_article;
            if !first && apart {
                if is_one_of(letters, AND) {
                    gap = Gap::And;
                    continue;
                }
                if is_one_of(letters, ARTICLES) || is_one_of(letters, OF_THE) {
                    continue;
                }
            }
            if !this.text.is_empty() {
                let between = match gap {
                    Gap::And => '&',
                    Gap::Space => ' ',
                    _ => '-',
                };
                this.push(between, word.start, word.start);
            }
            if behind_article {
                this.article = this.text.len();
            }
            let elided = letters == "l" && after == Some(Gap::Apostrophe);
            behind_article =
                this.text.is_empty() && (apart || elided) && is_one_of(letters, ARTICLES);
            // "N.C." is no North, nor is the "s" of "people's" a South; "st-" is a saint who is still being typed.
            let abbreviates = match next {
                Some(next) if after == Some(Gap::Point) => {
                    word.before >= Gap::Hyphen && next.end - next.start > 1
                }
                Some(_) => apart,
                None => ended && letters.len() > 1,
            };
            // Inside, as in "French Southern Territories", nobody shortens it.
            let inside = !first && letters.ends_with("ern");
            match long(letters).filter(|_| abbreviates && !inside) {
                Some(long) => {
                    for c in long.chars() {
                        this.push(c, word.start, word.end);
                    }
                }
                None => {
                    for (at, c) in letters.char_indices() {
                        let start = word.start + at;
                        this.push(c, start, start + c.len_utf8());
                    }
                }
            }
            gap = Gap::Apostrophe;
        }
        this
    }

    fn push(&mut self, c: char, start: usize, end: usize) {
        self.text.push(c);
        self.sources.resize(self.text.len(), (start, end));
    }

    /// The text without the article that stands first.
    pub(crate) fn bare(&self) -> &str {
        &self.text[self.article..]
    }

    /// Where in the folded text that is.
    pub(crate) fn bare_from(&self) -> usize {
        self.sources
            .get(self.article)
            .map_or(0, |(start, _)| *start)
    }

    /// A number that is the same for all texts that [`find`] may take for one another as wholes.
    pub(crate) fn hash(&self) -> u32 {
        let letters = self.bare().bytes().filter(|byte| !is_gap(*byte));
        // FNV-1a.
        letters.fold(0x811c_9dc5, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        })
    }

    /// The bytes of the folded text that a match came from, as [`find`] gives it.
    pub(crate) fn source(&self, at: usize, end: usize) -> (usize, usize) {
        match (self.sources.get(at), self.sources.get(end - 1)) {
            (Some((start, _)), Some((_, end))) => (*start, *end),
            _ => (0, 0),
        }
    }
}

/// The words of a folded text, without what stands between them; whether something stands behind the last.
fn split(folded: &str) -> (Vec<Word>, bool) {
    let mut words: Vec<Word> = Vec::new();
    let (mut before, mut inside) = (Gap::Space, false);
    for (at, c) in folded.char_indices() {
        let Some(gap) = Gap::of(c) else {
            let end = at + c.len_utf8();
            match words.last_mut() {
                Some(word) if inside => word.end = end,
                _ => words.push(Word {
                    start: at,
                    end,
                    before,
                }),
            }
            inside = true;
            continue;
        };
        // Of several, the widest: ". " is a space. Nothing is tighter than the beginning of the text.
        before = if inside { gap } else { before.max(gap) };
        inside = false;
    }
    (words, !inside)
}

fn is_one_of(word: &str, list: &str) -> bool {
    list.split(' ').any(|other| other == word)
}

/// What a word stands for in front of another: the quarters of the compass and the saints.
fn long(word: &str) -> Option<&'static str> {
    Some(match word {
        "n" | "northern" => "north",
        "s" | "southern" => "south",
        "e" | "eastern" => "east",
        "w" | "western" => "west",
        "st" | "ste" | "sainte" | "sankt" | "sint" => "saint",
        _ => return None,
    })
}

/// Where the words of `typed` stand in `name`, from the start of one: the last may be only begun. Both in the one
/// spelling, in bytes.
pub(crate) fn find(name: &str, typed: &str) -> Option<(usize, usize)> {
    let bytes = name.as_bytes();
    let first = typed.as_bytes().first()?;
    let mut found = (0..bytes.len())
        .filter(|&at| bytes[at] == *first && starts_word(name, at))
        .filter_map(|at| Some((at, end_of(bytes, at, typed.as_bytes())?)));
    found.next()
}

/// Where a match that begins at byte `at` ends.
fn end_of(name: &[u8], mut at: usize, typed: &[u8]) -> Option<usize> {
    for (index, &byte) in typed.iter().enumerate() {
        // Words that the name lets stand together may be typed so; what is one word in it may not be typed as two.
        if name.get(at) == Some(&b'-') && !is_gap(byte) {
            at += 1;
        }
        let here = *name.get(at)?;
        if here != byte && !(is_gap(here) && is_gap(byte)) {
            return None;
        }
        // "Bosnia an" goes on to "and", which is between the words.
        let begins = |and: &str| and.as_bytes().starts_with(&typed[index + 1..]);
        if here == b'&' && AND.split(' ').any(begins) {
            return Some(at);
        }
        at += 1;
    }
    Some(at)
}

fn is_gap(byte: u8) -> bool {
    matches!(byte, b' ' | b'-' | b'&')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_texts_are_spelled_in_one_way() {
        for (written, spelled) in [
            ("", ""),
            (" - ", ""),
            ("turkey", "turkey"),
            ("north korea", "north korea"),
            ("n. korea", "north korea"),
            ("n.korea", "north-korea"),
            ("n", "n"),
            ("st", "st"),
            ("st-", "saint"),
            ("n k", "north k"),
            ("n.c.", "n-c"),
            ("western sahara", "west sahara"),
            ("n'djamena", "n-djamena"),
            ("people's republic", "people-s republic"),
            ("the e timor", "the east timor"),
            ("st. martin", "saint martin"),
            ("saint-martin", "saint-martin"),
            ("cote d'ivoire", "cote d-ivoire"),
            ("u.s. virgin islands", "u-s virgin islands"),
            ("bosnia & herzegovina", "bosnia&herzegovina"),
            ("bosnia and herzegovina", "bosnia&herzegovina"),
            ("saint-pierre-et-miquelon", "saint-pierre&miquelon"),
            ("republic of the congo", "republic of congo"),
            ("congo (drc)", "congo drc"),
            ("the", "the"),
            ("the gambia", "the gambia"),
            ("босния и герцеговина", "босния&герцеговина"),
        ] {
            assert_eq!(Spelling::of(written).text, spelled, "{written}");
        }
        for (written, without) in [
            ("the gambia", "gambia"),
            ("l'italie", "italie"),
            ("la france", "france"),
            ("the", "the"),
            ("o'connor", "o-connor"),
            ("theatre", "theatre"),
        ] {
            let spelling = Spelling::of(written);
            assert_eq!(&spelling.text[spelling.article..], without, "{written}");
        }
    }

    #[test]
    fn a_match_knows_the_letters_that_it_came_from() {
        for (name, typed, source) in [
            ("north korea", "n k", "north k"),
            ("n. korea", "north kor", "n. kor"),
            ("st. martin", "saint", "st"),
            ("st. martin", "mart", "mart"),
            ("cote d'ivoire", "cote divo", "cote d'ivo"),
            ("cote d'ivoire", "cote d i", "cote d'i"),
            ("trinidad & tobago", "trinidad t", "trinidad & t"),
            ("trinidad & tobago", "trinidad an", "trinidad"),
            ("republic of the congo", "of congo", "of the congo"),
        ] {
            let (name_spelled, typed_spelled) = (Spelling::of(name), Spelling::of(typed));
            let (at, end) = find(&name_spelled.text, &typed_spelled.text).unwrap();
            let (start, end) = name_spelled.source(at, end);
            assert_eq!(&name[start..end], source, "{typed} in {name}");
        }
        for (name, typed) in [
            ("iran", "i ran"),
            ("togo", "to-go"),
            ("hesse", "he's"),
            ("united states", "unitedst"),
            ("oman", "man"),
        ] {
            let (name_spelled, typed_spelled) = (Spelling::of(name), Spelling::of(typed));
            assert_eq!(
                find(&name_spelled.text, &typed_spelled.text),
                None,
                "{typed} in {name}"
            );
        }
    }
}
