//! Towns that bear a name from elsewhere: `Cairo, Illinois`, `Lebanon, N.H.`, `Cordoba, Spain`. A comma and a region or
//! a country behind a name say where it is. A list (`London, Paris, Berlin`) and two governments (`Beijing, Russia agree`)
//! look alike, and are told apart here; which names towns bear stands in the gazetteer.

use super::context::{Case, Context, Found, INSTITUTION};
use super::{GIVEN, PREPOSITION, is_american, names_country};
use crate::mention::Kind;
use crate::words::{CAPITAL, Gap, LOWER, Word};

/// Towns with a country's name, each with its state: Peru in Indiana.
const TOWN: u8 = b'v';

/// Verbs of two, and of saying: agree, sign, vie; says, warns.
const VERB: u8 = b'b';
/// Words that begin a clause: as, after, in.
const CLAUSE: u8 = b'x';

/// How many words of a longer name may follow a place's.
const LONGEST_NAME: usize = 4;

impl Context<'_> {
    /// A comma and a region or a country that is not this form's own follow, and say where the place is.
    pub(super) fn town_elsewhere(&self, found: &[Found], this: &Found) -> bool {
        let country = matches!(this.kind, Kind::Name | Kind::Variant);
        let city = matches!(this.kind, Kind::Capital | Kind::City);
        if !country && !city && this.kind != Kind::Region {
            return false;
        }
        let end = self.name_end(this.end as usize);
        if self.follows(end, Gap::Comma).is_none() {
            return false;
        }
        let whole = end == this.end as usize || self.is(end - 1, INSTITUTION);
        let mut elsewhere = false;
        for other in found
            .iter()
            .filter(|other| other.start as usize == end && other.rejected.is_none())
        {
            if other.country == this.country {
                return false;
            }
            elsewhere |= match other.kind {
                _ if !whole && !self.is_cut_short(other) => false,
                Kind::Region if self.is_country_georgia(found, other) => false,
                Kind::Region => city || self.is_town(found, this, other),
                // `Vancouver, Washington` is a town in the state; `Moscow, Washington` are two governments.
                Kind::Capital => this.kind == Kind::City && is_american(other.country),
                Kind::Name | Kind::Variant | Kind::Official | Kind::Abbreviation => {
                    !country && self.is_there(found, this, other)
                }
                _ => false,
            };
        }
        elsewhere
    }

    /// The end of a longer name that a place begins and a comma ends, `Khartoum Public Library`, `Perth Amboy`; or the place's
    /// own end.
    fn name_end(&self, start: usize) -> usize {
        let mut end = start;
        while end < start + LONGEST_NAME && self.after(end).is_some_and(|word| word.is(CAPITAL)) {
            end += 1;
        }
        if self.follows(end, Gap::Comma).is_some()
            && (self.case == Case::Sentence || self.is(end - 1, INSTITUTION))
        {
            end
        } else {
            start
        }
    }

    /// A state as newsrooms or the post cut it short: `N.H.`, `Tenn.`, `TX`.
    fn is_cut_short(&self, state: &Found) -> bool {
        self.gazetteer.is_dateline(state.form)
            || self.case != Case::Capitals
                && self
                    .word(state.start as usize)
                    .is_some_and(|word| !word.is(LOWER))
    }

    /// A country's or a region's name is a town's before a state that is cut short (`Lebanon, N.H.`) or between commas
    /// (`Greece, New York, police chief`), and where the gazetteer has that town (`Cuba, Missouri mural`): `Mexico, Texas in
    /// dispute` are two governments. A name that goes on is a firm's or a person's: `Texas Instruments`.
    fn is_town(&self, found: &[Found], this: &Found, state: &Found) -> bool {
        let (Some(name), Some(word)) = (
            self.word(this.start as usize),
            self.word(state.start as usize),
        ) else {
            return false;
        };
        let end = state.end as usize;
        if self.is_cut_short(state) {
            return true;
        }
        if self.is_list(found, this, end) {
            return false;
        }
        let goes_on =
            self.case == Case::Sentence && self.after(end).is_some_and(|word| word.is(CAPITAL));
        let town = name.hash.rotate_left(1) ^ word.hash;
        self.gazetteer.in_set(TOWN, town) && !goes_on
            || is_american(state.country) && self.follows(end, Gap::Comma).is_some()
    }

    /// A country behind a city and a comma says where the city is, unless they are parts of a list, or the comma ends a
    /// clause (`After Aleppo, Turkey eyes Manbij`). A capital, or a region, may be a government beside another: it is a
    /// namesake only between commas, or behind a preposition at the headline's end (`Fire in Santiago, Cuba`).
    fn is_there(&self, found: &[Found], this: &Found, country: &Found) -> bool {
        let (start, end) = (this.start as usize, country.end as usize);
        if self.is_list(found, this, end) {
            return false;
        }
        let city = this.kind == Kind::City || self.classes(start) & GIVEN != 0;
        city && !self.is(0, CLAUSE)
            || self.follows(end, Gap::Comma).is_some()
            || this.kind == Kind::Capital
                && self.word(end).is_none()
                && self
                    .before(start)
                    .is_some_and(|before| self.classes(before) & PREPOSITION != 0)
    }

    /// Another place stands before this one and a comma, or behind the one that ends at `end` and a comma or an "and"; or a
    /// verb says that the second is somebody.
    fn is_list(&self, found: &[Found], this: &Found, end: usize) -> bool {
        let begun = self.follows(this.start as usize, Gap::Comma).is_some()
            && found
                .iter()
                .any(|other| other.end == this.start && other.rejected.is_none());
        begun
            || self.is(end, VERB)
            || self.word(end).is_some_and(|word| {
                let and = !word.is(CAPITAL) && word.end - word.start <= 3;
                matches!(word.gap, Gap::Comma | Gap::Space)
                    && names_country(found, end + usize::from(and))
            })
    }

    /// The word at `at`, if this gap stands before it.
    fn follows(&self, at: usize, gap: Gap) -> Option<&Word> {
        self.word(at).filter(|word| word.gap == gap)
    }
}
