//! Common ground of all rooms: named concepts only.

pub mod content;
pub mod date;
pub mod language;
pub mod ruby;
pub mod text;
pub mod uuid;
