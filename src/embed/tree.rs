//! A lenient [`Deserializer`] of the tree that articles are read from, for options and snapshots. A value of another
//! kind than was wanted counts as empty.
//!
//! `serde_wasm_bindgen::from_value` would be 5 kB more, for the words of errors that nobody hears of.

use crate::source::Given;
use article_viewer_model::{Node, Value};
use serde::Deserialize;
use serde::de::value::SeqDeserializer;
use serde::de::{Deserializer, Error, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use std::fmt;
use wasm_bindgen::JsValue;

/// Takes a value in; its default where reading it throws.
pub(crate) fn take<T: for<'de> Deserialize<'de> + Default>(value: JsValue) -> T {
    Given::take(value).map_or_else(|_| T::default(), |given| read(&given.tree))
}

/// Reads a value from a tree.
pub(crate) fn read<T: for<'de> Deserialize<'de> + Default>(tree: &Node<'_>) -> T {
    T::deserialize(Lenient(tree)).unwrap_or_default()
}

static NOTHING: Node<'static> = Node {
    offset: 0,
    value: Value::Null,
};

/// A node as serde takes it.
#[derive(Clone, Copy)]
struct Lenient<'n, 'j>(&'n Node<'j>);

impl Lenient<'_, '_> {
    /// A whole number from 0 to 255.
    fn small(self) -> Option<u8> {
        match &self.0.value {
            Value::Number(digits) => digits.parse().ok(),
            _ => None,
        }
    }
}

/// Nothing fails here but what a type refuses by itself.
#[derive(Debug)]
struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Refused {}

impl Error for Refused {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl IntoDeserializer<'_, Refused> for Lenient<'_, '_> {
    type Deserializer = Self;
    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Lenient<'_, '_> {
    type Error = Refused;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        visitor.visit_unit()
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        match &self.0.value {
            Value::String(text) => visitor.visit_str(text),
            _ => visitor.visit_str(""),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        visitor.visit_bool(self.0.value == Value::Bool(true))
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        visitor.visit_u8(self.small().unwrap_or_default())
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        let items: &[Node] = match &self.0.value {
            Value::Array(items) => items,
            _ => &[],
        };
        visitor.visit_seq(SeqDeserializer::new(items.iter().map(Lenient)))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        match &self.0.value {
            Value::Object(_) => visitor.visit_some(self),
            _ if self.small().is_some() => visitor.visit_some(self),
            _ => visitor.visit_none(),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        // By its fields, not by the object's keys: those would have to be told apart by code of their own.
        let fields = fields
            .iter()
            .map(|name| Lenient(self.0.get(name).unwrap_or(&NOTHING)));
        visitor.visit_seq(SeqDeserializer::new(fields))
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u16 u32 u64 u128 f32 f64 char str bytes byte_buf unit unit_struct newtype_struct tuple
        tuple_struct map enum identifier ignored_any
    }
}
