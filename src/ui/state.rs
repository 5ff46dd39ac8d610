//! The state that a reader can change: which cards are open, what the list is filtered by. Plain data, and one function from an
//! action to the next state, which knows nothing of the view.

use article_viewer_headlines::{Facet, Query};
use std::rc::Rc;
use yew::Callback;

/// How many headlines stand in the page at first. Up to here find-in-page sees them all.
pub const FIRST_ROWS: usize = 2_000;

/// The state of one viewer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct State {
    /// Of each card, in the article's order.
    pub open: Vec<bool>,
    /// Which cards the reader opened or closed; the others are open or closed by the page's wish.
    pub touched: Vec<bool>,
    /// The list's filter.
    pub query: Query,
    /// How much of the list is shown.
    pub list: ListView,
    /// Where the reader is to be taken once the state is drawn, with a number that tells one wish from the next.
    pub focus: Option<(FocusTarget, u32)>,
    /// The reader has done something, so that a reload should remember.
    pub acted: bool,
    /// Not reported to the page yet.
    pub pending_events: Vec<ReaderEvent>,
    /// Counts the actions.
    pub changes: u32,
}

/// How much of the list is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListView {
    /// The reason under every headline.
    pub why: bool,
    /// All countries, not only the most frequent.
    pub all_countries: bool,
    /// So many headlines stand in the page at most.
    pub limit: usize,
}

impl Default for ListView {
    fn default() -> Self {
        Self {
            why: false,
            all_countries: false,
            limit: FIRST_ROWS,
        }
    }
}

/// Places that the reader can be taken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FocusTarget {
    /// A card: it is scrolled to, and its button focused.
    Card(usize),
    /// The headline list.
    Headlines,
    /// The top of the article.
    Article,
    /// The filter field, without scrolling.
    Field,
    /// The button of a facet in the table, else the list, without scrolling: what was pressed has gone.
    Facet(Facet),
}

/// Something that the reader did; never what the page itself set.
#[derive(Debug, Clone, PartialEq)]
pub enum ReaderEvent {
    /// A card was opened or closed.
    Card {
        /// Its index among the cards.
        index: usize,
        /// Open now.
        open: bool,
    },
    /// The filter changed.
    Filter,
}

/// A change of the state.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// The reader pressed a question.
    Toggle(usize),
    /// The reader opened or closed every card.
    PressAll {
        /// Open them.
        open: bool,
    },
    /// The page opens or closes every card.
    SetAll {
        /// Open them.
        open: bool,
    },
    /// Find-in-page or a text fragment opened a card: no choice of the reader's.
    Found(usize),
    /// The page opens a card.
    Open(usize),
    /// A link leads to a place in the viewer.
    Focus(FocusTarget),
    /// A link leads to a card: it opens, which counts as the reader's act.
    Link {
        /// Its index.
        card: usize,
        /// Scroll there and focus it, unless the reader has gone elsewhere.
        go: bool,
    },
    /// The reader typed.
    Type(String),
    /// The reader pressed a country, which takes the place of the text that named it.
    Press {
        /// The button's.
        facet: Facet,
        /// The text without the words that named it, where it did.
        rest: Option<String>,
    },
    /// A chip's name was pressed: into its opposite.
    Flip(Facet),
    /// A chip's × was pressed.
    Remove(Facet),
    /// The field's × was pressed.
    ClearText,
    /// Text and choices go.
    ClearAll,
    /// Enter on the field: the first country that the text names is chosen. Whoever knows what it names makes it a
    /// [`Press`](Self::Press).
    Enter,
    /// Escape: the text goes, then the choices.
    Escape,
    /// "Why?" was pressed.
    Why,
    /// "All countries" was pressed.
    AllCountries,
    /// More of a long list.
    More,
    /// Pointer and focus have left the table of countries: it takes the order that a growing list has given it since.
    Rearrange,
    /// Some more of the rows that are shown may stand in the page: the reader rests.
    Fill,
    /// All of them at once, for the printer and for a selection.
    FillAll,
    /// The page sets the filter.
    SetQuery(Query),
    /// The reader goes back to a filter.
    GoBack(Query),
}

/// Sends actions to a viewer's state.
pub type Dispatch = Callback<Action>;

/// Which of the cards are open by the page's wish: `first` (or nothing), `all`, `none`, or ids separated by spaces.
pub fn opens(wish: &str, ids: &[Rc<str>]) -> Vec<bool> {
    match wish.trim() {
        "" | "first" => (0..ids.len()).map(|index| index == 0).collect(),
        "all" => vec![true; ids.len()],
        "none" => vec![false; ids.len()],
        list => ids
            .iter()
            .map(|id| list.split(' ').any(|wanted| *wanted == **id))
            .collect(),
    }
}

impl Action {
    /// Chooses, negates or removes a facet in a query.
    pub(crate) fn choose(&self, query: &mut Query) {
        match self {
            Self::Press {
                facet,
                rest: Some(rest),
            } => {
                query.text.clone_from(rest);
                query.pick(*facet, true);
            }
            Self::Press { facet, .. } if query.picked(*facet) == Some(true) => query.drop(*facet),
            Self::Press { facet, .. } => query.pick(*facet, true),
            Self::Flip(facet) => query.pick(*facet, query.picked(*facet) == Some(false)),
            Self::Remove(facet) => query.drop(*facet),
            _ => {}
        }
    }
}

impl State {
    /// A state for that many cards, all closed.
    pub fn new(cards: usize) -> Self {
        Self {
            open: vec![false; cards],
            touched: vec![false; cards],
            ..Self::default()
        }
    }

    /// The next state.
    pub fn apply(&mut self, action: Action) {
        self.changes += 1;
        match action {
            Action::Toggle(card) => {
                self.press(card, self.open.get(card) == Some(&false));
            }
            Action::PressAll { open } => {
                for card in 0..self.open.len() {
                    self.press(card, open);
                }
            }
            Action::SetAll { open } => self.open.fill(open),
            Action::Found(card) | Action::Open(card) => {
                if let Some(slot) = self.open.get_mut(card) {
                    *slot = true;
                }
            }
            Action::Link { card, go } => {
                self.press(card, true);
                if go {
                    self.focus_on(FocusTarget::Card(card));
                }
            }
            Action::Focus(target) => self.focus_on(target),
            Action::Type(text) => self.filter(|query| query.text = text),
            Action::Press { facet, .. } | Action::Remove(facet) => {
                self.filter(|query| action.choose(query));
                self.focus_on(FocusTarget::Facet(facet));
            }
            Action::Flip(_) => self.filter(|query| action.choose(query)),
            Action::ClearText => {
                self.filter(|query| query.text.clear());
                self.focus_on(FocusTarget::Field);
            }
            Action::ClearAll => {
                self.filter(|query| *query = Query::default());
                self.focus_on(FocusTarget::Field);
            }
            Action::Escape if self.query.text.is_empty() => {
                self.filter(|query| query.chosen.clear());
            }
            Action::Escape => self.filter(|query| query.text.clear()),
            Action::Why => self.list.why = !self.list.why,
            Action::AllCountries => self.list.all_countries = !self.list.all_countries,
            Action::More => self.list.limit += FIRST_ROWS,
            Action::Enter | Action::Rearrange | Action::Fill | Action::FillAll => {}
            Action::SetQuery(query) => {
                self.query = query;
                self.list.limit = FIRST_ROWS;
            }
            Action::GoBack(query) => self.filter(|old| *old = query),
        }
    }

    /// The reader opens or closes a card. Where nothing changes there is no event.
    fn press(&mut self, card: usize, open: bool) {
        let Some(slot) = self.open.get_mut(card) else {
            return;
        };
        let event = ReaderEvent::Card { index: card, open };
        if std::mem::replace(slot, open) != open {
            self.pending_events.push(event);
        }
        self.acted = true;
        self.touched[card] = true;
    }

    fn filter(&mut self, change: impl FnOnce(&mut Query)) {
        let before = self.query.clone();
        change(&mut self.query);
        if self.query != before {
            self.acted = true;
            self.list.limit = FIRST_ROWS;
            // Several changes between two drawings are told as one, with the state that is drawn.
            let filter = ReaderEvent::Filter;
            self.pending_events.retain(|event| *event != filter);
            self.pending_events.push(filter);
        }
    }

    fn focus_on(&mut self, target: FocusTarget) {
        let number = self.focus.map_or(0, |(_, number)| number + 1);
        self.focus = Some((target, number));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use article_viewer_countries::Country;

    fn action(word: &str) -> Action {
        let facet = |code| Facet::Country(Country::new(code).unwrap());
        let (verb, object) = word.split_once(':').unwrap_or((word, ""));
        let card = || object.parse().unwrap();
        match verb {
            "toggle" => Action::Toggle(card()),
            "found" => Action::Found(card()),
            "open" => Action::Open(card()),
            "press-all" => Action::PressAll { open: true },
            "set-all" => Action::SetAll { open: true },
            "type" => Action::Type(object.replace('+', " ")),
            "press" => Action::Press {
                facet: facet(object),
                rest: None,
            },
            // With what is left of the text.
            "take" => {
                let (code, rest) = object.split_once('/').unwrap();
                Action::Press {
                    facet: facet(code),
                    rest: Some(rest.to_owned()),
                }
            }
            "flip" => Action::Flip(facet(object)),
            "remove" => Action::Remove(facet(object)),
            "escape" => Action::Escape,
            "clear" => Action::ClearAll,
            _ => panic!("{word}"),
        }
    }

    fn after(actions: &str) -> State {
        let mut state = State::new(3);
        for word in actions.split_whitespace() {
            state.apply(action(word));
        }
        state
    }

    /// What the reader does | which cards are open, which touched | what the page hears.
    const CARDS: &str = "
toggle:1                   | .o. .t. | 1+
toggle:1 toggle:1 toggle:2 | ..o .tt | 1+ 1- 2+
toggle:9                   | ... ... |
open:0 press-all           | ooo ttt | 1+ 2+
found:0 set-all            | ooo ... |
";

    #[test]
    fn the_page_hears_of_cards_that_the_reader_changes() {
        for case in CARDS.trim().lines() {
            let parts: Vec<&str> = case.split('|').map(str::trim).collect();
            let state = after(parts[0]);
            let signs = |cards: &[bool], sign| -> String {
                cards
                    .iter()
                    .map(|is| if *is { sign } else { '.' })
                    .collect()
            };
            assert_eq!(
                [signs(&state.open, 'o'), signs(&state.touched, 't')].join(" "),
                parts[1],
                "{case}"
            );
            let heard = state.pending_events.iter().map(|event| match event {
                ReaderEvent::Card { index, open } => {
                    format!("{index}{}", if *open { '+' } else { '-' })
                }
                ReaderEvent::Filter => "filter".to_owned(),
            });
            assert_eq!(heard.collect::<Vec<_>>().join(" "), parts[2], "{case}");
            assert_eq!(state.acted, parts[1].contains('t'), "{case}");
        }
    }

    /// What the reader does | the codes that are chosen | the text.
    const FILTERS: &str = "
type:turk take:TR/            | TR    |
type:turkey+oil take:TR/oil   | TR    | oil
press:TR press:GE             | TR GE |
press:TR press:TR             |       |
press:TR flip:TR              | -TR   |
press:TR flip:TR flip:TR      | TR    |
press:TR remove:TR            |       |
press:TR type:oil escape      | TR    |
press:TR type:oil escape escape |     |
press:TR type:oil clear       |       |
type:a type:a                 |       | a
";

    #[test]
    fn a_country_takes_the_place_of_the_text_that_named_it() {
        for case in FILTERS.trim().lines() {
            let parts: Vec<&str> = case.split('|').map(str::trim).collect();
            let state = after(parts[0]);
            assert_eq!(
                [&*state.query.codes(), &*state.query.text],
                parts[1..],
                "{case}"
            );
            assert_eq!(state.pending_events, [ReaderEvent::Filter], "{case}");
        }
    }

    #[test]
    fn open_names_the_cards_that_are_open_at_first() {
        let ids: Vec<Rc<str>> = ["q1", "q2", "s-300"].map(Into::into).to_vec();
        for (wish, expected) in [
            ("first", [true, false, false]),
            ("", [true, false, false]),
            ("all", [true; 3]),
            ("none", [false; 3]),
            ("s-300  q1", [true, false, true]),
            ("q9", [false; 3]),
        ] {
            assert_eq!(opens(wish, &ids), expected, "{wish}");
        }
    }
}
