//! Use case: an account is removed, and with it what its person has here.
//!
//! Erased: their own space, their devices, their place in families, and families nobody else is in.
//! Kept: what they wrote to a family that goes on, which is the others' too. Its changes name a
//! device; the device's key stays so that they can still be checked, its name and all else goes.

use nakano_shared::{auth::PersonId, sync::SpaceKind};

use super::{
    family::let_go,
    store::{device, space},
};
use crate::db::{StoreError, Transaction};

/// Erases a person, in the transaction that removes the account.
///
/// # Errors
/// As the database.
pub async fn person(
    transaction: &mut Transaction,
    person: PersonId,
    now_ms: i64,
) -> Result<(), StoreError> {
    for (of, _) in space::of_person(&mut **transaction, person).await? {
        match of.kind() {
            SpaceKind::Person => space::delete(transaction, of).await?,
            SpaceKind::Family => let_go(transaction, of, person, now_ms).await?,
            SpaceKind::Shelter => {
                space::leave(transaction, of, person, now_ms).await?;
            }
        }
    }
    if space::was_anywhere(transaction, person).await? {
        device::forget_names(transaction, person, now_ms).await
    } else {
        device::delete(transaction, person).await
    }
}
