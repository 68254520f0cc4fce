//! auth, 本人確認: the account on the screen. Everything that needs no ward works without one.
//!
//! A `*_page` is an address; `client` speaks to the server, `fetched` shows what it answers. A person
//! is never asked for a name, an address or a password; the passkey stays in the device.
//!
//! Open to the other carrier: what is shown only to who is signed in (`asked`), what needs them verified
//! just now (`stepped_up`), and what is said when it fails.

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

pub(crate) use client::stepped_up;
pub(crate) use failure::{Failure, FailureNotice};
pub(crate) use fetched::{Again, asked, fetched};
pub(crate) use pages::{load, page};
