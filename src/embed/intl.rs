//! `Intl`: how the browser writes numbers, dates and countries in a language.

use crate::ui::{DateStyle, Formats};
use article_viewer_countries::Country;
use article_viewer_model::DateParts;
use js_sys::{Array, Date, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type DisplayNames;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locales: &Array, options: &Object) -> Result<DisplayNames, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn of(this: &DisplayNames, code: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type PluralRules;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locales: &Array) -> Result<PluralRules, JsValue>;
    #[wasm_bindgen(method)]
    fn select(this: &PluralRules, number: u32) -> String;

    #[wasm_bindgen(js_namespace = Intl)]
    type NumberFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locales: &Array) -> Result<NumberFormat, JsValue>;
    #[wasm_bindgen(method)]
    fn format(this: &NumberFormat, number: u32) -> String;

    #[wasm_bindgen(js_namespace = Intl)]
    type DateTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locales: &Array, options: &Object) -> Result<DateTimeFormat, JsValue>;
    #[wasm_bindgen(method)]
    fn format(this: &DateTimeFormat, date: &Date) -> String;
}

/// One language. What the browser does not know of it is left to the fallback.
pub(crate) struct Intl {
    locales: Array,
    names: Option<DisplayNames>,
    plurals: Option<PluralRules>,
    numbers: Option<NumberFormat>,
}

impl Intl {
    pub(crate) fn new(language: &str) -> Self {
        // Plain English is read all over the world; its dates are written day first.
        let locales = Array::of1(&JsValue::from_str(if language == "en" { "en-GB" } else { language }));
        let options = options(&[("type", "region"), ("fallback", "none")]);
        Self {
            names: DisplayNames::new(&locales, &options).ok(),
            plurals: PluralRules::new(&locales).ok(),
            numbers: NumberFormat::new(&locales).ok(),
            locales,
        }
    }
}

fn options(entries: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (key, value) in entries {
        let _ = Reflect::set(&object, &JsValue::from_str(key), &JsValue::from_str(value));
    }
    object
}

impl Formats for Intl {
    fn country(&self, country: Country) -> Option<String> {
        self.names.as_ref()?.of(country.as_str()).ok()?.as_string()
    }

    fn number(&self, number: u32) -> String {
        self.numbers.as_ref().map_or_else(|| number.to_string(), |numbers| numbers.format(number))
    }

    fn date(&self, date: DateParts, style: DateStyle) -> String {
        // The parts are taken for UTC and written in UTC, so they come out as they were written.
        let mut entries = vec![("timeZone", "UTC"), ("day", "numeric")];
        entries.push(("month", if style == DateStyle::Long { "long" } else { "short" }));
        if style != DateStyle::Day {
            entries.push(("year", "numeric"));
        }
        let (mut hour, mut minute) = (0, 0);
        if style == DateStyle::Long
            && let Some(time) = date.time
        {
            (hour, minute) = time;
            entries.extend([("hour", "2-digit"), ("minute", "2-digit"), ("hourCycle", "h23")]);
        }
        let moment = Date::new(&JsValue::from_f64(Date::utc(f64::from(date.year), f64::from(date.month) - 1.0)));
        moment.set_utc_date(u32::from(date.day));
        moment.set_utc_hours(u32::from(hour));
        moment.set_utc_minutes(u32::from(minute));
        DateTimeFormat::new(&self.locales, &options(&entries)).map_or_else(|_| String::new(), |format| format.format(&moment))
    }

    fn plural(&self, number: u32) -> String {
        self.plurals.as_ref().map_or_else(|| "other".to_owned(), |plurals| plurals.select(number))
    }
}
