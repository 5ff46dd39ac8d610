//! From the tables in `data/` to the text of `en.gaz`: phrases, classes of words, a line for each country, and sets.

use crate::wordset;
use anyhow::{Context, Result, ensure};
use article_viewer_countries::fold;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// How many bits keep strangers out of a class of `words.tsv` that is written as a set of hashes: a wrong member once
/// in 2^bits. The other classes are marks on forms, or few enough to stand there as words.
fn hash_bits(class: &str) -> Option<u32> {
    match class {
        "n" | "v" => Some(6),
        "g" => Some(7),
        "a" | "b" | "d" | "f" | "k" | "l" | "r" | "s" | "t" | "z" | "x" => Some(8),
        _ => None,
    }
}

/// The classes that are marks behind a form.
const MARKS: [(&str, char); 5] = [("h", '*'), ("i", '+'), ("y", '^'), ("c", '_'), ("w", '$')];

/// The tables of one pattern, code and forms, with the kind that the format gives their forms.
const KINDS: [(usize, &str); 8] = [
    (1, "variants.tsv"),
    (OFFICIAL, "official.tsv"),
    (3, "abbreviations.tsv"),
    (ADJECTIVE, "adjectives.tsv"),
    (6, "capitals.tsv"),
    (8, "regions.tsv"),
    (8, "provinces.tsv"),
    (9, "seats.tsv"),
];
const OFFICIAL: usize = 2;
const ADJECTIVE: usize = 4;
const PEOPLE: usize = 5;
const CITY: usize = 7;

/// The forms of every country by kind.
type Countries = BTreeMap<String, [Vec<String>; 10]>;

/// The folded words of every class.
type Classes = BTreeMap<String, BTreeSet<String>>;

/// The text of `en.gaz`, from the tables in `data`.
pub(crate) fn gazetteer(data: &Path) -> Result<String> {
    let mut countries = Countries::new();
    add_names(data, &mut countries)?;
    add_cities(data, &mut countries)?;
    let count = countries.len();
    ensure!(count == 250, "{count} countries instead of 250");
    let mut classes = Classes::new();
    for [class, words] in rows(data, "words.tsv")? {
        let words = words.split(' ').map(fold);
        classes.entry(class).or_default().extend(words);
    }
    classes.insert("v".to_owned(), towns(data)?);

    // What must not be taken for a member of a set: frequent words, and the words of the other sets.
    let mut strangers: BTreeSet<String> = classes.values().flatten().cloned().collect();
    for [words] in rows(data, "common.txt")? {
        strangers.extend(words.split(' ').map(str::to_owned));
    }

    // Words before names, and numbers last: brotli makes 40 bytes less of it so.
    let phrases = rows::<1>(data, "phrases.tsv")?.concat();
    let mut lines = vec!["gaz1 en".to_owned(), format!("-{}", phrases.join(","))];
    let mut sets = Vec::new();
    for (class, words) in &classes {
        if let Some(bits) = hash_bits(class) {
            let set = wordset::encode(words, &strangers, bits);
            sets.push(format!("#{class} {set}"));
        } else if !MARKS.iter().any(|(mark, _)| mark == class) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            lines.push(format!("@{class} {}", words.join(" ")));
        }
    }
    for (code, kinds) in &countries {
        lines.push(country(kinds, &classes).with_context(|| format!("{code} has no name"))?);
    }
    lines.append(&mut sets);
    Ok(lines.join("\n") + "\n")
}

/// The first columns of a table, empty where a line is shorter; without blank lines and comments.
fn rows<const COLUMNS: usize>(data: &Path, name: &str) -> Result<Vec<[String; COLUMNS]>> {
    let path = data.join(name);
    let text =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut rows = Vec::new();
    for line in text.lines() {
        if !line.is_empty() && !line.starts_with('#') {
            ensure!(
                COLUMNS == 1 || line.contains('\t'),
                "no tab in {name}: {line}"
            );
            let mut fields = line.split('\t');
            rows.push([(); COLUMNS].map(|()| fields.next().unwrap_or_default().to_owned()));
        }
    }
    Ok(rows)
}

/// Adds forms to a country, without those that it has.
fn add(countries: &mut Countries, code: &str, kind: usize, forms: &str) {
    let known = countries.entry(code.to_owned()).or_default();
    for form in forms.split(',').map(str::trim) {
        if !form.is_empty() && !known.iter().flatten().any(|other| other == form) {
            known[kind].push(form.to_owned());
        }
    }
}

/// Names from CLDR, unless `names.tsv` has a better one to display, and all that is kept by hand.
fn add_names(data: &Path, countries: &mut Countries) -> Result<()> {
    let own = rows(data, "names.tsv")?;
    for [code, name] in &own {
        add(countries, code, 0, name);
    }
    for [code, name, rank] in rows(data, "cldr-en.tsv")? {
        // "Congo (DRC)" and "Congo - Kinshasa" are a catalogue's spellings; variants.tsv has the news' own.
        if !name.contains('(') && !name.contains(" - ") && !name.contains(" SAR ") {
            let variant = rank == "variant" || own.iter().any(|[other, _]| *other == code);
            add(countries, &code, usize::from(variant), &name);
        }
    }
    for (kind, table) in KINDS {
        for [code, forms, people] in rows(data, table)? {
            add(countries, &code, kind, &forms);
            if kind == ADJECTIVE {
                add(countries, &code, PEOPLE, &people);
            }
        }
    }
    Ok(())
}

/// Towns that bear a country's name, each with the first word of its state: `lebanon+new`.
fn towns(data: &Path) -> Result<BTreeSet<String>> {
    let mut towns = BTreeSet::new();
    for [town, states] in rows(data, "towns.tsv")? {
        let first = |state: &str| fold(state.split(' ').next().unwrap_or_default());
        towns.extend(
            states
                .split(',')
                .map(|state| format!("{}+{}", fold(&town), first(state))),
        );
    }
    Ok(towns)
}

/// Cities: by hand, and from GeoNames by size.
fn add_cities(data: &Path, countries: &mut Countries) -> Result<()> {
    for [code, cities] in rows(data, "cities-more.tsv")? {
        add(countries, &code, CITY, &cities);
    }
    let unwanted = rows(data, "cities-not.tsv")?
        .into_iter()
        .map(<(String, String)>::from);
    let unwanted: BTreeSet<_> = unwanted.collect();
    let mut sizes = BTreeMap::new();
    for [size, codes] in rows(data, "city-sizes.tsv")? {
        let size: u64 = size.parse().context("city-sizes.tsv")?;
        sizes.extend(codes.split(' ').map(|code| (code.to_owned(), size)));
    }
    for [code, population, name] in rows(data, "geonames-cities.tsv")? {
        let size = sizes.get(&code).or_else(|| sizes.get("*"));
        let population: u64 = population.parse().context("geonames-cities.tsv")?;
        if size.is_some_and(|&size| population >= size)
            && !unwanted.contains(&(code.clone(), name.clone()))
        {
            add(countries, &code, CITY, &name);
        }
    }
    Ok(())
}

/// The line of a country: its forms by kind, each kind after its digit, or nothing where it has no name.
fn country(kinds: &[Vec<String>; 10], classes: &Classes) -> Option<String> {
    let name = kinds[0].first()?.trim_end_matches('!');
    let mut line = String::new();
    // The form before, against which an ending is written.
    let mut last = "";
    let mut spellings = BTreeSet::new();
    for (kind, forms) in kinds.iter().enumerate() {
        // "Republic of …" goes without saying; a country that is none says so with an empty kind.
        if kind == OFFICIAL && forms.is_empty() {
            line.push('2');
        }
        if kind == OFFICIAL && *forms == [format!("Republic of {name}")] {
            continue;
        }
        let mut separator = if kind == 0 {
            String::new()
        } else {
            kind.to_string()
        };
        for form in forms {
            let bare = form.trim_end_matches(['!', '?']);
            let word = fold(bare);
            // One spelling of the same letters is enough: the tagger folds accents. But `Chocó!` stands by itself, `Choco?`
            // by a cue.
            let known = !spellings.insert(word.clone()) && !form.ends_with('?');
            if known || kind == PEOPLE && is_plural(form, &kinds[ADJECTIVE]) {
                continue;
            }
            line += &separator;
            ",".clone_into(&mut separator);
            line += &written(form, last, name);
            last = bare;
            let marks = MARKS.iter().filter(|(class, _)| {
                let words = classes.get(*class);
                words.is_some_and(|words| words.contains(&word))
            });
            line.extend(marks.map(|(_, mark)| mark));
        }
    }
    Some(line)
}

/// A form, shortened where it goes on from the last one or has the country's name in it.
fn written(form: &str, last: &str, name: &str) -> String {
    if !last.is_empty()
        && let Some(ending) = form.strip_prefix(last)
        && !ending.is_empty()
        && !ending.starts_with(['!', '?', '-', ';'])
    {
        format!("-{ending}")
    } else if form != name && !form.ends_with('!') {
        form.replacen(name, "~", 1)
    } else {
        form.to_owned()
    }
}

/// Whether a people is the plural of an adjective, which the reader of the format makes itself.
fn is_plural(people: &str, adjectives: &[String]) -> bool {
    let singular = people.trim_end_matches('?').strip_suffix('s');
    adjectives.iter().any(|adjective| {
        let adjective = adjective.trim_end_matches('?');
        adjective.ends_with(['n', 'i', 'b', 't', 'k', 'o']) && singular == Some(adjective)
    })
}
