//! The two ways in which a tool comes here, the fast one and the sure one.

use crate::process;
use crate::tools::Source;
use crate::workspace::{Workspace, find_program};
use anyhow::{Context, Result, bail};
use std::env::consts::EXE_SUFFIX;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Child;
use std::thread;
use std::time::{Duration, Instant};

/// How long `cargo binstall` may take; where its hosts cannot be reached it would wait for minutes.
const DOWNLOAD_LIMIT: Duration = Duration::from_secs(90);

/// Tries `cargo binstall`, which takes ready programs from the projects' own releases.
pub(crate) fn download(workspace: &Workspace, source: &Source) -> bool {
    let tried = (|| -> Result<bool> {
        let search_path = workspace.search_path()?;
        if find_program("cargo-binstall", &search_path).is_none() {
            return Ok(false);
        }
        println!(
            "  Fetching {} {} by cargo binstall: a few seconds.",
            source.package, source.version
        );
        let log_path = workspace.log(&format!("binstall-{}", source.package))?;
        let log = File::create(&log_path)?;
        let mut binstall = workspace.command("cargo")?;
        binstall
            .args(["binstall", "--no-confirm", "--force", "--root"])
            .arg(workspace.tools())
            .arg(format!("{}@{}", source.package, source.version))
            // As variables, which an older one passes over where it would refuse a flag.
            .env("BINSTALL_DISABLE_TELEMETRY", "true")
            .env("BINSTALL_DISABLE_STRATEGIES", "compile");
        let done = process::run_while_it_gets_on(&mut binstall, &log, &[], DOWNLOAD_LIMIT)
            .unwrap_or(false)
            && source
                .programs
                .iter()
                .all(|program| installed(workspace, program).is_file());
        if !done {
            println!(
                "  It could not be had that way ({}).",
                below(workspace, &log_path)
            );
        }
        Ok(done)
    })();
    tried.unwrap_or(false)
}

fn installed(workspace: &Workspace, program: &str) -> PathBuf {
    workspace
        .tools()
        .join("bin")
        .join(format!("{program}{EXE_SUFFIX}"))
}

fn below<'a>(workspace: &Workspace, path: &'a Path) -> std::path::Display<'a> {
    path.strip_prefix(workspace.root())
        .unwrap_or(path)
        .display()
}

/// A build from source that is under way.
struct Build<'a> {
    source: &'a Source,
    child: Child,
    log: PathBuf,
    folder: PathBuf,
}

/// Builds side by side, without optimising: three times faster to have, and fast enough in use.
pub(crate) fn build_from_source(workspace: &Workspace, sources: &[&Source]) -> Result<()> {
    let start = Instant::now();
    let mut builds = Vec::new();
    for source in sources {
        println!(
            "  Building {} {} from source: about {}.",
            source.package, source.version, source.patience
        );
        builds.push(start_build(workspace, source)?);
    }
    let mut told = Instant::now();
    while !builds.is_empty() {
        thread::sleep(Duration::from_millis(200));
        let mut going = Vec::new();
        for mut build in builds {
            match build.child.try_wait()? {
                None => going.push(build),
                Some(status) if status.success() => {
                    // What it was built in is large, and of no use any more.
                    fs::remove_dir_all(&build.folder).ok();
                    println!(
                        "  {} {} is there, after {} s.",
                        build.source.package,
                        build.source.version,
                        start.elapsed().as_secs()
                    );
                }
                Some(status) => {
                    for other in &mut going {
                        other.child.kill().ok();
                    }
                    bail!(
                        "{} {} could not be built ({status}):\n{}\nThe whole is in {}.",
                        build.source.package,
                        build.source.version,
                        last_lines(&build.log, 15),
                        below(workspace, &build.log)
                    );
                }
            }
        }
        builds = going;
        if told.elapsed() > Duration::from_secs(20) && !builds.is_empty() {
            told = Instant::now();
            let progress: Vec<String> = builds
                .iter()
                .map(|build| {
                    format!(
                        "{}: {} crates compiled",
                        build.source.package,
                        compiled(&build.log)
                    )
                })
                .collect();
            println!("  {} s, {}", start.elapsed().as_secs(), progress.join(", "));
        }
    }
    Ok(())
}

fn start_build<'a>(workspace: &Workspace, source: &'a Source) -> Result<Build<'a>> {
    let log_path = workspace.log(&format!("install-{}", source.package))?;
    let log = File::create(&log_path)
        .with_context(|| format!("cannot write {}", below(workspace, &log_path)))?;
    // A folder of its own, so that two builds don't wait for each other, and one that was broken off goes on.
    let folder = workspace.tools().join(format!("build-{}", source.package));
    let mut cargo = workspace.command("cargo")?;
    cargo
        .args(["install", "--locked", "--force", "--no-default-features"])
        .arg(format!("{}@{}", source.package, source.version))
        .arg("--root")
        .arg(workspace.tools())
        .env("CARGO_TARGET_DIR", &folder)
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "false")
        .env("CARGO_PROFILE_RELEASE_STRIP", "true")
        .env_remove("RUSTFLAGS");
    for program in source.programs {
        cargo.args(["--bin", program]);
    }
    let child = process::to_log(&mut cargo, &log)?
        .spawn()
        .with_context(|| process::cannot_start(&cargo))?;
    Ok(Build {
        source,
        child,
        log: log_path,
        folder,
    })
}

fn compiled(log: &Path) -> usize {
    File::open(log).map_or(0, |file| {
        BufReader::new(file)
            .lines()
            .map_while(Result::ok)
            .filter(|line| line.trim_start().starts_with("Compiling "))
            .count()
    })
}

fn last_lines(file: &Path, count: usize) -> String {
    let text = fs::read(file).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(count)..].join("\n")
}
