//! Degrees to metres on a sheet and back, for the ward's map.
//!
//! Plain "degrees times the cosine of the middle latitude" is off by 1.5 m between the far corners
//! of the ward; with the curvature of the parallels added (the second term of the Cassini
//! projection) the error is under 2 cm. This is not a projection for whole prefectures.

use super::{map::Map, place::Position};

/// Equatorial radius of the GRS80 ellipsoid, in metres; Japan's JGD2011 and WGS84 share it.
const EQUATOR_M: f64 = 6_378_137.0;

/// First eccentricity squared of GRS80, no unit.
const ECCENTRICITY_SQUARED: f64 = 0.006_694_380_022_90;

/// A flat sheet touching the earth in its middle; x grows to the east, y to the south, in metres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plane {
    middle: Position,
    /// Where the sheet's north-west corner lies, seen from its middle: metres east and south.
    corner: (f64, f64),
    /// Radius of curvature to the north at the middle, in metres.
    meridian_m: f64,
    /// Radius of curvature to the east at the middle, in metres.
    vertical_m: f64,
}

impl Plane {
    /// The sheet between two corners. Longitudes must not straddle the date line.
    pub fn between(north_west: Position, south_east: Position) -> Self {
        let middle = Position {
            lat: f64::midpoint(north_west.lat, south_east.lat),
            lon: f64::midpoint(north_west.lon, south_east.lon),
        };
        Self::around(middle, north_west)
    }

    /// The sheet of a published map, from its corner and size.
    pub fn of_map(map: &Map) -> Self {
        let [width, height] = map.size.map(f64::from);
        let (meridian_m, _) = radii(map.origin.lat);
        let lat = map.origin.lat - (height / 2.0 / meridian_m).to_degrees();
        let (_, vertical_m) = radii(lat);
        let lon =
            map.origin.lon + (width / 2.0 / (vertical_m * lat.to_radians().cos())).to_degrees();
        Self::around(Position { lat, lon }, map.origin)
    }

    fn around(middle: Position, north_west: Position) -> Self {
        let (meridian_m, vertical_m) = radii(middle.lat);
        let plane = Self { middle, corner: (0.0, 0.0), meridian_m, vertical_m };
        Self { corner: plane.to_metres(north_west), ..plane }
    }

    /// Metres east and south of the north-west corner.
    pub fn to_metres(&self, at: Position) -> (f64, f64) {
        let north = (at.lat - self.middle.lat).to_radians();
        let east = (at.lon - self.middle.lon).to_radians();
        let x = east * self.vertical_m * at.lat.to_radians().cos();
        let y = -(north * self.meridian_m + self.sag(east));
        (x - self.corner.0, y - self.corner.1)
    }

    /// The point `east` and `south` metres from the north-west corner; undoes [`Self::to_metres`].
    pub fn to_position(&self, east: f64, south: f64) -> Position {
        let (x, y) = (east + self.corner.0, south + self.corner.1);
        let mut lat = self.middle.lat.to_radians();
        let mut lon = 0.0;
        // Each turn shrinks the error by the size of the sheet over the earth, a thousandth.
        for _ in 0..4 {
            lon = x / (self.vertical_m * lat.cos());
            lat = self.middle.lat.to_radians() + (-y - self.sag(lon)) / self.meridian_m;
        }
        Position { lat: lat.to_degrees(), lon: self.middle.lon + lon.to_degrees() }
    }

    /// How far a parallel rises from the straight line at `east` radians off the middle, in metres.
    fn sag(&self, east: f64) -> f64 {
        let (sin, cos) = self.middle.lat.to_radians().sin_cos();
        self.vertical_m * sin * cos * east * east / 2.0
    }
}

/// Radii of curvature of GRS80 at a latitude in degrees: to the north, and to the east, in metres.
fn radii(lat: f64) -> (f64, f64) {
    let sin = lat.to_radians().sin();
    let flattened = 1.0 - ECCENTRICITY_SQUARED * sin * sin;
    let vertical = EQUATOR_M / flattened.sqrt();
    (vertical * (1.0 - ECCENTRICITY_SQUARED) / flattened, vertical)
}
