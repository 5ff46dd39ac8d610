//! From serde's data model to an article, through the one reader that checks everything.

use crate::article::Article;
use crate::json::{Node, Value};
use crate::read::read_node;
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;

/// Through the reader: what it refuses is an error, with its path. Faults that an article survives stand in it
/// ([`Block::Unreadable`](crate::Block::Unreadable)); [`read`](crate::read) gives them all.
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
