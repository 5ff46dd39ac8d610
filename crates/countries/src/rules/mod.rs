//! The rules by which a form in the text does not name its country there. One function a rule; its cases are in the
//! table in `cases.rs`. What a rule must know of words (which are given names, foods, storms) are classes of the
//! gazetteer, kept in `data/words.tsv`; no list of words is here.

pub(crate) mod context;
pub(crate) mod rule;
mod town;

#[cfg(all(test, feature = "english"))]
mod cases;

use crate::country::Country;
use crate::gazetteer::class;
use crate::mention::Kind;
use crate::words::{CAPITAL, Gap, INNER_CAPITAL, LOWER, POINTS, POSSESSIVE, SINGLE, UNKNOWN};
use context::{Case, Context, EDIBLE, Found, WINDOW};
use rule::Rule;

/// Place names that are English words too: Nice, Reading, Bath, Jersey.
const ORDINARY: u64 = class(b'w');
/// Words after which such a name is a place: in, near, from.
const PREPOSITION: u64 = class(b'p');
/// Words that only a headline in capitals makes look like a name: POLISH alone stays, KIWI and POLE do not.
const SHOUTED: u64 = class(b'c');
/// Place names that are given names too: Jordan, Chad, Paris.
const GIVEN: u64 = class(b'h');
/// Place names that are given names now and then: India, Paris.
const RARELY_GIVEN: u64 = class(b'i');
/// Place names that are family names too: Jordan, Washington, Lima.
const FAMILY: u64 = class(b'y');
/// Given names: Michael, Denzel, Adriana.
const GIVEN_NAME: u8 = b'g';
/// Words before a family name: Mr, Rep, coach; before a given name: Queen, Princess.
const TITLE: u8 = b'k';
/// Words that follow a country's name and are no family name: President, Army, Says, Will.
const NO_FAMILY_NAME: u8 = b'n';
/// Family names, which settle it where every word has a capital.
const FAMILY_NAME: u8 = b's';
/// Hurricane, typhoon, storm.
const STORM: u64 = class(b'o');
/// Words of the kitchen and of Thanksgiving.
const KITCHEN: u8 = b'f';
/// Words of American politics, justice and sport, which make Georgia the state.
const AMERICAN: u8 = b'a';
/// Words of the Caucasus and of diplomacy, which make Georgia the country.
const CAUCASIAN: u8 = b'z';
/// Towns of the state of Georgia.
const GEORGIAN_TOWN: u8 = b't';
/// Words of regions: province, state, governor; gunmen, who are told of by region.
const GENERIC: u8 = b'r';
/// Peoples that a club is named after: Indians.
const TEAM: u64 = class(b'm');
/// Clubs that such a one plays.
const CLUB: u8 = b'l';
/// The word "Georgia".
const GEORGIA: u64 = class(b'j');

/// The United States, whose states and towns bear half the world's names.
fn is_american(country: Country) -> bool {
    country.as_str() == "US"
}

/// A form of a country begins at a word. What a phrase or a longer name swallowed does not count: it is there
/// for the explanation only.
fn names_country(found: &[Found], at: usize) -> bool {
    let matched = |other: &Found| {
        !matches!(
            other.rejected,
            Some(Rule::Spelling | Rule::Phrase | Rule::LongerName)
        )
    };
    found
        .iter()
        .any(|other| other.start as usize == at && matched(other))
}

impl Context<'_> {
    /// Judges the form at `at` among all that were found. The first rule that fits is the reason.
    pub(crate) fn judge(&self, found: &[Found], at: usize) -> Option<Rule> {
        let this = found.get(at)?;
        let found = found.get(at.saturating_sub(WINDOW)..found.len().min(at + WINDOW))?;
        let (start, end) = (this.start as usize, this.end as usize);
        let classes = if end - start == 1 {
            self.classes(start)
        } else {
            0
        };
        if this.combining {
            let next = self
                .word(end)
                .is_some_and(|word| word.gap == Gap::Hyphen && word.is(CAPITAL));
            return if next && names_country(found, end) {
                None
            } else {
                Some(Rule::Combining)
            };
        }
        if self.acronym(this) {
            return Some(Rule::Spelling);
        }
        if self.ticker(this) {
            return Some(Rule::Ticker);
        }
        if classes & SHOUTED != 0 && self.case == Case::Capitals {
            return Some(Rule::Capitals);
        }
        if classes & ORDINARY != 0 && self.ordinary(start, this.kind) {
            return Some(if self.case == Case::Capitals {
                Rule::Capitals
            } else {
                Rule::OrdinaryWord
            });
        }
        if let Some(before) = self.before(start)
            && self.classes(before) & STORM != 0
            && self.word(before).is_some_and(|word| word.is(CAPITAL))
        {
            return Some(Rule::Storm);
        }
        if classes & (GIVEN | RARELY_GIVEN) != 0
            && self.given_name(found, start, classes & GIVEN != 0)
        {
            return Some(Rule::GivenName);
        }
        if classes & FAMILY != 0 && self.family_name(start) {
            return Some(Rule::FamilyName);
        }
        if self.town_elsewhere(found, this) {
            return Some(Rule::TownElsewhere);
        }
        if classes & TEAM != 0 && self.around(start).any(|at| self.is_club(at)) {
            return Some(Rule::Namesake);
        }
        if classes & EDIBLE != 0 && self.food(found, this) {
            return Some(Rule::Food);
        }
        self.namesake(found, this)
    }

    /// `<ROK>` and `<UK>` behind a firm's name, as wires write its stock's symbol.
    fn ticker(&self, this: &Found) -> bool {
        let Some(word) = self.word(this.start as usize) else {
            return false;
        };
        let byte = |at: usize| self.text.as_bytes().get(at);
        !word.is(LOWER)
            && (word.start as usize)
                .checked_sub(1)
                .is_some_and(|before| byte(before) == Some(&b'<'))
            && matches!(byte(word.end as usize), Some(b'>' | b'.'))
    }

    /// `NICE`, `PISA` and `GAO` among small letters are institutes and a test, not the places.
    fn acronym(&self, this: &Found) -> bool {
        let longest = if this.kind == Kind::City { 5 } else { 4 };
        let small = |form: &str| form.as_bytes().get(1).is_some_and(u8::is_ascii_lowercase);
        matches!(this.kind, Kind::City | Kind::Region)
            && this.end - this.start == 1
            && self.case != Case::Capitals
            && self
                .word(this.start as usize)
                .is_some_and(|word| !word.is(LOWER) && word.end - word.start <= longest)
            && self
                .gazetteer
                .form(this.form)
                .is_some_and(|(form, ..)| small(form))
    }

    /// `Delta State`, `state of Durango`, `Plateau gunmen`: a word of regions stands beside the form.
    fn is_region(&self, this: &Found) -> bool {
        let (start, end) = (this.start as usize, this.end as usize);
        let before = self.before(start).and_then(|before| {
            let word = self.word(before)?;
            if self.ends(word, "of") {
                self.before(before)
            } else {
                Some(before)
            }
        });
        self.after(end).is_some() && self.is(end, GENERIC)
            || before.is_some_and(|before| self.is(before, GENERIC))
    }

    /// The name of a club, which has its capital.
    fn is_club(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| word.is(CAPITAL)) && self.is(at, CLUB)
    }

    /// An English word, unless a capital that says something and a preposition make it a place.
    fn ordinary(&self, start: usize, kind: Kind) -> bool {
        let behind_preposition = self
            .before(start)
            .is_some_and(|before| self.classes(before) & PREPOSITION != 0);
        // The island begins a headline with its verb: `Jersey freezes assets`.
        let subject = kind == Kind::Name
            && start == 0
            && self
                .after(1)
                .is_some_and(|next| !next.is(CAPITAL) && self.ends(next, "s"));
        self.case != Case::Sentence || !(behind_preposition || subject)
    }

    /// `Jordan Spieth`: a name that is a given name too, before a capitalized word that can be a family name.
    /// `often` is false for names that hardly anybody bears: there only a known family name tells.
    fn given_name(&self, found: &[Found], start: usize, often: bool) -> bool {
        if let Some(before) = self.before(start)
            && often
            && self.is(before, TITLE)
        {
            return true;
        }
        let Some(this) = self.word(start) else {
            return false;
        };
        if this.is(POSSESSIVE) {
            return false;
        }
        let Some(next) = self.after(start + 1) else {
            return false;
        };
        if !next.is(CAPITAL)
            || next.is(SINGLE)
            || names_country(found, start + 1)
            || self.is(start + 1, NO_FAMILY_NAME)
        {
            return false;
        }
        if self.is(start + 1, FAMILY_NAME) {
            return true;
        }
        // Teams and verbs end in -s (`Charlotte Hornets`, `Jordan Foils Plot`), and so do few family names.
        if !often || next.id != UNKNOWN || self.ends(next, "s") {
            return false;
        }
        match self.case {
            // Only names have capitals, and what is in capitals throughout is an abbreviation.
            Case::Sentence => next.is(LOWER),
            // A wire's headlines name firms and markets: `SYDNEY FINANCIAL FUTURES`, `JORDAN BRANCH RAISES CAPITAL`.
            Case::Capitals => false,
            // Every word has one: `Chad Kelly Wins Award` has its verb one word later than `Chad Frees Hostages`.
            Case::Title => {
                !self.ends(next, "ed")
                    && !self.ends(next, "ing")
                    && (next.is(POSSESSIVE)
                        || self
                            .after(start + 2)
                            .is_some_and(|third| self.ends(third, "s")))
            }
        }
    }

    /// `Michael Jordan`: a name that is a family name too, after a given name or a title.
    fn family_name(&self, start: usize) -> bool {
        let Some(gap) = self.word(start).map(|word| word.gap) else {
            return false;
        };
        let Some(before) = start.checked_sub(1) else {
            return false;
        };
        let Some(word) = self.word(before) else {
            return false;
        };
        // `Mr. Jordan`, `Rep. Jordan`, `Samuel L. Jackson`.
        let joined = gap == Gap::Space || gap == Gap::Point && word.end - word.start <= 4;
        if !joined || !word.is(CAPITAL) || word.is(POSSESSIVE) {
            return false;
        }
        self.is(before, GIVEN_NAME)
            || self.is(before, TITLE)
            || word.is(SINGLE) && word.gap == Gap::Space && before > 0 && self.is(before - 1, GIVEN_NAME)
            // `DeAndre`, `LeBron`, `McKenzie`.
            || gap == Gap::Space && word.is(INNER_CAPITAL) && word.is(LOWER) && !word.is(POINTS) && word.id == UNKNOWN
    }

    /// The bird and not the country: words of the kitchen, and no other country in the headline.
    fn food(&self, found: &[Found], this: &Found) -> bool {
        self.around(this.start as usize)
            .any(|at| self.is(at, KITCHEN))
            && !found.iter().any(|other| {
                other.start != this.start
                    && other.rejected.is_none()
                    && self.classes(other.start as usize) & EDIBLE == 0
            })
    }

    fn is_country_georgia(&self, found: &[Found], this: &Found) -> bool {
        self.is_georgia(this) && !self.is_state_georgia(found, this)
    }

    /// Georgia the state, by what stands around it: a town of it before a comma, other US places, words of
    /// American politics. The name of the country "US" says nothing: it signs treaties with Georgia.
    fn is_state_georgia(&self, found: &[Found], this: &Found) -> bool {
        let start = this.start as usize;
        if self.word(start).is_some_and(|word| word.gap == Gap::Comma)
            && start
                .checked_sub(1)
                .is_some_and(|before| self.is(before, GEORGIAN_TOWN))
        {
            return true;
        }
        let mut american = 0;
        let mut caucasian = 0;
        for at in self.around(start) {
            // What stands right behind the name counts twice: `Georgia sheriff`, `Georgia president`.
            let weight = if at == start + 1 { 2 } else { 1 };
            american += weight * i32::from(self.is(at, AMERICAN));
            caucasian += weight * i32::from(self.is(at, CAUCASIAN));
        }
        for other in found
            .iter()
            .filter(|other| other.start != this.start && other.rejected.is_none())
        {
            let us = is_american(other.country);
            match other.kind {
                Kind::Region | Kind::City if us => american += 2,
                _ => caucasian += i32::from(!us),
            }
        }
        american > caucasian
    }

    /// Forms of two countries: the usual one stands, unless the headline names the other.
    fn namesake(&self, found: &[Found], this: &Found) -> Option<Rule> {
        let others = || {
            found
                .iter()
                .filter(|other| other.start != this.start && other.rejected.is_none())
        };
        let named = |country: Country| {
            others().any(|other| {
                // "US" in a headline does not make Birmingham the one in Alabama.
                other.country == country
                    && !other.alternative
                    && (!is_american(country) || matches!(other.kind, Kind::Region | Kind::City))
            })
        };
        let twin = found.iter().find(|other| {
            other.start == this.start
                && other.end == this.end
                && other.country != this.country
                && other.alternative != this.alternative
        });
        let stands = match twin {
            _ if self.is_georgia(this) => {
                self.is_state_georgia(found, this) == is_american(this.country)
            }
            Some(twin) if this.alternative => named(this.country) && !named(twin.country),
            Some(twin) => !named(twin.country) || named(this.country),
            None if !this.alternative || named(this.country) => true,
            // A region that is rarely meant (Delta) needs a cue; another place (Georgetown) any country abroad.
            None if this.kind == Kind::Region => self.is_region(this),
            None => others().any(|other| !is_american(other.country)),
        };
        if stands { None } else { Some(Rule::Namesake) }
    }

    /// The form is the word "Georgia" alone.
    fn is_georgia(&self, this: &Found) -> bool {
        this.end - this.start == 1 && self.classes(this.start as usize) & GEORGIA != 0
    }
}
