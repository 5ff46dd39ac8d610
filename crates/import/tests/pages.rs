//! Saved pages of every build that we know, and what comes of them. A page is a file in `pages/`, in our own words; what
//! it must give stands in the table below, so that a new page is a file and an entry.

use article_viewer_import::{Fate, Guess, Import, Line, Part, import_text};
use article_viewer_model::{Article, Block, Exchange, Headlines, Turn};

/// What a page must give.
struct Page {
    name: &'static str,
    text: &'static str,
    /// Headline, then whatever else the head has, as `field: value`.
    head: &'static [&'static str],
    /// One entry a block. An exchange is who asks, then who answers, each with the number of paragraphs.
    body: &'static [&'static str],
    related: usize,
    headlines: usize,
    more: Option<&'static str>,
    /// The lines that are left out, repeated ones included.
    left_out: &'static [usize],
    /// The lines where something is guessed.
    guessed: &'static [usize],
}

macro_rules! page {
    ($name:literal, $head:expr, $body:expr, $related:literal, $headlines:literal, $more:expr, $left_out:expr, $guessed:expr $(,)?) => {
        Page {
            name: $name,
            text: include_str!(concat!("pages/", $name, ".txt")),
            head: &$head,
            body: &$body,
            related: $related,
            headlines: $headlines,
            more: $more,
            left_out: &$left_out,
            guessed: &$guessed,
        }
    };
}

const PAGES: &[Page] = &[
    page!(
        "question-answer",
        [
            "Lighthouse on Skarv skerry burns again after two winters",
            "description: The keeper of the outer light explains why a lamp that nobody needs any more is worth the climb",
            "dateline: Norway, Bergen, May 3",
            "located: Bergen, Norway",
            "author: L.Holm",
            "publisher: Sound Agency",
            "language: en",
        ],
        ["? 1 ! 2", "? 1 ! 1", "? 1 ! 1"],
        3,
        4,
        Some("More news"),
        [21, 26],
        [],
    ),
    page!(
        "capitals",
        ["A TOWN THAT MOVED UPHILL", "language: en"],
        [
            "paragraph",
            "? THE LANTERN 1 ! MIRA KOVAL 1",
            "? THE LANTERN 1 ! MIRA KOVAL 1",
            "? THE LANTERN 1 ! MIRA KOVAL 2",
            "? THE LANTERN 1 ! MIRA KOVAL 1",
        ],
        0,
        0,
        None,
        [],
        [11],
    ),
    page!(
        "initials",
        [
            "\"The river decides, we only measure it\"",
            "author: Anna Brandt",
            "publisher: River Courier",
            "language: en"
        ],
        [
            "paragraph",
            "? A.V. 1 ! T.J. 1",
            "? A.V. 1 ! T.J. 2",
            "? A.V. 1 ! T.J. 1",
            "paragraph"
        ],
        0,
        0,
        None,
        [21],
        [],
    ),
    page!(
        "em-dash",
        [
            "Разговор с часовщиком, который остановил время",
            "description: В мастерской на Речной улице тридцать семь часов, и все показывают разное.",
            "language: ru",
        ],
        ["? 1 ! 1", "? 1 ! 2", "? 1 ! 1", "? 1 ! 1"],
        0,
        0,
        None,
        [],
        [3, 5],
    ),
    page!(
        "russian-labels",
        [
            "Пасечник из Верхней Липовки: пчёлы выбирают тишину",
            "dateline: Верхняя Липовка, 12 июля",
            "located: Верхняя Липовка",
            "author: О.Мельник",
            "publisher: Степной вестник",
            "language: ru",
        ],
        ["? 1 ! 1", "? 1 ! 2", "? 1 ! 1"],
        2,
        3,
        Some("Все новости"),
        [2, 20, 24],
        [14],
    ),
    page!(
        "turkish-labels",
        [
            "Kuyu ustası: Suyu önce kulak bulur",
            "description: Altmış yıldır kuyu kazan Hamdi Usta, Taşpınar'da son kuyusunu bitirdi",
            "dateline: Taşpınar, 9 Eylül 2021",
            "located: Taşpınar",
            "published: 2021-09-09",
            "publisher: Ova Ajansı",
            "language: tr",
        ],
        ["? 1 ! 1", "? 1 ! 2", "? 1 ! 1"],
        2,
        3,
        Some("Tüm haberler"),
        [21, 25],
        [],
    ),
    page!(
        "persian-labels",
        [
            "قالیباف ریزبافت: هر گره یک نفس است",
            "description: گفت‌وگو با بانوی قالیباف که چهل سال است پشت یک دار می‌نشیند",
            "dateline: نائین، ۱۴ آبان",
            "located: نائین",
            "publisher: پیام دشت",
            "language: fa",
        ],
        ["? 1 ! 1", "? 1 ! 2", "? 1 ! 1"],
        2,
        3,
        Some("همه اخبار"),
        [21, 25],
        [],
    ),
    page!(
        "azerbaijani-roles",
        [
            "Ney ustası: Qamış küləyi yadda saxlayır",
            "description: Kiçik emalatxanada yüzdən çox ney var və hər birinin öz adı var.",
            "language: az",
        ],
        [
            "? Müxbir 1 ! Usta Kərim 1",
            "? Müxbir 1 ! Usta Kərim 1",
            "? Müxbir 1 ! Usta Kərim 1"
        ],
        0,
        0,
        Some("Bütün xəbərlər"),
        [],
        [3],
    ),
    page!(
        "two-answer",
        [
            "Two sisters, one orchestra, and no conductor",
            "language: en"
        ],
        [
            "? Harbour Post 1 ! Elena Reyes 1 ! Paula Reyes 1",
            "? Harbour Post 1 ! Paula Reyes 1 ! Elena Reyes 1",
            "? Harbour Post 1 ! Elena Reyes 2 ! Paula Reyes 1",
            "? Harbour Post 1 ! Elena Reyes 1",
        ],
        0,
        0,
        None,
        [],
        [],
    ),
    page!(
        "long-questions",
        ["The man who paints shop signs", "language: en"],
        ["? 3 ! 1", "? 2 ! 2", "? 1 ! 1"],
        0,
        0,
        None,
        [],
        [],
    ),
    page!(
        "plain-news",
        [
            "Council of Varn keeps its night ferry",
            "dateline: VARN, June 4",
            "located: Varn",
            "publisher: Sound Agency",
            "language: en",
        ],
        [
            "paragraph",
            "paragraph",
            "paragraph",
            "heading",
            "paragraph",
            "paragraph"
        ],
        0,
        0,
        None,
        [],
        [9],
    ),
    page!(
        "bom-crlf",
        [
            "Glassblower closes the last furnace in Elm Lane",
            "language: en"
        ],
        ["paragraph", "? Post 1 ! Roth 1", "? Post 1 ! Roth 1"],
        2,
        0,
        None,
        [13],
        [],
    ),
    page!(
        "wrapped",
        ["The woman who counts the storks", "language: en"],
        ["paragraph", "? 1 ! 1", "? 1 ! 2"],
        0,
        5,
        None,
        [],
        [20],
    ),
    page!(
        "title-and-menu",
        [
            "Beekeeping under the motorway",
            "published: 2021-05-12T08:30",
            "author: Jon Ashe",
            "publisher: The Evening Lantern",
            "language: en",
        ],
        [
            "paragraph",
            "? Lantern 1 ! Moss 1",
            "? Lantern 1 ! Moss 1",
            "? Lantern 1 ! Moss 1"
        ],
        2,
        4,
        Some("See all news"),
        [2, 3, 4, 5, 6, 7, 10, 11, 17, 20, 23, 29, 30],
        [1],
    ),
    page!(
        "names-once",
        ["Interview with a ropewalker", "language: en"],
        [
            "? The Lantern 1 ! Sanna Vik 1",
            "? The Lantern 1 ! Sanna Vik 1",
            "? The Lantern 1 ! Sanna Vik 1",
            "? The Lantern 1 ! Sanna Vik 1",
        ],
        0,
        0,
        None,
        [],
        [7, 9, 11, 13, 15, 17],
    ),
    page!(
        "question-marks",
        [
            "Questions and answers: how the harbour clears its ice",
            "language: en"
        ],
        ["paragraph", "? 1 ! 1", "? 1 ! 2", "? 1 ! 1"],
        0,
        0,
        None,
        [],
        [5],
    ),
    page!(
        "bold-questions",
        [
            "The tailor of the opera house",
            "description: *The Lantern* visited the workshop under the stage.",
            "language: en",
        ],
        ["? 1 ! 1", "? 1 ! 2", "? 1 ! 1"],
        0,
        0,
        None,
        [],
        [3, 5],
    ),
    page!(
        "unmarked",
        ["The bridge that opens twice a day", "language: en"],
        [
            "? Gazette 1 ! Dahl 1",
            "? Gazette 1 ! Dahl 2",
            "? Gazette 1 ! Dahl 1",
            "? Gazette 1 ! Dahl 1",
            "? Gazette 1 ! Dahl 1"
        ],
        0,
        0,
        None,
        [],
        [7, 9, 15, 17, 23],
    ),
    page!(
        "doubled-related",
        [
            "Mountain post office stays open for one more winter",
            "description: The only counter above the tree line sorts nine letters a day",
            "dateline: Kalt, Nov. 2",
            "located: Kalt",
            "publisher: Ridge Agency",
            "language: en",
        ],
        ["? Ridge Agency 1 ! Weber 1", "? Ridge Agency 1 ! Weber 1"],
        2,
        9,
        Some("All headlines"),
        [2, 17, 19, 20],
        [12, 14, 16, 21],
    ),
    page!(
        "headings",
        [
            "The last summer of the swimming barge",
            "author: Klara Wolf",
            "language: en"
        ],
        [
            "paragraph",
            "heading",
            "? Courier 1 ! Brandt 2",
            "heading",
            "? Courier 1 ! Brandt 1",
            "? Courier 1 ! Brandt 1",
            "paragraph",
        ],
        0,
        0,
        None,
        [],
        [7, 15, 25],
    ),
];

fn head(article: &Article) -> Vec<String> {
    let mut head = vec![article.headline.to_string()];
    let mut field = |name: &str, value: Option<&str>| {
        head.extend(value.map(|value| format!("{name}: {value}")));
    };
    field("description", article.description.as_deref());
    field("dateline", article.dateline.as_deref());
    field("located", article.location_created.as_deref());
    field("published", article.date_published.as_deref());
    for author in &article.author {
        field("author", Some(&author.name));
    }
    field(
        "publisher",
        article.publisher.as_ref().map(|publisher| &*publisher.name),
    );
    field("language", article.in_language.as_deref());
    head
}

fn turn(sign: &str, turn: &Turn) -> String {
    let speaker = turn
        .speaker
        .as_deref()
        .map(|name| format!("{name} "))
        .unwrap_or_default();
    format!("{sign} {speaker}{}", turn.paragraphs.len())
}

fn exchange(exchange: &Exchange) -> String {
    let mut turns = vec![turn("?", &exchange.question)];
    turns.extend(exchange.answers.iter().map(|answer| turn("!", answer)));
    turns.join(" ")
}

fn body(article: &Article) -> Vec<String> {
    article
        .body
        .iter()
        .map(|block| match block {
            Block::Paragraph(_) => "paragraph".to_owned(),
            Block::Heading(_) => "heading".to_owned(),
            Block::Exchange(found) => exchange(found),
            other => format!("{other:?}"),
        })
        .collect()
}

fn headlines(article: &Article) -> Vec<String> {
    match &article.headlines {
        Headlines::List(items) => items.iter().map(|item| item.headline.to_string()).collect(),
        Headlines::Src(_) => Vec::new(),
    }
}

fn lines(import: &Import, test: impl Fn(&Line) -> bool) -> Vec<usize> {
    import
        .account
        .iter()
        .filter(|line| test(line))
        .map(|line| line.number)
        .collect()
}

fn import(name: &str) -> Import {
    let page = PAGES.iter().find(|page| page.name == name);
    let page = page.unwrap_or_else(|| panic!("no page {name}"));
    import_text(page.text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn every_page_gives_its_article() {
    for page in PAGES {
        let name = page.name;
        let import = import_text(page.text).unwrap();
        let article = &import.article;
        assert_eq!(head(article), page.head, "{name}: head");
        assert_eq!(body(article), page.body, "{name}: body");
        assert_eq!(
            article.related.len(),
            page.related,
            "{name}: related stories"
        );
        assert_eq!(
            headlines(article).len(),
            page.headlines,
            "{name}: headlines"
        );
        assert_eq!(
            article.more_headlines.as_ref().map(|more| &*more.name),
            page.more,
            "{name}: more headlines"
        );
        let left_out = lines(&import, |line| {
            matches!(line.fate, Fate::Dropped(_) | Fate::Repeated(_))
        });
        assert_eq!(left_out, page.left_out, "{name}: lines left out");
        assert_eq!(
            lines(&import, |line| !line.guesses.is_empty()),
            page.guessed,
            "{name}: lines with a guess"
        );
    }
}

#[test]
fn every_article_is_valid_and_reads_back_the_same() {
    for page in PAGES {
        let article = import_text(page.text).unwrap().article;
        let reading = article_viewer_model::read(&serde_json::to_vec(&article).unwrap());
        assert_eq!(reading.faults, [], "{}", page.name);
        assert_eq!(reading.article, Some(article), "{}", page.name);
    }
}

#[test]
fn entities_are_decoded_once() {
    let article = import("bom-crlf").article;
    let said: Vec<String> = article
        .exchanges()
        .flat_map(|e| &e.answers)
        .flat_map(|answer| &answer.paragraphs)
        .flatten()
        .map(article_viewer_model::Text::to_plain)
        .collect();
    assert_eq!(
        said,
        [
            "A bowl. It is crooked & I like it.",
            "From me, always. 5 > 4, and crooked > straight."
        ]
    );
}

/// Wherever a text of the page goes, its entities are decoded, and decoded once; the reader then has nothing to warn of.
#[test]
fn entities_are_decoded_once_wherever_they_stand() {
    let page = "Ferry &amp; quay: C&ocirc;te&#146;s guide\n\n\
        Norway, Bergen, May 3 / corr. Sound &amp; Sea L.H&oslash;lm /\n\n\
        R&ouml;st: Who &lbrace;really&rbrace; steers?\n\n\
        &Aring;sen: It&rsquo;s me &ndash; d&apos;accord&excl;\n\n\
        R&ouml;st: Since when?\n\n\
        &Aring;sen: Since &frac12; past four, &amp; on Monday.\n\n\
        Related stories\n\n\
        T&uuml;rkiye&#8217;s lira slides\n\
        https://example.org/?a=1&amp;b=2\n\n\
        Latest news\n\n\
        Trinidad &#038; Tobago votes again\n\
        AT&T buys Q&A; R&D is next\n\
        If a &lt; b then b &gt; a\n";
    let article = import_text(page).unwrap().article;
    let json = serde_json::to_string_pretty(&article).unwrap();
    for text in [
        "Ferry & quay: Côte’s guide",
        "Sound & Sea",
        "Høl",
        "\"speaker\": \"Röst\"",
        "Who {really} steers?",
        "\"speaker\": \"Åsen\"",
        "Since ½ past four, & on Monday.",
        "It’s me – d'accord!",
        "Türkiye’s lira slides",
        "https://example.org/?a=1&b=2",
        "Trinidad & Tobago votes again",
        "AT&T buys Q&A; R&D is next",
        "If a < b then b > a",
    ] {
        assert!(json.contains(text), "{text}: {json}");
    }
    assert_eq!(article_viewer_model::read(json.as_bytes()).faults, []);
}

/// What the page shows as HTML is shown so by the article, and the reader says it once for each place.
#[test]
fn html_that_a_page_shows_stays() {
    let page = "How to write &amp;lt;\n\nThe sign is &amp;lt; and a tag is &lt;b&gt;.\n\n\
        So much for &amp;amp;lt; in a text.\n";
    let article = import_text(page).unwrap().article;
    assert_eq!(&*article.headline, "How to write &lt;");
    let texts: Vec<String> = article
        .body
        .iter()
        .map(|block| match block {
            Block::Paragraph(text) => text.to_plain(),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(
        texts,
        [
            "The sign is &lt; and a tag is <b>.",
            "So much for &amp;lt; in a text."
        ]
    );
    let faults = article_viewer_model::read(&serde_json::to_vec(&article).unwrap()).faults;
    let paths: Vec<&str> = faults.iter().map(|fault| fault.path.as_str()).collect();
    assert_eq!(paths, ["headline", "body[0].text", "body[1].text"]);
}

#[test]
fn wrapped_lines_are_one_paragraph() {
    let import = import("wrapped");
    let exchange = import.article.exchanges().nth(1).unwrap();
    let question = exchange.question.paragraphs[0].as_ref().unwrap().to_plain();
    assert_eq!(
        question,
        "Does the town help you with it, or do you still pay for the rope and the paint yourself?"
    );
    assert_eq!(import.account[13].fate, Fate::Kept(vec![Part::Question]));
}

#[test]
fn headlines_keep_their_order_and_words() {
    let found = headlines(&import("doubled-related").article);
    assert_eq!(
        found.first().map(String::as_str),
        Some("Ridge road opens after the first snow")
    );
    assert_eq!(
        found[7],
        "Radio mast on the Hochkamm to get techn. overhaul."
    );
    assert_eq!(
        found.last().map(String::as_str),
        Some("Kalt counts fewer marmots")
    );
}

#[test]
fn what_is_no_label_stays_in_the_text() {
    let import = import("two-answer");
    let said: Vec<String> = import
        .article
        .exchanges()
        .flat_map(|e| &e.answers)
        .map(|answer| answer.paragraphs[0].as_ref().unwrap().to_plain())
        .collect();
    assert_eq!(
        said[2],
        "Tempo: always tempo. At 10:30 in the morning she wants it slow, and at night she wants it fast."
    );
    assert_eq!(
        said[4],
        "Bergen: there a man stood up and conducted us from the third row."
    );
}

#[test]
fn the_account_says_what_is_guessed() {
    let import = import("unmarked");
    let guesses: Vec<String> = import
        .account
        .iter()
        .flat_map(|line| {
            line.guesses
                .iter()
                .map(move |guess| format!("{}: {guess}", line.number))
        })
        .collect();
    assert_eq!(
        guesses,
        [
            "7: “Q” is taken for Gazette, here and below",
            "9: an answer without a label, taken for Dahl's",
            "15: “A” is taken for Dahl, here and below",
            "17: a question without a label, taken for Gazette's",
            "23: an answer without a label, taken for Dahl's",
        ]
    );
    assert_eq!(import.guesses, [Guess::Language("en".to_owned())]);
}

#[test]
fn how_a_page_is_saved_changes_nothing() {
    for name in [
        "question-answer",
        "capitals",
        "russian-labels",
        "persian-labels",
        "doubled-related",
    ] {
        let expected = import(name).article;
        let page = PAGES
            .iter()
            .find(|page| page.name == name)
            .map_or("", |page| page.text);
        let lines: Vec<&str> = page.lines().filter(|line| !line.is_empty()).collect();
        for (change, page) in [
            (
                "CR LF and a BOM",
                format!("\u{FEFF}{}", page.replace('\n', "\r\n")),
            ),
            ("no end of line at the end", page.trim_end().to_owned()),
            ("no blank lines", lines.join("\n")),
            ("a blank line under each line", lines.join("\n\n")),
            (
                "indented",
                format!("\t  {}", page.replace('\n', " &nbsp;\n\t  ")),
            ),
            (
                "a menu above",
                format!("Home\nNews\nSport\nWeather\n\n{page}"),
            ),
            (
                "a notice below",
                format!("{page}\n© 2021 Harbour Post. All rights reserved.\nAbout us\n"),
            ),
        ] {
            let article = import_text(&page).map(|import| import.article);
            assert_eq!(article.as_ref(), Ok(&expected), "{name}: {change}");
        }
    }
}
