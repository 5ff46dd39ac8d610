//! An article in serde's data model, where `derive` can't say it: texts of one plain run are strings, what could not be
//! read is left out; and the way back, through the one reader that checks everything.

use crate::article::{Article, Block, Named, NonBlank, Run, Text, Version};
use crate::fault::Fault;
use crate::json::{Node, Value};
use crate::link::Link;
use crate::read::read_node;
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

impl Serialize for Version {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(1)
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

/// `{ "text": … }`, in a block that says its type.
pub(crate) fn as_text<S: Serializer>(text: &Text, serializer: S) -> Result<S::Ok, S::Error> {
    OfText { text }.serialize(serializer)
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
pub(crate) struct OfText<'t> {
    /// The words.
    text: &'t Text,
}

/// `{ "src": … }`
pub(crate) fn as_src<S: Serializer>(src: &Link, serializer: S) -> Result<S::Ok, S::Error> {
    OfSource { src }.serialize(serializer)
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
pub(crate) struct OfSource<'s> {
    /// Where the list of headlines is.
    src: &'s Link,
}

/// A link whose name is called its label.
#[expect(clippy::ref_option, reason = "serde hands a field over as it is")]
pub(crate) fn labelled<S: Serializer>(
    named: &Option<Named>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let labelled = named
        .as_ref()
        .map(|Named { name, url }| Labelled { label: name, url });
    labelled.serialize(serializer)
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
pub(crate) struct Labelled<'n> {
    /// The words of the link, such as `All news`.
    label: &'n NonBlank,
    /// Where it leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: &'n Option<Link>,
}

pub(crate) fn blocks<S: Serializer>(blocks: &[Block], serializer: S) -> Result<S::Ok, S::Error> {
    let readable = |block: &&Block| !matches!(block, Block::Unreadable(_));
    serializer.collect_seq(blocks.iter().filter(readable))
}

pub(crate) fn paragraphs<S: Serializer>(
    paragraphs: &[Result<Text, Fault>],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(paragraphs.iter().flatten())
}

/// Through the reader: what it refuses is an error, with its path. Faults that an article survives stand in it
/// ([`Block::Unreadable`]); [`read`](crate::read) gives them all.
impl<'de> Deserialize<'de> for Article {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let reading = read_node(&Node::deserialize(deserializer)?, &|address| {
            Some(address.to_owned())
        });
        let worst = || reading.faults.iter().max_by_key(|fault| fault.severity);
        reading.article.ok_or_else(|| match worst() {
            Some(fault) => D::Error::custom(fault),
            None => D::Error::custom("no article"),
        })
    }
}

/// A tree whose values know no places: serde's data model has none.
impl<'de> Deserialize<'de> for Node<'static> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Tree;
        impl<'de> Visitor<'de> for Tree {
            type Value = Value<'static>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value of JSON")
            }
            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(Value::Null)
            }
            fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
                Ok(Value::Bool(value))
            }
            fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
                Ok(Value::Number(value.to_string().into()))
            }
            fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
                Ok(Value::Number(value.to_string().into()))
            }
            fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
                Ok(Value::Number(value.to_string().into()))
            }
            fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
                Ok(Value::String(value.to_owned().into()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
                let mut nodes = Vec::new();
                while let Some(node) = items.next_element()? {
                    nodes.push(node);
                }
                Ok(Value::Array(nodes))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some((key, node)) = map.next_entry::<String, _>()? {
                    entries.push((key.into(), node));
                }
                Ok(Value::Object(entries))
            }
        }
        let value = deserializer.deserialize_any(Tree)?;
        Ok(Self { offset: 0, value })
    }
}
