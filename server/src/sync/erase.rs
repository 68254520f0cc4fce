//! Use case: an account is removed, and with it what its person has here.
//!
//! Erased: their own space, their devices, their place in families, and families nobody else is in.
//! Kept: what they wrote to a family that goes on, which is the others' too. Its changes name a
//! device; the device's key stays so that they can still be checked, its name and all else goes.

use nakano_shared::{
    auth::{PersonId, api::Kept},
    sync::SpaceKind,
};

use super::{
    family::let_go,
    store::{device, space},
};
use crate::{
    db::{StoreError, Transaction},
    erasure::Eraser,
};

/// This room's part.
pub(crate) const ERASER: Eraser = Eraser {
    room: "sync",
    erase: |transaction, who, now_ms| Box::pin(person(transaction, who, now_ms)),
};

/// Erases a person, in the transaction that removes the account; gives in how many spaces of others
/// something of theirs is kept.
///
/// # Errors
/// As the database.
pub async fn person(
    transaction: &mut Transaction,
    person: PersonId,
    now_ms: i64,
) -> Result<Vec<Kept>, StoreError> {
    for (of, _) in space::of_person(&mut **transaction, person).await? {
        match of.kind() {
            SpaceKind::Person => space::delete(transaction, of).await?,
            SpaceKind::Family => let_go(transaction, of, person, now_ms).await?,
            SpaceKind::Shelter => {
                space::leave(transaction, of, person, now_ms).await?;
            }
        }
    }
    let records = space::count(transaction, person).await?;
    if records == 0 {
        device::delete(transaction, person).await?;
        return Ok(Vec::new());
    }
    device::forget_names(transaction, person, now_ms).await?;
    let kept = Kept {
        room: "sync".to_owned(),
        what: "changes-in-shared-spaces".to_owned(),
        by: "shared-with-others".to_owned(),
        records,
    };
    Ok(vec![kept])
}
