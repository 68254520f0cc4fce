//! Sessions: an opaque token in one cookie, its SHA-256 in one row.
//!
//! The token says nothing and is made anew at every sign-in and every verification, so that one
//! that was planted or seen before is worth nothing after.

pub(crate) mod cookie;
mod service;
pub mod store;
pub mod token;

pub(crate) use service::rotate;
pub use service::{Beginning, begin, end, end_all, list, resume};
pub use store::{Session, VerifiedBy};
pub use token::Token;
