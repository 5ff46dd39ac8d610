//! Tests of where lists begin, and what their lines are.

use super::*;
use crate::cases::cases;
use crate::label;

fn found(lines: &[&str]) -> String {
    let labels: Vec<Option<Label>> = lines.iter().map(|line| label::read(line)).collect();
    let rows: Vec<Row> = lines
        .iter()
        .zip(&labels)
        .map(|(line, label)| Row {
            text: line.trim_start_matches(['|', ' ']).trim_end_matches('+'),
            gap: usize::from(line.starts_with(' ')),
            parted: line.starts_with('|'),
            doubled: line.ends_with('+'),
            label: label.as_ref(),
        })
        .collect();
    let Some(tail) = tail(&rows) else {
        return ".".repeat(lines.len());
    };
    let mut found = ".".repeat(tail.start);
    found.extend(tail.rows.iter().map(|(what, _)| match what {
        Listed::Related => 'R',
        Listed::Headline => 'H',
        Listed::More => 'M',
        Listed::Link => 'L',
        Listed::Dated => 'D',
        Listed::Heading => 'h',
        Listed::Below => 'b',
    }));
    found
}

#[test]
fn lists_are_cut_by_headings_gaps_doubling_and_what_belongs_to_the_page() {
    for (name, lines) in cases(include_str!("../tables/lists.txt")) {
        let (expected, lines): (String, Vec<&str>) =
            lines.iter().filter_map(|line| line.split_once(' ')).unzip();
        assert_eq!(found(&lines), expected, "{name}");
    }
}
