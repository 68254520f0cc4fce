//! sync: what people write comes together on all their devices, exactly once, whenever there is a
//! network.
//!
//! [`Hub`] is what the rest of the app sees: how far it is, and what other devices have written. The
//! engine behind it is a program of its own and runs only on a device with an account. What changes
//! mean and how they merge is decided by `nakano_shared::sync`; what of a bill may be shared, by
//! `nakano_shared::bills`. Nothing leaves the vault but signed changes.

mod bell;
mod engine;
mod entrance;
mod fetching;
mod halt;
mod hub;
mod join;
mod meta;
mod own_bills;
mod rounds;
mod sending;
mod shown;
pub(crate) mod vault_room;
mod wire;
mod writing;

pub(crate) use hub::{Conflict, Hub, OtherBill, OtherValue, Standing, Wish};
pub(crate) use own_bills::{OwnBills, OwnBook, Writing};
