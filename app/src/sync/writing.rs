//! From this device: what is wished and what is decided become changes, signed and kept.

use leptos::prelude::{UpdateUntracked as _, WithUntracked as _};
use nakano_shared::{
    bills::family_bill,
    sync::{
        Body, Change, ChangeId, Edit, EntityId, HybridClock, Signed, Slot, SpaceId, VERSION,
        state::EntityKey,
    },
};

use super::{
    engine::{Engine, chance},
    halt::Halt,
    said::Wish,
    shown,
};
use crate::platform::{clock, vault::VaultError};

impl Engine {
    pub(super) async fn take_wishes(&mut self) -> Result<(), Halt> {
        while let Some(wish) = self.hub.wishes.with_untracked(|wishes| wishes.first().cloned()) {
            match wish {
                Wish::Field { space, id, field, value } => {
                    self.write(space, id, Edit::Set([(field, value)].into())).await?;
                }
                // Where it stands is changed by the join that follows. A family that was left while
                // the page was open gets nothing.
                Wish::Share { id, family } => {
                    let space = family.unwrap_or(SpaceId::of_person(self.person));
                    if family.is_none_or(|family| self.meta.writable().contains(&family)) {
                        self.meta.chosen.insert(id, space);
                        self.keep(Vec::new()).await?;
                    }
                }
            }
            self.hub.wishes.update_untracked(|wishes| {
                wishes.remove(0);
            });
        }
        Ok(())
    }

    /// Writes a change: signed, kept, folded, waiting to be sent.
    pub(super) async fn write(
        &mut self,
        space: SpaceId,
        id: EntityId,
        edit: Edit,
    ) -> Result<(), Halt> {
        let key = bill_key(space, id);
        let slots = slots(&edit);
        let over = self.state.entity(&key).map(|entity| entity.over(&slots)).unwrap_or_default();
        let mut clock = HybridClock::after(self.meta.clock);
        let change = Change {
            id: ChangeId::new(clock::now_ms(), chance()?),
            version: VERSION,
            space,
            room: key.room,
            kind: key.kind,
            entity: id,
            hlc: clock.tick(clock::now_ms()),
            device: self.meta.device,
            body: Body { edit, over }.write().map_err(|_| VaultError::Unreadable)?,
        };
        self.meta.clock = clock.last();
        self.sign(change, None).await
    }

    /// Signs a change, keeps it and puts it into the outbox, in the place of `refused` where it is
    /// that one written anew.
    pub(super) async fn sign(
        &mut self,
        change: Change,
        refused: Option<ChangeId>,
    ) -> Result<(), Halt> {
        let payload = change.payload().map_err(|_| VaultError::Unreadable)?;
        let signature = self.signer.sign(&payload).await.ok_or(VaultError::Unreadable)?;
        let signed = Signed { payload, signature };
        let bytes = serde_json::to_string(&signed).map_or(0, |text| text.len());
        match refused {
            Some(refused) => self.meta.outbox.replace(refused, change.id, bytes),
            None => self.meta.outbox.add(change.id, bytes),
        }
        self.keep(vec![(change.id, signed.clone())]).await?;
        self.state.take(&change);
        self.waiting.insert(change.id, signed);
        Ok(())
    }
}

pub(super) fn bill_key(space: SpaceId, entity: EntityId) -> EntityKey {
    let (room, kind) = (shown::ROOM.to_owned(), family_bill::KIND.to_owned());
    EntityKey { space, room, kind, entity }
}

/// The slots an edit writes.
pub(super) fn slots(edit: &Edit) -> Vec<Slot> {
    match edit {
        Edit::Record(_) => vec![Slot::Record],
        Edit::Set(fields) => fields.keys().cloned().map(Slot::Field).collect(),
        Edit::Deleted(_) => vec![Slot::Deleted],
    }
}
