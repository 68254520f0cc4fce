//! sync: what people write comes together on all their devices, exactly once, whenever there is a
//! network.
//!
//! [`Hub`] is what the rest of the app sees: how far it is, and what other devices have written. The
//! engine behind it is a program of its own and runs only on a device with an account. What changes
//! mean and how they merge is decided by `nakano_shared::sync`; what of a bill may be shared, by
//! `nakano_shared::bills`. Nothing leaves the vault but signed changes.
//!
//! The pages below `/sync` are the person's families, another program: who is in them is asked of the
//! server each time, since only it knows. A person has no name there.

mod bell;
mod engine;
mod entrance;
mod families_page;
mod family;
mod family_client;
mod family_failure;
mod family_item;
mod fetching;
mod halt;
mod hub;
mod invite_dialog;
mod join;
mod join_page;
mod joining;
mod member_item;
mod membership;
mod meta;
mod own_bills;
mod pages;
mod rounds;
mod said;
mod sending;
mod shown;
pub(crate) mod vault_room;
mod wire;
mod writing;

pub(crate) use family::{Family, name as family_name};
pub(crate) use hub::{Hub, Standing};
pub(crate) use own_bills::{OwnBills, OwnBook, Writing};
pub(crate) use pages::{load, page};
pub(crate) use said::{Conflict, OtherBill, OtherValue, Wish, Writer};
