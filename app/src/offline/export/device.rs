//! What this device holds, out of its vault and back into it.

use nakano_shared::{
    export::{AccountChange, Export, Plan, Record, record::RESERVED},
    sync::Signed,
};

use crate::{
    bills::{bill::Bill, book},
    platform::{
        clock,
        vault::{Entry, Vault, VaultError},
    },
    sync::vault_room,
};

/// What the vault holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Holding {
    /// All that goes into a file.
    pub(super) export: Export,
    /// Records that cannot be opened or are damaged. They stay in the vault and do not go into a file.
    pub(super) unreadable: usize,
}

impl Holding {
    /// Reads the vault.
    pub(super) async fn of(vault: &Vault) -> Result<Self, VaultError> {
        let (entries, sealed) = vault.everything().await?;
        let Self { export, unreadable } = Self::sorted(entries, clock::now_ms());
        Ok(Self { export, unreadable: unreadable + sealed })
    }

    /// Records and changes apart; without what sync remembers of this device alone.
    fn sorted(entries: Vec<Entry>, now_ms: i64) -> Self {
        let mut export = Export { exported_at_ms: now_ms, ..Export::default() };
        let mut unreadable = 0;
        for Entry { room, id, json } in entries {
            if let Some(account) = vault_room::person(&room) {
                let signed = serde_json::from_str::<Signed>(&json).ok();
                match signed.and_then(|signed| AccountChange::new(account, signed).ok()) {
                    Some(change) => export.changes.push(change),
                    None => unreadable += 1,
                }
            } else if !room.starts_with(RESERVED) {
                match Record::new(room, id, json) {
                    Ok(record) => export.records.push(record),
                    Err(_) => unreadable += 1,
                }
            }
        }
        Self { export, unreadable }
    }
}

/// The bills among the records.
pub(super) fn bills(export: &Export) -> Vec<Bill> {
    let records = export.records.iter().filter(|record| record.room() == book::ROOM);
    records.filter_map(|record| Bill::from_record(record.json())).collect()
}

/// Writes what a plan takes: all of it or nothing.
pub(super) async fn write(vault: &Vault, plan: &Plan) -> Result<(), VaultError> {
    let rooms: Vec<String> =
        plan.changes.iter().map(|change| vault_room::of(change.account())).collect();
    let records = plan.records.iter();
    let mut all: Vec<(&str, String, String)> = records
        .map(|record| (record.room(), record.id().to_owned(), record.json().to_owned()))
        .collect();
    for (room, change) in rooms.iter().zip(&plan.changes) {
        let json = serde_json::to_string(change.signed()).map_err(|_| VaultError::Unreadable)?;
        all.push((room, change.id().to_string(), json));
    }
    if all.is_empty() { Ok(()) } else { vault.put_all(&all).await }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(room: &str, id: &str, json: &str) -> Entry {
        Entry { room: room.into(), id: id.into(), json: json.into() }
    }

    #[test]
    fn a_file_has_what_rooms_keep_and_not_what_sync_remembers() {
        let account = "sync-11111111-1111-4111-9111-111111111111";
        let holding = Holding::sorted(
            vec![
                entry("bills", "1", "{}"),
                entry("bills", "2", "damaged"),
                entry("of-tomorrow", "3", "[1.50]"),
                entry("sync-meta", "owners", "{}"),
                entry(account, "4", "damaged"),
            ],
            5,
        );
        let names: Vec<_> =
            holding.export.records.iter().map(|record| (record.room(), record.id())).collect();
        assert_eq!(names, [("bills", "1"), ("of-tomorrow", "3")]);
        assert_eq!((holding.export.changes.len(), holding.unreadable), (0, 2));
        assert_eq!(holding.export.exported_at_ms, 5);
    }
}
