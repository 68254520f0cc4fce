//! The one writer of changes: whatever waits is stored in one transaction, so that many pushes share
//! one wait for the disk (group commit). No timer: a push that comes alone is stored at once, and
//! those that come meanwhile are the next batch.

use std::sync::Arc;

use nakano_shared::{auth::PersonId, sync::api::Outcome};
use tokio::sync::{mpsc, oneshot};

use super::{
    hints::{Hints, News},
    plan::{self, Batch, Done, Judged},
};
use crate::{
    clock::Clock,
    db::{Db, StoreError},
    problem::{self, Problem},
};

/// Pushes that may wait; one more waits to be let in.
const WAITING_MAX: usize = 1024;

/// Changes in one transaction; the push that reaches it is the last one in.
const BATCH_CHANGES_MAX: usize = 1000;

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
        let Done { outcomes, changed } = self
            .db
            .write(move |transaction| {
                let batch = Arc::clone(&batch);
                Box::pin(async move { plan::store(transaction, engine, &batch, now_ms).await })
            })
            .await?;
        for space in changed {
            self.hints.tell(News::Changed(space));
        }
        Ok(outcomes)
    }
}
