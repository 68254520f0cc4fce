//! SQL of persons, one function a statement, one text for both engines.

use nakano_shared::auth::{Level, PersonId};
use sqlx::{Any, Transaction};

use crate::db::StoreError;

const INSERT: &str = "INSERT INTO auth_person (id, level, created_at_ms) VALUES ($1, $2, $3)";

const LOWER: &str = "UPDATE auth_person SET level = $1 WHERE id = $2 AND level > $3";

/// Takes back what the ward has proven of a person above a level.
///
/// # Errors
/// As the database.
pub async fn lower(
    transaction: &mut Transaction<'static, Any>,
    person: PersonId,
    to: Level,
) -> Result<(), StoreError> {
    let level = i64::from(to.number());
    let query = sqlx::query(LOWER).bind(level).bind(person.to_string()).bind(level);
    query.execute(&mut **transaction).await?;
    Ok(())
}

/// Adds a person.
///
/// # Errors
/// As the database; a person who is there already is refused.
pub async fn insert(
    transaction: &mut Transaction<'static, Any>,
    person: PersonId,
    level: Level,
    now_ms: i64,
) -> Result<(), StoreError> {
    sqlx::query(INSERT)
        .bind(person.to_string())
        .bind(i64::from(level.number()))
        .bind(now_ms)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}
