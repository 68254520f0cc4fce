//! SQL of invitations, one function a statement, one text for both engines.

use nakano_shared::sync::{Role, SpaceId};
use sqlx::Row as _;

use crate::db::{StoreError, Transaction};

const INSERT: &str = "INSERT INTO sync_invitation (space_id, secret_hash, role, expires_at_ms) \
    VALUES ($1, $2, $3, $4)";

const COUNT: &str = "SELECT COUNT(*) AS open FROM sync_invitation WHERE space_id = $1";

const DELETE_EXPIRED: &str =
    "DELETE FROM sync_invitation WHERE space_id = $1 AND expires_at_ms <= $2";

const SELECT: &str = "SELECT space_id, role FROM sync_invitation \
    WHERE secret_hash = $1 AND expires_at_ms > $2";

const DELETE: &str = "DELETE FROM sync_invitation WHERE space_id = $1 AND secret_hash = $2";

/// Adds an invitation.
///
/// # Errors
/// As the database.
pub async fn insert(
    transaction: &mut Transaction,
    space: SpaceId,
    secret_hash: &str,
    role: Role,
    expires_at_ms: i64,
) -> Result<(), StoreError> {
    sqlx::query(INSERT)
        .bind(space.to_string())
        .bind(secret_hash.to_owned())
        .bind(role.word())
        .bind(expires_at_ms)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// How many invitations to a space there are.
///
/// # Errors
/// As the database.
pub async fn count(transaction: &mut Transaction, space: SpaceId) -> Result<i64, StoreError> {
    let row = sqlx::query(COUNT).bind(space.to_string()).fetch_one(&mut **transaction).await?;
    Ok(row.try_get("open")?)
}

/// Removes those whose time has passed.
///
/// # Errors
/// As the database.
pub async fn delete_expired(
    transaction: &mut Transaction,
    space: SpaceId,
    now_ms: i64,
) -> Result<(), StoreError> {
    let query = sqlx::query(DELETE_EXPIRED).bind(space.to_string()).bind(now_ms);
    query.execute(&mut **transaction).await?;
    Ok(())
}

/// The open invitation of a secret: where to, and as what.
///
/// # Errors
/// As the database; [`StoreError::Inconsistent`] for a row this program cannot have written.
pub async fn find(
    transaction: &mut Transaction,
    secret_hash: &str,
    now_ms: i64,
) -> Result<Option<(SpaceId, Role)>, StoreError> {
    let inconsistent = |column| StoreError::Inconsistent { table: "sync_invitation", column };
    let query = sqlx::query(SELECT).bind(secret_hash.to_owned()).bind(now_ms);
    let Some(row) = query.fetch_optional(&mut **transaction).await? else { return Ok(None) };
    let space: String = row.try_get("space_id")?;
    let role: String = row.try_get("role")?;
    Ok(Some((
        space.parse().map_err(|_| inconsistent("space_id"))?,
        Role::of_word(&role).ok_or(inconsistent("role"))?,
    )))
}

/// Removes an invitation, because it was used.
///
/// # Errors
/// As the database.
pub async fn delete(
    transaction: &mut Transaction,
    space: SpaceId,
    secret_hash: &str,
) -> Result<(), StoreError> {
    let query = sqlx::query(DELETE).bind(space.to_string()).bind(secret_hash.to_owned());
    query.execute(&mut **transaction).await?;
    Ok(())
}
