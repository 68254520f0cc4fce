//! Other programs: run to their end, or kept running for as long as a value lives.

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
};

use crate::failure::Failure;

/// Runs a program as a step of something: the person sees its output, but not as the result.
pub(crate) fn run(command: &mut Command) -> Result<(), Failure> {
    pass_on(command.stdout(std::io::stderr()))
}

/// Runs a program whose output is the result.
pub(crate) fn pass_on(command: &mut Command) -> Result<(), Failure> {
    let line = shown(command);
    let status = command.status().map_err(|error| unstarted(command, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::Program { line, status: status.to_string() })
    }
}

/// Runs a program, shows what it says while it runs, and returns its standard output and whether it
/// ended well.
pub(crate) fn listen(command: &mut Command) -> Result<(String, bool), Failure> {
    let mut child =
        command.stdout(Stdio::piped()).spawn().map_err(|error| unstarted(command, &error))?;
    let mut heard = String::new();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line).into_owned();
            eprintln!("{line}");
            heard.push_str(&line);
            heard.push('\n');
        }
    }
    let status = child.wait().map_err(|error| unstarted(command, &error))?;
    Ok((heard, status.success()))
}

/// Runs a program and returns what it wrote to its standard output; its errors are shown.
pub(crate) fn output(command: &mut Command) -> Result<String, Failure> {
    let line = shown(command);
    let output =
        command.stderr(Stdio::inherit()).output().map_err(|error| unstarted(command, &error))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(Failure::Program { line, status: output.status.to_string() })
    }
}

/// Whether a program is there and ends well, in silence.
pub(crate) fn works(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// A program that is ended when this value goes.
#[derive(Debug)]
pub(crate) struct Running(Child);

impl Running {
    /// Starts a program.
    pub(crate) fn start(command: &mut Command) -> Result<Self, Failure> {
        command.spawn().map(Self).map_err(|error| unstarted(command, &error))
    }

    /// How it ended, if it has by itself: well or not.
    pub(crate) fn ended(&mut self) -> Option<bool> {
        match self.0.try_wait() {
            Ok(None) => None,
            Ok(Some(status)) => Some(status.success()),
            Err(_) => Some(false),
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// Takes away what `cargo run` leaves in the environment, so that another compiler is not confused.
pub(crate) fn without_cargo(command: &mut Command) -> &mut Command {
    for (name, _) in std::env::vars_os() {
        let Some(text) = name.to_str() else { continue };
        let of_cargo_run = text.starts_with("CARGO_PKG_")
            || text.starts_with("CARGO_MANIFEST_")
            || matches!(text, "CARGO" | "LD_LIBRARY_PATH" | "RUST_RECURSION_COUNT");
        if of_cargo_run {
            command.env_remove(name);
        }
    }
    command
}

fn unstarted(command: &Command, error: &std::io::Error) -> Failure {
    let tool = command.get_program().to_string_lossy().into_owned();
    Failure::Tool { tool, how: format!("it could not be started ({error})") }
}

/// The command line as a person would type it.
fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
