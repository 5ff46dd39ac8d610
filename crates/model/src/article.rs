//! The types of an article, version 1. A checked article can hold neither a blank headline nor a link
//! with a refused scheme: [`NonBlank`], [`Link`] and [`Date`] are the only ways in, and they check.

use crate::blank::is_blank;
use crate::date::Date;
use crate::decimal::decimal;
use crate::fault::Fault;
use crate::link::{ImageLink, Link};
#[cfg(feature = "schema")]
use crate::schema;
use crate::written;
#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::Serialize;
use std::fmt;
use std::ops::Deref;
use std::rc::Rc;

/// An interview or another news article, with a list of headlines beside it: `NewsArticle` in schema.org's words. Fields
/// bear schema.org's names where it has one. There is no HTML in it: an entity or a tag in a text shows as it stands, and
/// the viewer warns of it. Unknown fields are no fault; `null` stands for an optional field that is absent.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Article {
    /// The version of this format.
    #[cfg_attr(feature = "schema", schemars(with = "Option<Version>"))]
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
    #[cfg_attr(feature = "schema", schemars(with = "Option<schema::LanguageTag>"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_language: Option<Rc<str>>,
    /// Who wrote it, in the order of the byline.
    #[cfg_attr(feature = "schema", schemars(with = "Option<schema::Authors>"))]
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
    #[serde(serialize_with = "written::blocks")]
    pub body: Vec<Block>,
    /// Related stories: only their headline and url are shown.
    #[cfg_attr(feature = "schema", schemars(with = "Option<Vec<Item>>"))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Item>,
    /// The list that readers filter by country; or an object with `src`, the address of the same list, which is loaded
    /// after the article.
    #[cfg_attr(feature = "schema", schemars(with = "Option<Headlines>"))]
    #[serde(skip_serializing_if = "Headlines::is_empty")]
    pub headlines: Headlines,
    /// A link below the list of headlines.
    #[cfg_attr(feature = "schema", schemars(with = "Option<written::Labelled>"))]
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "written::labelled"
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

// A new kind is a variant here and a row of the table in `read/block.rs`.
/// A block of the body.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Block {
    /// Running text.
    Paragraph(
        #[serde(serialize_with = "written::as_text")]
        #[cfg_attr(feature = "schema", schemars(with = "written::OfText"))]
        Text,
    ),
    /// A heading between blocks.
    Heading(
        #[serde(serialize_with = "written::as_text")]
        #[cfg_attr(feature = "schema", schemars(with = "written::OfText"))]
        Text,
    ),
    /// A quotation that stands by itself.
    Quote {
        /// The quotation.
        text: Text,
        /// Who said it, or where it stands.
        #[serde(skip_serializing_if = "Option::is_none")]
        cite: Option<Rc<str>>,
    },
    /// A picture in the text.
    Image(Image),
    /// A question and its answers: one card.
    Exchange(Exchange),
    /// A block that could not be read. It keeps its place, so that the reader sees that something is missing.
    #[serde(skip)]
    Unreadable(Fault),
}

/// A question and its answers: one card.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(inline))]
pub struct Exchange {
    /// For links to the card: unique in the article, without white space. Without it the card is `q1`, `q2`, … by its
    /// place.
    #[cfg_attr(feature = "schema", schemars(with = "Option<schema::Id>"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Rc<str>>,
    /// Who asks, and what.
    pub question: Turn,
    /// Who answers, and what: at least one.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Turn>,
}

/// What one speaker says in one go.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Turn {
    /// The speaker's name, as it is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<Rc<str>>,
    /// At least one. One that can't be read keeps its place, and a line there says why.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<Text>", length(min = 1)))]
    #[serde(serialize_with = "written::paragraphs")]
    pub paragraphs: Vec<Result<Text, Fault>>,
}

/// A string, or a list of runs that are joined without anything between them. At least one character of it shows.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename = "ArticleText")
)]
pub struct Text(
    /// In order.
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::runs"))]
    pub Vec<Run>,
);

impl Text {
    /// A text of one plain run.
    pub fn plain(text: impl Into<Rc<str>>) -> Self {
        Self(vec![Run::plain(text)])
    }

    /// The words without their marks and links.
    pub fn to_plain(&self) -> String {
        self.0.iter().map(|run| &*run.text).collect()
    }
}

/// A stretch of text with its marks.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Run {
    /// The words; spaces at their ends count.
    pub text: Rc<str>,
    /// Where the words lead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<Link>,
    /// Emphasis (HTML's `em`).
    #[cfg_attr(feature = "schema", schemars(with = "Option<bool>"))]
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub em: bool,
    /// Importance (HTML's `strong`).
    #[cfg_attr(feature = "schema", schemars(with = "Option<bool>"))]
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub strong: bool,
    /// Where the run is in another language than the text around it.
    #[cfg_attr(feature = "schema", schemars(with = "Option<schema::LanguageTag>"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<Rc<str>>,
}

impl Run {
    /// A run without marks.
    pub fn plain(text: impl Into<Rc<str>>) -> Self {
        Self {
            text: text.into(),
            href: None,
            em: false,
            strong: false,
            lang: None,
        }
    }

    pub(crate) fn is_plain(&self) -> bool {
        self.href.is_none() && !self.em && !self.strong && self.lang.is_none()
    }
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(rename = "ArticleImage")
)]
pub struct Image {
    /// Where the picture is.
    pub url: ImageLink,
    /// What the picture shows, for those who don't see it; empty for decoration.
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    #[serde(skip_serializing_if = "str::is_empty")]
    pub alt: Rc<str>,
    /// The text under the picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<Text>,
    /// Width in pixels, so that the picture's place is kept while it loads.
    #[cfg_attr(feature = "schema", schemars(with = "Option<schema::Pixels>"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Height in pixels.
    #[cfg_attr(feature = "schema", schemars(with = "Option<schema::Pixels>"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
}

/// A person or an organisation.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Named {
    /// The name, as it is shown.
    pub name: NonBlank,
    /// Their page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Link>,
}

/// The headlines beside the article.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(inline))]
#[serde(untagged)]
pub enum Headlines {
    /// They stand in the article.
    List(Vec<Item>),
    /// They are loaded after it, from this address.
    Src(
        #[serde(serialize_with = "written::as_src")]
        #[cfg_attr(feature = "schema", schemars(with = "written::OfSource"))]
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
    feature = "schema",
    derive(JsonSchema),
    schemars(rename = "HeadlineItem")
)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    /// The headline.
    pub headline: NonBlank,
    /// Where it leads; without a url it is text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Link>,
    /// When it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_published: Option<Date>,
    /// Where it is in another language than the article.
    #[cfg_attr(feature = "schema", schemars(with = "Option<schema::LanguageTag>"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_language: Option<Rc<str>>,
    /// The publisher's own countries. They win over what the viewer would find by itself; an empty list means none.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<Vec<schema::CountryCode>>")
    )]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub countries: Option<Vec<Rc<str>>>,
}

impl Item {
    /// A headline that leads nowhere.
    pub fn new(headline: NonBlank) -> Self {
        Self {
            headline,
            url: None,
            date_published: None,
            in_language: None,
            countries: None,
        }
    }
}

/// A text with at least one character that shows.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(JsonSchema),
    schemars(extend("pattern" = schema::SHOWS))
)]
pub struct NonBlank(Rc<str>);

impl NonBlank {
    /// The text as it is, or `None` if it is only white space and invisible signs.
    pub fn new(text: impl Into<Rc<str>>) -> Option<Self> {
        let text = text.into();
        (!is_blank(&text)).then_some(Self(text))
    }

    /// The same text, shared.
    pub fn shared(&self) -> Rc<str> {
        self.0.clone()
    }
}

impl Deref for NonBlank {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for NonBlank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}
