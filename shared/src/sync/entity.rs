//! One entity as its changes have made it: an observation, fields, whether it is deleted.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    body::Body,
    change::Change,
    id::ChangeId,
    register::{Register, Write},
};

/// A place of an entity that is written on its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// The observation as a whole.
    Record,
    /// A field.
    Field(String),
    /// Whether it is deleted.
    Deleted,
}

/// An entity. Equal when the same changes made it, in whatever order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entity {
    slots: BTreeMap<Slot, Register>,
}

impl Entity {
    /// Takes one change.
    pub(super) fn take(&mut self, change: &Change, body: &Body) {
        for (slot, value) in body.edit.writes() {
            let write = Write { hlc: change.hlc, device: change.device, change: change.id, value };
            self.slots.entry(slot).or_default().take(write, &body.over);
        }
    }

    /// Takes all that another device knows of the entity.
    pub(super) fn merge(&mut self, other: Self) {
        for (slot, register) in other.slots {
            self.slots.entry(slot).or_default().merge(register);
        }
    }

    /// The slots that were ever written, in order.
    pub fn slots(&self) -> impl Iterator<Item = (&Slot, &Register)> {
        self.slots.iter()
    }

    /// One slot.
    pub fn slot(&self, slot: &Slot) -> Option<&Register> {
        self.slots.get(slot)
    }

    /// The value of a field; `None` when nobody wrote it.
    pub fn field(&self, name: &str) -> Option<Value> {
        self.value(&Slot::Field(name.to_owned()))
    }

    /// The observation, with its corrections; `None` when there is none.
    pub fn record(&self) -> Option<Value> {
        self.value(&Slot::Record)
    }

    /// Whether its deletion counts.
    pub fn is_deleted(&self) -> bool {
        self.value(&Slot::Deleted) == Some(Value::Bool(true))
    }

    fn value(&self, slot: &Slot) -> Option<Value> {
        // Written by json::text, so it is JSON.
        serde_json::from_str(&self.slots.get(slot)?.current()?.value).ok()
    }

    /// Slots in which people who did not know of each other wrote different values.
    pub fn conflicts(&self) -> impl Iterator<Item = (&Slot, &Register)> {
        self.slots.iter().filter(|(_, register)| register.others().next().is_some())
    }

    /// Values that whoever deleted the entity had not seen, in the order of the slots: edits made
    /// elsewhere meanwhile. They are shown, and the deletion can be taken back.
    pub fn unseen_by_deletion(&self) -> impl Iterator<Item = (&Slot, &Write)> {
        let deletion = self.slots.get(&Slot::Deleted).filter(|_| self.is_deleted());
        let edits = self.slots.iter().filter(|(slot, _)| **slot != Slot::Deleted);
        edits
            .flat_map(|(slot, register)| register.standing().map(move |write| (slot, write)))
            .filter(move |(_, write)| {
                deletion.is_some_and(|deletion| !deletion.has_replaced(write.change))
            })
    }

    /// What a change of these slots replaces if it is written now; for a deletion all that stands.
    pub fn over(&self, slots: &[Slot]) -> Vec<ChangeId> {
        let all = slots.contains(&Slot::Deleted);
        let touched = self.slots.iter().filter(|(slot, _)| all || slots.contains(slot));
        let mut heads: Vec<ChangeId> = touched.flat_map(|(_, register)| register.heads()).collect();
        heads.sort_unstable();
        heads.dedup();
        heads
    }
}
