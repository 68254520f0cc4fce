//! Every statement of auth on both engines.

mod audit;
mod ceremonies;
mod grants;
mod notices;
mod passkeys;
mod persons;
mod recovery;
mod sessions;

use nakano_server::{
    auth::person,
    db::{StoreError, Transaction, Work},
};
use nakano_shared::auth::{
    Device, Level, PersonId,
    device::{Browser, System},
};

use crate::engines::Scene;

/// 2026-11-22T00:00:00Z, in milliseconds.
const NOW: i64 = 1_795_305_600_000;

const PHONE: Device = Device { system: System::Iphone, browser: Browser::Safari };

/// A person of this number, not in the database yet.
fn person(number: u8) -> PersonId {
    PersonId::from_bytes([number; 16])
}

/// Runs one statement in a transaction of its own.
async fn write<T, F>(scene: &Scene, work: F) -> Result<T, StoreError>
where
    F: for<'run> Fn(&'run mut Transaction) -> Work<'run, T> + Send + Sync,
    T: Send,
{
    scene.db.write(work).await
}

/// Adds the person of this number.
async fn insert_person(scene: &Scene, number: u8) -> PersonId {
    let id = person(number);
    write(scene, move |transaction| {
        Box::pin(async move { person::store::insert(transaction, id, Level::L2, NOW).await })
    })
    .await
    .unwrap();
    id
}
