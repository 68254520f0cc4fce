//! Write transactions as work that may run again.

use std::pin::Pin;

use sqlx::{Any, Transaction};

use super::{Db, StoreError};
use crate::config::Engine;

/// How often the same work is tried when the database undid it because of others.
const TRIES_MAX: u32 = 5;

/// The future of one run of a transaction's work.
pub type Work<'run, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'run>>;

/// What a transaction is kept from seeing of others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Isolation {
    /// Everything: as if it ran alone.
    Alone,
    /// What is not committed: each statement sees what is there when it begins.
    Committed,
}

impl Db {
    /// Runs `work` in one write transaction and commits it.
    ///
    /// `work` may run several times and must therefore do nothing but talk to the transaction. A
    /// commit that was not confirmed is [`StoreError::Unsure`] and is not tried again; the one
    /// exception is the database's own word that it rolled back (40001 at COMMIT, which PostgreSQL
    /// gives for conflicts it sees only then).
    ///
    /// # Errors
    /// Whatever `work` returns, with everything rolled back; or a [`StoreError`] of its own.
    pub async fn write<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        F: for<'run> Fn(&'run mut Transaction<'static, Any>) -> Work<'run, T> + Send + Sync,
        T: Send,
    {
        self.write_in(Isolation::Alone, work).await
    }

    /// As [`Db::write`], for work in which every statement names its rows by key and is right
    /// whatever is committed beside it, such as `DELETE … RETURNING` and `UPDATE … WHERE` the value
    /// that was seen. On PostgreSQL a crowd of these waits for rows at worst, where transactions that
    /// must look as if alone undo each other as soon as a small table is read whole.
    ///
    /// # Errors
    /// As [`Db::write`].
    pub async fn write_keyed<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        F: for<'run> Fn(&'run mut Transaction<'static, Any>) -> Work<'run, T> + Send + Sync,
        T: Send,
    {
        self.write_in(Isolation::Committed, work).await
    }

    async fn write_in<T, F>(&self, isolation: Isolation, work: F) -> Result<T, StoreError>
    where
        F: for<'run> Fn(&'run mut Transaction<'static, Any>) -> Work<'run, T> + Send + Sync,
        T: Send,
    {
        let mut tries = 1;
        loop {
            match self.write_once(isolation, &work).await {
                Err(error) if tries < TRIES_MAX && error.may_run_again() => tries += 1,
                outcome => return outcome,
            }
        }
    }

    async fn write_once<T, F>(&self, isolation: Isolation, work: &F) -> Result<T, StoreError>
    where
        F: for<'run> Fn(&'run mut Transaction<'static, Any>) -> Work<'run, T> + Send + Sync,
    {
        let begin = match (self.engine, isolation) {
            // Takes the write lock at once, so that no reader has to become a writer half-way.
            (Engine::Sqlite, _) => "BEGIN IMMEDIATE",
            (Engine::Postgres, Isolation::Alone) => "BEGIN ISOLATION LEVEL SERIALIZABLE",
            (Engine::Postgres, Isolation::Committed) => "BEGIN ISOLATION LEVEL READ COMMITTED",
        };
        let mut transaction = self.write.begin_with(begin).await?;
        match work(&mut transaction).await {
            Ok(value) => match transaction.commit().await.map_err(StoreError::Unavailable) {
                Ok(()) => Ok(value),
                Err(rolled_back) if rolled_back.may_run_again() => Err(rolled_back),
                Err(StoreError::Unavailable(cause)) => Err(StoreError::Unsure(cause)),
                Err(other) => Err(other),
            },
            Err(error) => {
                // A rollback that fails closes the connection, which rolls back too.
                let _ = transaction.rollback().await;
                Err(error)
            }
        }
    }
}
