//! A viewer's reports to the page that hosts it: that it is drawn, its snapshots, its reader's acts.

use super::events::Event;
use super::registry::{Load, host_of, with};
use super::snapshot::Snapshot;
use super::tagging::{is_given, learn_names};
use crate::source::Original;
use crate::ui::{Dispatch, FailureKind, HeadlineClick, Host, ReaderEvent, State};
use article_viewer_model::{Fault, Severity};
use serde_wasm_bindgen::to_value;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// The host of one load, as `ui` has it.
pub(crate) struct Reporter {
    pub(crate) load: Load,
    /// Where the article came from.
    pub(crate) url: Rc<str>,
    pub(crate) original: Option<Original>,
    pub(crate) faults: Vec<Fault>,
    pub(crate) retry: Box<dyn Fn()>,
    /// The names that a reader may type have been asked for.
    pub(crate) names_asked: Cell<bool>,
}

impl Reporter {
    pub(crate) fn new(load: Load, retry: impl Fn() + 'static) -> Self {
        Self {
            load,
            url: "".into(),
            original: None,
            faults: Vec::new(),
            retry: Box::new(retry),
            names_asked: Cell::default(),
        }
    }
}

/// Tells the page that loading has ended.
pub(crate) fn settle(id: u32, drawn: bool) {
    if let Some(host) = host_of(id) {
        let _ = host.settled(drawn);
    }
}

impl Host for Reporter {
    /// In the order of the contract.
    fn ready(&self, dispatch: &Dispatch) {
        let id = self.load.id;
        with(id, |viewer| viewer.dispatch = Some(dispatch.clone()));
        if let Some(host) = host_of(id) {
            let _ = host.ready();
        }
        let faults = self.faults.iter();
        for fault in faults.filter(|fault| fault.severity == Severity::Block) {
            let error = Event::Error {
                kind: FailureKind::Block.as_str(),
                path: &fault.path,
                message: &fault.message,
                url: &self.url,
            };
            error.fire(id);
        }
        if let Some(original) = &self.original {
            Event::load(original.to_js(), &self.faults).fire(id);
        }
        settle(id, true);
    }

    fn report(&self, state: &State, events: Vec<ReaderEvent>, shown: usize) {
        let id = self.load.id;
        let Some((ids, total)) = with(id, |viewer| {
            let loaded = viewer.loaded.as_ref();
            let total = loaded.map_or(0, |loaded| loaded.headlines.count());
            (viewer.ids.clone(), total)
        }) else {
            return;
        };
        let snapshot = Snapshot::of(state, &ids);
        if let (Some(host), Ok(snapshot)) = (host_of(id), to_value(&snapshot)) {
            let _ = host.snapshot(snapshot);
        }
        if !snapshot.query.is_empty() && !self.names_asked.get() && is_given(id) {
            self.names_asked.set(true);
            spawn_local(learn_names(self.load));
        }
        let codes = snapshot.country.clone();
        // What is loading is restored from what the reader does meanwhile.
        with(id, |viewer| {
            if viewer.snapshot.is_some() {
                viewer.snapshot = Some(snapshot);
            }
        });
        for event in events {
            match event {
                ReaderEvent::Card { index, open } => {
                    let id_of_card = ids.get(index).map_or("", |id| id);
                    Event::CardToggle {
                        id: id_of_card,
                        open,
                    }
                    .fire(id);
                }
                ReaderEvent::Filter => {
                    Event::filter(&codes, &state.query.text, shown, total).fire(id);
                }
            }
        }
    }

    fn follow(&self, click: &HeadlineClick) -> bool {
        Event::headline_link(click).fire(self.load.id)
    }

    fn follow_card(&self, id: &str, url: &str) -> bool {
        Event::CardLink { id, url }.fire(self.load.id)
    }

    fn retry(&self) {
        (self.retry)();
    }
}
