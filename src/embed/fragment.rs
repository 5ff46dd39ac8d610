//! Deep links: `#<element id>-q3` and `#q3` open a card, at load and on every later change of the fragment.
//! The door reads the fragment, and asks nothing where the page itself owns the id.

use super::viewers::{find, with};
use crate::ui::Action;

/// The card that an id names: of the viewer whose link it is, else of the first that has such a card.
fn target(id: &str) -> Option<(u32, usize)> {
    let card = |whole: bool| {
        find(|number, viewer| {
            let loaded = viewer.loaded.as_ref()?;
            let at = viewer.ids.iter().position(|card| {
                if whole {
                    loaded.options.card_id(card) == id
                } else {
                    **card == *id
                }
            });
            at.map(|card| (number, card))
        })
    };
    card(true).or_else(|| card(false))
}

/// Opens the card that an id names, if it is one of viewer `only` (of any without), and goes there if `go`.
pub(crate) fn follow(id: &str, go: bool, only: Option<u32>) {
    if let Some((number, card)) = target(id)
        && only.is_none_or(|only| only == number)
        && let Some(dispatch) = with(number, |viewer| viewer.dispatch.clone()).flatten()
    {
        dispatch.emit(Action::Link { card, go });
    }
}
