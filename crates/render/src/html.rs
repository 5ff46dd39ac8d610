//! HTML as text: what has to be written otherwise than it is read.

/// A text between tags, or the value of an attribute in double quotes.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

/// JSON that stands in a `<script>`, where nothing but `</script` and `<!--` mean anything: no `<` is left.
pub(crate) fn script_json(json: &str) -> String {
    // Outside strings JSON has none.
    json.replace('<', "\\u003c")
}

/// ` name="value"`, or nothing where there is no value.
pub(crate) fn attribute(name: &str, value: &str) -> String {
    if value.is_empty() {
        return String::new();
    }
    format!(" {name}=\"{}\"", escaped(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_what_it_stands_in() {
        assert_eq!(
            attribute("a", "\"<b>&amp;"),
            " a=\"&quot;&lt;b&gt;&amp;amp;\""
        );
        assert_eq!(attribute("a", ""), "");
        let json = script_json(r#"{"a":"</script><!--"}"#);
        assert!(!json.contains('<'), "{json}");
        let read: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(read["a"], "</script><!--");
    }
}
