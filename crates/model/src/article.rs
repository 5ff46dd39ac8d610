//! The types of an article, version 1. A checked article can hold neither a blank headline nor a link
//! with a refused scheme: [`NonBlank`], [`Link`] and [`Date`] are the only ways in, and they check.

use crate::Fault;
use crate::date::Date;
use crate::decimal::decimal;
use crate::link::{ImageLink, Link};
use crate::written;
use serde::Serialize;
use std::fmt;
use std::ops::Deref;
use std::rc::Rc;

/// One article: `NewsArticle` in schema.org's words. Fields bear schema.org's names where it has one.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Article {
    /// The format's version.
    pub version: Version,
    /// The headline.
    pub headline: NonBlank,
    /// The standfirst: one or two sentences under the headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Rc<str>>,
    /// Place and day as the agency wrote them, such as `Baku, Oct. 10`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dateline: Option<Rc<str>>,
    /// Where the article was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location_created: Option<Rc<str>>,
    /// First publication.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_published: Option<Date>,
    /// Last change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_modified: Option<Date>,
    /// BCP 47 language tag; sets `lang` and `dir`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_language: Option<Rc<str>>,
    /// Who wrote it, in the order of the byline.
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
    /// What is read, in reading order.
    #[serde(serialize_with = "written::blocks")]
    pub body: Vec<Block>,
    /// Related stories.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Item>,
    /// The latest headlines, or where they are.
    #[serde(skip_serializing_if = "Headlines::is_empty")]
    pub headlines: Headlines,
    /// A link to all the headlines.
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

/// One block of an article's body.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Block {
    /// Running text.
    Paragraph(#[serde(serialize_with = "written::as_text")] Text),
    /// A heading between blocks.
    Heading(#[serde(serialize_with = "written::as_text")] Text),
    /// A quotation that stands by itself.
    Quote {
        /// What was said.
        text: Text,
        /// Who said it, or where it stands.
        #[serde(skip_serializing_if = "Option::is_none")]
        cite: Option<Rc<str>>,
    },
    /// A picture.
    Image(Image),
    /// A question and its answers.
    Exchange(Exchange),
    /// A block that could not be read. It keeps its place, so that the reader sees that something is missing.
    #[serde(skip)]
    Unreadable(Fault),
}

/// A question and its answers: one card.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Exchange {
    /// The publisher's own id, unique in the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Rc<str>>,
    /// Who asks, and what.
    pub question: Turn,
    /// Who answers, and what; never empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Turn>,
}

/// What one speaker says in one go.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Turn {
    /// The speaker's name, as it is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<Rc<str>>,
    /// Never empty. A paragraph that could not be read is the fault, and keeps its place.
    #[serde(serialize_with = "written::paragraphs")]
    pub paragraphs: Vec<Result<Text, Fault>>,
}

/// A text: runs in order, joined without anything between them. Never without a letter.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Text(pub Vec<Run>);

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

/// A stretch of text with one set of marks.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Run {
    /// The words.
    pub text: Rc<str>,
    /// Where a link leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<Link>,
    /// Emphasis (HTML's `em`).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub em: bool,
    /// Importance (HTML's `strong`).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub strong: bool,
    /// BCP 47 tag where the run is in another language.
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
pub struct Image {
    /// Where it is.
    pub url: ImageLink,
    /// What it shows, for those who don't see it; empty for decoration.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub alt: Rc<str>,
    /// What stands under it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<Text>,
    /// Width in pixels, so that its place is kept while it loads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Height in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
}

/// A name with an address: a person, an organisation, a labelled link.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Named {
    /// The name, or the label.
    pub name: NonBlank,
    /// Its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Link>,
}

/// The headlines beside the article.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Headlines {
    /// They stand in the article.
    List(Vec<Item>),
    /// They are loaded after it, from this address.
    Src(#[serde(serialize_with = "written::as_src")] Link),
}

impl Headlines {
    /// Whether there is none, and no address of any.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::List(items) if items.is_empty())
    }
}

/// One headline of a list. A related story uses the first two fields.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    /// The headline.
    pub headline: NonBlank,
    /// Where it leads; without, it is text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Link>,
    /// When it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_published: Option<Date>,
    /// BCP 47 tag where it is in another language than the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_language: Option<Rc<str>>,
    /// The publisher's own countries, which win over the tagger: codes as written, unchecked. Empty: none.
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

/// White space, controls, and the signs that take no room: zero-width spaces and joiners, bidi marks, the BOM.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_whitespace() || c.is_control() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
    })
}
