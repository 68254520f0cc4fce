//! What many frames of the camera come to: when to take a slip, and what to say until then.
//!
//! Sentences stay for a while, so that a code seen in one frame and not in the next can be read.

use nakano_shared::bills::{Relation, SlipError, compare, merge};

use super::reading_view::{ReadSlip, Reading, Seen};

/// Frames to wait for the eL-QR after the barcode of a slip was read, about a second.
const BARCODE_FRAMES: u32 = 8;
/// Frames without anything after which what was said is taken back, about two seconds.
const KEEP_FRAMES: u32 = 16;
/// Frames without anything after which advice is given, about six seconds.
const ADVICE_FRAMES: u32 = 48;
/// Each so many frames one is looked at thoroughly: it costs several quick looks.
const THOROUGH_EVERY: u32 = 6;

/// What is said while looking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Hint {
    /// Hold the slip before the camera.
    Looking,
    /// Nothing for a while: nearer, brighter, flatter.
    Advice,
    /// The barcode is read, the eL-QR is looked for.
    BarcodeRead,
    /// Codes, but no slip.
    Seen(Vec<Seen>),
    /// A slip that cannot be taken.
    Refused(SlipError, Vec<Seen>),
}

/// What to do after a frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// Take this slip and stop.
    Take(ReadSlip),
    /// Say this and go on.
    Say(Hint),
    /// Go on.
    Keep,
}

/// The frames so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Frames {
    barcode: Option<ReadSlip>,
    since_barcode: u32,
    empty: u32,
    count: u32,
}

impl Frames {
    /// Whether the next frame is to be looked at thoroughly.
    pub(super) fn is_thorough(&mut self) -> bool {
        self.count = self.count.wrapping_add(1);
        self.count.is_multiple_of(THOROUGH_EVERY)
    }

    /// Takes what one frame came to.
    pub(super) fn see(&mut self, reading: Reading) -> Step {
        match reading {
            Reading::Slip(read) if read.is_whole() => Step::Take(self.with_barcode(read)),
            Reading::Slip(read) => {
                self.barcode.get_or_insert(read);
                self.wait_for_whole()
            }
            _ if self.barcode.is_some() => self.wait_for_whole(),
            Reading::Refused(error, others) => self.say(Hint::Refused(error, others)),
            Reading::NoSlip(others) if !others.is_empty() => self.say(Hint::Seen(others)),
            Reading::NoSlip(_) => self.nothing(),
        }
    }

    fn say(&mut self, hint: Hint) -> Step {
        self.empty = 0;
        Step::Say(hint)
    }

    fn nothing(&mut self) -> Step {
        self.empty = self.empty.saturating_add(1);
        match self.empty {
            KEEP_FRAMES => Step::Say(Hint::Looking),
            ADVICE_FRAMES => Step::Say(Hint::Advice),
            _ => Step::Keep,
        }
    }

    fn wait_for_whole(&mut self) -> Step {
        self.since_barcode += 1;
        match self.barcode.take_if(|_| self.since_barcode > BARCODE_FRAMES) {
            Some(read) => Step::Take(read),
            None => Step::Say(Hint::BarcodeRead),
        }
    }

    fn with_barcode(&mut self, read: ReadSlip) -> ReadSlip {
        match self.barcode.take() {
            Some(barcode) if compare(&read.slip, &barcode.slip) == Relation::SameSlipOtherCode => {
                ReadSlip { slip: merge(&read.slip, &barcode.slip), ..read }
            }
            _ => read,
        }
    }
}

#[cfg(test)]
mod tests {
    use nakano_shared::bills::{OtherCode, Slip};

    use super::*;
    use crate::bills::samples::{g1, t01, t03};

    fn read(slip: Slip) -> ReadSlip {
        ReadSlip { slip, further: 0, others: Vec::new() }
    }

    fn slip(slip: Slip) -> Reading {
        Reading::Slip(read(slip))
    }

    fn nothing() -> Reading {
        Reading::NoSlip(Vec::new())
    }

    /// What the last of these readings leads to.
    fn last(readings: Vec<Reading>) -> Step {
        let mut frames = Frames::default();
        readings.into_iter().map(|reading| frames.see(reading)).last().unwrap()
    }

    #[test]
    fn a_whole_slip_is_taken_at_once_and_a_barcode_after_a_second() {
        let late = |count: usize| [vec![slip(g1())], vec![nothing(); count]].concat();
        for (readings, want) in [
            (vec![slip(t01())], Step::Take(read(t01()))),
            (vec![slip(g1())], Step::Say(Hint::BarcodeRead)),
            (vec![slip(g1()), slip(t01())], Step::Take(read(merge(&t01(), &g1())))),
            (vec![slip(g1()), slip(t03())], Step::Take(read(t03()))),
            (late(7), Step::Say(Hint::BarcodeRead)),
            (late(8), Step::Take(read(g1()))),
        ] {
            assert_eq!(last(readings.clone()), want, "{readings:?}");
        }
    }

    #[test]
    fn what_was_said_stays_until_nothing_is_seen_for_a_while() {
        let seen = vec![Seen { kind: OtherCode::Jpqr, address: None }];
        let then =
            |count: usize| [vec![Reading::NoSlip(seen.clone())], vec![nothing(); count]].concat();
        for (readings, want) in [
            (then(0), Step::Say(Hint::Seen(seen.clone()))),
            (then(1), Step::Keep),
            (then(16), Step::Say(Hint::Looking)),
            (then(17), Step::Keep),
            (then(48), Step::Say(Hint::Advice)),
            (then(49), Step::Keep),
            (
                vec![Reading::Refused(SlipError::BadChecksum, vec![])],
                Step::Say(Hint::Refused(SlipError::BadChecksum, vec![])),
            ),
        ] {
            assert_eq!(last(readings.clone()), want, "{} readings", readings.len());
        }
    }

    #[test]
    fn one_frame_of_six_is_looked_at_thoroughly() {
        let mut frames = Frames::default();
        let thorough: Vec<bool> = (0..12).map(|_| frames.is_thorough()).collect();
        assert_eq!(thorough.iter().filter(|one| **one).count(), 2, "{thorough:?}");
    }
}
