//! What the writer writes, the reader reads back to the same article; and it is valid under the schema.

#![allow(clippy::unwrap_used)] // A test that can't go on should stop.

mod published;

use article_viewer_model::{
    Article, Block, Date, Exchange, Headlines, Image, ImageLink, Item, Link, Named, NonBlank,
    Reading, Run, Text, Turn, read, to_json,
};
use std::rc::Rc;

fn words(text: &str) -> NonBlank {
    NonBlank::new(text).unwrap()
}

fn link(address: &str) -> Link {
    Link::new(address).unwrap()
}

fn named(name: &str, url: Option<Link>) -> Named {
    let name = words(name);
    Named { name, url }
}

fn turn(speaker: Option<&str>, paragraphs: Vec<Text>) -> Turn {
    Turn {
        speaker: speaker.map(Rc::from),
        paragraphs: paragraphs.into_iter().map(Ok).collect(),
    }
}

/// Every field that there is, with all that could trip a writer.
fn full() -> Article {
    let marked = Run {
        text: "ferry\u{2028}\u{85}".into(),
        href: Some(link("../a?b=\"c\"#d")),
        em: true,
        strong: true,
        lang: Some("fa".into()),
    };
    let image = Image {
        url: ImageLink::new("https://example.org/i.png").unwrap(),
        alt: "A \\ \"quoted\" sea\t".into(),
        caption: Some(Text(vec![Run::plain("By "), marked.clone()])),
        width: Some(1),
        height: Some(100_000),
    };
    let item = Item {
        headline: words("Паром снова ходит"),
        url: Some(link("mailto:desk@example.org")),
        date_published: Date::new("2010-10-10"),
        in_language: Some("ru".into()),
        countries: Some(vec!["AZ".into(), "XK".into()]),
    };
    Article {
        description: Some(" Two\r\nsentences. \u{0} ".into()),
        dateline: Some("Baku, Oct. 10".into()),
        location_created: Some("Baku, Azerbaijan".into()),
        date_published: Date::new("2010-10-10T09:00:00+04:00"),
        date_modified: Date::new("2010-10-10T24:00:00,5Z"),
        in_language: Some("zh-Hant-TW".into()),
        author: vec![named("A", None), named("B", Some(link("/b")))],
        publisher: Some(named("P", Some(link("//example.org")))),
        url: Some(link("https://example.org/")),
        image: Some(image.clone()),
        body: vec![
            Block::Paragraph(Text::plain(" spaces at its ends stay ")),
            Block::Paragraph(Text(vec![Run::plain(""), marked.clone(), Run::plain("x")])),
            Block::Paragraph(Text(vec![Run {
                href: None,
                em: false,
                strong: false,
                ..marked
            }])),
            Block::Heading(Text::plain("سرتیتر")),
            Block::Quote {
                text: Text::plain("“Q”"),
                cite: Some("C".into()),
            },
            Block::Quote {
                text: Text::plain("Q"),
                cite: None,
            },
            Block::Image(image),
            Block::Image(Image {
                url: ImageLink::new("i.png").unwrap(),
                alt: "".into(),
                caption: None,
                width: None,
                height: None,
            }),
            Block::Exchange(Exchange {
                id: Some("s-300".into()),
                question: turn(Some("Trend"), vec![Text::plain("Q?"), Text::plain("R?")]),
                answers: vec![
                    turn(
                        Some("Vahidi"),
                        vec![
                            Text::plain("A"),
                            Text(vec![Run::plain("B"), Run::plain("C")]),
                        ],
                    ),
                    turn(None, vec![Text::plain("😀\u{10FFFF}")]),
                ],
            }),
            Block::Exchange(Exchange {
                id: None,
                question: turn(None, vec![Text::plain("Q?")]),
                answers: vec![turn(None, vec![Text::plain("A")])],
            }),
        ],
        related: vec![
            Item::new(words("R")),
            Item {
                url: Some(link("/s")),
                ..Item::new(words("S"))
            },
        ],
        headlines: Headlines::List(vec![
            item,
            Item {
                countries: Some(Vec::new()),
                ..Item::new(words("none"))
            },
            Item::new(words("N")),
        ]),
        more_headlines: Some(named("All news", Some(link("/news")))),
        ..Article::new(words("\"Ferry\" \\ sails/again\u{200b}"))
    }
}

/// Writes and reads back, and holds what was written against the schema and against `serde_json`.
fn check(article: &Article, schema: &jsonschema::Validator, name: &str) {
    let json = to_json(article);
    let Reading {
        article: back,
        faults,
    } = read(json.as_bytes());
    assert_eq!(faults, [], "{name}: {json}");
    assert_eq!(back.as_ref(), Some(article), "{name}: {json}");
    assert_eq!(to_json(&back.unwrap()), json, "{name}: written twice");
    assert!(
        json.ends_with(
            "}
"
        ),
        "{name}: {json}"
    );

    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["headline"], *article.headline, "{name}");
    let errors: Vec<String> = schema
        .iter_errors(&value)
        .map(|error| format!("{}: {error}", error.instance_path))
        .collect();
    assert!(errors.is_empty(), "{name}: {errors:#?}\n{json}");
}

#[test]
fn an_article_with_every_field_comes_back() {
    let schema = published::schema();
    check(&full(), &schema, "full");
    check(&Article::new(words("H")), &schema, "empty");
    let headlines = Headlines::Src(link("headlines.json?page=1"));
    check(
        &Article {
            headlines,
            ..full()
        },
        &schema,
        "headlines elsewhere",
    );
}

#[test]
fn the_samples_come_back() {
    let schema = published::schema();
    for (name, bytes) in published::samples() {
        let Reading { article, faults } = read(&bytes);
        assert_eq!(faults, [], "{name}");
        check(&article.unwrap(), &schema, &name);
    }
}

#[test]
fn the_samples_lose_no_word_on_the_way() {
    for (name, bytes) in published::samples() {
        let before: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        let article = read(&bytes).article.unwrap();
        let after: serde_json::Value = serde_json::from_str(&to_json(&article)).unwrap();
        assert_eq!(before, after, "{name}");
    }
}

#[test]
fn json_is_written_as_people_write_it() {
    let article = Article {
        author: vec![named("A", None)],
        body: vec![
            Block::Paragraph(Text(vec![
                Run::plain("a"),
                Run {
                    em: true,
                    ..Run::plain("b\n")
                },
            ])),
            Block::Heading(Text::plain("c")),
        ],
        headlines: Headlines::List(vec![Item {
            countries: Some(vec![]),
            ..Item::new(words("N"))
        }]),
        ..Article::new(words("H"))
    };
    let expected = r#"{
  "version": 1,
  "headline": "H",
  "author": [
    {
      "name": "A"
    }
  ],
  "body": [
    {
      "type": "paragraph",
      "text": [
        "a",
        {
          "text": "b\n",
          "em": true
        }
      ]
    },
    {
      "type": "heading",
      "text": "c"
    }
  ],
  "headlines": [
    {
      "headline": "N",
      "countries": []
    }
  ]
}
"#;
    assert_eq!(to_json(&article), expected);
}

#[test]
fn what_could_not_be_read_is_left_out_and_the_rest_comes_back() {
    let json = r#"{"headline":"H","body":[
        {"type":"paragraph"},
        {"type":"heading","text":"b"},
        {"type":"exchange","question":{"paragraphs":["Q",""]},"answers":[{"speaker":"S","paragraphs":[7,"A"]}]},
        {"type":"image"}
    ]}"#;
    let mended = r#"{"headline":"H","body":[
        {"type":"heading","text":"b"},
        {"type":"exchange","question":{"paragraphs":["Q"]},"answers":[{"speaker":"S","paragraphs":["A"]}]}
    ]}"#;
    let article = read(json.as_bytes()).article.unwrap();
    assert_eq!(read(to_json(&article).as_bytes()), read(mended.as_bytes()));
    check(
        &read(mended.as_bytes()).article.unwrap(),
        &published::schema(),
        "mended",
    );
}

/// Articles at random: the same on every run, and a failure names its seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    fn one_of<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.below(2) == 0).then(|| make(self))
    }

    fn up_to<T>(&mut self, most: usize, make: impl Fn(&mut Self) -> T) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| make(self)).collect()
    }

    fn any_text(&mut self) -> String {
        const PIECES: &[&str] = &[
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
            "</script>",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "null",
        ];
        (0..self.below(6)).map(|_| self.one_of(PIECES)).collect()
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

    fn item(&mut self) -> Item {
        Item {
            headline: self.non_blank(),
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

    fn article(&mut self) -> Article {
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

#[test]
fn random_articles_come_back() {
    let schema = published::schema();
    for seed in 0..1_500 {
        check(&Dice(seed).article(), &schema, &format!("seed {seed}"));
    }
}

/// Damages the JSON of random articles: the reader never panics, has a fault for every article that it
/// doesn't give, and what it gives comes back without any.
#[test]
fn whatever_is_read_of_a_damaged_article_comes_back() {
    for seed in 0..4_000 {
        let mut dice = Dice(seed);
        let mut json = to_json(&dice.article()).into_bytes();
        for _ in 0..=dice.below(3) {
            let at = dice.below(json.len());
            match dice.below(4) {
                0 => json[at] = dice.one_of(b"\"\\{}[],:0nt \xff\x01"),
                1 => json.insert(at, dice.one_of(b"\"\\{}[],:0nt \xff\x01")),
                2 => drop(json.remove(at)),
                // A field's name that nobody knows takes the field away, and the file stays JSON.
                _ => {
                    if let Some(name) = json[at..].windows(3).position(|three| three == b"\": ") {
                        json[at + name - 1] = b'X';
                    }
                }
            }
        }
        let shown = String::from_utf8_lossy(&json);
        let Reading { article, faults } = read(&json);
        for fault in &faults {
            assert!(
                fault.offset <= json.len(),
                "seed {seed}: {fault:?}\n{shown}"
            );
        }
        match article {
            None => assert!(!faults.is_empty(), "seed {seed}: no word of why\n{shown}"),
            Some(article) => {
                let whole = |turn: &Turn| turn.paragraphs.iter().any(Result::is_ok);
                let written = article
                    .exchanges()
                    .all(|e| whole(&e.question) && e.answers.iter().all(whole));
                let again = read(to_json(&article).as_bytes());
                if written {
                    assert_eq!(again.faults, [], "seed {seed}\n{shown}");
                }
                assert_eq!(
                    again.article.unwrap().headline,
                    article.headline,
                    "seed {seed}"
                );
            }
        }
    }
}
