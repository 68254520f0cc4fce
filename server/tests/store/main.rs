//! Every statement on both engines: SQLite in a scratch file, PostgreSQL in a database of its own.

#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

mod auth;
mod database;
#[path = "../support/device.rs"]
mod device;
mod engines;
mod import;
mod shelter;
mod sync;
