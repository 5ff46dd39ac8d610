//! Pages that mean harm, or that nobody wrote: they are refused or read, in little time, and nothing of them runs.

#![allow(clippy::unwrap_used, clippy::format_collect)] // A test that can't go on should stop.

use article_viewer_import::{ImportError, Told, decode, import_html};
use article_viewer_model::Article;
use std::time::{Duration, Instant};

/// The longest that a page of a test may take, in a build without optimization on a busy machine.
const LONGEST: Duration = Duration::from_mins(2);

const TEXT: &str = "<p>The light on the outer skerry went dark in the first storm of the autumn, and nobody saw it but \
    the keeper, who was on shore that night.</p><p>He rowed out in the morning with a can of oil and a loaf of bread, and \
    stayed until the wind had turned to the east.</p>";

fn page(body: &str) -> String {
    format!(
        "<html><head><meta charset=utf-8><title>Light on the skerry</title></head><body><article>\
         <h1>Light on the skerry</h1>{TEXT}{body}{TEXT}</article></body></html>"
    )
}

fn import(html: &str) -> Result<Article, ImportError> {
    let began = Instant::now();
    let base = Some("https://example.org/a");
    let import = import_html(html, base, &Told::default());
    let took = began.elapsed();
    assert!(took < LONGEST, "{took:?}");
    import.map(|import| import.article)
}

#[test]
fn no_refused_link_and_nothing_that_runs_stands_in_an_article() {
    for harm in [
        "<script>alert(1)</script>",
        "<p onclick=\"alert(1)\">Nobody <b onmouseover=alert(1)>knows</b> what the keeper saw.</p>",
        "<p>See <a href=\"javascript:alert(1)\">the log</a>, which nobody has opened since.</p>",
        "<p>See <a href=\" java\nscript:alert(1)\">the log</a>, which nobody has opened since.</p>",
        "<p>See <a href=\"&#106;avascript&colon;alert(1)\">the log</a>, which nobody has opened.</p>",
        "<p>See <a href=\"data:text/html,<script>alert(1)</script>\">the log</a>, which lies there.</p>",
        "<p>See <a href=\"vbscript:x\">the log</a>, <a href=\"file:///etc/passwd\">the book</a>.</p>",
        "<img src=\"javascript:alert(1)\" width=400 height=300>",
        "<img src=x onerror=alert(1)>",
        "<figure><img src=\"data:image/svg+xml,<svg onload=alert(1)>\"><figcaption>A light</figcaption></figure>",
        "<svg><script>alert(1)</script></svg><math><mtext><script>alert(1)</script></mtext></math>",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe><object data=\"javascript:alert(1)\"></object>",
        "<noscript><p>alert(1)</p></noscript><template><p>alert(1)</p></template><style>alert(1)</style>",
        "<div hidden><p>alert(1) was written here for nobody, and stands in no article at all.</p></div>",
        "<p style=\"display: none\">alert(1) was written here for nobody, and stands nowhere.</p>",
        "<base href=\"javascript:alert(1)//\"><p>The <a href=\"log\">log</a> was kept, too.</p>",
        "<p>A comment <!-- alert(1) --> is none of the text, and a <![CDATA[alert(1)]]> neither.</p>",
    ] {
        let article = import(&page(harm)).unwrap();
        let json = serde_json::to_string(&article).unwrap();
        for word in [
            "alert",
            "javascript:",
            "vbscript:",
            "data:",
            "file:",
            "onerror",
        ] {
            assert!(!json.contains(word), "{word} of {harm}: {json}");
        }
        assert!(json.contains("The light on the outer skerry"), "{json}");
    }
}

#[test]
fn an_entity_is_a_sign_and_no_markup() {
    let article = import(&page(
        "<p>He wrote &lt;b&gt; &amp;amp; &quot;oil&quot; &#x1F; &#xD800; &nosuch; into it.</p>",
    ));
    let json = serde_json::to_string(&article.unwrap()).unwrap();
    assert!(json.contains("He wrote <b> &amp; "), "{json}");
}

#[test]
fn a_page_that_nobody_wrote_is_read_or_refused_in_little_time() {
    let deep = |tag: &str| format!("<{tag}>").repeat(100_000);
    for (name, html) in [
        ("nested divisions", page(&deep("div"))),
        ("nested quotes", page(&deep("blockquote"))),
        ("nested bold", page(&deep("b"))),
        ("nested fonts", page(&deep("font"))),
        ("nested tables", page(&deep("table"))),
        ("nested links", page(&"<a href=x>".repeat(20_000))),
        ("nothing but <", "<".repeat(100_000)),
        ("nothing but </", "</".repeat(100_000)),
        ("nothing but <a", "<a ".repeat(20_000)),
        ("nothing but &", "&".repeat(10_000)),
        ("comments", "<!--".repeat(10_000)),
        (
            "an attribute",
            page(&format!("<p title=\"{}\">x</p>", "x".repeat(300_000))),
        ),
        (
            "a style",
            page(&format!("<p style=\"{}\">x</p>", "x ".repeat(50_000))),
        ),
        (
            "attributes",
            page(&format!(
                "<p {}>x</p>",
                (0..500).map(|n| format!("a{n}=x ")).collect::<String>()
            )),
        ),
        ("a word", page(&format!("<p>{}</p>", "x".repeat(20_000)))),
        ("breaks", page(&format!("<p>{}</p>", "x<br>".repeat(500)))),
        ("breaks alone", page(&"<br>".repeat(2_000))),
        (
            "spans",
            page(&format!("<p>{}</p>", "<span>x</span>".repeat(500))),
        ),
        (
            "figures",
            page(&"<figure><figcaption>x</figcaption></figure>".repeat(2_000)),
        ),
        ("zeros", page(&"\0".repeat(10_000))),
        ("nothing", String::new()),
        ("a space", " ".repeat(100_000)),
        ("a byte order mark", "\u{FEFF}".to_owned()),
    ] {
        let began = Instant::now();
        let result = import(&html).map(|article| article.body.len());
        eprintln!("{name}: {:?} {result:?}", began.elapsed());
    }
    assert_eq!(import(&deep("div")).unwrap_err(), ImportError::Nested);
}

#[test]
fn json_ld_that_is_hostile_does_no_harm() {
    let deep = "[".repeat(100_000);
    let around = |json: &str| {
        page("").replace(
            "</head>",
            &format!("<script type=\"application/ld+json\">{json}</script></head>"),
        )
    };
    for json in [
        deep.as_str(),
        r#"{"@type":"NewsArticle","@id":"x","author":{"@id":"x"},"publisher":{"@id":"x"}}"#,
        r#"{"@type":"NewsArticle","headline":["",null,{}],"author":[[[[{"name":[[]]}]]]],"image":{"url":{"url":{}}}}"#,
        r#"{"@type":"NewsArticle","author":{"name":"A","url":"javascript:alert(1)"},"datePublished":"9999999999","inLanguage":"<b>"}"#,
        r#"{"@type":"NewsArticle","datePublished":"日本日本日本日本","image":"data:image/png,x"}"#,
    ] {
        let article = import(&around(json)).unwrap();
        assert_eq!(&*article.headline, "Light on the skerry");
        let json = serde_json::to_string(&article).unwrap();
        assert!(
            !json.contains("javascript:") && !json.contains("data:"),
            "{json}"
        );
    }
}

#[test]
fn bytes_of_any_kind_are_text_or_an_error() {
    for bytes in [
        &b"\xFF\xFE"[..],
        b"\xFE\xFF\xD8",
        b"<meta charset=",
        b"<meta charset=utf-8\xFF>",
        b"<meta charset=shift_jis>\x81",
        b"<meta charset=x-user-defined>\xFF",
        b"\0\0\0\0",
    ] {
        if let Ok(html) = decode(bytes) {
            let _ = import(&html);
        }
    }
}
