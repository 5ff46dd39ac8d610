//! What an embedding page downloads, part by part, beside the budget. The parts are found as a browser finds them:
//! from the loader, by what each file names.

use crate::finish::files_in;
use crate::process;
use crate::references::{can_refer, ending, references};
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// All that an embedding page downloads, in bytes after brotli (1 kB is 1000 bytes).
const BUDGET: u64 = 150_000;
/// What an embedding page names; all else is found from there.
pub(crate) const LOADER: &str = "article-viewer.js";
/// Kinds that a page does not load by itself, and when it does.
const ON_DEMAND: [(&str, &str); 2] = [
    ("url-state", "only where `url-state` asks for it"),
    ("failures", "only once something has failed"),
];

struct Part {
    file: String,
    raw: u64,
    brotli: u64,
}

/// Prints the table; says whether the total is within its budget.
pub(crate) fn report(workspace: &Workspace, site: &Path) -> Result<bool> {
    let parts = measure(workspace, site)?;
    let (table, total) = table(&parts);
    print!("{table}");
    Ok(total <= BUDGET)
}

fn measure(workspace: &Workspace, site: &Path) -> Result<Vec<Part>> {
    let files = downloads(site)?;
    let mut node = workspace.command(workspace.program("node")?)?;
    node.arg(workspace.path("xtask/src/brotli.mjs"))
        .args(files.iter().map(|file| site.join(file)));
    let answer = process::answer(&mut node)?;
    let sizes: Vec<u64> = answer
        .lines()
        .filter_map(|line| line.parse().ok())
        .collect();
    if sizes.len() != files.len() {
        bail!("Node measured {} of {} files", sizes.len(), files.len());
    }
    files
        .into_iter()
        .zip(sizes)
        .map(|(file, brotli)| {
            let raw = fs::metadata(site.join(&file))?.len();
            Ok(Part { file, raw, brotli })
        })
        .collect()
}

/// Every file that can be reached from the loader, in the order in which a browser meets them.
pub(crate) fn downloads(site: &Path) -> Result<Vec<String>> {
    let all = files_in(site)?;
    if !all.contains(LOADER) {
        bail!(
            "{} has no {LOADER}, from which all else is loaded",
            site.display()
        );
    }
    let mut found = vec![LOADER.to_owned()];
    let mut next = 0;
    while let Some(file) = found.get(next).cloned() {
        next += 1;
        if !can_refer(&file) {
            continue;
        }
        let text =
            fs::read_to_string(site.join(&file)).with_context(|| format!("cannot read {file}"))?;
        for reference in references(&file, &text, &all) {
            if !found.contains(&reference.file) {
                found.push(reference.file);
            }
        }
    }
    Ok(found)
}

/// What a file is, by its name; with the language, where there is one file for each.
fn kind(file: &str) -> (&'static str, Option<&str>) {
    let name = file.rsplit('/').next().unwrap_or(file);
    let stem = name.split(['-', '.']).next().unwrap_or(name);
    if file == LOADER {
        ("loader", None)
    } else if let Some(rest) = name.strip_prefix("gazetteer-") {
        ("gazetteer", rest.split(['-', '.']).next())
    } else if file.starts_with("messages/") {
        ("messages", Some(stem))
    } else if file.starts_with("failures") {
        ("failures", None)
    } else {
        let kind = match (stem, ending(name)) {
            ("url", "js") => "url-state",
            (_, "wasm") => "WASM",
            (_, "css") => "style",
            _ => "further",
        };
        (kind, None)
    }
}

/// When a page loads a kind that it does not load by itself.
fn on_demand(kind: &str) -> Option<&'static str> {
    ON_DEMAND
        .iter()
        .find(|(name, _)| *name == kind)
        .map(|(_, when)| *when)
}

/// The table, and the total that counts. Of gazetteers in several languages a page loads one, so the largest counts;
/// the phrases of another language than English, which the WASM holds, are no part of the budget, nor is
/// what only an attribute asks for.
fn table(parts: &[Part]) -> (String, u64) {
    let counts = |part: &Part| {
        let (kind_here, language) = kind(&part.file);
        if kind_here == "messages" || on_demand(kind_here).is_some() {
            return false;
        }
        language.is_none()
            || parts
                .iter()
                .filter(|other| kind(&other.file).0 == kind_here)
                .max_by_key(|other| other.brotli)
                .is_some_and(|largest| largest.file == part.file)
    };
    let width = parts.iter().map(|part| part.file.len()).max().unwrap_or(0);
    let mut text = format!(
        "{:<10} {:<width$} {:>10} {:>10}\n",
        "part", "file", "raw", "brotli"
    );
    let (mut total, mut raw) = (0, 0);
    for part in parts {
        let counted = counts(part);
        if counted {
            total += part.brotli;
            raw += part.raw;
        }
        let note = match on_demand(kind(&part.file).0) {
            _ if counted => String::new(),
            Some(when) => format!("  not counted: {when}"),
            None => "  not counted: for another language than English".to_owned(),
        };
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "{:<10} {:<width$} {:>10} {:>10}{note}",
            kind(&part.file).0,
            part.file,
            kilobytes(part.raw),
            kilobytes(part.brotli),
        );
    }
    let verdict = if total <= BUDGET {
        format!("{} to spare", kilobytes(BUDGET - total))
    } else {
        format!("{} too much", kilobytes(total - BUDGET))
    };
    let _ = writeln!(
        text,
        "An embedding page downloads {} of brotli; the budget is {}: {verdict}.",
        kilobytes(total),
        kilobytes(BUDGET),
    );
    let _ = writeln!(
        text,
        "From a host that compresses nothing it downloads {}.",
        kilobytes(raw)
    );
    (text, total)
}

pub(crate) fn kilobytes(bytes: u64) -> String {
    format!("{}.{} kB", (bytes + 50) / 1000, (bytes + 50) % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch;

    fn part(file: &str, brotli: u64) -> Part {
        Part {
            file: file.to_owned(),
            raw: brotli * 3,
            brotli,
        }
    }

    #[test]
    fn the_table_names_every_part_and_counts_one_language() {
        let (text, total) = table(&[
            part("article-viewer.js", 7_400),
            part("viewer_bg-4e5f.wasm", 80_000),
            part("viewer-6a7b.css", 4_000),
            part("gazetteer-en-8c9d.gaz", 15_000),
            part("messages/fa-0e1f.json", 1_000),
            part("messages/tr-2a3b.json", 1_200),
            part("failures-2c3d.js", 600),
            part("failures/tr-4e5f.js", 600),
        ]);
        assert_eq!(total, 106_400);
        for line in [
            "loader     article-viewer.js        22.2 kB     7.4 kB",
            "WASM       viewer_bg-4e5f.wasm     240.0 kB    80.0 kB",
            "gazetteer  gazetteer-en-8c9d.gaz    45.0 kB    15.0 kB",
            "messages   messages/fa-0e1f.json     3.0 kB     1.0 kB  not counted",
            "failures   failures/tr-4e5f.js       1.8 kB     0.6 kB  not counted",
            "An embedding page downloads 106.4 kB of brotli; the budget is 150.0 kB: 43.6 kB to spare.",
            "From a host that compresses nothing it downloads 319.2 kB.",
        ] {
            assert!(text.contains(line), "{line:?} in\n{text}");
        }
    }

    #[test]
    fn a_total_over_the_budget_says_by_how_much() {
        let (text, total) = table(&[part("viewer_bg.wasm", 153_450)]);
        assert_eq!(total, 153_450);
        assert!(text.contains("3.5 kB too much"), "{text}");
    }

    #[test]
    fn what_the_loader_does_not_lead_to_is_no_download() {
        let site = scratch::folder("sizes-downloads");
        for (file, text) in [
            ("article-viewer.js", "import \"./engine.js\""),
            ("engine.js", "new URL(\"viewer_bg.wasm\", import.meta.url)"),
            ("viewer_bg.wasm", ""),
            ("page.js", "import \"./article-viewer.js\""),
            ("index.html", "<script src=\"page.js\">"),
        ] {
            fs::write(site.join(file), text).unwrap();
        }
        assert_eq!(
            downloads(&site).unwrap(),
            ["article-viewer.js", "engine.js", "viewer_bg.wasm"]
        );
    }
}
