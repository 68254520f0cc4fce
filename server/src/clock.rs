//! Time as an argument: the one place that asks the machine what time it is.
//!
//! Everything else takes a [`Clock`], so that a test decides when it is.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// Where the time comes from.
pub trait Clock: Send + Sync + 'static {
    /// Milliseconds since 1970-01-01T00:00:00Z; may jump when the machine's clock is set.
    fn utc_ms(&self) -> i64;

    /// Time since some fixed moment of this process; never goes back.
    fn uptime(&self) -> Duration;
}

/// The machine's own clocks.
#[derive(Debug)]
pub struct SystemClock {
    started: Instant,
}

impl SystemClock {
    /// Starts counting [`Clock::uptime`] now.
    pub fn start() -> Self {
        Self { started: Instant::now() }
    }
}

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock the others take")]
    fn utc_ms(&self) -> i64 {
        let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since_1970.as_millis()).unwrap_or(i64::MAX)
    }

    fn uptime(&self) -> Duration {
        self.started.elapsed()
    }
}
