//! Chance as an argument: the one place that asks the system for random bytes.
//!
//! Everything else takes a [`Random`], so that a test decides what is drawn.

use std::fmt;

use crate::problem::{self, Problem};

/// Where chance comes from.
pub trait Random: Send + Sync + 'static {
    /// Fills `bytes` with what nobody can guess.
    ///
    /// # Errors
    /// [`NoRandom`]; nothing may be made of the bytes then.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoRandom>;
}

/// The system gives no random bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoRandom;

impl fmt::Display for NoRandom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the system gives no random bytes")
    }
}

impl std::error::Error for NoRandom {}

impl NoRandom {
    /// Logs it and gives what the person may be told.
    pub fn answer(self) -> Problem {
        tracing::error!(event = "random.failed");
        problem::server::INTERNAL
    }
}

/// Random bytes in an array of its own.
///
/// # Errors
/// As [`Random::fill`].
pub fn draw<const BYTES: usize>(random: &dyn Random) -> Result<[u8; BYTES], NoRandom> {
    let mut bytes = [0; BYTES];
    random.fill(&mut bytes)?;
    Ok(bytes)
}

/// The operating system's own.
#[derive(Debug)]
pub struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoRandom> {
        getrandom::fill(bytes).map_err(|_| NoRandom)
    }
}
