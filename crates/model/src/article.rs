//! The article, version 1. A checked one can hold neither a blank headline nor a link with a refused scheme:
//! [`NonBlank`], [`Link`] and [`Date`] are the only ways in, and they check.

use crate::block::{self, Block, Exchange, Image};
use crate::date::Date;
use crate::decimal::decimal;
use crate::item::{Headlines, Item};
use crate::link::Link;
use crate::named::{self, Named};
#[cfg(any(test, feature = "schema"))]
use crate::patterns;
use crate::text::NonBlank;
#[cfg(any(test, feature = "schema"))]
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
#[cfg(any(test, feature = "schema"))]
use std::borrow::Cow;
use std::rc::Rc;

/// An interview or another news article, with a list of headlines beside it: `NewsArticle` in schema.org's words. Fields
/// bear schema.org's names where it has one. There is no HTML in it: an entity or a tag in a text shows as it stands, and
/// the viewer warns of it. Unknown fields are no fault; `null` stands for an optional field that is absent.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Article {
    /// The version of this format.
    #[cfg_attr(any(test, feature = "schema"), schemars(with = "Option<Version>"))]
    pub version: Version,
    /// The headline.
    pub headline: NonBlank,
    /// The standfirst: one or two sentences under the headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Rc<str>>,
    /// Place and day as the agency wrote them, such as `Baku, Oct. 10`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dateline: Option<Rc<str>>,
    /// Where the article was written, such as `Baku, Azerbaijan`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location_created: Option<Rc<str>>,
    /// First publication.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_published: Option<Date>,
    /// Last change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_modified: Option<Date>,
    /// The article's language; sets `lang` and `dir`.
    #[cfg_attr(
        any(test, feature = "schema"),
        schemars(with = "Option<patterns::LanguageTag>")
    )]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_language: Option<Rc<str>>,
    /// Who wrote it, in the order of the byline.
    #[cfg_attr(
        any(test, feature = "schema"),
        schemars(with = "Option<named::Authors>")
    )]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub author: Vec<Named>,
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Named>,
    /// The canonical address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Link>,
    /// The picture that leads the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// The text, in reading order.
    #[serde(serialize_with = "block::blocks")]
    pub body: Vec<Block>,
    /// Related stories: only their headline and url are shown.
    #[cfg_attr(any(test, feature = "schema"), schemars(with = "Option<Vec<Item>>"))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Item>,
    /// The list that readers filter by country; or an object with `src`, the address of the same list, which is loaded
    /// after the article.
    #[cfg_attr(any(test, feature = "schema"), schemars(with = "Option<Headlines>"))]
    #[serde(skip_serializing_if = "Headlines::is_empty")]
    pub headlines: Headlines,
    /// A link below the list of headlines.
    #[cfg_attr(
        any(test, feature = "schema"),
        schemars(with = "Option<named::Labelled>")
    )]
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "named::labelled"
    )]
    pub more_headlines: Option<Named>,
}

impl Article {
    /// An article that has a headline and nothing else.
    pub fn new(headline: NonBlank) -> Self {
        Self {
            version: Version,
            headline,
            description: None,
            dateline: None,
            location_created: None,
            date_published: None,
            date_modified: None,
            in_language: None,
            author: Vec::new(),
            publisher: None,
            url: None,
            image: None,
            body: Vec::new(),
            related: Vec::new(),
            headlines: Headlines::List(Vec::new()),
            more_headlines: None,
        }
    }

    /// The exchanges in order.
    pub fn exchanges(&self) -> impl Iterator<Item = &Exchange> {
        self.body.iter().filter_map(|block| match block {
            Block::Exchange(exchange) => Some(exchange),
            _ => None,
        })
    }

    /// The id of each exchange's card, in order: its own, else `q1`, `q2`, … by its place. Where that is
    /// another exchange's own id, a letter is added (`q2b`).
    pub fn card_ids(&self) -> Vec<Rc<str>> {
        let taken: Vec<&str> = self.exchanges().filter_map(|e| e.id.as_deref()).collect();
        self.exchanges()
            .enumerate()
            .map(|(index, exchange)| {
                exchange.id.clone().unwrap_or_else(|| {
                    let plain = ["q", &decimal(index + 1)].concat();
                    let mut id = plain.clone();
                    let mut letter = b'b';
                    while taken.contains(&id.as_str()) {
                        id.clone_from(&plain);
                        id.push(letter as char);
                        letter += 1;
                    }
                    id.into()
                })
            })
            .collect()
    }
}

/// The version of the format, 1: the only one that there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Version;

impl Serialize for Version {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(1)
    }
}

#[cfg(any(test, feature = "schema"))]
impl JsonSchema for Version {
    fn schema_name() -> Cow<'static, str> {
        "Version".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "const": 1 })
    }
}
