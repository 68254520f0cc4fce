//! The nearest shelters from where the person sets out. Nearest is never called the assigned one.

use nakano_shared::shelter::{
    nearest::{Compass, Near, nearest},
    place::{Place, Position},
};

use crate::i18n::{Key, keys};

/// Shelters shown.
const COUNT: usize = 3;

/// A direction means nothing closer than this: the position of a phone is not more exact, in
/// metres.
const HERE_M: u32 = 30;

/// Farther than this from every shelter the person is not in the ward, in metres. Every town of the
/// ward has one within 617 m; the rest is for the streets around it.
const OUTSIDE_M: u32 = 3_000;

/// What is said of the way from the start.
#[derive(Debug, PartialEq)]
pub(super) struct NearView<'places> {
    /// The nearest shelters, nearest first.
    pub(super) ways: Vec<Way<'places>>,
    /// Whether the start is outside the ward.
    pub(super) outside: bool,
}

/// A shelter and how to get there.
#[derive(Debug, PartialEq)]
pub(super) struct Way<'places> {
    /// The shelter.
    pub(super) place: &'places Place,
    /// Straight-line distance in metres.
    pub(super) metres: u32,
    /// Where to, clockwise from north in degrees, and in a word; none when one is there.
    pub(super) direction: Option<(u16, Compass)>,
}

impl<'places> NearView<'places> {
    /// The nearest shelters from `start`.
    pub(super) fn from(start: Position, places: &'places [Place]) -> Self {
        let ways: Vec<_> = nearest(start, places, COUNT).into_iter().map(Way::of).collect();
        let outside = ways.first().is_none_or(|way| way.metres > OUTSIDE_M);
        Self { ways, outside }
    }
}

impl<'places> Way<'places> {
    /// The way from `start` to one shelter.
    pub(super) fn to(start: Position, place: &'places Place) -> Option<Self> {
        nearest(start, std::slice::from_ref(place), 1).into_iter().next().map(Self::of)
    }

    fn of(near: Near<'places>) -> Self {
        let direction = (near.bearing.degrees, near.bearing.compass);
        Self {
            place: near.place,
            metres: near.metres,
            direction: (near.metres >= HERE_M).then_some(direction),
        }
    }
}

/// A point of the compass in a word.
pub(super) const fn compass_word(compass: Compass) -> Key {
    match compass {
        Compass::North => keys::SHELTER_COMPASS_N,
        Compass::NorthEast => keys::SHELTER_COMPASS_NE,
        Compass::East => keys::SHELTER_COMPASS_E,
        Compass::SouthEast => keys::SHELTER_COMPASS_SE,
        Compass::South => keys::SHELTER_COMPASS_S,
        Compass::SouthWest => keys::SHELTER_COMPASS_SW,
        Compass::West => keys::SHELTER_COMPASS_W,
        Compass::NorthWest => keys::SHELTER_COMPASS_NW,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shelter::samples;

    /// A degree of latitude in metres, about.
    const DEGREE_M: f64 = 111_195.0;

    fn north_of(place: &Place, metres: f64) -> Position {
        Position { lat: place.position.lat + metres / DEGREE_M, ..place.position }
    }

    #[test]
    fn the_way_tells_metres_and_direction_but_not_where_one_stands() {
        let place = &samples::directory().places[0];
        for (north, metres, compass) in [
            (500.0, 500, Some(Compass::South)),
            (-40.0, 40, Some(Compass::North)),
            (29.0, 29, None),
            (0.0, 0, None),
        ] {
            let way = Way::to(north_of(place, north), place).unwrap();
            assert_eq!(way.metres, metres, "{north}");
            assert_eq!(way.direction.map(|(_, compass)| compass), compass, "{north}");
        }
    }

    #[test]
    fn the_nearest_come_first_and_a_start_far_away_is_said() {
        let directory = samples::directory();
        let (first, second) = (&directory.places[0], &directory.places[1]);
        for (start, nearest, outside) in [
            (first.position, "E1", false),
            (second.position, "E2", false),
            (north_of(first, 2_000.0), "E3", false),
            (north_of(first, 4_000.0), "E3", true),
        ] {
            let view = NearView::from(start, &directory.places);
            assert_eq!(view.ways.len(), 3, "{start:?}");
            assert_eq!(view.ways[0].place.id, nearest, "{start:?}");
            assert_eq!(view.outside, outside, "{start:?}");
        }
    }

    #[test]
    fn without_shelters_there_is_no_way() {
        let view = NearView::from(samples::directory().towns[0].position, &[]);
        assert!(view.ways.is_empty() && view.outside);
    }

    #[test]
    fn every_point_of_the_compass_has_a_word_of_its_own() {
        for (at, one) in Compass::ALL.into_iter().enumerate() {
            for other in &Compass::ALL[at + 1..] {
                assert_ne!(compass_word(one), compass_word(*other), "{one:?} {other:?}");
            }
        }
    }
}
