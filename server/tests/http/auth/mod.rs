//! Accounts over HTTP.

mod passkeys;
mod rates;
mod recovery;
mod refusals;
mod sessions;
mod steps;
