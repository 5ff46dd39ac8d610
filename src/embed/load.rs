//! From a request to a drawn article: what is read, tagged, named and handed to `ui`, and in which order.
//! The newest load of a viewer wins; whatever an older one still brings is dropped.

use super::events;
use super::intl::formats;
use super::options::Options;
use super::resources;
use super::roots::Root;
use super::snapshot::Snapshot;
use super::viewers::{page_of, with};
use crate::pause::{idle, pause};
use crate::source::{
    self, ListEnd, Original, ReadArticle, Slice, Trouble, network, read_list, read_object,
    read_response, read_text,
};
use crate::ui::{
    Dispatch, Failure, FailureKind, HeadlineClick, HeadlineSource, Host, HostOptions, LazyNames,
    Loaded, Locale, ReaderEvent, Refusal, Screen, State, opens,
};
use article_viewer_headlines::{Names, Store};
use article_viewer_model::{Article, Fault, Headlines, Item, Severity, decimal};
use js_sys::{Array, Promise};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::AbortController;

/// So many headlines are tagged before the page gets its turn.
const TAGGED_AT_ONCE: usize = 2_000;
/// So many faults of a list's items are told, and then how many more there are.
const TOLD: usize = 20;

/// Loads an article into a viewer: `source` is the promise of a `Response`, JSON as text, or a list that has an object;
/// `undefined` asks for the address again.
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
    // An object is read at once, before the page can change it.
    let given = source
        .dyn_ref::<Array>()
        .map(|given| read_object(given.get(0), &options.base));
    spawn_local(async move {
        let loaded = if let Some(given) = given {
            given
        } else if let Some(json) = source.as_string() {
            read_text(&json, &options.base)
        } else {
            match response(id, source, &options) {
                Ok(response) => read_response(response, &options.url).await,
                Err(error) => {
                    let Trouble { kind, message } = network(error);
                    Err(Failure::new(kind, &options.url, &message))
                }
            }
        };
        if !is_newest(id, load) {
            return;
        }
        #[cfg(feature = "harm")]
        crate::harm::strike("loading");
        match loaded {
            Ok(loaded) => show(id, load, loaded, &options).await,
            Err(failure) => fail(id, load, failure, &options).await,
        }
    });
}

fn response(id: u32, source: JsValue, options: &Options) -> Result<JsFuture, JsValue> {
    if let Ok(promise) = source.dyn_into::<Promise>() {
        return Ok(promise.into());
    }
    let abort = AbortController::new()?;
    let response = source::fetch(&options.url, Some(&abort.signal()))?;
    with(id, |viewer| viewer.abort = Some(abort));
    Ok(response)
}

fn settle(id: u32, drawn: bool) {
    if let Some(page) = page_of(id) {
        let _ = page.settled(drawn);
    }
}

fn is_newest(id: u32, load: u32) -> bool {
    with(id, |viewer| viewer.load == load) == Some(true)
}

/// A failed load leaves an old article standing; without one, the error stands where it would.
async fn fail(id: u32, load: u32, failure: Failure, options: &Options) {
    let stands = with(id, |viewer| viewer.loaded.is_some()) == Some(true);
    if !stands {
        let locale = locale(options, None).await;
        if !is_newest(id, load) {
            return;
        }
        let refusal = Refusal {
            failure: failure.clone(),
            options: host_options(id, options),
            locale,
            host: Rc::new(Page::new(id, load)),
        };
        show_screen(id, Screen::Refusal(Rc::new(refusal)), true);
    }
    let Failure {
        kind,
        path,
        message,
        url,
        ..
    } = &failure;
    events::error(id, *kind, path, message, url);
    settle(id, false);
}

async fn show(id: u32, load: u32, read: ReadArticle, options: &Options) {
    let ReadArticle {
        article,
        url,
        original,
        mut faults,
        left_out,
    } = read;
    let src = Some(options.headlines.clone()).filter(|src| !src.is_empty());
    let src = src.or_else(|| match &article.headlines {
        Headlines::Src(link) => Some(link.to_string()),
        Headlines::List(_) => None,
    });
    // A list of its own is on its way while the article is drawn.
    let list = src.as_deref().map(|src| source::fetch(src, None));
    let locale = locale(options, article.in_language.as_deref()).await;
    if !is_newest(id, load) {
        return;
    }

    let mut store = Store::default();
    match &article.headlines {
        _ if src.is_some() => {}
        Headlines::List(items) => {
            let mut place = 0;
            for item in items {
                while left_out.contains(&place) {
                    place += 1;
                }
                faults.extend(push(&mut store, item, "headlines", place));
                place += 1;
            }
        }
        Headlines::Src(_) => {}
    }
    // The article does not wait for what only the filter needs.
    if store.len() <= TAGGED_AT_ONCE {
        tag_if_possible(&mut store);
    }
    let untagged = store.tagged() < store.len();
    let tagging = untagged || src.is_some();

    let ids: Rc<[Rc<str>]> = article.card_ids().into();
    let snapshot = with(id, |viewer| viewer.snapshot.take()).flatten();
    // The options of now: the page may have set the filter while this was loading.
    let newest = with(id, |viewer| viewer.options.clone()).unwrap_or_default();
    let initial = Rc::new(first_state(snapshot, &ids, &newest));
    let store = Rc::new(RefCell::new(store));
    let headlines = HeadlineSource {
        store: store.clone(),
        loading: src.is_some(),
        tagging,
        failed: None,
        is_cut: false,
    };
    let article = Rc::new(article);
    let names = lazy_names(&locale, &article);
    let page = Rc::new(Page {
        url,
        original: Some(original),
        faults,
        src: src.clone(),
        ..Page::new(id, load)
    });
    let loaded = Loaded {
        article,
        headlines,
        names,
        options: host_options(id, options),
        locale,
        initial,
        host: page,
    };
    with(id, |viewer| viewer.ids = ids);
    show_screen(id, Screen::Article(Rc::new(loaded)), false);

    if untagged {
        tag(id, load, &store).await;
    }
    if let (Some(src), Some(list)) = (src, list) {
        fill(id, load, &src, list).await;
    }
    // What the gazetteer has brought since.
    if tagging {
        take_names(id, load);
    }
    idle().await;
    if let Some(loaded) = with(id, |viewer| viewer.loaded.clone()).flatten() {
        LazyNames::force(&loaded.names);
    }
}

/// What it starts from: what the reader did before, else the page's wishes.
fn first_state(snapshot: Option<Snapshot>, ids: &[Rc<str>], options: &Options) -> State {
    let open = opens(&options.open, ids);
    let wish = || Snapshot {
        country: options.country.clone(),
        query: options.query.clone(),
        ..Snapshot::default()
    };
    snapshot.unwrap_or_else(wish).restore(ids, open)
}

fn push(store: &mut Store, item: &Item, list: &str, index: usize) -> Vec<Fault> {
    let unknown = store.push(item).into_iter();
    unknown
        .map(|unknown| Fault {
            severity: Severity::Warning,
            path: [
                list,
                "[",
                &decimal(index),
                "].countries[",
                &decimal(unknown.index),
                "]",
            ]
            .concat(),
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
    locale.name_all(&mut names);
    let language = article.in_language.as_deref().unwrap_or_default();
    if !language.is_empty() && *language != *locale.language() {
        let theirs = Locale::new(language, &[], formats(language));
        theirs.name_all(&mut names);
    }
    if let Some(gazetteer) = resources::gazetteer_now() {
        names.extend(&gazetteer);
    }
    names
}

/// The page that hosts a viewer, as the door lets it be seen.
#[derive(Default)]
struct Page {
    id: u32,
    load: u32,
    url: Rc<str>,
    original: Option<Original>,
    faults: Vec<Fault>,
    src: Option<String>,
    /// The names that a reader may type have been asked for.
    names_asked: Cell<bool>,
}

impl Page {
    fn new(id: u32, load: u32) -> Self {
        Self {
            id,
            load,
            ..Self::default()
        }
    }

    /// Whether every headline brings its countries.
    fn is_given(&self) -> bool {
        let given = with(self.id, |viewer| {
            let loaded = viewer.loaded.as_ref()?;
            Some(loaded.headlines.store.borrow().is_given())
        });
        given.flatten() == Some(true)
    }
}

impl Host for Page {
    /// The view stands: the page is told, in the order of the contract.
    fn ready(&self, dispatch: &Dispatch) {
        let id = self.id;
        with(id, |viewer| viewer.dispatch = Some(dispatch.clone()));
        if let Some(page) = page_of(id) {
            let _ = page.ready();
        }
        for fault in self
            .faults
            .iter()
            .filter(|fault| fault.severity == Severity::Block)
        {
            events::error(
                id,
                FailureKind::Block,
                &fault.path,
                &fault.message,
                &self.url,
            );
        }
        let article = self
            .original
            .as_ref()
            .map_or(JsValue::NULL, Original::to_js);
        events::loaded(id, article, &self.faults);
        settle(id, true);
    }

    fn report(&self, state: &State, events: Vec<ReaderEvent>, shown: usize) {
        let id = self.id;
        let Some((ids, total)) = with(id, |viewer| {
            let total = viewer
                .loaded
                .as_ref()
                .map_or(0, |loaded| loaded.headlines.count() as usize);
            (viewer.ids.clone(), total)
        }) else {
            return;
        };
        let snapshot = Snapshot::of(state, &ids);
        if let (Some(page), Ok(snapshot)) = (page_of(id), serde_wasm_bindgen::to_value(&snapshot)) {
            let _ = page.snapshot(snapshot);
        }
        if !snapshot.query.is_empty() && !self.names_asked.get() && self.is_given() {
            self.names_asked.set(true);
            spawn_local(learn_names(id, self.load));
        }
        // What is loading stands up from what the reader does meanwhile.
        with(id, |viewer| {
            if viewer.snapshot.is_some() {
                viewer.snapshot = Some(snapshot);
            }
        });
        for act in events {
            match act {
                ReaderEvent::Card { index, open } => {
                    events::toggled(id, ids.get(index).map_or("", |id| id), open);
                }
                ReaderEvent::Filter => events::filtered(id, &state.query, shown, total),
            }
        }
    }

    fn follow(&self, click: &HeadlineClick) -> bool {
        events::followed(self.id, click)
    }

    fn follow_card(&self, id: &str, url: &str) -> bool {
        events::card_followed(self.id, id, url)
    }

    /// The list's Retry loads the list, the article's the article.
    fn retry(&self) {
        match &self.src {
            Some(src) => {
                let (id, load, src) = (self.id, self.load, src.clone());
                spawn_local(async move {
                    fill(id, load, &src, source::fetch(&src, None)).await;
                });
            }
            None => begin(self.id, JsValue::UNDEFINED),
        }
    }
}

/// Tags what is not yet, in slices, and draws it.
async fn tag(id: u32, load: u32, store: &Rc<RefCell<Store>>) {
    let end_tagging = || {
        if is_newest(id, load) {
            redraw(id, |loaded| loaded.headlines.tagging = false);
        }
    };
    let mut gazetteer = None;
    if !store.borrow().is_given() {
        gazetteer = resources::gazetteer_soon().await;
        if gazetteer.is_none() {
            // The table's room goes; the countries may come all the same.
            end_tagging();
            gazetteer = resources::gazetteer().await;
        }
    }
    if let Some(gazetteer) = gazetteer {
        loop {
            store.borrow_mut().tag(&gazetteer, TAGGED_AT_ONCE);
            let done = {
                let store = store.borrow();
                store.tagged() == store.len()
            };
            if done {
                break;
            }
            pause(0).await;
            if !is_newest(id, load) {
                return;
            }
        }
    } else {
        store.borrow_mut().tag_given();
    }
    end_tagging();
}

/// Tags all that has come, if that needs nothing which is not here yet.
fn tag_if_possible(store: &mut Store) {
    if store.is_given() {
        store.tag_given();
    } else if let Some(gazetteer) = resources::gazetteer_now() {
        store.tag(&gazetteer, usize::MAX);
    } else {
        // Here by the next slice, perhaps.
        spawn_local(async {
            resources::gazetteer().await;
        });
    }
}

/// Where every headline brings its countries the gazetteer is asked for only once something is typed, which may be any
/// name of theirs all the same: "holland", "uae".
async fn learn_names(id: u32, load: u32) {
    if resources::gazetteer().await.is_some() {
        take_names(id, load);
    }
}

/// Takes in what the gazetteer calls countries.
fn take_names(id: u32, load: u32) {
    if is_newest(id, load) {
        redraw(id, |loaded| {
            loaded.names = lazy_names(&loaded.locale, &loaded.article);
        });
    }
}

fn lazy_names(locale: &Locale, article: &Rc<Article>) -> Rc<LazyNames> {
    let (locale, article) = (locale.clone(), article.clone());
    Rc::new(LazyNames::new(Box::new(move || names(&locale, &article))))
}

/// Loads the list that stands apart from the article.
async fn fill(id: u32, load: u32, src: &str, list: Result<JsFuture, JsValue>) {
    // A list that broke off is read from its beginning: what came of it must not stand there twice.
    let store = Rc::new(RefCell::new(Store::default()));
    redraw(id, |loaded| {
        loaded.headlines.store = store.clone();
        loaded.headlines.loading = true;
        loaded.headlines.tagging = true;
        loaded.headlines.failed = None;
        loaded.headlines.is_cut = false;
    });
    // No more are kept than are told: a list may have a million.
    let unknown = RefCell::new(Vec::new());
    let further = Cell::new(0);
    let drawn = Cell::new(0);
    let result = match list {
        Ok(response) => {
            read_list(response, src, |slice: Slice| {
                if !is_newest(id, load) {
                    return false;
                }
                let mut store = store.borrow_mut();
                for (place, item) in &slice.items {
                    for fault in push(&mut store, item, "", *place) {
                        let mut unknown = unknown.borrow_mut();
                        if unknown.len() < TOLD {
                            unknown.push(fault);
                        } else {
                            further.set(further.get() + 1);
                        }
                    }
                }
                tag_if_possible(&mut store);
                // Drawing takes longer than reading: a list is drawn again once it is a quarter longer.
                if store.len() * 4 >= drawn.get() * 5 {
                    drawn.set(store.len());
                    drop(store);
                    redraw(id, |_| {});
                }
                true
            })
            .await
        }
        Err(_) => Err(Some(src.to_owned())),
    };
    if !is_newest(id, load) {
        return;
    }
    tag(id, load, &store).await;
    let (failed, ListEnd { faults, is_cut }) = match result {
        Ok(end) => (None, end),
        Err(why) => (why, ListEnd::default()),
    };
    redraw(id, |loaded| {
        loaded.headlines.loading = false;
        loaded.headlines.failed = failed.as_deref().map(Into::into);
        loaded.headlines.is_cut = is_cut;
    });
    if let Some(why) = failed {
        events::error(id, FailureKind::Headlines, "", &why, src);
    }
    let unknown = unknown.borrow();
    let tell = |path: &str, message: &str| {
        events::error(id, FailureKind::Headlines, path, message, src);
    };
    // What has no path is said of the whole list: what the reader has counted, instead of telling it.
    let (items, counts): (Vec<_>, Vec<_>) = faults
        .iter()
        .chain(unknown.iter())
        .partition(|fault| !fault.path.is_empty());
    for fault in items.iter().take(TOLD).chain(&counts) {
        tell(&fault.path, &fault.message);
    }
    let more = items.len().saturating_sub(TOLD) + further.get();
    if more > 0 {
        tell(
            "",
            &["further faults of its items: ", &decimal(more)].concat(),
        );
    }
}

/// Changes what is drawn, and draws it with its state kept.
pub(crate) fn redraw(id: u32, change: impl FnOnce(&mut Loaded)) {
    with(id, |viewer| {
        if let (Some(root), Some(loaded)) = (&mut viewer.root, &mut viewer.loaded) {
            let mut changed = (**loaded).clone();
            change(&mut changed);
            *loaded = Rc::new(changed);
            root.update(Screen::Article(loaded.clone()));
        }
    });
}

/// Puts a screen on the page: the element makes room (`keep`: what stands in it stays below), and says where.
fn show_screen(id: u32, screen: Screen, keep: bool) {
    let Some(root) = with(id, |viewer| viewer.root.take()) else {
        return;
    };
    let Ok(mut root) = root.map_or_else(Root::take, Ok) else {
        return;
    };
    root.leave();
    let place = page_of(id).and_then(|page| page.draw(keep).ok());
    let Some(place) = place.filter(JsValue::is_object) else {
        root.give_back();
        return;
    };
    // Unchecked: it may be a node of another frame, which is no `Node` here.
    root.place(&place.unchecked_into());
    let loaded = match &screen {
        Screen::Article(loaded) => Some(loaded.clone()),
        _ => None,
    };
    root.draw(screen);
    with(id, |viewer| {
        viewer.root = Some(root);
        viewer.loaded = loaded;
        viewer.dispatch = None;
    });
}

pub(crate) fn host_options(id: u32, options: &Options) -> HostOptions {
    HostOptions {
        heading_level: options.heading_level,
        card_prefix: HostOptions::prefix(&options.id).into(),
        scope: ["av", &decimal(id as usize)].concat().into(),
        page_url: options.page.as_str().into(),
        address: options.address.as_str().into(),
        fragment: options.fragment.as_str().into(),
    }
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
