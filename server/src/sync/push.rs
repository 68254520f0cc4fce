//! Use case: a device sends what it has written.

use std::collections::BTreeMap;

use nakano_shared::{
    auth::PersonId,
    sync::{
        Change, DeviceId, Refusal, Signed,
        api::{Outcome, Push, PushAnswer, PushResult},
        check,
        limits::PUSH_CHANGES_MAX,
    },
    synced,
};

use super::{
    plan::Judged,
    problem,
    signature::is_signed_by,
    store::{change::Name, device, device::Device},
    writer::Writer,
};
use crate::{clock::Clock, db::Db, problem::Problem};

/// Judges each change on its own and stores those that are good, once and durably.
///
/// # Errors
/// A [`Problem`] about the push as a whole: nothing of it is refused then, and it may be sent again.
pub async fn push(
    db: &Db,
    clock: &dyn Clock,
    writer: &Writer,
    person: PersonId,
    push: Push,
) -> Result<PushAnswer, Problem> {
    if push.changes.len() > PUSH_CHANGES_MAX {
        return Err(problem::TOO_MANY_CHANGES);
    }
    let now_ms = clock.utc_ms();
    let devices = device::by_person(db.read(), person).await.map_err(|error| error.answer())?;
    let devices: BTreeMap<_, _> =
        devices.into_iter().map(|device| (device.certificate.device, device)).collect();

    // Good ones go on to the writer; what comes back is put in where they were.
    let mut good = Vec::new();
    let mut results = Vec::with_capacity(push.changes.len());
    for signed in push.changes {
        let id = signed.read().ok().map(|change| change.id);
        results.push((
            id,
            judge(&signed, &devices, now_ms).map(|name| {
                good.push(Judged { name, signed });
            }),
        ));
    }
    let stored = if good.is_empty() { Vec::new() } else { writer.store(person, good).await? };
    let mut stored = stored.into_iter();
    let results = results.into_iter().map(|(id, judged)| {
        let outcome = match judged {
            Err(reason) => Outcome::Refused(reason),
            // One for each that was good.
            Ok(()) => stored.next().ok_or(crate::problem::server::INTERNAL)?,
        };
        Ok(PushResult { id, outcome })
    });
    Ok(PushAnswer { results: results.collect::<Result<_, Problem>>()?, server_ms: now_ms })
}

/// Everything that can be said of a change without its space.
fn judge(
    signed: &Signed,
    devices: &BTreeMap<DeviceId, Device>,
    now_ms: i64,
) -> Result<Name, Refusal> {
    let change: Change = check(signed, &synced::ROOMS)?;
    let device = devices.get(&change.device).ok_or(Refusal::UnknownDevice)?;
    let certificate = &device.certificate;
    if certificate.revoked_at_ms.is_some() {
        return Err(Refusal::DeviceRevoked);
    }
    let message = signed.payload.as_bytes();
    if !is_signed_by(&certificate.public_key, message, &signed.signature) {
        return Err(Refusal::BadSignature);
    }
    change.hlc.check_drift(now_ms).map_err(|_| Refusal::ClockAhead)?;
    Ok(Name { space: change.space, id: change.id })
}
