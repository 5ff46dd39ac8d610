//! `Intl`: how the browser writes numbers, dates and countries in a language. The door makes the formats, for
//! a line of JavaScript there is a kilobyte of glue here.

use super::host::engine;
use crate::ui::{DateStyle, Formats};
use article_viewer_countries::Country;
use article_viewer_model::DateParts;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Made by `formats` in `static/formats.js`.
    pub(crate) type Intl;
    #[wasm_bindgen(method)]
    fn country(this: &Intl, code: &str) -> Option<String>;
    #[wasm_bindgen(method)]
    fn short(this: &Intl, code: &str) -> Option<String>;
    #[wasm_bindgen(method)]
    fn number(this: &Intl, number: u32) -> String;
    #[wasm_bindgen(method)]
    fn plural(this: &Intl, number: u32) -> String;
    /// The time is minutes since midnight, negative for none; the style counts as [`DateStyle`] does.
    #[wasm_bindgen(method)]
    fn date(this: &Intl, year: u16, month: u8, day: u8, time: i32, style: u8) -> String;
}

/// The formats of a language.
pub(crate) fn formats(language: &str) -> Box<dyn Formats> {
    let made = engine().and_then(|page| page.formats(language).ok());
    Box::new(made.unwrap_or(JsValue::NULL).unchecked_into::<Intl>())
}

impl Formats for Intl {
    fn country(&self, country: Country) -> Option<String> {
        Self::country(self, country.as_str())
    }

    fn short(&self, country: Country) -> Option<String> {
        Self::short(self, country.as_str())
    }

    fn number(&self, number: u32) -> String {
        Self::number(self, number)
    }

    fn date(&self, date: DateParts, style: DateStyle) -> String {
        let time = date.time.map_or(-1, |(hour, minute)| {
            i32::from(hour) * 60 + i32::from(minute)
        });
        Self::date(self, date.year, date.month, date.day, time, style as u8)
    }

    fn plural(&self, number: u32) -> String {
        Self::plural(self, number)
    }
}
