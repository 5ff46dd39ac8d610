//! What `run.mjs` times: a list of headlines, tagged in slices and asked as the viewer asks it. Built exactly as a
//! release of the viewer is.

#![cfg(target_arch = "wasm32")]

use article_viewer_countries::{Country, Gazetteer};
use article_viewer_headlines::{Facet, Names, Query, Store};
use article_viewer_model::{Item, NonBlank};
use wasm_bindgen::prelude::wasm_bindgen;

/// The viewer's allocator.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// A list of headlines and all that answers a query about it.
#[wasm_bindgen]
#[derive(Default)]
pub struct List {
    store: Store,
    gazetteer: Gazetteer,
    names: Names,
}

#[wasm_bindgen]
impl List {
    /// From a gazetteer's bytes and headlines, one a line.
    #[wasm_bindgen(constructor)]
    pub fn new(gazetteer: &[u8], headlines: &str) -> Self {
        let mut list = Self {
            gazetteer: Gazetteer::from_bytes(gazetteer).unwrap_or_default(),
            ..Self::default()
        };
        for country in Country::all() {
            if let Some(name) = list.gazetteer.name(country) {
                list.names
                    .add(country, article_viewer_countries::Kind::Name, name);
            }
        }
        list.names.extend(&list.gazetteer);
        for headline in headlines.lines().filter_map(NonBlank::new) {
            list.store.push(&Item::new(headline));
        }
        list
    }

    /// Tags at most that many further headlines; how many are tagged now.
    pub fn tag(&mut self, rows: usize) -> usize {
        self.store.tag(&self.gazetteer, rows);
        self.store.tagged()
    }

    /// How many headlines a text shows, counts of all countries and the order of the table included.
    pub fn ask(&self, text: &str) -> usize {
        let selection = self.store.select(&Query::text(text), &self.names);
        let counted: u32 = selection
            .countries()
            .into_iter()
            .map(|country| selection.count(Facet::Country(country)))
            .sum();
        selection.rows.len() + usize::from(counted == u32::MAX)
    }
}
