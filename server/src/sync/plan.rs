//! A batch of pushes in its transaction: what is known, what is decided, what is stored.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use nakano_shared::{
    auth::PersonId,
    sync::{Refusal, Role, Signed, SpaceId, api::Outcome},
};

use super::store::change::{self, Name, New, Places, Writing};
use crate::{
    config::Engine,
    db::{StoreError, Transaction},
};

/// A change that has passed all rules and whose signature is good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Judged {
    pub(super) name: Name,
    pub(super) signed: Signed,
}

/// What a batch is, without who waits for it: it may run again.
pub(super) type Batch = Arc<[(PersonId, Arc<[Judged]>)]>;

/// What became of a batch.
pub(super) struct Done {
    /// Of each push, in order: what became of each of its changes.
    pub(super) outcomes: Vec<Vec<Outcome>>,
    /// Where there is something new.
    pub(super) changed: Vec<SpaceId>,
}

/// Stores what may be stored of a batch, in one transaction.
///
/// # Errors
/// As the database; nothing is stored then.
pub(super) async fn store(
    transaction: &mut Transaction,
    engine: Engine,
    batch: &[(PersonId, Arc<[Judged]>)],
    now_ms: i64,
) -> Result<Done, StoreError> {
    let mut plan = Plan::read(transaction, engine, batch).await?;
    let fates = plan.decide(batch);
    let changed = plan.carry_out(transaction, engine, now_ms).await?;
    Ok(Done { outcomes: plan.with_places(fates), changed })
}

/// What is to become of one change, before places are known.
enum Fate {
    Refused(Refusal),
    /// Stored, by this name, now or before.
    Stored(Name),
}

/// What is known for a batch, and what it adds.
struct Plan {
    roles: BTreeMap<Writing, Role>,
    /// Stored changes: their text, and their place once they have one.
    stored: BTreeMap<Name, (String, i64)>,
    /// What is new, in its order.
    new: Vec<(Name, Signed)>,
}

impl Plan {
    async fn read(
        transaction: &mut Transaction,
        engine: Engine,
        batch: &[(PersonId, Arc<[Judged]>)],
    ) -> Result<Self, StoreError> {
        let mut writing = BTreeSet::new();
        let mut names = BTreeSet::new();
        for (person, changes) in batch {
            for Judged { name, .. } in changes.iter() {
                writing.insert(Writing { space: name.space, person: *person });
                names.insert(*name);
            }
        }
        let writing: Vec<_> = writing.into_iter().collect();
        let names: Vec<_> = names.into_iter().collect();
        let roles = change::roles(transaction, engine, &writing).await?;
        let known = change::known(transaction, engine, &names).await?;
        Ok(Self {
            roles: roles.into_iter().collect(),
            stored: known.into_iter().map(|it| (it.name, (it.payload, it.seq))).collect(),
            new: Vec::new(),
        })
    }

    /// Decides each change, in the order of the batch.
    fn decide(&mut self, batch: &[(PersonId, Arc<[Judged]>)]) -> Vec<Vec<Fate>> {
        let decide_all = |(person, changes): &(PersonId, Arc<[Judged]>)| {
            changes.iter().map(|judged| self.decide_one(*person, judged)).collect()
        };
        batch.iter().map(decide_all).collect()
    }

    fn decide_one(&mut self, person: PersonId, Judged { name, signed }: &Judged) -> Fate {
        match self.roles.get(&Writing { space: name.space, person }) {
            None => return Fate::Refused(Refusal::UnknownSpace),
            Some(role) if !role.may_write() => return Fate::Refused(Refusal::MayNotWrite),
            Some(_) => {}
        }
        match self.stored.get(name) {
            Some((payload, _)) if *payload != signed.payload => Fate::Refused(Refusal::NameTaken),
            Some(_) => Fate::Stored(*name),
            None => {
                self.stored.insert(*name, (signed.payload.clone(), 0));
                self.new.push((*name, signed.clone()));
                Fate::Stored(*name)
            }
        }
    }

    /// Takes places and stores what is new; gives the spaces that have changed.
    async fn carry_out(
        &mut self,
        transaction: &mut Transaction,
        engine: Engine,
        now_ms: i64,
    ) -> Result<Vec<SpaceId>, StoreError> {
        if self.new.is_empty() {
            return Ok(Vec::new());
        }
        let mut added: BTreeMap<SpaceId, i64> = BTreeMap::new();
        for (name, _) in &self.new {
            *added.entry(name.space).or_default() += 1;
        }
        let asked: Vec<_> = added.iter().map(|(&space, &added)| Places { space, added }).collect();
        let taken = change::take_places(transaction, engine, &asked).await?;
        // The place before the first one taken, of each space.
        let mut last: BTreeMap<SpaceId, i64> =
            taken.into_iter().map(|it| (it.space, it.added - added[&it.space])).collect();
        let mut rows = Vec::with_capacity(self.new.len());
        for (name, signed) in std::mem::take(&mut self.new) {
            let seq = last
                .get_mut(&name.space)
                .ok_or(StoreError::Inconsistent { table: "sync_member", column: "space_id" })?;
            *seq += 1;
            if let Some((_, place)) = self.stored.get_mut(&name) {
                *place = *seq;
            }
            rows.push(New { name, seq: *seq, signed });
        }
        let stored = change::insert(transaction, engine, &rows, now_ms).await?;
        if usize::try_from(stored) != Ok(rows.len()) {
            return Err(StoreError::Inconsistent { table: "sync_change", column: "seq" });
        }
        Ok(added.into_keys().collect())
    }

    fn with_places(&self, fates: Vec<Vec<Fate>>) -> Vec<Vec<Outcome>> {
        let place = |name: &Name| {
            let seq = self.stored.get(name).map_or(0, |(_, seq)| *seq);
            u64::try_from(seq).unwrap_or_default()
        };
        let outcome = |fate: Fate| match fate {
            Fate::Refused(reason) => Outcome::Refused(reason),
            Fate::Stored(name) => Outcome::Stored(place(&name)),
        };
        fates.into_iter().map(|fates| fates.into_iter().map(outcome).collect()).collect()
    }
}
