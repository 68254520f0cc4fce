//! Accounts over HTTP.

mod account;
mod grants;
mod passkeys;
mod rates;
mod recovery;
mod refusals;
mod sessions;
pub(crate) mod steps;
