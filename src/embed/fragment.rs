//! Deep links: `#<element id>-q3` and `#q3` open a card, at load and on every later change of the fragment.

use super::viewers::{find, with};
use crate::ui::Action;
use web_sys::{Document, Element};

/// The card that a fragment names: of the viewer whose link it is, else of the first that has such a card.
/// `None` where the page itself owns the id.
pub(crate) fn target(fragment: &str) -> Option<(u32, usize)> {
    // A text fragment's directive is the browser's, which takes it out of the fragment.
    let id = fragment.trim_start_matches('#');
    let id = js_sys::decode_uri_component(id).map_or_else(|_| id.to_owned(), String::from);
    if id.is_empty() || is_the_pages(&id) {
        return None;
    }
    let card = |whole: bool| {
        find(|number, viewer| {
            let story = viewer.story.as_ref()?;
            let at = viewer.ids.iter().position(|card| {
                if whole { story.settings.card_id(card) == id } else { **card == *id }
            });
            at.map(|card| (number, card))
        })
    };
    card(true).or_else(|| card(false))
}

fn is_the_pages(id: &str) -> bool {
    let document: Option<Document> = web_sys::window().and_then(|window| window.document());
    let owner: Option<Element> = document.and_then(|document| document.get_element_by_id(id));
    owner.is_some_and(|owner| owner.closest(".av").ok().flatten().is_none())
}

/// Opens the card that a fragment names, and goes there unless the reader has gone elsewhere.
pub(crate) fn follow(fragment: &str, go: bool, only: Option<u32>) {
    if let Some((id, card)) = target(fragment)
        && only.is_none_or(|only| only == id)
        && let Some(dispatch) = with(id, |viewer| viewer.dispatch.clone()).flatten()
    {
        dispatch.emit(Action::Link { card, go });
    }
}
