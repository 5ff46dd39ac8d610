//! Articles at random: the same on every run, so that a failure needs only its seed. Whatever a checked article may
//! hold, they hold. The tests of `crates/render` have them from here, too.

use article_viewer_model::{
    Article, Block, Date, Exchange, Headlines, Image, ImageLink, Item, Link, Named, NonBlank, Run,
    Text, Turn,
};
use std::rc::Rc;

/// What could trip a writer or a reader of JSON, and what could not.
pub const PIECES: &[&str] = &[
    "a",
    " ",
    "word",
    "\n",
    "\t",
    "\"",
    "\\",
    "/",
    "\u{0}",
    "\u{1f}",
    "\u{7f}",
    "\u{85}",
    "\u{200b}",
    "\u{2028}",
    "\u{2029}",
    "\u{FEFF}",
    "\u{FFFD}",
    "é",
    "e\u{301}",
    "ß",
    "щ",
    "دریا",
    "東京",
    "😀",
    "\u{10FFFF}",
    "\\u0041",
    "</T>",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
];

/// A source of chance.
pub struct Dice<'p> {
    state: u64,
    /// What texts are made of.
    pieces: &'p [&'p str],
}

impl<'p> Dice<'p> {
    pub fn new(seed: u64, pieces: &'p [&'p str]) -> Self {
        let state = seed;
        Self { state, pieces }
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) as usize % end
    }

    pub fn one_of<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.below(2) == 0).then(|| make(self))
    }

    pub fn up_to<T>(&mut self, most: usize, make: impl Fn(&mut Self) -> T) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| make(self)).collect()
    }

    fn any_text(&mut self) -> String {
        (0..self.below(6))
            .map(|_| self.one_of(self.pieces))
            .collect()
    }

    /// Something that shows, as every text of a checked article does.
    fn words(&mut self) -> Rc<str> {
        loop {
            let text = self.any_text();
            if let Some(words) = NonBlank::new(text) {
                return words.shared();
            }
        }
    }

    fn non_blank(&mut self) -> NonBlank {
        NonBlank::new(self.words()).unwrap()
    }

    fn link(&mut self) -> Link {
        Link::new(self.one_of(&[
            "/a",
            "b?c=d:e",
            "#f",
            "https://example.org/\"",
            "HTTP://x",
            "mailto:a@b",
            "../é/\u{202e}",
            "\\\\x",
        ]))
        .unwrap()
    }

    fn date(&mut self) -> Date {
        Date::new(self.one_of(&[
            "2010-10-10",
            "0000-02-29",
            "9999-12-31T23:59",
            "2024-02-29t00:00:00.123456z",
            "2010-10-10 09:00-1130",
        ]))
        .unwrap()
    }

    fn language(&mut self) -> Rc<str> {
        self.one_of(&["en", "fa", "zh-Hant-TW", "de-CH-1996", "EN"])
            .into()
    }

    fn named(&mut self) -> Named {
        Named {
            name: self.non_blank(),
            url: self.maybe(Self::link),
        }
    }

    pub fn item(&mut self) -> Item {
        Item {
            headline: self.non_blank(),
            description: self.maybe(Self::words),
            url: self.maybe(Self::link),
            date_published: self.maybe(Self::date),
            in_language: self.maybe(Self::language),
            countries: self
                .maybe(|dice| dice.up_to(3, |dice| dice.one_of(&["AZ", "TR", "XK"]).into())),
        }
    }

    fn run(&mut self) -> Run {
        Run {
            text: self.any_text().into(),
            href: self.maybe(Self::link),
            em: self.below(3) == 0,
            strong: self.below(3) == 0,
            lang: self.maybe(Self::language),
        }
    }

    fn text(&mut self) -> Text {
        let mut runs = self.up_to(3, Self::run);
        let at = self.below(runs.len() + 1);
        runs.insert(at, Run::plain(self.words()));
        Text(runs)
    }

    fn image(&mut self) -> Image {
        Image {
            url: ImageLink::new(self.one_of(&["i.png", "https://example.org/i?j", "//x/y"]))
                .unwrap(),
            alt: self.any_text().into(),
            caption: self.maybe(Self::text),
            width: self.maybe(|dice| 1 + dice.below(100_000) as u32),
            height: self.maybe(|dice| 1 + dice.below(100_000) as u32),
        }
    }

    fn turn(&mut self) -> Turn {
        let mut paragraphs = self.up_to(2, |dice| Ok(dice.text()));
        paragraphs.push(Ok(self.text()));
        Turn {
            speaker: self.maybe(Self::words),
            start: self.maybe(|dice| dice.below(100_001) as u32),
            paragraphs,
        }
    }

    fn block(&mut self, index: usize) -> Block {
        match self.below(5) {
            0 => Block::Paragraph(self.text()),
            1 => Block::Heading(self.text()),
            2 => Block::Quote {
                text: self.text(),
                cite: self.maybe(Self::words),
            },
            3 => Block::Image(self.image()),
            _ => {
                let question = self.turn();
                let mut answers = self.up_to(2, Self::turn);
                answers.push(self.turn());
                let id = self.maybe(|dice| {
                    [dice.one_of(&["q", "s-", "é\"", "سؤال"]), &index.to_string()]
                        .concat()
                        .into()
                });
                Block::Exchange(Exchange {
                    id,
                    question,
                    answers,
                })
            }
        }
    }

    pub fn article(&mut self) -> Article {
        let blocks = self.below(6);
        Article {
            description: self.maybe(Self::words),
            dateline: self.maybe(Self::words),
            location_created: self.maybe(Self::words),
            date_published: self.maybe(Self::date),
            date_modified: self.maybe(Self::date),
            in_language: self.maybe(Self::language),
            author: self.up_to(2, Self::named),
            publisher: self.maybe(Self::named),
            url: self.maybe(Self::link),
            image: self.maybe(Self::image),
            body: (0..blocks).map(|index| self.block(index)).collect(),
            related: self.up_to(3, Self::item),
            headlines: if self.below(4) == 0 {
                Headlines::Src(self.link())
            } else {
                Headlines::List(self.up_to(4, Self::item))
            },
            more_headlines: self.maybe(Self::named),
            ..Article::new(self.non_blank())
        }
    }
}
