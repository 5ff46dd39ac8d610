//! Our tagger, measured as its peers are: headlines from standard input, one a line; to standard output one line of JSON
//! with the version, the times of all passes in µs, the codes of each headline, and all codes that there are.
//! Nothing here scores; `run.mjs` does, for all alike.

use article_viewer_countries::{Country, Gazetteer};
use serde_json::json;
use std::collections::BTreeSet;
use std::hint::black_box;
use std::io;
use std::time::{Duration, Instant};

/// Passes over all headlines are timed until this long has passed, and at least two.
const ENOUGH: Duration = Duration::from_secs(1);

fn main() -> io::Result<()> {
    let text = io::read_to_string(io::stdin())?;
    let headlines: Vec<&str> = text.lines().collect();
    let gazetteer = Gazetteer::english();
    let codes = |headline: &&str| -> BTreeSet<&str> {
        let mentions = gazetteer.tag(headline);
        let codes = mentions.iter().map(|mention| mention.country.as_str());
        codes.collect()
    };

    // The pass that warms up is the one whose answers count.
    let answers: Vec<BTreeSet<&str>> = headlines.iter().map(codes).collect();
    let mut passes = Vec::new();
    let begun = Instant::now();
    while passes.len() < 2 || begun.elapsed() < ENOUGH {
        let start = Instant::now();
        for headline in &headlines {
            black_box(codes(headline));
        }
        passes.push(start.elapsed().as_secs_f64() * 1e6);
    }
    println!(
        "{}",
        json!({
            "version": env!("CARGO_PKG_VERSION"),
            "passes": passes,
            "codes": answers,
            "countries": Country::all().map(Country::as_str).collect::<Vec<_>>(),
        })
    );
    Ok(())
}
