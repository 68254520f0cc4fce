//! The account as a whole: who has looked at it, and its end.

mod erase;
mod service;
pub mod store;

pub(crate) use erase::ERASER;
pub(crate) use service::{AUDIT_LINES_MAX, remove};
