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

/// The rows of a table without names, parted at `¦`.
pub(crate) fn rows(table: &'static str) -> Vec<Vec<&'static str>> {
    let lines = cases(table).into_iter().flat_map(|(_, lines)| lines);
    lines
        .map(|line| line.split('¦').map(str::trim).collect())
        .collect()
}
