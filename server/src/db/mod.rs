//! The database: SQLite by file or PostgreSQL by URL, one SQL text for both.
//!
//! Holds connections and transactions; the statements are in each room's `store`. SQLite has one
//! connection that writes and several that read, since it has one writer anyway and a queue in the
//! pool is fair where its own lock is not. PostgreSQL has one pool for both.

mod connect;
mod error;
mod migrate;
mod transaction;

use sqlx::{Any, AnyPool};

use crate::config::Engine;

pub use connect::{OpenError, open};
pub use error::StoreError;
pub use migrate::{Migrations, migrations};
pub use transaction::Work;

/// A write transaction under way, of either engine.
pub type Transaction = sqlx::Transaction<'static, Any>;

/// Handles to the database; cheap to clone.
#[derive(Debug, Clone)]
pub struct Db {
    engine: Engine,
    write: AnyPool,
    read: AnyPool,
}

impl Db {
    /// Which database it is.
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    /// Connections for statements that change nothing.
    pub fn read(&self) -> &AnyPool {
        &self.read
    }

    /// Asks both the readers and the writer for a sign of life.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when either does not answer.
    pub async fn check(&self) -> Result<(), StoreError> {
        sqlx::query("SELECT 1").fetch_one(&self.read).await?;
        if self.engine == Engine::Postgres {
            // One pool: the writer has just been asked.
            return Ok(());
        }
        // A writer at work is alive; it is not waited for.
        if let Some(mut writer) = self.write.try_acquire() {
            sqlx::query("SELECT 1").fetch_one(&mut *writer).await?;
        }
        Ok(())
    }

    /// Closes all connections; SQLite folds its write-ahead log back into the file.
    pub async fn close(&self) {
        self.read.close().await;
        self.write.close().await;
    }
}
