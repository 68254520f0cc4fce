//! SQL of passkeys, one function a statement, one text for both engines.

use nakano_shared::auth::{
    Device, PasskeyId, PasskeyName, PersonId,
    device::{Browser, System},
};
use sqlx::{Any, AnyPool, Row as _, Transaction, any::AnyRow};

use crate::db::StoreError;

const TABLE: &str = "auth_passkey";

const INSERT: &str = "INSERT INTO auth_passkey (person_id, id, credential_id, credential, name, \
    system, browser, backup_eligible, backed_up, created_at_ms, last_used_at_ms) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

const SELECT_BY_PERSON: &str = "SELECT person_id, id, credential_id, credential, name, system, \
    browser, backup_eligible, backed_up, created_at_ms, last_used_at_ms FROM auth_passkey \
    WHERE person_id = $1 ORDER BY created_at_ms, id";

const SELECT_BY_CREDENTIAL: &str = "SELECT person_id, id, credential_id, credential, name, \
    system, browser, backup_eligible, backed_up, created_at_ms, last_used_at_ms \
    FROM auth_passkey WHERE credential_id = $1";

const COUNT: &str = "SELECT COUNT(*) FROM auth_passkey WHERE person_id = $1";

const IS_OF: &str = "SELECT COUNT(*) FROM auth_passkey WHERE person_id = $1 AND id = $2";

const USE: &str = "UPDATE auth_passkey SET credential = $1, backup_eligible = $2, backed_up = $3, \
    last_used_at_ms = $4 WHERE person_id = $5 AND id = $6 AND credential = $7";

const NAME: &str = "UPDATE auth_passkey SET name = $1 WHERE person_id = $2 AND id = $3";

const DELETE: &str = "DELETE FROM auth_passkey WHERE person_id = $1 AND id = $2";

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// Whose.
    pub person: PersonId,
    /// Its name here.
    pub id: PasskeyId,
    /// Its name in the authenticator, base64url.
    pub credential_id: String,
    /// Public key, counter and flags, as webauthn-rs writes them.
    pub credential: String,
    /// The person's own name for it.
    pub name: Option<PasskeyName>,
    /// Where it was made.
    pub device: Device,
    /// Whether it can be copied to other devices.
    pub backup_eligible: bool,
    /// Whether it has been.
    pub backed_up: bool,
    /// When it was made, UTC milliseconds.
    pub created_at_ms: i64,
    /// When it was last used, UTC milliseconds.
    pub last_used_at_ms: i64,
}

/// What a use changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// The credential with its new counter and flags.
    pub credential: String,
    /// Whether it can be copied to other devices.
    pub backup_eligible: bool,
    /// Whether it has been.
    pub backed_up: bool,
    /// When, UTC milliseconds.
    pub at_ms: i64,
}

/// Adds a passkey.
///
/// # Errors
/// As the database; a credential that is there already is refused, whoever has it.
pub async fn insert(
    transaction: &mut Transaction<'static, Any>,
    passkey: &Passkey,
) -> Result<(), StoreError> {
    let Passkey { credential_id, credential, name, .. } = passkey.clone();
    sqlx::query(INSERT)
        .bind(passkey.person.to_string())
        .bind(passkey.id.to_string())
        .bind(credential_id)
        .bind(credential)
        .bind(name.map(String::from).unwrap_or_default())
        .bind(passkey.device.system.word())
        .bind(passkey.device.browser.word())
        .bind(i64::from(passkey.backup_eligible))
        .bind(i64::from(passkey.backed_up))
        .bind(passkey.created_at_ms)
        .bind(passkey.last_used_at_ms)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// The passkeys of a person, oldest first.
///
/// # Errors
/// As the database; [`StoreError::Inconsistent`] for a row this program cannot have written.
pub async fn by_person(read: &AnyPool, person: PersonId) -> Result<Vec<Passkey>, StoreError> {
    let query = sqlx::query(SELECT_BY_PERSON).bind(person.to_string());
    query.fetch_all(read).await?.iter().map(passkey).collect()
}

/// The passkey an authenticator calls so.
///
/// # Errors
/// As [`by_person`].
pub async fn by_credential(
    read: &AnyPool,
    credential_id: &str,
) -> Result<Option<Passkey>, StoreError> {
    let query = sqlx::query(SELECT_BY_CREDENTIAL).bind(credential_id.to_owned());
    query.fetch_optional(read).await?.as_ref().map(passkey).transpose()
}

/// How many passkeys a person has.
///
/// # Errors
/// As the database.
pub async fn count(
    transaction: &mut Transaction<'static, Any>,
    person: PersonId,
) -> Result<i64, StoreError> {
    let row = sqlx::query(COUNT).bind(person.to_string()).fetch_one(&mut **transaction).await?;
    Ok(row.try_get(0)?)
}

/// Whether a person has this passkey.
///
/// # Errors
/// As the database.
pub async fn is_of(
    transaction: &mut Transaction<'static, Any>,
    person: PersonId,
    passkey: PasskeyId,
) -> Result<bool, StoreError> {
    let query = sqlx::query(IS_OF).bind(person.to_string()).bind(passkey.to_string());
    Ok(query.fetch_one(&mut **transaction).await?.try_get::<i64, _>(0)? == 1)
}

/// Notes a use; false when the passkey is gone or was used by another answer since `seen` was read.
///
/// # Errors
/// As the database.
pub async fn note_use(
    transaction: &mut Transaction<'static, Any>,
    seen: &Passkey,
    now: &Use,
) -> Result<bool, StoreError> {
    let done = sqlx::query(USE)
        .bind(now.credential.clone())
        .bind(i64::from(now.backup_eligible))
        .bind(i64::from(now.backed_up))
        .bind(now.at_ms)
        .bind(seen.person.to_string())
        .bind(seen.id.to_string())
        .bind(seen.credential.clone())
        .execute(&mut **transaction)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Gives a passkey of a person another name; false when they have no such passkey.
///
/// # Errors
/// As the database.
pub async fn name(
    transaction: &mut Transaction<'static, Any>,
    person: PersonId,
    passkey: PasskeyId,
    name: &PasskeyName,
) -> Result<bool, StoreError> {
    let query =
        sqlx::query(NAME).bind(name.to_string()).bind(person.to_string()).bind(passkey.to_string());
    Ok(query.execute(&mut **transaction).await?.rows_affected() == 1)
}

/// Removes a passkey of a person.
///
/// # Errors
/// As the database.
pub async fn delete(
    transaction: &mut Transaction<'static, Any>,
    person: PersonId,
    passkey: PasskeyId,
) -> Result<(), StoreError> {
    let query = sqlx::query(DELETE).bind(person.to_string()).bind(passkey.to_string());
    query.execute(&mut **transaction).await?;
    Ok(())
}

fn passkey(row: &AnyRow) -> Result<Passkey, StoreError> {
    let text = |column: &'static str| -> Result<String, StoreError> { Ok(row.try_get(column)?) };
    let number = |column: &'static str| -> Result<i64, StoreError> { Ok(row.try_get(column)?) };
    let name = Some(text("name")?).filter(|name| !name.is_empty());
    let name = name.map(|name| PasskeyName::try_from(name).map_err(|_| inconsistent("name")));
    Ok(Passkey {
        person: text("person_id")?.parse().map_err(|_| inconsistent("person_id"))?,
        id: text("id")?.parse().map_err(|_| inconsistent("id"))?,
        credential_id: text("credential_id")?,
        credential: text("credential")?,
        name: name.transpose()?,
        device: Device {
            system: System::of_word(&text("system")?).ok_or(inconsistent("system"))?,
            browser: Browser::of_word(&text("browser")?).ok_or(inconsistent("browser"))?,
        },
        backup_eligible: number("backup_eligible")? == 1,
        backed_up: number("backed_up")? == 1,
        created_at_ms: number("created_at_ms")?,
        last_used_at_ms: number("last_used_at_ms")?,
    })
}

const fn inconsistent(column: &'static str) -> StoreError {
    StoreError::Inconsistent { table: TABLE, column }
}
