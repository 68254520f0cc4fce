//! Rules of Nakano Pocket, pure: everything a browser and a server must decide alike.
//!
//! Nothing here reads a clock, a file, a network or a random source; those come in as arguments.

pub mod auth;
pub mod bills;
pub mod export;
pub mod kernel;
pub mod shelter;
pub mod sync;
pub mod synced;
