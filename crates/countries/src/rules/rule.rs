//! The rules' names, each with its sentence.

use crate::mention::Mention;

/// A form found in the text, and the rule that rejected it, if one did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The form, and where it is.
    pub mention: Mention,
    /// The rule that rejected it; none if the mention stands.
    pub rejected: Option<Rule>,
}

/// Why a form that stands in the text does not name its country there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// Written without the capitals, points or accents of the form: "help us", "polish".
    Spelling,
    /// Inside a phrase that means no country: "nail polish", "guinea pig", "West Indian".
    Phrase,
    /// Inside a longer name: "Guinea" in "Equatorial Guinea".
    LongerName,
    /// An English word in a headline in capitals, where capitals tell nothing: "NICE DAY AHEAD".
    Capitals,
    /// Where a capital tells nothing, and no preposition in front: "Nice weather", "Reading Is Fun".
    OrdinaryWord,
    /// A given name: "Jordan Spieth", "Chad Kelly".
    GivenName,
    /// A family name: "Michael Jordan", "Rep. Jordan".
    FamilyName,
    /// A storm's name: "Hurricane Florence".
    Storm,
    /// The symbol of a firm's stock, as wires write it: `Maker <UK> wins order`.
    Ticker,
    /// A town named after a place elsewhere: "Athens, Georgia", "Lebanon, N.H.", "Cordoba, Spain".
    TownElsewhere,
    /// A namesake of which the headline means the other: "Georgia" among US states, "Hyderabad" in Pakistan, "Indians"
    /// among clubs; or a region whose name is rarely meant, without a cue: "Delta" without "State".
    Namesake,
    /// The bird, on words of the kitchen elsewhere in the headline.
    Food,
    /// A combining form that does not stand before an adjective: "Greco-Roman", "Indo-Pacific".
    Combining,
}

impl Rule {
    /// The rule as a short English sentence.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Spelling => "It is written without the capitals, points or accents of the name.",
            Self::Phrase => "It is part of a phrase that means no country.",
            Self::LongerName => "It is part of a longer name.",
            Self::Capitals => "In a headline in capitals it is an ordinary word.",
            Self::OrdinaryWord => "It is an ordinary word here.",
            Self::GivenName => "It is a given name here.",
            Self::FamilyName => "It is a family name here.",
            Self::Storm => "It is the name of a storm.",
            Self::Ticker => "It is the symbol of a stock.",
            Self::TownElsewhere => "It is a town of that name in another country.",
            Self::Namesake => "The headline means the other place of that name.",
            Self::Food => "It is food here.",
            Self::Combining => "It stands in front of no adjective of a country.",
        }
    }
}
