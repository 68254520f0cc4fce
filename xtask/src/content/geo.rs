//! The part of GeoJSON (RFC 7946) that the three layers in `content/shelter/geo/` use.

use nakano_shared::shelter::place::Position;
use serde::Deserialize;

use super::json;
use crate::{failure::Failure, places::Places};

/// A layer.
#[derive(Debug, Deserialize)]
pub(super) struct Layer {
    pub(super) features: Vec<Feature>,
}

/// A thing on the map.
#[derive(Debug, Deserialize)]
pub(super) struct Feature {
    pub(super) properties: Properties,
    pub(super) geometry: Geometry,
}

/// What the layers say of a thing; each layer fills some of it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Properties {
    /// Census key of a town.
    pub(super) key_code: Option<String>,
    /// Name in Japanese.
    pub(super) name: Option<String>,
    /// Name in English.
    pub(super) name_en: Option<String>,
    /// A point inside a town.
    pub(super) lng: Option<f64>,
    /// A point inside a town.
    pub(super) lat: Option<f64>,
}

/// Longitude, then latitude, in degrees.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub(super) struct LonLat(f64, f64);

/// Where it is.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", content = "coordinates")]
pub(super) enum Geometry {
    Point(LonLat),
    LineString(Vec<LonLat>),
    Polygon(Vec<Vec<LonLat>>),
    MultiPolygon(Vec<Vec<Vec<LonLat>>>),
}

impl LonLat {
    pub(super) const fn position(self) -> Position {
        Position { lat: self.1, lon: self.0 }
    }
}

impl Geometry {
    /// The rings of an area, none of anything else.
    pub(super) fn rings(&self) -> Vec<&[LonLat]> {
        match self {
            Self::Polygon(rings) => rings.iter().map(Vec::as_slice).collect(),
            Self::MultiPolygon(areas) => areas.iter().flatten().map(Vec::as_slice).collect(),
            Self::Point(_) | Self::LineString(_) => Vec::new(),
        }
    }
}

/// Reads a layer by its name.
pub(super) fn read(places: &Places, layer: &str) -> Result<Layer, Failure> {
    json(places, &format!("content/shelter/geo/{layer}.geojson"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_have_rings_and_lines_have_none() {
        for (json, rings) in [
            (r#"{"type":"Point","coordinates":[139.6,35.7]}"#, 0),
            (r#"{"type":"LineString","coordinates":[[1,2],[3,4]]}"#, 0),
            (r#"{"type":"Polygon","coordinates":[[[1,2],[3,4],[1,2]]]}"#, 1),
            (r#"{"type":"MultiPolygon","coordinates":[[[[1,2]]],[[[1,2]],[[3,4]]]]}"#, 3),
        ] {
            let geometry: Geometry = serde_json::from_str(json).unwrap();
            assert_eq!(geometry.rings().len(), rings, "{json}");
        }
    }
}
