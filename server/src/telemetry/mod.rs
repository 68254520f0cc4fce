//! Log lines: which events leave the process, and which of their fields.
//!
//! An allow-list, not a filter for bad words: a field that is not in [`fields::ALLOWED`] is
//! dropped, the free text of an event (`message`) too. An event is known by its `event` field. What
//! libraries log comes out as level and module only.

pub mod fields;
mod layer;
mod line;

use std::{io::Write as _, sync::Arc};

use tracing_subscriber::{Registry, layer::SubscriberExt as _};

use crate::{
    clock::Clock,
    config::{Config, LogFormat},
};

use layer::AllowList;

/// Where log lines go.
pub trait Sink: Send + Sync + 'static {
    /// Writes one line; `line` has no line break.
    fn write(&self, line: &str);
}

/// Standard error, where service managers read.
#[derive(Debug)]
pub struct Stderr;

impl Sink for Stderr {
    fn write(&self, line: &str) {
        // A log that cannot be written must not stop the server.
        let _ = writeln!(std::io::stderr().lock(), "{line}");
    }
}

/// The subscriber for the whole process.
pub fn subscriber(
    format: LogFormat,
    level: tracing::Level,
    clock: Arc<dyn Clock>,
    sink: impl Sink,
) -> impl tracing::Subscriber + Send + Sync {
    Registry::default().with(AllowList::new(format, level, clock, Box::new(sink)))
}

/// Sends the events of this process to standard error, and makes a panic an event without its
/// message, which could repeat what was being worked on.
///
/// # Errors
/// When a subscriber is set already.
pub fn install(
    config: &Config,
    clock: Arc<dyn Clock>,
) -> Result<(), tracing::subscriber::SetGlobalDefaultError> {
    let subscriber = subscriber(config.log_format, config.log_level, clock, Stderr);
    tracing::subscriber::set_global_default(subscriber)?;
    std::panic::set_hook(Box::new(|panic| {
        let line = panic.location().map_or(0, std::panic::Location::line);
        let file = panic.location().map_or("", std::panic::Location::file);
        tracing::error!(event = "server.panicked", file, line);
    }));
    Ok(())
}
