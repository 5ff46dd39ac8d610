//! What a reader typed and chose.

use article_viewer_countries::Country;

/// What a headline can be filtered by: a country, or that it names none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// It names this country.
    Country(Country),
    /// It names no country: `ZZ` in queries and URLs.
    NoCountry,
}

impl Facet {
    /// How many facets there are: every country, and none.
    pub(crate) const COUNT: usize = Country::COUNT + 1;

    /// The code as it stands in queries and URLs: ISO 3166-1 alpha-2, `XK`, or `ZZ`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Country(country) => country.as_str(),
            Self::NoCountry => "ZZ",
        }
    }

    /// Reads a code in capitals or small letters.
    pub fn new(code: &str) -> Option<Self> {
        let code = code.to_ascii_uppercase();
        if code == "ZZ" {
            return Some(Self::NoCountry);
        }
        Country::new(&code).map(Self::Country)
    }

    /// Its place in a table of counts: the countries in the order of their codes, then "no country".
    pub(crate) fn index(self) -> usize {
        match self {
            Self::Country(country) => country.index(),
            Self::NoCountry => Country::COUNT,
        }
    }
}

/// What a reader typed and chose. Chosen facets are OR, excluded ones take away, text is AND.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// The text in the field, as typed.
    pub text: String,
    /// What is chosen, in the order of choosing; `false` for what is excluded.
    pub chosen: Vec<(Facet, bool)>,
}

impl Query {
    /// A query of text alone.
    pub fn text(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            chosen: Vec::new(),
        }
    }

    /// Whether a facet is chosen (`Some(true)`), excluded (`Some(false)`) or neither.
    pub fn picked(&self, facet: Facet) -> Option<bool> {
        self.chosen
            .iter()
            .find(|(other, _)| *other == facet)
            .map(|(_, wanted)| *wanted)
    }

    /// Chooses or excludes a facet, in its old place if it has one.
    pub fn pick(&mut self, facet: Facet, wanted: bool) {
        match self.chosen.iter_mut().find(|(other, _)| *other == facet) {
            Some((_, old)) => *old = wanted,
            None => self.chosen.push((facet, wanted)),
        }
    }

    /// Takes a choice away.
    pub fn drop(&mut self, facet: Facet) {
        self.chosen.retain(|(other, _)| *other != facet);
    }

    /// The chosen facets, or the excluded ones.
    pub fn facets(&self, wanted: bool) -> impl Iterator<Item = Facet> + '_ {
        self.chosen
            .iter()
            .filter(move |(_, w)| *w == wanted)
            .map(|(facet, _)| *facet)
    }

    /// The choices as codes: `AZ TR -RU`.
    pub fn codes(&self) -> String {
        let mut out = String::new();
        for (facet, wanted) in &self.chosen {
            if !out.is_empty() {
                out.push(' ');
            }
            if !wanted {
                out.push('-');
            }
            out.push_str(facet.code());
        }
        out
    }

    /// Reads what [`codes`](Self::codes) wrote; codes that nobody knows are passed over.
    pub fn set_codes(&mut self, codes: &str) {
        self.chosen.clear();
        let separates = |byte: char| byte.is_ascii_whitespace() || matches!(byte, '+' | ',');
        for code in codes.split(separates).filter(|code| !code.is_empty()) {
            let (code, wanted) = match code.strip_prefix('-') {
                Some(code) => (code, false),
                None => (code, true),
            };
            if let Some(facet) = Facet::new(code) {
                self.pick(facet, wanted);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_read_back() {
        let mut query = Query::default();
        for (codes, written) in [
            ("AZ TR -RU", "AZ TR -RU"),
            ("AZ\n\tTR", "AZ TR"),
            ("az+tr", "AZ TR"),
            ("ZZ", "ZZ"),
            ("QQ  -XX KZ", "KZ"),
            ("AZ -AZ", "-AZ"),
            ("", ""),
        ] {
            query.set_codes(codes);
            assert_eq!(query.codes(), written, "{codes}");
        }
    }
}
