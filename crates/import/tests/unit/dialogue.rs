//! Tests of interviews without labels.

use super::*;
use crate::cases::cases;

fn turns(head: &str, lines: &[&str]) -> String {
    let spoken: Vec<Spoken> = lines
        .iter()
        .map(|text| Spoken {
            text,
            label: None,
            after_rule: false,
        })
        .collect();
    cues(&spoken, head)
        .iter()
        .map(|cue| {
            cue.as_ref()
                .map_or('.', |cue| if cue.role == Role::Asks { '?' } else { '!' })
        })
        .collect()
}

#[test]
fn turns_are_found_without_labels() {
    for (name, lines) in cases(include_str!("../tables/dialogues.txt")) {
        let mut rows: Vec<(&str, &str)> = lines
            .iter()
            .filter_map(|line| line.split_once(' '))
            .collect();
        let head = rows
            .first()
            .filter(|(kind, _)| *kind == "=")
            .map_or("", |(_, head)| head);
        rows.retain(|(kind, _)| *kind != "=");
        let (expected, lines): (String, Vec<&str>) = rows.into_iter().unzip();
        assert_eq!(turns(head, &lines), expected, "{name}");
    }
}
