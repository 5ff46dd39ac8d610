//! The files of `static/messages/` say what English says, each in the plural forms of its language.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, missing_docs)]

use article_viewer_countries::Country;
use article_viewer_model::{Value, parse};
use std::path::Path;

/// The plural categories of whole numbers, as `Intl.PluralRules` names them, sorted. Source: CLDR 48,
/// `common/supplemental/plurals.xml`, `cardinal`; in Russian `other` is for fractions, and named all the same.
const PLURALS: [(&str, &[&str]); 5] = [
    ("az", &["one", "other"]),
    ("en", &["one", "other"]),
    ("fa", &["one", "other"]),
    ("ru", &["few", "many", "one", "other"]),
    ("tr", &["one", "other"]),
];

/// A phrase: its key, and its forms by their categories.
type Phrase = (String, Vec<(String, String)>);

fn phrases(json: &str) -> Vec<Phrase> {
    let Ok(Value::Object(entries)) = parse(json.as_bytes()).map(|tree| tree.value) else {
        return Vec::new();
    };
    let text = |value| match value {
        Value::String(text) => text.into_owned(),
        other => panic!("no text: {other:?}"),
    };
    let entries = entries.into_iter().map(|(key, node)| {
        let forms = match node.value {
            Value::Object(forms) => forms
                .into_iter()
                .map(|(category, node)| (category.into_owned(), text(node.value)))
                .collect(),
            value => vec![("other".to_owned(), text(value))],
        };
        (key.into_owned(), forms)
    });
    entries.collect()
}

fn sorted<'a>(words: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut words: Vec<&str> = words.collect();
    words.sort_unstable();
    words
}

/// The gaps of a pattern, each as often as it stands there; a brace without its other one is a gap of its own.
fn gaps(pattern: &str) -> Vec<&str> {
    let mut gaps = Vec::new();
    let mut rest = pattern;
    while let Some(at) = rest.find(['{', '}']) {
        let after = &rest[at + 1..];
        let end = after.find(['{', '}']);
        match end {
            Some(end) if rest[at..].starts_with('{') && after[end..].starts_with('}') => {
                gaps.push(&after[..end]);
                rest = &after[end + 1..];
            }
            _ => {
                gaps.push(&rest[at..=at]);
                rest = after;
            }
        }
    }
    sorted(gaps.into_iter())
}

/// What of a language's file English has not, or has otherwise.
fn faults(language: &str, file: &str, english: &str) -> Vec<String> {
    let (phrases, english) = (phrases(file), phrases(english));
    let Some((_, categories)) = PLURALS.iter().find(|(name, _)| *name == language) else {
        return vec![format!(
            "{language}: its plural categories are not in PLURALS"
        )];
    };
    let mut faults = Vec::new();
    for (key, _) in &english {
        match phrases.iter().filter(|(name, _)| name == key).count() {
            0 => faults.push(format!("{key}: missing")),
            1 => {}
            _ => faults.push(format!("{key}: more than once")),
        }
    }
    for (key, forms) in &phrases {
        // The name of a country.
        if Country::new(key).is_some() {
            continue;
        }
        let Some((_, source)) = english.iter().find(|(name, _)| name == key) else {
            faults.push(format!("{key}: surplus"));
            continue;
        };
        let found = sorted(forms.iter().map(|(category, _)| &**category));
        let expected = if source.len() > 1 {
            *categories
        } else {
            &["other"]
        };
        if found != expected {
            faults.push(format!("{key}: has {found:?}, must have {expected:?}"));
        }
        let (_, other) = source
            .iter()
            .find(|(category, _)| category == "other")
            .unwrap();
        let expected = gaps(other);
        for (category, pattern) in forms {
            let found = gaps(pattern);
            if found != expected {
                faults.push(format!(
                    "{key}.{category}: has {found:?}, must have {expected:?}"
                ));
            }
            if pattern.trim().is_empty() {
                faults.push(format!("{key}.{category}: empty"));
            }
            // `ui::headlines::explanation` puts the forms behind the phrase.
            if key == "reason" && !pattern.ends_with("{forms}") {
                faults.push(format!("{key}.{category}: must end with {{forms}}"));
            }
        }
    }
    faults
}

/// Every file with its language.
fn files() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/messages");
    let files = std::fs::read_dir(folder).unwrap().map(|file| {
        let path = file.unwrap().path();
        let language = path.file_stem().unwrap().to_str().unwrap();
        (language.to_owned(), std::fs::read_to_string(&path).unwrap())
    });
    files.collect()
}

#[test]
fn every_language_says_what_english_says_in_its_own_plurals() {
    let files = files();
    let languages = sorted(files.iter().map(|(language, _)| &**language));
    assert_eq!(languages, PLURALS.map(|(language, _)| language));
    let (_, english) = files.iter().find(|(language, _)| language == "en").unwrap();
    for (language, file) in &files {
        let faults = faults(language, file, english);
        assert!(faults.is_empty(), "{language}.json:\n{}", faults.join("\n"));
    }
}

/// Language | phrases, of which English has `by`, `n` in two forms, and `reason` | what is wrong with them.
const CASES: &str = r#"
ru | "by":"{names}", "n":{"one":"{n}","few":"{n}","many":"{n}","other":"{n}"}, "reason":"{name}: {forms}" |
tr | "by":"{names}", "n":{"one":"{n}","other":"{n}"}, "reason":"{name}: {forms}" |
tr | "n":{"one":"{n}","other":"{n}"}, "reason":"{name}: {forms}" | by: missing
tr | "by":"{names}", "n":{"one":"{n}","other":"{n}"}, "reason":"{name}: {forms}", "bye":"" | bye: surplus
tr | "by":"{names}", "by":"{names}", "n":{"one":"{n}","other":"{n}"}, "reason":"{name}: {forms}" | by: more than once
tr | "by":"{name}", "n":{"one":"{n}","other":"{n}"}, "reason":"{name}: {forms}" | by.other: has ["name"], must have ["names"]
tr | "by":"{names", "n":{"one":"{n}","other":"{n}"}, "reason":"{name}: {forms}" | by.other: has ["{"], must have ["names"]
tr | "by":"{names}}", "n":{"one":"{n}","other":"{n}"}, "reason":"{name}: {forms}" | by.other: has ["names", "}"], must have ["names"]
tr | "by":"{names}", "n":{"one":"bir","other":"{n} {n}"}, "reason":"{name}: {forms}" | n.one: has [], must have ["n"]; n.other: has ["n", "n"], must have ["n"]
tr | "by":"{names}", "n":{"one":"{n}","few":"{n}","many":"{n}","other":"{n}"}, "reason":"{name}: {forms}" | n: has ["few", "many", "one", "other"], must have ["one", "other"]
ru | "by":"{names}", "n":{"one":"{n}","other":"{n}"}, "reason":"{name}: {forms}" | n: has ["one", "other"], must have ["few", "many", "one", "other"]
tr | "by":"{names}", "n":"{n}", "reason":"{name}: {forms}" | n: has ["other"], must have ["one", "other"]
tr | "by":"{names}", "n":{"one":"{n}","other":"{n}"}, "reason":"{forms}: {name}" | reason.other: must end with {forms}
tr | [ | by: missing; n: missing; reason: missing
xx | | xx: its plural categories are not in PLURALS
"#;

#[test]
fn a_file_that_does_not_match_english_is_told_where() {
    let english =
        r#"{"by":"By {names}","n":{"one":"{n} a","other":"{n} as"},"reason":"{name}: {forms}"}"#;
    for case in CASES.trim().lines() {
        let parts: Vec<&str> = case.splitn(3, '|').map(str::trim).collect();
        let file = ["{", parts[1], "}"].concat();
        assert_eq!(
            faults(parts[0], &file, english).join("; "),
            parts[2],
            "{case}"
        );
    }
}

#[test]
fn the_engine_knows_where_every_language_is() {
    let engine = include_str!("../static/assets.js");
    for (language, _) in files() {
        let file = format!("./messages/{language}.json");
        let entry = format!(r#""messages-{language}": ["{file}", () => new URL("{file}", import"#);
        // English is built in.
        assert_eq!(engine.contains(&entry), language != "en", "{language}");
    }
}
