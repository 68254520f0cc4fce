//! The hybrid logical clock: about the time of day, and never behind what one has already seen.
//!
//! Two changes that knew nothing of each other are put in order by it; where one knew the other, the
//! change itself says so ([`super::Body::over`]) and no clock is asked. So a phone whose clock jumps
//! by a day loses nothing: its edits replace what it saw, and what it did not see stays visible.
//!
//! A stamp from too far ahead would win every such comparison for years. The server, whose clock is
//! kept, refuses it and the device writes the change anew; a device, whose own clock may be the wrong
//! one, takes the change but does not follow its stamp.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How far ahead of the clock a stamp may be, in milliseconds: two days. A date that is set wrong by
/// a day is common, and somebody's day ahead meets somebody's day behind only at the server.
pub const DRIFT_MAX_MS: u64 = 2 * 24 * 60 * 60 * 1000;

/// Latest moment that 48 bits hold, in milliseconds.
const MS_MAX: u64 = (1 << 48) - 1;

/// Letters of the text: twelve hexadecimal digits of time, a hyphen, four of the counter.
const TEXT_LETTERS: usize = 17;

/// A moment, and which one of those in the same millisecond. Sorts as its text does.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct Hlc {
    ms: u64,
    counter: u16,
}

/// The text is not a stamp as [`Hlc`] writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotHlc;

/// A stamp is more than [`DRIFT_MAX_MS`] ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooFarAhead {
    /// By how much, in milliseconds.
    pub ahead_ms: u64,
}

impl Hlc {
    /// The first stamp of a moment in UTC milliseconds; before 1970 counts as 1970.
    pub fn at(utc_ms: i64) -> Self {
        Self { ms: u64::try_from(utc_ms).unwrap_or(0).min(MS_MAX), counter: 0 }
    }

    /// About when, in UTC milliseconds: for showing "when" to a person.
    pub fn utc_ms(self) -> i64 {
        i64::try_from(self.ms).unwrap_or(i64::MAX)
    }

    /// The next stamp after this one; the very last stays itself.
    const fn next(self) -> Self {
        match self.counter.checked_add(1) {
            Some(counter) => Self { ms: self.ms, counter },
            None if self.ms < MS_MAX => Self { ms: self.ms + 1, counter: 0 },
            None => self,
        }
    }

    /// Whether a stamp is within [`DRIFT_MAX_MS`] of a clock that says `now_ms`.
    ///
    /// # Errors
    /// [`TooFarAhead`] when it is not. A stamp of the past is never too far away: a phone may have
    /// been in a drawer for years.
    pub fn check_drift(self, now_ms: i64) -> Result<(), TooFarAhead> {
        let ahead_ms = self.ms.saturating_sub(Self::at(now_ms).ms);
        if ahead_ms > DRIFT_MAX_MS { Err(TooFarAhead { ahead_ms }) } else { Ok(()) }
    }
}

/// A device's clock: gives stamps, each later than all it has given or seen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HybridClock {
    last: Hlc,
}

impl HybridClock {
    /// A clock that goes on after what [`HybridClock::last`] was.
    pub const fn after(last: Hlc) -> Self {
        Self { last }
    }

    /// The latest stamp given or followed: what the device keeps for [`HybridClock::after`].
    pub const fn last(self) -> Hlc {
        self.last
    }

    /// The stamp for a change made now.
    pub fn tick(&mut self, now_ms: i64) -> Hlc {
        self.last = Hlc::at(now_ms).max(self.last.next());
        self.last
    }

    /// Follows a stamp that was seen.
    ///
    /// # Errors
    /// [`TooFarAhead`]: it is not followed. The change that bears it is taken all the same.
    pub fn observe(&mut self, seen: Hlc, now_ms: i64) -> Result<(), TooFarAhead> {
        seen.check_drift(now_ms)?;
        self.last = self.last.max(seen);
        Ok(())
    }
}

impl fmt::Display for Hlc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:012x}-{:04x}", self.ms, self.counter)
    }
}

impl std::str::FromStr for Hlc {
    type Err = NotHlc;

    fn from_str(text: &str) -> Result<Self, NotHlc> {
        let lower = |text: &str| text.bytes().all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f'));
        let (ms, counter) = text.split_once('-').ok_or(NotHlc)?;
        if text.len() != TEXT_LETTERS || counter.len() != 4 || !lower(ms) || !lower(counter) {
            return Err(NotHlc);
        }
        let ms = u64::from_str_radix(ms, 16).map_err(|_| NotHlc)?;
        let counter = u16::from_str_radix(counter, 16).map_err(|_| NotHlc)?;
        Ok(Self { ms, counter })
    }
}

impl From<Hlc> for String {
    fn from(stamp: Hlc) -> Self {
        stamp.to_string()
    }
}

impl TryFrom<String> for Hlc {
    type Error = NotHlc;

    fn try_from(text: String) -> Result<Self, NotHlc> {
        text.parse()
    }
}

impl fmt::Display for NotHlc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a stamp of twelve and four hexadecimal digits")
    }
}

impl std::error::Error for NotHlc {}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_795_305_600_000;
    const DAY_MS: i64 = 24 * 60 * 60 * 1000;

    #[test]
    fn a_stamp_is_later_than_all_before_it_whatever_the_clock_does() {
        let mut clock = HybridClock::default();
        let mut last = Hlc::default();
        for now in [NOW, NOW, NOW - DAY_MS, NOW + DAY_MS, NOW, -1, NOW + DAY_MS + 1] {
            let stamp = clock.tick(now);
            assert!(stamp > last && stamp.to_string() > last.to_string(), "{now}");
            last = stamp;
        }
        assert_eq!(last, Hlc::at(NOW + DAY_MS + 1), "the clock has caught up");
    }

    #[test]
    fn a_full_counter_goes_into_the_next_millisecond_and_the_end_is_the_end() {
        let full = Hlc { ms: 5, counter: u16::MAX };
        assert_eq!(full.next(), Hlc { ms: 6, counter: 0 });
        let last = Hlc { ms: MS_MAX, counter: u16::MAX };
        assert_eq!(HybridClock::after(last).tick(NOW), last);
    }

    #[test]
    fn a_day_ahead_is_followed_and_a_year_is_not() {
        let mut clock = HybridClock::default();
        let drift = i64::try_from(DRIFT_MAX_MS).unwrap();
        for (ahead, want) in [
            (-10_000 * DAY_MS, Ok(())),
            (DAY_MS, Ok(())),
            (drift, Ok(())),
            (drift + 1, Err(TooFarAhead { ahead_ms: DRIFT_MAX_MS + 1 })),
            (365 * DAY_MS, Err(TooFarAhead { ahead_ms: 365 * 24 * 60 * 60 * 1000 })),
        ] {
            let before = clock;
            let seen = Hlc::at(NOW + ahead);
            assert_eq!(clock.observe(seen, NOW), want, "{ahead}");
            if want.is_ok() {
                assert!(clock.clone().tick(NOW) > seen);
            } else {
                assert_eq!(clock, before);
            }
        }
    }

    #[test]
    fn only_the_one_way_of_writing_is_read() {
        let stamp = Hlc { ms: 0x01a2_0c5e_5c00, counter: 0x00ff };
        assert_eq!(stamp.to_string(), "01a20c5e5c00-00ff");
        assert_eq!("01a20c5e5c00-00ff".parse(), Ok(stamp));
        for wrong in [
            "",
            "-",
            "01a20c5e5c00",
            "01a20c5e5c0-000ff",
            "01A20C5E5C00-00ff",
            "+1a20c5e5c00-00ff",
            "01a20c5e5c00-+0ff",
            "01a20c5e5c00-00ffx",
            "01a20c5e5c00_00ff",
        ] {
            assert_eq!(wrong.parse::<Hlc>(), Err(NotHlc), "{wrong}");
        }
    }
}
