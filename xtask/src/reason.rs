//! Finding in the log of a failed program the lines that say why it failed.

/// How many lines of a failed program are shown.
const SHOWN_LINES: usize = 40;

/// The part of a log that says why its program failed.
pub(crate) fn of(log: &str) -> Vec<String> {
    let lines: Vec<String> = log
        .lines()
        .map(without_colours)
        // The way of a panic through a WASM module: two screens that end in no line of ours.
        .filter(|line| !line.contains("wasm-function["))
        .collect();
    let first = |is_it: fn(&str) -> bool| lines.iter().position(|line| is_it(line));
    let start = first(|line| line.trim() == "failures:")
        // Playwright numbers what failed.
        .or_else(|| first(|line| line.trim_start().starts_with("1) ")))
        .or_else(|| first(|line| line.starts_with("error") || line.starts_with("Error")))
        .or_else(|| first(|line| line.starts_with("Diff in ")))
        // Biome underlines the place of a fault like this.
        .or_else(|| first(|line| line.contains(" ━━━")))
        .unwrap_or_else(|| lines.len().saturating_sub(SHOWN_LINES));
    let mut shown: Vec<String> = lines[start..].iter().take(SHOWN_LINES).cloned().collect();
    let left = lines.len() - start - shown.len();
    if left > 0 {
        shown.push(format!("… and {left} lines more"));
    }
    shown
}

fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    // rustfmt ends its colours by choosing a character set, too.
    let line = line.replace("\u{1b}(B", "");
    let mut rest = line.as_str();
    while let Some(start) = rest.find("\u{1b}[") {
        plain.push_str(&rest[..start]);
        let code = &rest[start + 2..];
        rest = code
            .find(|sign: char| sign.is_ascii_alphabetic())
            .map_or("", |end| &code[end + 1..]);
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_is_shown_and_not_the_wall_before_it() {
        let wall = "   Compiling something v1.0.0\n".repeat(100);
        for (log, first) in [
            (
                "warning: unused\n\u{1b}[31merror\u{1b}[0m: no such thing\n --> src/lib.rs",
                "error: no such thing",
            ),
            (
                "failures:\n\n---- b ----\nleft: 1\n  at x (wasm-function[7]:0x1)\nerror: test failed",
                "failures:",
            ),
            (
                "  ✘ 2 a.spec.mjs\n\n  1) [chromium] › a.spec.mjs:3:1 › opens\n    Error: x",
                "  1) [chromium] › a.spec.mjs:3:1 › opens",
            ),
            (
                "\u{1b}(B\u{1b}[mDiff in src/lib.rs:3:\n-a\n+b",
                "Diff in src/lib.rs:3:",
            ),
            (
                "static/a.js:1:2 lint/x ━━━━\n  why",
                "static/a.js:1:2 lint/x ━━━━",
            ),
        ] {
            let shown = of(&format!("{wall}{log}"));
            assert_eq!(shown[0], first, "{log}");
            assert!(shown.len() < 10, "{log}");
            assert!(!shown.iter().any(|line| line.contains("wasm-function")));
        }
    }

    #[test]
    fn where_no_reason_is_known_the_end_is_shown() {
        let log: Vec<String> = (1..=100).map(|number| format!("line {number}")).collect();
        let shown = of(&log.join("\n"));
        assert_eq!(shown.first().unwrap(), "line 61");
        assert_eq!(shown.last().unwrap(), "line 100");
    }
}
