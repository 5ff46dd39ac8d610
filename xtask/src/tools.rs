//! The tools that cargo does not bring by itself: Rust's WASM target and components, trunk, wasm-bindgen, cargo-deny.
//! One that is there in the right version is taken; else it comes into `target/tools`, never over the user's own.
//! npm's are in `npm`, browsers in `browser`.

use crate::process;
use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};
use std::io::{self, IsTerminal};
use std::path::Path;
use std::time::Duration;
use xshell::cmd;

pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// A crate that we install programs from, in the one version that fits.
pub(crate) struct Tool {
    package: &'static str,
    version: &'static str,
    programs: &'static [&'static str],
    /// What building it from source takes, on two cores.
    takes: &'static str,
}

pub(crate) static TRUNK: Tool = Tool {
    package: "trunk",
    version: "0.21.14",
    programs: &["trunk"],
    takes: "2 to 3 minutes",
};

/// The version is that of the crate `wasm-bindgen` in Cargo.toml and of `[tools]` in Trunk.toml.
pub(crate) static WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    version: "0.2.129",
    programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
    takes: "1 minute",
};

pub(crate) static CARGO_DENY: Tool = Tool {
    package: "cargo-deny",
    version: "0.20.2",
    programs: &["cargo-deny"],
    takes: "1 minute",
};

impl Tool {
    /// Why it cannot be used as it is, if so. Ours come first on `PATH`, so a wrong one of ours hides a right one of
    /// the user's.
    fn fault(&self, workspace: &Workspace) -> Option<String> {
        self.programs.iter().find_map(|name| {
            let Ok(path) = workspace.program(name) else {
                return Some(format!("{name} is missing."));
            };
            let answer = process::answer(&mut cmd!(workspace.sh, "{path} --version").into());
            let answer = answer.unwrap_or_default();
            let version = version_in(&answer).unwrap_or("of no version");
            (version != self.version)
                .then(|| format!("{} is {version}, not {}.", path.display(), self.version))
        })
    }

    fn spec(&self) -> String {
        format!("{}@{}", self.package, self.version)
    }
}

/// Has every one of these tools ready on the `PATH` of what the workspace starts.
pub(crate) fn ensure(workspace: &Workspace, tools: &[&Tool]) -> Result<()> {
    for tool in tools {
        let Some(fault) = tool.fault(workspace) else {
            continue;
        };
        println!("  {fault}");
        if !by_binstall(workspace, tool)? {
            by_cargo(workspace, tool)?;
        }
        let fault = tool.fault(workspace).unwrap_or_default();
        ensure!(
            fault.is_empty(),
            "{} was installed into target/tools, yet {fault} Remove target/tools and try again",
            tool.spec()
        );
    }
    // It is large, and of no use any more.
    Ok(workspace.sh.remove_path("target/tools/build")?)
}

/// Takes ready programs from the project's own release, where there is cargo-binstall; says whether they came.
fn by_binstall(workspace: &Workspace, tool: &Tool) -> Result<bool> {
    if workspace.program("cargo-binstall").is_err() {
        return Ok(false);
    }
    let spec = tool.spec();
    println!("  Fetching {spec} by cargo binstall: a few seconds.");
    let words = "binstall --no-confirm --force --root target/tools".split(' ');
    // As variables, which an older one passes over where it would refuse a flag.
    let binstall = cmd!(workspace.sh, "cargo {words...} {spec}")
        .env("BINSTALL_DISABLE_TELEMETRY", "true")
        .env("BINSTALL_DISABLE_STRATEGIES", "compile");
    // Where its hosts cannot be reached it would wait for minutes.
    let limit = Duration::from_secs(90);
    let log = workspace.log("binstall")?;
    if let Err(error) = process::fetch(&mut binstall.into(), &log, &[], limit) {
        println!("  It could not be had that way: {error:#}.");
    }
    Ok(tool.fault(workspace).is_none())
}

/// Builds from source, without optimising: three times faster to have, and fast enough in use. On a terminal cargo shows
/// how far it is; in a log that would be four hundred lines.
fn by_cargo(workspace: &Workspace, tool: &Tool) -> Result<()> {
    let (spec, takes) = (tool.spec(), tool.takes);
    println!("  Building {spec} from source into target/tools: about {takes} on two cores.");
    let words = "install --locked --force --no-default-features --root target/tools".split(' ');
    let programs = tool.programs.iter().flat_map(|name| ["--bin", name]);
    let quiet = (!io::stderr().is_terminal()).then_some("--quiet");
    cmd!(
        workspace.sh,
        "cargo {words...} {spec} {programs...} {quiet...}"
    )
    // One folder for all, which share crates; a build that was broken off goes on in it.
    .env("CARGO_TARGET_DIR", "target/tools/build")
    .env("CARGO_PROFILE_RELEASE_LTO", "off")
    .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
    .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
    .env("CARGO_PROFILE_RELEASE_DEBUG", "false")
    .env("CARGO_PROFILE_RELEASE_STRIP", "true")
    .env_remove("RUSTFLAGS")
    .quiet()
    .run()
    .with_context(|| format!("{spec} could not be built"))
}

/// All that trunk needs to build the viewer: the WASM target, trunk, wasm-bindgen, and every crate on this machine,
/// because trunk is then called with `--offline`.
pub(crate) fn ensure_for_trunk(workspace: &Workspace) -> Result<()> {
    ensure_wasm_target(workspace)?;
    ensure(workspace, &[&TRUNK, &WASM_BINDGEN])?;
    let fetch = cmd!(workspace.sh, "cargo fetch --quiet --target {WASM}");
    let fetch = fetch.args(["--target", "host-tuple"]).quiet();
    fetch.run().context("the viewer's crates could not be had")
}

/// Adds the WASM target to the Rust toolchain in use.
pub(crate) fn ensure_wasm_target(workspace: &Workspace) -> Result<()> {
    let print = ["--print", "target-libdir", "--target", WASM];
    let library = process::answer(&mut cmd!(workspace.sh, "rustc {print...}").into())?;
    if Path::new(&library).is_dir() {
        return Ok(());
    }
    add(workspace, "target", WASM)
        .context("without rustup, Debian has it in the package libstd-rust-dev-wasm32")
}

/// Adds the sources of the standard library, which a release builds along, and fetches what they depend on.
pub(crate) fn ensure_std_source(workspace: &Workspace) -> Result<()> {
    let sh = &workspace.sh;
    let sysroot = process::answer(&mut cmd!(sh, "rustc --print sysroot").into())?;
    let manifest = Path::new(&sysroot).join("lib/rustlib/src/rust/library/sysroot/Cargo.toml");
    if !manifest.is_file() {
        add(workspace, "component", "rust-src")?;
    }
    let fetch = cmd!(sh, "cargo fetch --quiet --locked --target {WASM}");
    let fetch = fetch.arg("--manifest-path").arg(manifest);
    let fetch = fetch.env("RUSTC_BOOTSTRAP", "1").quiet();
    fetch
        .run()
        .context("the standard library's crates could not be had")
}

/// Adds rustfmt or clippy where the toolchain came without it (rustup's profile `minimal`).
pub(crate) fn ensure_component(workspace: &Workspace, component: &str) -> Result<()> {
    let name = component.replace("rustfmt", "fmt");
    match process::answer(&mut cmd!(workspace.sh, "cargo {name} --version").into()) {
        Ok(_) => Ok(()),
        Err(_) => add(workspace, "component", component),
    }
}

fn add(workspace: &Workspace, kind: &str, name: &str) -> Result<()> {
    println!("  Adding Rust's {kind} {name} by rustup: about 5 seconds.");
    cmd!(workspace.sh, "rustup {kind} add {name}")
        .quiet()
        .run()
        .with_context(|| format!("Rust's {kind} {name} is missing, and rustup could not add it"))
}

/// The first version in what a program says of itself: `0.2.129` in `wasm-bindgen 0.2.129`.
pub(crate) fn version_in(answer: &str) -> Option<&str> {
    answer
        .split_whitespace()
        .map(|word| word.strip_prefix('v').unwrap_or(word))
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
}

/// The first number of a version: 148 of `148.0.7778.167`.
pub(crate) fn major(version: &str) -> Option<u32> {
    version.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_found_in_what_programs_say_of_themselves() {
        for (answer, version) in [
            ("wasm-bindgen 0.2.129 (a1b2c3d4e 2026-01-01)", "0.2.129"),
            ("wasm-opt version 132 (version_132)", "132"),
            (
                "Chromium 148.0.7778.167 built on Debian 12",
                "148.0.7778.167",
            ),
            ("v20.20.2", "20.20.2"),
            ("command not found", ""),
        ] {
            assert_eq!(version_in(answer).unwrap_or_default(), version, "{answer}");
        }
    }

    /// wasm-bindgen refuses a module made by another version of itself, so these files must agree.
    #[test]
    fn every_file_that_names_a_tools_version_names_the_same() {
        let workspace = Workspace::find().unwrap();
        let read = |file: &str| workspace.sh.read_file(file).unwrap();
        let (trunk, bindgen) = (TRUNK.spec(), WASM_BINDGEN.spec());
        let version = WASM_BINDGEN.version;
        let package: serde_json::Value = serde_json::from_str(&read("package.json")).unwrap();
        let binaryen = package["devDependencies"]["binaryen"].as_str().unwrap();
        let binaryen = major(binaryen).unwrap();
        for (file, wanted) in [
            ("Trunk.toml", format!("wasm_bindgen = \"{version}\"")),
            ("Trunk.toml", format!("wasm_opt = \"version_{binaryen}\"")),
            ("README.md", format!("install --locked {trunk} {bindgen}\n")),
            (
                "Cargo.lock",
                format!("\"wasm-bindgen\"\nversion = \"{version}\""),
            ),
        ] {
            assert!(read(file).contains(&wanted), "{file} lacks {wanted}");
        }
    }
}
