//! What leaves the process in log lines, and what never does. How a whole request is logged is in
//! `program.rs`, which reads what the program itself writes.

#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::sync::{Arc, Mutex};

use nakano_server::{
    clock::SystemClock,
    config::LogFormat,
    telemetry::{self, Sink},
};
use tracing::Level;

/// What must not get out.
const CANARY: &str = "canary-090-1234-5678";

/// Keeps lines for the test to read.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<String>>>);

impl Sink for Kept {
    fn write(&self, line: &str) {
        self.0.lock().unwrap().push(line.to_owned());
    }
}

impl Kept {
    fn lines(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

/// Listens to this thread until the guard is dropped.
fn listen(format: LogFormat, level: Level) -> (Kept, tracing::subscriber::DefaultGuard) {
    let kept = Kept::default();
    let clock = Arc::new(SystemClock::start());
    let subscriber = telemetry::subscriber(format, level, clock, kept.clone());
    (kept, tracing::subscriber::set_default(subscriber))
}

#[test]
fn a_field_that_is_not_listed_stays_in() {
    for format in [LogFormat::Json, LogFormat::Text] {
        let (kept, guard) = listen(format, Level::TRACE);
        tracing::info!(target: "nakano_server::test", event = "test.said", phone = CANARY, "{CANARY}");
        tracing::info!(target: "nakano_server::test", event = "test.said", person.name = %CANARY);
        tracing::error!(target: "some_library", event = CANARY, name = CANARY, "{CANARY}");
        drop(guard);
        let lines = kept.lines();
        assert_eq!(lines.len(), 3, "{lines:#?}");
        assert!(!lines.concat().contains(CANARY), "{lines:#?}");
        assert!(lines[0].contains("test.said") && lines[2].contains("some_library"));
    }
}

#[test]
fn libraries_are_heard_from_warnings_on_and_we_from_the_chosen_level() {
    let (kept, guard) = listen(LogFormat::Text, Level::INFO);
    tracing::info!(target: "some_library", "not heard");
    tracing::warn!(target: "some_library", "heard");
    tracing::debug!(target: "nakano_server::test", event = "not.heard");
    tracing::info!(target: "nakano_server::test", event = "heard");
    drop(guard);
    assert_eq!(kept.lines().len(), 2, "{:#?}", kept.lines());
}
