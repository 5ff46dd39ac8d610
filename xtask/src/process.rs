//! Starting other programs: loudly, into a log, for their answer, or with a limit of time; and the sentence that is
//! said when one fails.

use anyhow::{Context, Result, bail};
use std::error::Error;
use std::fmt;
use std::fs::File;
use std::path::Path;
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

/// Runs a program with its output going to `log`, and ends it after `limit`; says whether it succeeded in time.
pub(crate) fn run_within(command: &mut Command, log: &File, limit: Duration) -> Result<bool> {
    let mut child = to_log(command, log)?
        .spawn()
        .with_context(|| cannot_start(command))?;
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        if start.elapsed() > limit {
            child.kill().ok();
            child.wait()?;
            return Ok(false);
        }
        thread::sleep(Duration::from_millis(100));
    }
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
    fn a_program_that_takes_too_long_is_ended() {
        let folder = crate::scratch::folder("process-limit");
        let log = File::create(folder.join("log")).unwrap();
        let start = Instant::now();
        let ended = run_within(
            Command::new("sleep").arg("30"),
            &log,
            Duration::from_millis(200),
        );
        assert!(!ended.unwrap());
        assert!(start.elapsed() < Duration::from_secs(5));
    }
}
