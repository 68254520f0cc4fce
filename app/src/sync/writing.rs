//! From this device: wishes and the book of bills become changes, signed and kept.

use std::collections::BTreeMap;

use leptos::prelude::{UpdateUntracked as _, WithUntracked as _};
use nakano_shared::{
    bills::family_bill::{self, FamilyBill},
    sync::{
        Body, Change, ChangeId, Edit, EntityId, HybridClock, Signed, Slot, SpaceId, VERSION,
        state::EntityKey,
    },
};

use super::{
    engine::{Engine, chance},
    halt::Halt,
    hub::Wish,
    join::{self, Step},
    shown,
};
use crate::platform::{clock, vault::VaultError};

impl Engine {
    pub(super) async fn take_wishes(&mut self) -> Result<(), Halt> {
        while let Some(wish) = self.hub.wishes.with_untracked(|wishes| wishes.first().cloned()) {
            let Wish { space, id, field, value } = wish;
            self.write(space, id, Edit::Set([(field, value)].into())).await?;
            self.hub.wishes.update_untracked(|wishes| {
                wishes.remove(0);
            });
        }
        Ok(())
    }

    /// Brings this device's book and the person's space together.
    pub(super) async fn join(&mut self) -> Result<(), Halt> {
        let Some(local) = self.local_bills() else { return Ok(()) };
        let space = SpaceId::of_person(self.person);
        let known = shown::known_bills(&self.state, space);
        for step in join::steps(&local, &self.meta.joined, &known) {
            match step {
                Step::Write(id, Edit::Deleted(true)) => {
                    self.meta.joined.remove(&id);
                    self.write(space, id, Edit::Deleted(true)).await?;
                }
                Step::Write(id, edit) => {
                    self.agree(id, local.get(&id));
                    self.write(space, id, edit).await?;
                }
                Step::TakeNote(id, note) => {
                    self.book.write_note(id, note.clone()).await?;
                    self.meta.joined.insert(id, note);
                    self.keep(Vec::new()).await?;
                }
                Step::TakeAway(id) => {
                    self.book.take_away(id).await?;
                    self.meta.joined.remove(&id);
                    self.keep(Vec::new()).await?;
                }
            }
        }
        Ok(())
    }

    /// From here on the bill is this account's, with this note.
    pub(super) fn agree(&mut self, id: EntityId, bill: Option<&FamilyBill>) {
        let note = bill.and_then(|bill| bill.note.clone()).unwrap_or_default();
        self.meta.joined.insert(id, note);
        self.owners.insert(id, self.person);
    }

    /// The bills of this device that are this account's or nobody's yet.
    pub(super) fn local_bills(&self) -> Option<BTreeMap<EntityId, FamilyBill>> {
        let mut bills = self.book.bills(self.person)?;
        bills.retain(|id, _| self.owners.get(id).is_none_or(|owner| *owner == self.person));
        Some(bills)
    }

    /// Writes a change: signed, kept, folded, waiting to be sent.
    pub(super) async fn write(
        &mut self,
        space: SpaceId,
        id: EntityId,
        edit: Edit,
    ) -> Result<(), Halt> {
        let key = EntityKey {
            space,
            room: shown::ROOM.to_owned(),
            kind: family_bill::KIND.to_owned(),
            entity: id,
        };
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

fn slots(edit: &Edit) -> Vec<Slot> {
    match edit {
        Edit::Record(_) => vec![Slot::Record],
        Edit::Set(fields) => fields.keys().cloned().map(Slot::Field).collect(),
        Edit::Deleted(_) => vec![Slot::Deleted],
    }
}
