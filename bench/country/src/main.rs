//! Our tagger, measured as its peers are: headlines from standard input, one a line, and to standard output one line
//! of JSON with the version, the median time a headline in µs, the codes of each headline, and all codes that there
//! are. Nothing here scores; `xtask/src/bench/country.rs` does, for all alike.

use article_viewer_countries::{Country, Gazetteer};
use serde_json::json;
use std::collections::BTreeSet;
use std::hint::black_box;
use std::io::{self, Read};
use std::time::{Duration, Instant};

/// Passes over all headlines are timed until this long has passed, and at least two.
const ENOUGH: Duration = Duration::from_secs(1);

fn main() -> io::Result<()> {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    let headlines: Vec<&str> = text.lines().collect();
    let gazetteer = Gazetteer::english();

    // The pass that warms up is the one whose answers count.
    let answers: Vec<BTreeSet<&str>> = headlines
        .iter()
        .map(|headline| codes(gazetteer, headline))
        .collect();
    let median = median_of_passes(|| {
        for headline in &headlines {
            black_box(codes(gazetteer, headline));
        }
    });
    // Of more headlines than a u32 counts no file is made.
    let count = u32::try_from(headlines.len()).unwrap_or(u32::MAX).max(1);
    let micros = median.as_secs_f64() * 1e6 / f64::from(count);
    let countries: Vec<&str> = Country::all().map(Country::as_str).collect();
    println!(
        "{}",
        json!({
            "version": env!("CARGO_PKG_VERSION"),
            "micros": micros,
            "codes": answers,
            "countries": countries,
        })
    );
    Ok(())
}

fn codes(gazetteer: &Gazetteer, headline: &str) -> BTreeSet<&'static str> {
    gazetteer
        .tag(headline)
        .iter()
        .map(|mention| mention.country.as_str())
        .collect()
}

fn median_of_passes(mut pass: impl FnMut()) -> Duration {
    let mut passes = Vec::new();
    let begun = Instant::now();
    while passes.len() < 2 || begun.elapsed() < ENOUGH {
        let start = Instant::now();
        pass();
        passes.push(start.elapsed());
    }
    median(passes)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    let middle = times.len() / 2;
    if times.len().is_multiple_of(2) {
        (times[middle - 1] + times[middle]) / 2
    } else {
        times[middle]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pass_that_was_disturbed_does_not_count() {
        let times = |all: &[u64]| all.iter().copied().map(Duration::from_millis).collect();
        for (passes, middle) in [
            (&[3, 900, 1][..], 3),
            (&[2, 4], 3),
            (&[1, 9, 3, 5], 4),
            (&[7], 7),
        ] {
            assert_eq!(
                median(times(passes)),
                Duration::from_millis(middle),
                "{passes:?}"
            );
        }
    }

    #[test]
    fn a_country_that_is_named_twice_is_one_code() {
        let found = codes(Gazetteer::english(), "Kenyan runners return to Kenya");
        assert_eq!(found, BTreeSet::from(["KE"]));
    }
}
