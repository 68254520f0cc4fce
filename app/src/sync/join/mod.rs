//! How the bills of this device and those of the person's spaces come to the same: rules only.
//!
//! A bill stands in one space: the person's own, or a family's that they have chosen. Only the
//! person's own devices take a bill out of this device's book or move it; what somebody else deletes
//! in a family comes back to the person alone.

use std::collections::BTreeMap;

use nakano_shared::{
    auth::PersonId,
    bills::family_bill::FamilyBill,
    sync::{Edit, EntityId, SpaceId},
};
use serde_json::Value;

/// What is to be done.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Step {
    /// Say all of this bill in a space, then take it out of the one it leaves; it stands there from
    /// then on.
    Say { id: EntityId, space: SpaceId, leave: Option<SpaceId> },
    /// Write fields of this bill where it stands.
    Write(EntityId, SpaceId, Edit),
    /// Another device of the person has moved the bill: it stands here now.
    Settle(EntityId, SpaceId),
    /// It was taken away on this device: take it out of these spaces.
    Remove(EntityId, Vec<SpaceId>),
    /// Take this note over into the bill of this device.
    TakeNote(EntityId, String),
    /// Take the bill of this device away: the person took it away on another one.
    TakeAway(EntityId),
}

/// How a space has a bill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Known {
    /// It has it.
    There(Box<FamilyBill>),
    /// It was taken away, by a device of the person or by somebody else; `moved` when that was only
    /// to another space.
    Deleted { by_me: bool, moved: bool },
}

/// Both sides as they are now.
pub(super) struct Sides<'a> {
    /// Who is signed in.
    pub(super) person: PersonId,
    /// The families they may write to.
    pub(super) families: &'a [SpaceId],
    /// This device's book.
    pub(super) local: &'a BTreeMap<EntityId, FamilyBill>,
    /// Bills this device has shared, with the note both sides had then.
    pub(super) agreed: &'a BTreeMap<EntityId, String>,
    /// Where bills stand that are not in the person's own space.
    pub(super) homes: &'a BTreeMap<EntityId, SpaceId>,
    /// Where the person wants a bill to stand.
    pub(super) chosen: &'a BTreeMap<EntityId, SpaceId>,
    /// What the spaces have.
    pub(super) known: &'a BTreeMap<(SpaceId, EntityId), Known>,
    /// Whether all spaces were read to their ends: what is missing is only then known to be gone.
    pub(super) has_all: bool,
}

impl Sides<'_> {
    /// The steps that bring both together.
    pub(super) fn steps(&self) -> Vec<Step> {
        let mut steps: Vec<Step> =
            self.local.iter().flat_map(|(id, bill)| self.of_bill(*id, bill)).collect();
        let gone = self.agreed.keys().filter(|id| !self.local.contains_key(id));
        steps.extend(gone.map(|id| Step::Remove(*id, self.places(*id).collect())));
        steps
    }

    fn of_bill(&self, id: EntityId, bill: &FamilyBill) -> Vec<Step> {
        let home = self.home(id);
        let say = |space, leave| vec![Step::Say { id, space, leave }];
        let wanted = self.chosen.get(&id).copied().filter(|space| self.is_open(*space));
        if !self.is_open(home) {
            return say(wanted.unwrap_or(self.own()), None);
        }
        if let Some(wanted) = wanted.filter(|wanted| *wanted != home) {
            // What the family has written to it comes along.
            if let Some(note) = self.unseen_note(id, home, bill) {
                return vec![Step::TakeNote(id, note)];
            }
            return say(wanted, self.is_there(home, id).then_some(home));
        }
        if wanted.is_some() && self.agreed.contains_key(&id) {
            // It stands there already; what was wanted must not be wanted for ever.
            return vec![Step::Settle(id, home)];
        }
        match (self.agreed.get(&id), self.known.get(&(home, id))) {
            // Never shared, or the space has lost it with its changes: said whole.
            (None, _) | (Some(_), None) => say(home, None),
            (Some(note), Some(Known::There(there))) => difference(id, home, bill, there, note),
            (Some(_), Some(Known::Deleted { by_me: false, .. })) => say(self.own(), None),
            (Some(_), Some(Known::Deleted { by_me: true, .. })) => match self.places(id).next() {
                Some(moved) => vec![Step::Settle(id, moved)],
                None if !self.has_all => Vec::new(),
                None if self.is_removed(id) => vec![Step::TakeAway(id)],
                // Two devices moved it past each other.
                None => say(self.own(), None),
            },
        }
    }

    /// Where a bill stands. One that this device has not shared yet may have come from a copy of
    /// another device's book: it stays where that one has put it, with the person alone in doubt.
    fn home(&self, id: EntityId) -> SpaceId {
        if let Some(home) = self.homes.get(&id) {
            return *home;
        }
        let is_new = !self.agreed.contains_key(&id);
        let mine = |space: &SpaceId| match self.known.get(&(*space, id)) {
            Some(Known::There(bill)) => bill.owner == Some(self.person),
            _ => false,
        };
        let place = self.places(id).find(|space| is_new && (*space == self.own() || mine(space)));
        place.unwrap_or(self.own())
    }

    /// A note that was written elsewhere while this device wrote none.
    fn unseen_note(&self, id: EntityId, home: SpaceId, here: &FamilyBill) -> Option<String> {
        let Some(Known::There(there)) = self.known.get(&(home, id)) else { return None };
        let agreed = self.agreed.get(&id)?;
        (note(here) == *agreed && note(there) != *agreed).then(|| note(there))
    }

    /// The spaces that have a bill: the person's own first.
    fn places(&self, id: EntityId) -> impl Iterator<Item = SpaceId> {
        let spaces = std::iter::once(self.own()).chain(self.families.iter().copied());
        spaces.filter(move |space| self.is_there(*space, id))
    }

    fn is_there(&self, space: SpaceId, id: EntityId) -> bool {
        matches!(self.known.get(&(space, id)), Some(Known::There(_)))
    }

    /// Whether a device of the person took the bill away for good.
    fn is_removed(&self, id: EntityId) -> bool {
        let removed = Some(&Known::Deleted { by_me: true, moved: false });
        let mut spaces = std::iter::once(self.own()).chain(self.families.iter().copied());
        spaces.any(|space| self.known.get(&(space, id)) == removed)
    }

    /// Whether the person may write there.
    fn is_open(&self, space: SpaceId) -> bool {
        space == self.own() || self.families.contains(&space)
    }

    fn own(&self) -> SpaceId {
        SpaceId::of_person(self.person)
    }
}

fn note(bill: &FamilyBill) -> String {
    bill.note.clone().unwrap_or_default()
}

/// A note is written on either side; what the slip says is this device's alone.
fn difference(
    id: EntityId,
    home: SpaceId,
    here: &FamilyBill,
    there: &FamilyBill,
    agreed: &str,
) -> Vec<Step> {
    let mut fields = BTreeMap::new();
    let mut steps = Vec::new();
    if note(here) != agreed && note(here) != note(there) {
        fields.insert("note".to_owned(), Value::from(note(here)));
    } else if note(there) != note(here) {
        steps.push(Step::TakeNote(id, note(there)));
    }
    let slip = |bill: &FamilyBill| (bill.amount_yen, bill.due, bill.pay_by, bill.period);
    if slip(here) != slip(there) {
        let Edit::Set(all) = here.edit() else { return steps };
        let of_slip = ["amount_yen", "due", "pay_by", "period"];
        fields.extend(all.into_iter().filter(|(name, _)| of_slip.contains(&name.as_str())));
    }
    if !fields.is_empty() {
        steps.push(Step::Write(id, home, Edit::Set(fields)));
    }
    steps
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod walk;
