//! SQL of the list of places, one function a statement, one text for both engines.

use nakano_shared::{
    kernel::date::Date,
    shelter::place::{Hazard, Place, Position},
};
use sqlx::{Any, AnyPool, Row as _, Transaction, any::AnyRow};

use crate::db::StoreError;

const TABLE: &str = "shelter_place";

const DELETE: &str = "DELETE FROM shelter_place WHERE municipality_code = $1";

const INSERT: &str = "INSERT INTO shelter_place (municipality_code, id, source_order, name, kana, \
    en, address, lat, lon, kind, note, capacity, hazards, neighbourhoods, emergency_only, \
    source_date, imported_at_ms) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";

const SELECT: &str = "SELECT id, name, kana, en, address, lat, lon, kind, note, capacity, hazards, \
    neighbourhoods, emergency_only, source_date FROM shelter_place \
    ORDER BY municipality_code, source_order";

/// A place with what the list says about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The place.
    pub place: Place,
    /// Whether nobody stays the night there.
    pub emergency_only: bool,
    /// Day of the list as its publisher states it.
    pub source_date: Option<Date>,
}

/// Which import a row is of.
#[derive(Debug, Clone, Copy)]
pub struct Import<'list> {
    /// 全国地方公共団体コード, six digits.
    pub municipality_code: &'list str,
    /// When, UTC milliseconds.
    pub imported_at_ms: i64,
}

/// Removes the list of a municipality; gives how many places it had.
///
/// # Errors
/// As the database.
pub async fn delete(
    transaction: &mut Transaction<'static, Any>,
    municipality_code: &str,
) -> Result<u64, StoreError> {
    let done =
        sqlx::query(DELETE).bind(municipality_code.to_owned()).execute(&mut **transaction).await?;
    Ok(done.rows_affected())
}

/// Adds one place at its place in the list, from 0.
///
/// # Errors
/// As the database; a place that is there already is refused.
pub async fn insert(
    transaction: &mut Transaction<'static, Any>,
    import: Import<'_>,
    source_order: i64,
    entry: &Entry,
) -> Result<(), StoreError> {
    let Entry { place, emergency_only, source_date } = entry.clone();
    let hazards = place.hazards.map(|hazards| serde_json::to_string(&hazards));
    let hazards = hazards.transpose().map_err(|_| inconsistent("hazards"))?;
    sqlx::query(INSERT)
        .bind(import.municipality_code.to_owned())
        .bind(place.id)
        .bind(source_order)
        .bind(place.name)
        .bind(place.kana)
        .bind(place.en)
        .bind(place.address)
        .bind(place.position.lat)
        .bind(place.position.lon)
        .bind(place.kind)
        .bind(place.note)
        .bind(place.capacity.map(i64::from))
        .bind(hazards)
        .bind(place.neighbourhoods)
        .bind(i64::from(emergency_only))
        .bind(source_date.map(|date| date.to_string()))
        .bind(import.imported_at_ms)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// All places in the order of their lists.
///
/// # Errors
/// As the database; [`StoreError::Inconsistent`] for a row this program cannot have written.
pub async fn entries(read: &AnyPool) -> Result<Vec<Entry>, StoreError> {
    let rows = sqlx::query(SELECT).fetch_all(read).await?;
    rows.iter().map(entry).collect()
}

fn entry(row: &AnyRow) -> Result<Entry, StoreError> {
    let hazards: Option<String> = row.try_get("hazards")?;
    let hazards = hazards.map(|text| serde_json::from_str::<Vec<Hazard>>(&text));
    let capacity: Option<i64> = row.try_get("capacity")?;
    let source_date: Option<String> = row.try_get("source_date")?;
    Ok(Entry {
        place: Place {
            id: row.try_get("id")?,
            name: row.try_get("name")?,
            kana: row.try_get("kana")?,
            en: row.try_get("en")?,
            address: row.try_get("address")?,
            position: Position { lat: row.try_get("lat")?, lon: row.try_get("lon")? },
            kind: row.try_get("kind")?,
            note: row.try_get("note")?,
            capacity: capacity
                .map(u32::try_from)
                .transpose()
                .map_err(|_| inconsistent("capacity"))?,
            hazards: hazards.transpose().map_err(|_| inconsistent("hazards"))?,
            neighbourhoods: row.try_get("neighbourhoods")?,
        },
        emergency_only: row.try_get::<i64, _>("emergency_only")? == 1,
        source_date: source_date
            .map(Date::try_from)
            .transpose()
            .map_err(|_| inconsistent("source_date"))?,
    })
}

const fn inconsistent(column: &'static str) -> StoreError {
    StoreError::Inconsistent { table: TABLE, column }
}
