//! The ward as lines on a sheet: small enough to travel, plain enough for SVG.

use serde::{Deserialize, Serialize};

use super::place::Position;

/// The map, one file of the bundle. Coordinates are whole metres east and south of `origin`, on a
/// local plane that is true to well under a metre across the ward's six kilometres.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Map {
    /// Layout of this record.
    pub schema: u32,
    /// North-west corner.
    pub origin: Position,
    /// Width and height of the sheet in metres.
    pub size: [i32; 2],
    /// Outline of the ward.
    pub ward: Vec<Line>,
    /// Towns: id of the [`super::place::Town`] and its rings.
    pub towns: Vec<TownShape>,
    /// Railway lines.
    pub railways: Vec<Railway>,
    /// Stations.
    pub stations: Vec<Station>,
}

/// Points as x, y, x, y, … in metres.
pub type Line = Vec<i32>;

/// The outline of a town.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TownShape {
    /// Id of the town.
    pub id: String,
    /// Rings, outer first.
    pub rings: Vec<Line>,
}

/// A stretch of railway.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Railway {
    /// Name of the line; empty when the source has none.
    pub name: String,
    /// Its course.
    pub line: Line,
}

/// A station.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Station {
    /// Name.
    pub name: String,
    /// English name; empty when unknown.
    pub en: String,
    /// x, y in metres.
    pub at: [i32; 2],
}
