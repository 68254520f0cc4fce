//! Personal records on the device: encrypted with a key that cannot leave the browser.
//!
//! AES-256-GCM, a fresh 96-bit nonce a record, room and id as associated data so that records
//! cannot be swapped. Guards against copied files, not against someone who holds the open phone.

use js_sys::Uint8Array;
use rexie::{KeyRange, ObjectStore, Rexie, Transaction, TransactionMode, TransactionResult};
use wasm_bindgen::{JsCast, JsValue};

use super::js;

const DATABASE: &str = "nakano";
const DATABASE_VERSION: u32 = 1;
const KEYS: &str = "keys";
const RECORDS: &str = "records";
const DEVICE_KEY: &str = "device";
const SIGNING_KEYS: &str = "signing";
/// Nonce length of AES-GCM in bytes (NIST SP 800-38D, 8.2.1).
const NONCE_BYTES: u32 = 12;

/// Why a record could not be kept or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum VaultError {
    /// The device has no room.
    Quota,
    /// The browser keeps no data here: private mode, or storage switched off.
    Unavailable,
    /// The key is gone or the record was changed from outside.
    Unreadable,
}

/// A record with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The room it belongs to.
    pub(crate) room: String,
    /// Its name in the room.
    pub(crate) id: String,
    /// Its text.
    pub(crate) json: String,
}

/// An open vault. Opening it makes the device's key the first time.
pub(crate) struct Vault {
    database: Rexie,
    key: web_sys::CryptoKey,
    subtle: web_sys::SubtleCrypto,
}

impl Vault {
    /// Opens the device's vault.
    pub(crate) async fn open() -> Result<Self, VaultError> {
        let crypto = js::window().crypto().map_err(|_| VaultError::Unavailable)?;
        let subtle = crypto.subtle();
        let database = open_database().await?;
        let key = device_key(&database, &subtle).await?;
        Ok(Self { database, key, subtle })
    }

    /// Writes a record of `room` under `id`, replacing the one that was there.
    pub(crate) async fn put(&self, room: &str, id: &str, json: &str) -> Result<(), VaultError> {
        let name = name(room, id);
        let record = self.seal(&name, json).await?;
        let write =
            self.database.transaction(&[RECORDS], TransactionMode::ReadWrite).map_err(failure)?;
        let store = write.store(RECORDS).map_err(failure)?;
        store.put(&record, Some(&JsValue::from_str(&name))).await.map_err(failure)?;
        committed(write).await
    }

    /// Writes several records, each of a room under an id: all of them or none.
    pub(crate) async fn put_all(
        &self,
        records: &[(&str, String, String)],
    ) -> Result<(), VaultError> {
        // Sealed first: a transaction ends by itself while anything else is waited for. All are begun
        // before the first is waited for, since the browser seals beside this thread.
        let mut begun = Vec::with_capacity(records.len());
        for (room, id, json) in records {
            let name = name(room, id);
            begun.push((self.begin_seal(&name, json)?, name));
        }
        let mut sealed = Vec::with_capacity(begun.len());
        for (sealing, name) in begun {
            sealed.push((sealing.done().await?, name));
        }
        let write =
            self.database.transaction(&[RECORDS], TransactionMode::ReadWrite).map_err(failure)?;
        let store = write.store(RECORDS).map_err(failure)?;
        let rows =
            sealed.into_iter().map(|(record, name)| (record, Some(JsValue::from_str(&name))));
        store.put_all(rows).await.map_err(failure)?;
        committed(write).await
    }

    /// All records of `room`, in the order of their ids. A record that cannot be opened is counted
    /// in the second part, so that its loss is told and never silent.
    pub(crate) async fn all(&self, room: &str) -> Result<(Vec<String>, usize), VaultError> {
        let from = JsValue::from_str(&name(room, ""));
        let to = JsValue::from_str(&name(room, "\u{FFFF}"));
        let range = KeyRange::bound(&from, &to, None, None).map_err(|_| VaultError::Unavailable)?;
        let (opened, unreadable) = self.opened(Some(range)).await?;
        Ok((opened.into_iter().map(|(_, json)| json).collect(), unreadable))
    }

    /// All records of all rooms, each with its room and id, in the order of both; and how many cannot
    /// be opened.
    pub(crate) async fn everything(&self) -> Result<(Vec<Entry>, usize), VaultError> {
        let (opened, unreadable) = self.opened(None).await?;
        let entry = |(name, json): (String, String)| {
            let (room, id) = name.split_once('/')?;
            Some(Entry { room: room.to_owned(), id: id.to_owned(), json })
        };
        let names = opened.len();
        let entries: Vec<_> = opened.into_iter().filter_map(entry).collect();
        let nameless = names - entries.len();
        Ok((entries, unreadable + nameless))
    }

    /// The records of a range of names, each with its name, and how many cannot be opened.
    async fn opened(
        &self,
        range: Option<KeyRange>,
    ) -> Result<(Vec<(String, String)>, usize), VaultError> {
        let read =
            self.database.transaction(&[RECORDS], TransactionMode::ReadOnly).map_err(failure)?;
        let store = read.store(RECORDS).map_err(failure)?;
        let sealed = store.scan(range, None, None, None).await.map_err(failure)?;
        let mut opened = Vec::with_capacity(sealed.len());
        let mut unreadable = 0;
        // All are begun before the first is waited for.
        let begun: Vec<_> = sealed
            .iter()
            .map(|(key, record)| {
                let name = key.as_string().unwrap_or_default();
                let opening = self.begin_unseal(&name, record);
                (name, opening)
            })
            .collect();
        for (name, opening) in begun {
            match opened_text(opening).await {
                Some(json) => opened.push((name, json)),
                None => unreadable += 1,
            }
        }
        Ok((opened, unreadable))
    }

    /// Removes a record.
    pub(crate) async fn delete(&self, room: &str, id: &str) -> Result<(), VaultError> {
        self.delete_all(room, &[id.to_owned()]).await
    }

    /// Removes several records of a room: all of them or none.
    pub(crate) async fn delete_all(&self, room: &str, ids: &[String]) -> Result<(), VaultError> {
        let write =
            self.database.transaction(&[RECORDS], TransactionMode::ReadWrite).map_err(failure)?;
        let store = write.store(RECORDS).map_err(failure)?;
        for id in ids {
            store.delete(JsValue::from_str(&name(room, id))).await.map_err(failure)?;
        }
        committed(write).await
    }

    /// The key pair this device signs with, made the first time. Its private half cannot leave.
    pub(super) async fn signing_keys(&self) -> Result<JsValue, VaultError> {
        let curve = js::object(&[("name", "ECDSA".into()), ("namedCurve", "P-256".into())]);
        let usages = js_sys::Array::of2(&"sign".into(), &"verify".into());
        kept_key(&self.database, SIGNING_KEYS, || {
            self.subtle.generate_key_with_object(curve.unchecked_ref(), false, &usages).ok()
        })
        .await
    }

    async fn seal(&self, name: &str, json: &str) -> Result<JsValue, VaultError> {
        self.begin_seal(name, json)?.done().await
    }

    fn begin_seal(&self, name: &str, json: &str) -> Result<Sealing, VaultError> {
        let nonce = Uint8Array::new_with_length(NONCE_BYTES);
        let crypto = js::window().crypto().map_err(|_| VaultError::Unavailable)?;
        crypto.get_random_values_with_js_u8_array(&nonce).map_err(|_| VaultError::Unavailable)?;
        let sealed = self
            .subtle
            .encrypt_with_object_and_u8_array(
                &algorithm(&nonce.clone().into(), name),
                &self.key,
                json.as_bytes(),
            )
            .map_err(|_| VaultError::Unavailable)?;
        Ok(Sealing { nonce, sealed })
    }

    /// `None` when the record is not one.
    fn begin_unseal(&self, name: &str, record: &JsValue) -> Option<js_sys::Promise> {
        let nonce = js::get(record, "nonce");
        let data = js::get(record, "data");
        self.subtle
            .decrypt_with_object_and_buffer_source(
                &algorithm(&nonce, name),
                &self.key,
                data.unchecked_ref(),
            )
            .ok()
    }
}

/// The text of a record that is being opened; `None` when the key does not fit it.
async fn opened_text(opening: Option<js_sys::Promise>) -> Option<String> {
    let opened = js::settled(opening?.into()).await.ok()?;
    String::from_utf8(Uint8Array::new(&opened).to_vec()).ok()
}

/// A record that is being sealed.
struct Sealing {
    nonce: Uint8Array,
    sealed: js_sys::Promise,
}

impl Sealing {
    async fn done(self) -> Result<JsValue, VaultError> {
        let data = js::settled(self.sealed.into()).await.map_err(|_| VaultError::Unavailable)?;
        Ok(js::object(&[("nonce", self.nonce.into()), ("data", data)]))
    }
}

/// Erases everything personal: the records and the key that opens them. The stores are emptied, not
/// the database deleted: another open tab would hold that up.
pub(crate) async fn erase() -> Result<(), VaultError> {
    let database = open_database().await?;
    let stores = [KEYS, RECORDS];
    let write = database.transaction(&stores, TransactionMode::ReadWrite).map_err(failure)?;
    for name in stores {
        write.store(name).map_err(failure)?.clear().await.map_err(failure)?;
    }
    committed(write).await
}

async fn open_database() -> Result<Rexie, VaultError> {
    Rexie::builder(DATABASE)
        .version(DATABASE_VERSION)
        .add_object_store(ObjectStore::new(KEYS))
        .add_object_store(ObjectStore::new(RECORDS))
        .build()
        .await
        .map_err(failure)
}

fn name(room: &str, id: &str) -> String {
    format!("{room}/{id}")
}

fn algorithm(nonce: &JsValue, name: &str) -> js_sys::Object {
    js::object(&[
        ("name", "AES-GCM".into()),
        ("iv", nonce.clone()),
        ("additionalData", Uint8Array::from(name.as_bytes()).into()),
    ])
    .unchecked_into()
}

async fn device_key(
    database: &Rexie,
    subtle: &web_sys::SubtleCrypto,
) -> Result<web_sys::CryptoKey, VaultError> {
    let algorithm = js::object(&[("name", "AES-GCM".into()), ("length", 256.into())]);
    let usages = js_sys::Array::of2(&"encrypt".into(), &"decrypt".into());
    let key = kept_key(database, DEVICE_KEY, || {
        subtle.generate_key_with_object(algorithm.unchecked_ref(), false, &usages).ok()
    });
    Ok(key.await?.unchecked_into())
}

/// The key kept under a name; made when there is none.
async fn kept_key(
    database: &Rexie,
    name: &str,
    make: impl FnOnce() -> Option<js_sys::Promise>,
) -> Result<JsValue, VaultError> {
    let read = database.transaction(&[KEYS], TransactionMode::ReadOnly).map_err(failure)?;
    let store = read.store(KEYS).map_err(failure)?;
    let kept = store.get(JsValue::from_str(name)).await.map_err(failure)?;
    if let Some(key) = kept.filter(|key| !key.is_undefined()) {
        return Ok(key);
    }
    let promise = make().ok_or(VaultError::Unavailable)?;
    let key = js::settled(promise.into()).await.map_err(|_| VaultError::Unavailable)?;
    let write = database.transaction(&[KEYS], TransactionMode::ReadWrite).map_err(failure)?;
    let store = write.store(KEYS).map_err(failure)?;
    store.put(&key, Some(&JsValue::from_str(name))).await.map_err(failure)?;
    committed(write).await?;
    Ok(key)
}

/// Waits for a write to be on the disk. The browser takes a write of ours back for one reason only:
/// there is no room for it.
async fn committed(write: Transaction) -> Result<(), VaultError> {
    match write.done().await.map_err(failure)? {
        TransactionResult::Committed => Ok(()),
        TransactionResult::Aborted => Err(VaultError::Quota),
    }
}

fn failure(error: rexie::Error) -> VaultError {
    let name = match &error {
        rexie::Error::IdbError(idb) => idb.to_string(),
        other => other.to_string(),
    };
    if name.contains("QuotaExceeded") { VaultError::Quota } else { VaultError::Unavailable }
}
