//! From this device: wishes and the book of bills become changes, signed and kept.

use std::collections::BTreeMap;

use leptos::prelude::{UpdateUntracked as _, WithUntracked as _};
use nakano_shared::{
    bills::family_bill::{self, FamilyBill},
    sync::{
        Body, Change, ChangeId, Edit, Entity, EntityId, HybridClock, Signed, Slot, SpaceId,
        VERSION, state::EntityKey,
    },
};

use super::{
    engine::{Engine, chance},
    halt::Halt,
    hub::Wish,
    join::{Sides, Step},
    shown,
};
use crate::{
    bills::book::Opening,
    platform::{clock, vault::VaultError},
};

impl Engine {
    pub(super) async fn take_wishes(&mut self) -> Result<(), Halt> {
        while let Some(wish) = self.hub.wishes.with_untracked(|wishes| wishes.first().cloned()) {
            match wish {
                Wish::Field { space, id, field, value } => {
                    self.write(space, id, Edit::Set([(field, value)].into())).await?;
                }
                // Where it stands is changed by the join that follows.
                Wish::Share { id, family } => {
                    let space = family.unwrap_or(SpaceId::of_person(self.person));
                    self.meta.chosen.insert(id, space);
                    self.keep(Vec::new()).await?;
                }
            }
            self.hub.wishes.update_untracked(|wishes| {
                wishes.remove(0);
            });
        }
        Ok(())
    }

    /// Brings this device's book and the person's spaces together.
    pub(super) async fn join(&mut self) -> Result<(), Halt> {
        let Some(local) = self.local_bills() else { return Ok(()) };
        let known = shown::known_bills(&self.state, &self.meta.own_devices);
        let sides = Sides {
            person: self.person,
            families: &self.meta.writable(),
            local: &local,
            agreed: &self.meta.joined,
            homes: &self.meta.homes,
            chosen: &self.meta.chosen,
            known: &known,
            has_all: self.has_all,
        };
        for step in sides.steps() {
            self.carry_out(step, &local).await?;
        }
        Ok(())
    }

    /// One step. What is remembered of it is kept after it: a step that ends early is done again,
    /// which changes nothing more.
    async fn carry_out(
        &mut self,
        step: Step,
        local: &BTreeMap<EntityId, FamilyBill>,
    ) -> Result<(), Halt> {
        match step {
            Step::Say { id, space, leave } => {
                let Some(bill) = local.get(&id) else { return Ok(()) };
                self.say(space, id, bill).await?;
                if let Some(left) = leave {
                    self.write(left, id, Edit::Deleted(true)).await?;
                }
                self.agree(id, bill);
                self.settle(id, space);
            }
            Step::Write(id, space, edit) => {
                self.write(space, id, edit).await?;
                if let Some(bill) = local.get(&id) {
                    self.agree(id, bill);
                }
            }
            Step::Settle(id, space) => self.settle(id, space),
            Step::Remove(id, spaces) => {
                for space in spaces {
                    self.write(space, id, Edit::Deleted(true)).await?;
                }
                self.meta.joined.remove(&id);
                self.meta.chosen.remove(&id);
            }
            Step::TakeNote(id, note) => {
                self.book.write_note(&id.to_string(), note.clone()).await?;
                self.meta.joined.insert(id, note);
            }
            Step::TakeAway(id) => {
                self.book.take_away(&id.to_string()).await?;
                self.meta.joined.remove(&id);
            }
        }
        self.keep(Vec::new()).await
    }

    /// Says a bill whole, also where it was taken away before.
    async fn say(&mut self, space: SpaceId, id: EntityId, bill: &FamilyBill) -> Result<(), Halt> {
        self.write(space, id, bill.edit()).await?;
        let key = bill_key(space, id);
        if self.state.entity(&key).is_some_and(Entity::is_deleted) {
            self.write(space, id, Edit::Deleted(false)).await?;
        }
        Ok(())
    }

    /// The bill stands here now, and what was wanted of it is done.
    fn settle(&mut self, id: EntityId, space: SpaceId) {
        self.meta.homes.insert(id, space);
        self.meta.chosen.remove(&id);
    }

    /// From here on the bill is this account's, with this note.
    pub(super) fn agree(&mut self, id: EntityId, bill: &FamilyBill) {
        self.meta.joined.insert(id, bill.note.clone().unwrap_or_default());
        self.owners.insert(id, self.person);
    }

    /// The bills of this device that are this account's or nobody's yet; `None` while the book is
    /// not open, when nothing may be concluded from a bill not being there.
    pub(super) fn local_bills(&self) -> Option<BTreeMap<EntityId, FamilyBill>> {
        self.book.untracked(|shelf| {
            (shelf.opening == Opening::Open && shelf.unreadable == 0).then(|| {
                let ours = |id: &EntityId| self.owners.get(id).is_none_or(|it| *it == self.person);
                let bills = shelf.bills.iter().filter_map(|bill| {
                    let id: EntityId = bill.id.parse().ok()?;
                    Some((id, bill.shared(self.person)))
                });
                bills.filter(|(id, _)| ours(id)).collect()
            })
        })
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

fn bill_key(space: SpaceId, entity: EntityId) -> EntityKey {
    let (room, kind) = (shown::ROOM.to_owned(), family_bill::KIND.to_owned());
    EntityKey { space, room, kind, entity }
}

fn slots(edit: &Edit) -> Vec<Slot> {
    match edit {
        Edit::Record(_) => vec![Slot::Record],
        Edit::Set(fields) => fields.keys().cloned().map(Slot::Field).collect(),
        Edit::Deleted(_) => vec![Slot::Deleted],
    }
}
