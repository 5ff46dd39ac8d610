//! Finding in the log of a failed program the lines that say why it failed.

const SHOWN_LINES: usize = 40;

/// How the reason begins in the logs of cargo's tests, Playwright, compilers and others, and rustfmt. The
/// first of these that occurs counts.
const BEGINNINGS: &[&str] = &["failures:", "1) ", "error", "Error", "Diff in "];

/// The part of a log that says why its program failed; its end where that is not known.
pub(crate) fn of(log: &str) -> Vec<&str> {
    // The way of a panic through a WASM module: two screens that end in no line of ours.
    let lines = log.lines().filter(|line| !line.contains("wasm-function["));
    let lines: Vec<&str> = lines.collect();
    let first = |beginning: &&str| {
        lines
            .iter()
            .position(|line| line.trim_start().starts_with(*beginning))
    };
    let end = lines.len().saturating_sub(SHOWN_LINES);
    let start = BEGINNINGS.iter().find_map(first).unwrap_or(end);
    lines.into_iter().skip(start).take(SHOWN_LINES).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_is_shown_and_not_the_wall_before_it() {
        let wall = "   Compiling something v1.0.0\n".repeat(100);
        for (log, shown) in [
            (
                "warning: unused\nerror: this\n --> a.rs",
                "error: this\n --> a.rs",
            ),
            (
                "failures:\n  at x (wasm-function[7]:0x1)\nerror: failed",
                "failures:\nerror: failed",
            ),
            (
                "  ✘ 2 a.spec.mjs\n\n  1) a.spec.mjs:3:1\n    Error: x",
                "  1) a.spec.mjs:3:1\n    Error: x",
            ),
            ("Diff in src/lib.rs:3:\n-a", "Diff in src/lib.rs:3:\n-a"),
        ] {
            assert_eq!(of(&format!("{wall}{log}")).join("\n"), shown);
        }
        assert_eq!(of(&wall).len(), SHOWN_LINES);
    }
}
