//! Accounts over HTTP.

mod passkeys;
mod refusals;
mod sessions;
mod steps;
