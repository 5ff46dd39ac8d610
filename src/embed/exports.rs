//! The exports, for the loader. Numbers name viewers; options and snapshots are objects.

use super::host::{self, HostPage};
use super::load as loading;
use super::options::Options;
use super::registry::{Mounted, find, insert, redraw, remove, send, with};
use super::tree::take;
use crate::ui::Action;
use article_viewer_headlines::Query;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// In bytes: what ten viewers hold, of which five come and go at once.
const MARGIN: usize = 6 << 20;

/// Once an engine, with what concerns all viewers.
#[wasm_bindgen]
pub fn start(page: HostPage) {
    // Some room at once, so that viewers that come and go find it and the memory need not grow for them.
    drop(std::hint::black_box(Vec::<u8>::with_capacity(MARGIN)));
    host::set_engine(page);
    // A release aborts without a word; the engine module hears of the trap.
    #[cfg(debug_assertions)]
    // Yew overwrites a hook that is set by the standard library's means.
    yew::set_custom_panic_hook(Box::new(|info| {
        // Without the formatting machinery, which a release has no other use for.
        let payload = info.payload();
        let text = payload.downcast_ref::<&str>().copied();
        let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
        if let Some(page) = host::engine() {
            let _ = page.panic(text.unwrap_or("a panic"));
        }
    }));
}

/// The glue makes a fresh instance before the next call. It is the only thing that is called of a dead one.
#[wasm_bindgen]
pub fn reinit() {
    wasm_bindgen::handler::schedule_reinit();
}

/// Mounts a viewer, and gives its number. `source` is the promise of a `Response`, an article as JSON text, or a list
/// that has an article as an object.
#[wasm_bindgen]
pub fn mount(source: JsValue, options: JsValue, snapshot: JsValue, page: HostPage) -> u32 {
    let id = insert(Mounted {
        options: Rc::new(Options::take(options)),
        host: page,
        root: None,
        loaded: None,
        ids: Rc::from([]),
        dispatch: None,
        snapshot: take(snapshot),
        load: 0,
        abort: None,
    });
    loading::begin(id, source);
    id
}

/// Loads an article anew; `source` as in [`mount`], or `undefined` to ask for the address again.
#[wasm_bindgen]
pub fn load(id: u32, source: JsValue, options: JsValue, snapshot: JsValue) {
    let (options, snapshot) = (Rc::new(Options::take(options)), take(snapshot));
    with(id, |viewer| {
        viewer.options = options;
        viewer.snapshot = snapshot;
    });
    loading::begin(id, source);
}

/// Takes over changed options; the article stays, and so does the filter.
#[wasm_bindgen]
pub fn update(id: u32, options: JsValue) {
    if let Some((_, options)) = take_options(id, options) {
        spawn_local(change(id, options));
    }
}

/// Takes over options of which the page has set the filter, be it to what it was.
#[wasm_bindgen]
pub fn filter(id: u32, options: JsValue) {
    set_filter(id, options, Action::SetQuery);
}

/// Takes over options in which the reader has gone back to another filter.
#[wasm_bindgen(js_name = goBack)]
pub fn go_back(id: u32, options: JsValue) {
    set_filter(id, options, Action::GoBack);
}

/// The options before, and those of now.
fn take_options(id: u32, options: JsValue) -> Option<(Rc<Options>, Rc<Options>)> {
    let options: Rc<Options> = Rc::new(Options::take(options));
    let now = options.clone();
    let old = with(id, |viewer| std::mem::replace(&mut viewer.options, now))?;
    Some((old, options))
}

fn set_filter(id: u32, options: JsValue, action: fn(Query) -> Action) {
    let Some((old, options)) = take_options(id, options) else {
        return;
    };
    with(id, |viewer| {
        if let Some(snapshot) = &mut viewer.snapshot {
            snapshot.country.clone_from(&options.country);
            snapshot.query.clone_from(&options.query);
        }
    });
    let mut query = Query::text(&options.query);
    query.set_codes(&options.country);
    send(id, action(query));
    if old.drawing != options.drawing {
        spawn_local(change(id, options));
    }
}

/// Draws what changed options ask for.
async fn change(id: u32, options: Rc<Options>) {
    let article = with(id, |viewer| {
        let loaded = viewer.loaded.as_ref()?;
        loaded.article.in_language.clone()
    });
    let locale = loading::locale(&options, article.flatten().as_deref()).await;
    // The files of two languages may come in another order than they were asked for.
    if with(id, |viewer| viewer.options.lang == options.lang) == Some(true) {
        redraw(id, |loaded| {
            loaded.options = options.for_drawing(id);
            loaded.locale = locale;
        });
    }
}

/// Opens every card.
#[wasm_bindgen(js_name = openAll)]
pub fn open_all(id: u32) {
    send(id, Action::SetAll { open: true });
}

/// Closes every card.
#[wasm_bindgen(js_name = closeAll)]
pub fn close_all(id: u32) {
    send(id, Action::SetAll { open: false });
}

/// Opens a card, by its id.
#[wasm_bindgen]
pub fn open(id: u32, card: &str) {
    let at = with(id, |viewer| viewer.ids.iter().position(|id| **id == *card)).flatten();
    if let Some(card) = at {
        send(id, Action::Open(card));
    }
}

/// Draws all rows at once: the printer, a selection and the clipboard take the whole list, whatever was typed just before.
#[wasm_bindgen]
pub fn fill(id: u32) {
    send(id, Action::FillAll);
}

/// The page's fragment names `id`, which nothing of the page's own bears: `#<element id>-q3` is a card of one viewer,
/// `#q3` of the first that has such a card. It opens if it is one of viewer `only`, of any without. `go`: the reader is
/// taken there.
#[wasm_bindgen]
pub fn navigate(id: &str, go: bool, only: Option<u32>) {
    let card = |whole: bool| {
        find(|viewer, mounted| {
            let options = &mounted.loaded.as_ref()?.options;
            let mut ids = mounted.ids.iter();
            let at = ids.position(|card| {
                if whole {
                    options.card_id(card) == id
                } else {
                    **card == *id
                }
            });
            at.map(|card| (viewer, card))
        })
    };
    if let Some((viewer, card)) = card(true).or_else(|| card(false))
        && only.is_none_or(|only| only == viewer)
    {
        send(viewer, Action::Link { card, go });
    }
}

/// Takes a viewer out of the page. Its root serves the next one.
#[wasm_bindgen]
pub fn destroy(id: u32) {
    let Some(viewer) = remove(id) else { return };
    if let Some(abort) = viewer.abort {
        abort.abort();
    }
    if let Some(root) = viewer.root {
        root.give_back();
    }
}
