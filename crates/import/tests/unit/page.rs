//! Tests of how a page is cut into passages.

use super::*;

fn passages(text: &str) -> Vec<(usize, usize, String)> {
    Page::new(text)
        .passages
        .into_iter()
        .map(|passage| (passage.lines.0, passage.lines.1, passage.text))
        .collect()
}

#[test]
fn lines_are_counted_as_editors_count_them() {
    for (name, text, expected) in [
        ("LF", "a\n\nb\n", vec![(1, "a"), (3, "b")]),
        ("CR LF", "a\r\n\r\nb", vec![(1, "a"), (3, "b")]),
        ("CR", "a\r\rb", vec![(1, "a"), (3, "b")]),
        ("BOM", "\u{FEFF}a", vec![(1, "a")]),
        (
            "no break space alone is blank",
            "&nbsp;\n\u{200B}\na",
            vec![(3, "a")],
        ),
        ("spaces become one", " a \t b&#9;c ", vec![(1, "a b c")]),
    ] {
        let found = passages(text);
        let found: Vec<_> = found
            .iter()
            .map(|(first, _, text)| (*first, text.as_str()))
            .collect();
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn wrapped_lines_are_joined_and_lists_are_not() {
    let wrapped = "The light on the outer skerry went dark in\nthe first storm of the autumn, and nobody\nsaw it but the keeper.\n\
                   Q: Who told the harbour office that it was\ndark?\nA: I did.\n\n\
                   Ferry sails again\nHarbour office to close for a whole month\nTickets cheaper\nQuay mended\n";
    let found = passages(wrapped);
    let lines: Vec<_> = found
        .iter()
        .map(|(first, last, _)| (*first, *last))
        .collect();
    assert_eq!(
        lines,
        [(1, 3), (4, 5), (6, 6), (8, 8), (9, 9), (10, 10), (11, 11)]
    );
    assert_eq!(
        found[1].2,
        "Q: Who told the harbour office that it was dark?"
    );
}

#[test]
fn a_page_of_long_lines_is_left_alone() {
    let long = format!("{}\nshort line\n{}", "word ".repeat(60), "word ".repeat(60));
    assert_eq!(passages(&long).len(), 3);
}
