//! What this device remembers of its sync beside the changes: where it is, and what waits.

use std::collections::{BTreeMap, BTreeSet};

use nakano_shared::{
    auth::PersonId,
    sync::{DeviceId, EntityId, Hlc, Outbox, SpaceId, SpaceKind},
};
use serde::{Deserialize, Serialize};

use super::family::Family;

/// Version of the record.
const VERSION: u32 = 1;

/// The record of one account on this device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Meta {
    version: u32,
    /// This device's name for this account.
    pub(super) device: DeviceId,
    /// Whether the server knows its key.
    pub(super) is_registered: bool,
    /// The latest stamp given or followed.
    pub(super) clock: Hlc,
    /// What waits.
    pub(super) outbox: Outbox,
    /// How far each space was read.
    pub(super) read: BTreeMap<SpaceId, u64>,
    /// Bills of this device that are shared, with the note both sides agreed on last.
    pub(super) joined: BTreeMap<EntityId, String>,
    /// The space each of them stands in; one that is not named stands in the person's own.
    #[serde(default)]
    pub(super) homes: BTreeMap<EntityId, SpaceId>,
    /// Where the person wants a bill to stand, until it does.
    #[serde(default)]
    pub(super) chosen: BTreeMap<EntityId, SpaceId>,
    /// The person's families, as the server said last.
    #[serde(default)]
    pub(super) families: Vec<Family>,
    /// The person's devices, as the server said last.
    #[serde(default)]
    pub(super) own_devices: BTreeSet<DeviceId>,
}

impl Meta {
    /// Of an account that is new on this device.
    pub(super) fn new(device: DeviceId) -> Self {
        Self {
            version: VERSION,
            device,
            is_registered: false,
            clock: Hlc::default(),
            outbox: Outbox::default(),
            read: BTreeMap::new(),
            joined: BTreeMap::new(),
            homes: BTreeMap::new(),
            chosen: BTreeMap::new(),
            families: Vec::new(),
            own_devices: BTreeSet::new(),
        }
    }

    /// The families the person may write to.
    pub(super) fn writable(&self) -> Vec<SpaceId> {
        let open = self.families.iter().filter(|family| family.role.may_write());
        open.map(|family| family.space).collect()
    }

    /// The bills that are shared with a family, or are about to be.
    pub(super) fn families_of_bills(&self) -> BTreeMap<EntityId, SpaceId> {
        let mut spaces = self.homes.clone();
        spaces.extend(&self.chosen);
        spaces.retain(|_, space| space.kind() == SpaceKind::Family);
        spaces
    }

    /// Reads the record; `None` when it is damaged or of a newer app.
    pub(super) fn from_record(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok().filter(|meta: &Self| meta.version <= VERSION)
    }

    /// The record; `None` never, as all of it can be written.
    pub(super) fn to_record(&self) -> Option<String> {
        serde_json::to_string(self).ok()
    }
}

/// Which account a bill of this device was joined to: another person who signs in here does not
/// get it.
pub(super) type Owners = BTreeMap<EntityId, PersonId>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_comes_back_and_a_newer_one_is_left_alone() {
        let mut meta = Meta::new(DeviceId::new(1, [1; 10]));
        meta.joined.insert(EntityId::new(2, [2; 10]), "メモ".into());
        let record = meta.to_record().unwrap();
        assert_eq!(Meta::from_record(&record), Some(meta));
        assert_eq!(Meta::from_record(&record.replacen("\"version\":1", "\"version\":2", 1)), None);
        assert_eq!(Meta::from_record("{"), None);
    }

    #[test]
    fn a_record_from_before_there_were_families_is_read() {
        let mut record = serde_json::to_value(Meta::new(DeviceId::new(1, [1; 10]))).unwrap();
        for name in ["homes", "chosen", "families", "own_devices"] {
            assert!(record.as_object_mut().unwrap().remove(name).is_some());
        }
        let meta = Meta::from_record(&record.to_string()).unwrap();
        assert!(meta.families.is_empty() && meta.homes.is_empty());
    }
}
