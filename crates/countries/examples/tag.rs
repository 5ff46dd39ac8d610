//! Tags the lines of standard input: `CODES<TAB>headline`, codes sorted and joined by a space. An argument names
//! another gazetteer's file than the embedded English one, to try changes.

use article_viewer_countries::Gazetteer;
use std::error::Error;
use std::io::{BufRead, Write};

fn main() -> Result<(), Box<dyn Error>> {
    let other = match std::env::args().nth(1) {
        Some(path) => Some(Gazetteer::from_bytes(&std::fs::read(path)?)?),
        None => None,
    };
    let gazetteer = other.as_ref().unwrap_or_else(|| Gazetteer::english());
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let mut codes: Vec<_> = gazetteer
            .tag(&line)
            .iter()
            .map(|mention| mention.country.as_str())
            .collect();
        codes.sort_unstable();
        codes.dedup();
        writeln!(out, "{}\t{line}", codes.join(" "))?;
    }
    Ok(())
}
