//! Tagging: the countries of a list's headlines, and the names by which a reader finds them.

use super::intl::formats;
use super::registry::{Load, with};
use super::resources::{PATIENCE, gazetteer, gazetteer_now};
use crate::pause::pause;
use crate::ui::{LazyNames, Locale};
use article_viewer_headlines::{Names, Store};
use article_viewer_model::{Article, Fault, Item, Severity, decimal};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// So many headlines are tagged before the page gets its turn.
pub(crate) const TAGGED_AT_ONCE: usize = 2_000;

/// Puts an item into a store, and says which of its codes are no country's. `place` is its path.
pub(crate) fn push(store: &mut Store, item: &Item, place: &[&str]) -> Vec<Fault> {
    let unknown = store.push(item).into_iter();
    let fault = |code: &str, index: usize| Fault {
        severity: Severity::Warning,
        path: [&place.concat(), ".countries[", &decimal(index), "]"].concat(),
        message: [
            "\"",
            code,
            "\" is no country; it must be an ISO 3166-1 alpha-2 code such as AZ, or XK",
        ]
        .concat(),
        offset: 0,
    };
    unknown
        .map(|unknown| fault(&unknown.code, unknown.index))
        .collect()
}

/// Tags what is not yet, in slices, and draws it.
pub(crate) async fn tag(load: Load, store: &Rc<RefCell<Store>>) {
    let end = || load.redraw(|loaded| loaded.headlines.tagging = false);
    if store.borrow().is_given() {
        store.borrow_mut().tag_given();
        return end();
    }
    let mut found = gazetteer(Some(PATIENCE)).await;
    if found.is_none() {
        // The table's room goes; the countries may come all the same.
        end();
        found = gazetteer(None).await;
    }
    let Some(gazetteer) = found else {
        store.borrow_mut().tag_given();
        return end();
    };
    let slice = || {
        let mut store = store.borrow_mut();
        store.tag(&gazetteer, TAGGED_AT_ONCE);
        store.tagged() < store.len()
    };
    while slice() {
        pause(0).await;
        if !load.is_newest() {
            return;
        }
    }
    end();
}

/// Tags all that has come, if that needs nothing which is not here yet.
pub(crate) fn tag_if_possible(store: &mut Store) {
    if store.is_given() {
        store.tag_given();
    } else if let Some(gazetteer) = gazetteer_now() {
        store.tag(&gazetteer, usize::MAX);
    } else {
        // Here by the next slice, perhaps.
        spawn_local(async {
            gazetteer(None).await;
        });
    }
}

/// `true` if every headline of a viewer brings its countries.
pub(crate) fn is_given(id: u32) -> bool {
    let given = with(id, |viewer| {
        let loaded = viewer.loaded.as_ref()?;
        Some(loaded.headlines.store.borrow().is_given())
    });
    given.flatten() == Some(true)
}

/// Where every headline brings its countries the gazetteer is asked for only once something is typed, which may be any
/// name of theirs all the same: "holland", "uae".
pub(crate) async fn learn_names(load: Load) {
    if gazetteer(None).await.is_some() {
        take_names(load);
    }
}

/// Takes in what the gazetteer calls countries.
pub(crate) fn take_names(load: Load) {
    load.redraw(|loaded| loaded.names = lazy_names(&loaded.locale, &loaded.article));
}

/// The names that join a country's headlines when they are typed: in the interface's language, in the article's, and all
/// that the gazetteer knows.
pub(crate) fn lazy_names(locale: &Locale, article: &Rc<Article>) -> Rc<LazyNames> {
    let (locale, article) = (locale.clone(), article.clone());
    Rc::new(LazyNames::new(Box::new(move || {
        let mut names = Names::default();
        locale.name_all(&mut names);
        let language = article.in_language.as_deref().unwrap_or_default();
        if !language.is_empty() && *language != *locale.language() {
            Locale::new(language, &[], formats(language)).name_all(&mut names);
        }
        if let Some(gazetteer) = gazetteer_now() {
            names.extend(&gazetteer);
        }
        names
    })))
}
