//! What sync needs of the bills that this device has read itself. The room of bills gives it; sync
//! reaches into no room.

use std::{collections::BTreeMap, pin::Pin, sync::Arc};

use nakano_shared::{auth::PersonId, bills::family_bill::FamilyBill, sync::EntityId};

use crate::platform::vault::VaultError;

/// A write to the device under way.
pub(crate) type Writing = Pin<Box<dyn Future<Output = Result<(), VaultError>>>>;

/// The book of this device's own bills.
pub(crate) type OwnBills = Arc<dyn OwnBook>;

/// Its side of the matter.
pub(crate) trait OwnBook: Send + Sync {
    /// Is followed by the effect that asks: the book has changed.
    fn follow(&self);

    /// What may be shared of each bill when it is `owner`'s; `None` while the book is not open or not
    /// whole, when nothing may be concluded from a bill not being there.
    fn bills(&self, owner: PersonId) -> Option<BTreeMap<EntityId, FamilyBill>>;

    /// Takes over a note that was written on another device.
    fn write_note(&self, id: EntityId, note: String) -> Writing;

    /// Takes away a bill that was taken away on another device.
    fn take_away(&self, id: EntityId) -> Writing;
}
