//! The rules' cases: for each rule headlines in which it rejects a form, and headlines like them in which the form
//! stands. A new case is a line.

use crate::gazetteer::Gazetteer;
use crate::rules::rule::{Candidate, Rule};

/// A rule, headlines with the form that it rejects, and headlines that name a country.
type Cases = (
    Rule,
    &'static [(&'static str, &'static str)],
    &'static [&'static str],
);

const CASES: &[Cases] = &[
    (
        Rule::Spelling,
        &[
            ("Dog to polish silver", "polish"),
            ("They help us", "us"),
            ("Reunion tour sells out", "Reunion"),
        ],
        &[
            "Polish minister resigns",
            "They help US forces",
            "Réunion braces for storm",
        ],
    ),
    (
        Rule::Phrase,
        &[
            ("Guinea pigs rescued", "Guinea"),
            ("Latin American leaders meet", "American"),
            ("South China Sea drills", "China"),
            ("LET US PRAY", "US"),
            ("Jamaica Plain votes", "Jamaica"),
        ],
        &[
            "Guinea votes",
            "American leaders meet",
            "South China floods",
            "US-China cabinet talks",
            "LET U.S. IN",
        ],
    ),
    (
        Rule::LongerName,
        &[
            ("Equatorial Guinea votes", "Guinea"),
            ("Guinea-Bissau votes", "Guinea"),
        ],
        &["Guinea votes"],
    ),
    (
        Rule::Capitals,
        &[("KIWI PRICES RISE", "KIWI"), ("NICE DAY AHEAD", "NICE")],
        &["POLISH TROOPS MASS", "CHINA PRICES RISE"],
    ),
    (
        Rule::OrdinaryWord,
        &[
            ("Nice weather ahead", "Nice"),
            ("Why Reading Makes Children Happy", "Reading"),
        ],
        &[
            "Attack in Nice",
            "Man held in Reading",
            "Jersey freezes assets",
        ],
    ),
    (
        Rule::GivenName,
        &[
            ("Jordan Spieth wins", "Jordan"),
            ("Chad Kelly Wins Award", "Chad"),
            ("Princess Charlotte turns ten", "Charlotte"),
            ("Paris Hilton testifies", "Paris"),
            ("CHAD KELLY WINS AWARD", "CHAD"),
        ],
        &[
            "Jordan Foils Plot",
            "Chad President Dies",
            "Charlotte Hornets win",
            "Paris Metro strike",
            "Jordan's King Abdullah speaks",
            "Jordan, Syria reopen border",
            "JORDAN BRANCH RAISES CAPITAL",
        ],
    ),
    (
        Rule::FamilyName,
        &[
            ("Michael Jordan sells stake", "Jordan"),
            ("Rep. Jordan subpoenas bank", "Jordan"),
            ("DeAndre Jordan signs", "Jordan"),
            ("Booker T. Washington honoured", "Washington"),
        ],
        &[
            "Talks in Jordan resume",
            "Visit Jordan",
            "March on Washington",
        ],
    ),
    (
        Rule::Storm,
        &[("Hurricane Florence nears", "Florence")],
        &["Storm hits Florence"],
    ),
    (
        Rule::Ticker,
        &[
            ("Turbine maker <UK> lifts payout", "UK"),
            ("TYRE MAKER <UK.L> LIFTS PAYOUT", "UK"),
        ],
        &["Turbine maker <Oslo> lifts payout", "UK lifts ban"],
    ),
    (
        Rule::TownElsewhere,
        &[
            ("Athens, Georgia, club reopens", "Athens"),
            ("Cairo, Illinois residents wait", "Cairo"),
            ("London, Ontario, trial opens", "London"),
            ("Melbourne, Fla., airport shut", "Melbourne"),
            ("Vancouver, Washington shooting", "Vancouver"),
            ("Lebanon, N.H., airport grows", "Lebanon"),
            ("Peru, IN circus opens", "Peru"),
            ("Greece, New York, chief quits", "Greece"),
            ("Cuba, Missouri mural restored", "Cuba"),
            ("Cairo Public Library, Ill, closes", "Cairo"),
            ("Granada, Nicaragua, volcano rumbles", "Granada"),
            ("Barcelona, Venezuela goes dark", "Barcelona"),
            ("Fire in Lima, Paraguay", "Lima"),
        ],
        &[
            "Ontario, Quebec sign deal",
            "Tbilisi, Georgia protests",
            "Moscow, Washington swap prisoners",
            "Mexico, Texas in water dispute",
            "Turkey, Georgia, Iran open rail link",
            "Shanghai, Singapore vie for title",
            "Dubai, Qatar and Iran talk",
            "After Aleppo, Turkey turns east",
            "Chief killed in Rafah, Israel says",
        ],
    ),
    (
        Rule::Namesake,
        &[
            ("Dominican president orders deportations", "Dominican"),
            ("Georgia sheriff charged", "Georgia"),
            ("Delta cancels flights", "Delta"),
            ("YANKEES BEAT INDIANS", "INDIANS"),
        ],
        &[
            "Delta State votes",
            "State of Durango votes",
            "INDIANS HIT BY VISA FEE",
            "Dominica's Dominican passport scheme",
            "Georgia president vetoes law",
        ],
    ),
    (
        Rule::Food,
        &[("Thanksgiving cooks face higher Turkey prices", "Turkey")],
        &["Turkey raises rates", "Thanksgiving in Greece and Turkey"],
    ),
    (
        Rule::Combining,
        &[("Indo-Pacific strategy unveiled", "Indo")],
        &["Indo-Canadian ties", "Sino-Russian patrol"],
    ),
];

#[test]
fn each_rule_rejects_its_cases_and_spares_their_like() {
    let gazetteer = Gazetteer::english();
    for (rule, rejected, standing) in CASES {
        for (headline, written) in *rejected {
            let fits = |candidate: &Candidate| {
                headline[candidate.mention.range.clone()] == **written
                    && candidate.rejected == Some(*rule)
            };
            assert!(
                gazetteer.explain(headline).iter().any(fits),
                "{rule:?}: {headline}"
            );
        }
        for headline in *standing {
            assert!(!gazetteer.tag(headline).is_empty(), "{rule:?}: {headline}");
            let fits = |candidate: &Candidate| candidate.rejected == Some(*rule);
            let spared = matches!(rule, Rule::Spelling | Rule::LongerName | Rule::Namesake)
                || !gazetteer.explain(headline).iter().any(fits);
            assert!(spared, "{rule:?}: {headline}");
        }
    }
}
