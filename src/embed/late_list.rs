//! A list of headlines that stands apart from its article, and is drawn as it arrives.

use super::events::Event;
use super::registry::{Load, redraw};
use super::tagging::{push, tag, tag_if_possible};
use crate::source::{Trouble, read_list};
use crate::ui::{Arrival, FailureKind, HeadlineSource};
use article_viewer_headlines::Store;
use article_viewer_model::{Item, decimal};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::JsFuture;

/// So many faults of a list's items are told, and then how many more there are.
const TOLD: usize = 20;

/// Loads the list from `src`; `list` is the answer to the request for it.
pub(crate) async fn fill(load: Load, src: &str, list: Result<JsFuture, Trouble>) {
    // A list that broke off is read from its beginning: what came of it must not stand there twice.
    let store = Rc::new(RefCell::new(Store::default()));
    redraw(load.id, |loaded| {
        loaded.headlines = HeadlineSource {
            store: store.clone(),
            arrival: Arrival::Loading,
            tagging: true,
        };
    });
    // No more are kept than are told: a list may have a million.
    let (mut unknown, mut further) = (Vec::new(), 0);
    let mut drawn = 0;
    let take = |items: Vec<(usize, Item)>| {
        if !load.is_newest() {
            return false;
        }
        let length = {
            let mut store = store.borrow_mut();
            for (place, item) in &items {
                for fault in push(&mut store, item, &["[", &decimal(*place), "]"]) {
                    if unknown.len() < TOLD {
                        unknown.push(fault);
                    } else {
                        further += 1;
                    }
                }
            }
            tag_if_possible(&mut store);
            store.len()
        };
        // Drawing takes longer than reading: a list is drawn again once it is a quarter longer.
        if length * 4 >= drawn * 5 {
            drawn = length;
            redraw(load.id, |_| {});
        }
        true
    };
    let result = match list {
        Ok(response) => read_list(response, src, take).await,
        Err(_) => Err(src.to_owned()),
    };
    if !load.is_newest() {
        return;
    }
    tag(load, &store).await;
    let (arrival, faults) = match &result {
        Ok(end) if end.is_cut => (Arrival::Cut, &*end.faults),
        Ok(end) => (Arrival::Whole, &*end.faults),
        Err(why) => (Arrival::Failed(why.as_str().into()), &[][..]),
    };
    redraw(load.id, |loaded| loaded.headlines.arrival = arrival);
    let tell = |path: &str, message: &str| {
        let error = Event::Error {
            kind: FailureKind::Headlines.as_str(),
            path,
            message,
            url: src,
        };
        error.fire(load.id);
    };
    if let Err(why) = &result {
        tell("", why);
    }
    // What has no path is said of the whole list: what the reader has counted, instead of telling it.
    let faults = faults.iter().chain(&unknown);
    let (items, counts): (Vec<_>, Vec<_>) = faults.partition(|fault| !fault.path.is_empty());
    for fault in items.iter().take(TOLD).chain(&counts) {
        tell(&fault.path, &fault.message);
    }
    let more = items.len().saturating_sub(TOLD) + further;
    if more > 0 {
        tell(
            "",
            &["further faults of its items: ", &decimal(more)].concat(),
        );
    }
}
