//! No files of a crate import each other, over others either: what both need is in a file below them. That a test of the tool reads the
//! whole workspace has no reason but that it is native and quick.

#![allow(clippy::unwrap_used)] // A test that can't go on should stop.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The modules of a crate, as `rules::context`, and their code; the root is empty.
type Modules = BTreeMap<String, String>;

fn read(folder: &Path, above: &str, modules: &mut Modules) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let joint = if above.is_empty() { "" } else { "::" };
        let module = match name {
            "lib" | "mod" => above.to_owned(),
            _ => format!("{above}{joint}{name}"),
        };
        if path.is_dir() {
            read(&path, &module, modules);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            // A module of tests may know whom it tests.
            let code = text.split("\nmod tests {").next().unwrap().lines();
            let code: Vec<_> = code
                .filter(|line| !line.trim_start().starts_with("//"))
                .collect();
            modules.insert(module, code.join("\n"));
        }
    }
}

/// The paths of a use tree: `a::b` and `a::c` of `a::{b, c}; …`.
fn paths(tree: &str, before: &str, into: &mut Vec<String>) {
    let name = |c: char| !(c.is_alphanumeric() || c == '_');
    let tree = tree.trim_start();
    let end = tree.find(name).unwrap_or(tree.len());
    let path = format!("{before}::{}", &tree[..end]);
    match tree[end..].strip_prefix("::") {
        Some(rest) => paths(rest, &path, into),
        None if tree.starts_with('{') => {
            let mut depth = 0;
            let mut start = 1;
            for (at, c) in tree.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    _ => {}
                }
                if (c == ',' && depth == 1) || depth == 0 {
                    paths(&tree[start..at], before, into);
                    start = at + 1;
                }
                if depth == 0 {
                    break;
                }
            }
        }
        None => into.push(path),
    }
}

/// The modules that a module's code names.
fn imports<'m>(module: &str, modules: &'m Modules) -> BTreeSet<&'m str> {
    let code = &modules[module];
    let above = module.rsplit_once("::").map_or("", |(above, _)| above);
    let mut used = Vec::new();
    for (at, _) in code.match_indices("::") {
        let first = code[..at].rsplit(|c: char| !(c.is_alphanumeric() || c == '_'));
        let first = first.into_iter().next().unwrap_or("");
        let is_first = !code[..at - first.len()].ends_with("::");
        let child = format!("{module}::{first}");
        match first {
            "crate" if is_first => paths(&code[at + 2..], "", &mut used),
            "super" if is_first => paths(&code[at + 2..], &format!("::{above}"), &mut used),
            _ if is_first && modules.contains_key(child.trim_start_matches(':')) => {
                used.push(format!("::{child}"));
            }
            _ => {}
        }
    }
    let module_of = |path: &String| {
        let mut path = path.trim_start_matches(':');
        while !path.is_empty() && !modules.contains_key(path) {
            path = path.rsplit_once("::").map_or("", |(above, _)| above);
        }
        modules
            .get_key_value(path)
            .map(|(module, _)| module.as_str())
    };
    used.iter()
        .filter_map(module_of)
        .filter(|used| *used != module)
        .collect()
}

/// All that a module imports, and what that imports, and so on.
fn reached<'m>(from: &str, graph: &BTreeMap<&'m str, BTreeSet<&'m str>>) -> BTreeSet<&'m str> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&str> = graph[from].iter().copied().collect();
    while let Some(module) = open.pop() {
        if found.insert(module) {
            open.extend(&graph[module]);
        }
    }
    found
}

#[test]
fn no_files_import_each_other() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let crates = std::fs::read_dir(root.join("crates")).unwrap();
    let mut folders: Vec<PathBuf> = crates.map(|entry| entry.unwrap().path()).collect();
    folders.extend([root.clone(), root.join("xtask")]);
    let mut circles = Vec::new();
    let mut count = 0;
    for folder in folders {
        let mut modules = Modules::new();
        read(&folder.join("src"), "", &mut modules);
        let graph: BTreeMap<&str, BTreeSet<&str>> = modules
            .keys()
            .map(|module| (module.as_str(), imports(module, &modules)))
            .collect();
        count += graph.values().map(BTreeSet::len).sum::<usize>();
        let shown = folder.strip_prefix(&root).unwrap().join("src");
        let reach = |module| reached(module, &graph);
        let mut told = BTreeSet::new();
        for module in graph.keys().copied() {
            let circle = reach(module)
                .into_iter()
                .filter(|other| reach(other).contains(module));
            let circle: BTreeSet<&str> = circle.collect();
            if !circle.is_empty() && told.insert(circle.clone()) {
                circles.push(format!(
                    "{}: {}",
                    shown.display(),
                    Vec::from_iter(circle).join(", ")
                ));
            }
        }
    }
    assert!(count > 200, "only {count} imports were found");
    assert!(circles.is_empty(), "these import each other: {circles:#?}");
}
