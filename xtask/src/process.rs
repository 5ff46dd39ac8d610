//! What xshell does not: programs run into a log, for an answer with the reason where there is none, or only as long as
//! they get on.

use anyhow::{Context, Result, bail};
use std::error::Error;
use std::ffi::OsStr;
use std::fmt;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// The command line of a program that failed, and whose log says why.
#[derive(Debug)]
pub(crate) struct ProgramFailed(pub(crate) String);

impl fmt::Display for ProgramFailed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Error for ProgramFailed {}

/// Runs a program whose output is for the person who called us.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| cannot_start(command))?;
    expect_success(command, status)
}

/// Runs a program with all its output going to the end of `log`; says whether it succeeded.
pub(crate) fn run_into(command: &mut Command, log: &File) -> Result<bool> {
    let status = to_log(command, log)?
        .status()
        .with_context(|| cannot_start(command))?;
    Ok(status.success())
}

fn to_log<'a>(command: &'a mut Command, log: &File) -> Result<&'a mut Command> {
    Ok(command
        .stdin(Stdio::null())
        .stdout(log.try_clone().context("cannot share the log")?)
        .stderr(log.try_clone().context("cannot share the log")?))
}

/// What a program prints to stdout, trimmed; an error where it fails, with the last line that it wrote to stderr.
pub(crate) fn answer(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| cannot_start(command))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let last = said.trim().lines().last().unwrap_or("it said nothing");
        bail!("{} ended with {}: {last}", shown(command), output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a program that fetches something, with its output going to the end of `log`. Once nothing of what is `watched`,
/// files and folders that it writes, has changed in size for as long as `limit`, it is ended with all that it started.
pub(crate) fn fetch(
    command: &mut Command,
    log: &Path,
    watched: &[PathBuf],
    limit: Duration,
) -> Result<()> {
    let file = File::options().create(true).append(true).open(log)?;
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    let mut child = to_log(command, &file)?
        .spawn()
        .with_context(|| cannot_start(command))?;
    let mut last = (0, Instant::now());
    loop {
        if let Some(status) = child.try_wait()? {
            return expect_success(command, status)
                .with_context(|| format!("{} says why", log.display()));
        }
        let now = watched.iter().map(|path| size(path)).sum::<u64>();
        if now != last.0 {
            last = (now, Instant::now());
        } else if last.1.elapsed() > limit {
            // By the shell's own `kill`: a slim container has no program of that name. Windows has neither.
            let group = format!("kill -s KILL -- -{}", child.id());
            Command::new("/bin/sh").args(["-c", &group]).status().ok();
            child.kill().ok();
            child.wait()?;
            bail!(
                "{} stood still for {limit:?}, and was ended",
                shown(command)
            );
        }
        thread::sleep(Duration::from_millis(100));
    }
}

/// What a file holds, or all files below a folder.
fn size(path: &Path) -> u64 {
    let Ok(data) = fs::symlink_metadata(path) else {
        return 0;
    };
    if !data.is_dir() {
        return data.len();
    }
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    entries.map(|entry| size(&entry.path())).sum()
}

pub(crate) fn expect_success(command: &Command, status: ExitStatus) -> Result<()> {
    if status.success() {
        return Ok(());
    }
    bail!("{} ended with {status}", shown(command))
}

pub(crate) fn cannot_start(command: &Command) -> String {
    format!("cannot start {}", shown(command))
}

/// The command line as a person would type it: the program's name without its folder.
pub(crate) fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    [name]
        .into_iter()
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn sh(script: &str) -> Command {
        let mut sh = Command::new("/bin/sh");
        sh.args(["-c", script]);
        sh
    }

    #[test]
    fn a_failure_names_the_command_and_its_last_words() {
        let error = answer(&mut sh("echo no such thing >&2; exit 3")).unwrap_err();
        assert_eq!(
            error.to_string(),
            "sh -c echo no such thing >&2; exit 3 ended with exit status: 3: no such thing"
        );
    }

    #[test]
    fn a_program_may_take_long_while_it_gets_on_and_is_ended_with_its_children_when_it_does_not() {
        let folder = crate::scratch::folder("process-fetch");
        let fetch = |script: &str| {
            let mut sh = sh(script);
            sh.current_dir(&*folder);
            let watched = [folder.join("written")];
            let limit = Duration::from_millis(500);
            fetch(&mut sh, &folder.join("log"), &watched, limit)
        };
        fetch("for i in 1 2 3 4 5 6; do echo $i >> written; sleep 0.2; done").unwrap();
        fetch("exit 3").unwrap_err();

        let stuck = fetch("(while :; do echo >> child; sleep 0.05; done) & wait").unwrap_err();
        assert!(stuck.to_string().contains("stood still"), "{stuck}");
        let of_the_child = size(&folder.join("child"));
        thread::sleep(Duration::from_millis(300));
        assert_eq!(size(&folder.join("child")), of_the_child, "it goes on");
    }
}
