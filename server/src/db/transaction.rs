//! Write transactions as work that may run again.

use std::pin::Pin;

use sqlx::{Any, Transaction};

use super::{Db, StoreError};
use crate::config::Engine;

/// How often the same work is tried when the database undid it because of others.
const TRIES_MAX: u32 = 5;

/// The future of one run of a transaction's work.
pub type Work<'run, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'run>>;

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
        let mut tries = 1;
        loop {
            match self.write_once(&work).await {
                Err(error) if tries < TRIES_MAX && error.may_run_again() => tries += 1,
                outcome => return outcome,
            }
        }
    }

    async fn write_once<T, F>(&self, work: &F) -> Result<T, StoreError>
    where
        F: for<'run> Fn(&'run mut Transaction<'static, Any>) -> Work<'run, T> + Send + Sync,
    {
        let begin = match self.engine {
            // Takes the write lock at once, so that no reader has to become a writer half-way.
            Engine::Sqlite => "BEGIN IMMEDIATE",
            Engine::Postgres => "BEGIN ISOLATION LEVEL SERIALIZABLE",
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
