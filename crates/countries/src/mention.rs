//! Mentions, which the tagger returns: a country, where the text names it, and by what kind of form.

use crate::country::Country;
use std::ops::Range;

/// The relation of a form to its country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The short name on display: "Türkiye", "South Korea".
    Name,
    /// Another usual or former name: "Turkey", "Burma", "Ivory Coast", "Britain".
    Variant,
    /// The official name: "Republic of Kazakhstan".
    Official,
    /// "UK", "U.S.", "UAE".
    Abbreviation,
    /// "Kazakh", "Dutch".
    Adjective,
    /// "Kazakhs", "Dane".
    People,
    /// The capital.
    Capital,
    /// A large city.
    City,
    /// A region or constituent country that makes news: "Crimea", "Scotland", "Texas".
    Region,
    /// A seat of government: "Kremlin", "White House".
    Seat,
}

impl Kind {
    /// Every kind, in the order in which the gazetteer's file numbers them.
    pub const ALL: [Self; 10] = [
        Self::Name,
        Self::Variant,
        Self::Official,
        Self::Abbreviation,
        Self::Adjective,
        Self::People,
        Self::Capital,
        Self::City,
        Self::Region,
        Self::Seat,
    ];

    /// Typing a form of this kind joins the country's headlines; the others only bring its button to
    /// the front.
    pub fn is_name(self) -> bool {
        matches!(self, Self::Name | Self::Variant | Self::Abbreviation)
    }

    /// The words for it after a form, in English: "a city".
    pub fn label(self) -> &'static str {
        match self {
            Self::Name => "its name",
            Self::Variant => "another name",
            Self::Official => "its official name",
            Self::Abbreviation => "an abbreviation",
            Self::Adjective => "its adjective",
            Self::People => "its people",
            Self::Capital => "its capital",
            Self::City => "a city",
            Self::Region => "a region",
            Self::Seat => "a seat of government",
        }
    }
}

/// One naming of a country in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The country named.
    pub country: Country,
    /// Where, in bytes of the text that was tagged, without a possessive `'s`.
    pub range: Range<usize>,
    /// The number of the form in the gazetteer: see [`Gazetteer::form`](crate::Gazetteer::form).
    pub form: u32,
    /// The relation of the form to the country.
    pub kind: Kind,
}
