//! Tests of the grammar of labels.

use super::*;
use crate::cases::cases;

#[test]
fn a_line_that_begins_as_with_a_label_is_taken_apart() {
    for (_, rows) in cases(include_str!("../tables/labels.txt")) {
        for row in rows {
            let columns: Vec<&str> = row.split('¦').map(str::trim).collect();
            let [name, text, line, rest @ ..] = &columns[..] else {
                panic!("three columns: {row}")
            };
            let label = read(line).unwrap_or_else(|| panic!("no label: {line}"));
            assert_eq!((&*label.name, &*label.text), (*name, *text), "{line}");
            let seconds = label.time.and_then(|time| time.seconds);
            let told = rest.first().map(|seconds| seconds.parse().unwrap());
            assert_eq!(seconds, told, "{line}");
        }
    }
}

#[test]
fn what_no_label_could_look_like_is_none() {
    for line in [
        "10:30 was the time.",
        "At 10:30 the ferry sailed.",
        "https://example.org/ferry",
        "One thing is clear: we sail.",
        "We know this: the ferry sails.",
        "He said \"Stop\": nobody did.",
        "Is it true? Yes: it is.",
        "We sailed. Olsen: the keeper.",
        "1: the first",
        "A long walk in the rain.",
        "",
        "—",
    ] {
        assert_eq!(read(line), None, "{line}");
    }
}
