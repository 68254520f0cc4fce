//! What the room does with its list: replace it whole, give it out.

use std::sync::Arc;

use nakano_shared::{kernel::date::Date, shelter::place::Place};

use super::store::{self, Entry, Import};
use crate::{
    clock::Clock,
    db::{Db, StoreError},
};

/// The list of all municipalities that were imported.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// The oldest day a source states; `None` when a source states none.
    pub source_date: Option<Date>,
    /// Places in the order of their sources.
    pub places: Vec<Place>,
    /// Ids of the places where nobody stays the night.
    pub emergency_only: Vec<String>,
}

/// What a replacement did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// Places of the list before.
    pub removed: u64,
    /// Places of the list now.
    pub stored: usize,
}

/// Puts `entries` in the place of the municipality's list, all or nothing.
///
/// # Errors
/// As the database; the list is as before then.
pub async fn replace(
    db: &Db,
    clock: &dyn Clock,
    municipality_code: &str,
    entries: Vec<Entry>,
) -> Result<Outcome, StoreError> {
    let imported_at_ms = clock.utc_ms();
    let code: Arc<str> = municipality_code.into();
    let entries: Arc<[Entry]> = entries.into();
    let stored = entries.len();
    let removed = db
        .write(move |transaction| {
            let (code, entries) = (Arc::clone(&code), Arc::clone(&entries));
            Box::pin(async move {
                let import = Import { municipality_code: &code, imported_at_ms };
                let removed = store::delete(transaction, &code).await?;
                for (source_order, entry) in (0..).zip(entries.iter()) {
                    store::insert(transaction, import, source_order, entry).await?;
                }
                Ok(removed)
            })
        })
        .await?;
    Ok(Outcome { removed, stored })
}

/// The list as it is given out.
pub(super) async fn list(db: &Db) -> Result<List, StoreError> {
    let entries = store::entries(db.read()).await?;
    let stated: Option<Vec<Date>> = entries.iter().map(|entry| entry.source_date).collect();
    let emergency_only = entries.iter().filter(|entry| entry.emergency_only);
    Ok(List {
        source_date: stated.and_then(|dates| dates.into_iter().min()),
        emergency_only: emergency_only.map(|entry| entry.place.id.clone()).collect(),
        places: entries.into_iter().map(|entry| entry.place).collect(),
    })
}
