//! TypeScript of a JSON Schema that schemars has made: an interface for each object, each field with its sentence.
//!
//! Why not json-schema-to-typescript or ts-rs: neither writes `readonly` lists and `| undefined`, without which a page
//! can't hand over a constant, or a field that it has left open. Only what the schema of an article uses is known here.

use serde_json::{Map, Value};
use std::fmt::Write;

type Fields = Map<String, Value>;

/// The root under `name`, then every definition.
pub(super) fn typescript(name: &str, schema: &Value) -> String {
    let mut out = String::new();
    let root = schema.as_object().unwrap();
    declare(name, root, &mut out);
    for (name, schema) in root["$defs"].as_object().unwrap() {
        declare(name, schema.as_object().unwrap(), &mut out);
    }
    out
}

fn declare(name: &str, schema: &Fields, out: &mut String) {
    out.push('\n');
    if schema.contains_key("properties") {
        interface(name, schema, out);
        return;
    }
    let mut ty = ty(schema);
    // A tagged union: each of its variants is an interface.
    if let Some(variants) = schema.get("oneOf").and_then(Value::as_array) {
        let mut names = Vec::new();
        for variant in variants.iter().filter_map(Value::as_object) {
            let tag = variant["properties"]["type"]["const"].as_str().unwrap();
            let variant_name = format!("{}{}{name}", tag[..1].to_uppercase(), &tag[1..]);
            interface(&variant_name, variant, out);
            out.push('\n');
            names.push(variant_name);
        }
        ty = names.join(" | ");
    }
    comment(schema, "", out);
    writeln!(out, "export type {name} = {ty};").unwrap();
}

fn interface(name: &str, schema: &Fields, out: &mut String) {
    comment(schema, "", out);
    let extends = reference(schema).map_or(String::new(), |base| format!(" extends {base}"));
    writeln!(out, "export interface {name}{extends} {{").unwrap();
    for (name, field) in schema["properties"].as_object().unwrap() {
        comment(field.as_object().unwrap(), "  ", out);
        writeln!(out, "  {};", property(name, field, schema)).unwrap();
    }
    out.push_str("}\n");
}

fn property(name: &str, field: &Value, of: &Fields) -> String {
    let ty = ty(field.as_object().unwrap());
    let required = of.get("required").and_then(Value::as_array);
    if required.is_some_and(|names| names.iter().any(|required| required == name)) {
        format!("readonly {name}: {ty}")
    } else {
        format!("readonly {name}?: {ty} | undefined")
    }
}

fn reference(schema: &Fields) -> Option<&str> {
    schema.get("$ref")?.as_str()?.strip_prefix("#/$defs/")
}

/// `null` is left out: pages write `undefined`.
fn ty(schema: &Fields) -> String {
    if let Some(name) = reference(schema) {
        return name.to_owned();
    }
    if let Some(constant) = schema.get("const") {
        return constant.to_string();
    }
    if let Some(constants) = schema.get("enum").and_then(Value::as_array) {
        let constants = constants.iter().filter(|constant| !constant.is_null());
        return constants
            .map(Value::to_string)
            .collect::<Vec<_>>()
            .join(" | ");
    }
    if let Some(members) = schema.get("anyOf").or(schema.get("oneOf")) {
        let members = members.as_array().unwrap().iter();
        let types: Vec<String> = members
            .map(|member| ty(member.as_object().unwrap()))
            .filter(|ty| ty != "null")
            .collect();
        // The types are those of what is read too, and there a single item has become a list.
        let is_item = |ty: &String| types.contains(&list(ty));
        let kept: Vec<&str> = types
            .iter()
            .filter(|ty| !is_item(ty))
            .map(String::as_str)
            .collect();
        return kept.join(" | ");
    }
    let name = match &schema["type"] {
        Value::Array(names) => names.iter().find(|name| *name != "null").unwrap(),
        name => name,
    };
    match name.as_str().unwrap() {
        "integer" | "number" => "number".to_owned(),
        "array" => list(&ty(schema["items"].as_object().unwrap())),
        "object" => {
            let fields = schema["properties"].as_object().unwrap().iter();
            let fields: Vec<_> = fields
                .map(|(name, field)| property(name, field, schema))
                .collect();
            format!("{{ {} }}", fields.join("; "))
        }
        name => name.to_owned(),
    }
}

fn list(item: &str) -> String {
    if item.contains(' ') {
        format!("readonly ({item})[]")
    } else {
        format!("readonly {item}[]")
    }
}

/// The description, on one line where it has room.
fn comment(schema: &Fields, indent: &str, out: &mut String) {
    let Some(text) = schema.get("description").and_then(Value::as_str) else {
        return;
    };
    if indent.len() + text.len() <= 110 {
        writeln!(out, "{indent}/** {text} */").unwrap();
        return;
    }
    write!(out, "{indent}/**").unwrap();
    let mut width = usize::MAX;
    for word in text.split(' ') {
        if width.saturating_add(word.chars().count() + 1) > 116 - indent.len() {
            write!(out, "\n{indent} *").unwrap();
            width = 2;
        }
        out.push(' ');
        out.push_str(word);
        width += word.chars().count() + 1;
    }
    writeln!(out, "\n{indent} */").unwrap();
}
