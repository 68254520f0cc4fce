//! The shelters closest to a point, as the crow flies.
//!
//! Nearest is not assigned: the ward gives every neighbourhood a shelter, and a straight line knows
//! no river or railway. Whoever shows this must not call it 割当.

use super::place::{Place, Position};

/// Mean radius of the earth in metres (IUGG R1). Against the ellipsoid a distance in Nakano is
/// wrong by at most 0.3 %, less than the accuracy of a phone's position.
const EARTH_M: f64 = 6_371_008.8;

/// A shelter and the way to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near<'places> {
    /// The shelter.
    pub place: &'places Place,
    /// Straight-line distance, rounded to whole metres.
    pub metres: u32,
    /// Direction from the start.
    pub bearing: Bearing,
}

/// A direction over the ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bearing {
    /// Degrees clockwise from true north, 0 to 359. Means nothing at a distance of 0 m.
    pub degrees: u16,
    /// The nearest of eight compass points (八方位).
    pub compass: Compass,
}

/// The eight compass points (八方位).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Compass {
    /// 北
    North,
    /// 北東
    NorthEast,
    /// 東
    East,
    /// 南東
    SouthEast,
    /// 南
    South,
    /// 南西
    SouthWest,
    /// 西
    West,
    /// 北西
    NorthWest,
}

impl Compass {
    /// All points, clockwise from north.
    pub const ALL: [Self; 8] = [
        Self::North,
        Self::NorthEast,
        Self::East,
        Self::SouthEast,
        Self::South,
        Self::SouthWest,
        Self::West,
        Self::NorthWest,
    ];

    /// Short English name, such as `ne`: the end of a locale key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::North => "n",
            Self::NorthEast => "ne",
            Self::East => "e",
            Self::SouthEast => "se",
            Self::South => "s",
            Self::SouthWest => "sw",
            Self::West => "w",
            Self::NorthWest => "nw",
        }
    }
}

/// The `count` shelters closest to `from`, closest first; equal distances keep the order of
/// `places`.
pub fn nearest(from: Position, places: &[Place], count: usize) -> Vec<Near<'_>> {
    let mut by_distance: Vec<(f64, &Place)> =
        places.iter().map(|place| (great_circle_m(from, place.position), place)).collect();
    by_distance.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    by_distance
        .into_iter()
        .take(count)
        .map(|(distance, place)| Near {
            place,
            metres: whole(distance),
            bearing: bearing(from, place.position),
        })
        .collect()
}

/// Great-circle distance in whole metres (haversine formula).
pub fn distance_m(from: Position, to: Position) -> u32 {
    whole(great_circle_m(from, to))
}

/// Direction in which one starts from `from` to go straight to `to`.
pub fn bearing(from: Position, to: Position) -> Bearing {
    let (from_lat, to_lat) = (from.lat.to_radians(), to.lat.to_radians());
    let east = (to.lon - from.lon).to_radians();
    let across = east.sin() * to_lat.cos();
    let ahead = from_lat.cos() * to_lat.sin() - from_lat.sin() * to_lat.cos() * east.cos();
    let degrees = whole(across.atan2(ahead).to_degrees().rem_euclid(360.0)) % 360;
    // A point stands for the 45° around it: north is 337.5° to 22.5°.
    let compass = Compass::ALL[((degrees * 2 + 45) / 90 % 8) as usize];
    Bearing { degrees: u16::try_from(degrees).unwrap_or(0), compass }
}

fn great_circle_m(from: Position, to: Position) -> f64 {
    let (from_lat, to_lat) = (from.lat.to_radians(), to.lat.to_radians());
    let half_north = ((to_lat - from_lat) / 2.0).sin();
    let half_east = ((to.lon - from.lon).to_radians() / 2.0).sin();
    let chord = half_north * half_north + from_lat.cos() * to_lat.cos() * half_east * half_east;
    2.0 * EARTH_M * chord.sqrt().min(1.0).asin()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "distances on the earth and degrees are far below u32::MAX and never negative"
)]
fn whole(value: f64) -> u32 {
    value.round() as u32
}
