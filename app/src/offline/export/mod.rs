//! Everything a person has on this device as a file of theirs, and back: with no network and no
//! account.
//!
//! A program of its own, loaded by its card. What a file is and what taking it does is decided by
//! `nakano_shared::export`; what a bill of a file is worth, by the room of bills.

mod device;
mod entrance;
mod files;
mod panel;
mod said;
mod taking;

pub(super) use entrance::{load, panel};
