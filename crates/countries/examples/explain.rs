//! Tags the lines of standard input and prints every candidate, with the rule that rejected it.

use article_viewer_countries::Gazetteer;
use std::io::BufRead;

fn main() -> std::io::Result<()> {
    let gazetteer = Gazetteer::english();
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        println!("{line}");
        for candidate in gazetteer.explain(&line) {
            let mention = candidate.mention;
            let (form, _, kind) =
                gazetteer
                    .form(mention.form)
                    .unwrap_or(("", mention.country, mention.kind));
            let written = &line[mention.range];
            let verdict = candidate.rejected.map_or("stands", |rule| rule.sentence());
            println!(
                "  {} {written:?} as {form:?} ({}): {verdict}",
                mention.country,
                kind.label()
            );
        }
    }
    Ok(())
}
