//! auth, 本人確認: accounts by passkey, sessions, and who may call what.
//!
//! The rules of time and level are in `nakano_shared::auth`; here are their rows and their doors. A
//! route says in its table who may call it, and [`guard`] holds the door: a handler cannot forget.

pub mod account;
pub mod audit;
mod body;
pub mod ceremony;
mod cross_site;
mod device;
mod duty;
mod error;
pub mod grant;
pub(crate) mod guard;
pub mod notice;
pub mod passkey;
pub mod person;
pub(crate) mod problem;
pub mod recovery;
mod routes;
pub mod session;
mod signed_in;
mod table;

pub(crate) use account::ERASER;
pub(crate) use body::JsonBody;
pub(crate) use cross_site::{origin_of, refuse_other_sites};
pub use duty::Duty;
pub use error::AuthError;
pub use signed_in::SignedIn;
pub(crate) use table::ROUTES;
