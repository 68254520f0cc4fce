//! Use cases of devices: register a key, list, sign off.

use nakano_shared::{
    auth::PersonId,
    kernel::my_number,
    sync::{
        DeviceId, Role, SpaceId,
        api::{DeviceRow, Devices, RegisterDevice},
        device::{DeviceCertificate, registration_text},
        limits::{DEVICE_NAME_CHARS_MAX, DEVICES_MAX},
    },
};

use super::{
    problem,
    signature::is_signed_by,
    store::{
        device::{self, Device},
        space,
    },
};
use crate::{
    db::{Db, StoreError, Transaction},
    problem::Problem,
};

/// Lets a device write for a person, and makes the person's own space if it is their first. Asked
/// again for the same key, it is done already.
///
/// # Errors
/// A [`Problem`] that says what is wrong with the key, the name or the number of devices.
pub async fn register(
    db: &Db,
    person: PersonId,
    asked: RegisterDevice,
    now_ms: i64,
) -> Result<(), Problem> {
    let RegisterDevice { device, public_key, name, proof } = asked;
    let chars = name.chars().count();
    if chars == 0 || chars > DEVICE_NAME_CHARS_MAX || my_number::is_in(&name) {
        return Err(problem::BAD_DEVICE_NAME);
    }
    let text = registration_text(person, device, &public_key);
    if !is_signed_by(&public_key, text.as_bytes(), &proof) {
        return Err(problem::BAD_KEY);
    }
    let certificate = DeviceCertificate {
        device,
        person,
        public_key,
        registered_at_ms: now_ms,
        revoked_at_ms: None,
    };
    let row = Device { certificate, name };
    let outcome = db.write(move |transaction| {
        let row = row.clone();
        Box::pin(async move { add(transaction, &row).await })
    });
    outcome.await.map_err(|error| error.answer())?
}

async fn add(
    transaction: &mut Transaction,
    row: &Device,
) -> Result<Result<(), Problem>, StoreError> {
    let DeviceCertificate { device, person, ref public_key, registered_at_ms, .. } =
        row.certificate;
    let devices = device::by_person(&mut **transaction, person).await?;
    if let Some(known) = devices.iter().find(|known| known.certificate.device == device) {
        let same = known.certificate.public_key == *public_key;
        let writes = known.certificate.revoked_at_ms.is_none();
        return Ok(if same && writes { Ok(()) } else { Err(problem::DEVICE_TAKEN) });
    }
    let writing = devices.iter().filter(|device| device.certificate.revoked_at_ms.is_none());
    if writing.count() >= DEVICES_MAX {
        return Ok(Err(problem::TOO_MANY_DEVICES));
    }
    if !device::insert(transaction, row).await? {
        return Ok(Err(problem::DEVICE_TAKEN));
    }
    let own = SpaceId::of_person(person);
    space::insert(transaction, own, registered_at_ms).await?;
    space::enter(transaction, own, person, Role::Owner, registered_at_ms).await?;
    Ok(Ok(()))
}

/// The devices of a person.
///
/// # Errors
/// The [`Problem`] of the database.
pub async fn list(db: &Db, person: PersonId) -> Result<Devices, Problem> {
    let devices = device::by_person(db.read(), person).await.map_err(|error| error.answer())?;
    let row = |Device { name, certificate }| DeviceRow { name, certificate };
    Ok(Devices { devices: devices.into_iter().map(row).collect() })
}

/// Signs a device off: nothing it writes is taken from then on.
///
/// # Errors
/// `sync/no-device` when the person has none of this name, or the [`Problem`] of the database.
pub async fn revoke(
    db: &Db,
    person: PersonId,
    device: DeviceId,
    now_ms: i64,
) -> Result<(), Problem> {
    let done = db
        .write(move |transaction| {
            Box::pin(async move {
                let done = device::revoke(transaction, person, device, now_ms).await?;
                let devices = device::by_person(&mut **transaction, person).await?;
                // Signed off earlier is signed off.
                Ok(done || devices.iter().any(|known| known.certificate.device == device))
            })
        })
        .await
        .map_err(|error| error.answer())?;
    if done { Ok(()) } else { Err(problem::NO_DEVICE) }
}
