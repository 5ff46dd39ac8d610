//! `cargo xtask bench filter`: tagging and querying a list in Chromium, beside JavaScript's `includes` over each
//! headline, in one run. The module under test is built exactly as the release of the viewer is.

use crate::workspace::Workspace;
use crate::{browser, dist, npm, process, tools};
use anyhow::{Context, Result};
use std::fs;

/// Builds the module, and prints what a browser needs for it.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    tools::ensure_for_trunk(workspace)?;
    tools::ensure_std_source(workspace)?;
    npm::ensure(workspace)?;
    let chrome = browser::find(workspace)?;
    let target = workspace.target("bench/filter");
    let mut cargo = workspace.command("cargo")?;
    cargo
        .args([
            "build",
            "--quiet",
            "--profile",
            "viewer",
            "--target",
            "wasm32-unknown-unknown",
        ])
        .args(["--package", "article-viewer-bench-filter", "--target-dir"])
        .arg(&target);
    dist::for_bytes(workspace, &mut cargo);
    process::run(&mut cargo)?;

    let page = target.join("page");
    process::run(
        workspace
            .command(workspace.program("wasm-bindgen")?)?
            .args([
                "--target",
                "web",
                "--no-typescript",
                "--out-name",
                "list",
                "--out-dir",
            ])
            .arg(&page)
            .arg(target.join("wasm32-unknown-unknown/viewer/article_viewer_bench_filter.wasm")),
    )?;
    let module = page.join("list_bg.wasm");
    let index = fs::read_to_string(workspace.path("index.html"))?;
    process::run(
        workspace
            .command(workspace.program("wasm-opt")?)?
            .args(passes(&index).context("index.html names no passes of wasm-opt")?)
            .arg(&module)
            .arg("-o")
            .arg(&module),
    )?;
    process::run(
        workspace
            .command(workspace.program("node")?)?
            .current_dir(workspace.root())
            .env("CHROME", chrome)
            .arg("bench/filter/run.mjs")
            .arg(&page)
            .args([
                "crates/countries/tests/world.tsv",
                "crates/countries/tests/hard.tsv",
            ]),
    )
}

/// The passes that the viewer's own WASM goes through.
fn passes(index: &str) -> Option<Vec<&str>> {
    let (_, passes) = index.split_once("data-wasm-opt-params=\"")?;
    let (passes, _) = passes.split_once('"')?;
    Some(passes.split(' ').collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_passes_are_those_of_the_page() {
        let page = r#"<link data-trunk data-wasm-opt-params="-Oz --enable-simd">"#;
        assert_eq!(passes(page).unwrap(), ["-Oz", "--enable-simd"]);
        assert_eq!(passes("<link data-trunk>"), None);
    }
}
