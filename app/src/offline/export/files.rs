//! What the buttons of the card do.

use leptos::prelude::{RwSignal, Set as _};
use nakano_shared::{
    bills::table::{self, Row},
    export::limits::FILE_BYTES_MAX,
};

use super::{
    device::{self, Holding},
    said::{self, Said},
    taking::Offer,
};
use crate::{
    bills::book::Book,
    i18n::{Key, keys},
    platform::{
        clock,
        text_file::{self, TextFile},
        vault::Vault,
    },
    sync::Hub,
};

/// Kind of the file of everything.
const JSON: &str = "application/json";

/// Kind of the table.
const CSV: &str = "text/csv;charset=utf-8";

/// Gives the person everything as one file.
pub(super) async fn write_all() -> Result<Said, Key> {
    let Holding { export, unreadable } = holding().await?;
    let count = export.records.len() + export.changes.len();
    if count == 0 && unreadable == 0 {
        return Err(keys::OFFLINE_EXPORT_NOTHING);
    }
    let text = export.write().map_err(said::of_file)?;
    let name = format!("nakano-pocket-{}.json", clock::today());
    text_file::save(&name, JSON, &text).map_err(|_| keys::OFFLINE_EXPORT_NOT_SAVED)?;
    Ok(Said::written(&name, count, unreadable))
}

/// Gives the person the bills as a table, in the order in which they were saved.
pub(super) async fn write_table() -> Result<Said, Key> {
    let Holding { export, .. } = holding().await?;
    let mut bills = device::bills(&export);
    if bills.is_empty() {
        return Err(keys::OFFLINE_EXPORT_NOTHING);
    }
    bills.sort_by_key(|bill| bill.saved_at_ms);
    let rows = bills.iter().map(|bill| Row {
        slip: &bill.slip,
        saved_at_ms: bill.saved_at_ms,
        note: &bill.note,
    });
    let text = table::table(rows);
    let name = format!("nakano-pocket-bills-{}.csv", clock::today());
    text_file::save(&name, CSV, &text).map_err(|_| keys::OFFLINE_EXPORT_NOT_SAVED)?;
    Ok(Said::written(&name, bills.len(), 0))
}

/// Looks into a file.
pub(super) async fn look(file: TextFile) -> Result<Offer, Key> {
    let bytes_max = u32::try_from(FILE_BYTES_MAX).unwrap_or(u32::MAX);
    let text = file.text(bytes_max).await.map_err(said::of_reading)?;
    Offer::of(&text).map_err(said::of_file)
}

/// Takes a file, against the vault as it is now: another tab may have written since it was offered.
pub(super) async fn take(offer: Offer, book: Book, hub: Hub) -> Result<Said, Key> {
    let vault = Vault::open().await.map_err(said::of_vault)?;
    let here = Holding::of(&vault).await.map_err(said::of_vault)?.export;
    let taking = offer.taking(&here);
    device::write(&vault, &taking.plan).await.map_err(said::of_vault)?;
    book.read_again().await;
    hub.reopen();
    let now = Holding::of(&vault).await.map_err(said::of_vault)?.export;
    let mark = |hash: String| said::mark(&hash);
    Ok(Said::taken(&taking, offer.damaged, &mark(here.state().hash()), &mark(now.state().hash())))
}

/// Shows what the state of this device is told by.
pub(super) async fn show_mark(mark: RwSignal<Option<String>>) {
    let hash = holding().await.ok().map(|holding| holding.export.state().hash());
    // The page may have been left meanwhile.
    mark.try_set(hash.map(|hash| said::mark(&hash)));
}

async fn holding() -> Result<Holding, Key> {
    let vault = Vault::open().await.map_err(said::of_vault)?;
    Holding::of(&vault).await.map_err(said::of_vault)
}
