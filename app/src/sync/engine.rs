//! One account on this device: its changes, what they fold to, and what still waits.
//!
//! Every step keeps what it has in the vault first, so a round may end anywhere and loses nothing.

use std::collections::BTreeMap;

use leptos::prelude::Set as _;
use nakano_shared::{
    auth::PersonId,
    kernel::id::RANDOM_BYTES,
    sync::{ChangeId, DeviceId, Signed, SpaceId, State},
};

use super::{
    halt::Halt,
    hub::Hub,
    meta::{Meta, Owners},
    own_bills::OwnBills,
    shown, vault_room, wire,
};
use crate::platform::{
    clock, random,
    signature::Verifier,
    signer::Signer,
    vault::{Vault, VaultError},
};

/// Room of the vault for what is remembered beside the changes.
const META: &str = "sync-meta";

/// Id of the record of which account each bill was joined to.
const OWNERS: &str = "owners";

/// Id of the record of who was signed in here last.
const LAST: &str = "last";

/// Everything of one account on this device.
pub(super) struct Engine {
    pub(super) hub: Hub,
    pub(super) book: OwnBills,
    pub(super) vault: Vault,
    pub(super) signer: Signer,
    pub(super) person: PersonId,
    /// Room of the vault for the changes of this person.
    pub(super) room: String,
    pub(super) meta: Meta,
    pub(super) owners: Owners,
    pub(super) state: State,
    /// Texts of what is still to be sent.
    pub(super) waiting: BTreeMap<ChangeId, Signed>,
    pub(super) spaces: Vec<SpaceId>,
    /// Whether every space was read to its end since this engine was opened or last began to read.
    pub(super) has_all: bool,
    pub(super) verifiers: BTreeMap<DeviceId, Verifier>,
}

impl Engine {
    pub(super) async fn open(hub: Hub, book: OwnBills, person: PersonId) -> Result<Self, Halt> {
        let vault = Vault::open().await?;
        let signer = Signer::of(&vault).await?;
        let room = vault_room::of(person);
        let mut kept = kept(&vault).await?;
        let meta = kept.remove(&person.to_string()).and_then(|json| Meta::from_record(&json));
        let owners = kept.remove(OWNERS).and_then(|json| serde_json::from_str(&json).ok());
        let device = DeviceId::new(clock::now_ms(), chance()?);
        let (changes, _) = vault.all(&room).await?;
        let meta = meta.unwrap_or_else(|| Meta::new(device));
        let families = meta.families.iter().map(|family| family.space);
        let spaces = families.chain([SpaceId::of_person(person)]).collect();
        let mut engine = Self {
            hub,
            book,
            vault,
            signer,
            person,
            room,
            meta,
            owners: owners.unwrap_or_default(),
            state: State::default(),
            waiting: BTreeMap::new(),
            spaces,
            has_all: false,
            verifiers: BTreeMap::new(),
        };
        // What was refused for the person's standing may be taken now that they are signed in.
        engine.meta.outbox.heal();
        for json in &changes {
            let Ok(text) = serde_json::from_str::<Signed>(json) else { continue };
            let Ok(change) = text.read() else { continue };
            engine.state.take(&change);
            if engine.meta.outbox.progress(change.id).is_some() {
                engine.waiting.insert(change.id, text);
            }
        }
        Ok(engine)
    }

    /// First what needs no network, so that it is kept and shown whatever comes after.
    pub(super) async fn round(&mut self) -> Result<(), Halt> {
        self.take_wishes().await?;
        self.join().await?;
        self.show();
        if wire::me().await?.person != self.person {
            return Err(Halt::OtherAccount);
        }
        self.register().await?;
        self.pull().await?;
        self.join().await?;
        self.push().await?;
        self.show();
        Ok(())
    }

    /// Keeps changes and all that is remembered beside them, in one transaction.
    pub(super) async fn keep(&self, changes: Vec<(ChangeId, Signed)>) -> Result<(), Halt> {
        let record = |id: String, record: Option<String>| {
            let record = record.ok_or(VaultError::Unreadable)?;
            let kept = serde_json::to_string(&Kept { id: id.clone(), record });
            kept.map(|json| (META, id, json)).map_err(|_| VaultError::Unreadable)
        };
        let mut records = vec![
            record(self.person.to_string(), self.meta.to_record())?,
            record(OWNERS.to_owned(), serde_json::to_string(&self.owners).ok())?,
            record(LAST.to_owned(), Some(self.person.to_string()))?,
        ];
        for (id, signed) in changes {
            let json = serde_json::to_string(&signed).map_err(|_| VaultError::Unreadable)?;
            records.push((&self.room, id.to_string(), json));
        }
        Ok(self.vault.put_all(&records).await?)
    }

    pub(super) fn show(&self) {
        let own = self.local_bills().unwrap_or_default();
        let Self { state, spaces, meta, .. } = self;
        self.hub.bills.set(shown::other_bills(state, spaces, &own, self.person));
        self.hub.conflicts.set(shown::conflicts(state, spaces, &meta.own_devices, meta.device));
        self.hub.families.set(meta.families.clone());
        self.hub.show_homes(meta.families_of_bills());
        self.hub.unsent.set(self.meta.outbox.unsent());
        self.hub.refused.set(self.meta.outbox.refused().count());
    }
}

/// Who was signed in here last.
pub(super) async fn last_person(vault: &Vault) -> Result<Option<PersonId>, VaultError> {
    Ok(kept(vault).await?.remove(LAST).and_then(|last| last.parse().ok()))
}

/// What is remembered beside the changes, by its id.
async fn kept(vault: &Vault) -> Result<BTreeMap<String, String>, VaultError> {
    let (records, _) = vault.all(META).await?;
    let kept = records.iter().filter_map(|json| serde_json::from_str::<Kept>(json).ok());
    Ok(kept.map(|kept| (kept.id, kept.record)).collect())
}

/// A record of [`META`] with its own id beside it: the vault gives back texts.
#[derive(serde::Serialize, serde::Deserialize)]
struct Kept {
    id: String,
    record: String,
}

/// Random bytes for a name.
pub(super) fn chance() -> Result<[u8; RANDOM_BYTES], VaultError> {
    random::bytes().ok_or(VaultError::Unavailable)
}
