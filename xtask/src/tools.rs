//! The tools that cargo does not bring by itself: the WASM target, trunk, wasm-bindgen, cargo-deny. Each is taken
//! where it is there in the right version, else fetched the fastest way that works, into `target/tools` and never
//! over the user's own. npm's are in `npm`, browsers in `browser`.

use crate::workspace::{Workspace, find_program};
use crate::{install, process};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// A crate that we install programs from, in the one version that fits.
pub(crate) struct Source {
    pub(crate) package: &'static str,
    pub(crate) version: &'static str,
    pub(crate) programs: &'static [&'static str],
    /// What building it from source takes, for the person who waits.
    pub(crate) patience: &'static str,
}

/// A program, and the crate that it comes from.
pub(crate) struct Tool {
    pub(crate) program: &'static str,
    source: &'static Source,
}

static TRUNK_SOURCE: Source = Source {
    package: "trunk",
    version: "0.21.14",
    programs: &["trunk"],
    patience: "2 to 3 minutes on two cores",
};
/// The version is that of the crate `wasm-bindgen` in Cargo.toml and of `[tools]` in Trunk.toml.
static WASM_BINDGEN_SOURCE: Source = Source {
    package: "wasm-bindgen-cli",
    version: "0.2.129",
    programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
    patience: "1 minute on two cores",
};

static CARGO_DENY_SOURCE: Source = Source {
    package: "cargo-deny",
    version: "0.20.2",
    programs: &["cargo-deny"],
    patience: "1 minute on two cores",
};

pub(crate) static TRUNK: Tool = Tool {
    program: "trunk",
    source: &TRUNK_SOURCE,
};
pub(crate) static WASM_BINDGEN: Tool = Tool {
    program: "wasm-bindgen",
    source: &WASM_BINDGEN_SOURCE,
};
pub(crate) static TEST_RUNNER: Tool = Tool {
    program: "wasm-bindgen-test-runner",
    source: &WASM_BINDGEN_SOURCE,
};

pub(crate) static CARGO_DENY: Tool = Tool {
    program: "cargo-deny",
    source: &CARGO_DENY_SOURCE,
};

/// All that trunk needs to build the viewer: the WASM target, trunk, wasm-bindgen, and every crate on this machine,
/// because trunk is then called with `--offline`.
pub(crate) fn ensure_for_trunk(workspace: &Workspace) -> Result<()> {
    ensure_wasm_target(workspace)?;
    ensure(workspace, &[&TRUNK, &WASM_BINDGEN])?;
    fetch_crates(workspace)
}

/// Has every one of these tools ready on the `PATH` of `Workspace::command`.
pub(crate) fn ensure(workspace: &Workspace, tools: &[&Tool]) -> Result<()> {
    let mut missing: Vec<&Source> = Vec::new();
    for tool in tools {
        let source = tool.source;
        match look_for(workspace, tool) {
            Found::Right => continue,
            Found::Wrong { path, version } => {
                let what_then = if path.starts_with(workspace.tools()) {
                    "It is ours, and is replaced."
                } else {
                    "It stays as it is; ours goes to target/tools."
                };
                println!(
                    "  {} {version} in {} is not {}, the version that this workspace is built with. {what_then}",
                    tool.program,
                    path.display(),
                    source.version,
                );
            }
            Found::Nothing => {}
        }
        if !missing.iter().any(|other| other.package == source.package) {
            missing.push(source);
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    missing.retain(|source| !install::download(workspace, source));
    install::build_from_source(workspace, &missing)?;
    for tool in tools {
        if !matches!(look_for(workspace, tool), Found::Right) {
            bail!(
                "{} {} was installed into target/tools, yet what answers there is not it; \
                 remove target/tools and try again",
                tool.program,
                tool.source.version
            );
        }
    }
    Ok(())
}

/// Adds the WASM target to the Rust toolchain in use, by rustup.
pub(crate) fn ensure_wasm_target(workspace: &Workspace) -> Result<()> {
    let library = process::answer(workspace.command("rustc")?.args([
        "--print",
        "target-libdir",
        "--target",
        WASM,
    ]))?;
    if Path::new(&library).is_dir() {
        return Ok(());
    }
    println!("  Adding Rust's target {WASM} by rustup: about 5 seconds.");
    process::run(
        workspace
            .command("rustup")?
            .args(["target", "add", WASM]),
    )
    .with_context(|| {
        format!(
            "Rust's target {WASM} is missing and rustup could not add it. Rust from rustup.rs has it by \
             `rustup target add {WASM}`; Debian's has it in the package libstd-rust-dev-wasm32"
        )
    })
}

/// Adds the sources of the standard library, which a release builds along, and fetches what they depend on.
pub(crate) fn ensure_std_source(workspace: &Workspace) -> Result<()> {
    let sysroot = process::answer(workspace.command("rustc")?.args(["--print", "sysroot"]))?;
    let library = Path::new(&sysroot).join("lib/rustlib/src/rust/library");
    if !library.is_dir() {
        println!("  Adding the sources of Rust's standard library by rustup: about 5 seconds.");
        process::run(
            workspace
                .command("rustup")?
                .args(["component", "add", "rust-src"]),
        )
        .context("a release builds the standard library along: `rustup component add rust-src`")?;
    }
    process::run(
        workspace
            .command("cargo")?
            .env("RUSTC_BOOTSTRAP", "1")
            .args([
                "fetch",
                "--quiet",
                "--locked",
                "--target",
                WASM,
                "--manifest-path",
            ])
            .arg(library.join("sysroot/Cargo.toml")),
    )
}

/// Adds rustfmt and clippy where the toolchain came without them (rustup's profile `minimal`).
pub(crate) fn ensure_component(workspace: &Workspace, component: &str) -> Result<()> {
    let subcommand = if component == "rustfmt" {
        "fmt"
    } else {
        component
    };
    if process::answer(workspace.command("cargo")?.args([subcommand, "--version"])).is_ok() {
        return Ok(());
    }
    println!("  Adding Rust's component {component} by rustup: about 5 seconds.");
    process::run(
        workspace
            .command("rustup")?
            .args(["component", "add", component]),
    )
    .with_context(|| format!("{component} is missing: `rustup component add {component}`"))
}

fn fetch_crates(workspace: &Workspace) -> Result<()> {
    let about = process::answer(workspace.command("rustc")?.arg("-vV"))?;
    let host = about
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .context("`rustc -vV` names no host")?;
    process::run(
        workspace
            .command("cargo")?
            .args(["fetch", "--quiet", "--target", WASM, "--target", host]),
    )
}

enum Found {
    Right,
    Wrong { path: PathBuf, version: String },
    Nothing,
}

/// Ours come first on `PATH`, so a wrong one of ours hides a right one of the user's, and is to be replaced.
fn look_for(workspace: &Workspace, tool: &Tool) -> Found {
    let Ok(search_path) = workspace.search_path() else {
        return Found::Nothing;
    };
    let Some(path) = find_program(tool.program, &search_path) else {
        return Found::Nothing;
    };
    let answer = process::answer(Command::new(&path).arg("--version")).unwrap_or_default();
    match version_in(&answer) {
        Some(version) if version == tool.source.version => Found::Right,
        version => Found::Wrong {
            version: version.unwrap_or("(that names no version)").to_owned(),
            path,
        },
    }
}

/// The first version in what a program says of itself: `0.2.129` in `wasm-bindgen 0.2.129`.
pub(crate) fn version_in(answer: &str) -> Option<&str> {
    answer.split_whitespace().find_map(|word| {
        let version = word.strip_prefix('v').unwrap_or(word);
        version
            .starts_with(|first: char| first.is_ascii_digit())
            .then_some(version)
    })
}

/// The first number of a version: 148 of `148.0.7778.167`.
pub(crate) fn major(version: &str) -> Option<u32> {
    version.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_version_is_found_in_what_programs_say_of_themselves() {
        for (answer, version) in [
            ("trunk 0.21.14", Some("0.21.14")),
            (
                "wasm-bindgen 0.2.129 (a1b2c3d4e 2026-01-01)",
                Some("0.2.129"),
            ),
            ("wasm-opt version 132 (version_132)", Some("132")),
            (
                "Chromium 148.0.7778.167 built on Debian GNU/Linux 12",
                Some("148.0.7778.167"),
            ),
            (
                "ChromeDriver 148.0.7778.167 (0a1b2c-refs/branch-heads/7778@{#3})",
                Some("148.0.7778.167"),
            ),
            ("Google Chrome for Testing 149.0.1.2", Some("149.0.1.2")),
            ("v20.20.2", Some("20.20.2")),
            ("command not found", None),
            ("", None),
        ] {
            assert_eq!(version_in(answer), version, "{answer}");
        }
        assert_eq!(major("148.0.7778.167"), Some(148));
        assert_eq!(major("20"), Some(20));
        assert_eq!(major("nightly"), None);
    }

    /// wasm-bindgen refuses a module made by another version of itself, so these files must agree.
    #[test]
    fn every_file_that_names_a_tools_version_names_the_same() {
        let workspace = Workspace::find().unwrap();
        let read = |file: &str| fs::read_to_string(workspace.path(file)).unwrap();

        let trunk = read("Trunk.toml");
        let wanted = format!("wasm_bindgen = \"{}\"", WASM_BINDGEN_SOURCE.version);
        assert!(trunk.contains(&wanted), "Trunk.toml lacks {wanted}");

        let readme = read("README.md");
        let [server, bindgen] = [&TRUNK_SOURCE, &WASM_BINDGEN_SOURCE]
            .map(|source| format!("{}@{}", source.package, source.version));
        let wanted = format!("cargo install --locked {server} {bindgen}\n");
        assert!(readme.contains(&wanted), "README.md lacks {wanted}");

        let lock = read("Cargo.lock");
        let wanted = format!(
            "name = \"wasm-bindgen\"\nversion = \"{}\"",
            WASM_BINDGEN_SOURCE.version
        );
        assert!(lock.contains(&wanted), "Cargo.lock lacks {wanted}");

        let package: serde_json::Value = serde_json::from_str(&read("package.json")).unwrap();
        let binaryen = package["devDependencies"]["binaryen"].as_str().unwrap();
        let wanted = format!("wasm_opt = \"version_{}\"", major(binaryen).unwrap());
        assert!(trunk.contains(&wanted), "Trunk.toml lacks {wanted}");
    }
}
