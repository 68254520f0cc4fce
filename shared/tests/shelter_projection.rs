//! The map's plane against the ellipsoid, and back again.

use nakano_shared::shelter::{map::Map, place::Position, projection::Plane};
use proptest::prelude::*;

/// Corners of the ward's outline.
const NORTH_WEST: Position = Position { lat: 35.735_55, lon: 139.624_25 };
const SOUTH_EAST: Position = Position { lat: 35.676_56, lon: 139.694_10 };

fn at(lat: f64, lon: f64) -> Position {
    Position { lat, lon }
}

/// Distances on the GRS80 ellipsoid by Vincenty's inverse formula, worked out apart from this code.
#[test]
fn distances_on_the_sheet_are_true_to_a_metre_across_the_ward() {
    let plane = Plane::between(NORTH_WEST, SOUTH_EAST);
    for (from, to, metres) in [
        (at(35.73555, 139.62425), at(35.67656, 139.6941), 9_099.28),
        (at(35.73555, 139.6941), at(35.67656, 139.62425), 9_099.28),
        (at(35.73555, 139.62425), at(35.73555, 139.6941), 6_318.89),
        (at(35.67656, 139.62425), at(35.67656, 139.6941), 6_323.55),
        (at(35.73555, 139.62425), at(35.67656, 139.62425), 6_545.15),
        (at(35.70574, 139.66577), at(35.723_853, 139.657_234), 2_153.02),
    ] {
        let ((x, y), (u, v)) = (plane.to_metres(from), plane.to_metres(to));
        let drawn = (x - u).hypot(y - v);
        assert!((drawn - metres).abs() < 0.1, "{from:?} {to:?}: {drawn} for {metres}");
    }
}

#[test]
fn the_corner_is_the_origin_and_the_axes_point_east_and_south() {
    let plane = Plane::between(NORTH_WEST, SOUTH_EAST);
    let (x, y) = plane.to_metres(NORTH_WEST);
    assert!(x.abs() < 1e-6 && y.abs() < 1e-6, "{x} {y}");
    let (x, y) = plane.to_metres(SOUTH_EAST);
    assert!(x > 6_000.0 && y > 6_000.0, "{x} {y}");
}

#[test]
fn a_published_map_gives_the_same_plane_as_the_one_it_was_drawn_on() {
    let plane = Plane::between(NORTH_WEST, SOUTH_EAST);
    let map = Map {
        schema: 1,
        origin: NORTH_WEST,
        size: [6_323, 6_546],
        ward: vec![],
        towns: vec![],
        railways: vec![],
        stations: vec![],
    };
    let published = Plane::of_map(&map);
    for point in [NORTH_WEST, SOUTH_EAST, at(35.676_56, 139.624_25), at(35.7, 139.66)] {
        let ((x, y), (u, v)) = (plane.to_metres(point), published.to_metres(point));
        assert!((x - u).hypot(y - v) < 0.1, "{point:?}: {x} {y} and {u} {v}");
    }
}

proptest! {
    #[test]
    fn metres_and_back_is_where_one_was(lat in 35.6..35.8_f64, lon in 139.5..139.8_f64) {
        let plane = Plane::between(NORTH_WEST, SOUTH_EAST);
        let (x, y) = plane.to_metres(at(lat, lon));
        let back = plane.to_position(x, y);
        // A hundred-millionth of a degree is a millimetre.
        prop_assert!((back.lat - lat).abs() < 1e-8 && (back.lon - lon).abs() < 1e-8, "{back:?}");
    }
}
