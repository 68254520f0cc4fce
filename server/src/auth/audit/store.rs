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

const SELECT_HEADS: &str = "SELECT chain, line, hash FROM auth_audit_head ORDER BY chain";

const SELECT_CHAINS: &str = "SELECT DISTINCT chain FROM auth_audit ORDER BY chain";

const SELECT_LINES: &str = "SELECT chain, line, content_hash, hash, salt, subject_id, actor_id, \
    actor_role, deed, at_ms FROM auth_audit WHERE chain = $1 AND line > $2 ORDER BY line LIMIT $3";

const COUNT_BY_ACTOR: &str =
    "SELECT COUNT(*) FROM auth_audit WHERE actor_id = $1 AND subject_id <> $2";

const ERASE: &str = "UPDATE auth_audit SET salt = NULL, subject_id = NULL, actor_id = NULL, \
    actor_role = NULL, deed = NULL, at_ms = NULL WHERE subject_id = $1";

/// The last line of a chain, as it was noted when it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Which of the 256.
    pub chain: i64,
    /// Its last line, from 1.
    pub line: i64,
    /// Its hash.
    pub hash: String,
}

/// A line as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// From 1.
    pub line: i64,
    /// Hash of the content.
    pub content_hash: String,
    /// Hash of the line before and of the content hash.
    pub hash: String,
    /// The content with its salt; `None` once it was erased with its person.
    pub entry: Option<Entry>,
}

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

/// The heads of all chains.
///
/// # Errors
/// As the database.
pub async fn heads(read: &AnyPool) -> Result<Vec<Head>, StoreError> {
    let rows = sqlx::query(SELECT_HEADS).fetch_all(read).await?;
    let head = |row: &AnyRow| {
        Ok(Head {
            chain: row.try_get("chain")?,
            line: row.try_get("line")?,
            hash: row.try_get("hash")?,
        })
    };
    rows.iter().map(head).collect()
}

/// The chains that have a line, whether or not they have a head.
///
/// # Errors
/// As the database.
pub async fn chains(read: &AnyPool) -> Result<Vec<i64>, StoreError> {
    let rows = sqlx::query(SELECT_CHAINS).fetch_all(read).await?;
    rows.iter().map(|row| Ok(row.try_get("chain")?)).collect()
}

/// The next lines of a chain.
///
/// # Errors
/// As the database; [`StoreError::Inconsistent`] for a row this program cannot have written.
pub async fn lines(
    read: &AnyPool,
    chain: i64,
    after_line: i64,
    lines_max: i64,
) -> Result<Vec<Line>, StoreError> {
    let query = sqlx::query(SELECT_LINES).bind(chain).bind(after_line).bind(lines_max);
    query.fetch_all(read).await?.iter().map(line).collect()
}

/// How many lines speak of what a person did with the data of others.
///
/// # Errors
/// As the database.
pub async fn count_by_actor(
    transaction: &mut Transaction<'static, Any>,
    actor: PersonId,
) -> Result<i64, StoreError> {
    let query = sqlx::query(COUNT_BY_ACTOR).bind(actor.to_string()).bind(actor.to_string());
    Ok(query.fetch_one(&mut **transaction).await?.try_get(0)?)
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

fn line(row: &AnyRow) -> Result<Line, StoreError> {
    let salt: Option<String> = row.try_get("salt")?;
    let entry = salt.map(|salt| content(row).map(|content| Entry { salt, content }));
    Ok(Line {
        line: row.try_get("line")?,
        content_hash: row.try_get("content_hash")?,
        hash: row.try_get("hash")?,
        entry: entry.transpose()?,
    })
}

fn content(row: &AnyRow) -> Result<Content, StoreError> {
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
