//! An article that is rendered is read back from its markup alone, whatever its texts are.

#![allow(clippy::unwrap_used)] // A test that can't go on should stop.

mod hostile;
#[path = "../../model/tests/random/mod.rs"]
mod random;

use article_viewer_countries::Country;
use article_viewer_import::{Fate, Guess, Import, Reason, Told, import_html};
use article_viewer_model::{
    Article, Block, Exchange, Headlines, Image, ImageLink, Item, Link, Named, NonBlank, Run, Text,
    Turn, read,
};
use article_viewer_render::{Data, Element, Page, element, page};
use hostile::{TEXTS, long};
use random::{Dice, PIECES};
use std::rc::Rc;

fn words(text: &str) -> NonBlank {
    NonBlank::new(text).unwrap()
}

fn said(text: impl Into<Rc<str>>) -> Turn {
    Turn {
        speaker: None,
        start: None,
        paragraphs: vec![Ok(Text::plain(text))],
    }
}

/// What is wished of a page, by a number.
fn wishes(number: u8) -> Element {
    let three = usize::from(number) % 3;
    let five = usize::from(number) % 5;
    Element {
        open: ["", "first", "none"][three].to_owned(),
        heading_level: number % 5,
        is_index: false,
        id: ["", "a", "é\"<"][three].to_owned(),
        language: ["", "az", "fa", "ru", "tr"][five].to_owned(),
        data: Data::Address("article.json".to_owned()),
    }
}

fn import(html: &str) -> Import {
    import_html(html, None, &Told::default()).unwrap()
}

/// What stands for the same in HTML and in the viewer:
///
/// - HTML cannot hold NUL (`mend` in `src/mend.rs`);
/// - a headline of the list has each country once, and none that there is not (`Store::push`).
fn normal(article: &Article) -> Article {
    let json = serde_json::to_string(article).unwrap();
    let mut article = read(json.replace("\\u0000", "\u{FFFD}").as_bytes())
        .article
        .unwrap();
    if let Headlines::List(items) = &mut article.headlines {
        for codes in items.iter_mut().filter_map(|item| item.countries.as_mut()) {
            let mut known: Vec<Rc<str>> = Vec::new();
            for code in codes.iter().filter(|code| Country::new(code).is_some()) {
                if !known.contains(code) {
                    known.push(code.clone());
                }
            }
            *codes = known;
        }
    }
    article
}

/// The article comes back, nothing of it is told to be lost, and the page is known for what it is.
fn check(article: &Article, wishes: &Element, name: &str) {
    let shared = Rc::new(article.clone());
    let address = "https://example.org/news/".to_owned();
    let wrapper = Page {
        address,
        ..Page::default()
    };
    let whole = page(&shared, wishes, &wrapper);
    for html in [whole, element(&shared, wishes)] {
        let import = import(&html);
        assert_eq!(import.guesses, [Guess::Rendered], "{name}");
        let expected = normal(article);
        if import.article != expected {
            // Where they part, for an article may have 100 kB.
            let [found, expected] = [&import.article, &expected]
                .map(|article| serde_json::to_string_pretty(article).unwrap());
            let parted = found.lines().zip(expected.lines()).find(|(a, b)| a != b);
            panic!("{name}: {parted:#?}\n{expected:.3000}\n{html:.6000}");
        }
        let lost: Vec<_> = lost(&import).collect();
        assert!(lost.is_empty(), "{name}: {lost:?}");
    }
}

fn lost(import: &Import) -> impl Iterator<Item = (&str, Reason)> {
    import.account.iter().filter_map(|line| match line.fate {
        Fate::Dropped(reason) => Some((&*line.text, reason)),
        _ => None,
    })
}

#[test]
fn random_articles_come_back() {
    for seed in 0..300 {
        let mut dice = Dice::new(seed, PIECES);
        let wishes = wishes(dice.below(15) as u8);
        check(&dice.article(), &wishes, &format!("seed {seed}"));
    }
}

#[test]
fn random_articles_with_hostile_texts_come_back() {
    for seed in 0..600 {
        let mut dice = Dice::new(seed, TEXTS);
        let wishes = wishes(dice.below(15) as u8);
        check(&dice.article(), &wishes, &format!("seed {seed}"));
    }
}

/// Every place that a text can have in an article.
fn full_of(text: &str, addresses: &str) -> Article {
    let link = || Link::new(addresses);
    let marked = |em, strong, lang: Option<&str>| Run {
        href: link(),
        em,
        strong,
        lang: lang.map(Rc::from),
        ..Run::plain(text)
    };
    let single = |em, strong, lang: Option<&str>| {
        let run = marked(em, strong, lang);
        Text(vec![Run { href: None, ..run }])
    };
    let runs = Text(vec![
        Run::plain(text),
        marked(true, false, None),
        Run::plain(""),
        marked(false, true, Some("fa")),
        marked(true, true, Some("en")),
        Run {
            em: true,
            ..Run::plain("")
        },
        Run::plain(text),
        Run::plain(text),
    ]);
    let named = |url| Named {
        name: words(text),
        url,
    };
    let image = Image {
        url: ImageLink::new(addresses).unwrap(),
        alt: text.into(),
        caption: Some(runs.clone()),
        width: Some(1),
        height: Some(100_000),
    };
    let turn = |speaker: Option<&str>, start| Turn {
        speaker: speaker.map(Rc::from),
        start,
        paragraphs: vec![
            Ok(runs.clone()),
            Ok(Text::plain(text)),
            Ok(single(true, true, Some("ar"))),
            Ok(Text(vec![marked(false, false, None)])),
        ],
    };
    let item = Item {
        headline: words(text),
        description: Some(text.into()),
        url: link(),
        date_published: article_viewer_model::Date::new("2010-10-10T09:00:00+04:00"),
        in_language: Some("ar".into()),
        countries: Some(vec!["AZ".into()]),
    };
    Article {
        description: Some(text.into()),
        dateline: Some(text.into()),
        location_created: Some(text.into()),
        author: vec![named(link()), named(None)],
        publisher: Some(named(link())),
        url: link(),
        image: Some(image.clone()),
        body: vec![
            Block::Paragraph(Text::plain(text)),
            Block::Paragraph(single(false, false, Some("he"))),
            Block::Heading(single(true, false, None)),
            Block::Quote {
                text: single(false, true, None),
                cite: Some(text.into()),
            },
            Block::Exchange(Exchange {
                id: None,
                question: turn(Some(text), Some(0)),
                answers: vec![
                    turn(Some(text), Some(100_000)),
                    turn(Some(text), None),
                    turn(None, Some(0)),
                    turn(None, None),
                ],
            }),
            Block::Exchange(Exchange {
                id: Some("q1".into()),
                question: turn(None, None),
                answers: vec![said(text)],
            }),
            Block::Image(image),
            Block::Heading(runs.clone()),
            Block::Quote {
                text: runs.clone(),
                cite: None,
            },
            Block::Paragraph(runs),
        ],
        related: vec![item.clone(), Item::new(words(text))],
        headlines: Headlines::List(vec![item, Item::new(words(text))]),
        more_headlines: Some(named(link())),
        ..Article::new(words(text))
    }
}

#[test]
fn every_hostile_text_comes_back_from_every_place() {
    for text in TEXTS.iter().filter_map(|text| NonBlank::new(*text)) {
        let text = &*text;
        let address = format!("?{text}&lt=&copy#\"'<>");
        check(&full_of(text, &address), &wishes(0), text);
        // With white space around it, which counts.
        let around = format!("\r\n {text}\t\n");
        check(&full_of(&around, "a"), &wishes(0), &around);
    }
    let all = TEXTS.concat();
    check(&full_of(&all, "a"), &wishes(0), "all of them");
}

#[test]
fn paragraphs_of_100_kb_come_back() {
    for text in [
        "a",
        "The ferry sails. ",
        "паром ",
        "渡輪",
        "👩‍👩‍👧‍👦",
        "\u{202E}a\n",
        "<b>a & b</b> ",
        "\r",
    ] {
        let text = long(text) + "z";
        let article = Article {
            body: vec![
                Block::Paragraph(Text::plain(&*text)),
                Block::Exchange(Exchange {
                    id: None,
                    question: said(&*text),
                    answers: vec![said(&*text)],
                }),
            ],
            ..Article::new(words("The ferry"))
        };
        check(&article, &wishes(0), &format!("{text:.20}"));
    }
}

#[test]
fn a_list_elsewhere_and_a_link_without_a_list_come_back() {
    let more_headlines = Some(Named {
        name: words(" <All> "),
        url: Link::new("/news"),
    });
    let article = Article {
        more_headlines,
        ..Article::new(words("The ferry"))
    };
    check(&article, &wishes(0), "no list");
    let headlines = Headlines::Src(Link::new("list.json?a=\"b\"&c").unwrap());
    check(
        &Article {
            headlines,
            ..article
        },
        &wishes(0),
        "a list elsewhere",
    );
}

/// A longer list stands in the page piece by piece, as in the viewer.
#[test]
fn the_first_2000_headlines_come_back_and_the_others_are_told() {
    let items: Vec<Item> = (1..=2_100)
        .map(|n| Item::new(words(&format!("Ferry {n}"))))
        .collect();
    let first = items[..2_000].to_vec();
    let article = Article {
        headlines: Headlines::List(items),
        ..Article::new(words("The ferry"))
    };
    let import = import(&element(&Rc::new(article), &wishes(0)));
    assert_eq!(import.article.headlines, Headlines::List(first));
    let lost: Vec<_> = lost(&import).collect();
    assert_eq!(lost, [("[100 further headlines]", Reason::Elsewhere)]);
}

#[test]
fn the_samples_come_back() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../static/samples");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "json") {
            let Some(article) = read(&std::fs::read(&path).unwrap()).article else {
                continue;
            };
            check(&article, &wishes(0), &path.display().to_string());
            count += 1;
        }
    }
    assert!(count > 0);
}

/// The importer knows the names of a byline by where they stand: see `names` in its `html/rendered/head.rs`.
#[test]
fn no_language_has_words_after_the_authors() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../static/messages");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let json = std::fs::read(&path).unwrap();
        let messages: serde_json::Value = serde_json::from_slice(&json).unwrap();
        let by = messages["by"].as_str().unwrap();
        assert!(by.ends_with("{names}"), "{}: {by}", path.display());
    }
}
