//! Accounts over HTTP.

mod sessions;
