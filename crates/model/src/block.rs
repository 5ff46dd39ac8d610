//! The blocks of an article's body.

use crate::fault::Fault;
use crate::link::ImageLink;
#[cfg(any(test, feature = "schema"))]
use crate::patterns;
use crate::text::Text;
#[cfg(any(test, feature = "schema"))]
use schemars::JsonSchema;
use serde::{Serialize, Serializer};
use std::rc::Rc;

// A new kind is a variant here and a row of the table in `read/block.rs`.
/// A block of the body.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Block {
    /// Running text.
    Paragraph(
        #[serde(serialize_with = "as_text")]
        #[cfg_attr(any(test, feature = "schema"), schemars(with = "OfText"))]
        Text,
    ),
    /// A heading between blocks.
    Heading(
        #[serde(serialize_with = "as_text")]
        #[cfg_attr(any(test, feature = "schema"), schemars(with = "OfText"))]
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
#[cfg_attr(any(test, feature = "schema"), derive(JsonSchema), schemars(inline))]
pub struct Exchange {
    /// For links to the card: unique in the article, without white space. Without it the card is `q1`, `q2`, … by its
    /// place.
    #[cfg_attr(any(test, feature = "schema"), schemars(with = "Option<patterns::Id>"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Rc<str>>,
    /// Who asks, and what.
    pub question: Turn,
    /// Who answers, and what: at least one.
    #[cfg_attr(any(test, feature = "schema"), schemars(length(min = 1)))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Turn>,
}

/// What one speaker says in one go.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(any(test, feature = "schema"), derive(JsonSchema))]
pub struct Turn {
    /// The speaker's name, as it is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<Rc<str>>,
    /// When it begins in the recording, in seconds.
    #[cfg_attr(
        any(test, feature = "schema"),
        schemars(with = "Option<patterns::Seconds>")
    )]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<u32>,
    /// At least one. One that can't be read keeps its place, and a line there says why.
    #[cfg_attr(
        any(test, feature = "schema"),
        schemars(with = "Vec<Text>", length(min = 1))
    )]
    #[serde(serialize_with = "paragraphs")]
    pub paragraphs: Vec<Result<Text, Fault>>,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    any(test, feature = "schema"),
    derive(JsonSchema),
    schemars(rename = "ArticleImage")
)]
pub struct Image {
    /// Where the picture is.
    pub url: ImageLink,
    /// What the picture shows, for those who don't see it; empty for decoration.
    #[cfg_attr(any(test, feature = "schema"), schemars(with = "Option<String>"))]
    #[serde(skip_serializing_if = "str::is_empty")]
    pub alt: Rc<str>,
    /// The text under the picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<Text>,
    /// Width in pixels, so that the picture's place is kept while it loads.
    #[cfg_attr(
        any(test, feature = "schema"),
        schemars(with = "Option<patterns::Pixels>")
    )]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Height in pixels.
    #[cfg_attr(
        any(test, feature = "schema"),
        schemars(with = "Option<patterns::Pixels>")
    )]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
}

/// `{ "text": … }`, in a block that says its type.
fn as_text<S: Serializer>(text: &Text, serializer: S) -> Result<S::Ok, S::Error> {
    OfText { text }.serialize(serializer)
}

#[derive(Serialize)]
#[cfg_attr(
    any(test, feature = "schema"),
    derive(schemars::JsonSchema),
    schemars(inline)
)]
struct OfText<'t> {
    /// The words.
    text: &'t Text,
}

pub(crate) fn blocks<S: Serializer>(blocks: &[Block], serializer: S) -> Result<S::Ok, S::Error> {
    let readable = |block: &&Block| !matches!(block, Block::Unreadable(_));
    serializer.collect_seq(blocks.iter().filter(readable))
}

fn paragraphs<S: Serializer>(
    paragraphs: &[Result<Text, Fault>],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(paragraphs.iter().flatten())
}
