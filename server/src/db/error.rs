//! How a store fails, with what may be told: to the log a label, to the person a problem.

use std::fmt;

use crate::problem::{self, Problem};

/// Why a statement or a transaction did not do its work.
#[derive(Debug)]
pub enum StoreError {
    /// The database is gone, full, locked for too long or refuses the statement.
    Unavailable(sqlx::Error),
    /// It could not be told whether the commit happened. The caller looks the key up; it never runs
    /// the work again.
    Unsure(sqlx::Error),
    /// A row holds what this program never writes.
    Inconsistent {
        /// Its table.
        table: &'static str,
        /// Its column.
        column: &'static str,
    },
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unavailable(cause) => write!(f, "the database refused: {}", label(cause)),
            Self::Unsure(cause) => write!(f, "the commit was not confirmed: {}", label(cause)),
            Self::Inconsistent { table, column } => {
                write!(f, "a row of {table} has an impossible {column}")
            }
        }
    }
}

impl std::error::Error for StoreError {}

impl From<sqlx::Error> for StoreError {
    fn from(cause: sqlx::Error) -> Self {
        Self::Unavailable(cause)
    }
}

impl StoreError {
    /// Logs the cause once and gives what the person may be told.
    pub fn answer(&self) -> Problem {
        match self {
            Self::Unavailable(cause) | Self::Unsure(cause) => {
                tracing::error!(event = "db.failed", cause = label(cause));
                problem::server::DATABASE_UNAVAILABLE
            }
            Self::Inconsistent { table, column } => {
                tracing::error!(event = "db.inconsistent", table, column);
                problem::server::INTERNAL
            }
        }
    }

    /// Whether the database answered and refused, rather than being out of reach: other work may
    /// still succeed.
    pub(crate) const fn is_refusal(&self) -> bool {
        matches!(self, Self::Unavailable(sqlx::Error::Database(_)))
    }

    /// Whether the server has said that it undid the work because of others: 40001 serialisation
    /// failure, 40P01 deadlock. Only then may the same work run again.
    pub(super) fn may_run_again(&self) -> bool {
        match self {
            Self::Unavailable(sqlx::Error::Database(cause)) => {
                matches!(cause.code().as_deref(), Some("40001" | "40P01"))
            }
            _ => false,
        }
    }
}

/// The kind of a driver error without its text: a constraint's message repeats the row.
fn label(cause: &sqlx::Error) -> String {
    match cause {
        sqlx::Error::Database(cause) => {
            format!("database {}", cause.code().unwrap_or_default())
        }
        sqlx::Error::Io(cause) => format!("io {:?}", cause.kind()),
        sqlx::Error::Tls(_) => "tls".to_owned(),
        sqlx::Error::PoolTimedOut => "no free connection".to_owned(),
        sqlx::Error::PoolClosed => "closed".to_owned(),
        sqlx::Error::RowNotFound => "no row".to_owned(),
        sqlx::Error::ColumnDecode { index, .. } => format!("column {index}"),
        _ => "driver".to_owned(),
    }
}
