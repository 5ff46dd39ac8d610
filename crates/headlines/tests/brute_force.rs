//! The filter against the plainest way to do the same: lists, names and queries at random, and every answer
//! worked out headline by headline, letter by letter, straight from the rules.

#![allow(clippy::unwrap_used)] // A test that can't go on should stop.

use article_viewer_countries::{Country, Kind, fold};
use article_viewer_headlines::{Facet, Hit, Names, Query, Selection, Store};
use article_viewer_model::{Item, NonBlank};
use std::sync::LazyLock;

/// The same on every run; a failure names its seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    fn one_of<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }
}

/// Words that begin, hold and repeat one another, in several scripts.
const WORDS: &[&str] = &[
    "turk",
    "Turkey",
    "Türkiye’s",
    "turkmen",
    "Turkmenbashi",
    "oil",
    "Oil",
    "boil",
    "oil-rich",
    "us",
    "US",
    "industry",
    "dust",
    "oman",
    "Oman",
    "women",
    "Romania",
    "na-na",
    "xna-na-na",
    "ana",
    "anana",
    "a",
    "aa",
    "aaa",
    "a-a-a",
    "new",
    "guinea",
    "Papua",
    "d’Ivoire",
    "d'Ivoire",
    "Côte",
    "cote",
    "Straße",
    "strasse",
    "İstanbul",
    "istanbul",
    "Ærø",
    "Турция",
    "турция",
    "турист",
    "ёлка",
    "елка",
    "ایران",
    "ايران",
    "کتاب‌خانه",
    "كتاب",
    "日本",
    "東京",
    "日本とNATOが",
    "NATO",
    "中国。東京",
    "ไทย",
    "กรุงเทพ",
    "ट्रंप",
    "रंप",
    "ﾄﾙｺ",
    "u.s.",
    "1-1",
    "11-1-1",
    "in",
    "S300",
    "300",
    "—",
    "“",
    "&",
];

const SPACES: &[&str] = &[" ", " ", " ", "  ", "\u{a0}", ", ", "-", "\u{3000}", ": "];

/// Forms of the countries that the random lists have.
const FORMS: &[(&str, Kind, &str)] = &[
    ("TR", Kind::Name, "Türkiye"),
    ("TR", Kind::Variant, "Turkey"),
    ("TR", Kind::Name, "Турция"),
    ("TR", Kind::Adjective, "Turkish"),
    ("TR", Kind::City, "İstanbul"),
    ("TR", Kind::Official, "Republic of Türkiye"),
    ("TM", Kind::Name, "Turkmenistan"),
    ("TM", Kind::City, "Turkmenbashi"),
    ("US", Kind::Name, "United States"),
    ("US", Kind::Abbreviation, "US"),
    ("US", Kind::Abbreviation, "USA"),
    ("US", Kind::City, "New York"),
    ("US", Kind::Region, "IN"),
    ("OM", Kind::Name, "Oman"),
    ("RO", Kind::Name, "Romania"),
    ("GN", Kind::Name, "Guinea"),
    ("PG", Kind::Name, "Papua New Guinea"),
    ("PG", Kind::Abbreviation, "PNG"),
    ("CI", Kind::Name, "Côte d’Ivoire"),
    ("CI", Kind::Variant, "Ivory Coast"),
    ("IR", Kind::Name, "ایران"),
    ("JP", Kind::Name, "日本"),
    ("JP", Kind::Capital, "東京"),
    ("IN", Kind::Name, "India"),
    ("AX", Kind::Name, "A"),
];

const CODES: &[&str] = &[
    "TR", "TM", "US", "OM", "RO", "GN", "PG", "CI", "IR", "JP", "IN", "AX",
];

fn facets() -> Vec<Facet> {
    Country::all()
        .map(Facet::Country)
        .chain([Facet::NoCountry])
        .collect()
}

/// A headline, and its countries.
type Row = (String, Vec<Country>);

fn phrase(dice: &mut Dice, most: usize) -> String {
    let mut text = String::new();
    for _ in 0..=dice.below(most) {
        text.push_str(dice.one_of(WORDS));
        text.push_str(dice.one_of(SPACES));
    }
    text.truncate(text.trim_end().len());
    text
}

fn list(dice: &mut Dice) -> Vec<Row> {
    (0..dice.below(40))
        .map(|_| {
            let headline = phrase(dice, 5);
            let mut countries: Vec<Country> = Vec::new();
            for _ in 0..dice.below(4) {
                let country = Country::new(dice.one_of(CODES)).unwrap();
                if !countries.contains(&country) {
                    countries.push(country);
                }
            }
            (headline, countries)
        })
        .collect()
}

/// What a reader may type: words, beginnings and ends of words and of names, side by side.
fn typed(dice: &mut Dice) -> String {
    let mut text = String::new();
    for _ in 0..dice.below(4) {
        let source = if dice.below(2) == 0 {
            dice.one_of(WORDS).to_owned()
        } else {
            dice.one_of(FORMS).2.to_owned()
        };
        let letters: Vec<char> = source.chars().collect();
        let piece: String = match dice.below(6) {
            0 | 1 => letters[..=dice.below(letters.len())].iter().collect(),
            2 => letters[dice.below(letters.len())..].iter().collect(),
            3 => source.to_uppercase(),
            _ => source,
        };
        text.push_str(&piece);
        text.push_str(dice.one_of(SPACES));
    }
    text
}

fn query(dice: &mut Dice) -> Query {
    let mut query = Query::text(&typed(dice));
    for _ in 0..dice.below(4) {
        let code = dice.one_of(&[CODES, &["ZZ", "ZZ", "FR"]].concat());
        query.pick(Facet::new(code).unwrap(), dice.below(3) > 0);
    }
    query
}

// The rules, as plainly as they can be written.

/// Scripts that are written without spaces between words.
fn without_spaces(c: char) -> bool {
    let script = [
        0x0E00..=0x0EFF, // Thai, Lao
        0x1000..=0x109F, // Myanmar
        0x1780..=0x17FF, // Khmer
        0x3005..=0x3007, // Iteration marks
        0x3040..=0x30FF, // Kana
        0x3400..=0x9FFF, // Han
        0xFF66..=0xFF9F, // Halfwidth kana
    ];
    script.iter().any(|range| range.contains(&(c as u32)))
}

/// A letter, a digit, or the sign that joins two consonants of Hindi.
fn in_word(c: char) -> bool {
    c.is_alphanumeric() || c == '\u{94d}'
}

/// Whether `text` has `word` at the start of a word; both folded.
fn has_word(text: &str, word: &str) -> bool {
    let (text, word): (Vec<char>, Vec<char>) = (text.chars().collect(), word.chars().collect());
    (0..text.len()).any(|at| {
        text[at..].starts_with(&word)
            && (at == 0
                || !in_word(text[at - 1])
                || without_spaces(text[at - 1])
                || without_spaces(text[at]))
    })
}

fn words(text: &str) -> Vec<String> {
    fold(text).split_whitespace().map(str::to_owned).collect()
}

/// The words that may name a country: an abbreviation is the same with its points and without.
fn naming(text: &str) -> Vec<String> {
    let plain = |word: String| {
        let dotted = word.len() > 2 && word.split('.').all(|letter| letter.len() <= 1);
        if dotted { word.replace('.', "") } else { word }
    };
    words(text).into_iter().map(plain).collect()
}

/// A text in one spelling: its words, whatever stands between them.
fn spelled(text: &str) -> String {
    let plain = naming(text).join(" ").replace(|c| !in_word(c), " ");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a typed text may mean, best first: what stands there, the same in one spelling, and both without the article
/// in front. Other articles don't come of the words above.
fn meanings(text: &str) -> [String; 4] {
    let (written, plain) = (naming(text).join(" "), spelled(text));
    let article = ["o", "l", "il"]
        .into_iter()
        .find(|article| plain.starts_with(&[*article, " "].concat()));
    let bare = |text: &str| {
        let text = text.trim_start_matches(|c| !in_word(c));
        let text = text.trim_start_matches(article.unwrap_or_default());
        text.trim_start_matches(|c| !in_word(c)).to_owned()
    };
    let [without, plain_without] = match article {
        Some(_) => [bare(&written), bare(&plain)],
        None => [written.clone(), plain.clone()],
    };
    [written, plain, without, plain_without]
}

/// Whether the next meanings don't count: the article is left out only if the text begins no form with it.
/// Nor do they count once a country joins.
fn suffices(meaning: usize, begins: bool) -> bool {
    meaning % 2 == 1 && begins
}

/// The ways to write each form: as it stands, and in one spelling, with its apostrophe as a space or as nothing.
static WRITINGS: LazyLock<Vec<[Vec<String>; 2]>> = LazyLock::new(|| {
    let ways = |(_, _, form): &(&str, Kind, &str)| {
        let joined = spelled(&fold(form).replace('\'', ""));
        [vec![fold(form)], vec![spelled(form), joined]]
    };
    FORMS.iter().map(ways).collect()
});

/// The forms, each with the ways to write it that are held against a meaning.
fn forms(meaning: usize) -> impl Iterator<Item = (&'static str, Kind, &'static [String])> {
    let written = WRITINGS.iter().map(move |ways| &*ways[meaning % 2]);
    let forms = FORMS.iter().zip(written);
    forms.map(|((code, kind, _), written)| (*code, *kind, written))
}

struct Naive<'l> {
    rows: &'l [Row],
}

impl Naive<'_> {
    fn has(&self, row: usize, facet: Facet) -> bool {
        match facet {
            Facet::Country(country) => self.rows[row].1.contains(&country),
            Facet::NoCountry => self.rows[row].1.is_empty(),
        }
    }

    /// The countries whose headlines join: the text begins one of their names.
    fn joining(text: &str) -> Vec<Country> {
        let mut begins = false;
        for (meaning, text) in meanings(text).iter().enumerate() {
            let begun: Vec<_> = forms(meaning)
                .filter(|_| !text.is_empty())
                .filter(|(_, _, form)| form.iter().any(|form| form.starts_with(text)))
                .collect();
            begins |= !begun.is_empty();
            let names = begun.into_iter().filter(|(_, kind, _)| kind.is_name());
            let joining: Vec<_> = names
                .map(|(code, ..)| Country::new(code).unwrap())
                .collect();
            if !joining.is_empty() || suffices(meaning, begins) {
                return joining;
            }
        }
        Vec::new()
    }

    /// All words at the start of a word, in any order; or a country that joins.
    fn under(&self, text: &str) -> Vec<usize> {
        let (words, joining) = (words(text), Self::joining(text));
        (0..self.rows.len())
            .filter(|row| {
                let headline = fold(&self.rows[*row].0);
                words.iter().all(|word| has_word(&headline, word))
                    || joining
                        .iter()
                        .any(|country| self.has(*row, Facet::Country(*country)))
            })
            .collect()
    }

    /// Choices are or, exclusions take away, text is and.
    fn shown(&self, query: &Query) -> Vec<usize> {
        let is = |row: usize, wanted: bool| {
            query
                .chosen
                .iter()
                .any(|(facet, w)| *w == wanted && self.has(row, *facet))
        };
        let any_wanted = query.chosen.iter().any(|(_, wanted)| *wanted);
        self.under(&query.text)
            .into_iter()
            .filter(|row| (!any_wanted || is(*row, true)) && !is(*row, false))
            .collect()
    }

    fn count(&self, rows: &[usize], facet: Facet) -> usize {
        rows.iter().filter(|row| self.has(**row, facet)).count()
    }

    /// The countries of the list that the text names, each with what can be left of it: the whole text at the
    /// start of a word of a form, or else a run of its words that is a form, unless it lies in a longer one. Two
    /// letters within a text are a name or nothing: "in" is not Indiana.
    fn named(&self, text: &str) -> Vec<(Country, Vec<String>)> {
        let words = naming(text);
        let mut named: Vec<(Country, Vec<String>)> = Vec::new();
        let mut spent: Vec<usize> = Vec::new();
        for len in (1..=words.len()).rev() {
            for start in 0..=words.len() - len {
                let run = words[start..start + len].join(" ");
                let whole = len == words.len();
                if (start..start + len).any(|at| spent.contains(&at)) {
                    continue;
                }
                let rest = [&words[..start], &words[start + len..]].concat().join(" ");
                let (mut begins, mut joins) = (false, false);
                for (meaning, run) in meanings(&run).iter().enumerate() {
                    for (code, kind, written) in forms(meaning) {
                        let is_form = |form: &&String| {
                            *form == run
                                && run.chars().count() > 1
                                && (run.len() > 2 || kind.is_name())
                        };
                        let names = |form: &&String| {
                            if whole {
                                !run.is_empty() && has_word(form, run)
                            } else {
                                is_form(form)
                            }
                        };
                        let found: Vec<&String> = written.iter().filter(names).collect();
                        if found.is_empty() {
                            continue;
                        }
                        let begun = found.iter().any(|form| form.starts_with(run));
                        begins |= begun;
                        joins |= begun && whole && kind.is_name();
                        spent.extend(start..start + len);
                        let country = Country::new(code).unwrap();
                        let is_there = |(_, countries): &Row| countries.contains(&country);
                        if !self.rows.iter().any(is_there) {
                            continue;
                        }
                        match named.iter_mut().find(|(other, _)| *other == country) {
                            Some((_, rests)) => rests.push(rest.clone()),
                            None => named.push((country, vec![rest.clone()])),
                        }
                    }
                    if joins || suffices(meaning, begins) {
                        break;
                    }
                }
            }
        }
        named
    }
}

fn store_of(rows: &[Row]) -> Store {
    let mut store = Store::default();
    for (headline, countries) in rows {
        let countries = Some(
            countries
                .iter()
                .map(|country| country.as_str().into())
                .collect(),
        );
        store.push(&Item {
            countries,
            ..Item::new(NonBlank::new(headline.as_str()).unwrap())
        });
    }
    store.tag_given();
    store
}

fn names() -> Names {
    let mut names = Names::default();
    for (code, kind, form) in FORMS {
        names.add(Country::new(code).unwrap(), *kind, form);
    }
    names
}

fn check(naive: &Naive<'_>, query: &Query, selection: &Selection, case: &str) {
    let rows: Vec<usize> = selection.rows.iter().map(|row| *row as usize).collect();
    assert_eq!(rows, naive.shown(query), "rows: {case}");

    let named = naive.named(&query.text);
    let joining = Naive::joining(&query.text);
    let sorted = |mut countries: Vec<Country>| {
        countries.sort();
        countries
    };
    assert_eq!(
        sorted(selection.hits.iter().map(|hit| hit.country).collect()),
        sorted(named.iter().map(|(country, _)| *country).collect()),
        "countries that the text names: {case}"
    );
    for hit in &selection.hits {
        let (_, rests) = named
            .iter()
            .find(|(country, _)| *country == hit.country)
            .unwrap();
        assert!(
            rests.contains(&hit.rest),
            "what is left of the text for {hit:?}: {rests:?}; {case}"
        );
        assert_eq!(
            hit.joins,
            joining.contains(&hit.country),
            "{hit:?} joins: {case}"
        );
        assert_eq!(
            hit.joins,
            hit.rest.is_empty() && hit.joins,
            "{hit:?} joins: {case}"
        );
    }
    assert!(
        selection.hits.is_sorted_by_key(|hit| !hit.joins),
        "those that join come first: {case}"
    );

    let (all, under) = (
        (0..naive.rows.len()).collect::<Vec<_>>(),
        naive.under(&query.text),
    );
    for facet in facets() {
        let hit: Option<&Hit> = selection
            .hits
            .iter()
            .find(|hit| Facet::Country(hit.country) == facet);
        let expected = match hit {
            // What choosing it shows: the country, and the text that is left.
            Some(hit) => naive
                .shown(&Query {
                    text: hit.rest.clone(),
                    chosen: vec![(facet, true)],
                })
                .len(),
            None => naive.count(&under, facet),
        };
        assert_eq!(
            selection.count(facet) as usize,
            expected,
            "count of {}: {case}",
            facet.code()
        );
        assert_eq!(
            selection.total(facet) as usize,
            naive.count(&all, facet),
            "total of {}: {case}",
            facet.code()
        );
    }
    let totals: Vec<u32> = selection
        .countries()
        .iter()
        .map(|country| selection.total(Facet::Country(*country)))
        .collect();
    assert!(
        totals.is_sorted_by(|a, b| a >= b) && !totals.contains(&0),
        "countries in their order: {case}"
    );
}

/// Every typed word that a shown headline has is marked at each of its starts, and nothing else is; no two
/// marks touch.
fn check_marks(store: &Store, query: &Query, selection: &Selection, case: &str) {
    for row in &selection.rows {
        let headline = store.row(*row as usize).headline;
        let marks = store.marks(*row as usize, query, selection);
        assert!(
            marks.windows(2).all(|two| two[0].end < two[1].start),
            "{marks:?} touch: {case}"
        );
        let words = words(&query.text);
        for mark in &marks {
            let marked = &headline[mark.clone()];
            let of_a_word = words
                .iter()
                .any(|word| fold(marked).starts_with(word.as_str()));
            assert!(of_a_word, "{marked:?} marked in {headline:?}: {case}");
        }
        for word in words.iter().filter(|word| has_word(&fold(headline), word)) {
            let found = marks
                .iter()
                .any(|mark| has_word(&fold(&headline[mark.clone()]), word));
            assert!(
                found,
                "{word:?} not marked in {headline:?}: {marks:?}; {case}"
            );
        }
    }
}

#[test]
fn select_is_what_the_rules_say() {
    let names = names();
    for seed in 0..400 {
        let mut dice = Dice(seed);
        let rows = list(&mut dice);
        let (store, naive) = (store_of(&rows), Naive { rows: &rows });
        for _ in 0..12 {
            let query = query(&mut dice);
            let selection = store.select(&query, &names);
            let case = format!(
                "seed {seed}, {:?} [{}] in {rows:#?}",
                query.text,
                query.codes()
            );
            check(&naive, &query, &selection, &case);
            check_marks(&store, &query, &selection, &case);
        }
    }
}

#[test]
fn codes_of_a_random_query_read_back() {
    for seed in 0..500 {
        let query = query(&mut Dice(seed));
        let mut back = Query::text(&query.text);
        back.set_codes(&query.codes());
        assert_eq!(back, query, "seed {seed}");
    }
}
