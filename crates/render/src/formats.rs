//! placeholder until merged
use article_viewer::ui::{DateStyle, English, Formats};
use article_viewer_countries::{Country, Gazetteer};
use article_viewer_model::DateParts;
pub struct Cldr(English);
impl Cldr {
    pub fn new(_: &str) -> Self {
        Self(English::new(Gazetteer::english()))
    }
}
impl Formats for Cldr {
    fn country(&self, c: Country) -> Option<String> {
        self.0.country(c)
    }
    fn number(&self, n: u32) -> String {
        self.0.number(n)
    }
    fn date(&self, d: DateParts, s: DateStyle) -> String {
        self.0.date(d, s)
    }
    fn plural(&self, n: u32) -> String {
        self.0.plural(n)
    }
}
