//! How long a sign-in is believed, and for what.
//!
//! One sign-in opens several doors that close one after the other: reading and syncing what is one's
//! own stays open for weeks, what the ward knows by proof for a day, staff work for a shift, and the
//! gravest changes for minutes after a finger or a PIN. Nothing opens again without the passkey.
//! Limits: NIST SP 800-63B-4 §2.1.3, §2.2.3, §2.3.3 (AAL1 30 days; AAL2 24 hours and 1 hour idle;
//! AAL3 12 hours and 15 minutes idle). Times are UTC milliseconds.

use super::level::Level;

const MINUTE_MS: i64 = 60 * 1000;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const DAY_MS: i64 = 24 * HOUR_MS;

/// Longest life of a session in milliseconds: AAL1, §2.1.3.
pub const WHOLE_MAX_MS: i64 = 30 * DAY_MS;

/// A device that has not been heard of for so long is signed out, in milliseconds. §2.1.3 leaves it
/// open; half the whole, so that a lost phone does not stay open for a month.
pub const IDLE_MAX_MS: i64 = 14 * DAY_MS;

/// How long a session is worth more than [`Level::L1`] after the passkey, in milliseconds: AAL2,
/// §2.2.3.
pub const PROVEN_WHOLE_MAX_MS: i64 = DAY_MS;

/// The same without a request in between, in milliseconds: AAL2, §2.2.3.
pub const PROVEN_IDLE_MAX_MS: i64 = HOUR_MS;

/// How long staff works after the passkey, in milliseconds: AAL3, §2.3.3.
pub const STAFF_WHOLE_MAX_MS: i64 = 12 * HOUR_MS;

/// The same without a request in between, in milliseconds: AAL3, §2.3.3.
pub const STAFF_IDLE_MAX_MS: i64 = 15 * MINUTE_MS;

/// How long a fresh user verification opens the gravest changes, in milliseconds.
pub const STEP_UP_MAX_MS: i64 = 5 * MINUTE_MS;

/// How long somebody with a recovery code has to make a passkey, in milliseconds.
pub const RECOVERY_MAX_MS: i64 = 30 * MINUTE_MS;

/// How a session began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Began {
    /// With a passkey.
    Passkey,
    /// With a recovery code: it opens nothing but the making of a passkey.
    RecoveryCode,
}

/// The moments of a session that count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moments {
    /// Sign-in.
    pub signed_in_ms: i64,
    /// Last request.
    pub last_seen_ms: i64,
    /// Last user verification by passkey.
    pub verified_ms: i64,
    /// Longest time between two requests since then; a door closed by idleness stays closed.
    pub longest_gap_ms: i64,
}

impl Moments {
    /// Of a session that begins now.
    pub const fn beginning(now_ms: i64) -> Self {
        Self { signed_in_ms: now_ms, last_seen_ms: now_ms, verified_ms: now_ms, longest_gap_ms: 0 }
    }

    /// Whether the session has not ended by itself.
    pub const fn is_open(self, began: Began, now_ms: i64) -> bool {
        let (whole_max, idle_max) = match began {
            Began::Passkey => (WHOLE_MAX_MS, IDLE_MAX_MS),
            Began::RecoveryCode => (RECOVERY_MAX_MS, RECOVERY_MAX_MS),
        };
        now_ms - self.signed_in_ms <= whole_max && now_ms - self.last_seen_ms <= idle_max
    }

    /// What the session is worth now to a person the ward knows at `proven`.
    pub const fn level(self, proven: Level, now_ms: i64) -> Level {
        let fresh = self.verified_within(PROVEN_WHOLE_MAX_MS, PROVEN_IDLE_MAX_MS, now_ms);
        match proven {
            Level::L2 | Level::L3 if !fresh => Level::L1,
            _ => proven,
        }
    }

    /// Whether staff may work on with it.
    pub const fn is_fit_for_staff(self, now_ms: i64) -> bool {
        self.verified_within(STAFF_WHOLE_MAX_MS, STAFF_IDLE_MAX_MS, now_ms)
    }

    /// Whether the person was verified minutes ago.
    pub const fn is_stepped_up(self, now_ms: i64) -> bool {
        self.verified_within(STEP_UP_MAX_MS, STEP_UP_MAX_MS, now_ms)
    }

    /// Time since the last request, and never less than the longest before it.
    pub const fn gap_ms(self, now_ms: i64) -> i64 {
        let gap = now_ms - self.last_seen_ms;
        if gap > self.longest_gap_ms { gap } else { self.longest_gap_ms }
    }

    /// A verification from the future is none: the clock was set back, or a row was tampered with.
    const fn verified_within(self, whole_max: i64, idle_max: i64, now_ms: i64) -> bool {
        let age = now_ms - self.verified_ms;
        age >= 0 && age <= whole_max && self.gap_ms(now_ms) <= idle_max
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: i64 = 1_795_305_600_000;

    #[test]
    fn doors_close_one_after_the_other() {
        let begun = Moments::beginning(START);
        for (after, stepped_up, staff, level) in [
            (0, true, true, Level::L3),
            (STEP_UP_MAX_MS, true, true, Level::L3),
            (STEP_UP_MAX_MS + 1, false, true, Level::L3),
            (STAFF_IDLE_MAX_MS + 1, false, false, Level::L3),
            (PROVEN_IDLE_MAX_MS + 1, false, false, Level::L1),
            (-1, false, false, Level::L1),
        ] {
            let now = START + after;
            assert_eq!(begun.is_stepped_up(now), stepped_up, "{after}");
            assert_eq!(begun.is_fit_for_staff(now), staff, "{after}");
            assert_eq!(begun.level(Level::L3, now), level, "{after}");
            assert_eq!(begun.level(Level::L1, now), Level::L1, "{after}");
        }
    }

    #[test]
    fn who_is_always_busy_is_asked_again_all_the_same() {
        let busy = |after| Moments { last_seen_ms: START + after, ..Moments::beginning(START) };
        let staff = |after| busy(after).is_fit_for_staff(START + after);
        assert!(staff(STAFF_WHOLE_MAX_MS) && !staff(STAFF_WHOLE_MAX_MS + 1));
        let level = |after| busy(after).level(Level::L2, START + after);
        assert_eq!(level(PROVEN_WHOLE_MAX_MS), Level::L2);
        assert_eq!(level(PROVEN_WHOLE_MAX_MS + 1), Level::L1);
    }

    #[test]
    fn a_door_closed_by_idleness_stays_closed() {
        let back = Moments {
            last_seen_ms: START + 2 * HOUR_MS,
            longest_gap_ms: 2 * HOUR_MS,
            ..Moments::beginning(START)
        };
        assert_eq!(back.level(Level::L2, START + 2 * HOUR_MS), Level::L1);
        assert!(!back.is_fit_for_staff(START + 2 * HOUR_MS));
    }

    #[test]
    fn a_session_ends_by_itself() {
        let begun = Moments::beginning(START);
        for (began, after, open) in [
            (Began::Passkey, IDLE_MAX_MS, true),
            (Began::Passkey, IDLE_MAX_MS + 1, false),
            (Began::RecoveryCode, RECOVERY_MAX_MS, true),
            (Began::RecoveryCode, RECOVERY_MAX_MS + 1, false),
        ] {
            assert_eq!(begun.is_open(began, START + after), open, "{began:?} {after}");
        }
        let busy = Moments { last_seen_ms: START + WHOLE_MAX_MS, ..begun };
        assert!(busy.is_open(Began::Passkey, START + WHOLE_MAX_MS));
        assert!(!busy.is_open(Began::Passkey, START + WHOLE_MAX_MS + 1));
    }
}
