//! What came of some tests.

/// Counts, and what was skipped.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) passed: usize,
    pub(super) failed: usize,
    pub(super) skipped: Vec<Skip>,
}

/// A test that was not run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Skip {
    pub(super) name: String,
    pub(super) reason: String,
}

/// Said of a skip that gives no reason; that alone is a fault to mend.
pub(super) const NO_REASON: &str = "no reason given";

impl Tally {
    /// One thing that went well or did not.
    pub(super) fn of(well: bool) -> Self {
        Self { passed: usize::from(well), failed: usize::from(!well), skipped: Vec::new() }
    }

    /// Both together.
    pub(super) fn and(self, other: &Self) -> Self {
        let skipped = self.skipped.into_iter().chain(other.skipped.iter().cloned()).collect();
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed, skipped }
    }

    /// The same, with a failure more when the program that ran them failed and no test did: it did
    /// not get to its tests.
    pub(super) fn ended(mut self, well: bool) -> Self {
        if !well && self.failed == 0 {
            self.failed = 1;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_fails_without_a_failed_test_counts_as_one() {
        let tally = |passed, failed| Tally { passed, failed, skipped: Vec::new() };
        for (before, well, failed) in
            [(tally(3, 0), true, 0), (tally(3, 0), false, 1), (tally(3, 2), false, 2)]
        {
            assert_eq!(before.clone().ended(well).failed, failed, "{before:?}");
        }
        assert_eq!(tally(1, 2).and(&tally(3, 4)), tally(4, 6));
    }
}
