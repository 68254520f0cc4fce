//! SQL of changes: whole batches in one statement each, and pages.

use nakano_shared::{
    auth::PersonId,
    sync::{
        ChangeId, Role, Signed, SpaceId,
        api::{SignedText, Stored},
        limits::{PAGE_BYTES_MAX, PAGE_CHANGES_MAX},
    },
};
use serde::Serialize;
use sqlx::{Any, AnyPool, Row as _, any::AnyRow, query::Query};

use super::Dialects;
use crate::{
    config::Engine,
    db::{StoreError, Transaction},
};

const TABLE: &str = "sync_change";

/// One statement, over a list `asked` of a space and these columns, in the words of each engine.
/// CROSS JOIN keeps SQLite from reading the table first.
macro_rules! over_asked {
    ($before:literal, [$($column:ident $kind:ident),+], $after:literal) => {
        Dialects {
            sqlite: concat!(
                $before,
                "(SELECT value ->> 'space' AS space",
                $(", value ->> '", stringify!($column), "' AS ", stringify!($column),)+
                " FROM json_each($1)) AS asked ",
                $after
            ),
            postgres: concat!(
                $before,
                "json_to_recordset(CAST($1 AS json)) AS asked(space TEXT",
                $(", ", stringify!($column), " ", stringify!($kind),)+
                ") ",
                $after
            ),
        }
    };
}

const SELECT_ROLES: Dialects = over_asked!(
    "SELECT m.space_id, m.person_id, m.role FROM ",
    [person TEXT],
    "CROSS JOIN sync_member m WHERE m.space_id = asked.space AND m.person_id = asked.person \
     AND m.left_at_ms IS NULL"
);

const SELECT_KNOWN: Dialects = over_asked!(
    "SELECT c.space_id, c.id, c.seq, c.payload FROM ",
    [id TEXT],
    "CROSS JOIN sync_change c WHERE c.space_id = asked.space AND c.id = asked.id"
);

const TAKE_PLACES: Dialects = over_asked!(
    "UPDATE sync_space SET seq = sync_space.seq + asked.added FROM ",
    [added BIGINT],
    "WHERE sync_space.space_id = asked.space RETURNING space_id, seq"
);

const INSERT: Dialects = over_asked!(
    "INSERT INTO sync_change (space_id, seq, id, payload, signature, stored_at_ms) \
     SELECT asked.space, asked.seq, asked.id, asked.payload, asked.signature, $2 FROM ",
    [seq BIGINT, id TEXT, payload TEXT, signature TEXT],
    "WHERE true ON CONFLICT DO NOTHING"
);

/// A page ends with the change that fills it; `bytes` is what stands in it before each.
const SELECT_PAGE: &str = "SELECT seq, payload, signature FROM ( \
    SELECT seq, payload, signature, \
    SUM(OCTET_LENGTH(payload) + OCTET_LENGTH(signature)) OVER (ORDER BY seq) \
    - OCTET_LENGTH(payload) - OCTET_LENGTH(signature) AS bytes FROM ( \
    SELECT seq, payload, signature FROM sync_change \
    WHERE space_id = $1 AND seq > $2 ORDER BY seq LIMIT $3) AS next) AS page \
    WHERE bytes < $4 ORDER BY seq";

/// A person who wants to write to a space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Writing {
    /// Where to.
    pub space: SpaceId,
    /// Who.
    pub person: PersonId,
}

/// The name of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Name {
    /// Where it is.
    pub space: SpaceId,
    /// Which.
    pub id: ChangeId,
}

/// A change that is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Which.
    pub name: Name,
    /// Its place.
    pub seq: i64,
    /// Its text.
    pub payload: String,
}

/// How many places are taken in a space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Places {
    /// Where.
    pub space: SpaceId,
    /// How many; in what comes back, the last of them.
    pub added: i64,
}

/// A change with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct New {
    /// Which.
    #[serde(flatten)]
    pub name: Name,
    /// Its place.
    pub seq: i64,
    /// As it was signed.
    #[serde(flatten)]
    pub signed: Signed,
}

type AnyQuery = Query<'static, Any, <Any as sqlx::Database>::Arguments>;

/// A statement with its list.
fn query<T: Serialize>(
    engine: Engine,
    dialects: &Dialects,
    asked: &[T],
) -> Result<AnyQuery, StoreError> {
    let asked = serde_json::to_string(asked).map_err(|_| inconsistent("payload"))?;
    Ok(sqlx::query(dialects.of(engine)).bind(asked))
}

/// What those who are in the spaces they name may do there.
///
/// # Errors
/// As the database; [`StoreError::Inconsistent`] for a row this program cannot have written.
pub async fn roles(
    transaction: &mut Transaction,
    engine: Engine,
    asked: &[Writing],
) -> Result<Vec<(Writing, Role)>, StoreError> {
    let rows = query(engine, &SELECT_ROLES, asked)?.fetch_all(&mut **transaction).await?;
    let role = |row: &AnyRow| {
        let person: String = row.try_get("person_id")?;
        let person = person.parse().map_err(|_| inconsistent("person_id"))?;
        let word: String = row.try_get("role")?;
        let role = Role::of_word(&word).ok_or(inconsistent("role"))?;
        Ok((Writing { space: space(row)?, person }, role))
    };
    rows.iter().map(role).collect()
}

/// Those of the changes that are stored.
///
/// # Errors
/// As [`roles`].
pub async fn known(
    transaction: &mut Transaction,
    engine: Engine,
    asked: &[Name],
) -> Result<Vec<Known>, StoreError> {
    let rows = query(engine, &SELECT_KNOWN, asked)?.fetch_all(&mut **transaction).await?;
    let known = |row: &AnyRow| {
        let id: String = row.try_get("id")?;
        let id = id.parse().map_err(|_| inconsistent("id"))?;
        let name = Name { space: space(row)?, id };
        Ok(Known { name, seq: row.try_get("seq")?, payload: row.try_get("payload")? })
    };
    rows.iter().map(known).collect()
}

/// Takes the next places of each space; each space once. Whoever holds a place holds the space's
/// row until the commit, so places are committed in their order.
///
/// # Errors
/// As [`roles`].
pub async fn take_places(
    transaction: &mut Transaction,
    engine: Engine,
    asked: &[Places],
) -> Result<Vec<Places>, StoreError> {
    let rows = query(engine, &TAKE_PLACES, asked)?.fetch_all(&mut **transaction).await?;
    rows.iter().map(|row| Ok(Places { space: space(row)?, added: row.try_get("seq")? })).collect()
}

/// Adds changes at their places; how many were added.
///
/// # Errors
/// As the database.
pub async fn insert(
    transaction: &mut Transaction,
    engine: Engine,
    changes: &[New],
    now_ms: i64,
) -> Result<u64, StoreError> {
    let query = query(engine, &INSERT, changes)?.bind(now_ms);
    Ok(query.execute(&mut **transaction).await?.rows_affected())
}

/// The changes after a place, as many as fit into a page; at least one if there is one.
///
/// # Errors
/// As [`roles`].
pub async fn page(read: &AnyPool, of: SpaceId, after: i64) -> Result<Vec<Stored>, StoreError> {
    let rows = sqlx::query(SELECT_PAGE)
        .bind(of.to_string())
        .bind(after)
        .bind(i64::try_from(PAGE_CHANGES_MAX).unwrap_or(i64::MAX))
        .bind(i64::try_from(PAGE_BYTES_MAX).unwrap_or(i64::MAX))
        .fetch_all(read)
        .await?;
    let stored = |row: &AnyRow| {
        let seq = u64::try_from(row.try_get::<i64, _>("seq")?).map_err(|_| inconsistent("seq"))?;
        let (payload, signature) = (row.try_get("payload")?, row.try_get("signature")?);
        Ok(Stored { seq, signed: SignedText { payload, signature } })
    };
    rows.iter().map(stored).collect()
}

fn space(row: &AnyRow) -> Result<SpaceId, StoreError> {
    row.try_get::<String, _>("space_id")?.parse().map_err(|_| inconsistent("space_id"))
}

const fn inconsistent(column: &'static str) -> StoreError {
    StoreError::Inconsistent { table: TABLE, column }
}
