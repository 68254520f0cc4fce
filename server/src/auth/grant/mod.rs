//! Grants: roles with a place and an end, given by an administrator or on the command line.
//!
//! Staff needs a training, and a key that cannot leave its device: to be granted the role, and again
//! at the door of every route that asks for it. [`crate::auth::guard`] holds that door.

pub mod command;
mod service;
pub mod store;

pub use service::{Giver, end, give, look, roles};
pub use store::Grant;
