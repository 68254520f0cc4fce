//! SQL of the audit log, one function a statement, one text for both engines.

use nakano_shared::auth::PersonId;
use sqlx::{Any, AnyPool, Row as _, Transaction, any::AnyRow};

use super::chain::{BEGINNING, Content, Entry, line_hash};
use crate::db::StoreError;

const TABLE: &str = "auth_audit";

/// Takes the next place of a chain; the row is what two writers of one chain meet at.
const NEXT: &str = "INSERT INTO auth_audit_head (chain, line, hash) VALUES ($1, 1, $2) \
    ON CONFLICT (chain) DO UPDATE SET line = auth_audit_head.line + 1 RETURNING line, hash";

const SET_HEAD: &str = "UPDATE auth_audit_head SET hash = $1 WHERE chain = $2";

const INSERT: &str = "INSERT INTO auth_audit (chain, line, content_hash, hash, salt, subject_id, \
    actor_id, actor_role, deed, at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

const SELECT_BY_SUBJECT: &str = "SELECT subject_id, actor_id, actor_role, deed, at_ms \
    FROM auth_audit WHERE subject_id = $1 ORDER BY at_ms DESC, line DESC LIMIT $2";

const ERASE: &str = "UPDATE auth_audit SET salt = NULL, subject_id = NULL, actor_id = NULL, \
    actor_role = NULL, deed = NULL, at_ms = NULL WHERE subject_id = $1";

/// Adds a line at the end of its chain, in the transaction of what it speaks of.
///
/// # Errors
/// As the database.
pub async fn append(
    transaction: &mut Transaction<'static, Any>,
    entry: &Entry,
) -> Result<(), StoreError> {
    let chain = entry.chain();
    let head = sqlx::query(NEXT).bind(chain).bind(BEGINNING);
    let head = head.fetch_one(&mut **transaction).await?;
    let line: i64 = head.try_get("line")?;
    let before: String = head.try_get("hash")?;
    let content_hash = entry.content_hash();
    let hash = line_hash(&before, &content_hash);
    let content = entry.content.clone();
    sqlx::query(INSERT)
        .bind(chain)
        .bind(line)
        .bind(content_hash)
        .bind(hash.clone())
        .bind(entry.salt.clone())
        .bind(content.subject.to_string())
        .bind(content.actor.map(|actor| actor.to_string()))
        .bind(content.actor_role)
        .bind(content.deed)
        .bind(content.at_ms)
        .execute(&mut **transaction)
        .await?;
    sqlx::query(SET_HEAD).bind(hash).bind(chain).execute(&mut **transaction).await?;
    Ok(())
}

/// The newest lines about a person's data.
///
/// # Errors
/// As the database; [`StoreError::Inconsistent`] for a row this program cannot have written.
pub async fn by_subject(
    read: &AnyPool,
    subject: PersonId,
    lines_max: i64,
) -> Result<Vec<Content>, StoreError> {
    let query = sqlx::query(SELECT_BY_SUBJECT).bind(subject.to_string()).bind(lines_max);
    query.fetch_all(read).await?.iter().map(content).collect()
}

/// Erases what the lines about a person say; how many there were.
///
/// # Errors
/// As the database.
pub async fn erase(
    transaction: &mut Transaction<'static, Any>,
    subject: PersonId,
) -> Result<u64, StoreError> {
    let query = sqlx::query(ERASE).bind(subject.to_string());
    Ok(query.execute(&mut **transaction).await?.rows_affected())
}

pub(super) fn content(row: &AnyRow) -> Result<Content, StoreError> {
    let subject: String = row.try_get("subject_id")?;
    let actor: Option<String> = row.try_get("actor_id")?;
    Ok(Content {
        subject: subject.parse().map_err(|_| inconsistent("subject_id"))?,
        actor: actor
            .map(|actor| actor.parse().map_err(|_| inconsistent("actor_id")))
            .transpose()?,
        actor_role: row.try_get("actor_role")?,
        deed: row.try_get("deed")?,
        at_ms: row.try_get("at_ms")?,
    })
}

const fn inconsistent(column: &'static str) -> StoreError {
    StoreError::Inconsistent { table: TABLE, column }
}
