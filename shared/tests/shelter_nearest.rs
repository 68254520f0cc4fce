//! Distances and directions against figures worked out apart from this code.

use nakano_shared::shelter::{
    nearest::{Compass, bearing, distance_m, nearest},
    open_data,
    place::{Place, Position},
};

fn at(lat: f64, lon: f64) -> Position {
    Position { lat, lon }
}

#[expect(clippy::unwrap_used, reason = "a broken content file is a failed test")]
fn shelters() -> Vec<Place> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../content/shelter/places.csv");
    open_data::import(&std::fs::read_to_string(path).unwrap()).unwrap().places
}

/// The fixture starts at the point the census gives for each town (a point inside it), and was
/// made with another formula; it says straight-line distance in whole metres.
#[test]
fn all_85_towns_find_their_two_nearest_shelters() {
    let shelters = shelters();
    let mut reader =
        csv::Reader::from_reader(include_str!("data/shelter/nearest_by_town.csv").as_bytes());
    let mut towns = 0;
    for record in reader.records().map(Result::unwrap) {
        let number = |at: usize| record[at].parse::<f64>().unwrap();
        let found = nearest(at(number(2), number(3)), &shelters, 2);
        for (near, (id, metres)) in found.iter().zip([(4, 5), (6, 7)]) {
            assert_eq!(near.place.id, record[id], "{record:?}");
            let off = (f64::from(near.metres) - number(metres)).abs();
            assert!(off <= 2.0, "{} is {} m away in {record:?}", near.place.name, near.metres);
        }
        assert_eq!(found.len(), 2);
        towns += 1;
    }
    assert_eq!(towns, 85);
}

#[test]
fn distance_is_the_great_circle_in_whole_metres() {
    for (from, to, want) in [
        (at(35.0, 139.0), at(35.0, 139.0), 0),
        // A degree of latitude is 2πR/360.
        (at(35.0, 139.0), at(36.0, 139.0), 111_195),
        (at(0.0, 0.0), at(0.0, 1.0), 111_195),
        (at(0.0, 0.0), at(0.0, 180.0), 20_015_114),
    ] {
        assert_eq!(distance_m(from, to), want, "{from:?} {to:?}");
        assert_eq!(distance_m(to, from), want, "{to:?} {from:?}");
    }
}

#[test]
fn bearing_is_clockwise_from_north_and_rounds_to_the_next_compass_point() {
    let here = at(35.7, 139.66);
    for (north, east, degrees, compass) in [
        (1.0, 0.0, 0, Compass::North),
        (1.0, 1.0, 45, Compass::NorthEast),
        (0.0, 1.0, 90, Compass::East),
        (-1.0, 1.0, 135, Compass::SouthEast),
        (-1.0, 0.0, 180, Compass::South),
        (-1.0, -1.0, 225, Compass::SouthWest),
        (0.0, -1.0, 270, Compass::West),
        (1.0, -1.0, 315, Compass::NorthWest),
        (1.0, 0.4, 22, Compass::North),
        (1.0, 0.43, 23, Compass::NorthEast),
        (1.0, -0.4, 338, Compass::North),
        (1.0, -0.43, 337, Compass::NorthWest),
        (1.0, -0.001, 0, Compass::North),
    ] {
        // A hundred metres or so; degrees of longitude are shorter than degrees of latitude.
        let to =
            at(here.lat + north * 0.001, here.lon + east * 0.001 / here.lat.to_radians().cos());
        let got = bearing(here, to);
        assert_eq!((got.degrees, got.compass), (degrees, compass), "{north} {east}");
    }
}

#[test]
fn shelters_at_the_same_distance_keep_their_order_and_fewer_than_asked_is_no_error() {
    let first = shelters().remove(0);
    let twins: Vec<Place> =
        ["b", "a", "c"].map(|id| Place { id: id.to_owned(), ..first.clone() }).to_vec();
    let ids = |count| {
        let found = nearest(at(35.7, 139.66), &twins, count);
        found.iter().map(|near| near.place.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(ids(2), ["b", "a"]);
    assert_eq!(ids(9), ["b", "a", "c"]);
    assert!(ids(0).is_empty());
    assert!(nearest(at(35.7, 139.66), &[], 3).is_empty());
}
