//! What the folded state looks like to the rest of the app: rules only.

use std::collections::{BTreeMap, BTreeSet};

use nakano_shared::{
    auth::PersonId,
    bills::family_bill::{self, FamilyBill},
    sync::{DeviceId, Entity, EntityId, Register, Slot, SpaceId, SpaceKind, State, Write},
};
use serde_json::Value;

use super::{
    join::Known,
    said::{Conflict, OtherBill, OtherValue, Writer},
};

/// The room whose changes are shown so far.
pub(super) const ROOM: &str = family_bill::RULES.room;

/// Bills that are not in this device's own book, in the order of their names.
pub(super) fn other_bills(
    state: &State,
    spaces: &[SpaceId],
    own: &BTreeMap<EntityId, FamilyBill>,
    person: PersonId,
) -> Vec<OtherBill> {
    let of_space = |space: &SpaceId| {
        let space = *space;
        let bills = state.of_kind(space, ROOM, family_bill::KIND);
        let others = bills.filter(|(id, _)| !own.contains_key(id));
        others
            .map(|(id, entity)| {
                let bill = FamilyBill::of_entity(entity);
                let is_mine = space == SpaceId::of_person(person) || bill.owner == Some(person);
                OtherBill { space, id, bill, is_mine }
            })
            .collect::<Vec<_>>()
    };
    spaces.iter().flat_map(of_space).collect()
}

/// How the spaces of the person have their bills. `devices` are the person's.
pub(super) fn known_bills(
    state: &State,
    devices: &BTreeSet<DeviceId>,
) -> BTreeMap<(SpaceId, EntityId), Known> {
    let bills =
        state.entities().filter(|(key, _)| key.room == ROOM && key.kind == family_bill::KIND);
    bills
        .map(|(key, entity)| {
            let known = if entity.is_deleted() {
                let deletion = entity.slot(&Slot::Deleted).and_then(Register::current);
                let by_me = deletion.is_some_and(|write| devices.contains(&write.device));
                // Nobody else writes to a person's own space.
                let by_me = by_me || key.space.kind() == SpaceKind::Person;
                Known::Deleted { by_me, moved: is_moved(entity) }
            } else {
                Known::There(Box::new(FamilyBill::of_entity(entity)))
            };
            ((key.space, key.entity), known)
        })
        .collect()
}

/// Whether somebody took back what was said of the bill, or said it anew, while another deleted it.
fn is_moved(entity: &Entity) -> bool {
    let owner = Slot::Field(family_bill::OWNER.to_owned());
    stands(entity, &owner, "null") || stands(entity, &Slot::Deleted, "false")
}

/// Whether a bill has to be undeleted when it is said: it was deleted, or is about to be.
pub(super) fn is_going(entity: &Entity) -> bool {
    entity.is_deleted() || is_moved(entity)
}

/// Whether a value stands in a slot, alone or beside others.
fn stands(entity: &Entity, slot: &Slot, value: &str) -> bool {
    let register = entity.slot(slot);
    let mut writes = register
        .into_iter()
        .flat_map(|register| register.current().into_iter().chain(register.others()));
    writes.any(|write| write.value == value)
}

/// Fields in which two wrote without knowing of each other, in these spaces. `devices` are the
/// person's, `device` is this one.
pub(super) fn conflicts(
    state: &State,
    spaces: &[SpaceId],
    devices: &BTreeSet<DeviceId>,
    device: DeviceId,
) -> Vec<Conflict> {
    let entities = state.entities().filter(|(_, entity)| !entity.is_deleted());
    let who = |write: &Write, space: SpaceId| {
        if write.device == device {
            Writer::Here
        } else if devices.contains(&write.device) || space.kind() == SpaceKind::Person {
            Writer::OwnDevice
        } else {
            Writer::SomebodyElse
        }
    };
    entities
        .filter(|(key, _)| spaces.contains(&key.space))
        .flat_map(|(key, entity)| {
            entity.conflicts().filter_map(move |(slot, register)| {
                let Slot::Field(field) = slot else { return None };
                let (current, others) = values(register, |write| who(write, key.space))?;
                let (space, id) = (key.space, key.entity);
                Some(Conflict { space, id, field: field.clone(), current, others })
            })
        })
        .collect()
}

fn values(
    register: &Register,
    who: impl Fn(&Write) -> Writer,
) -> Option<(OtherValue, Vec<OtherValue>)> {
    let shown = |write: &Write| OtherValue {
        value: serde_json::from_str(&write.value).unwrap_or(Value::Null),
        at_ms: write.hlc.utc_ms(),
        who: who(write),
    };
    Some((shown(register.current()?), register.others().map(shown).collect()))
}
