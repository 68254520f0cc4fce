//! SQL of grants, one function a statement, one text for both engines.

use nakano_shared::{
    auth::{GrantId, PersonId, Role, grant::Scope},
    kernel::date::Date,
};
use sqlx::{Any, AnyPool, Row as _, Transaction, any::AnyRow};

use crate::db::StoreError;

const TABLE: &str = "auth_grant";

const INSERT: &str = "INSERT INTO auth_grant (person_id, id, role, scope, trained_on, granted_by, \
    granted_at_ms, expires_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

const SELECT_OPEN: &str = "SELECT person_id, id, role, scope, trained_on, granted_by, \
    granted_at_ms, expires_at_ms FROM auth_grant WHERE person_id = $1 AND ended_at_ms IS NULL \
    AND expires_at_ms > $2 ORDER BY granted_at_ms, id";

const END: &str = "UPDATE auth_grant SET ended_at_ms = $1 \
    WHERE person_id = $2 AND id = $3 AND ended_at_ms IS NULL";

const END_ALL: &str = "UPDATE auth_grant SET ended_at_ms = $1 \
    WHERE person_id = $2 AND ended_at_ms IS NULL";

const PERSON_IS_THERE: &str = "SELECT COUNT(*) FROM auth_person WHERE id = $1";

const COUNT_BOUND_KEYS: &str =
    "SELECT COUNT(*) FROM auth_passkey WHERE person_id = $1 AND backup_eligible = 0";

/// A row that has not been ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// To whom.
    pub person: PersonId,
    /// Its name.
    pub id: GrantId,
    /// What.
    pub role: Role,
    /// Where.
    pub scope: Scope,
    /// Day of the training.
    pub trained_on: Option<Date>,
    /// By whom; `None` for the operator on the command line.
    pub granted_by: Option<PersonId>,
    /// Since when, UTC milliseconds.
    pub granted_at_ms: i64,
    /// Until when, UTC milliseconds; that moment is too late.
    pub expires_at_ms: i64,
}

/// Adds a grant.
///
/// # Errors
/// As the database.
pub async fn insert(
    transaction: &mut Transaction<'static, Any>,
    grant: &Grant,
) -> Result<(), StoreError> {
    sqlx::query(INSERT)
        .bind(grant.person.to_string())
        .bind(grant.id.to_string())
        .bind(grant.role.word())
        .bind(grant.scope.to_string())
        .bind(grant.trained_on.map(|day| day.to_string()))
        .bind(grant.granted_by.map(|person| person.to_string()))
        .bind(grant.granted_at_ms)
        .bind(grant.expires_at_ms)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// The grants of a person that hold now, oldest first.
///
/// # Errors
/// As the database; [`StoreError::Inconsistent`] for a row this program cannot have written.
pub async fn open(read: &AnyPool, person: PersonId, now_ms: i64) -> Result<Vec<Grant>, StoreError> {
    let query = sqlx::query(SELECT_OPEN).bind(person.to_string()).bind(now_ms);
    query.fetch_all(read).await?.iter().map(grant).collect()
}

/// Takes a grant back; false when there is none to take back.
///
/// # Errors
/// As the database.
pub async fn end(
    transaction: &mut Transaction<'static, Any>,
    person: PersonId,
    grant: GrantId,
    now_ms: i64,
) -> Result<bool, StoreError> {
    let query = sqlx::query(END).bind(now_ms).bind(person.to_string()).bind(grant.to_string());
    Ok(query.execute(&mut **transaction).await?.rows_affected() == 1)
}

/// Takes all grants of a person back; how many there were.
///
/// # Errors
/// As the database.
pub async fn end_all(
    transaction: &mut Transaction<'static, Any>,
    person: PersonId,
    now_ms: i64,
) -> Result<u64, StoreError> {
    let query = sqlx::query(END_ALL).bind(now_ms).bind(person.to_string());
    Ok(query.execute(&mut **transaction).await?.rows_affected())
}

/// Whether there is such a person.
///
/// # Errors
/// As the database.
pub async fn person_is_there(
    transaction: &mut Transaction<'static, Any>,
    person: PersonId,
) -> Result<bool, StoreError> {
    let query = sqlx::query(PERSON_IS_THERE).bind(person.to_string());
    Ok(query.fetch_one(&mut **transaction).await?.try_get::<i64, _>(0)? == 1)
}

/// How many passkeys of a person cannot leave their device.
///
/// # Errors
/// As the database.
pub async fn count_bound_keys(
    transaction: &mut Transaction<'static, Any>,
    person: PersonId,
) -> Result<i64, StoreError> {
    let query = sqlx::query(COUNT_BOUND_KEYS).bind(person.to_string());
    Ok(query.fetch_one(&mut **transaction).await?.try_get(0)?)
}

fn grant(row: &AnyRow) -> Result<Grant, StoreError> {
    let text = |column: &'static str| -> Result<String, StoreError> { Ok(row.try_get(column)?) };
    let trained_on: Option<String> = row.try_get("trained_on")?;
    let granted_by: Option<String> = row.try_get("granted_by")?;
    Ok(Grant {
        person: text("person_id")?.parse().map_err(|_| inconsistent("person_id"))?,
        id: text("id")?.parse().map_err(|_| inconsistent("id"))?,
        role: Role::of_word(&text("role")?).ok_or(inconsistent("role"))?,
        scope: Scope::try_from(text("scope")?).map_err(|_| inconsistent("scope"))?,
        trained_on: trained_on
            .map(Date::try_from)
            .transpose()
            .map_err(|_| inconsistent("trained_on"))?,
        granted_by: granted_by
            .map(|person| person.parse().map_err(|_| inconsistent("granted_by")))
            .transpose()?,
        granted_at_ms: row.try_get("granted_at_ms")?,
        expires_at_ms: row.try_get("expires_at_ms")?,
    })
}

const fn inconsistent(column: &'static str) -> StoreError {
    StoreError::Inconsistent { table: TABLE, column }
}
