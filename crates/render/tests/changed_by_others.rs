//! A page that this viewer rendered, after others had it in their hands: a translator, an editor, a minifier, a program that
//! takes away what it does not know. It is read for what it is, and nothing is lost in silence. That an untouched one gives
//! its article back to the letter is tested in `round_trip.rs`.

#![allow(clippy::unwrap_used)] // A test that can't go on should stop.

use article_viewer_import::{Fate, Guess, Import, Reason, Told, import_html};
use article_viewer_model::{Article, Block, Text, Turn, read};
use article_viewer_render::{Data, Element, element};
use std::rc::Rc;
use std::sync::LazyLock;

fn wishes() -> Element {
    Element {
        open: String::new(),
        heading_level: 1,
        is_index: false,
        id: String::new(),
        language: "en".to_owned(),
        data: Data::Address("article.json".to_owned()),
    }
}

/// The rendered article in a page of a site.
static PAGE: LazyLock<String> = LazyLock::new(|| {
    let article = read(include_bytes!("articles/ferry.json")).article.unwrap();
    let element = element(&Rc::new(article), &wishes());
    format!(
        "<!doctype html><html lang=en><title>A site</title><body><nav>A site’s menu</nav>\n\
         {element}\n<script>let a = '<p>a';</script></body></html>"
    )
});

fn import(html: &str, address: Option<&str>) -> Import {
    import_html(html, address, &Told::default()).unwrap()
}

fn is_rendered(import: &Import) -> bool {
    import.guesses == [Guess::Rendered]
}

/// The page with `old` once and for all replaced.
fn changed(old: &str, new: &str) -> String {
    assert!(PAGE.contains(old), "{old}");
    PAGE.replace(old, new)
}

fn lost(import: &Import) -> Vec<(&str, Reason)> {
    let lines = import.account.iter();
    let lost = lines.filter_map(|line| match line.fate {
        Fate::Dropped(reason) => Some((&*line.text, reason)),
        _ => None,
    });
    lost.collect()
}

fn said(turn: &Turn) -> String {
    let texts = turn.paragraphs.iter().flatten();
    let texts: Vec<String> = texts.map(Text::to_plain).collect();
    let name = turn.speaker.as_deref().unwrap_or("-");
    format!("{name}: {}", texts.join(" / "))
}

/// The body in lines.
fn body(article: &Article) -> Vec<String> {
    let lines = article.body.iter().flat_map(|block| match block {
        Block::Exchange(exchange) => {
            let answers = exchange
                .answers
                .iter()
                .map(|turn| format!("> {}", said(turn)));
            std::iter::once(format!("? {}", said(&exchange.question)))
                .chain(answers)
                .collect()
        }
        Block::Paragraph(text) => vec![text.to_plain()],
        Block::Heading(text) => vec![format!("# {}", text.to_plain())],
        Block::Quote { text, .. } => vec![format!("“ {}", text.to_plain())],
        Block::Image(image) => vec![format!("[{}]", &*image.url)],
        Block::Unreadable(_) => vec!["unreadable".to_owned()],
    });
    lines.collect()
}

const BODY: [&str; 5] = [
    "A paragraph with a link in it.",
    "? Desk: Does the ferry sail? / Or not?",
    "> Anna Berg: It sails. / At noon.",
    "> -: It does not.",
    "# After the talk",
];

#[test]
fn an_untouched_page_is_read_as_it_stands() {
    let import = import(&PAGE, None);
    assert!(is_rendered(&import));
    assert_eq!(lost(&import), [("A site’s menu", Reason::Beside)]);
    let article = import.article;
    assert_eq!(body(&article), BODY);
    assert_eq!(&*article.headline, "The  ferry");
    let names: Vec<&str> = article.author.iter().map(|author| &*author.name).collect();
    assert_eq!(names, ["Anna Berg", "Lars Holm"]);
    assert_eq!(&*article.publisher.unwrap().name, "The Paper");
    assert_eq!(article.dateline.as_deref(), Some("Bodø, Oct. 10"));
    assert_eq!(article.location_created.as_deref(), Some("Bodø"));
    assert_eq!(&*article.url.unwrap(), "/ferry");
}

#[test]
fn relative_addresses_are_made_absolute_where_the_pages_own_is_known() {
    let article = import(&PAGE, Some("https://example.org/a/b")).article;
    assert_eq!(article.url.as_deref(), Some("https://example.org/ferry"));
    let json = serde_json::to_string(&article).unwrap();
    assert!(json.contains("\"https://example.org/a/log\""), "{json}");
}

#[test]
fn a_translated_page_is_read() {
    // As Chromium's translator leaves it: two elements around every text.
    let mut html = String::new();
    for (index, piece) in PAGE.split('>').enumerate() {
        let (text, tag) = piece.split_once('<').unwrap_or((piece, ""));
        if index > 0 {
            html.push('>');
        }
        if text.trim().is_empty() {
            html.push_str(text);
        } else {
            let style = "dir=\"auto\" style=\"vertical-align: inherit;\"";
            let around = format!("<font {style}>");
            html.extend([&*around, &around, text, "</font></font>"]);
        }
        if !tag.is_empty() {
            html.push('<');
            html.push_str(tag);
        }
    }
    let translated = import(&html, None);
    assert!(is_rendered(&translated));
    assert_eq!(translated.article, import(&PAGE, None).article);
}

#[test]
fn a_picture_in_the_place_of_an_emoji_is_the_emoji() {
    let html = changed(
        "At noon.",
        "At <img class=\"emoji\" alt=\"🕛\" src=\"e.svg\"> noon.",
    );
    let article = import(&html, None).article;
    assert_eq!(body(&article)[2], "> Anna Berg: It sails. / At 🕛 noon.");
    let Block::Exchange(exchange) = &article.body[1] else {
        panic!()
    };
    let text = exchange.answers[0].paragraphs[1].as_ref().unwrap();
    assert_eq!(*text, Text::plain("At 🕛 noon."));
}

#[test]
fn what_an_editor_has_added_is_kept() {
    let html = changed(
        "<p data-turn=\"\">It does",
        "<p>We asked again.</p><p data-turn=\"\">It does",
    );
    assert_eq!(
        body(&import(&html, None).article)[2],
        "> Anna Berg: It sails. / At noon. / We asked again."
    );
    let html = changed(
        "</section><h2",
        "</section><div><p>A note.</p></div>And <i>another</i>.<h2",
    );
    let article = import(&html, None).article;
    assert_eq!(
        body(&article)[4..],
        ["A note.", "And ", "another", ".", "# After the talk"]
    );
    let html = changed("<span>Bodø, Oct. 10 </span>", "<span>Bodø, Oct. 11</span>");
    assert_eq!(
        import(&html, None).article.dateline.as_deref(),
        Some("Bodø, Oct. 11")
    );
}

#[test]
fn what_is_damaged_is_told() {
    for (old, new, told) in [
        ("2010-10-10", "2010-10-40", "data-published=\"2010-10-40\""),
        (
            "href=\"log\"",
            "href=\"javascript:x\"",
            "href=\"javascript:x\"",
        ),
        ("data-turn=\"7\"", "data-turn=\"x\"", "data-turn=\"x\""),
        ("data-id=\"sail\"", "data-id=\"sa il\"", "data-id=\"sa il\""),
        (
            "<p data-turn=\"\">It does not.</p>",
            "<p part=\"error\"><span>Missing</span></p>",
            "Missing",
        ),
    ] {
        let import = import(&changed(old, new), None);
        assert!(
            lost(&import).contains(&(told, Reason::Damaged)),
            "{new}: {:?}",
            lost(&import)
        );
        assert_eq!(&*import.article.headline, "The  ferry");
    }
}

#[test]
fn a_card_without_its_answers_stands_as_paragraphs() {
    let begin = PAGE.find("<div part=\"answer\"").unwrap();
    let end = begin + PAGE[begin..].find("</div>").unwrap();
    let html = [&PAGE[..begin], &PAGE[end..]].concat();
    assert_eq!(
        body(&import(&html, None).article)[1],
        "Desk: Does the ferry sail?"
    );
}

#[test]
fn a_page_without_its_notes_is_read_as_far_as_it_shows() {
    let mut html = PAGE.clone();
    while let Some(at) = html.find(" data-") {
        let end = at + 1 + html[at + 1..].find([' ', '>']).unwrap();
        let value = html[at..]
            .find("=\"")
            .filter(|_| html[at..end].contains('='));
        let end = value.map_or(end, |value| {
            at + value + 2 + html[at + value + 2..].find('"').unwrap() + 1
        });
        html.replace_range(at..end, "");
    }
    let import = import(&html, None);
    assert!(is_rendered(&import));
    let article = import.article;
    assert_eq!(article.dateline.as_deref(), Some("Bodø, Oct. 10"));
    assert_eq!(article.author.len(), 3);
    // Two of one speaker without a name can't be told apart.
    assert_eq!(
        body(&article)[2],
        "> Anna Berg: It sails. / At noon. / It does not."
    );
}

#[test]
fn a_page_cut_off_anywhere_is_read_or_left_to_the_other_rules() {
    for (at, _) in PAGE.char_indices().step_by(11) {
        let _ = import_html(&PAGE[..at], None, &Told::default());
        let kept = PAGE
            .chars()
            .enumerate()
            .filter(|(index, _)| index % 97 != at % 97);
        let html: String = kept.map(|(_, c)| c).collect();
        let _ = import_html(&html, None, &Told::default());
    }
}

#[test]
fn a_page_that_only_looks_like_one_is_read_by_the_other_rules() {
    let html = changed("part=\"headline\"", "part=\"title\"");
    let import = import_html(&html, None, &Told::default());
    assert!(!import.is_ok_and(|import| is_rendered(&import)));
}

/// The page says so in the places of what could not be read, and so does the account; all else is the article that the
/// tool would write.
#[test]
fn what_could_not_be_read_before_is_told_and_the_rest_comes_back() {
    let json = r#"{"headline":"H","body":[
        {"type":"paragraph"},
        {"type":"exchange","question":{"paragraphs":["Q",7]},"answers":[
            {"speaker":"S","paragraphs":[7,"A"]},{"speaker":"T","paragraphs":[""]},{"paragraphs":["B",7,"C"]}]},
        {"type":"exchange","question":{"paragraphs":[7,"R"]},"answers":[{"paragraphs":["A"]}]},
        {"type":"exchange","question":{"speaker":"S","paragraphs":[""]},"answers":[{"speaker":"S","paragraphs":["A"]}]}
    ]}"#;
    let article = read(json.as_bytes()).article.unwrap();
    let import = import(&element(&Rc::new(article), &wishes()), None);
    let expected = [
        "? -: Q",
        "> S: A",
        "> -: B / C",
        "? -: R",
        "> -: A",
        // An exchange without a question is none.
        "S: A",
    ];
    assert_eq!(body(&import.article), expected);
    let lost = lost(&import);
    let faults = lost.iter().filter(|(text, _)| text.contains("body["));
    assert_eq!(faults.count(), 7, "{lost:#?}");
    assert!(lost.contains(&("T", Reason::Damaged)), "{lost:#?}");
}
