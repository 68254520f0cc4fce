//! Common ground of all rooms: named concepts only.

pub mod content;
pub mod date;
pub mod hex;
pub mod id;
pub mod language;
pub mod my_number;
pub mod ruby;
pub mod text;
pub mod uuid;
