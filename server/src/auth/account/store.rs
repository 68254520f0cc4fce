//! SQL of the end of an account, one function a statement, one text for both engines.

use nakano_shared::auth::PersonId;
use sqlx::{Any, Transaction};

use crate::db::StoreError;

/// Sessions, passkeys, codes, notices and grants go with the row.
const DELETE: &str = "DELETE FROM auth_person WHERE id = $1";

const DELETE_CEREMONIES: &str = "DELETE FROM auth_ceremony WHERE person_id = $1";

/// Removes a person; how many there were.
///
/// # Errors
/// As the database.
pub async fn delete(
    transaction: &mut Transaction<'static, Any>,
    person: PersonId,
) -> Result<u64, StoreError> {
    let query = sqlx::query(DELETE).bind(person.to_string());
    Ok(query.execute(&mut **transaction).await?.rows_affected())
}

/// Forgets the challenges that were for a person; how many there were.
///
/// # Errors
/// As the database.
pub async fn delete_ceremonies(
    transaction: &mut Transaction<'static, Any>,
    person: PersonId,
) -> Result<u64, StoreError> {
    let query = sqlx::query(DELETE_CEREMONIES).bind(person.to_string());
    Ok(query.execute(&mut **transaction).await?.rows_affected())
}
