//! `article-viewer render` as it is called: what it writes, where, and the status that it ends with.

#![expect(
    clippy::expect_used,
    reason = "a test whose set-up fails says so loudly"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const FERRY: &str = r#"{
  "headline": "Ferry sails again",
  "description": "The quay in Baku is mended.",
  "datePublished": "2026-05-04",
  "image": { "url": "quay%201.svg", "alt": "The quay" },
  "more": { "kept": true },
  "body": [{ "type": "exchange",
    "question": { "speaker": "Post", "paragraphs": ["Since when?"] },
    "answers": [{ "speaker": "Olsen", "paragraphs": ["Since <b>Monday</b>."] }] }],
  "headlines": { "src": "list.json" }
}"#;

const BROKEN: &str = r#"{ "headline": "A block is missing", "body": [{ "type": "paragraph" }, { "type": "paragraph", "text": "After it." }] }"#;

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("articles/north")).expect("folders");
    for name in ["ferry.json", "articles/ferry.json"] {
        fs::write(at(name), FERRY).expect("an article");
        let beside = at(name).with_file_name("list.json");
        fs::write(beside, r#"[{ "headline": "Istanbul opens a pier" }]"#).expect("a list");
        let beside = at(name).with_file_name("quay 1.svg");
        fs::write(beside, "<svg xmlns='http://www.w3.org/2000/svg'/>").expect("a picture");
    }
    fs::remove_file(at("articles/list.json")).expect("it was there");
    fs::write(
        at("articles/north/ice.json"),
        r#"{ "headline": "Ice & snow", "datePublished": "2026-06-01", "body": [{ "type": "paragraph", "text": "Cold." }] }"#,
    )
    .expect("an article");
    fs::write(at("broken.json"), BROKEN).expect("a file");
    fs::write(at("none.json"), r#"{ "body": [] }"#).expect("a file");
    folder
}

fn render(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(env!("CARGO_BIN_EXE_article-viewer"))
        .arg("render")
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the tool runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (status.code().expect("it ends"), text(stdout), text(stderr))
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The names in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_page_stands_with_all_that_it_needs() {
    let folder = folder();
    let site = folder.path().join("site");
    let (status, _, told) = render(folder.path(), &["ferry.json", "-o", "site"]);
    assert_eq!(status, 0, "{told}");
    assert!(told.contains("no viewer in ./dist"), "{told}");
    assert_eq!(
        names(&site),
        [
            "article.json",
            "index.html",
            "page.css",
            "quay 1.svg",
            "viewer.css"
        ]
    );
    let html = read(&site, "index.html");
    assert!(html.contains("Since &lt;b&gt;Monday&lt;/b&gt;."), "{html}");
    assert!(html.contains("Istanbul opens a pier"), "the list beside it");
    assert!(!html.contains("<script type=\"module\""), "{html}");
    let json = read(&site, "article.json");
    assert!(json.contains(r#""more":{"kept":true}"#), "{json}");
    assert!(
        json.contains(r#""headlines":[{"headline":"Istanbul"#),
        "{json}"
    );
}

#[test]
fn nothing_is_overwritten_without_force() {
    let folder = folder();
    let call = ["ferry.json", "-o", "site"];
    assert_eq!(render(folder.path(), &call).0, 0);
    let page = folder.path().join("site/index.html");
    fs::write(&page, "mine").expect("a file");
    let (status, _, told) = render(folder.path(), &call);
    assert_eq!(status, 2);
    assert!(
        told.contains("stands there already; --force overwrites it"),
        "{told}"
    );
    assert_eq!(fs::read_to_string(&page).expect("a page"), "mine");
    fs::write(folder.path().join("site/other.txt"), "mine").expect("a file");
    assert_eq!(
        render(folder.path(), &[&call[..], &["--force"]].concat()).0,
        0
    );
    assert!(read(folder.path(), "site/index.html").contains("Ferry"));
    assert_eq!(read(folder.path(), "site/other.txt"), "mine");
    let left = names(folder.path());
    assert!(left.iter().all(|name| !name.starts_with('.')), "{left:?}");
}

#[test]
fn a_block_that_cannot_be_read_has_its_line_and_costs_the_status() {
    let folder = folder();
    let (status, _, told) = render(folder.path(), &["broken.json", "-o", "site"]);
    assert_eq!(status, 1);
    assert!(
        told.contains("broken.json:1:46: body[0].text: missing"),
        "{told}"
    );
    let html = read(folder.path(), "site/index.html");
    assert!(
        html.contains("body[0].text: missing; a paragraph needs a text"),
        "{html}"
    );
    assert!(html.contains("After it."), "{html}");
    let lenient = ["broken.json", "-o", "site", "--force", "--lenient"];
    assert_eq!(render(folder.path(), &lenient).0, 0);
}

#[test]
fn what_is_no_article_writes_nothing() {
    let folder = folder();
    let (status, _, told) = render(folder.path(), &["none.json", "-o", "site"]);
    assert_eq!(status, 1);
    assert!(told.contains("none.json:1:1: headline: missing"), "{told}");
    assert!(!folder.path().join("site").exists());
    let left = names(folder.path());
    assert!(left.iter().all(|name| !name.starts_with('.')), "{left:?}");
}

#[test]
fn many_stand_below_an_index_the_newest_first() {
    let folder = folder();
    let call = [
        "articles",
        "-o",
        "site",
        "--base-url",
        "https://example.org/talks",
        "--title",
        "Talks",
    ];
    let (status, _, told) = render(folder.path(), &call);
    assert_eq!(status, 0, "{told}");
    assert!(told.contains("2 articles: 2 rendered, 0 not"), "{told}");
    assert!(
        told.contains("the headlines of “list.json” are not here"),
        "{told}"
    );
    let site = folder.path().join("site");
    let index = read(&site, "index.html");
    let places = ["north/ice/", "ferry/"].map(|address| index.find(&format!("href=\"{address}\"")));
    assert!(places[0].is_some() && places[0] < places[1], "{index}");
    assert!(index.contains("The quay in Baku is mended."), "{index}");
    let page = read(&site, "north/ice/index.html");
    assert!(
        page.contains("href=\"https://example.org/talks/north/ice/\""),
        "{page}"
    );
    assert!(page.contains("href=\"../../viewer.css\""), "{page}");
    assert!(page.contains("<title>Ice &amp; snow</title>"), "{page}");
}

#[test]
fn one_that_is_none_keeps_no_other_back() {
    let folder = folder();
    fs::copy(
        folder.path().join("none.json"),
        folder.path().join("articles/none.json"),
    )
    .expect("a copy");
    let (status, _, told) = render(folder.path(), &["articles", "-o", "site"]);
    assert_eq!(status, 1);
    assert!(told.contains("3 articles: 2 rendered, 1 not"), "{told}");
    assert!(folder.path().join("site/ferry/index.html").is_file());
    assert!(!folder.path().join("site/none").exists());
}

#[test]
fn no_page_is_written_over_an_article_or_a_viewer() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("dist")).expect("a folder");
    fs::write(at("dist/article-viewer.js"), "").expect("a file");
    for call in [
        &["articles", "-o", "articles"][..],
        &["articles", "-o", "articles/site"],
        &["articles/north/ice.json", "-o", "articles"],
        &["ferry.json", "-o", "."],
        &["ferry.json", "-o", "dist/site"],
    ] {
        let (status, _, told) = render(folder.path(), &[call, &["--force"]].concat());
        assert_eq!(status, 2, "{call:?}: {told}");
        assert!(told.contains("name a folder apart from"), "{told}");
    }
    assert_eq!(read(folder.path(), "articles/ferry.json"), FERRY);
    assert_eq!(
        names(&at("articles")),
        ["ferry.json", "north", "quay 1.svg"]
    );
}

#[test]
fn what_an_older_run_has_left_stays() {
    let folder = folder();
    let call = ["articles", "-o", "site", "--force"];
    assert_eq!(render(folder.path(), &call).0, 0);
    let old = folder.path().join("site/north/old.css");
    fs::write(&old, "").expect("a file");
    fs::remove_file(folder.path().join("articles/ferry.json")).expect("it was there");
    assert_eq!(render(folder.path(), &call).0, 0);
    assert!(old.is_file() && folder.path().join("site/ferry/index.html").is_file());
}

#[test]
fn a_list_beside_its_article_is_put_in_and_nothing_further_away() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    fs::write(
        at("articles/list.json"),
        r#"[{ "headline": "Istanbul opens a pier" }]"#,
    )
    .expect("a list");
    let (status, _, told) = render(folder.path(), &["articles", "-o", "site"]);
    assert_eq!(
        (status, told.lines().last().unwrap_or_default()),
        (0, "2 articles: 2 rendered, 0 not")
    );
    assert!(read(folder.path(), "site/ferry/index.html").contains("Istanbul"));
    fs::write(
        at("secret.json"),
        r#"[{ "headline": "Nobody’s business" }]"#,
    )
    .expect("a list");
    let away = FERRY.replace("list.json", "../secret.json");
    fs::write(at("articles/ferry.json"), away).expect("an article");
    let (_, _, told) = render(folder.path(), &["articles/ferry.json", "-o", "away"]);
    assert!(told.contains("“../secret.json” are not here"), "{told}");
    assert!(!read(folder.path(), "away/article.json").contains("Nobody"));
}

#[test]
fn two_fragments_stand_on_one_page() {
    let folder = folder();
    let fragment = |prefix: &str| {
        let call = [
            "ferry.json",
            "--fragment",
            "--id-prefix",
            prefix,
            "--heading-level",
            "2",
        ];
        let (status, html, told) = render(folder.path(), &call);
        assert_eq!(status, 0, "{told}");
        html
    };
    let ids = |html: &str| -> Vec<String> {
        html.split(" id=\"")
            .skip(1)
            .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
            .collect()
    };
    let (one, two) = (fragment("one"), fragment("two"));
    assert!(one.starts_with("<article-viewer id=\"one\""), "{one}");
    assert!(one.contains("<h2 ") && !one.contains("<h1"), "{one}");
    assert!(one.contains("<script type=\"application/json\">{"), "{one}");
    let twice: Vec<String> = ids(&one)
        .into_iter()
        .filter(|id| ids(&two).contains(id))
        .collect();
    assert_eq!(twice, Vec::<String>::new());
    assert!(ids(&one).len() > 5);
}

#[test]
fn plain_text_has_the_names_and_the_words() {
    let folder = folder();
    let (status, text, told) = render(folder.path(), &["ferry.json", "--text"]);
    assert_eq!(status, 0, "{told}");
    let lines = [
        "Ferry sails again",
        "The quay in Baku is mended.",
        "2026-05-04",
        "Post: Since when?",
        "Olsen: Since <b>Monday</b>.\n",
    ];
    assert_eq!(text, lines.join("\n\n"));
}

#[test]
fn a_wrong_call_is_told() {
    let folder = folder();
    for (call, what) in [
        (&["ferry.json"][..], "need a folder: -o DIR"),
        (
            &["ferry.json", "-o", "site", "--viewer", "articles"],
            "there is no article-viewer.js in it",
        ),
        (
            &["ferry.json", "-o", "broken.json"],
            "this is a file; name a folder",
        ),
        (&["ferry.json", "broken.json", "--text"], "take one FILE"),
        (
            &["ferry.json", "-o", "site", "--base-url", "ftp://x"],
            "http",
        ),
    ] {
        let (status, _, told) = render(folder.path(), call);
        assert_eq!(status, 2, "{told}");
        assert!(told.contains(what), "{told}");
    }
    assert!(!folder.path().join("site").exists());
}

/// `examples/site` is what the command in its README writes.
#[test]
fn the_example_is_fresh() {
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let scratch = folder();
    let site = scratch.path().join("site");
    let readme = read(&root, "examples/site/README.md");
    let command = readme
        .lines()
        .find_map(|line| line.strip_prefix("cargo run --package article-viewer-cli -- render "));
    let command = command
        .expect("the command")
        .replace("examples/site", &site.to_string_lossy());
    let arguments: Vec<&str> = command.split(' ').collect();
    let (status, _, told) = render(&root, &arguments);
    assert_eq!(status, 0, "{told}");
    let committed = root.join("examples/site");
    let mut open = vec![PathBuf::new()];
    let mut files = 0;
    while let Some(below) = open.pop() {
        for name in names(&site.join(&below)) {
            let file = below.join(name);
            if site.join(&file).is_dir() {
                open.push(file);
                continue;
            }
            files += 1;
            let (new, old) = (
                fs::read(site.join(&file)).ok(),
                fs::read(committed.join(&file)).ok(),
            );
            assert!(new == old, "{} is old: {readme}", file.display());
        }
    }
    assert_eq!(files, 9);
}
