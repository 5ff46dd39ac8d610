//! Tables of cases for tests: `=== name`, then the lines of a case.

/// The cases of a table: name and lines.
pub(crate) fn cases(table: &'static str) -> Vec<(&'static str, Vec<&'static str>)> {
    let mut cases: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in table.lines().filter(|line| !line.is_empty()) {
        match (line.strip_prefix("=== "), cases.last_mut()) {
            (Some(name), _) => cases.push((name, Vec::new())),
            (None, Some((_, lines))) => lines.push(line),
            // The table's own first lines.
            (None, None) => {}
        }
    }
    cases
}
