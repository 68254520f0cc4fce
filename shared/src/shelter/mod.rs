//! shelter, 避難所: the manual, the places, and finding both with no network.
//!
//! The manual is this project's own text, never presented as the ward's official one; a shelter's
//! own chapters from the ward stand beside it when they are given. The nearest shelter is never
//! called the assigned one.

pub mod assemble;
pub mod manual;
pub mod map;
pub mod nearest;
pub mod open_data;
pub mod place;
pub mod projection;
pub mod search;
pub mod ward_text;

/// Names of this room's files in the content bundle.
pub mod files {
    /// [`super::manual::Manual`]
    pub const MANUAL: &str = "shelter/manual.json";
    /// [`super::place::Directory`]
    pub const PLACES: &str = "shelter/places.json";
    /// [`super::map::Map`]
    pub const MAP: &str = "shelter/map.json";
    /// [`super::search::Index`]
    pub const SEARCH: &str = "shelter/search.json";
}
