//! A value that the page hands in, walked as it is into the tree that articles are read from.
//!
//! It counts as `JSON.stringify` would write it: functions, symbols and `undefined` are left out, or `null` in a list,
//! and `toJSON` speaks for an object, but not for a list or a text, where only libraries put one (Prototype.js: quoted
//! twice). What a getter or a proxy throws is a fault; it never goes through Rust's frames.

use article_viewer_model::{Fault, Node, Severity, Value, decimal};
use js_sys::{Array, Function, Object};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

/// Nesting beyond which a value is refused, as JSON text is: a circle has no end.
const DEEPEST: u32 = 64;
/// So many values are read, of a million headlines. A list may claim to have four thousand million.
const MOST: u32 = 8_000_000;
const TOO_LARGE: &str = "a value that is circular or too large";

#[wasm_bindgen]
extern "C" {
    /// A value whose properties are asked for; a page may have overwritten `Reflect`.
    type Held;
    #[wasm_bindgen(catch, method, structural, indexing_getter)]
    fn get(this: &Held, key: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, method, structural, indexing_setter)]
    fn set(this: &Held, key: &JsValue, value: &JsValue) -> Result<(), JsValue>;
    // A proxy may throw at each of these; those of `js_sys` don't catch.
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Object, js_name = keys)]
    fn keys(value: &JsValue) -> Result<Array, JsValue>;
    #[wasm_bindgen(catch, js_name = String)]
    fn text_of(value: &JsValue) -> Result<String, JsValue>;
    // A page may have put its own in the place of this one, too.
    #[wasm_bindgen(catch, js_namespace = console, js_name = error)]
    fn log_error(error: &JsValue) -> Result<(), JsValue>;
}

/// A value as JSON has it.
pub(crate) struct Given {
    /// For us; its values have no places.
    pub(crate) tree: Node<'static>,
    /// For the page, which may change it.
    pub(crate) copy: JsValue,
}

impl Given {
    fn new(value: Value<'static>, copy: JsValue) -> Self {
        let tree = Node { offset: 0, value };
        Self { tree, copy }
    }

    fn null() -> Self {
        Self::new(Value::Null, JsValue::NULL)
    }

    /// Takes a value in. A fault has the path at which the page's own code threw, or what JSON can't say stands.
    pub(crate) fn take(value: JsValue) -> Result<Self, Fault> {
        let mut walk = Walk {
            path: String::new(),
            left: MOST,
        };
        let given = walk.value(value, 0).map_err(|error| {
            let _ = log_error(&error);
            let message = text_of(&error).unwrap_or_default();
            Fault {
                severity: Severity::Json,
                path: walk.path,
                message: ["not JSON: ", &message].concat(),
                offset: 0,
            }
        })?;
        Ok(given.unwrap_or_else(Self::null))
    }
}

fn held(value: &JsValue) -> &Held {
    value.unchecked_ref()
}

struct Walk {
    /// Where it is, or where it ended.
    path: String,
    left: u32,
}

impl Walk {
    /// A value as JSON has it; `None` for a function and the like.
    fn value(&mut self, mut value: JsValue, depth: u32) -> Result<Option<Given>, JsValue> {
        let mut is_list = is_array(&value)?;
        if value.is_object() && !is_list {
            let own = held(&value).get(&"toJSON".into())?;
            if let Some(own) = own.dyn_ref::<Function>() {
                value = own.call0(&value)?;
                is_list = is_array(&value)?;
            }
        }
        self.left = self.left.checked_sub(1).ok_or(TOO_LARGE)?;
        let plain = if value.is_object() {
            if depth == DEEPEST {
                return Err(TOO_LARGE.into());
            }
            let keys = if is_list {
                held(&value).get(&"length".into())?
            } else {
                keys(&value)?.into()
            };
            return self.items(&value, &keys, depth + 1).map(Some);
        } else if let Some(text) = value.as_string() {
            Value::String(text.into())
        } else if let Some(is) = value.as_bool() {
            Value::Bool(is)
        } else if let Some(number) = value.as_f64() {
            if number.is_finite() {
                Value::Number(text_of(&value)?.into())
            } else {
                value = JsValue::NULL;
                Value::Null
            }
        } else if value.is_null() {
            Value::Null
        } else if value.is_bigint() {
            return Err("a BigInt".into());
        } else {
            return Ok(None);
        };
        Ok(Some(Given::new(plain, value)))
    }

    /// The items of a list that is so long, or the fields of an object that has these keys.
    fn items(&mut self, of: &JsValue, keys: &JsValue, depth: u32) -> Result<Given, JsValue> {
        let names = keys.dyn_ref::<Array>();
        let length = names.map_or_else(|| keys.as_f64(), |names| Some(names.length().into()));
        let length = length.unwrap_or_default();
        let (mut nodes, mut fields) = (Vec::new(), Vec::new());
        let copy: JsValue = if names.is_some() {
            Object::new().into()
        } else {
            Array::new().into()
        };
        let here = self.path.len();
        for index in (0..).take_while(|index| f64::from(*index) < length) {
            let key = names.map_or_else(|| index.into(), |names| names.get(index));
            let name = key.as_string();
            match &name {
                Some(name) => {
                    if here > 0 {
                        self.path.push('.');
                    }
                    self.path.push_str(name);
                }
                None => self
                    .path
                    .push_str(&["[", &decimal(index as usize), "]"].concat()),
            }
            let item = self.value(held(of).get(&key)?, depth)?;
            self.path.truncate(here);
            if item.is_none() && name.is_some() {
                continue;
            }
            let item = item.unwrap_or_else(Given::null);
            // Which would be the copy's prototype.
            if name.as_deref() != Some("__proto__") {
                held(&copy).set(&key, &item.copy)?;
            }
            match name {
                Some(name) => fields.push((name.into(), item.tree)),
                None => nodes.push(item.tree),
            }
        }
        let value = if names.is_some() {
            Value::Object(fields)
        } else {
            Value::Array(nodes)
        };
        Ok(Given::new(value, copy))
    }
}
