//! In which spaces the person is: taken from the server's word, and what they left is forgotten.

use std::collections::BTreeSet;

use nakano_shared::sync::{ChangeId, DeviceId, Signed, SpaceId, api::SpaceRow};

use super::{engine::Engine, family, halt::Halt};

impl Engine {
    /// Takes over in which spaces the person is now.
    pub(super) async fn meet(&mut self, rows: &[SpaceRow]) -> Result<(), Halt> {
        let is_left = |space: &&SpaceId| !rows.iter().any(|row| row.space == **space);
        let known = self.meta.families.iter().map(|family| &family.space);
        let left: Vec<SpaceId> = known.filter(is_left).copied().collect();
        for space in left {
            self.forget(space).await?;
        }
        self.spaces = rows.iter().map(|row| row.space).collect();
        let families = family::families(self.person, rows);
        let own_devices = self.devices_of_person(rows);
        if self.meta.families == families && self.meta.own_devices == own_devices {
            return Ok(());
        }
        self.meta.families = families;
        self.meta.own_devices = own_devices;
        // A family that is entered again later is not given what was meant for it before.
        let open = self.meta.writable();
        let own = SpaceId::of_person(self.person);
        self.meta.chosen.retain(|_, space| *space == own || open.contains(space));
        self.keep(Vec::new()).await
    }

    fn devices_of_person(&self, rows: &[SpaceRow]) -> BTreeSet<DeviceId> {
        let certificates = rows.iter().flat_map(|row| &row.devices);
        let own = certificates.filter(|certificate| certificate.person == self.person);
        own.map(|certificate| certificate.device).collect()
    }

    /// Forgets a family the person is no longer in: what this device had of it, and what waits for
    /// it. The bills of this device are in its own book and stay there.
    async fn forget(&mut self, space: SpaceId) -> Result<(), Halt> {
        let (records, _) = self.vault.all(&self.room).await?;
        let of_space = |json: &String| {
            let signed = serde_json::from_str::<Signed>(json).ok()?;
            signed.read().ok().filter(|change| change.space == space).map(|change| change.id)
        };
        let changes: Vec<ChangeId> = records.iter().filter_map(of_space).collect();
        for change in &changes {
            self.meta.outbox.forget(*change);
            self.waiting.remove(change);
        }
        self.state.forget(space);
        self.meta.read.remove(&space);
        let ids: Vec<String> = changes.iter().map(ToString::to_string).collect();
        self.vault.delete_all(&self.room, &ids).await?;
        self.keep(Vec::new()).await
    }
}
