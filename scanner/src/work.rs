//! How much may still be spent on a picture. Counted in pixels looked at, not in time, so that the
//! same picture gives the same answer on every machine.

use std::cell::Cell;

/// What is left to spend; one unit is about the work of telling one pixel dark or light, a
/// nanosecond on a small computer.
#[derive(Debug)]
pub(crate) struct Work {
    left: Cell<usize>,
}

impl Work {
    pub(crate) fn new(units: usize) -> Self {
        Self { left: Cell::new(units) }
    }

    /// Takes `units` and says whether they were there. The last spender may overdraw, the next gets
    /// nothing.
    pub(crate) fn spend(&self, units: usize) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(units));
        left > 0
    }

    pub(crate) fn is_spent(&self) -> bool {
        self.left.get() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::Work;

    #[test]
    fn the_last_spender_may_overdraw_and_the_next_gets_nothing() {
        let work = Work::new(10);
        assert!(work.spend(9) && !work.is_spent());
        assert!(work.spend(9) && work.is_spent());
        assert!(!work.spend(1));
    }
}
