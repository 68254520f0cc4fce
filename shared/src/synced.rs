//! What the rooms say about their own kinds of changes. Lists rooms, one line each.

use crate::{bills, sync::RoomRules};

/// The rules of all rooms that keep something in spaces.
pub const ROOMS: [RoomRules; 1] = [bills::family_bill::RULES];
