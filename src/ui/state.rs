//! What a reader can change: which cards are open, what the list is filtered by. Plain data, and one function
//! from an action to the next state that knows nothing of the view; whoever draws derives the rest from it.

use article_viewer_headlines::{Facet, Query};
use std::rc::Rc;
use yew::Callback;

/// How many headlines stand in the page at first. Up to here find-in-page sees them all.
pub const FIRST_ROWS: usize = 2_000;

/// The state of one viewer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct State {
    /// Whether each card is open, in the article's order.
    pub open: Vec<bool>,
    /// Which cards the reader opened or closed; the others are open or closed by the page's wish.
    pub touched: Vec<bool>,
    /// What the list is filtered by.
    pub query: Query,
    /// The reason is shown under every headline.
    pub why: bool,
    /// All countries are shown, not only the most frequent.
    pub all_countries: bool,
    /// How many headlines stand in the page at most.
    pub limit: usize,
    /// Where the reader is to be taken once the state is drawn.
    pub focus: Option<FocusRequest>,
    /// The reader has done something, so that a reload should remember.
    pub acted: bool,
    /// What the reader did since the page was last told.
    pub pending_events: Vec<ReaderEvent>,
    /// Counts the actions.
    pub changes: u32,
}

/// A wish to take the reader somewhere. The number tells one from the next.
#[derive(Debug, Clone, PartialEq)]
pub struct FocusRequest {
    /// Where.
    pub target: FocusTarget,
    /// Counts up.
    pub number: u32,
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

/// What a reader did, for the page to hear: never what the page itself set.
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

/// What can happen to the state.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// The reader pressed a question.
    Toggle(usize),
    /// Every card, by the reader (`true`) or the page.
    SetAll {
        /// Open them.
        open: bool,
        /// It was the reader.
        reader: bool,
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
        /// What was pressed.
        facet: Facet,
        /// What is left of the text, where the text named it.
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
    /// More of the rows that are shown may stand in the page: some, once the reader rests, or all of them.
    Fill {
        /// All at once, for the printer and for a selection.
        all: bool,
    },
    /// The page sets the filter, or the reader goes back to one.
    SetQuery {
        /// What it is now.
        query: Query,
        /// Told to the page, as what a reader does is.
        reader: bool,
    },
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
    /// What choosing, turning round or taking away a choice makes of a query.
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
            limit: FIRST_ROWS,
            ..Self::default()
        }
    }

    /// The next state.
    pub fn apply(&mut self, action: Action) {
        self.changes += 1;
        match action {
            Action::Toggle(card) => {
                self.set_open(card, !self.open.get(card).copied().unwrap_or(true), true);
            }
            Action::SetAll { open, reader } => {
                for card in 0..self.open.len() {
                    self.set_open(card, open, reader);
                }
            }
            Action::Found(card) | Action::Open(card) => self.set_open(card, true, false),
            Action::Link { card, go } => {
                self.set_open(card, true, true);
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
            Action::Why => self.why = !self.why,
            Action::AllCountries => self.all_countries = !self.all_countries,
            Action::More => self.limit += FIRST_ROWS,
            Action::Enter | Action::Rearrange | Action::Fill { .. } => {}
            Action::SetQuery { query, reader } => {
                if reader {
                    self.filter(|old| *old = query);
                } else {
                    self.query = query;
                    self.limit = FIRST_ROWS;
                }
            }
        }
    }

    /// An event is not fired again where nothing changes.
    fn set_open(&mut self, card: usize, open: bool, reader: bool) {
        let Some(slot) = self.open.get_mut(card) else {
            return;
        };
        let changed = std::mem::replace(slot, open) != open;
        if reader {
            self.acted = true;
            self.touched[card] = true;
            if changed {
                self.pending_events
                    .push(ReaderEvent::Card { index: card, open });
            }
        }
    }

    fn filter(&mut self, change: impl FnOnce(&mut Query)) {
        let before = self.query.clone();
        change(&mut self.query);
        if self.query != before {
            self.acted = true;
            self.limit = FIRST_ROWS;
            // Several changes between two drawings are told as one, with the state that is drawn.
            self.pending_events
                .retain(|act| *act != ReaderEvent::Filter);
            self.pending_events.push(ReaderEvent::Filter);
        }
    }

    fn focus_on(&mut self, target: FocusTarget) {
        let number = self.focus.as_ref().map_or(0, |focus| focus.number + 1);
        self.focus = Some(FocusRequest { target, number });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use article_viewer_countries::Country;

    fn facet(code: &str) -> Facet {
        Facet::Country(Country::new(code).unwrap())
    }

    fn after(actions: impl IntoIterator<Item = Action>) -> State {
        let mut state = State::new(3);
        for action in actions {
            state.apply(action);
        }
        state
    }

    #[test]
    fn a_question_opens_and_closes_and_the_page_hears_of_it() {
        let state = after([Action::Toggle(1), Action::Toggle(1), Action::Toggle(2)]);
        assert_eq!(state.open, [false, false, true]);
        assert_eq!(state.touched, [false, true, true]);
        assert_eq!(
            state.pending_events,
            [
                ReaderEvent::Card {
                    index: 1,
                    open: true
                },
                ReaderEvent::Card {
                    index: 1,
                    open: false
                },
                ReaderEvent::Card {
                    index: 2,
                    open: true
                }
            ]
        );
    }

    #[test]
    fn open_all_tells_only_of_cards_that_changed() {
        let state = after([
            Action::Open(0),
            Action::SetAll {
                open: true,
                reader: true,
            },
        ]);
        assert_eq!(state.pending_events.len(), 2);
    }

    #[test]
    fn what_find_in_page_opens_is_nobodys_choice() {
        let state = after([
            Action::Found(0),
            Action::SetAll {
                open: true,
                reader: false,
            },
        ]);
        assert_eq!(state.open, [true; 3]);
        assert_eq!(
            (state.acted, state.touched, state.pending_events),
            (false, vec![false; 3], vec![])
        );
    }

    #[test]
    fn a_country_takes_the_place_of_the_text_that_named_it() {
        let press = |facet, rest: Option<&str>| Action::Press {
            facet,
            rest: rest.map(Into::into),
        };
        for (actions, text, codes) in [
            (
                vec![Action::Type("turk".into()), press(facet("TR"), Some(""))],
                "",
                "TR",
            ),
            (
                vec![
                    Action::Type("turkey oil".into()),
                    press(facet("TR"), Some("oil")),
                ],
                "oil",
                "TR",
            ),
            (
                vec![press(facet("TR"), None), press(facet("GE"), None)],
                "",
                "TR GE",
            ),
            (
                vec![press(facet("TR"), None), press(facet("TR"), None)],
                "",
                "",
            ),
            (
                vec![press(facet("TR"), None), Action::Flip(facet("TR"))],
                "",
                "-TR",
            ),
            (
                vec![
                    press(facet("TR"), None),
                    Action::Flip(facet("TR")),
                    Action::Flip(facet("TR")),
                ],
                "",
                "TR",
            ),
            (
                vec![press(facet("TR"), None), Action::Remove(facet("TR"))],
                "",
                "",
            ),
            (
                vec![
                    press(facet("TR"), None),
                    Action::Type("oil".into()),
                    Action::Escape,
                ],
                "",
                "TR",
            ),
            (
                vec![
                    press(facet("TR"), None),
                    Action::Type("oil".into()),
                    Action::Escape,
                    Action::Escape,
                ],
                "",
                "",
            ),
            (
                vec![
                    press(facet("TR"), None),
                    Action::Type("oil".into()),
                    Action::ClearAll,
                ],
                "",
                "",
            ),
        ] {
            let state = after(actions.clone());
            assert_eq!(
                (&*state.query.text, &*state.query.codes()),
                (text, codes),
                "{actions:?}"
            );
        }
    }

    #[test]
    fn the_same_text_again_is_no_act() {
        let state = after([Action::Type("a".into()), Action::Type("a".into())]);
        assert_eq!(state.pending_events, [ReaderEvent::Filter]);
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
