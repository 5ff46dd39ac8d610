//! Gold files, which say what a tagger should find in each headline, and the score of what it did find. Nothing here
//! knows who answered.

use std::collections::BTreeSet;

/// A headline and the codes of its countries.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) headline: String,
    /// Those that have to be found.
    required: BTreeSet<String>,
    /// Those that count neither way.
    optional: BTreeSet<String>,
}

#[derive(Debug)]
pub(super) struct Gold(Vec<Row>);

/// How a tagger did on a gold file. A required code that was found is a hit, one that was not a miss, and a code that
/// is neither required nor optional a false alarm.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Score {
    hits: u32,
    misses: u32,
    false_alarms: u32,
    /// Headlines with neither a miss nor a false alarm.
    pub(super) exact: u32,
    pub(super) headlines: u32,
}

impl Gold {
    /// Reads columns parted by tabs, under a line with their names: id, headline, required codes, optional codes,
    /// codes parted by spaces. The fault says which line it is in.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut rows = Vec::new();
        for (index, line) in text.lines().enumerate().skip(1) {
            let number = index + 1;
            let fields: Vec<&str> = line.split('\t').collect();
            let [_, headline, required, optional] = fields[..] else {
                return Err(format!(
                    "line {number} has {} columns; there should be four: id, headline, required codes, optional codes",
                    fields.len()
                ));
            };
            let codes = |field: &str| {
                field
                    .split_whitespace()
                    .map(|code| {
                        let right = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
                        right.then(|| code.to_owned()).ok_or_else(|| {
                            format!("line {number} has the code {code}; codes are two capitals, as KZ is")
                        })
                    })
                    .collect::<Result<BTreeSet<String>, String>>()
            };
            rows.push(Row {
                headline: headline.to_owned(),
                required: codes(required)?,
                optional: codes(optional)?,
            });
        }
        if rows.is_empty() {
            return Err("it has no headline under the line with the columns' names".to_owned());
        }
        Ok(Self(rows))
    }

    pub(super) fn rows(&self) -> &[Row] {
        &self.0
    }

    /// The score of `found`, the codes found in each headline in the order of the file.
    pub(super) fn score(&self, found: &[BTreeSet<String>]) -> Score {
        let mut score = Score::default();
        for (row, found) in self.0.iter().zip(found) {
            let hits = row.required.intersection(found).count() as u32;
            let misses = row.required.len() as u32 - hits;
            let false_alarms = found
                .iter()
                .filter(|code| !row.required.contains(*code) && !row.optional.contains(*code))
                .count() as u32;
            score.hits += hits;
            score.misses += misses;
            score.false_alarms += false_alarms;
            score.exact += u32::from(misses + false_alarms == 0);
            score.headlines += 1;
        }
        score
    }
}

impl Score {
    /// The share of what was found that is right.
    pub(super) fn precision(&self) -> f64 {
        share(self.hits, self.hits + self.false_alarms)
    }

    /// The share of what is right that was found.
    pub(super) fn recall(&self) -> f64 {
        share(self.hits, self.hits + self.misses)
    }

    /// The harmonic mean of the two.
    pub(super) fn f1(&self) -> f64 {
        share(
            2 * self.hits,
            2 * self.hits + self.misses + self.false_alarms,
        )
    }
}

/// A part of a whole; of nothing, all.
fn share(part: u32, whole: u32) -> f64 {
    if whole == 0 {
        return 1.0;
    }
    f64::from(part) / f64::from(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sets(lines: &[&str]) -> Vec<BTreeSet<String>> {
        let set = |line: &&str| line.split_whitespace().map(str::to_owned).collect();
        lines.iter().map(set).collect()
    }

    #[test]
    fn optional_codes_count_neither_way() {
        let gold = Gold::parse(
            "id\theadline\trequired\toptional\n\
             1\tGerman and French talks\tDE FR\t\n\
             2\tCongo votes\tCD\tCG\n\
             3\tStocks rise\t\t\n",
        )
        .unwrap();
        for (found, hits, misses, false_alarms, exact) in [
            (["DE FR", "CD", ""], 3, 0, 0, 3),
            (["DE FR", "CD CG", ""], 3, 0, 0, 3),
            (["DE FR", "CG", ""], 2, 1, 0, 2),
            (["DE AT", "CD", "US"], 2, 1, 2, 1),
            (["", "", ""], 0, 3, 0, 1),
        ] {
            let wanted = Score {
                hits,
                misses,
                false_alarms,
                exact,
                headlines: 3,
            };
            assert_eq!(gold.score(&sets(&found)), wanted, "{found:?}");
        }
    }

    #[test]
    fn the_shares_are_of_what_their_names_say() {
        let score = Score {
            hits: 6,
            misses: 6,
            false_alarms: 2,
            ..Score::default()
        };
        let shares = [score.precision(), score.recall(), score.f1()];
        assert_eq!(
            shares.map(|share| format!("{share:.2}")),
            ["0.75", "0.50", "0.60"]
        );
        assert_eq!(format!("{:.1}", Score::default().f1()), "1.0");
    }

    #[test]
    fn a_file_that_is_no_gold_file_says_where() {
        for (text, fault) in [
            ("", "it has no headline"),
            ("id\theadline\trequired\toptional\n", "it has no headline"),
            ("id\theadline\n1\tTalks\n", "line 2 has 2 columns"),
            (
                "id\theadline\trequired\toptional\n1\tTalks\t\t\n2\tTalks\tDE\tfr\n",
                "line 3 has the code fr",
            ),
        ] {
            let said = Gold::parse(text).unwrap_err();
            assert!(said.starts_with(fault), "{said}");
        }
    }
}
