//! Passkeys: made, asked for, named, removed. webauthn-rs verifies; what follows is decided here.
//!
//! An answer is taken in three steps: the challenge is used up, the answer is verified without a
//! transaction, and what follows is written in one. Two answers of one passkey at the same moment
//! meet at the stored counter, and the later one is refused.

mod keys;
mod register;
mod relying_party;
mod sign_in;
pub mod store;

pub(crate) use keys::{list, name, remove};
pub(crate) use register::{finish, finish_adding, start, start_adding};
pub(crate) use relying_party::RelyingParty;
pub(crate) use sign_in::{finish_sign_in, finish_step_up, start_sign_in, start_step_up};
pub use store::Passkey;

/// Most passkeys of a person: a family of devices and then some, and no list without end.
pub const PASSKEYS_MAX: usize = 20;
