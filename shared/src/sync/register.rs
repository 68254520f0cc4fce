//! One slot of an entity: who wrote what into it, and what nobody has replaced.

use std::collections::BTreeSet;

use super::{
    hlc::Hlc,
    id::{ChangeId, DeviceId},
};

/// A value, with who and when. Sorts by the clock, then by the device.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Write {
    /// When.
    pub hlc: Hlc,
    /// Where; whose device it is, the space knows.
    pub device: DeviceId,
    /// By which change.
    pub change: ChangeId,
    /// What: JSON in the one way of [`super::json::text`].
    pub value: String,
}

/// What is known of one slot: the values that stand, and the changes that were replaced. A replaced
/// change may arrive after the one that replaced it, so its name is remembered for good.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Register {
    standing: BTreeSet<Write>,
    replaced: BTreeSet<ChangeId>,
}

impl Register {
    /// Takes a write that was made in knowledge of `over`.
    pub(super) fn take(&mut self, write: Write, over: &[ChangeId]) {
        // Nothing replaces itself, or it would never have been.
        let over = over.iter().filter(|it| **it != write.change);
        self.replaced.extend(over);
        self.standing.insert(write);
        self.settle();
    }

    /// Takes all that another device knows of the slot.
    pub(super) fn merge(&mut self, other: Self) {
        self.standing.extend(other.standing);
        self.replaced.extend(other.replaced);
        self.settle();
    }

    fn settle(&mut self) {
        let replaced = &self.replaced;
        self.standing.retain(|write| !replaced.contains(&write.change));
    }

    /// What counts: of the values that nobody replaced, the one written last.
    pub fn current(&self) -> Option<&Write> {
        self.standing.last()
    }

    /// Values written by people who did not know of each other, other than the current one, the
    /// latest first. Whoever chooses one writes over all of them.
    pub fn others(&self) -> impl Iterator<Item = &Write> {
        let current = self.current().map(|write| write.value.as_str());
        self.standing.iter().rev().filter(move |write| Some(write.value.as_str()) != current)
    }

    /// The changes to replace when writing into this slot now.
    pub fn heads(&self) -> impl Iterator<Item = ChangeId> {
        self.standing.iter().map(|write| write.change)
    }

    /// All values that stand, in the order of the clock.
    pub(super) fn standing(&self) -> impl Iterator<Item = &Write> {
        self.standing.iter()
    }

    /// Whether a change was replaced here.
    pub(super) fn has_replaced(&self, change: ChangeId) -> bool {
        self.replaced.contains(&change)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::samples::{change_id, device_id};

    fn write(number: u8, at_ms: i64, value: &str) -> Write {
        Write {
            hlc: Hlc::at(at_ms),
            device: device_id(number),
            change: change_id(number),
            value: value.into(),
        }
    }

    fn values<'a>(writes: impl Iterator<Item = &'a Write>) -> Vec<&'a str> {
        writes.map(|write| write.value.as_str()).collect()
    }

    #[test]
    fn who_knew_replaces_whatever_the_clock_says() {
        let mut register = Register::default();
        register.take(write(1, 1000, "old"), &[]);
        register.take(write(2, 5, "new"), &[change_id(1)]);
        assert_eq!(register.current().unwrap().value, "new");
        assert_eq!(values(register.others()), [""; 0]);
        // The same in the other order, and again.
        let mut late = Register::default();
        late.take(write(2, 5, "new"), &[change_id(1)]);
        late.take(write(1, 1000, "old"), &[]);
        late.take(write(1, 1000, "old"), &[]);
        assert_eq!(late, register);
    }

    #[test]
    fn who_did_not_know_loses_by_the_clock_and_stays_visible() {
        let mut register = Register::default();
        register.take(write(1, 10, "a"), &[]);
        register.take(write(2, 30, "b"), &[]);
        register.take(write(3, 20, "c"), &[]);
        register.take(write(4, 25, "b"), &[]);
        assert_eq!(register.current().unwrap().value, "b");
        assert_eq!(values(register.others()), ["c", "a"], "the same value twice is no conflict");
        let heads: Vec<_> = register.heads().collect();
        register.take(write(5, 1, "a"), &heads);
        assert_eq!(register.current().unwrap().value, "a");
        assert_eq!(register.others().count(), 0);
    }

    #[test]
    fn nothing_replaces_itself() {
        let mut register = Register::default();
        register.take(write(1, 10, "a"), &[change_id(1)]);
        assert_eq!(register.current().unwrap().value, "a");
    }
}
