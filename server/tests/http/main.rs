//! The server as its clients see it, without a socket but for the listener's own tests.
//! Includes `coverage.rs`, the walk over every route.

#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

#[path = "../support/app.rs"]
mod app;
#[path = "../support/authenticator.rs"]
mod authenticator;
#[path = "../support/clock.rs"]
mod clock;
#[path = "../coverage.rs"]
mod coverage;
#[path = "../support/device.rs"]
mod device;

mod auth;
mod health;
mod limits;
mod listen;
mod shelter;
mod site;
mod sync;
