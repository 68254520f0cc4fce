//! Recovery codes: ten on paper, each good for one way back in.
//!
//! A code opens nothing but the making of a passkey, and its person is told that it was used.

mod hash;
mod service;
pub mod store;

pub(crate) use hash::Hashing;
pub(crate) use service::{make, sign_in};
