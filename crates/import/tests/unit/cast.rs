//! Tests of which labels count, and who asks.

use super::*;
use crate::cases::cases;
use crate::label::{self, Label};
use crate::told::Told;

/// Who says each line: `+` before a name asks, `-` answers; nothing where nobody begins to speak.
fn who(lines: &[&str]) -> Vec<String> {
    let labels: Vec<Option<Label>> = lines.iter().map(|line| label::read(line)).collect();
    let spoken: Vec<Spoken> = lines
        .iter()
        .zip(&labels)
        .map(|(text, label)| Spoken {
            text,
            label: label.as_ref(),
            after_rule: false,
        })
        .collect();
    let known = Known {
        headline: "Keeper Karin Olsen tells",
        places: vec!["Bergen".to_owned()],
        language: None,
        told: &Told::default(),
    };
    cast(&spoken, &known)
        .into_iter()
        .map(|cue| {
            cue.map_or(String::new(), |cue| {
                let sign = match cue.role {
                    Role::Asks => '+',
                    Role::Answers => '-',
                    Role::Nobody => '.',
                };
                format!("{sign}{}", cue.speaker.as_deref().unwrap_or(""))
            })
        })
        .collect()
}

#[test]
fn labels_are_told_from_text_by_the_whole_page() {
    for (name, lines) in cases(include_str!("../tables/speakers.txt")) {
        let (expected, lines): (Vec<&str>, Vec<&str>) = lines
            .iter()
            .filter_map(|line| line.split_once("| "))
            .map(|(who, line)| (who.trim_end(), line))
            .unzip();
        assert_eq!(who(&lines), expected, "{name}");
    }
}
