//! What serde writes, the reader reads back to the same article; and it is valid under the schema.

#![allow(clippy::unwrap_used)] // A test that can't go on should stop.

mod published;
mod random;

use article_viewer_model::{
    Article, Block, Date, Exchange, Fault, Headlines, Image, ImageLink, Item, Link, ListReader,
    Named, NonBlank, Reading, Run, Text, Turn, read,
};
use random::{Dice, PIECES};
use std::rc::Rc;

/// As the command-line tool writes it.
fn to_json(article: &Article) -> String {
    serde_json::to_string_pretty(article).unwrap() + "\n"
}

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
        start: speaker.map(|name| name.len() as u32),
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
        description: Some("It <sails> \" again".into()),
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
        ..
    } = read(json.as_bytes());
    assert_eq!(faults, [], "{name}: {json}");
    assert_eq!(back.as_ref(), Some(article), "{name}: {json}");
    let theirs: Article = serde_json::from_str(&json).unwrap();
    assert_eq!(&theirs, article, "{name}: by serde_json");
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

/// The reader warns of it, and changes nothing.
#[test]
fn what_was_written_as_html_comes_back_as_it_is() {
    for text in ["</script>", "A &amp; B", "&amp;lt;", "<b>A</b> < B"] {
        let article = Article {
            description: Some(text.into()),
            body: vec![Block::Paragraph(Text::plain(text))],
            ..Article::new(words(text))
        };
        let reading = read(to_json(&article).as_bytes());
        assert_eq!(reading.article.as_ref(), Some(&article), "{text}");
        assert_eq!(reading.faults.len(), 3, "{text}: {:?}", reading.faults);
    }
}

#[test]
fn the_samples_come_back() {
    let schema = published::schema();
    for (name, bytes) in published::samples() {
        let Reading {
            article, faults, ..
        } = read(&bytes);
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

#[test]
fn random_articles_come_back() {
    let schema = published::schema();
    for seed in 0..600 {
        check(
            &Dice::new(seed, PIECES).article(),
            &schema,
            &format!("seed {seed}"),
        );
    }
}

/// What is said of addresses without a scheme.
fn hints(faults: &[Fault]) -> Vec<&str> {
    let messages = faults.iter().map(|fault| &*fault.message);
    messages
        .filter(|message| message.contains("has no scheme"))
        .collect()
}

/// Damages the JSON of random articles: the reader never panics, has a fault for every article that it
/// doesn't give, and what it gives comes back without any but for its addresses.
#[test]
fn whatever_is_read_of_a_damaged_article_comes_back() {
    for seed in 0..2_000 {
        let mut dice = Dice::new(seed, PIECES);
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
        let Reading {
            article, faults, ..
        } = read(&json);
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
                    // An address without a scheme is kept, and told each time.
                    assert_eq!(hints(&again.faults), hints(&faults), "seed {seed}\n{shown}");
                    let others = again.faults.len() - hints(&again.faults).len();
                    assert_eq!(others, 0, "seed {seed}\n{shown}");
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

/// A list that arrives in pieces is the list that stands in an article, faults and their places included.
#[test]
fn a_list_in_pieces_is_the_list_of_an_article() {
    const BAD: &[&str] = &[
        "null",
        "7",
        "{}",
        r#"{"headline":" "}"#,
        r#"{"headline":"h","url":"x:y"}"#,
        r#"{"url":7,"countries":[7]}"#,
        r#"{"headline":"a &amp; b","url":"www.example.org"}"#,
        r#"{"headline":" ","url":"/?a&amp;b"}"#,
    ];
    for seed in 0..400 {
        let mut dice = Dice::new(seed, PIECES);
        let items = dice.up_to(6, |dice| {
            if dice.below(3) == 0 {
                return dice.one_of(BAD).to_owned();
            }
            let headlines = Headlines::List(vec![dice.item()]);
            let json = to_json(&Article {
                headlines,
                ..Article::new(words("H"))
            });
            let value: serde_json::Value = serde_json::from_str(&json).unwrap();
            value["headlines"][0].to_string()
        });
        let list = format!(" [ {} ]\n", items.join(" ,\t"));
        let before = r#"{"headline":"H","body":[],"headlines":"#;
        let whole = read([before, &list, "}"].concat().as_bytes());

        let mut reader = ListReader::default();
        let mut found = Vec::new();
        let mut rest = list.as_bytes();
        while !rest.is_empty() {
            let (piece, after) = rest.split_at(rest.len().min(1 + dice.below(40)));
            reader.extend(piece);
            while let Some(item) = reader.next(&|address| Some(address.to_owned())) {
                found.extend(item);
            }
            rest = after;
        }
        assert_eq!(
            Headlines::List(found),
            whole.article.unwrap().headlines,
            "seed {seed}: {list}"
        );
        let faults = reader.finish().into_iter().map(|fault| {
            (
                ["headlines", &fault.path].concat(),
                fault.message,
                fault.offset + before.len(),
            )
        });
        let expected = whole
            .faults
            .into_iter()
            .map(|fault| (fault.path, fault.message, fault.offset));
        assert_eq!(
            faults.collect::<Vec<_>>(),
            expected.collect::<Vec<_>>(),
            "seed {seed}: {list}"
        );
    }
}
