//! The server of Nakano Pocket: the app's files and a thin API over one database.
//!
//! A library so that tests call it without a socket; `main.rs` is the shell around it. Decisions
//! are in `nakano-shared` and in each room's `service`, SQL only in `store`, HTTP only in `routes`.

#![forbid(unsafe_code)]

mod accept;
pub mod answer;
mod app;
pub mod auth;
pub mod cli;
pub mod clock;
mod conditional;
pub mod config;
pub mod db;
pub mod erasure;
mod health;
pub mod limits;
pub mod listen;
pub mod problem;
pub mod random;
mod route;
pub mod router;
pub mod shelter;
mod site;
pub mod sync;
pub mod telemetry;

pub use app::App;
pub use route::{Pace, Route, Who};
