//! This device's book of bills and the person's spaces are brought together, step by step.

use std::collections::BTreeMap;

use nakano_shared::{
    bills::family_bill::FamilyBill,
    sync::{Edit, EntityId, SpaceId},
};

use super::{
    engine::Engine,
    halt::Halt,
    join::{Sides, Step},
    shown,
    writing::bill_key,
};

impl Engine {
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
                    self.write(left, id, FamilyBill::taken_back()).await?;
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
                self.book.write_note(id, note.clone()).await?;
                self.meta.joined.insert(id, note);
            }
            Step::TakeAway(id) => {
                self.book.take_away(id).await?;
                self.meta.joined.remove(&id);
            }
        }
        self.keep(Vec::new()).await
    }

    /// Says a bill whole, also where it was taken away before.
    async fn say(&mut self, space: SpaceId, id: EntityId, bill: &FamilyBill) -> Result<(), Halt> {
        let entity = self.state.entity(&bill_key(space, id));
        let is_going = entity.is_some_and(shown::is_going);
        self.write(space, id, bill.edit()).await?;
        if is_going {
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

    /// The bills of this device that are this account's or nobody's yet; `None` while the book cannot
    /// be read as a whole.
    pub(super) fn local_bills(&self) -> Option<BTreeMap<EntityId, FamilyBill>> {
        let mut bills = self.book.bills(self.person)?;
        bills.retain(|id, _| self.owners.get(id).is_none_or(|owner| *owner == self.person));
        Some(bills)
    }
}
