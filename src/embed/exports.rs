//! What the door calls. Numbers name viewers; options and snapshots come as JSON text.

use super::options::Options;
use super::snapshot::Snapshot;
use super::viewers::{Mounted, insert, remove, with};
use super::{fragment, intl, load as loading, resources};
use crate::ui::Action;
use article_viewer_headlines::Query;
use js_sys::Function;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

thread_local! {
    static ON_PANIC: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// In bytes: what ten viewers hold, of which five come and go at once.
const MARGIN: usize = 6 << 20;

/// Once an engine. `on_panic(message)` is called before the trap; `resource(name)` gives the promise of the
/// bytes of `gazetteer` or `messages-fa`, or of `null`; `formats(language)` what `intl.rs` asks for.
#[wasm_bindgen]
pub fn start(on_panic: Function, resource: Function, formats: Function) {
    // Some room at once, so that viewers that come and go find it and the memory need not grow for them.
    drop(std::hint::black_box(Vec::<u8>::with_capacity(MARGIN)));
    resources::set_resource(resource);
    intl::set_formats(formats);
    ON_PANIC.with(|slot| *slot.borrow_mut() = Some(on_panic));
    // A release aborts without a word; the engine module hears of the trap.
    #[cfg(debug_assertions)]
    // Yew overwrites a hook that is set by the standard library's means.
    yew::set_custom_panic_hook(Box::new(|info| {
        // Without the formatting machinery, which a release has no other use for.
        let payload = info.payload();
        let text = payload.downcast_ref::<&str>().copied();
        let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
        let message = JsValue::from_str(text.unwrap_or("a panic"));
        ON_PANIC.with(|slot| {
            if let Ok(slot) = slot.try_borrow()
                && let Some(on_panic) = &*slot
            {
                let _ = on_panic.call1(&JsValue::NULL, &message);
            }
        });
    }));
}

/// The glue makes a fresh instance before the next call. It is the only thing that is called of a dead one.
#[wasm_bindgen]
pub fn reinit() {
    wasm_bindgen::handler::schedule_reinit();
}

/// Mounts a viewer, and gives its number. `source` is the promise of a `Response`, or an article as JSON
/// text. `on(kind, detail)` is called with `draw` (gives the node to draw into), `ready` (it is drawn), `snapshot`,
/// `settled`, and the events; what it gives for a cancelable one says whether to go on.
#[wasm_bindgen]
pub fn mount(source: JsValue, options: &str, snapshot: &str, on: Function) -> u32 {
    let id = insert(Mounted {
        options: Options::read(options).into(),
        on,
        root: None,
        loaded: None,
        ids: Rc::from([]),
        dispatch: None,
        snapshot: Snapshot::read(snapshot),
        load: 0,
        abort: None,
    });
    loading::begin(id, source);
    id
}

/// Loads an article anew; `source` as in [`mount`], or `undefined` to ask for the address again.
#[wasm_bindgen]
pub fn load(id: u32, source: JsValue, options: &str, snapshot: &str) {
    let options: Rc<Options> = Options::read(options).into();
    let snapshot = Snapshot::read(snapshot);
    with(id, |viewer| {
        viewer.options = options;
        viewer.snapshot = snapshot;
    });
    loading::begin(id, source);
}

/// Takes over changed options; the article stays. `filter`: the filter was set, even to what it was; by the `reader`
/// where they went back to it.
#[wasm_bindgen]
pub fn update(id: u32, options: &str, filter: bool, reader: bool) {
    let options: Rc<Options> = Options::read(options).into();
    let Some(old) = with(id, |viewer| {
        std::mem::replace(&mut viewer.options, options.clone())
    }) else {
        return;
    };
    if filter {
        with(id, |viewer| {
            if let Some(snapshot) = &mut viewer.snapshot {
                snapshot.country.clone_from(&options.country);
                snapshot.query.clone_from(&options.query);
            }
        });
        let mut query = Query {
            text: options.query.clone(),
            ..Query::default()
        };
        query.set_codes(&options.country);
        send(id, Action::SetQuery { query, reader });
    }
    if !filter || old.address != options.address || old.fragment != options.fragment {
        spawn_local(async move {
            let article = with(id, |viewer| {
                viewer
                    .loaded
                    .as_ref()
                    .and_then(|loaded| loaded.article.in_language.clone())
            });
            let locale = loading::locale(&options, article.flatten().as_deref()).await;
            // The files of two languages may come in another order than they were asked for.
            if with(id, |viewer| viewer.options.lang == options.lang) != Some(true) {
                return;
            }
            loading::redraw(id, |loaded| {
                loaded.options = loading::host_options(id, &options);
                loaded.locale = locale;
            });
        });
    }
}

/// What the element's methods do: `open-all`, `close-all`, `open` with a card's id; `fill` draws all rows at once.
#[wasm_bindgen]
pub fn command(id: u32, name: &str, card: &str) {
    match name {
        "open-all" => send(
            id,
            Action::SetAll {
                open: true,
                reader: false,
            },
        ),
        "close-all" => send(
            id,
            Action::SetAll {
                open: false,
                reader: false,
            },
        ),
        // The printer, a selection and the clipboard take the whole list, whatever was typed just before.
        "fill" => send(id, Action::Fill { all: true }),
        "open" => {
            let at = with(id, |viewer| viewer.ids.iter().position(|id| **id == *card)).flatten();
            if let Some(card) = at {
                send(id, Action::Open(card));
            }
        }
        _ => {}
    }
}

/// The page's fragment names `id`, which nothing of the page's own bears: a card that has it opens, if it is
/// one of viewer `only` (0: of any). `go`: the reader is taken there.
#[wasm_bindgen]
pub fn navigate(id: &str, go: bool, only: u32) {
    fragment::follow(id, go, only);
}

fn send(id: u32, action: Action) {
    if let Some(dispatch) = with(id, |viewer| viewer.dispatch.clone()).flatten() {
        dispatch.emit(action);
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
