//! Starting other programs: loudly, into a log, for their answer, or as long as they get on; and the sentence that is
//! said when one fails.

use anyhow::{Context, Result, bail};
use std::error::Error;
use std::fmt;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
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

/// Sends all output of a program that is yet to start to the end of `log`.
pub(crate) fn to_log<'a>(command: &'a mut Command, log: &File) -> Result<&'a mut Command> {
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

/// Runs a program with its output going to `log`; says whether it succeeded. Once nothing of what is `watched`, files
/// and folders that it writes, has changed in size for as long as `limit`, it is ended with all that it started, and
/// that is the error.
pub(crate) fn run_while_it_gets_on(
    command: &mut Command,
    log: &File,
    watched: &[PathBuf],
    limit: Duration,
) -> Result<bool> {
    let mut child = in_own_group(to_log(command, log)?)
        .spawn()
        .with_context(|| cannot_start(command))?;
    let sizes = || watched.iter().map(|path| size(path)).sum::<u64>();
    let mut last = (sizes(), Instant::now());
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        let now = sizes();
        if now != last.0 {
            last = (now, Instant::now());
        } else if last.1.elapsed() > limit {
            end_group(&mut child);
            child.wait()?;
            bail!(
                "{} got no further for {limit:?}, and was ended",
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

#[cfg(unix)]
fn in_own_group(command: &mut Command) -> &mut Command {
    std::os::unix::process::CommandExt::process_group(command, 0)
}

#[cfg(unix)]
fn end_group(child: &mut Child) {
    // The shell's own `kill`: a slim container has no program of that name.
    let kill = format!("kill -s KILL -- -{}", child.id());
    Command::new("/bin/sh").args(["-c", &kill]).status().ok();
}

#[cfg(not(unix))]
fn in_own_group(command: &mut Command) -> &mut Command {
    command
}

#[cfg(not(unix))]
fn end_group(child: &mut Child) {
    child.kill().ok();
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
    let mut line = program
        .file_name()
        .unwrap_or(program.as_os_str())
        .to_string_lossy()
        .into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command_and_its_last_words() {
        let error = answer(Command::new("/bin/sh").args(["-c", "echo no such thing >&2; exit 3"]))
            .unwrap_err()
            .to_string();
        assert_eq!(
            error,
            "sh -c echo no such thing >&2; exit 3 ended with exit status: 3: no such thing"
        );
    }

    #[test]
    fn a_program_may_take_long_while_it_gets_on_and_is_ended_with_its_children_when_it_does_not() {
        let folder = crate::scratch::folder("process-progress");
        let log = File::create(folder.join("log")).unwrap();
        let written = folder.join("written");
        let run = |script: &str| {
            let mut sh = Command::new("/bin/sh");
            sh.args(["-c", script]).current_dir(&*folder);
            run_while_it_gets_on(
                &mut sh,
                &log,
                std::slice::from_ref(&written),
                Duration::from_millis(500),
            )
        };
        let start = Instant::now();
        let slow = "for i in 1 2 3 4 5 6; do echo $i >> written; sleep 0.2; done";
        assert!(run(slow).unwrap());
        assert!(start.elapsed() > Duration::from_secs(1));
        assert!(!run("exit 3").unwrap());

        let stuck = "(while :; do echo >> child; sleep 0.05; done) & wait";
        let error = run(stuck).unwrap_err().to_string();
        assert!(
            error.ends_with("got no further for 500ms, and was ended"),
            "{error}"
        );
        let of_the_child = size(&folder.join("child"));
        assert!(of_the_child > 0);
        thread::sleep(Duration::from_millis(300));
        assert_eq!(size(&folder.join("child")), of_the_child, "it goes on");
    }
}
