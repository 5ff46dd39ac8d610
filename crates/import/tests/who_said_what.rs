//! Nobody's words in another's mouth: in conversations made at random, written in every layout, no word of a labelled turn
//! stands under another label's name.

#![allow(clippy::unwrap_used)] // A test that can't go on should stop.

use article_viewer_import::import_text;
use article_viewer_model::{Text, Turn};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// How a turn is written: name, second, words.
type Layout = fn(&str, u32, &str) -> String;

fn clock(second: u32) -> String {
    format!("{:02}:{:02}", second / 60, second % 60)
}

const LAYOUTS: &[Layout] = &[
    |name, _, words| format!("{name}: {words}"),
    |name, _, words| format!("{name}:\n{words}"),
    |name, _, words| format!("**{name}:** {words}"),
    |name, _, words| format!("**{name}**: {words}"),
    |name, _, words| format!("**{name}**\n\n{words}"),
    |name, _, words| format!("{}:  {words}", name.to_uppercase()),
    |name, _, words| format!("[{name}] {words}"),
    |name, _, words| format!("@{name}: {words}"),
    |name, _, words| format!("#### {name}\n\n{words}"),
    |name, _, words| format!("<v {name}>{words}"),
    |name, _, words| format!("{name}\t{words}"),
    |name, _, words| format!("{name} | {words}"),
    |name, _, words| format!("{name}. - {words}"),
    |name, _, words| format!("{name} — {words}"),
    |name, second, words| format!("{name}  {}\n{words}", clock(second)),
    |name, second, words| format!("{name} ({}): {words}", clock(second)),
    |name, second, words| format!("[{}] {name}: {words}", clock(second)),
    |name, second, words| format!("[00:{}] **{name}**: {words}", clock(second % 3_600)),
    |name, second, words| format!("{} {name}:\n{words}", clock(second)),
    |name, second, words| format!("{name}\n{}\n{words}", clock(second)),
    |name, second, words| format!("{}\t{name}\t{words}", clock(second)),
    |name, second, words| format!("### {name} ({})\n\n{words}", clock(second)),
];

const NAMES: &[&[&str]] = &[
    &["Nora", "Tomas", "Ida", "Ruben"],
    &["Nora Quist", "Tomas Ferrari", "Ida Bloom", "Ruben Oak"],
    &["Speaker 1", "Speaker 2", "Speaker 3", "Speaker 10"],
    &["S00", "S01", "S02", "S03"],
    &["SPEAKER_00", "SPEAKER_01", "SPEAKER_02", "SPEAKER_03"],
    &["Moderator", "Anna Berg", "Lars Berg", "Bergman"],
    &["Host", "Guest", "Caller", "Dr. Voss"],
    &[
        "Interviewer",
        "Participant 1",
        "Participant 2",
        "Participant 3",
    ],
    &["Журналист", "Анна", "Пётр", "Олег"],
];

/// Who speaks, and how each paragraph ends.
type Turns = Vec<(usize, Vec<bool>)>;

/// Turns of two to four who speak, never the same one twice in a row. Each comes back, or the page is too short to tell.
fn turns() -> impl Strategy<Value = Turns> {
    let paragraphs = prop::collection::vec(any::<bool>(), 1..3);
    (
        2_usize..5,
        prop::collection::vec((1_usize..4, paragraphs), 6..14),
    )
        .prop_map(|(all, steps)| {
            let mut who = 0;
            let mut turns = Vec::new();
            for (step, paragraphs) in steps {
                turns.push((who, paragraphs));
                who = (who + 1 + step % (all - 1)) % all;
            }
            turns
        })
}

/// Each paragraph has a word of its own, and asks or tells.
fn written(turns: &Turns, names: &[&str], layout: Layout) -> String {
    let mut page = "A house without curtains\n\n".to_owned();
    for (index, (who, paragraphs)) in turns.iter().enumerate() {
        let words: Vec<String> = paragraphs
            .iter()
            .enumerate()
            // A turn that asks does so in its last paragraph: a question above it could be another's without a label.
            .map(
                |(at, asks)| match (*asks && at + 1 == paragraphs.len(), at) {
                    (true, _) => format!("And where does it go, turn{index}x{at}x, after all?"),
                    (false, _) => {
                        format!("It went under the table, turn{index}x{at}x, and stayed.")
                    }
                },
            )
            .collect();
        page += &layout(names[*who], 7 * index as u32, &words.join("\n\n"));
        page += "\n\n";
    }
    page
}

fn check(turns: &Turns, names: &[&str], layout: Layout) -> Result<(), TestCaseError> {
    let page = written(turns, names, layout);
    let article = import_text(&page).unwrap().article;
    let said = |turn: &Turn| -> Result<(), TestCaseError> {
        let Some(speaker) = turn.speaker.as_deref() else {
            return Ok(());
        };
        let words: Vec<String> = turn
            .paragraphs
            .iter()
            .flatten()
            .map(Text::to_plain)
            .collect();
        for word in words.join(" ").split("turn").skip(1) {
            let index: usize = word.split('x').next().unwrap().parse().unwrap();
            let name = names[turns[index].0];
            prop_assert_eq!(
                speaker.to_lowercase(),
                name.to_lowercase(),
                "{}\n{:#?}",
                page,
                words
            );
        }
        Ok(())
    };
    for exchange in article.exchanges() {
        said(&exchange.question)?;
        for answer in &exchange.answers {
            said(answer)?;
        }
    }
    Ok(())
}

#[test]
fn no_word_of_a_labelled_turn_stands_under_another_name() {
    let config = Config {
        cases: 24,
        failure_persistence: None,
        ..Config::default()
    };
    for layout in LAYOUTS {
        for names in NAMES {
            // The same conversations at every run.
            let random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
            let mut runner = TestRunner::new_with_rng(config.clone(), random);
            runner
                .run(&turns(), |turns| check(&turns, names, *layout))
                .unwrap();
        }
    }
}
