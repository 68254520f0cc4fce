//! SQL of notices, one function a statement, one text for both engines.

use nakano_shared::auth::{
    Device, NoticeId, NoticeKind, PersonId,
    device::{Browser, System},
};
use sqlx::{Any, AnyPool, Row as _, Transaction, any::AnyRow};

use crate::db::StoreError;

const TABLE: &str = "auth_notice";

const INSERT: &str = "INSERT INTO auth_notice (person_id, id, kind, system, browser, at_ms, seen) \
    VALUES ($1, $2, $3, $4, $5, $6, $7)";

const SELECT: &str = "SELECT person_id, id, kind, system, browser, at_ms, seen FROM auth_notice \
    WHERE person_id = $1 ORDER BY at_ms DESC, id DESC LIMIT $2";

const SEE: &str =
    "UPDATE auth_notice SET seen = 1 WHERE person_id = $1 AND seen = 0 AND at_ms <= $2";

/// A row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notice {
    /// Who is told.
    pub person: PersonId,
    /// Its name.
    pub id: NoticeId,
    /// What happened.
    pub kind: NoticeKind,
    /// Where it was done.
    pub device: Device,
    /// When, UTC milliseconds.
    pub at_ms: i64,
    /// Whether the person has said that they saw it.
    pub seen: bool,
}

/// Adds a notice.
///
/// # Errors
/// As the database.
pub async fn insert(
    transaction: &mut Transaction<'static, Any>,
    notice: &Notice,
) -> Result<(), StoreError> {
    sqlx::query(INSERT)
        .bind(notice.person.to_string())
        .bind(notice.id.to_string())
        .bind(notice.kind.word())
        .bind(notice.device.system.word())
        .bind(notice.device.browser.word())
        .bind(notice.at_ms)
        .bind(i64::from(notice.seen))
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// The newest notices of a person.
///
/// # Errors
/// As the database; [`StoreError::Inconsistent`] for a row this program cannot have written.
pub async fn newest(
    read: &AnyPool,
    person: PersonId,
    rows_max: i64,
) -> Result<Vec<Notice>, StoreError> {
    let query = sqlx::query(SELECT).bind(person.to_string()).bind(rows_max);
    query.fetch_all(read).await?.iter().map(notice).collect()
}

/// Marks what came until then as seen; how many were not yet.
///
/// # Errors
/// As the database.
pub async fn see(
    transaction: &mut Transaction<'static, Any>,
    person: PersonId,
    until_ms: i64,
) -> Result<u64, StoreError> {
    let query = sqlx::query(SEE).bind(person.to_string()).bind(until_ms);
    Ok(query.execute(&mut **transaction).await?.rows_affected())
}

fn notice(row: &AnyRow) -> Result<Notice, StoreError> {
    let text = |column: &'static str| -> Result<String, StoreError> { Ok(row.try_get(column)?) };
    Ok(Notice {
        person: text("person_id")?.parse().map_err(|_| inconsistent("person_id"))?,
        id: text("id")?.parse().map_err(|_| inconsistent("id"))?,
        kind: NoticeKind::of_word(&text("kind")?).ok_or(inconsistent("kind"))?,
        device: Device {
            system: System::of_word(&text("system")?).ok_or(inconsistent("system"))?,
            browser: Browser::of_word(&text("browser")?).ok_or(inconsistent("browser"))?,
        },
        at_ms: row.try_get("at_ms")?,
        seen: row.try_get::<i64, _>("seen")? == 1,
    })
}

const fn inconsistent(column: &'static str) -> StoreError {
    StoreError::Inconsistent { table: TABLE, column }
}
