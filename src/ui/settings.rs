//! What the page wishes of the drawing: levels of headings, ids that clash with nobody's.

use std::rc::Rc;

/// The page's wishes.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Level of the headline, 1 to 4; what stands below follows.
    pub heading_level: u8,
    /// Goes before a card's id in the page: empty, or the element's id and a hyphen.
    pub card_prefix: Rc<str>,
    /// Goes before the ids of all else, and is no other viewer's.
    pub scope: Rc<str>,
}

impl Settings {
    /// The tag of a heading so many levels below the headline.
    pub fn heading(&self, below: u8) -> &'static str {
        match self.heading_level + below {
            0 | 1 => "h1",
            2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        }
    }

    /// The id of a part other than a card.
    pub fn id(&self, part: &str) -> String {
        [&*self.scope, "-", part].concat()
    }

    /// The id of a card in the page, which a link to it names.
    pub fn card_id(&self, id: &str) -> String {
        [&*self.card_prefix, id].concat()
    }
}
