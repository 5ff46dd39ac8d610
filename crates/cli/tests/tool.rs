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
        &["import", "pages"],
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
        &["import", "wide.txt"],
        1,
        "wide.txt:1: this is UTF-16; save it as UTF-8",
    ),
    (
        "HTML by its look",
        &["import", "page.html"],
        1,
        "page.html: this is HTML; pages in HTML are not read yet; save the page as text, or say --from text if it is one",
    ),
    (
        "HTML by the call",
        &["import", "page.txt", "--from", "html"],
        2,
        "--from html: pages in HTML are not read yet; save the page as text",
    ),
    (
        "another kind",
        &["import", "page.txt", "--from", "pdf"],
        2,
        "--from pdf: no such kind of page; it is auto, text or html",
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
        "no page",
        &["import"],
        2,
        "import needs a page: a FILE, or - for standard input",
    ),
    (
        "two pages",
        &["import", "page.txt", "b.txt"],
        2,
        "import takes one page; “b.txt” is a second one",
    ),
    (
        "into no folder",
        &["import", "page.txt", "-o", "none/a.json"],
        2,
        "-o none/a.json: there is no folder “none”; make it first",
    ),
    (
        "onto a folder",
        &["import", "page.txt", "-o", "pages"],
        2,
        "-o pages: this is a folder; name a file in it",
    ),
    (
        "no value",
        &["import", "page.txt", "-o"],
        2,
        "-o needs a value; `article-viewer --help` shows what there is",
    ),
    (
        "another option",
        &["import", "page.txt", "--fast"],
        2,
        "no option --fast; `article-viewer --help` shows what there is",
    ),
    (
        "another command",
        &["fetch"],
        2,
        "no command “fetch”; the commands are import and tag",
    ),
    (
        "a later command",
        &["check", "page.txt"],
        2,
        "no command “check”; the commands are import and tag",
    ),
    (
        "no command",
        &[],
        2,
        "no command; call `article-viewer import FILE`, `article-viewer tag FILE` or `article-viewer --help`",
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
fn help_and_version_are_printed() {
    for (arguments, begins) in [
        (
            vec!["--help"],
            "Saved news pages to articles, headlines to countries.",
        ),
        (
            vec!["-h"],
            "Saved news pages to articles, headlines to countries.",
        ),
        (
            vec!["import", "--help"],
            "Makes article JSON of a saved page.",
        ),
        (
            vec!["tag", "--help"],
            "Says which countries headlines name.",
        ),
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
