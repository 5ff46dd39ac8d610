//! The filter's rules, each as a reader meets it: a text is typed, countries are chosen, and rows, countries,
//! counts and marks come of it. `brute_force.rs` holds the same rules against lists and queries at random.

#![allow(clippy::unwrap_used)] // A test that can't go on should stop.

use article_viewer_countries::{Country, Gazetteer, Kind};
use article_viewer_headlines::{Facet, Names, Query, Selection, Store};
use article_viewer_model::{Item, NonBlank};

/// The list, and the countries that each headline must have for the tables below to mean what they say.
const LIST: [(&str, &str); 29] = [
    /*  0 */ ("Istanbul introduces night ferries", "TR"),
    /*  1 */ ("Turkey raises its oil imports", "TR"),
    /*  2 */ ("Turkish bakers win a prize", "TR"),
    /*  3 */ ("Türkiye’s tulips bloom late", "TR"),
    /*  4 */ ("Turkmenbashi port adds a ramp", "TM"),
    /*  5 */ ("Women drive half of the buses", ""),
    /*  6 */ ("Romania lends two trains", "RO"),
    /*  7 */ ("Oman builds a library by the sea", "OM"),
    /*  8 */ ("US museum returns a carved door", "US"),
    /*  9 */ ("Industry awaits a dusty winter", ""),
    /* 10 */ ("Côte d’Ivoire opens a cocoa school", "CI"),
    /* 11 */ ("Baku hosts a book fair", "AZ"),
    /* 12 */ ("Dutch engineers test a dike", "NL"),
    /* 13 */ ("Kremlin clock stops for an hour", "RU"),
    /* 14 */ ("Oil and gas shares drift", ""),
    /* 15 */ ("Iran and Azerbaijan share oil and a bridge", "AZ IR"),
    /* 16 */ ("Azerbaijan and Turkish Airlines add a flight", "AZ TR"),
    /* 17 */ ("South Korea plants ten thousand pines", "KR"),
    /* 18 */ ("Papua New Guinea counts its birds", "PG"),
    /* 19 */ ("Guinea paves a road", "GN"),
    /* 20 */ ("Guinea paints its school buses", "GN"),
    /* 21 */ ("Albania dries its figs", "AL"),
    /* 22 */ ("England’s oldest bank moves", "GB"),
    /* 23 */ ("На рынке в Караганде открылся ряд старых книг", ""),
    /* 24 */ ("ایران کتابخانه‌ای تازه می‌سازد", ""),
    /* 25 */ ("日本とNATOが東京で会談、中国も", ""),
    /* 26 */ ("กรุงเทพมหานครเปิดห้องสมุดใหม่", ""),
    /* 27 */ ("Tra-la-la-la, sings the choir", ""),
    /* 28 */ ("ट्रंप का नया घर", ""),
];

/// A store of these headlines, tagged.
fn store_of(headlines: &[&str]) -> Store {
    let mut store = Store::default();
    for headline in headlines {
        store.push(&Item::new(NonBlank::new(*headline).unwrap()));
    }
    store.tag(Gazetteer::english(), usize::MAX);
    store
}

fn store() -> Store {
    store_of(&LIST.map(|(headline, _)| headline))
}

/// Display names as English has them, and all forms of the gazetteer.
fn names() -> Names {
    let gazetteer = Gazetteer::english();
    let mut names =
        Names::new(Country::all().filter_map(|country| Some((country, gazetteer.name(country)?))));
    names.extend(gazetteer);
    names
}

fn country(code: &str) -> Country {
    Country::new(code).unwrap()
}

fn facet(code: &str) -> Facet {
    Facet::new(code).unwrap()
}

/// A query as a reader sees it: a text, and codes such as `AZ -RU`.
fn query(text: &str, codes: &str) -> Query {
    let mut query = Query::text(text);
    query.set_codes(codes);
    query
}

fn select(text: &str, codes: &str) -> Selection {
    store().select(&query(text, codes), &names())
}

/// The countries that the text names, best first; `+` where their headlines join.
fn hits(selection: &Selection) -> String {
    let hits = selection.hits.iter();
    let codes: Vec<String> = hits
        .map(|hit| format!("{}{}", hit.country, if hit.joins { "+" } else { "" }))
        .collect();
    codes.join(" ")
}

#[test]
fn the_list_has_the_countries_that_the_tables_count_on() {
    let store = store();
    for (row, (headline, codes)) in LIST.iter().enumerate() {
        let mut found: Vec<&str> = store
            .row(row)
            .countries
            .iter()
            .map(|country| country.as_str())
            .collect();
        found.sort_unstable();
        assert_eq!(found.join(" "), *codes, "{headline}");
    }
}

#[test]
fn what_is_typed_shows_these_rows_and_brings_these_countries_to_the_front() {
    let all: Vec<u32> = (0..LIST.len() as u32).collect();
    for (typed, rows, expected) in [
        // Nothing typed.
        ("", &*all, ""),
        ("  \t", &all, ""),
        ("\u{200b}", &all, ""),
        // Starts of words, and only those.
        ("librar", &[7], ""),
        ("ibrary", &[], ""),
        ("oil", &[1, 14, 15], ""),
        ("dust", &[9], ""),
        // Several words, in any order, each at the start of one.
        ("oil share", &[14, 15], ""),
        ("share oil", &[14, 15], ""),
        ("shares oil", &[14], ""),
        ("bri oi", &[15], ""),
        ("oil ridge", &[], ""),
        ("oil  \u{a0} gas", &[14], ""),
        // Case, accents, and the kind of apostrophe.
        ("ISTANBUL INTRO", &[0], "TR"),
        ("ıstanbul", &[0], "TR"),
        ("İSTANBUL", &[0], "TR"),
        ("türkiye's", &[3], ""),
        ("turkiye’s", &[3], ""),
        ("turkiye`s tulips", &[3], ""),
        ("cote d'ivoire", &[10], "CI+"),
        ("CÔTE D’IVOIRE", &[10], "CI+"),
        ("cote d´ivoire", &[10], "CI+"),
        ("co\u{302}te", &[10], "CI+"),
        ("ivoire", &[10], "CI"),
        ("ｏｉｌ", &[1, 14, 15], ""),
        // A country's headlines join while the text begins one of its names…
        ("turk", &[0, 1, 2, 3, 4, 16], "TR+ TM+"),
        ("turke", &[0, 1, 2, 3, 16], "TR+"),
        ("turkey", &[0, 1, 2, 3, 16], "TR+"),
        ("Türkiye", &[0, 1, 2, 3, 16], "TR+"),
        ("turkm", &[4], "TM+"),
        ("ivory c", &[10], "CI+"),
        ("usa", &[8], "US+"),
        ("united st", &[8], "US+"),
        ("united", &[8, 22], "GB+ US+"),
        ("brit", &[22], "GB+"),
        ("oman", &[7], "OM+"),
        ("holland", &[12], "NL+ …"),
        ("papua new g", &[18], "PG+"),
        // … and its places, adjectives and official names only bring its button.
        ("istanbul", &[0], "TR"),
        ("turkis", &[2, 16], "TR"),
        ("baku", &[11], "AZ"),
        ("bak", &[2, 11], "AZ"),
        ("dutch", &[12], "NL"),
        ("kremlin", &[13], "RU"),
        ("republic of tur", &[], "TR"),
        ("ankara", &[], "TR"),
        // A word inside a name only brings the button too.
        ("korea", &[17], "KR+"),
        ("new guinea", &[18], "PG"),
        // Text that goes on after the country, or stands before it: all must be there.
        ("turkey oil", &[1], "TR"),
        ("oil turkey", &[1], "TR"),
        ("istanbul oil", &[], "TR"),
        ("iran oil", &[15], "IR"),
        ("guinea bus", &[20], "GN"),
        ("papua new guinea birds", &[18], "PG"),
        ("south korea pines", &[17], "KR"),
        ("azerbaijan turkish", &[16], "AZ TR"),
        // Part of a text names a country by all of a name, not by a word of one.
        ("bank of england", &[], "GB"),
        ("north sea oil", &[], ""),
        ("new harbour", &[], ""),
        ("in dus", &[9], ""),
        ("industry in turkey", &[], "TR"),
        ("us oil", &[], "US"),
        // Nothing found.
        ("zzz", &[], ""),
        ("atlantis", &[], ""),
        // Countries that no headline has are not offered.
        ("portugal", &[], ""),
        ("tokelau oil", &[], ""),
    ] {
        let selection = select(typed, "");
        assert_eq!(selection.rows, rows, "{typed:?}");
        // An ellipsis: places of that name elsewhere may follow.
        let (named, got) = (expected.strip_suffix(" …"), hits(&selection));
        let right = named.map_or(got == *expected, |first| got.starts_with(first));
        assert!(right, "{typed:?} names {got:?}, not {expected:?}");
    }
}

#[test]
fn other_scripts_are_searched_as_their_readers_write() {
    for (typed, rows) in [
        // Russian: starts of words, any case, ё as е.
        ("караганд", &[23][..]),
        ("КАРАГАНДЕ РЫНК", &[23]),
        ("ганде", &[]),
        ("в", &[23]),
        ("рядом", &[]),
        // Persian: Arabic and Persian letters, with and without joiners; half of a joined word is no start.
        ("ایران", &[24]),
        ("ايران", &[24]),
        ("كتابخانه", &[24]),
        ("کتابخانه‌ای", &[24]),
        ("کتابخانهای", &[24]),
        ("خانه", &[]),
        ("تازه ایران", &[24]),
        // Chinese and Japanese: anywhere, and so is what stands right behind them in another script.
        ("日本", &[25]),
        ("中国", &[25]),
        ("東京 中国", &[25]),
        ("会談", &[25]),
        ("が東", &[25]),
        ("東京　中国", &[25]),
        ("北京", &[]),
        ("nato", &[25]),
        ("ＮＡＴＯ", &[25]),
        ("ato", &[]),
        // Thai: anywhere.
        ("กรุงเทพ", &[26]),
        ("ห้องสมุด", &[26]),
        ("ใหม่ เปิด", &[26]),
        ("เชียงใหม่", &[]),
        // Hindi: a word does not start behind the sign that joins two consonants.
        ("ट्रंप", &[28]),
        ("रंप", &[]),
        ("नया घर", &[28]),
    ] {
        assert_eq!(select(typed, "").rows, rows, "{typed}");
    }
}

#[test]
fn a_word_is_found_wherever_it_starts_even_if_it_begins_before_within_itself() {
    // In "tra-la-la-la" the first "la-la" to be seen is at a start; "a-la" is at none.
    assert_eq!(select("la-la", "").rows, [27]);
    assert_eq!(select("a-la", "").rows, [0u32; 0]);
    let mut store = Store::default();
    for headline in ["xna-na-na-na", "xna-na", "anana", "ana-anan"] {
        store.push(&Item::new(NonBlank::new(headline).unwrap()));
    }
    store.tag_given();
    for (typed, rows, marks) in [
        ("na-na", &[0][..], [&["na-na-na"][..], &[], &[], &[]]),
        ("ana", &[2, 3], [&[], &[], &["ana"], &["ana", "ana"]]),
    ] {
        let query = Query::text(typed);
        let selection = store.select(&query, &Names::default());
        assert_eq!(selection.rows, rows, "{typed}");
        for (row, marked) in marks.iter().enumerate() {
            let ranges = store.marks(row, &query, &selection).into_iter();
            let got: Vec<&str> = ranges.map(|mark| &store.row(row).headline[mark]).collect();
            assert_eq!(got, *marked, "{typed}");
        }
    }
}

#[test]
fn short_names_are_not_found_within_words() {
    let list = [
        "US museum returns a carved door",
        "U.S. and Oman sign a treaty",
        "Industrial bakers switch to smaller loaves",
        "Women of Romania win a cup",
        "Focus on the industry",
        "American potter wins",
        "Chad moves a market",
        "Richard and Michadel sing",
    ];
    let store = store_of(&list);
    for (typed, rows, named) in [
        ("us", &[0, 1, 5][..], "US+"),
        ("US", &[0, 1, 5], "US+"),
        ("oman", &[1], "OM+"),
        ("industr", &[2, 4], ""),
        ("chad", &[6], "TD+"),
        ("women", &[3], ""),
        ("romania", &[3], "RO+"),
    ] {
        let selection = store.select(&Query::text(typed), &names());
        assert_eq!(
            (selection.rows.as_slice(), hits(&selection).as_str()),
            (rows, named),
            "{typed}"
        );
    }
}

#[test]
fn a_name_typed_in_full_comes_before_one_that_is_only_begun() {
    let store = store_of(&[
        "Nigeria wins",
        "Nigeria sings",
        "Niger rests",
        "Guinea-Bissau votes",
        "Guinea-Bissau sings",
        "Guinea rests",
    ]);
    for (typed, named) in [
        ("nig", "NG+ NE+"),
        ("niger", "NE+ NG+"),
        ("guin", "GW+ GN+"),
        ("guinea", "GN+ GW+"),
    ] {
        assert_eq!(
            hits(&store.select(&Query::text(typed), &names())),
            named,
            "{typed}"
        );
    }
}

#[test]
fn what_is_left_of_the_text_once_a_country_is_chosen() {
    for (typed, code, rest) in [
        ("turkey", "TR", ""),
        ("turk", "TM", ""),
        ("istanbul", "TR", ""),
        ("turkey oil", "TR", "oil"),
        ("oil turkey", "TR", "oil"),
        ("oil in turkey now", "TR", "oil in now"),
        ("papua new guinea birds", "PG", "birds"),
        ("azerbaijan turkish", "AZ", "turkish"),
        ("azerbaijan turkish", "TR", "azerbaijan"),
        ("Côte d’Ivoire cocoa", "CI", "cocoa"),
        ("us museum", "US", "museum"),
    ] {
        let selection = select(typed, "");
        let hit = selection
            .hits
            .iter()
            .find(|hit| hit.country == country(code));
        assert_eq!(
            hit.map(|hit| hit.rest.as_str()),
            Some(rest),
            "{typed}: {code}"
        );
    }
}

#[test]
fn a_hit_says_by_which_form_and_by_what_part_of_it() {
    for (typed, code, form, matched, kind) in [
        ("turki", "TR", "Türkiye", "Türki", Kind::Name),
        ("istan", "TR", "Istanbul", "Istan", Kind::City),
        ("baku", "AZ", "Baku", "Baku", Kind::Capital),
        ("kremlin", "RU", "Kremlin", "Kremlin", Kind::Seat),
        ("dutch", "NL", "Dutch", "Dutch", Kind::Adjective),
        (
            "new guinea",
            "PG",
            "Papua New Guinea",
            "New Guinea",
            Kind::Name,
        ),
        ("england bank", "GB", "England", "England", Kind::Region),
    ] {
        let selection = select(typed, "");
        let hit = selection
            .hits
            .iter()
            .find(|hit| hit.country == country(code))
            .unwrap();
        assert_eq!(
            (&*hit.form, &hit.form[hit.matched.clone()], hit.kind),
            (form, matched, kind),
            "{typed}"
        );
    }
}

#[test]
fn a_name_of_eight_words_is_a_name() {
    let mut store = Store::default();
    store.push(&Item {
        countries: Some(vec!["GS".into()]),
        ..Item::new(NonBlank::new("Penguins land").unwrap())
    });
    store.tag_given();
    for name in [
        "South Georgia and the South Sandwich Islands",
        "Ilhas Geórgia do Sul e Sandwich do Sul",
    ] {
        let names = Names::new([(country("GS"), name)]);
        for typed in [
            name.to_owned(),
            name.to_lowercase(),
            name[..name.len() - 2].to_owned(),
        ] {
            let selection = store.select(&Query::text(&typed), &names);
            assert_eq!(
                (selection.rows.as_slice(), hits(&selection).as_str()),
                (&[0][..], "GS+"),
                "{typed}"
            );
        }
        let selection = store.select(&Query::text(&format!("{name} penguins")), &names);
        assert_eq!(
            (hits(&selection).as_str(), selection.hits[0].rest.as_str()),
            ("GS", "penguins"),
            "{name}"
        );
    }
}

#[test]
fn names_of_the_interface_and_of_the_article_join_alike() {
    let mut names = names();
    for (code, name) in [
        ("TR", "Турция"),
        ("TR", "ترکیه"),
        ("TR", "土耳其"),
        ("NL", "Нидерланды"),
    ] {
        names.add(country(code), Kind::Name, name);
    }
    let store = store();
    for (typed, rows, named) in [
        ("турц", &[0, 1, 2, 3, 16][..], "TR+"),
        ("ТУРЦИЯ", &[0, 1, 2, 3, 16], "TR+"),
        ("تركيه", &[0, 1, 2, 3, 16], "TR+"),
        ("土耳", &[0, 1, 2, 3, 16], "TR+"),
        // A script without spaces has starts anywhere, but a name has one beginning.
        ("耳其", &[], "TR"),
        ("нидерланды", &[12], "NL+"),
        ("рция", &[], ""),
    ] {
        let selection = store.select(&Query::text(typed), &names);
        assert_eq!(
            (selection.rows.as_slice(), hits(&selection).as_str()),
            (rows, named),
            "{typed}"
        );
    }
}

#[test]
fn choices_are_or_exclusions_take_away_and_text_is_and() {
    let without = |gone: &[u32]| {
        (0..LIST.len() as u32)
            .filter(|row| !gone.contains(row))
            .collect::<Vec<_>>()
    };
    let nowhere = [5, 9, 14, 23, 24, 25, 26, 27, 28];
    for (typed, codes, rows) in [
        ("", "TR", vec![0, 1, 2, 3, 16]),
        ("", "TR AZ", vec![0, 1, 2, 3, 11, 15, 16]),
        ("", "AZ TR", vec![0, 1, 2, 3, 11, 15, 16]),
        ("", "-TR", without(&[0, 1, 2, 3, 16])),
        ("", "-TR -AZ", without(&[0, 1, 2, 3, 11, 15, 16])),
        ("", "AZ -TR", vec![11, 15]),
        ("", "-TR AZ", vec![11, 15]),
        ("", "AZ -IR -TR", vec![11]),
        ("", "AZ -AZ", without(&[11, 15, 16])),
        ("", "ZZ", nowhere.to_vec()),
        ("", "ZZ RO", [&[5, 6], &nowhere[1..]].concat()),
        ("", "-ZZ", without(&nowhere)),
        ("", "TR -ZZ", vec![0, 1, 2, 3, 16]),
        ("", "FR", vec![]),
        ("oil", "TR", vec![1]),
        ("oil", "TR ZZ", vec![1, 14]),
        ("oil", "-ZZ", vec![1, 15]),
        ("oil", "ZZ -TR", vec![14]),
        ("azerbaijan", "TR", vec![16]),
        ("azerbaijan", "-TR", vec![11, 15]),
        ("turkey", "AZ", vec![16]),
        ("turkey", "-TR", vec![]),
        ("zzz", "TR", vec![]),
    ] {
        assert_eq!(select(typed, codes).rows, rows, "{typed:?} {codes}");
    }
}

#[test]
fn counts_are_of_the_list_under_the_text_whatever_is_chosen() {
    for codes in ["", "TR", "AZ TR", "-AZ", "ZZ", "FR -ZZ"] {
        for (typed, counts) in [
            (
                "",
                &[
                    ("TR", 5),
                    ("AZ", 3),
                    ("IR", 1),
                    ("GN", 2),
                    ("FR", 0),
                    ("ZZ", 9),
                ][..],
            ),
            (
                "oil",
                &[("TR", 1), ("AZ", 1), ("IR", 1), ("GN", 0), ("ZZ", 1)],
            ),
            // Istanbul's is among them: Türkiye's headlines have joined.
            ("turkey", &[("TR", 5), ("AZ", 1), ("TM", 0), ("ZZ", 0)]),
            ("turk", &[("TR", 5), ("TM", 1), ("AZ", 1), ("ZZ", 0)]),
            ("zzz", &[("TR", 0), ("AZ", 0), ("ZZ", 0)]),
        ] {
            let selection = select(typed, codes);
            for (code, count) in counts {
                assert_eq!(
                    selection.count(facet(code)),
                    *count,
                    "{code} under {typed:?}, chosen: {codes}"
                );
            }
        }
    }
    let selection = select("oil", "TR");
    assert_eq!(selection.total(facet("TR")), 5);
    assert_eq!(selection.total(facet("ZZ")), 9);
    let first: Vec<&str> = selection
        .countries()
        .iter()
        .take(4)
        .map(|country| country.as_str())
        .collect();
    assert_eq!(
        first,
        ["TR", "AZ", "GN", "AL"],
        "the most frequent first, then in the order of codes"
    );
}

#[test]
fn a_named_country_counts_what_choosing_it_shows() {
    for (typed, code, count) in [
        // The text shows one of them; choosing the country clears the text.
        ("istanbul", "TR", 5),
        ("turkis", "TR", 5),
        ("baku", "AZ", 3),
        ("guinea", "GN", 2),
        // What is left of the text stays.
        ("turkey oil", "TR", 1),
        ("istanbul oil", "TR", 1),
        ("oil turkey", "TR", 1),
        ("iran bridge", "IR", 1),
        ("turkey zzz", "TR", 0),
        // What is left names a country in its turn, whose headlines join.
        ("azerbaijan turkey", "AZ", 1),
        ("azerbaijan turkey", "TR", 1),
        ("turkey turkm", "TR", 0),
    ] {
        for codes in ["", "RO", "-AZ", code] {
            let selection = select(typed, codes);
            let hit = selection
                .hits
                .iter()
                .find(|hit| hit.country == country(code))
                .unwrap();
            assert_eq!(
                selection.count(facet(code)),
                count,
                "{code} for {typed:?}, chosen: {codes}"
            );
            assert_eq!(
                select(&hit.rest, code).rows.len() as u32,
                count,
                "{typed:?}: choosing {code}"
            );
        }
    }
}

#[test]
fn what_brought_a_row_in_is_marked() {
    let (store, names) = (store(), names());
    for (typed, codes, row, marked) in [
        // Words of the text, at every start.
        ("oil", "", 15, &["oil"][..]),
        ("la", "", 27, &["la", "la", "la"]),
        ("tra-la la-la", "", 27, &["Tra-la-la-la"]),
        ("oil sha", "", 14, &["Oil", "sha"]),
        ("sha oil", "", 14, &["Oil", "sha"]),
        ("turkiye", "", 3, &["Türkiye"]),
        ("turkiye's", "", 3, &["Türkiye’s"]),
        ("cote d'i", "", 10, &["Côte d’Ivoire"]),
        ("караганд", "", 23, &["Караганд"]),
        ("ايران", "", 24, &["ایران"]),
        // A joiner belongs to the letter before it.
        ("كتابخانه", "", 24, &["کتابخانه\u{200c}"]),
        ("東京", "", 25, &["東京"]),
        ("nato", "", 25, &["NATO"]),
        // Marks that touch are one.
        ("東京 で会", "", 25, &["東京で会"]),
        ("と nato", "", 25, &["とNATO"]),
        ("tra- la", "", 27, &["Tra-la", "la", "la"]),
        // Mentions of countries that the text names, or that are chosen.
        ("turkey", "", 0, &["Istanbul"]),
        ("turkey", "", 16, &["Turkish"]),
        ("turk", "", 4, &["Turkmenbashi"]),
        ("istanbul", "", 0, &["Istanbul"]),
        ("", "TR", 2, &["Turkish"]),
        ("", "AZ", 15, &["Azerbaijan"]),
        ("", "AZ IR", 15, &["Iran", "Azerbaijan"]),
        ("oil", "IR", 15, &["Iran", "oil"]),
        ("azer", "AZ", 15, &["Azerbaijan"]),
        // Neither what is excluded nor what only a place names.
        ("", "-TR", 2, &[]),
        ("", "ZZ", 5, &[]),
        ("baku", "", 16, &[]),
        ("", "", 0, &[]),
    ] {
        let query = query(typed, codes);
        let selection = store.select(&query, &names);
        let marks = store.marks(row, &query, &selection);
        let headline = store.row(row).headline;
        let shown: Vec<&str> = marks.iter().map(|mark| &headline[mark.clone()]).collect();
        assert_eq!(shown, marked, "{typed:?} {codes} in {headline}");
        assert!(
            marks.windows(2).all(|two| two[0].end < two[1].start),
            "{typed:?} {codes}: {marks:?} touch"
        );
    }
}

#[test]
fn a_row_that_is_not_tagged_yet_has_no_country_and_is_not_without_one() {
    let mut store = Store::default();
    for (headline, _) in LIST {
        store.push(&Item::new(NonBlank::new(headline).unwrap()));
    }
    store.tag(Gazetteer::english(), 6);
    let shown = |text: &str, codes: &str| store.select(&query(text, codes), &names()).rows;
    assert_eq!(shown("", "TR"), [0, 1, 2, 3]);
    assert_eq!(shown("", "ZZ"), [5]);
    assert_eq!(shown("oil", ""), [1, 14, 15]);
    assert_eq!(
        store
            .select(&Query::default(), &names())
            .total(Facet::NoCountry),
        1
    );
}

#[test]
fn the_publishers_countries_win() {
    let mut store = Store::default();
    for (headline, codes) in [
        ("Baku hosts a book fair", Some(&["TR"][..])),
        ("Wind over the harbour", Some(&["AZ", "QQ", "AZ"])),
        ("Turkish ports busy", Some(&[])),
        ("Baku dries its figs", None),
    ] {
        let countries = codes.map(|codes| codes.iter().map(|code| (*code).into()).collect());
        store.push(&Item {
            countries,
            ..Item::new(NonBlank::new(headline).unwrap())
        });
    }
    store.tag(Gazetteer::english(), usize::MAX);
    for (typed, codes, rows) in [
        ("", "AZ", &[1, 3][..]),
        ("", "TR", &[0]),
        ("", "ZZ", &[2]),
        ("turkey", "", &[0]),
        ("azerb", "", &[1, 3]),
        ("turkish", "", &[2]),
    ] {
        let selection = store.select(&query(typed, codes), &names());
        assert_eq!(selection.rows, rows, "{typed:?} {codes}");
    }
}

#[test]
fn an_empty_list_has_nothing_and_says_so() {
    let mut store = Store::default();
    store.tag(Gazetteer::english(), usize::MAX);
    for (typed, codes) in [("", ""), ("turkey", ""), ("", "TR -AZ"), ("x", "ZZ")] {
        let selection = store.select(&query(typed, codes), &names());
        assert_eq!(
            (
                selection.rows.len(),
                selection.hits.len(),
                selection.countries().len()
            ),
            (0, 0, 0)
        );
        assert_eq!(
            selection.count(facet("TR")) + selection.total(Facet::NoCountry),
            0
        );
    }
}

#[test]
fn the_list_keeps_its_order_however_long() {
    let mut store = Store::default();
    for number in 0..5_000 {
        let headline = if number % 1_000 == 7 {
            "Oil steadies"
        } else {
            "Foil found in the soil"
        };
        store.push(&Item::new(NonBlank::new(headline).unwrap()));
    }
    store.tag_given();
    let selection = store.select(&Query::text("oil"), &Names::default());
    assert_eq!(selection.rows, [7, 1_007, 2_007, 3_007, 4_007]);
}

#[test]
fn a_place_typed_whole_comes_before_one_that_has_it_inside() {
    let store = store_of(&[
        "New England braces for snow",
        "New England mill reopens",
        "England recall their captain",
        "Palestine opens an embassy",
        "St Lucia votes",
    ]);
    for (text, named) in [
        ("england", "GB US"),
        ("new england", "US"),
        // An official name brings its country to the front, and no headline in.
        ("state of", "PS"),
    ] {
        let selection = store.select(&query(text, ""), &names());
        assert_eq!(hits(&selection), named, "{text}");
    }
}
