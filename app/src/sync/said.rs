//! What the rest of the app hears of sync, and what it asks for: other people's bills, values to choose
//! from, wishes.

use nakano_shared::{
    bills::family_bill::FamilyBill,
    sync::{EntityId, SpaceId},
};
use serde_json::Value;

/// A bill that this device has not read itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OtherBill {
    /// Who shares it.
    pub(crate) space: SpaceId,
    /// Which.
    pub(crate) id: EntityId,
    /// What may be shared of it.
    pub(crate) bill: FamilyBill,
    /// Whether it is a bill of the person; the others are of their families.
    pub(crate) is_mine: bool,
}

/// Two wrote without knowing of each other: what stands, and what else was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Conflict {
    /// Who shares it.
    pub(crate) space: SpaceId,
    /// Which entity.
    pub(crate) id: EntityId,
    /// Which field, by its name in the change.
    pub(crate) field: String,
    /// What stands.
    pub(crate) current: OtherValue,
    /// What else was written, the latest first.
    pub(crate) others: Vec<OtherValue>,
}

/// A value that somebody wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OtherValue {
    /// What.
    pub(crate) value: Value,
    /// When, by that device's clock, in UTC milliseconds.
    pub(crate) at_ms: i64,
    /// By whom.
    pub(crate) who: Writer,
}

/// Who wrote a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Writer {
    /// This device.
    Here,
    /// Another device of the person.
    OwnDevice,
    /// Somebody of the family.
    SomebodyElse,
}

/// What the person wants to have written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Wish {
    /// A field with another value.
    Field {
        /// Who shares it.
        space: SpaceId,
        /// Which entity.
        id: EntityId,
        /// Which field.
        field: String,
        /// The value.
        value: Value,
    },
    /// A bill of this device in another space.
    Share {
        /// Which bill.
        id: EntityId,
        /// With which family; `None` for the person alone.
        family: Option<SpaceId>,
    },
}
