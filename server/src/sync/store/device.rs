//! SQL of devices, one function a statement, one text for both engines.

use nakano_shared::{
    auth::PersonId,
    sync::{DeviceId, device::DeviceCertificate},
};
use sqlx::{Any, Executor, Row as _, any::AnyRow};

use crate::db::{StoreError, Transaction};

const TABLE: &str = "sync_device";

const INSERT: &str = "INSERT INTO sync_device (person_id, id, public_key, name, registered_at_ms) \
    VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING";

const SELECT_BY_PERSON: &str = "SELECT person_id, id, public_key, name, registered_at_ms, \
    revoked_at_ms FROM sync_device WHERE person_id = $1 ORDER BY registered_at_ms, id";

const SELECT_BY_SPACE: &str = "SELECT d.person_id, d.id, d.public_key, d.name, \
    d.registered_at_ms, d.revoked_at_ms FROM sync_member m \
    JOIN sync_device d ON d.person_id = m.person_id \
    WHERE m.space_id = $1 ORDER BY d.registered_at_ms, d.id";

const REVOKE: &str = "UPDATE sync_device SET revoked_at_ms = $1 \
    WHERE person_id = $2 AND id = $3 AND revoked_at_ms IS NULL";

const FORGET_NAMES: &str = "UPDATE sync_device SET name = '', \
    revoked_at_ms = COALESCE(revoked_at_ms, $1) WHERE person_id = $2";

const DELETE: &str = "DELETE FROM sync_device WHERE person_id = $1";

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// Its key and whose it is.
    pub certificate: DeviceCertificate,
    /// What the person calls it.
    pub name: String,
}

/// Adds a device; false when there is one of this name already, whoever's.
///
/// # Errors
/// As the database.
pub async fn insert(transaction: &mut Transaction, device: &Device) -> Result<bool, StoreError> {
    let Device { certificate, name } = device.clone();
    let done = sqlx::query(INSERT)
        .bind(certificate.person.to_string())
        .bind(certificate.device.to_string())
        .bind(certificate.public_key)
        .bind(name)
        .bind(certificate.registered_at_ms)
        .execute(&mut **transaction)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// The devices of a person, the oldest first, those signed off too.
///
/// # Errors
/// As the database; [`StoreError::Inconsistent`] for a row this program cannot have written.
pub async fn by_person<'e>(
    read: impl Executor<'e, Database = Any>,
    person: PersonId,
) -> Result<Vec<Device>, StoreError> {
    let rows = sqlx::query(SELECT_BY_PERSON).bind(person.to_string()).fetch_all(read).await?;
    rows.iter().map(device).collect()
}

/// The devices of all who are or were in a space.
///
/// # Errors
/// As [`by_person`].
pub async fn by_space<'e>(
    read: impl Executor<'e, Database = Any>,
    space: &str,
) -> Result<Vec<Device>, StoreError> {
    let rows = sqlx::query(SELECT_BY_SPACE).bind(space.to_owned()).fetch_all(read).await?;
    rows.iter().map(device).collect()
}

/// Signs a device off; false when the person has no such device that may write.
///
/// # Errors
/// As the database.
pub async fn revoke(
    transaction: &mut Transaction,
    person: PersonId,
    device: DeviceId,
    now_ms: i64,
) -> Result<bool, StoreError> {
    let query = sqlx::query(REVOKE).bind(now_ms).bind(person.to_string()).bind(device.to_string());
    Ok(query.execute(&mut **transaction).await?.rows_affected() == 1)
}

/// Signs all devices of a person off and forgets what they were called; the keys stay.
///
/// # Errors
/// As the database.
pub async fn forget_names(
    transaction: &mut Transaction,
    person: PersonId,
    now_ms: i64,
) -> Result<(), StoreError> {
    let query = sqlx::query(FORGET_NAMES).bind(now_ms).bind(person.to_string());
    query.execute(&mut **transaction).await?;
    Ok(())
}

/// Removes all devices of a person.
///
/// # Errors
/// As the database.
pub async fn delete(transaction: &mut Transaction, person: PersonId) -> Result<(), StoreError> {
    sqlx::query(DELETE).bind(person.to_string()).execute(&mut **transaction).await?;
    Ok(())
}

fn device(row: &AnyRow) -> Result<Device, StoreError> {
    let inconsistent = |column| StoreError::Inconsistent { table: TABLE, column };
    let text = |column: &str| row.try_get::<String, _>(column);
    Ok(Device {
        certificate: DeviceCertificate {
            device: text("id")?.parse().map_err(|_| inconsistent("id"))?,
            person: text("person_id")?.parse().map_err(|_| inconsistent("person_id"))?,
            public_key: text("public_key")?,
            registered_at_ms: row.try_get("registered_at_ms")?,
            revoked_at_ms: row.try_get("revoked_at_ms")?,
        },
        name: text("name")?,
    })
}
