//! SQL of challenges, one function a statement, one text for both engines.

use nakano_shared::auth::{CeremonyId, PersonId};
use sqlx::{Any, Row as _, Transaction};

use crate::db::StoreError;

const TABLE: &str = "auth_ceremony";

const INSERT: &str = "INSERT INTO auth_ceremony (id, kind, person_id, state, expires_at_ms) \
    VALUES ($1, $2, $3, $4, $5)";

const TAKE: &str = "DELETE FROM auth_ceremony WHERE id = $1 \
    RETURNING kind, person_id, state, expires_at_ms";

const DELETE_EXPIRED: &str = "DELETE FROM auth_ceremony WHERE expires_at_ms < $1";

/// What a challenge is for; one of another kind is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The first passkey of a new person.
    Register,
    /// One more passkey of a person.
    Add,
    /// A sign-in, of whoever has the passkey.
    SignIn,
    /// Another verification of who is signed in.
    StepUp,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Register, Self::Add, Self::SignIn, Self::StepUp];

    const fn word(self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::Add => "add",
            Self::SignIn => "sign-in",
            Self::StepUp => "step-up",
        }
    }
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ceremony {
    /// Its name.
    pub id: CeremonyId,
    /// What it is for.
    pub kind: Kind,
    /// For whose account; nobody's yet at a sign-in.
    pub person: Option<PersonId>,
    /// What is needed to check the answer.
    pub state: String,
    /// Until when, UTC milliseconds.
    pub expires_at_ms: i64,
}

/// Keeps a challenge.
///
/// # Errors
/// As the database.
pub async fn insert(
    transaction: &mut Transaction<'static, Any>,
    ceremony: &Ceremony,
) -> Result<(), StoreError> {
    sqlx::query(INSERT)
        .bind(ceremony.id.to_string())
        .bind(ceremony.kind.word())
        .bind(ceremony.person.map(|person| person.to_string()))
        .bind(ceremony.state.clone())
        .bind(ceremony.expires_at_ms)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// Takes a challenge out, expired or not.
///
/// # Errors
/// As the database; [`StoreError::Inconsistent`] for a row this program cannot have written.
pub async fn take(
    transaction: &mut Transaction<'static, Any>,
    id: CeremonyId,
) -> Result<Option<Ceremony>, StoreError> {
    let query = sqlx::query(TAKE).bind(id.to_string());
    let Some(row) = query.fetch_optional(&mut **transaction).await? else { return Ok(None) };
    let word: String = row.try_get("kind")?;
    let kind = Kind::ALL.into_iter().find(|kind| kind.word() == word);
    let person: Option<String> = row.try_get("person_id")?;
    Ok(Some(Ceremony {
        id,
        kind: kind.ok_or(inconsistent("kind"))?,
        person: person
            .map(|person| person.parse().map_err(|_| inconsistent("person_id")))
            .transpose()?,
        state: row.try_get("state")?,
        expires_at_ms: row.try_get("expires_at_ms")?,
    }))
}

/// Forgets the challenges nobody answered.
///
/// # Errors
/// As the database.
pub async fn delete_expired(
    transaction: &mut Transaction<'static, Any>,
    now_ms: i64,
) -> Result<u64, StoreError> {
    let query = sqlx::query(DELETE_EXPIRED).bind(now_ms);
    Ok(query.execute(&mut **transaction).await?.rows_affected())
}

const fn inconsistent(column: &'static str) -> StoreError {
    StoreError::Inconsistent { table: TABLE, column }
}
