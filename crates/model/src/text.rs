//! Texts: runs with their marks.

use crate::blank::is_blank;
use crate::link::Link;
#[cfg(any(test, feature = "schema"))]
use crate::patterns;
#[cfg(any(test, feature = "schema"))]
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use std::fmt;
use std::ops::Deref;
use std::rc::Rc;

/// A string, or a list of runs that are joined without anything between them. At least one character of it shows.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(
    any(test, feature = "schema"),
    derive(JsonSchema),
    schemars(rename = "ArticleText")
)]
pub struct Text(
    /// In order.
    #[cfg_attr(any(test, feature = "schema"), schemars(schema_with = "runs"))]
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
#[cfg_attr(any(test, feature = "schema"), derive(JsonSchema))]
pub struct Run {
    /// The words; spaces at their ends count.
    pub text: Rc<str>,
    /// Where the words lead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<Link>,
    /// Emphasis (HTML's `em`).
    #[cfg_attr(any(test, feature = "schema"), schemars(with = "Option<bool>"))]
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub em: bool,
    /// Importance (HTML's `strong`).
    #[cfg_attr(any(test, feature = "schema"), schemars(with = "Option<bool>"))]
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub strong: bool,
    /// Where the run is in another language than the text around it.
    #[cfg_attr(
        any(test, feature = "schema"),
        schemars(with = "Option<patterns::LanguageTag>")
    )]
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

    fn is_plain(&self) -> bool {
        self.href.is_none() && !self.em && !self.strong && self.lang.is_none()
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [run] if run.is_plain() => serializer.serialize_str(&run.text),
            runs => serializer.collect_seq(runs.iter().map(|run| {
                if run.is_plain() {
                    Written::Plain(&run.text)
                } else {
                    Written::Marked(run)
                }
            })),
        }
    }
}

#[derive(Serialize)]
#[serde(untagged)]
enum Written<'r> {
    Plain(&'r str),
    Marked(&'r Run),
}

#[cfg(any(test, feature = "schema"))]
/// One of the runs shows something.
fn runs(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "anyOf": [
            { "type": "string", "pattern": patterns::SHOWS },
            {
                "type": "array",
                "items": { "anyOf": [{ "type": "string" }, generator.subschema_for::<Run>()] },
                "contains": {
                    "anyOf": [
                        { "type": "string", "pattern": patterns::SHOWS },
                        {
                            "type": "object",
                            "required": ["text"],
                            "properties": { "text": { "type": "string", "pattern": patterns::SHOWS } }
                        }
                    ]
                }
            }
        ]
    })
}

/// A text with at least one character that shows.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    any(test, feature = "schema"),
    derive(JsonSchema),
    schemars(extend("pattern" = patterns::SHOWS))
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
