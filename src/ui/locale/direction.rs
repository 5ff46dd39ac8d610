//! Which way a language runs.

/// Languages and scripts that run from right to left. Source: CLDR, `layout/orientation/characterOrder`.
const LANGUAGES: &str = "ar arc ckb dv fa he iw ks lrc mzn nqo ps sd syr ug ur yi";
const SCRIPTS: &str = "arab hebr thaa syrc nkoo adlm rohg";

/// The direction of a language's usual script, or of the one that its tag names.
pub fn direction(language: &str) -> &'static str {
    let mut parts = language.split('-');
    let primary = parts.next().unwrap_or_default();
    let (name, rtl) = match parts.find(|part| part.len() == 4) {
        Some(script) => (script, SCRIPTS),
        None => (primary, LANGUAGES),
    };
    if rtl.split(' ').any(|rtl| rtl.eq_ignore_ascii_case(name)) {
        "rtl"
    } else {
        "ltr"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_has_a_direction() {
        for (language, expected) in [
            ("en", "ltr"),
            ("fa", "rtl"),
            ("fa-IR", "rtl"),
            ("AR", "rtl"),
            ("az-Arab", "rtl"),
            ("ku-Latn-IQ", "ltr"),
            ("", "ltr"),
        ] {
            assert_eq!(direction(language), expected, "{language}");
        }
    }
}
