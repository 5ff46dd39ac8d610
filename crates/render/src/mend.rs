//! What Yew writes, as an HTML parser must have it to read the same back.

/// Mends what a parser would change, and writes the names of attributes small: a component writes `Class` where Yew would
/// take `class` for its own. In Yew's HTML every `<` begins a tag, and every value of an attribute stands in `"`.
///
/// A parser makes a line feed of a carriage return that stands there as it is, so it is written as a reference. HTML has no
/// way to write NUL, and a parser drops it from a text: the sign for a character that can't be shown takes its place.
/// Source: <https://html.spec.whatwg.org/#preprocessing-the-input-stream> and `#parsing-main-inbody`.
pub(crate) fn mend(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let (mut in_tag, mut in_value) = (false, false);
    for c in html.chars() {
        match c {
            '\r' => out.push_str("&#13;"),
            '\0' => out.push('\u{FFFD}'),
            _ if in_tag && !in_value => out.push(c.to_ascii_lowercase()),
            _ => out.push(c),
        }
        match c {
            '<' => in_tag = true,
            '>' => in_tag = in_value,
            '"' => in_value = in_tag && !in_value,
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::mend;

    #[test]
    fn names_are_small_and_texts_as_they_were() {
        let html = "<p Class=\"A > B\" Hidden>\"Class\" &lt;A Class=\"</p><br/>\"C\"";
        let mended = "<p class=\"A > B\" hidden>\"Class\" &lt;A Class=\"</p><br/>\"C\"";
        assert_eq!(mend(html), mended);
        assert_eq!(
            mend("<i lang=\"\r\n\">a\rb\0</i>"),
            "<i lang=\"&#13;\n\">a&#13;b\u{FFFD}</i>"
        );
    }
}
