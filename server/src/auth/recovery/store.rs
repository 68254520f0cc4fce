//! SQL of recovery codes, one function a statement, one text for both engines.

use nakano_shared::auth::PersonId;
use sqlx::{Any, AnyPool, Row as _, Transaction};

use crate::db::StoreError;

const TABLE: &str = "auth_recovery_code";

const INSERT: &str = "INSERT INTO auth_recovery_code (person_id, handle, hash, made_at_ms) \
    VALUES ($1, $2, $3, $4)";

const DELETE_ALL: &str = "DELETE FROM auth_recovery_code WHERE person_id = $1";

const SELECT_BY_HANDLE: &str = "SELECT person_id, hash FROM auth_recovery_code \
    WHERE handle = $1 AND used_at_ms IS NULL ORDER BY person_id";

const COUNT_LEFT: &str =
    "SELECT COUNT(*) FROM auth_recovery_code WHERE person_id = $1 AND used_at_ms IS NULL";

const USE: &str = "UPDATE auth_recovery_code SET used_at_ms = $1 \
    WHERE person_id = $2 AND handle = $3 AND hash = $4 AND used_at_ms IS NULL";

/// A code that has not been used, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Whose.
    pub person: PersonId,
    /// Argon2id of the whole code.
    pub hash: String,
}

/// Keeps a code.
///
/// # Errors
/// As the database; a person's second code of the same handle is refused.
pub async fn insert(
    transaction: &mut Transaction<'static, Any>,
    person: PersonId,
    handle: &str,
    hash: &str,
    now_ms: i64,
) -> Result<(), StoreError> {
    sqlx::query(INSERT)
        .bind(person.to_string())
        .bind(handle.to_owned())
        .bind(hash.to_owned())
        .bind(now_ms)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// Forgets all codes of a person.
///
/// # Errors
/// As the database.
pub async fn delete_all(
    transaction: &mut Transaction<'static, Any>,
    person: PersonId,
) -> Result<(), StoreError> {
    sqlx::query(DELETE_ALL).bind(person.to_string()).execute(&mut **transaction).await?;
    Ok(())
}

/// Codes of this handle that have not been used.
///
/// # Errors
/// As the database; [`StoreError::Inconsistent`] for a row this program cannot have written.
pub async fn by_handle(read: &AnyPool, handle: &str) -> Result<Vec<Kept>, StoreError> {
    let rows = sqlx::query(SELECT_BY_HANDLE).bind(handle.to_owned()).fetch_all(read).await?;
    let inconsistent = |_| StoreError::Inconsistent { table: TABLE, column: "person_id" };
    let kept = rows.iter().map(|row| {
        let person: String = row.try_get("person_id")?;
        let person = person.parse().map_err(inconsistent)?;
        Ok(Kept { person, hash: row.try_get("hash")? })
    });
    kept.collect()
}

/// How many codes a person has left.
///
/// # Errors
/// As the database.
pub async fn count_left(read: &AnyPool, person: PersonId) -> Result<i64, StoreError> {
    let row = sqlx::query(COUNT_LEFT).bind(person.to_string()).fetch_one(read).await?;
    Ok(row.try_get(0)?)
}

/// Uses a code up; false when that has been done.
///
/// # Errors
/// As the database.
pub async fn note_use(
    transaction: &mut Transaction<'static, Any>,
    code: &Kept,
    handle: &str,
    now_ms: i64,
) -> Result<bool, StoreError> {
    let query = sqlx::query(USE)
        .bind(now_ms)
        .bind(code.person.to_string())
        .bind(handle.to_owned())
        .bind(code.hash.clone());
    Ok(query.execute(&mut **transaction).await?.rows_affected() == 1)
}
