//! A list of headlines.

use crate::date::Date;
use crate::link::Link;
#[cfg(any(test, feature = "schema"))]
use crate::patterns;
use crate::text::NonBlank;
#[cfg(any(test, feature = "schema"))]
use schemars::JsonSchema;
use serde::{Serialize, Serializer};
use std::rc::Rc;

/// The headlines beside the article.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(JsonSchema), schemars(inline))]
#[serde(untagged)]
pub enum Headlines {
    /// They stand in the article.
    List(Vec<Item>),
    /// They are loaded after it, from this address.
    Src(
        #[serde(serialize_with = "as_src")]
        #[cfg_attr(any(test, feature = "schema"), schemars(with = "OfSource"))]
        Link,
    ),
}

impl Headlines {
    /// No headline, and no address of any.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::List(items) if items.is_empty())
    }
}

/// A headline of a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    any(test, feature = "schema"),
    derive(JsonSchema),
    schemars(rename = "HeadlineItem")
)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    /// The headline.
    pub headline: NonBlank,
    /// A standfirst under it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Rc<str>>,
    /// Where it leads; without a url it is text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Link>,
    /// When it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_published: Option<Date>,
    /// Where it is in another language than the article.
    #[cfg_attr(
        any(test, feature = "schema"),
        schemars(with = "Option<patterns::LanguageTag>")
    )]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_language: Option<Rc<str>>,
    /// The publisher's own countries. They win over what the viewer would find by itself; an empty list means none.
    #[cfg_attr(
        any(test, feature = "schema"),
        schemars(with = "Option<Vec<patterns::CountryCode>>")
    )]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub countries: Option<Vec<Rc<str>>>,
}

impl Item {
    /// A headline that leads nowhere.
    pub fn new(headline: NonBlank) -> Self {
        Self {
            headline,
            description: None,
            url: None,
            date_published: None,
            in_language: None,
            countries: None,
        }
    }
}

/// `{ "src": … }`
fn as_src<S: Serializer>(src: &Link, serializer: S) -> Result<S::Ok, S::Error> {
    OfSource { src }.serialize(serializer)
}

#[derive(Serialize)]
#[cfg_attr(
    any(test, feature = "schema"),
    derive(schemars::JsonSchema),
    schemars(inline)
)]
struct OfSource<'s> {
    /// Where the list of headlines is.
    src: &'s Link,
}
