//! SQL of spaces and their members, one function a statement, one text for both engines.

use nakano_shared::{
    auth::PersonId,
    sync::{Role, SpaceId, api::MemberRow},
};
use sqlx::{Any, Executor, Row as _, any::AnyRow};

use crate::db::{StoreError, Transaction};

const MEMBERS: &str = "sync_member";

const INSERT: &str = "INSERT INTO sync_space (space_id, seq, created_at_ms) VALUES ($1, 0, $2) \
    ON CONFLICT (space_id) DO NOTHING";

const ENTER: &str = "INSERT INTO sync_member (space_id, person_id, role, joined_at_ms) \
    VALUES ($1, $2, $3, $4) ON CONFLICT (space_id, person_id) DO UPDATE \
    SET role = excluded.role, joined_at_ms = excluded.joined_at_ms, left_at_ms = NULL \
    WHERE sync_member.left_at_ms IS NOT NULL";

const LEAVE: &str = "UPDATE sync_member SET left_at_ms = $1 \
    WHERE space_id = $2 AND person_id = $3 AND left_at_ms IS NULL";

const PROMOTE: &str = "UPDATE sync_member SET role = 'owner' \
    WHERE space_id = $1 AND person_id = $2 AND left_at_ms IS NULL";

const SELECT_STANDING: &str = "SELECT m.role, s.seq FROM sync_member m \
    JOIN sync_space s ON s.space_id = m.space_id \
    WHERE m.space_id = $1 AND m.person_id = $2 AND m.left_at_ms IS NULL";

const SELECT_MEMBERS: &str = "SELECT space_id, person_id, role, joined_at_ms, left_at_ms \
    FROM sync_member WHERE space_id = $1 ORDER BY joined_at_ms, person_id";

const SELECT_SPACES: &str = "SELECT space_id, person_id, role, joined_at_ms, left_at_ms \
    FROM sync_member WHERE person_id = $1 AND left_at_ms IS NULL ORDER BY space_id";

const COUNT_SPACES: &str = "SELECT COUNT(*) AS spaces FROM sync_member WHERE person_id = $1";

/// Keys of those whose account was removed, which were kept for this space alone.
const DELETE_ORPHANS: &str = "DELETE FROM sync_device WHERE name = '' \
    AND person_id IN (SELECT m.person_id FROM sync_member m WHERE m.space_id = $1) \
    AND NOT EXISTS (SELECT 1 FROM sync_member o WHERE o.person_id = sync_device.person_id \
    AND o.space_id <> $1)";

const DELETE_CHANGES: &str = "DELETE FROM sync_change WHERE space_id = $1";

const DELETE_INVITATIONS: &str = "DELETE FROM sync_invitation WHERE space_id = $1";

const DELETE_MEMBERS: &str = "DELETE FROM sync_member WHERE space_id = $1";

const DELETE_SPACE: &str = "DELETE FROM sync_space WHERE space_id = $1";

/// How a person stands in a space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// What they may do.
    pub role: Role,
    /// Place of the last change.
    pub seq: i64,
}

/// Makes a space; does nothing when it is there.
///
/// # Errors
/// As the database.
pub async fn insert(
    transaction: &mut Transaction,
    space: SpaceId,
    now_ms: i64,
) -> Result<(), StoreError> {
    let query = sqlx::query(INSERT).bind(space.to_string()).bind(now_ms);
    query.execute(&mut **transaction).await?;
    Ok(())
}

/// Lets somebody in, also again; does nothing when they are in.
///
/// # Errors
/// As the database.
pub async fn enter(
    transaction: &mut Transaction,
    space: SpaceId,
    person: PersonId,
    role: Role,
    now_ms: i64,
) -> Result<(), StoreError> {
    sqlx::query(ENTER)
        .bind(space.to_string())
        .bind(person.to_string())
        .bind(role.word())
        .bind(now_ms)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// Lets somebody out; false when they are not in.
///
/// # Errors
/// As the database.
pub async fn leave(
    transaction: &mut Transaction,
    space: SpaceId,
    person: PersonId,
    now_ms: i64,
) -> Result<bool, StoreError> {
    let query = sqlx::query(LEAVE).bind(now_ms).bind(space.to_string()).bind(person.to_string());
    Ok(query.execute(&mut **transaction).await?.rows_affected() == 1)
}

/// Makes a member an owner.
///
/// # Errors
/// As the database.
pub async fn promote(
    transaction: &mut Transaction,
    space: SpaceId,
    person: PersonId,
) -> Result<(), StoreError> {
    let query = sqlx::query(PROMOTE).bind(space.to_string()).bind(person.to_string());
    query.execute(&mut **transaction).await?;
    Ok(())
}

/// How a person stands in a space; `None` when they are not in it, or it is not there.
///
/// # Errors
/// As the database; [`StoreError::Inconsistent`] for a row this program cannot have written.
pub async fn standing<'e>(
    read: impl Executor<'e, Database = Any>,
    space: SpaceId,
    person: PersonId,
) -> Result<Option<Standing>, StoreError> {
    let query = sqlx::query(SELECT_STANDING).bind(space.to_string()).bind(person.to_string());
    let row = query.fetch_optional(read).await?;
    row.map(|row| Ok(Standing { role: role(&row)?, seq: row.try_get("seq")? })).transpose()
}

/// All who are or were in a space, in the order in which they came.
///
/// # Errors
/// As [`standing`].
pub async fn members<'e>(
    read: impl Executor<'e, Database = Any>,
    space: SpaceId,
) -> Result<Vec<MemberRow>, StoreError> {
    let rows = sqlx::query(SELECT_MEMBERS).bind(space.to_string()).fetch_all(read).await?;
    rows.iter().map(|row| Ok(membership(row)?.1)).collect()
}

/// The spaces a person is in.
///
/// # Errors
/// As [`standing`].
pub async fn of_person<'e>(
    read: impl Executor<'e, Database = Any>,
    person: PersonId,
) -> Result<Vec<(SpaceId, MemberRow)>, StoreError> {
    let rows = sqlx::query(SELECT_SPACES).bind(person.to_string()).fetch_all(read).await?;
    rows.iter().map(membership).collect()
}

/// In how many spaces that are still there a person is or was.
///
/// # Errors
/// As the database.
pub async fn count(transaction: &mut Transaction, person: PersonId) -> Result<u64, StoreError> {
    let row = sqlx::query(COUNT_SPACES).bind(person.to_string()).fetch_one(&mut **transaction);
    u64::try_from(row.await?.try_get::<i64, _>("spaces")?).map_err(|_| inconsistent("space_id"))
}

/// Removes a space with everything in it.
///
/// # Errors
/// As the database.
pub async fn delete(transaction: &mut Transaction, space: SpaceId) -> Result<(), StoreError> {
    let all = [DELETE_ORPHANS, DELETE_CHANGES, DELETE_INVITATIONS, DELETE_MEMBERS, DELETE_SPACE];
    for text in all {
        sqlx::query(text).bind(space.to_string()).execute(&mut **transaction).await?;
    }
    Ok(())
}

fn membership(row: &AnyRow) -> Result<(SpaceId, MemberRow), StoreError> {
    let text = |column: &str| row.try_get::<String, _>(column);
    let space = text("space_id")?.parse().map_err(|_| inconsistent("space_id"))?;
    let member = MemberRow {
        person: text("person_id")?.parse().map_err(|_| inconsistent("person_id"))?,
        role: role(row)?,
        joined_at_ms: row.try_get("joined_at_ms")?,
        left_at_ms: row.try_get("left_at_ms")?,
    };
    Ok((space, member))
}

fn role(row: &AnyRow) -> Result<Role, StoreError> {
    let word: String = row.try_get("role")?;
    Role::of_word(&word).ok_or(inconsistent("role"))
}

const fn inconsistent(column: &'static str) -> StoreError {
    StoreError::Inconsistent { table: MEMBERS, column }
}
