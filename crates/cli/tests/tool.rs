//! The tool as it is called: what it prints, where, and the status that it ends with.

#![expect(
    clippy::expect_used,
    reason = "a test whose set-up fails says so loudly"
)]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const PAGE: &str =
    "Ferry sails again\n\nPost: Since when?\n\nOlsen: Since Monday.\n\nLoading Bars\n";

fn call(folder: &Path, arguments: &[&str], stdin: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_article-viewer"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the tool starts");
    // A call that is refused reads no input.
    let _ = child.stdin.take().expect("piped").write_all(stdin);
    child.wait_with_output().expect("the tool ends")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

/// Name, call, status, message.
const CASES: &[(&str, &[&str], i32, &str)] = &[
    (
        "not there",
        &["import", "none.txt"],
        1,
        "none.txt: there is no such file",
    ),
    (
        "a folder",
        &["tag", "pages"],
        1,
        "pages: this is a folder; name a file in it",
    ),
    (
        "empty",
        &["import", "empty.txt"],
        1,
        "empty.txt: this is empty; a text was expected",
    ),
    (
        "blank",
        &["import", "blank.txt"],
        1,
        "blank.txt: the page is blank; an article needs a headline and a text",
    ),
    (
        "a headline alone",
        &["import", "title.txt"],
        1,
        "title.txt:2: the page has this line and no text under it; save the page with its text",
    ),
    (
        "no UTF-8",
        &["import", "latin.txt"],
        1,
        "latin.txt:3: byte 0xF8 is no UTF-8; save the file as UTF-8",
    ),
    (
        "binary",
        &["import", "binary.txt"],
        1,
        "binary.txt:2: this is no text but a binary file (it has a zero byte); save the page as text",
    ),
    (
        "UTF-16",
        &["tag", "wide.txt"],
        1,
        "wide.txt:1: this is UTF-16; save it as UTF-8",
    ),
    (
        "HTML by its look",
        &["import", "page.html"],
        1,
        "page.html: no part of this page is the text of an article; open the article itself, and save that",
    ),
    (
        "speakers not there",
        &["import", "page.txt", "--speakers", "none.txt"],
        1,
        "none.txt: there is no such file",
    ),
    (
        "a line that is no name and role",
        &["import", "page.txt", "--speakers", "page.txt"],
        1,
        "page.txt:1: “” is no role of “Ferry sails again”; write “Name: asks”, “Name: answers” or “Name: nobody”",
    ),
    (
        "a role that there is not",
        &["import", "page.txt", "--speakers", "roles.txt"],
        1,
        "roles.txt:3: “talks” is no role of “Olsen”; write “Name: asks”, “Name: answers” or “Name: nobody”",
    ),
    (
        "two roles of one name",
        &["import", "page.txt", "--speakers", "two.txt"],
        1,
        "two.txt:2: “post” answers here, and asks in a line above; keep one of them",
    ),
    (
        "a role of no name",
        &["import", "page.txt", "--speakers", "nameless.txt"],
        1,
        "nameless.txt:1: a role without a name; write “Name: asks”",
    ),
    (
        "speakers and page from standard input",
        &["import", "-", "--speakers", "-"],
        2,
        "standard input can't be both the page and --speakers; name a FILE for one",
    ),
    (
        "into no folder",
        &["import", "page.txt", "-o", "none/a.json"],
        2,
        "-o none/a.json: there is no folder “none”; make it first",
    ),
    (
        "two pages and no folder",
        &["import", "page.txt", "title.txt"],
        2,
        "several pages need a folder for their articles: -o DIR",
    ),
    (
        "a folder without pages",
        &["import", "pages", "-o", "out"],
        1,
        "pages: no file of this folder ends in .html, .htm, .xhtml, .txt, .vtt, .srt",
    ),
    (
        "two pages that become one article",
        &["import", "page.txt", "other/page.txt", "-o", "out"],
        2,
        "“page.txt” and “page.txt” would both become out/page.json; import them by themselves",
    ),
    (
        "no feed",
        &["import", "--headlines", "page.txt"],
        1,
        "page.txt: this is no feed (RSS, Atom or JSON Feed): unable to parse feed: no root element",
    ),
    (
        "headlines not there",
        &["tag", "none.txt"],
        1,
        "none.txt: there is no such file",
    ),
    (
        "headlines no UTF-8",
        &["tag", "latin.txt"],
        1,
        "latin.txt:3: byte 0xF8 is no UTF-8; save the file as UTF-8",
    ),
];

#[test]
fn what_is_wrong_is_said_in_one_line_with_file_line_and_status() {
    let folder = folder();
    let write = |name: &str, bytes: &[u8]| {
        std::fs::write(folder.path().join(name), bytes).expect("written");
    };
    std::fs::create_dir(folder.path().join("pages")).expect("made");
    write("empty.txt", b"");
    write("blank.txt", b"\n  \r\n\n");
    write("title.txt", b"\nFerry sails again\n");
    write("latin.txt", b"Ferry\nsails again\nto Bod\xF8\n");
    write("binary.txt", b"PK\x03\x04\n\x00\x00");
    write("wide.txt", b"\xFF\xFEF\0e\0");
    write("page.html", b"\n<!DOCTYPE html>\n<title>Ferry</title>");
    write("page.txt", PAGE.as_bytes());
    std::fs::create_dir(folder.path().join("other")).expect("made");
    write("other/page.txt", PAGE.as_bytes());
    write("roles.txt", b"# by ear\nPost: asks\nOlsen: talks\n");
    write("two.txt", b"Post: asks\npost: answers\n");
    write("nameless.txt", b": asks\n");

    for (name, arguments, status, message) in CASES {
        let output = call(folder.path(), arguments, b"");
        assert_eq!(output.status.code(), Some(*status), "{name}: status");
        assert_eq!(
            text(&output.stderr),
            format!("article-viewer: {message}\n"),
            "{name}"
        );
        assert_eq!(text(&output.stdout), "", "{name}: stdout");
    }
}

/// Call, and what the first line says is wrong with it.
const CALLS: &[(&[&str], &str)] = &[
    (
        &["import", "page.txt", "--from", "pdf"],
        "invalid value 'pdf' for '--from <KIND>'",
    ),
    (
        &["import"],
        "the following required arguments were not provided:",
    ),
    (
        &["import", "page.txt", "-o"],
        "a value is required for '--output <FILE|DIR>' but none was supplied",
    ),
    (
        &["import", "page.txt", "--fast"],
        "unexpected argument '--fast' found",
    ),
    (&["fetch"], "unrecognized subcommand 'fetch'"),
    (&["tag", "a", "b"], "unexpected argument 'b' found"),
];

#[test]
fn a_wrong_call_is_told_and_shows_what_is_right() {
    for (arguments, message) in CALLS {
        let output = call(folder().path(), arguments, b"");
        let stderr = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(
            stderr.lines().next(),
            Some(&*format!("error: {message}")),
            "{arguments:?}"
        );
        assert!(stderr.contains("--help"), "{arguments:?}: {stderr}");
        assert_eq!(text(&output.stdout), "", "{arguments:?}");
    }
    let output = call(folder().path(), &[], b"");
    assert_eq!(output.status.code(), Some(2), "no command");
    assert!(text(&output.stderr).contains("Usage: article-viewer <COMMAND>"));
}

const ACCOUNT: &str = "FILE:7: dropped: “Loading Bars” (part of the page, not of the article)\n\
                       FILE: 1 exchange, 0 related stories, 0 headlines; 1 line dropped, 0 guesses\n";

#[test]
fn a_page_becomes_article_json_and_its_account() {
    let folder = folder();
    std::fs::write(folder.path().join("page.txt"), PAGE).expect("written");
    for (name, arguments, stdin, file) in [
        ("a file", vec!["import", "page.txt"], "", "page.txt"),
        (
            "said to be text",
            vec!["import", "--from=text", "page.txt"],
            "",
            "page.txt",
        ),
        ("standard input", vec!["import", "-"], PAGE, "<stdin>"),
        (
            "to standard output",
            vec!["import", "page.txt", "-o", "-"],
            "",
            "page.txt",
        ),
    ] {
        let output = call(folder.path(), &arguments, stdin.as_bytes());
        assert_eq!(
            text(&output.stderr),
            ACCOUNT.replace("FILE", file),
            "{name}"
        );
        assert_eq!(output.status.code(), Some(0), "{name}");
        let article: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!(article["headline"], "Ferry sails again", "{name}");
        assert_eq!(
            article["body"][0]["answers"][0]["paragraphs"][0], "Since Monday.",
            "{name}"
        );
    }
}

/// Two hosts, a guest, and a line that only looks labelled.
const TALK: &str = "Bees on the roof\n\n\
    Marta: Welcome to the morning hour.\n\n\
    Jonas: Wilma, why a roof?\n\n\
    Wilma: It is warm up there.\n\n\
    Marta: Who gets the honey?\n\n\
    Wilma: The guard.\n\n\
    Jonas: All of it?\n\n\
    Wilma: He shares.\n";

/// Whoever asks or answers, in order.
fn turns(output: &Output) -> Vec<String> {
    let article: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let mut turns = Vec::new();
    for block in article["body"].as_array().expect("blocks") {
        let turn = |turn: &serde_json::Value| turn["speaker"].as_str().unwrap_or("").to_owned();
        if let Some(question) = block.get("question") {
            turns.push(format!("? {}", turn(question)));
            let answers = block["answers"].as_array().expect("answers");
            turns.extend(answers.iter().map(|answer| format!("! {}", turn(answer))));
        }
    }
    turns
}

#[test]
fn an_editor_says_who_asks_and_who_answers() {
    let folder = folder();
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("written");
    };
    write("talk.txt", TALK);
    let plain = call(folder.path(), &["import", "talk.txt"], b"");
    let account = text(&plain.stderr).to_owned();
    for line in ["Marta: asks", "Jonas: asks", "Wilma: answers"] {
        assert!(
            account.contains(&format!("talk.txt: speaker: {line}\n")),
            "{account}"
        );
    }

    write("account.txt", &account);
    let again = call(
        folder.path(),
        &["import", "talk.txt", "--speakers", "account.txt"],
        b"",
    );
    assert_eq!(
        text(&again.stdout),
        text(&plain.stdout),
        "the account changes nothing"
    );

    let told = "Wilma: asks\r\nMarta = answers\nJONAS\tanswers\nNils: asks\n";
    let told = call(
        folder.path(),
        &["import", "talk.txt", "--speakers=-"],
        told.as_bytes(),
    );
    let expected = ["? Wilma", "! Marta", "? Wilma", "! Jonas"];
    assert_eq!(turns(&told), expected, "{}", text(&told.stderr));
    assert!(text(&told.stderr).contains("<stdin>:4: nobody is called “Nils” in this page\n"));

    let nobody = call(
        folder.path(),
        &["import", "talk.txt", "--speakers=-"],
        b"Marta: nobody\n",
    );
    assert!(turns(&nobody).iter().all(|turn| !turn.ends_with("Marta")));
    assert!(text(&nobody.stderr).contains("talk.txt: speaker: Marta: nobody\n"));
}

#[test]
fn html_said_to_be_text_is_read_as_text() {
    let output = call(
        folder().path(),
        &["import", "-", "--from", "text"],
        b"<b> is a tag\n\nAnd this is text.\n",
    );
    assert_eq!(output.status.code(), Some(0));
    let article: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(article["headline"], "<b> is a tag");
}

#[test]
fn a_file_appears_whole_or_not_at_all() {
    let folder = folder();
    let good = folder.path().join("good.json");
    std::fs::write(&good, "good").expect("written");
    std::fs::write(folder.path().join("blank.txt"), "\n\n").expect("written");
    std::fs::write(folder.path().join("page.txt"), PAGE).expect("written");

    let output = call(
        folder.path(),
        &["import", "blank.txt", "-o", "good.json"],
        b"",
    );
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        std::fs::read_to_string(&good).expect("there"),
        "good",
        "nothing is written over a good file"
    );

    let output = call(
        folder.path(),
        &["import", "page.txt", "--output=good.json"],
        b"",
    );
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        text(&output.stdout),
        "",
        "the article goes to the file alone"
    );
    let article: serde_json::Value =
        serde_json::from_slice(&std::fs::read(&good).expect("there")).expect("JSON");
    assert_eq!(article["headline"], "Ferry sails again");

    let mut names: Vec<_> = std::fs::read_dir(folder.path())
        .expect("read")
        .map(|entry| entry.expect("read").file_name())
        .collect();
    names.sort();
    assert_eq!(
        names,
        ["blank.txt", "good.json", "page.txt"],
        "nothing else is left behind"
    );
}

#[cfg(unix)]
#[test]
fn a_link_still_leads_to_the_file_and_a_file_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let good = folder.path().join("good.json");
    std::fs::write(&good, "good").expect("written");
    std::fs::set_permissions(&good, std::fs::Permissions::from_mode(0o640)).expect("set");
    std::os::unix::fs::symlink("good.json", folder.path().join("link.json")).expect("linked");
    let output = call(
        folder.path(),
        &["import", "-", "-o", "link.json"],
        PAGE.as_bytes(),
    );
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(folder.path().join("link.json").is_symlink());
    let metadata = std::fs::metadata(&good).expect("there");
    assert!(metadata.len() > 4);
    assert_eq!(metadata.permissions().mode() & 0o777, 0o640);

    let output = call(
        folder.path(),
        &["import", "-", "-o", "/dev/null"],
        PAGE.as_bytes(),
    );
    assert_eq!(output.status.code(), Some(0));
    assert!(
        !std::fs::metadata("/dev/null").expect("there").is_file(),
        "a device stays one"
    );
}

const HEADLINES: &str = "\u{FEFF}Kazakh oil exports to India surge\r\nFerry sails again\n\nTurkish cement in Turkmenistan and Turkey\n";
const TAGGED: &str = "IN KZ\tKazakh oil exports to India surge\n\tFerry sails again\nTM TR\tTurkish cement in Turkmenistan and Turkey\n";

#[test]
fn headlines_get_their_countries() {
    let folder = folder();
    std::fs::write(folder.path().join("headlines.txt"), HEADLINES).expect("written");
    for (name, arguments, stdin) in [
        ("a file", vec!["tag", "headlines.txt"], ""),
        ("standard input", vec!["tag"], HEADLINES),
        ("standard input by its sign", vec!["tag", "-"], HEADLINES),
    ] {
        let output = call(folder.path(), &arguments, stdin.as_bytes());
        assert_eq!(text(&output.stdout), TAGGED, "{name}");
        assert_eq!(
            (output.status.code(), text(&output.stderr)),
            (Some(0), ""),
            "{name}"
        );
    }
}

#[test]
fn every_country_is_explained() {
    let output = call(
        folder().path(),
        &["tag", "--explain"],
        b"Solar plant for Karaganda\nKazakh oil\n",
    );
    assert_eq!(
        text(&output.stdout),
        "KZ\tSolar plant for Karaganda\n  KZ  Karaganda  a city\nKZ\tKazakh oil\n  KZ  Kazakh  its adjective\n"
    );
}

#[test]
fn a_list_or_an_article_gives_its_headlines() {
    let list = r#"[{"headline": "Kazakh\noil"}, {"url": "/x"}, {"headline": "Ferry sails"}]"#;
    let article = format!(r#"{{"headline": "H", "body": [], "headlines": {list}}}"#);
    for (name, json) in [("a list", list), ("an article", &article)] {
        let output = call(folder().path(), &["tag"], json.as_bytes());
        assert_eq!(
            text(&output.stdout),
            "KZ\tKazakh oil\n\tFerry sails\n",
            "{name}"
        );
    }
    let output = call(folder().path(), &["tag"], b"[Kazakh oil\n");
    assert_eq!(text(&output.stdout), "KZ\t[Kazakh oil\n", "no JSON");
}

const FAULTY: &str = r#"{
  "headline": "Ferry",
  "datePublished": "soon",
  "body": [
    { "type": "paragraph" }, { "type": "paragraph", "text": "a" }
  ]
}"#;

#[test]
fn a_fault_is_told_with_its_place_errors_first() {
    let folder = folder();
    std::fs::write(folder.path().join("bad.json"), FAULTY).expect("written");
    std::fs::write(folder.path().join("cut.json"), "{\n  \"headline\": \"Fe").expect("written");
    std::fs::write(
        folder.path().join("list.json"),
        "[{},\n {\"headline\": \"a\"}]",
    )
    .expect("written");
    std::fs::write(
        folder.path().join("good.json"),
        r#"{"headline": "a", "body": []}"#,
    )
    .expect("written");

    let output = call(
        folder.path(),
        &["check", "bad.json", "cut.json", "list.json", "none.json"],
        b"",
    );
    let lines: Vec<_> = text(&output.stdout).lines().collect();
    assert_eq!(lines.len(), 4, "{lines:#?}");
    assert_eq!(
        lines[0],
        "bad.json:5:5: body[0].text: missing; a paragraph needs a text"
    );
    assert!(lines[1].starts_with("cut.json:2:"), "{}", lines[1]);
    assert!(
        lines[2].starts_with("bad.json:3:20: datePublished: "),
        "{}",
        lines[2]
    );
    assert!(
        lines[3].starts_with("list.json:1:2: [0].headline: "),
        "{}",
        lines[3]
    );
    assert!(lines[2..].iter().all(|line| line.ends_with(" [warning]")));
    assert_eq!(
        text(&output.stderr),
        "article-viewer: none.json: there is no such file\n4 files: 3 errors, 2 warnings\n"
    );
    assert_eq!(output.status.code(), Some(1));

    let output = call(folder.path(), &["check", "good.json", "list.json"], b"");
    assert_eq!(
        output.status.code(),
        Some(0),
        "warnings alone are no failure"
    );

    let output = call(folder.path(), &["check", "--format=json", "bad.json"], b"");
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(
        told[0],
        serde_json::json!({
            "file": "bad.json", "line": 3, "column": 20, "path": "datePublished", "severity": "warning",
            "message": told[0]["message"],
        })
    );
    assert_eq!(told[1]["severity"], "error");
}

#[test]
fn a_folder_is_imported_whole_and_nothing_overwritten() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir_all(at("pages/autumn")).expect("made");
    std::fs::write(at("pages/ferry.txt"), PAGE).expect("written");
    std::fs::write(at("pages/autumn/quay.txt"), PAGE).expect("written");
    std::fs::write(at("pages/blank.txt"), "\n").expect("written");
    std::fs::write(at("pages/notes.odt"), "no page").expect("written");

    let output = call(folder.path(), &["import", "pages", "-o", "out"], b"");
    assert_eq!(
        text(&output.stderr),
        "article-viewer: pages/blank.txt: the page is blank; an article needs a headline and a text\n\
         3 pages: 2 imported, 1 not\n"
    );
    assert_eq!(output.status.code(), Some(1));
    let output = call(folder.path(), &["check", "out"], b"");
    assert_eq!(text(&output.stderr), "2 files: 0 errors, 0 warnings\n");

    let told = [
        "import",
        "pages/ferry.txt",
        "pages/autumn",
        "-o",
        "told",
        "--explain",
        "--speakers=-",
    ];
    let output = call(folder.path(), &told, b"Post: answers\nOlsen: asks\n");
    let account = text(&output.stderr);
    for file in ["pages/ferry.txt", "pages/autumn/quay.txt"] {
        assert!(
            account.contains(&format!("{file}:5: kept as ")),
            "{account}"
        );
    }
    assert!(
        account.ends_with("2 pages: 2 imported, 0 not\n"),
        "{account}"
    );

    std::fs::write(at("out/ferry.json"), "mine").expect("written");
    let again = ["import", "pages/ferry.txt", "-o", "out"];
    let output = call(folder.path(), &again, b"");
    assert_eq!(
        text(&output.stderr).lines().next(),
        Some("article-viewer: out/ferry.json: stands there already; --force overwrites it")
    );
    assert_eq!(
        std::fs::read_to_string(at("out/ferry.json")).expect("there"),
        "mine"
    );
    let output = call(folder.path(), &[&again[..], &["--force"]].concat(), b"");
    assert_eq!(output.status.code(), Some(0));
    assert_ne!(
        std::fs::read_to_string(at("out/ferry.json")).expect("there"),
        "mine"
    );
}

const SAVED: &str = r#"<!DOCTYPE html>
<!-- saved from url=(0030)https://post.example/ferry.html -->
<html lang="en"><head><meta charset="utf-8"><title>Ferry sails again</title></head><body><nav><a href="/">Home</a></nav>
<article><h1>Ferry sails again</h1>
<p>The crossing opened on Monday after a winter at the quay, and <a href="/more">the whole town</a> came to see it.</p>
<figure><img src="ferry_files/ship%20one.jpg" alt="A ship"><figcaption>At noon</figcaption></figure>
<iframe src="https://video.example/1"></iframe>
<p><strong>Since when does it sail?</strong></p><p>Since Monday, and every day from now on, if the wind allows it.</p>
<p><strong>And at night?</strong></p><p>Not before the summer, for the pilot has to sleep as well.</p>
</article></body></html>"#;

#[test]
fn a_page_in_html_is_told_block_by_block() {
    let folder = folder();
    std::fs::write(folder.path().join("ferry.html"), SAVED).expect("written");
    let output = call(folder.path(), &["import", "ferry.html", "--explain"], b"");
    let account = text(&output.stderr);
    for line in [
        "ferry.html: block 3: kept as a picture: “[picture ferry_files/ship%20one.jpg]”",
        "ferry.html: block 4: dropped: “<iframe>” (embedded; an article has no block for it)",
        "ferry.html: block 6: kept as an answer: “Since Monday, and every day from now on, if the wind allows…”",
        "ferry.html: the picture “ferry_files/ship%20one.jpg” is not there",
    ] {
        assert!(
            account.lines().any(|told| told == line),
            "{line}\n{account}"
        );
    }
    let article: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(
        article["body"][0]["text"][1]["href"],
        "https://post.example/more"
    );
    assert_eq!(article["body"][1]["url"], "ferry_files/ship%20one.jpg");
    assert_eq!(article["body"][1]["caption"], "At noon");
    assert_eq!(
        article["body"][2]["question"]["paragraphs"][0],
        "Since when does it sail?"
    );

    std::fs::create_dir(folder.path().join("ferry_files")).expect("made");
    std::fs::write(folder.path().join("ferry_files/ship one.jpg"), "a picture").expect("written");
    let output = call(
        folder.path(),
        &[
            "import",
            "ferry.html",
            "--base-url",
            "https://other.example/x/",
        ],
        b"",
    );
    assert!(!text(&output.stderr).contains("is not there"));
    assert!(text(&output.stdout).contains("https://other.example/more"));

    let output = call(
        folder.path(),
        &["import", "ferry.html", "--strict", "-o", "a.json"],
        b"",
    );
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        text(&output.stderr),
        "article-viewer: ferry.html: block 4: “<iframe>” would be lost; without --strict it is left out and told\n"
    );
    assert!(!folder.path().join("a.json").exists());
}

#[test]
fn what_is_no_page_is_refused_in_one_line() {
    let folder = folder();
    let nested = "<div>".repeat(100_000);
    let signs = "& < ".repeat(100_000);
    let login = "<!doctype html><form><input type=password></form><p>Log in to read this article, please, with your name.</p>";
    let menu = format!(
        "<!doctype html><ul>{}</ul>",
        "<li><a href='/a'>A link of a menu</a>".repeat(50)
    );
    for (name, page, message) in [
        (
            "nested",
            nested.as_bytes(),
            "the elements of this page are nested hundreds deep; save it as text",
        ),
        (
            "signs",
            signs.as_bytes(),
            "this page is hardly more than the signs & and <; save it as text",
        ),
        (
            "a login",
            login.as_bytes(),
            "this page asks for a password; log in, open the article, and save that",
        ),
        (
            "a menu",
            menu.as_bytes(),
            "no part of this page is the text of an article; open the article itself, and save that",
        ),
        (
            "a wrong encoding",
            b"<meta charset=utf-8><p>Bod\xF8",
            "byte 0xF8 is no UTF-8, which the page says it is; save the page anew",
        ),
    ] {
        let output = call(folder.path(), &["import", "-", "--from", "html"], page);
        let stderr = text(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{name}: {stderr}");
        assert_eq!(stderr.matches('\n').count(), 1, "{name}: {stderr}");
        assert!(
            stderr.ends_with(&format!("{message}\n")),
            "{name}: {stderr}"
        );
    }
    let large = vec![b'a'; 9 << 20];
    let output = call(folder.path(), &["import", "-"], &large);
    assert_eq!(
        text(&output.stderr),
        "article-viewer: <stdin>: this has 9 MB, and a page at most 8; save the article alone\n"
    );
}

#[test]
fn a_feed_becomes_a_list_that_check_and_tag_read() {
    let folder = folder();
    let feed = r#"<rss version="2.0"><channel><item><title>Kazakh oil</title></item><item/></channel></rss>"#;
    let output = call(
        folder.path(),
        &["import", "--headlines", "-", "-o", "list.json"],
        feed.as_bytes(),
    );
    assert_eq!(
        text(&output.stderr),
        "<stdin>: entry 2: left out: it has no title\n1 headline\n"
    );
    let output = call(folder.path(), &["check", "list.json"], b"");
    assert_eq!(output.status.code(), Some(0));
    let output = call(folder.path(), &["tag", "list.json"], b"");
    assert_eq!(text(&output.stdout), "KZ\tKazakh oil\n");
}

#[test]
fn a_shell_completes_the_commands() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = call(folder().path(), &["completions", shell], b"");
        assert!(text(&output.stdout).contains("import"), "{shell}");
    }
}

#[test]
fn help_and_version_are_printed() {
    for (arguments, begins) in [
        (
            vec!["--help"],
            "Saved news pages to articles, articles checked and rendered; headlines to countries",
        ),
        (
            vec!["-h"],
            "Saved news pages to articles, articles checked and rendered; headlines to countries",
        ),
        (
            vec!["import", "--help"],
            "Makes article JSON of a saved news page",
        ),
        (vec!["tag", "--help"], "Says which countries headlines name"),
        (
            vec!["--version"],
            concat!("article-viewer ", env!("CARGO_PKG_VERSION")),
        ),
        (
            vec!["-V"],
            concat!("article-viewer ", env!("CARGO_PKG_VERSION")),
        ),
    ] {
        let output = call(folder().path(), &arguments, b"");
        assert!(
            text(&output.stdout).starts_with(begins),
            "{arguments:?}: {}",
            text(&output.stdout)
        );
        assert_eq!(
            (output.status.code(), text(&output.stderr)),
            (Some(0), ""),
            "{arguments:?}"
        );
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let folder = folder();
    std::fs::write(
        folder.path().join("many.txt"),
        "Kazakh oil exports to India surge\n".repeat(20_000),
    )
    .expect("written");
    let mut child = Command::new(env!("CARGO_BIN_EXE_article-viewer"))
        .args(["tag", "many.txt"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the tool starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the tool ends");
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
}
