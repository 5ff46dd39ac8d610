//! The countries: codes of ISO 3166-1 alpha-2, and `XK` for Kosovo, as one byte each. No names live here;
//! those are the gazetteer's, since they depend on a language.

use std::fmt;

/// The codes in alphabetical order, two bytes each. Source: ISO 3166-1, 249 codes; `XK` is user-assigned and
/// what the European Union, CLDR and banks write for Kosovo.
const CODES: &str = "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZ\
CACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGT\
GUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKML\
MMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSH\
SISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSXKYEYTZAZMZW";

/// A country: an [ISO 3166-1 alpha-2](https://www.iso.org/iso-3166-country-codes.html) code, or `XK`.
///
/// One byte, ordered as the codes are, so a set of countries is a few machine words.
///
/// ```
/// use article_viewer_countries::Country;
/// let kazakhstan = Country::new("KZ").unwrap();
/// assert_eq!(kazakhstan.as_str(), "KZ");
/// assert_eq!(Country::new("kz"), None);
/// assert_eq!(Country::new("EU"), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country(u8);

impl Country {
    /// How many countries there are: 249 codes of ISO 3166-1, and Kosovo.
    pub const COUNT: usize = CODES.len() / 2;

    /// The country of a code, which must be in upper case.
    pub fn new(code: &str) -> Option<Self> {
        let code: [u8; 2] = code.as_bytes().try_into().ok()?;
        let (mut low, mut high) = (0, Self::COUNT);
        while low < high {
            let middle = usize::midpoint(low, high);
            let at = [
                CODES.as_bytes()[2 * middle],
                CODES.as_bytes()[2 * middle + 1],
            ];
            match at.cmp(&code) {
                std::cmp::Ordering::Equal => return Self::from_index(middle),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// The code, such as `"KZ"`.
    pub fn as_str(self) -> &'static str {
        let at = 2 * self.index();
        CODES.get(at..at + 2).unwrap_or_default()
    }

    /// Its place in the alphabet of codes, from 0 to [`COUNT`](Self::COUNT) − 1.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The country at a place in the alphabet of codes.
    pub fn from_index(index: usize) -> Option<Self> {
        if index < Self::COUNT {
            u8::try_from(index).ok().map(Self)
        } else {
            None
        }
    }

    /// Every country, in the order of the codes.
    pub fn all() -> impl Iterator<Item = Country> {
        (0..Self::COUNT).filter_map(Self::from_index)
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted_distinct_and_250() {
        let codes: Vec<_> = Country::all().map(Country::as_str).collect();
        assert_eq!(codes.len(), 250);
        assert!(codes.is_sorted_by(|a, b| a < b));
        for (index, code) in codes.iter().enumerate() {
            assert_eq!(Country::new(code).map(Country::index), Some(index));
        }
    }

    #[test]
    fn what_is_no_code_is_no_country() {
        for code in ["", "K", "KZA", "kz", "EU", "ZZ", "UK", "é", "AB"] {
            assert_eq!(Country::new(code), None, "{code}");
        }
        assert_eq!(Country::from_index(250), None);
    }
}
