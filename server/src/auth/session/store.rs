//! SQL of sessions, one function a statement, one text for both engines.

use nakano_shared::auth::{
    Device, Level, PasskeyId, PersonId, SessionId,
    device::{Browser, System},
    session::{Began, Moments},
};
use sqlx::{Any, AnyPool, Row as _, Transaction, any::AnyRow};

use crate::db::StoreError;

const TABLE: &str = "auth_session";

const INSERT: &str = "INSERT INTO auth_session (person_id, id, token_hash, by_recovery_code, \
    passkey_id, device_bound, system, browser, signed_in_at_ms, last_seen_at_ms, verified_at_ms, \
    longest_gap_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";

const SELECT_BY_TOKEN: &str = "SELECT s.person_id, s.id, s.by_recovery_code, s.passkey_id, s.device_bound, \
    s.system, s.browser, s.signed_in_at_ms, s.last_seen_at_ms, s.verified_at_ms, \
    s.longest_gap_ms, p.level FROM auth_session s JOIN auth_person p ON p.id = s.person_id \
    WHERE s.token_hash = $1";

const SELECT_BY_PERSON: &str = "SELECT s.person_id, s.id, s.by_recovery_code, s.passkey_id, s.device_bound, \
    s.system, s.browser, s.signed_in_at_ms, s.last_seen_at_ms, s.verified_at_ms, \
    s.longest_gap_ms, p.level FROM auth_session s JOIN auth_person p ON p.id = s.person_id \
    WHERE s.person_id = $1 ORDER BY s.signed_in_at_ms DESC, s.id";

const TOUCH: &str = "UPDATE auth_session SET last_seen_at_ms = $1, longest_gap_ms = $2 \
    WHERE person_id = $3 AND id = $4 AND last_seen_at_ms = $5";

const VERIFY: &str = "UPDATE auth_session SET token_hash = $1, by_recovery_code = 0, \
    passkey_id = $2, device_bound = $3, last_seen_at_ms = $4, verified_at_ms = $5, \
    longest_gap_ms = 0 WHERE person_id = $6 AND id = $7";

const DELETE: &str = "DELETE FROM auth_session WHERE person_id = $1 AND id = $2";

const DELETE_OTHERS: &str = "DELETE FROM auth_session WHERE person_id = $1 AND id <> $2";

const DELETE_BY_PASSKEY: &str =
    "DELETE FROM auth_session WHERE person_id = $1 AND passkey_id = $2 AND id <> $3";

const DELETE_BY_TOKEN: &str = "DELETE FROM auth_session WHERE token_hash = $1";

const DELETE_IDLE: &str = "DELETE FROM auth_session WHERE person_id = $1 AND last_seen_at_ms < $2";

/// The key by which a person was verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VerifiedBy {
    /// Which.
    pub passkey: PasskeyId,
    /// Whether it cannot leave its device.
    pub device_bound: bool,
}

/// A row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    /// Whose.
    pub person: PersonId,
    /// Its name.
    pub id: SessionId,
    /// How it began.
    pub began: Began,
    /// By which key the person was last verified.
    pub verified_by: Option<VerifiedBy>,
    /// Where.
    pub device: Device,
    /// When what happened.
    pub moments: Moments,
    /// What the ward has proven of the person; of the person's row, not of this one.
    pub proven: Level,
}

/// Adds a session with the hash of its token.
///
/// # Errors
/// As the database.
pub async fn insert(
    transaction: &mut Transaction<'static, Any>,
    session: &Session,
    token_hash: &str,
) -> Result<(), StoreError> {
    let Moments { signed_in_ms, last_seen_ms, verified_ms, longest_gap_ms } = session.moments;
    sqlx::query(INSERT)
        .bind(session.person.to_string())
        .bind(session.id.to_string())
        .bind(token_hash.to_owned())
        .bind(i64::from(session.began == Began::RecoveryCode))
        .bind(session.verified_by.map(|by| by.passkey.to_string()))
        .bind(i64::from(session.verified_by.is_some_and(|by| by.device_bound)))
        .bind(session.device.system.word())
        .bind(session.device.browser.word())
        .bind(signed_in_ms)
        .bind(last_seen_ms)
        .bind(verified_ms)
        .bind(longest_gap_ms)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// The session of a token, open or not.
///
/// # Errors
/// As the database; [`StoreError::Inconsistent`] for a row this program cannot have written.
pub async fn by_token(read: &AnyPool, token_hash: &str) -> Result<Option<Session>, StoreError> {
    let query = sqlx::query(SELECT_BY_TOKEN).bind(token_hash.to_owned());
    query.fetch_optional(read).await?.as_ref().map(session).transpose()
}

/// The sessions of a person, newest sign-in first, open or not.
///
/// # Errors
/// As [`by_token`].
pub async fn by_person(read: &AnyPool, person: PersonId) -> Result<Vec<Session>, StoreError> {
    let query = sqlx::query(SELECT_BY_PERSON).bind(person.to_string());
    query.fetch_all(read).await?.iter().map(session).collect()
}

/// Notes a request; does nothing when another request has been noted since `seen` was read.
///
/// # Errors
/// As the database.
pub async fn touch(
    transaction: &mut Transaction<'static, Any>,
    seen: &Session,
    now_ms: i64,
) -> Result<(), StoreError> {
    sqlx::query(TOUCH)
        .bind(now_ms)
        .bind(seen.moments.gap_ms(now_ms))
        .bind(seen.person.to_string())
        .bind(seen.id.to_string())
        .bind(seen.moments.last_seen_ms)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// Notes a user verification, under a new token; false when the session is gone.
///
/// # Errors
/// As the database.
pub async fn verify(
    transaction: &mut Transaction<'static, Any>,
    person: PersonId,
    session: SessionId,
    token_hash: &str,
    by: VerifiedBy,
    now_ms: i64,
) -> Result<bool, StoreError> {
    let done = sqlx::query(VERIFY)
        .bind(token_hash.to_owned())
        .bind(by.passkey.to_string())
        .bind(i64::from(by.device_bound))
        .bind(now_ms)
        .bind(now_ms)
        .bind(person.to_string())
        .bind(session.to_string())
        .execute(&mut **transaction)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Ends one session of a person; how many there were.
///
/// # Errors
/// As the database.
pub async fn delete(
    transaction: &mut Transaction<'static, Any>,
    person: PersonId,
    session: SessionId,
) -> Result<u64, StoreError> {
    let query = sqlx::query(DELETE).bind(person.to_string()).bind(session.to_string());
    Ok(query.execute(&mut **transaction).await?.rows_affected())
}

/// Ends all sessions of a person but one; how many there were.
///
/// # Errors
/// As the database.
pub async fn delete_others(
    transaction: &mut Transaction<'static, Any>,
    person: PersonId,
    but: SessionId,
) -> Result<u64, StoreError> {
    let query = sqlx::query(DELETE_OTHERS).bind(person.to_string()).bind(but.to_string());
    Ok(query.execute(&mut **transaction).await?.rows_affected())
}

/// Ends the sessions of a person that stand on a passkey, but one; how many there were.
///
/// # Errors
/// As the database.
pub async fn delete_by_passkey(
    transaction: &mut Transaction<'static, Any>,
    person: PersonId,
    passkey: PasskeyId,
    but: SessionId,
) -> Result<u64, StoreError> {
    let query = sqlx::query(DELETE_BY_PASSKEY)
        .bind(person.to_string())
        .bind(passkey.to_string())
        .bind(but.to_string());
    Ok(query.execute(&mut **transaction).await?.rows_affected())
}

/// Ends the session of a token.
///
/// # Errors
/// As the database.
pub async fn delete_by_token(
    transaction: &mut Transaction<'static, Any>,
    token_hash: &str,
) -> Result<(), StoreError> {
    sqlx::query(DELETE_BY_TOKEN).bind(token_hash.to_owned()).execute(&mut **transaction).await?;
    Ok(())
}

/// Forgets the sessions of a person that have not been heard of since.
///
/// # Errors
/// As the database.
pub async fn delete_idle(
    transaction: &mut Transaction<'static, Any>,
    person: PersonId,
    since_ms: i64,
) -> Result<(), StoreError> {
    let query = sqlx::query(DELETE_IDLE).bind(person.to_string()).bind(since_ms);
    query.execute(&mut **transaction).await?;
    Ok(())
}

fn session(row: &AnyRow) -> Result<Session, StoreError> {
    let text = |column: &'static str| -> Result<String, StoreError> { Ok(row.try_get(column)?) };
    let number = |column: &'static str| -> Result<i64, StoreError> { Ok(row.try_get(column)?) };
    let recovery = number("by_recovery_code")? == 1;
    let device_bound = number("device_bound")? == 1;
    let passkey: Option<String> = row.try_get("passkey_id")?;
    let passkey = passkey.map(|id| id.parse().map_err(|_| inconsistent("passkey_id")));
    let passkey = passkey.transpose()?;
    Ok(Session {
        person: text("person_id")?.parse().map_err(|_| inconsistent("person_id"))?,
        id: text("id")?.parse().map_err(|_| inconsistent("id"))?,
        began: if recovery { Began::RecoveryCode } else { Began::Passkey },
        verified_by: passkey.map(|passkey| VerifiedBy { passkey, device_bound }),
        device: Device {
            system: System::of_word(&text("system")?).ok_or(inconsistent("system"))?,
            browser: Browser::of_word(&text("browser")?).ok_or(inconsistent("browser"))?,
        },
        moments: Moments {
            signed_in_ms: number("signed_in_at_ms")?,
            last_seen_ms: number("last_seen_at_ms")?,
            verified_ms: number("verified_at_ms")?,
            longest_gap_ms: number("longest_gap_ms")?,
        },
        proven: Level::from_number(number("level")?).ok_or(inconsistent("level"))?,
    })
}

const fn inconsistent(column: &'static str) -> StoreError {
    StoreError::Inconsistent { table: TABLE, column }
}
