//! What no headline looks like: the tagger must neither panic nor stall on it, nor return a range that cannot be
//! cut out of the text. Random texts come from a small generator with a fixed seed, so a failure can be run again.

#![cfg(feature = "english")]
#![allow(clippy::expect_used, reason = "a helper of tests counts as no test")]

use article_viewer_countries::fold::{fold, fold_with_offsets};
use article_viewer_countries::{Country, Gazetteer};
use std::time::Instant;

/// Numbers that look random: xorshift64*.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % limit
    }
}

/// Pieces that the rules ask for, and the characters that break tokenizers.
const PIECES: &[&str] = &[
    "Georgia",
    "Turkey",
    "US",
    "us",
    "U.S.",
    "S.",
    "Korea",
    "Korean",
    "St.",
    "Lucia",
    "Jordan",
    "Chad",
    "Michael",
    "Kelly",
    "Athens",
    "Cairo",
    "Illinois",
    "Nice",
    "in",
    "polish",
    "POLISH",
    "nail",
    "Sino",
    "Russian",
    "Congo",
    "Côte",
    "d’Ivoire",
    "guinea",
    "pig",
    "Mass.",
    "TX",
    "Hurricane",
    "Florence",
    "roast",
    "The",
    "Hague",
    "Réunion",
    "Türkiye",
    " ",
    " ",
    " ",
    " ",
    "-",
    "–",
    "—",
    ",",
    ", ",
    ".",
    "..",
    "'",
    "’",
    "'s",
    "’s",
    "/",
    ":",
    "\"",
    "(",
    ")",
    "&",
    "\t",
    "\n",
    "\0",
    "\u{202e}",
    "\u{200f}",
    "\u{2066}",
    "\u{feff}",
    "\u{301}",
    "\u{fffd}",
    "é",
    "İ",
    "ı",
    "ß",
    "ﬁ",
    "日本",
    "Москва",
    "إيران",
    "🇹🇷",
    "👩‍👩‍👧",
    "𝔗",
    "9",
    "5G",
    "a",
    "Z",
    "eSwatini",
    "%",
    "%w",
    "#",
    "@",
    ";",
];

fn check(gazetteer: &Gazetteer, text: &str) {
    let mut last = 0;
    for mention in gazetteer.tag(text) {
        assert!(
            text.get(mention.range.clone())
                .is_some_and(|written| !written.is_empty()),
            "{text:?}"
        );
        assert!(mention.range.start >= last, "{text:?}");
        last = mention.range.start;
        let (form, country, kind) = gazetteer.form(mention.form).expect("a mention has a form");
        assert!(
            !form.is_empty() && country == mention.country && kind == mention.kind,
            "{text:?}"
        );
    }
    let standing = gazetteer
        .explain(text)
        .into_iter()
        .filter(|candidate| candidate.rejected.is_none());
    let standing: Vec<_> = standing
        .map(|candidate| (candidate.mention.range, candidate.mention.country))
        .collect();
    let tagged: Vec<_> = gazetteer
        .tag(text)
        .into_iter()
        .map(|mention| (mention.range, mention.country))
        .collect();
    assert_eq!(
        standing, tagged,
        "the explanation differs from the tags of {text:?}"
    );
}

#[test]
fn a_million_random_texts_neither_panic_nor_tear_characters() {
    let gazetteer = Gazetteer::english();
    let mut random = Random(0x5EED);
    let mut text = String::new();
    // A debug build is twenty times slower; `--release` runs the whole million.
    let count = if cfg!(debug_assertions) {
        20_000
    } else {
        1_000_000
    };
    for _ in 0..count {
        text.clear();
        for _ in 0..random.below(14) {
            text.push_str(PIECES[random.below(PIECES.len())]);
        }
        check(gazetteer, &text);
        let folded = fold_with_offsets(&text);
        assert_eq!(folded.text(), fold(&text));
        let start = random.below(folded.text().len() + 2);
        let range = folded.original(start..start + random.below(5));
        assert!(text.get(range).is_some(), "{text:?}");
    }
}

#[test]
fn random_characters_do_no_harm() {
    let gazetteer = Gazetteer::english();
    let mut random = Random(0x00C0_FFEE);
    for _ in 0..20_000 {
        let text: String = (0..random.below(30))
            .filter_map(|_| char::from_u32(random.below(0x11_0000) as u32))
            .collect();
        check(gazetteer, &text);
    }
}

#[test]
fn a_megabyte_in_one_line_takes_its_length_and_not_the_square() {
    let gazetteer = Gazetteer::english();
    for piece in [
        "a",
        "Georgia ",
        "Turkey, ",
        "Jordan Georgia ",
        "U.S.",
        "S.",
        "-",
        "'",
        "’s",
        "Guinea-",
        "Republic of ",
        "\u{202e}",
        "Hyderabad ",
        "é",
    ] {
        // A debug build on a busy machine gets a tenth, so that a limit in seconds says something.
        let size = if cfg!(debug_assertions) {
            100_000
        } else {
            1_000_000
        };
        let text = piece.repeat(size / piece.len());
        let start = Instant::now();
        let mentions = gazetteer.tag(&text);
        assert!(mentions.len() <= text.len());
        assert!(
            start.elapsed().as_secs() < 20,
            "{piece:?} takes {:?}",
            start.elapsed()
        );
    }
}

#[test]
fn any_bytes_are_a_gazetteer_or_an_error() {
    let english = include_bytes!("../data/en.gaz");
    let mut random = Random(7);
    for _ in 0..300 {
        let mut bytes = english.to_vec();
        for _ in 0..=random.below(20) {
            let at = random.below(bytes.len());
            match random.below(3) {
                0 => bytes[at] = random.below(256) as u8,
                1 => bytes[at] = b"0123456789,;-~/%@#!?*+^_$\n \t"[random.below(28)],
                _ => {
                    bytes.remove(at);
                }
            }
        }
        if random.below(4) == 0 {
            bytes.truncate(random.below(bytes.len()));
        }
        if let Ok(gazetteer) = Gazetteer::from_bytes(&bytes) {
            let _ = gazetteer.tag("Georgia, Turkey and the U.S. sign a deal in Tbilisi");
            assert!(
                Country::all()
                    .filter(|&country| gazetteer.name(country).is_some())
                    .count()
                    <= 250
            );
        }
    }
}
