//! The browser: the only folder that names `web_sys`, `js_sys` and IndexedDB.
//!
//! Every function says in its type what can go wrong; nothing here decides what the person is told.

pub(crate) mod boot;
mod call;
pub(crate) mod camera;
pub(crate) mod clipboard;
pub(crate) mod clock;
pub(crate) mod content_cache;
pub(crate) mod device_settings;
pub(crate) mod http;
mod js;
pub(crate) mod one_tab;
pub(crate) mod page;
pub(crate) mod passkey;
pub(crate) mod pause;
pub(crate) mod picture;
pub(crate) mod position;
pub(crate) mod random;
pub(crate) mod release;
pub(crate) mod scanner;
mod scanner_worker;
pub(crate) mod server_events;
pub(crate) mod signature;
pub(crate) mod signer;
pub(crate) mod speech;
pub(crate) mod storage;
pub(crate) mod surface;
pub(crate) mod text_file;
pub(crate) mod vault;
