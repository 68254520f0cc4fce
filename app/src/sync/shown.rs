//! What the folded state looks like to the rest of the app: rules only.

use std::collections::BTreeMap;

use nakano_shared::{
    bills::family_bill::{self, FamilyBill},
    sync::{DeviceId, EntityId, Register, Slot, SpaceId, State, Write},
};
use serde_json::Value;

use super::{
    hub::{Conflict, OtherBill, OtherValue},
    join::Known,
};

/// The room whose changes are shown so far.
pub(super) const ROOM: &str = family_bill::RULES.room;

/// Bills that are not in this device's own book, in the order of their names.
pub(super) fn other_bills(
    state: &State,
    spaces: &[SpaceId],
    own: &BTreeMap<EntityId, FamilyBill>,
) -> Vec<OtherBill> {
    let of_space = |space: &SpaceId| {
        let space = *space;
        let bills = state.of_kind(space, ROOM, family_bill::KIND);
        let others = bills.filter(|(id, _)| !own.contains_key(id));
        others
            .map(|(id, entity)| OtherBill { space, id, bill: FamilyBill::of_entity(entity) })
            .collect::<Vec<_>>()
    };
    spaces.iter().flat_map(of_space).collect()
}

/// How the space has each of its bills.
pub(super) fn known_bills(state: &State, space: SpaceId) -> BTreeMap<EntityId, Known> {
    let bills = state
        .entities()
        .filter(|(key, _)| key.space == space && key.room == ROOM && key.kind == family_bill::KIND);
    bills
        .map(|(key, entity)| {
            let known = if entity.is_deleted() {
                Known::Deleted
            } else {
                Known::There(Box::new(FamilyBill::of_entity(entity)))
            };
            (key.entity, known)
        })
        .collect()
}

/// Fields in which two wrote without knowing of each other.
pub(super) fn conflicts(state: &State, device: DeviceId) -> Vec<Conflict> {
    let entities = state.entities().filter(|(_, entity)| !entity.is_deleted());
    entities
        .flat_map(|(key, entity)| {
            entity.conflicts().filter_map(move |(slot, register)| {
                let Slot::Field(field) = slot else { return None };
                let (current, others) = values(register, device)?;
                let (space, id) = (key.space, key.entity);
                Some(Conflict { space, id, field: field.clone(), current, others })
            })
        })
        .collect()
}

fn values(register: &Register, device: DeviceId) -> Option<(OtherValue, Vec<OtherValue>)> {
    let shown = |write: &Write| OtherValue {
        value: serde_json::from_str(&write.value).unwrap_or(Value::Null),
        at_ms: write.hlc.utc_ms(),
        here: write.device == device,
    };
    Some((shown(register.current()?), register.others().map(shown).collect()))
}
