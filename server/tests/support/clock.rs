//! A clock that stands still until a test moves it.

use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

use nakano_server::clock::Clock;

/// 2026-11-22T00:00:00Z, in milliseconds.
pub(crate) const START_UTC_MS: i64 = 1_795_305_600_000;

/// Stands still from [`START_UTC_MS`] on.
#[derive(Debug, Default)]
pub(crate) struct ManualClock {
    passed_ms: AtomicU64,
}

impl ManualClock {
    /// Lets time pass.
    pub(crate) fn pass(&self, time: Duration) {
        let ms = u64::try_from(time.as_millis()).unwrap();
        self.passed_ms.fetch_add(ms, Ordering::SeqCst);
    }
}

impl Clock for ManualClock {
    fn utc_ms(&self) -> i64 {
        START_UTC_MS + i64::try_from(self.passed_ms.load(Ordering::SeqCst)).unwrap()
    }

    fn uptime(&self) -> Duration {
        Duration::from_millis(self.passed_ms.load(Ordering::SeqCst))
    }
}
