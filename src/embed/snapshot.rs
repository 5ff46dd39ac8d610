//! The snapshot that a viewer is restored from: after a reload, Back, a move in the page, a panic.

use crate::ui::State;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// One small value, handed to the element whenever it changes.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Snapshot {
    /// The cards, each by its id.
    pub cards: Vec<CardState>,
    /// The choices as codes: `AZ TR -RU`.
    pub country: String,
    /// The text in the field.
    pub query: String,
    /// Reasons are shown.
    pub why: bool,
    /// The reader has done something; only then is it kept beyond the page.
    pub acted: bool,
}

/// A card in a snapshot.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct CardState {
    /// Its id in the article.
    pub id: String,
    /// Open.
    pub open: bool,
    /// The reader opened or closed it.
    pub touched: bool,
}

impl Snapshot {
    /// Of a state.
    pub fn of(state: &State, ids: &[Rc<str>]) -> Self {
        let cards = ids.iter().zip(&state.open).zip(&state.touched);
        Self {
            cards: cards
                .map(|((id, open), touched)| CardState {
                    id: (**id).to_owned(),
                    open: *open,
                    touched: *touched,
                })
                .collect(),
            country: state.query.codes(),
            query: state.query.text.clone(),
            why: state.list.why,
            acted: state.acted,
        }
    }

    /// The state to start from: this snapshot's, and the page's wish for cards that it does not know.
    pub fn restore(&self, ids: &[Rc<str>], open: Vec<bool>) -> State {
        let mut state = State::new(ids.len());
        state.open = open;
        for (index, id) in ids.iter().enumerate() {
            if let Some(card) = self.cards.iter().find(|card| *card.id == **id) {
                state.open[index] = card.open;
                state.touched[index] = card.touched;
            }
        }
        state.query.text.clone_from(&self.query);
        state.query.set_codes(&self.country);
        state.list.why = self.why;
        state.acted = self.acted;
        state
    }
}

#[cfg(test)]
mod tests {
    use super::super::tree::read;
    use super::*;
    use article_viewer_model::parse;

    #[test]
    fn a_snapshot_restores_what_it_knows_and_leaves_the_rest_to_the_page() {
        let kept = |json: &str| read::<Option<Snapshot>>(&parse(json.as_bytes()).unwrap());
        assert_eq!(kept("null"), None);
        let snapshot = kept(
            r#"{"cards":[{"id":"q2","open":true,"touched":true}],"country":"TR -RU","query":"oil","why":true,"acted":true}"#,
        )
        .unwrap();
        let ids: Vec<Rc<str>> = ["q1", "q2"].map(Into::into).to_vec();
        let state = snapshot.restore(&ids, vec![true, false]);
        assert_eq!(
            (state.open.as_slice(), state.touched.as_slice()),
            (&[true, true][..], &[false, true][..])
        );
        let again = Snapshot::of(&state, &ids);
        assert_eq!(again.cards[1], snapshot.cards[0]);
        assert_eq!(
            Snapshot {
                cards: snapshot.cards.clone(),
                ..again
            },
            snapshot
        );
    }
}
