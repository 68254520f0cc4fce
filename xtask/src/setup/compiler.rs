//! The compiler for the browser: rustup's target where it can be had, Debian's package elsewhere.

use std::{
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use super::debian;
use crate::{
    child::{self, Running},
    failure::Failure,
    places::Places,
    wasm_compiler::{TARGET, WasmCompiler, rustup_has_target},
};

/// How long rustup may take to download; behind a wall that swallows packets it would wait forever.
const RUSTUP_WAIT_MAX: Duration = Duration::from_mins(3);

/// Pause between two looks at whether rustup is done.
const RUSTUP_LOOK: Duration = Duration::from_millis(100);

pub(super) fn ensure(_places: &Places) -> Result<(), Failure> {
    if WasmCompiler::here().is_some() {
        return Ok(());
    }
    eprintln!("setup: Rust target {TARGET} (rustup)");
    // The sources of the standard library make the app smaller; it is built without them too.
    let asked = [["target", "add", TARGET], ["component", "add", "rust-src"]];
    let downloaded = asked.iter().all(|words| rustup(words));
    if !downloaded && !rustup_has_target() {
        eprintln!("setup: rustup cannot download it here");
        debian::ensure(&debian::COMPILER)?;
    }
    match WasmCompiler::here() {
        Some(_) => Ok(()),
        None => Err(Failure::Tool {
            tool: format!("a Rust compiler for {TARGET}"),
            how: format!("install one with `rustup target add {TARGET}`"),
        }),
    }
}

/// Asks rustup for something and waits for it within limits. Whether it came is the answer.
fn rustup(words: &[&str]) -> bool {
    let mut command = Command::new("rustup");
    command.args(words).stdout(Stdio::null()).env("RUSTUP_MAX_RETRIES", "1");
    let Ok(mut running) = Running::start(child::without_cargo(&mut command)) else { return false };
    let started = Instant::now();
    while started.elapsed() < RUSTUP_WAIT_MAX {
        if let Some(well) = running.ended() {
            return well;
        }
        std::thread::park_timeout(RUSTUP_LOOK);
    }
    false
}
