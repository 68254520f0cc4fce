//! The one writer of changes: whatever waits is stored in one transaction, so that many pushes share
//! one wait for the disk (group commit). No timer: a push that comes alone is stored at once, and
//! those that come meanwhile are the next batch.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use nakano_shared::{
    auth::PersonId,
    sync::{Refusal, Role, Signed, SpaceId, api::Outcome},
};
use tokio::sync::{mpsc, oneshot};

use super::{
    hints::{Hints, News},
    store::change::{self, Name, New, Places, Writing},
};
use crate::{
    clock::Clock,
    config::Engine,
    db::{Db, StoreError, Transaction},
    problem::{self, Problem},
};

/// Pushes that may wait; one more waits to be let in.
const WAITING_MAX: usize = 1024;

/// Changes in one transaction; the push that reaches it is the last one in.
const BATCH_CHANGES_MAX: usize = 1000;

/// A change that has passed all rules and whose signature is good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Judged {
    pub(super) name: Name,
    pub(super) signed: Signed,
}

/// One push, for one person.
struct Job {
    person: PersonId,
    changes: Arc<[Judged]>,
    answer: oneshot::Sender<Result<Vec<Outcome>, Problem>>,
}

/// Handle to the writer; it ends with the last of them.
#[derive(Debug, Clone)]
pub struct Writer {
    jobs: mpsc::Sender<Job>,
}

/// What the writer has.
struct Desk {
    db: Db,
    clock: Arc<dyn Clock>,
    hints: Hints,
}

/// What a batch is, without who waits for it: it may run again.
type Batch = Arc<[(PersonId, Arc<[Judged]>)]>;

impl Writer {
    /// Starts the writer on the runtime that calls.
    pub fn start(db: Db, clock: Arc<dyn Clock>, hints: Hints) -> Self {
        let (jobs, waiting) = mpsc::channel(WAITING_MAX);
        tokio::spawn(Desk { db, clock, hints }.work(waiting));
        Self { jobs }
    }

    /// Stores what may be stored of a push; answers after the commit, in the order of the changes.
    ///
    /// # Errors
    /// The [`Problem`] of the database; what became of the changes is not known then.
    pub(super) async fn store(
        &self,
        person: PersonId,
        changes: Vec<Judged>,
    ) -> Result<Vec<Outcome>, Problem> {
        let (answer, answered) = oneshot::channel();
        let job = Job { person, changes: changes.into(), answer };
        self.jobs.send(job).await.map_err(|_| problem::server::INTERNAL)?;
        answered.await.map_err(|_| problem::server::INTERNAL)?
    }
}

impl Desk {
    async fn work(self, mut waiting: mpsc::Receiver<Job>) {
        while let Some(first) = waiting.recv().await {
            let mut count = first.changes.len();
            let mut jobs = vec![first];
            while count < BATCH_CHANGES_MAX {
                let Ok(job) = waiting.try_recv() else { break };
                count += job.changes.len();
                jobs.push(job);
            }
            self.answer(jobs).await;
        }
    }

    async fn answer(&self, jobs: Vec<Job>) {
        let batch: Batch = jobs.iter().map(|job| (job.person, Arc::clone(&job.changes))).collect();
        match self.store(Arc::clone(&batch)).await {
            Ok(outcomes) => {
                for (job, outcomes) in jobs.into_iter().zip(outcomes) {
                    // Whoever asked may be gone; the change is stored all the same.
                    let _ = job.answer.send(Ok(outcomes));
                }
            }
            // One push that the database cannot stand must not take the others with it.
            Err(error) if jobs.len() > 1 && error.is_refusal() => {
                for (job, alone) in jobs.into_iter().zip(batch.iter()) {
                    let outcomes = self.store(Arc::new([alone.clone()])).await;
                    let outcomes = outcomes.map(|mut all| all.pop().unwrap_or_default());
                    let _ = job.answer.send(outcomes.map_err(|error| error.answer()));
                }
            }
            Err(error) => {
                let problem = error.answer();
                for job in jobs {
                    let _ = job.answer.send(Err(problem));
                }
            }
        }
    }

    /// Stores a batch and hints to those who listen.
    async fn store(&self, batch: Batch) -> Result<Vec<Vec<Outcome>>, StoreError> {
        let engine = self.db.engine();
        let now_ms = self.clock.utc_ms();
        let (outcomes, changed) = self
            .db
            .write(move |transaction| {
                let batch = Arc::clone(&batch);
                Box::pin(async move {
                    let mut plan = Plan::read(transaction, engine, &batch).await?;
                    let outcomes = plan.decide(&batch);
                    let changed = plan.carry_out(transaction, engine, now_ms).await?;
                    Ok((plan.with_places(outcomes), changed))
                })
            })
            .await?;
        for space in changed {
            self.hints.tell(News::Changed(space));
        }
        Ok(outcomes)
    }
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
