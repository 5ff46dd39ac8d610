//! Which files of a site name each other. Only whole literals count (`"./engine.js"`, `'viewer_bg.wasm'`,
//! `href="viewer.css"`, `url(paper.svg)`), so that a name can be replaced without understanding the language around it.

use std::collections::BTreeSet;
use std::ops::Range;

/// A literal in a text that names a file of the site.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Reference {
    /// The file, relative to the site, with `/`.
    pub(crate) file: String,
    /// Where its last part (`engine.js` of `./engine.js`) stands in the text, in bytes.
    pub(crate) name: Range<usize>,
}

/// Whether files of this kind are looked into.
pub(crate) fn can_refer(file: &str) -> bool {
    matches!(ending(file), "html" | "js" | "mjs" | "css")
}

/// `js` of `parts/list.js`.
pub(crate) fn ending(file: &str) -> &str {
    file.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// Every literal in the text of `from` that names one of `files`, in order.
pub(crate) fn references(from: &str, text: &str, files: &BTreeSet<String>) -> Vec<Reference> {
    let mut found = Vec::new();
    for (start, opening) in text.char_indices() {
        let closing = match opening {
            '"' | '\'' | '`' => opening,
            '(' => ')',
            _ => continue,
        };
        let literal = &text[start + 1..];
        let Some(length) = literal.find(['"', '\'', '`', '(', ')', '\n', ' ']) else {
            continue;
        };
        if !literal[length..].starts_with(closing) {
            continue;
        }
        let literal = &literal[..length];
        if let Some(file) = resolve(from, literal).filter(|file| files.contains(file)) {
            let end = start + 1 + length;
            let last = literal.rsplit('/').next().unwrap_or(literal);
            found.push(Reference {
                file,
                name: end - last.len()..end,
            });
        }
    }
    found
}

/// The file that a relative address in `from` means; nothing where it leaves the site.
fn resolve(from: &str, address: &str) -> Option<String> {
    if address.is_empty() || address.starts_with('/') || address.contains(':') {
        return None;
    }
    let mut path: Vec<&str> = from.split('/').collect();
    path.pop();
    for part in address.split('/') {
        match part {
            "." => {}
            ".." => {
                path.pop()?;
            }
            part => path.push(part),
        }
    }
    Some(path.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(from: &str, text: &str) -> Vec<(String, String)> {
        let files = ["engine.js", "viewer.css", "paper.svg", "parts/list.js"]
            .map(str::to_owned)
            .into();
        references(from, text, &files)
            .into_iter()
            .map(|reference| (reference.file, text[reference.name].to_owned()))
            .collect()
    }

    #[test]
    fn whole_literals_are_references_in_every_language_of_a_site() {
        for (from, text, file) in [
            (
                "a.js",
                "import { engine } from \"./engine.js\";",
                "engine.js",
            ),
            (
                "a.js",
                "new URL('viewer.css',import.meta.url)",
                "viewer.css",
            ),
            ("a.js", "import(`./parts/list.js`)", "parts/list.js"),
            ("parts/list.js", "import'../engine.js'", "engine.js"),
            (
                "index.html",
                "<link rel=\"stylesheet\" href=\"viewer.css\">",
                "viewer.css",
            ),
            ("viewer.css", ".a{background:url(paper.svg)}", "paper.svg"),
            (
                "viewer.css",
                ".a{background:url(\"./paper.svg\")}",
                "paper.svg",
            ),
        ] {
            let name = file.rsplit('/').next().unwrap();
            assert_eq!(
                found(from, text),
                [(file.to_owned(), name.to_owned())],
                "{text}"
            );
        }
    }

    #[test]
    fn other_text_is_none() {
        for text in [
            "// see ./engine.js",
            "`./${name}.js`",
            "\"https://elsewhere.example/engine.js\"",
            "\"/engine.js\"",
            "\"../engine.js\"",
            "\"my engine.js\"",
            "\"engine.json\"",
        ] {
            assert_eq!(found("a.js", text), [], "{text}");
        }
    }
}
