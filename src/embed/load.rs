//! From a request to a drawn article: what is read, tagged, named and handed to `ui`, and in which order.
//! The newest load of a viewer wins; whatever an older one still brings is dropped.

use super::events::{self, tell};
use super::intl::Intl;
use super::options::Options;
use super::roots::Root;
use super::snapshot::Snapshot;
use super::viewers::with;
use super::{fragment, resources};
use crate::source::{self, Loaded, Slice, read_list, read_response, read_text};
use crate::ui::{
    Act, Dispatch, Failure, FailureKind, List, Locale, Report, Settings, Shared, Stage, ViewProps,
};
use article_viewer_countries::{Country, Kind};
use article_viewer_headlines::{Names, Store};
use article_viewer_model::{Article, Fault, Headlines, Item, Severity};
use js_sys::Promise;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{AbortController, Node};
use yew::Callback;
use yew::platform::time::sleep;

/// So many headlines are tagged before the page gets its turn.
const TAGGED_AT_ONCE: usize = 2_000;

/// Loads an article into a viewer: `source` is the promise of a `Response`, or JSON as text; `undefined`
/// asks for the address again.
pub(crate) fn begin(id: u32, source: JsValue) {
    let Some((load, options, old)) = with(id, |viewer| {
        viewer.load += 1;
        (viewer.load, viewer.options.clone(), viewer.abort.take())
    }) else {
        return;
    };
    if let Some(old) = old {
        old.abort();
    }
    spawn_local(async move {
        let loaded = if let Some(json) = source.as_string() {
            read_text(&json, &options.base).map_err(Some)
        } else {
            match response(id, source, &options) {
                Ok(response) => read_response(response, &options.url).await,
                Err(error) => Err(Some(unasked(&options.url, &error))),
            }
        };
        if !is_newest(id, load) {
            return;
        }
        match loaded {
            Ok(loaded) => show(id, load, loaded, &options).await,
            Err(Some(failure)) => fail(id, load, failure, &options).await,
            Err(None) => {}
        }
    });
}

fn response(id: u32, source: JsValue, options: &Options) -> Result<Promise, JsValue> {
    if let Ok(promise) = source.dyn_into::<Promise>() {
        return Ok(promise);
    }
    let abort = AbortController::new()?;
    let response = source::fetch(&options.url, Some(&abort.signal()))?;
    with(id, |viewer| viewer.abort = Some(abort));
    Ok(response)
}

fn unasked(url: &str, error: &JsValue) -> Failure {
    let message = error.dyn_ref::<js_sys::Error>().map_or_else(String::new, |error| error.message().into());
    Failure {
        kind: FailureKind::Network,
        url: url.into(),
        path: "".into(),
        message: message.into(),
        position: None,
    }
}

fn is_newest(id: u32, load: u32) -> bool {
    with(id, |viewer| viewer.load == load) == Some(true)
}

/// A failed load leaves an old article standing; without one, the error stands where it would.
async fn fail(id: u32, load: u32, failure: Failure, options: &Options) {
    let stands = with(id, |viewer| viewer.view.is_some()) == Some(true);
    if !stands {
        let locale = locale(if options.lang.is_empty() { "en" } else { &options.lang }).await;
        if !is_newest(id, load) {
            return;
        }
        let onretry = Callback::from(move |()| begin(id, JsValue::UNDEFINED));
        let settings = settings(id, options);
        stage(id, Stage::Error { failure: failure.clone(), settings, locale, onretry }, true);
    }
    events::failed(id, &failure);
    tell(id, "settled", &JsValue::FALSE);
}

async fn show(id: u32, load: u32, loaded: Loaded, options: &Options) {
    let Loaded { article, url, json, mut faults } = loaded;
    let language = if options.lang.is_empty() {
        article.in_language.as_deref().unwrap_or("en").to_owned()
    } else {
        options.lang.clone()
    };
    let locale = locale(&language).await;

    let mut store = Store::default();
    let mut src = Some(options.headlines.clone()).filter(|src| !src.is_empty());
    match &article.headlines {
        _ if src.is_some() => {}
        Headlines::List(items) => {
            for (index, item) in items.iter().enumerate() {
                faults.extend(push(&mut store, item, &format!("headlines[{index}]")));
            }
        }
        Headlines::Src(link) => src = Some(link.to_string()),
    }
    // A list of moderate length is tagged before it is drawn, so that nothing jumps; a long one after.
    let soon = store.len() <= TAGGED_AT_ONCE;
    let mut untagged = !store.is_given();
    if store.is_given() {
        store.tag_given();
    } else if soon && let Some(gazetteer) = resources::gazetteer_soon().await {
        store.tag(&gazetteer, usize::MAX);
        untagged = false;
    }
    if !is_newest(id, load) {
        return;
    }

    let ids: Rc<[Rc<str>]> = article.card_ids().into();
    let snapshot = with(id, |viewer| viewer.snapshot.take()).flatten();
    let initial = first_state(snapshot, &ids, options);
    let store = Rc::new(RefCell::new(store));
    let list = List { store: store.clone(), version: 0, loading: src.is_some(), failed: None };
    let names = Shared::new(names(&locale, &article));
    let blocks: Vec<Failure> = faults
        .iter()
        .filter(|fault| fault.severity == Severity::Block)
        .map(|fault| Failure {
            kind: FailureKind::Block,
            url: url.clone(),
            path: fault.path.as_str().into(),
            message: fault.message.as_str().into(),
            position: None,
        })
        .collect();
    let retry_src = src.clone();
    let props = ViewProps {
        article: Shared::new(article),
        list,
        names,
        settings: settings(id, options),
        locale,
        initial,
        onready: Callback::from(move |dispatch: Dispatch| {
            ready(id, dispatch, &json, &faults, &blocks);
        }),
        onreport: Callback::from(move |report| hear(id, &report)),
        onfollow: Callback::from(move |click| events::followed(id, &click)),
        onretry: Callback::from(move |()| {
            if let Some(src) = &retry_src {
                spawn_local(fill(id, load, src.clone()));
            }
        }),
    };
    with(id, |viewer| viewer.ids = ids);
    stage(id, Stage::View(props), false);

    if untagged {
        tag(id, load, &store).await;
    }
    if let Some(src) = src {
        fill(id, load, src).await;
    }
}

/// What it starts from: what the reader did before, else the page's wishes.
fn first_state(snapshot: Option<Snapshot>, ids: &[Rc<str>], options: &Options) -> crate::ui::State {
    let open = options.opens(ids);
    let wish = || Snapshot {
        country: options.country.clone(),
        query: options.query.clone(),
        ..Snapshot::default()
    };
    snapshot.unwrap_or_else(wish).restore(ids, open)
}

fn push(store: &mut Store, item: &Item, path: &str) -> Vec<Fault> {
    let unknown = store.push(item).into_iter();
    unknown
        .map(|unknown| Fault {
            severity: Severity::Warning,
            path: format!("{path}.countries[{}]", unknown.index),
            message: [
                "\"",
                &unknown.code,
                "\" is no country; it must be an ISO 3166-1 alpha-2 code such as AZ, or XK",
            ]
            .concat(),
            offset: 0,
        })
        .collect()
}

/// The names that join a country's headlines when they are typed: in the interface's language, in the
/// article's, and all that the gazetteer knows.
fn names(locale: &Locale, article: &Article) -> Names {
    let mut names = Names::default();
    for country in Country::all() {
        names.add(country, Kind::Name, &locale.country(country));
    }
    let language = article.in_language.as_deref().unwrap_or_default();
    if !language.is_empty() && *language != *locale.language() {
        let theirs = Locale::new(language, &[], Box::new(Intl::new(language)));
        for country in Country::all() {
            names.add(country, Kind::Name, &theirs.country(country));
        }
    }
    if let Some(gazetteer) = resources::gazetteer_now() {
        names.extend(&gazetteer);
    }
    names
}

/// The view stands: the page is told, in the order of the contract.
fn ready(id: u32, dispatch: Dispatch, json: &str, faults: &[Fault], blocks: &[Failure]) {
    with(id, |viewer| viewer.dispatch = Some(dispatch));
    for block in blocks {
        events::failed(id, block);
    }
    events::loaded(id, json, faults);
    tell(id, "settled", &JsValue::TRUE);
    if let Some(location) = web_sys::window().map(|window| window.location())
        && let Ok(hash) = location.hash()
    {
        let still = web_sys::window().and_then(|window| window.scroll_y().ok()) == Some(0.0);
        fragment::follow(&hash, still, Some(id));
    }
}

/// The state has changed: it is kept for the next time, and the page hears what the reader did.
fn hear(id: u32, report: &Report) {
    let Some((ids, total)) = with(id, |viewer| {
        viewer.state = Some(report.state.clone());
        viewer.selection.clone_from(&report.selection);
        let total = viewer.view.as_ref().map_or(0, |view| view.list.len() as usize);
        (viewer.ids.clone(), total)
    }) else {
        return;
    };
    tell(id, "snapshot", &events::to_js(&Snapshot::of(&report.state, &ids)));
    for act in &report.acts {
        match act {
            Act::Card { index, open } => events::toggled(id, ids.get(*index).map_or("", |id| id), *open),
            Act::Filter => {
                let shown = report.selection.as_ref().map_or(total, |selection| selection.rows.len());
                events::filtered(id, &report.state.query, shown, total);
            }
        }
    }
}

/// Tags what is not yet, in slices.
async fn tag(id: u32, load: u32, store: &Rc<RefCell<Store>>) {
    let Some(gazetteer) = resources::gazetteer().await else {
        store.borrow_mut().tag_given();
        return;
    };
    loop {
        store.borrow_mut().tag(&gazetteer, TAGGED_AT_ONCE);
        let done = {
            let store = store.borrow();
            store.tagged() == store.len()
        };
        if done {
            break;
        }
        sleep(Duration::ZERO).await;
        if !is_newest(id, load) {
            return;
        }
    }
    grow(id, |view| {
        // The gazetteer may have come since the names were gathered.
        view.names = Shared::new(names(&view.locale, &view.article));
        view.list.version += 1;
    });
}

/// Loads the list that stands apart from the article.
async fn fill(id: u32, load: u32, src: String) {
    let Some(store) = with(id, |viewer| viewer.view.as_ref().map(|view| view.list.store.clone())).flatten() else {
        return;
    };
    grow(id, |view| {
        view.list.loading = true;
        view.list.failed = None;
        view.list.version += 1;
    });
    let taken = RefCell::new(Vec::new());
    let before = store.borrow().len();
    let result = match source::fetch(&src, None) {
        Ok(response) => {
            read_list(response, &src, |slice: Slice| {
                if !is_newest(id, load) {
                    return false;
                }
                {
                    let mut store = store.borrow_mut();
                    for item in &slice.items {
                        let path = format!("[{}]", store.len() - before);
                        taken.borrow_mut().extend(push(&mut store, item, &path));
                    }
                }
                grow(id, |view| view.list.version += 1);
                true
            })
            .await
        }
        Err(_) => Err(Some(src.clone())),
    };
    if !is_newest(id, load) {
        return;
    }
    tag(id, load, &store).await;
    let failed = match result {
        Err(Some(why)) => Some(why),
        _ => None,
    };
    grow(id, |view| {
        view.list.loading = false;
        view.list.failed = failed.as_deref().map(Into::into);
        view.list.version += 1;
    });
    if let Some(why) = failed {
        let failure = Failure {
            kind: FailureKind::Headlines,
            url: src.as_str().into(),
            path: "".into(),
            message: why.into(),
            position: None,
        };
        events::failed(id, &failure);
    }
}

/// Changes what is drawn, and draws it with its state kept.
pub(crate) fn grow(id: u32, change: impl FnOnce(&mut ViewProps)) {
    with(id, |viewer| {
        if let (Some(root), Some(view)) = (&mut viewer.root, &mut viewer.view) {
            change(view);
            root.update(Stage::View(view.clone()));
        }
    });
}

/// Puts a stage on the page: the element makes room (`keep`: what stands in it stays below), and says where.
fn stage(id: u32, stage: Stage, keep: bool) {
    let Some(root) = with(id, |viewer| viewer.root.take()) else {
        return;
    };
    let Ok(mut root) = root.map_or_else(Root::take, Ok) else {
        return;
    };
    root.leave();
    let place = tell(id, "draw", &JsValue::from_bool(keep));
    let Ok(place) = place.dyn_into::<Node>() else {
        root.give_back();
        return;
    };
    root.place(&place);
    let view = match &stage {
        Stage::View(view) => Some(view.clone()),
        _ => None,
    };
    root.draw(stage);
    with(id, |viewer| {
        viewer.root = Some(root);
        viewer.view = view;
        viewer.dispatch = None;
    });
}

pub(crate) fn settings(id: u32, options: &Options) -> Settings {
    let prefix = if options.id.is_empty() { String::new() } else { [&options.id, "-"].concat() };
    Settings {
        heading_level: options.heading_level.clamp(1, 4),
        card_prefix: prefix.into(),
        scope: format!("av{id}").into(),
    }
}

/// The interface in a language: its phrases, where there is a file of them, else English.
pub(crate) async fn locale(language: &str) -> Locale {
    match resources::messages(language).await {
        Some(messages) => Locale::new(language, &messages, Box::new(Intl::new(language))),
        None => Locale::new("en", &[], Box::new(Intl::new("en"))),
    }
}
