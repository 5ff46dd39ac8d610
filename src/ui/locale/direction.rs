//! Which way a language runs.

/// The direction of a language's usual script. Source: CLDR, `layout/orientation/characterOrder`.
pub fn direction(language: &str) -> &'static str {
    let mut parts = language.split('-');
    let primary = parts.next().unwrap_or_default().to_ascii_lowercase();
    let script = parts
        .find(|part| part.len() == 4)
        .unwrap_or_default()
        .to_ascii_lowercase();
    let rtl = match script.as_str() {
        "" => matches!(
            primary.as_str(),
            "ar" | "arc"
                | "ckb"
                | "dv"
                | "fa"
                | "he"
                | "iw"
                | "ks"
                | "lrc"
                | "mzn"
                | "nqo"
                | "ps"
                | "sd"
                | "syr"
                | "ug"
                | "ur"
                | "yi"
        ),
        script => matches!(
            script,
            "arab" | "hebr" | "thaa" | "syrc" | "nkoo" | "adlm" | "rohg"
        ),
    };
    if rtl { "rtl" } else { "ltr" }
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
