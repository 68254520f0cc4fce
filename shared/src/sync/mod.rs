//! sync: how what people write comes together again, on their other phone, with their family, at
//! the ward, exactly once and in whatever order it arrives.
//!
//! A [`Change`] says one thing about one entity. It is written once, signed by its device, and never
//! altered after that. What people see is a fold over the set of changes ([`State`]): the same set
//! gives the same state, however often and in whatever order its members came.
//!
//! Must stay true:
//! - Merging is commutative, associative and idempotent; `shared/tests/sync_properties.rs`.
//! - Whoever writes knowing another's value replaces it, whatever the clocks say; a clock decides
//!   only between two who did not know of each other, and then the other value stays visible.
//! - What this program does not understand is kept as it came and passed on.
//! - Nothing here interprets text: HTML is letters like any other.
//!
//! Deliberately absent: money, seats and whatever else there is only so much of (the server decides
//! those by command), storage, transport, and any knowledge of what a room's fields mean.

pub mod api;
pub mod body;
pub mod change;
pub mod device;
pub mod entity;
pub mod error;
pub mod hlc;
pub mod id;
pub mod invitation;
pub mod json;
pub mod limits;
pub mod outbox;
pub mod register;
pub mod space;
pub mod state;
pub mod validate;

#[cfg(test)]
pub(crate) mod samples;

pub use body::{Body, Edit};
pub use change::{Change, Signed, VERSION};
pub use entity::{Entity, Slot};
pub use error::Refusal;
pub use hlc::{Hlc, HybridClock};
pub use id::{ChangeId, DeviceId, EntityId};
pub use outbox::Outbox;
pub use register::{Register, Write};
pub use space::{Audience, Role, SpaceId, SpaceKind};
pub use state::{EntityKey, State};
pub use validate::{RoomRules, check};
