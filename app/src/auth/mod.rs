//! auth, 本人確認: the account on the screen. Everything that needs no ward works without one.
//!
//! A `*_page` is an address; `client` speaks to the server, `fetched` shows what it answers. A person
//! is never asked for a name, an address or a password; the passkey stays in the device.

mod account_page;
mod audit_page;
mod client;
mod device_name;
mod failure;
mod fetched;
mod notices_page;
mod pages;
mod passkey_item;
mod passkeys_page;
mod recover_page;
mod recovery_page;
mod remove_page;
mod sessions_page;
mod sign_in_card;

pub(crate) use pages::{load, page};
