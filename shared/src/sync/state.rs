//! What all changes together come to: a pure fold, the same for the same set of changes.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::{
    change::Change,
    entity::{Entity, Slot},
    id::{ChangeId, EntityId},
    register::Write,
    space::SpaceId,
};
use crate::kernel::hex::hex;

/// Which entity, of which sort, shared by whom.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityKey {
    /// Who shares it.
    pub space: SpaceId,
    /// The feature.
    pub room: String,
    /// The sort.
    pub kind: String,
    /// The entity.
    pub entity: EntityId,
}

/// The folded state. Taking a change costs the same however many there are already.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    entities: BTreeMap<EntityKey, Entity>,
    carried: BTreeSet<ChangeId>,
}

impl State {
    /// The fold over a set of changes, in whatever order they are given.
    pub fn of<'a>(changes: impl IntoIterator<Item = &'a Change>) -> Self {
        let mut state = Self::default();
        for change in changes {
            state.take(change);
        }
        state
    }

    /// Takes one change. Once more is as good as once.
    pub fn take(&mut self, change: &Change) {
        let Ok(body) = change.known_body() else {
            self.carried.insert(change.id);
            return;
        };
        let key = EntityKey {
            space: change.space,
            room: change.room.clone(),
            kind: change.kind.clone(),
            entity: change.entity,
        };
        self.entities.entry(key).or_default().take(change, &body);
    }

    /// Takes all that another device knows.
    pub fn merge(&mut self, other: Self) {
        for (key, entity) in other.entities {
            self.entities.entry(key).or_default().merge(entity);
        }
        self.carried.extend(other.carried);
    }

    /// Everything that is known, deleted entities too.
    pub fn entities(&self) -> impl Iterator<Item = (&EntityKey, &Entity)> {
        self.entities.iter()
    }

    /// The entities of one sort in one space that are not deleted.
    pub fn of_kind<'a>(
        &'a self,
        space: SpaceId,
        room: &'a str,
        kind: &'a str,
    ) -> impl Iterator<Item = (EntityId, &'a Entity)> {
        let first = EntityKey {
            space,
            room: room.to_owned(),
            kind: kind.to_owned(),
            entity: EntityId::FIRST,
        };
        self.entities
            .range(first..)
            .take_while(move |(key, _)| key.space == space && key.room == room && key.kind == kind)
            .filter(|(_, entity)| !entity.is_deleted())
            .map(|(key, entity)| (key.entity, entity))
    }

    /// One entity.
    pub fn entity(&self, key: &EntityKey) -> Option<&Entity> {
        self.entities.get(key)
    }

    /// Changes that this program does not understand. They are kept and passed on.
    pub fn carried(&self) -> &BTreeSet<ChangeId> {
        &self.carried
    }

    /// Forgets all of a space, as a device does when it leaves.
    pub fn forget(&mut self, space: SpaceId) {
        self.entities.retain(|key, _| key.space != space);
    }

    /// SHA-256 of everything that stands, 64 lower-case hexadecimal digits: two devices with the same
    /// changes have the same.
    pub fn hash(&self) -> String {
        let mut hash = Sha256::new();
        for (key, entity) in &self.entities {
            let EntityKey { space, room, kind, entity: id } = key;
            let (room, kind) = (in_one_line(room), in_one_line(kind));
            hash.update(format!("entity {space} {room} {kind} {id}\n"));
            for (slot, register) in entity.slots() {
                let slot = match slot {
                    Slot::Record => "record".to_owned(),
                    Slot::Field(name) => format!("field {}", in_one_line(name)),
                    Slot::Deleted => "deleted".to_owned(),
                };
                for Write { hlc, device, change, value } in register.standing() {
                    hash.update(format!("{slot} {hlc} {device} {change} {value}\n"));
                }
            }
        }
        for change in &self.carried {
            hash.update(format!("carried {change}\n"));
        }
        hex(&hash.finalize())
    }
}

/// As JSON, so that no text can look like two lines.
fn in_one_line(text: &str) -> String {
    Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::samples::{change, change_id, device_id};
    use serde_json::json;

    fn key(change: &Change) -> EntityKey {
        EntityKey {
            space: change.space,
            room: change.room.clone(),
            kind: change.kind.clone(),
            entity: change.entity,
        }
    }

    #[test]
    fn a_correction_replaces_an_observation_and_two_are_shown() {
        let seen = change(1, json!({"record": {"weight_g": 3120}}));
        let right = change(2, json!({"record": {"weight_g": 3210}, "over": [seen.id]}));
        let also = change(3, json!({"record": {"weight_g": 3200}, "over": [seen.id]}));
        let state = State::of([&also, &right, &seen]);
        let entity = state.entity(&key(&seen)).unwrap();
        assert_eq!(entity.record(), Some(json!({"weight_g": 3200})), "the later one");
        let other = entity.conflicts().next().unwrap().1.others().next().unwrap();
        assert_eq!((other.device, other.value.as_str()), (device_id(2), r#"{"weight_g":3210}"#));
    }

    #[test]
    fn fields_are_merged_one_by_one() {
        let first = change(1, json!({"set": {"title": "税", "amount_yen": 1000}}));
        let title = change(2, json!({"set": {"title": "住民税"}, "over": [first.id]}));
        let amount = change(3, json!({"set": {"amount_yen": 1200}, "over": [first.id]}));
        let state = State::of([&amount, &first, &title]);
        let entity = state.entity(&key(&first)).unwrap();
        assert_eq!(entity.field("title"), Some(json!("住民税")));
        assert_eq!(entity.field("amount_yen"), Some(json!(1200)));
        assert_eq!(entity.field("note"), None);
        assert_eq!(entity.conflicts().count(), 0);
    }

    #[test]
    fn a_deletion_shows_what_it_did_not_see_and_can_be_taken_back() {
        let first = change(1, json!({"set": {"title": "a"}}));
        let edit = change(2, json!({"set": {"title": "b"}, "over": [first.id]}));
        let delete = change(3, json!({"deleted": true, "over": [first.id]}));
        let mut state = State::of([&first, &delete]);
        let entity = |state: &State| state.entity(&key(&first)).unwrap().clone();
        assert!(entity(&state).is_deleted());
        assert_eq!(entity(&state).unseen_by_deletion().count(), 0);
        assert_eq!(state.of_kind(first.space, "bills", "bill").count(), 0);
        state.take(&edit);
        assert!(entity(&state).is_deleted());
        let unseen: Vec<_> =
            entity(&state).unseen_by_deletion().map(|(_, write)| write.value.clone()).collect();
        assert_eq!(unseen, ["\"b\""]);
        let over = entity(&state).over(&[Slot::Deleted]);
        assert_eq!(over, [change_id(2), change_id(3)]);
        state.take(&change(4, json!({"deleted": false, "over": over})));
        assert!(!entity(&state).is_deleted());
        assert_eq!(entity(&state).field("title"), Some(json!("b")));
    }

    #[test]
    fn what_is_not_understood_is_carried_and_counts() {
        let known = change(1, json!({"set": {"title": "a"}}));
        let newer = Change { version: 2, ..change(2, json!("anything")) };
        let strange = change(3, json!({"paint": "red"}));
        let state = State::of([&newer, &known, &strange]);
        assert_eq!(state.carried().len(), 2);
        assert_ne!(state.hash(), State::of([&known]).hash());
    }

    #[test]
    fn the_hash_is_that_of_the_set() {
        let one = change(1, json!({"set": {"title": "a"}}));
        let two = change(2, json!({"set": {"title": "b"}}));
        let hash = State::of([&one, &two]).hash();
        assert_eq!(hash, State::of([&two, &one, &two]).hash());
        assert_ne!(hash, State::of([&one]).hash());
        assert_eq!(hash.len(), 64);
        let mut forgotten = State::of([&one, &two]);
        forgotten.forget(one.space);
        assert_eq!(forgotten.hash(), State::default().hash());
    }
}
