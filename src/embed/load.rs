//! From a request to a drawn article: what is read, tagged, named and handed to `ui`, and in which order.

use super::events::Event;
use super::intl::formats;
use super::late_list::fill;
use super::options::Options;
use super::registry::{Load, host_of, with};
use super::report::{Reporter, settle};
use super::resources::{self, gazetteer};
use super::roots::Root;
use super::snapshot::Snapshot;
use super::tagging::{TAGGED_AT_ONCE, lazy_names, push, tag, tag_if_possible, take_names};
use crate::pause::idle;
use crate::source::{ReadArticle, Trouble, fetch, network, read_object, read_response, read_text};
use crate::ui::{
    Arrival, Failure, HeadlineSource, LazyNames, Loaded, Locale, Refusal, Screen, State, opens,
};
use article_viewer_headlines::Store;
use article_viewer_model::{Headlines, decimal};
use js_sys::{Array, Promise};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::AbortController;

/// Loads an article into a viewer: `source` is the promise of a `Response`, JSON as text, or a list that has an object;
/// `undefined` asks for the address again.
pub(crate) fn begin(id: u32, source: JsValue) {
    let Some((number, options, old)) = with(id, |viewer| {
        viewer.load += 1;
        (viewer.load, viewer.options.clone(), viewer.abort.take())
    }) else {
        return;
    };
    if let Some(old) = old {
        old.abort();
    }
    let load = Load { id, number };
    // An object is read at once, before the page can change it.
    let given = source.dyn_ref::<Array>();
    let given = given.map(|given| read_object(given.get(0), &options.base));
    spawn_local(async move {
        let article = match given {
            Some(given) => given,
            None => read(id, source, &options).await,
        };
        if !load.is_newest() {
            return;
        }
        #[cfg(feature = "fault-injection")]
        crate::fault_injection::strike("loading");
        match article {
            Ok(article) => show(load, article, &options).await,
            Err(failure) => fail(load, failure, &options).await,
        }
    });
}

async fn read(id: u32, source: JsValue, options: &Options) -> Result<ReadArticle, Failure> {
    if let Some(json) = source.as_string() {
        return read_text(&json, &options.base);
    }
    match response(id, source, options) {
        Ok(response) => read_response(response, &options.url).await,
        Err(Trouble { kind, message }) => Err(Failure::new(kind, &options.url, &message)),
    }
}

fn response(id: u32, source: JsValue, options: &Options) -> Result<JsFuture, Trouble> {
    if let Ok(promise) = source.dyn_into::<Promise>() {
        return Ok(promise.into());
    }
    let abort = AbortController::new().map_err(network)?;
    let response = fetch(&options.url, Some(&abort.signal()))?;
    with(id, |viewer| viewer.abort = Some(abort));
    Ok(response)
}

/// A failed load leaves an old article standing; without one, the error stands where it would.
async fn fail(load: Load, failure: Failure, options: &Options) {
    let id = load.id;
    if with(id, |viewer| viewer.loaded.is_some()) != Some(true) {
        let locale = locale(options, None).await;
        if !load.is_newest() {
            return;
        }
        let refusal = Refusal {
            failure: failure.clone(),
            options: options.for_drawing(id),
            locale,
            host: Rc::new(Reporter::new(load, move || begin(id, JsValue::UNDEFINED))),
        };
        show_screen(id, Screen::Refusal(Rc::new(refusal)));
    }
    Event::error(&failure).fire(id);
    settle(id, false);
}

async fn show(load: Load, read: ReadArticle, options: &Options) {
    let ReadArticle {
        article,
        url,
        original,
        mut faults,
        left_out,
    } = read;
    let id = load.id;
    let src = match &article.headlines {
        _ if !options.headlines.is_empty() => Some(options.headlines.clone()),
        Headlines::Src(link) => Some(link.to_string()),
        Headlines::List(_) => None,
    };
    // A list of its own is on its way while the article is drawn.
    let list = src.as_deref().map(|src| fetch(src, None));
    let locale = locale(options, article.in_language.as_deref()).await;
    if !load.is_newest() {
        return;
    }

    let mut store = Store::default();
    if let (Headlines::List(items), None) = (&article.headlines, &src) {
        let places = (0..).filter(|place| !left_out.contains(place));
        for (item, place) in items.iter().zip(places) {
            let place = ["headlines[", &decimal(place), "]"];
            faults.extend(push(&mut store, item, &place));
        }
    }
    // What stands in the page already is drawn once, whole, to take its place unseen.
    if options.drawing.rendered && !store.is_given() {
        gazetteer(None).await;
        if !load.is_newest() {
            return;
        }
    }
    // The article does not wait for what only the filter needs.
    if store.len() <= TAGGED_AT_ONCE {
        tag_if_possible(&mut store);
    }
    let untagged = store.tagged() < store.len();
    let tagging = untagged || src.is_some();

    let ids: Rc<[Rc<str>]> = article.card_ids().into();
    let store = Rc::new(RefCell::new(store));
    let article = Rc::new(article);
    let retry_src = src.clone();
    let retry = move || match &retry_src {
        // The list's Retry loads the list.
        Some(src) => {
            let src = src.clone();
            spawn_local(async move { fill(load, &src, fetch(&src, None)).await });
        }
        None => begin(id, JsValue::UNDEFINED),
    };
    let loaded = Loaded {
        headlines: HeadlineSource {
            store: store.clone(),
            arrival: match src {
                Some(_) => Arrival::Loading,
                None => Arrival::Whole,
            },
            tagging,
        },
        names: lazy_names(&locale, &article),
        options: options.for_drawing(id),
        locale,
        initial: Rc::new(restored(id, &ids)),
        host: Rc::new(Reporter {
            url,
            original: Some(original),
            faults,
            ..Reporter::new(load, retry)
        }),
        article,
    };
    with(id, |viewer| viewer.ids = ids);
    show_screen(id, Screen::Article(Rc::new(loaded)));

    if untagged {
        tag(load, &store).await;
    }
    if let (Some(src), Some(list)) = (src, list) {
        fill(load, &src, list).await;
    }
    // What the gazetteer has brought since.
    if tagging {
        take_names(load);
    }
    idle().await;
    if let Some(loaded) = with(id, |viewer| viewer.loaded.clone()).flatten() {
        LazyNames::force(&loaded.names);
    }
}

/// The state that a viewer starts from: the snapshot's, else the page's wishes of now, for it may have set the filter
/// while this was loading.
fn restored(id: u32, ids: &[Rc<str>]) -> State {
    let found = with(id, |viewer| {
        (viewer.snapshot.take(), viewer.options.clone())
    });
    let (snapshot, options) = found.unwrap_or_default();
    let wish = || Snapshot {
        country: options.country.clone(),
        query: options.query.clone(),
        ..Snapshot::default()
    };
    let snapshot = snapshot.unwrap_or_else(wish);
    snapshot.restore(ids, opens(&options.open, ids))
}

/// Puts a screen on the page: the element makes room, and says where. What stands in it stays below a refusal.
fn show_screen(id: u32, screen: Screen) {
    let Some(root) = with(id, |viewer| viewer.root.take()) else {
        return;
    };
    let Ok(mut root) = root.map_or_else(Root::take, Ok) else {
        return;
    };
    root.leave();
    let loaded = match &screen {
        Screen::Article(loaded) => Some(loaded.clone()),
        _ => None,
    };
    let place = host_of(id).and_then(|host| host.draw(loaded.is_none()).ok());
    let Some(place) = place.filter(JsValue::is_object) else {
        root.give_back();
        return;
    };
    // Unchecked: it may be a node of another frame, which is no `Node` here.
    root.place(&place.unchecked_into());
    root.draw(screen);
    with(id, |viewer| {
        viewer.root = Some(root);
        viewer.loaded = loaded;
        viewer.dispatch = None;
    });
}

/// The interface in the language that the page asks for, else the article's: the page's own phrases, then those of
/// the language's file. Without either, English.
pub(crate) async fn locale(options: &Options, article: Option<&str>) -> Locale {
    let language = match &*options.lang {
        "" => article.unwrap_or("en"),
        language => language,
    };
    let file = resources::messages(language).await;
    let language = if file.is_none() && options.messages.is_empty() {
        "en"
    } else {
        language
    };
    let messages = [options.messages.as_bytes(), &file.unwrap_or_default()];
    Locale::new(language, &messages, formats(language))
}
