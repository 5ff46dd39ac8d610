//! `cargo xtask bench country`: our country tagger and its peers on the same headlines, in the same run, by the same
//! scorer. `install` brings the peers, `peers` asks them, `score` knows gold files; what is measured lives in
//! `bench/country/`.

mod install;
mod peers;
mod score;

use crate::Misuse;
use crate::workspace::Workspace;
use anyhow::Result;
use peers::{Answer, Peers};
use score::{Gold, Score};
use std::fs;
use std::path::PathBuf;

/// The gold files that are always asked about.
const OURS: [&str; 2] = [
    "crates/countries/tests/hard.tsv",
    "crates/countries/tests/world.tsv",
];

/// Prints a table for each of our gold files, and for each of `further`.
pub(crate) fn run(workspace: &Workspace, further: &[String]) -> Result<()> {
    // All are read before anything is installed, so that a wrong name is heard of at once.
    let ours = OURS.map(|file| (file, workspace.path(file)));
    let further = further
        .iter()
        .map(|file| (file.as_str(), PathBuf::from(file)));
    let mut golds = Vec::new();
    for (name, path) in ours.into_iter().chain(further) {
        let gold = fs::read_to_string(&path)
            .map_err(|error| error.to_string())
            .and_then(|text| Gold::parse(&text));
        match gold {
            Ok(gold) => golds.push((name, gold)),
            Err(fault) => {
                return Err(
                    Misuse(format!("{name} cannot be read as a gold file: {fault}")).into(),
                );
            }
        }
    }
    let peers = Peers::ensure(workspace)?;
    for (name, gold) in &golds {
        let asked = peers.ask(gold)?;
        print!(
            "\n{name}, {} headlines\n{}",
            gold.rows().len(),
            table(gold, &asked)
        );
    }
    Ok(())
}

/// One line a system; the first is ours, which the others' times are compared with.
fn table(gold: &Gold, asked: &[(&str, Result<Answer, String>)]) -> String {
    let heads = [
        "system",
        "version",
        "precision",
        "recall",
        "F1",
        "exact",
        "µs",
        "to ours",
    ];
    let ours = asked
        .iter()
        .find_map(|(_, answer)| answer.as_ref().ok())
        .map_or(1.0, |answer| answer.micros);
    let mut lines = vec![heads.map(str::to_owned).to_vec()];
    for (system, answer) in asked {
        lines.push(match answer {
            Ok(answer) => cells(system, answer, &gold.score(&answer.codes), ours),
            Err(reason) => vec![(*system).to_owned(), reason.clone()],
        });
    }
    aligned(&lines)
}

fn cells(system: &str, answer: &Answer, score: &Score, ours: f64) -> Vec<String> {
    vec![
        system.to_owned(),
        answer.version.clone(),
        format!("{:.3}", score.precision()),
        format!("{:.3}", score.recall()),
        format!("{:.3}", score.f1()),
        format!("{}/{}", score.exact, score.headlines),
        format!("{:.2}", answer.micros),
        format!("{:.1}×", answer.micros / ours),
    ]
}

/// Names to the left, numbers to the right. A line of two cells says why there are no numbers, and widens nothing.
fn aligned(lines: &[Vec<String>]) -> String {
    let columns = lines.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            lines
                .iter()
                .filter(|line| line.len() == columns || column == 0)
                .filter_map(|line| line.get(column))
                .map(|cell| cell.chars().count())
                .max()
                .unwrap_or(0)
        })
        .collect();
    let mut text = String::new();
    for line in lines {
        let padded: Vec<String> = line
            .iter()
            .zip(&widths)
            .enumerate()
            .map(|(column, (cell, &width))| {
                if column < 2 {
                    format!("{cell:<width$}")
                } else {
                    format!("{cell:>width$}")
                }
            })
            .collect();
        text.push_str(padded.join("  ").trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_peer_that_is_missing_keeps_its_line_and_its_reason() {
        let gold =
            Gold::parse("id\theadline\trequired\toptional\n1\tTalks in Kyiv\tUA\t\n").unwrap();
        let answer = |micros, codes: &str| {
            Ok(Answer {
                version: "1.0".to_owned(),
                micros,
                codes: vec![codes.split_whitespace().map(str::to_owned).collect()],
            })
        };
        let asked = [
            ("ours", answer(2.0, "UA")),
            ("slow peer", answer(25.0, "UA RU")),
            ("absent", Err("not installed: npm is missing".to_owned())),
        ];
        assert_eq!(
            table(&gold, &asked),
            "system     version  precision  recall     F1  exact     µs  to ours\n\
             ours       1.0          1.000   1.000  1.000    1/1   2.00     1.0×\n\
             slow peer  1.0          0.500   1.000  0.667    0/1  25.00    12.5×\n\
             absent     not installed: npm is missing\n"
        );
    }
}
