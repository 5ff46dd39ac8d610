//! What the page asks of a viewer: the element's attributes, or `mount`'s options, as one small object.

use serde::Deserialize;

/// The options of one viewer. All are optional, and unknown ones are passed over.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Options {
    /// Absolute address of the article's JSON; empty for an object.
    pub url: String,
    /// The document's address, against which an object's relative addresses stand.
    pub base: String,
    /// Absolute address of a list that takes the place of the article's own; empty for none.
    pub headlines: String,
    /// The interface's language; empty for the article's.
    pub lang: String,
    /// Cards open at first: `first`, `all`, `none`, or ids separated by spaces.
    pub open: String,
    /// Level of the headline, 1 to 4.
    pub heading_level: u8,
    /// Selected countries: codes separated by spaces, `-RU` excludes.
    pub country: String,
    /// Text in the filter field.
    pub query: String,
    /// The element's own id, which deep links name.
    pub id: String,
    /// It draws into the page itself, where ids are the page's.
    pub light: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            url: String::new(),
            base: String::new(),
            headlines: String::new(),
            lang: String::new(),
            open: "first".to_owned(),
            heading_level: 2,
            country: String::new(),
            query: String::new(),
            id: String::new(),
            light: false,
        }
    }
}

impl Options {
    /// Which of the cards are open at first.
    pub fn opens(&self, ids: &[std::rc::Rc<str>]) -> Vec<bool> {
        match self.open.trim() {
            "" | "first" => (0..ids.len()).map(|index| index == 0).collect(),
            "all" => vec![true; ids.len()],
            "none" => vec![false; ids.len()],
            list => ids.iter().map(|id| list.split_whitespace().any(|wanted| *wanted == **id)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_names_the_cards_that_are_open_at_first() {
        let ids: Vec<std::rc::Rc<str>> = ["q1", "q2", "s-300"].map(Into::into).to_vec();
        for (open, expected) in [
            ("first", [true, false, false]),
            ("", [true, false, false]),
            ("all", [true; 3]),
            ("none", [false; 3]),
            ("s-300  q1", [true, false, true]),
            ("q9", [false; 3]),
        ] {
            assert_eq!(Options { open: open.into(), ..Options::default() }.opens(&ids), expected, "{open}");
        }
    }
}
