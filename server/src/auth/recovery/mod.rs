//! Recovery codes: ten on paper, each good for one way back in.
//!
//! A code opens nothing but the making of a passkey, its person is told that it was used, and
//! whatever took more than a passkey to come by is gone: paper is copied more easily than a key.

mod hash;
mod service;
pub mod store;

pub(crate) use hash::Hashing;
pub(crate) use service::{make, sign_in};
