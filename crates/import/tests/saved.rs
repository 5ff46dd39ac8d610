//! Pages as browsers save them, of every build of a site that we know, in our own words. Each is `saved/NAME.html`, and the
//! article that a careful editor would make of it is `saved/NAME.json`.
//!
//! `UPDATE=1` writes the articles that come out; read each before it is committed.

#![allow(clippy::unwrap_used)] // A test that can't go on should stop.

use article_viewer_import::{Fate, Import, Told, decode, import_html};
use encoding_rs::Encoding;
use std::fs;
use std::path::PathBuf;

/// The pages, by name.
fn pages() -> Vec<(String, PathBuf)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/saved");
    let mut pages: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "html"))
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), path))
        .collect();
    pages.sort();
    pages
}

/// The page's bytes as its site sends them. The files are UTF-8, so that they can be read and changed here.
fn sent(html: &str) -> Vec<u8> {
    let label = html.split_once("charset=").map(|(_, rest)| {
        let rest = rest.trim_start_matches(['"', '\'']);
        &rest[..rest.find(['"', '\'', '>', ' ', '/']).unwrap()]
    });
    let encoding = label.and_then(|label| Encoding::for_label(label.as_bytes()));
    match encoding {
        Some(encoding) => {
            let (bytes, _, lost) = encoding.encode(html);
            assert!(!lost, "a character that {} has not", encoding.name());
            bytes.into_owned()
        }
        None => html.as_bytes().to_vec(),
    }
}

fn import(name: &str, path: &PathBuf) -> Import {
    let html = decode(&sent(&fs::read_to_string(path).unwrap())).unwrap();
    import_html(&html, None, &Told::default()).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn a_saved_page_becomes_the_article_that_an_editor_would_make() {
    let only = std::env::var("ONLY").unwrap_or_default();
    let mut wrong = Vec::new();
    for (name, path) in pages() {
        if !name.contains(&only) {
            continue;
        }
        let found = serde_json::to_string_pretty(&import(&name, &path).article).unwrap() + "\n";
        let file = path.with_extension("json");
        let expected = fs::read_to_string(&file).unwrap_or_default();
        if found == expected {
            continue;
        }
        if std::env::var_os("UPDATE").is_some() {
            fs::write(file, found).unwrap();
            continue;
        }
        wrong.push(name.clone());
        for line in difference(&expected, &found) {
            eprintln!("{name}: {line}");
        }
    }
    assert!(wrong.is_empty(), "{wrong:?} came out otherwise");
}

/// The lines between the beginning and the end that both have.
fn difference(expected: &str, found: &str) -> Vec<String> {
    let (expected, found): (Vec<_>, Vec<_>) = (expected.lines().collect(), found.lines().collect());
    let same = expected.iter().zip(&found);
    let above = same.take_while(|(one, other)| one == other).count();
    let (expected, found) = (&expected[above..], &found[above..]);
    let same = expected.iter().rev().zip(found.iter().rev());
    let below = same.take_while(|(one, other)| one == other).count();
    let expected = &expected[..expected.len() - below];
    let found = &found[..found.len() - below];
    let lost = expected.iter().map(|line| format!("- {line}"));
    lost.chain(found.iter().map(|line| format!("+ {line}")))
        .collect()
}

#[test]
fn each_block_is_accounted_for_and_no_video_is_lost_unseen() {
    for (name, path) in pages() {
        let import = import(&name, &path);
        for line in &import.account {
            assert_ne!(line.fate, Fate::Blank, "{name}: {}", line.text);
            let is_lost = matches!(&line.fate, Fate::Dropped(reason) if reason.is_loss());
            let is_embedded = line.text.starts_with('<');
            assert_eq!(is_lost, is_embedded, "{name}: {}", line.text);
        }
    }
}

#[test]
fn a_sentence_left_out_of_the_middle_of_a_text_is_a_loss_and_a_box_is_none() {
    let lost = |class: &str, text: &str| -> Vec<String> {
        let long = "The boat went out before dawn, and the town, which had waited for it, saw it go from every window, said nothing, and went to bed.";
        let html = format!(
            "<html><head><title>The boat</title></head><body><article><h1>The boat</h1><p>{long}</p><p>{long} Twice.</p>\
             <div class=\"{class}\"><p>{text}</p></div><p>{long} Again.</p><p>{long} And again.</p></article></body></html>"
        );
        let import = import_html(&html, None, &Told::default()).unwrap();
        let lost = import
            .account
            .into_iter()
            .filter(|line| matches!(&line.fate, Fate::Dropped(reason) if reason.is_loss()));
        lost.map(|line| line.text).collect()
    };
    let text = "Nobody had told the harbour master yet.";
    assert_eq!(lost("sidebar", text), [text]);
    for (class, text) in [
        ("", text),
        ("newsletter", text),
        ("sidebar", "Advertisement"),
        (
            "sidebar",
            "<a href=/more>Nobody had told the harbour master yet.</a>",
        ),
    ] {
        assert!(lost(class, text).is_empty(), "{class}: {text}");
    }
}
