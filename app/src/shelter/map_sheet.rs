//! What is drawn on the map, ready for SVG: lines as path data, names with the level from which
//! they are written.

use std::fmt::Write as _;

use nakano_shared::{
    kernel::language::Language,
    shelter::{
        map::{Line, Map},
        place::{Directory, Place, Position},
        projection::Plane,
    },
};

use super::{
    map_labels::{Label, LabelKind, levels},
    map_view::{Point, Rect, distance},
    place_name,
};

/// Stops of one name closer than this are one station, in metres: every line brings its own.
const ONE_STATION_M: f64 = 500.0;

/// The sheet.
#[derive(Debug, PartialEq)]
pub(super) struct MapSheet {
    /// The part that is shown as the whole map: the ward.
    pub(super) ward: Rect,
    /// Outline of the ward.
    pub(super) outline: String,
    /// Borders of the towns.
    pub(super) towns: String,
    /// Railways.
    pub(super) railways: String,
    /// Stations, those inside the ward first.
    pub(super) stations: Vec<Written>,
    /// Names of the towns.
    pub(super) names: Vec<Written>,
    /// Shelters.
    pub(super) places: Vec<Mark>,
}

/// A name on the map.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Written {
    /// The name.
    pub(super) text: String,
    /// The point it names, in metres.
    pub(super) at: Point,
    /// Level from which it is written; `None` when there is never room.
    pub(super) level: Option<usize>,
}

/// A shelter on the map.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mark {
    /// Id of the shelter.
    pub(super) id: String,
    /// Its whole name.
    pub(super) name: String,
    /// The name beside the mark.
    pub(super) label: Written,
}

impl MapSheet {
    /// The sheet in a language; `letters` is the text size, 1 for the usual one.
    pub(super) fn of(map: &Map, directory: &Directory, language: Language, letters: f64) -> Self {
        let plane = Plane::of_map(map);
        let [width, height] = map.size.map(f64::from);
        let all = Rect { left: 0.0, top: 0.0, width, height };
        let ward = Rect::around(&map.ward).unwrap_or(all);
        let at = |position: Position| plane.to_metres(position);
        let mut sheet = Self {
            ward,
            outline: rings(&map.ward),
            towns: rings(map.towns.iter().flat_map(|town| &town.rings)),
            railways: lines(map.railways.iter().map(|railway| &railway.line)),
            stations: stations(map, &ward, language),
            names: directory
                .towns
                .iter()
                .map(|town| written(place_name::of_town(town, language).main, at(town.position)))
                .collect(),
            places: directory
                .places
                .iter()
                .map(|place| Mark::of(place, at(place.position), language))
                .collect(),
        };
        sheet.write(letters);
        sheet
    }

    /// Finds the level of every name. Stations tell best where one is, so they come first.
    fn write(&mut self, letters: f64) {
        let stations = self.stations.iter().map(|station| (station, LabelKind::Station));
        let places = self.places.iter().map(|place| (&place.label, LabelKind::Place));
        let names = self.names.iter().map(|name| (name, LabelKind::Town));
        let label = |(name, kind): (&Written, LabelKind)| {
            let text = name.text.clone();
            Label { at: name.at, text, kind }
        };
        let labels: Vec<Label> = stations.chain(places).chain(names).map(label).collect();
        let mut found = levels(&labels, letters).into_iter();
        let stations = self.stations.iter_mut();
        let places = self.places.iter_mut().map(|place| &mut place.label);
        for (name, level) in stations.chain(places).chain(&mut self.names).zip(&mut found) {
            name.level = level;
        }
    }

    /// The shelter closest to a point of the sheet.
    pub(super) fn closest(&self, point: Point) -> Option<&Mark> {
        let apart = |mark: &&Mark| distance([mark.label.at, point]);
        self.places.iter().min_by(|one, other| apart(one).total_cmp(&apart(other)))
    }
}

impl Mark {
    fn of(place: &Place, at: Point, language: Language) -> Self {
        let name = place_name::of_place(place, language).main;
        Self {
            id: place.id.clone(),
            name: name.to_owned(),
            label: written(place_name::short(name), at),
        }
    }
}

fn written(text: &str, at: Point) -> Written {
    Written { text: text.to_owned(), at, level: None }
}

/// The stations in and just around the ward, each name once, those inside first: they are written
/// before the others.
fn stations(map: &Map, ward: &Rect, language: Language) -> Vec<Written> {
    let mut found: Vec<Written> = Vec::new();
    for station in &map.stations {
        let [x, y] = station.at.map(f64::from);
        let text = place_name::in_language(&station.name, "", &station.en, language).main;
        let known =
            |other: &Written| other.text == text && distance([other.at, (x, y)]) < ONE_STATION_M;
        if ward.meets(&Rect::square((x, y), 0.0)) && !found.iter().any(known) {
            found.push(written(text, (x, y)));
        }
    }
    found.sort_by_key(|station| !is_inside(station.at, &map.ward));
    found
}

/// Whether a point is inside closed lines: a ray to the east crosses them an odd number of times.
fn is_inside((x, y): Point, rings: &[Line]) -> bool {
    let crosses = |from: &[i32], to: &[i32]| match (from, to) {
        (&[from_x, from_y], &[to_x, to_y]) => {
            let [from_x, from_y, to_x, to_y] = [from_x, from_y, to_x, to_y].map(f64::from);
            let at = from_x + (y - from_y) / (to_y - from_y) * (to_x - from_x);
            (from_y > y) != (to_y > y) && x < at
        }
        _ => false,
    };
    let crossings = rings.iter().map(|ring| {
        let corners = ring.chunks_exact(2);
        let next = corners.clone().cycle().skip(1);
        corners.zip(next).filter(|(from, to)| crosses(from, to)).count()
    });
    crossings.sum::<usize>() % 2 == 1
}

/// Closed lines as path data.
pub(super) fn rings<'line>(rings: impl IntoIterator<Item = &'line Line>) -> String {
    let mut data = String::new();
    for ring in rings {
        push_line(&mut data, ring);
        data.push('Z');
    }
    data
}

/// Open lines as path data.
pub(super) fn lines<'line>(lines: impl IntoIterator<Item = &'line Line>) -> String {
    let mut data = String::new();
    for line in lines {
        push_line(&mut data, line);
    }
    data
}

fn push_line(data: &mut String, line: &Line) {
    for (at, pair) in line.chunks_exact(2).enumerate() {
        data.push(if at == 0 { 'M' } else { ' ' });
        // Writing to a text never fails.
        let _ = write!(data, "{} {}", pair[0], pair[1]);
    }
}

#[cfg(test)]
mod tests {
    use nakano_shared::shelter::map::{Railway, Station, TownShape};

    use super::*;
    use crate::shelter::samples;

    fn map() -> Map {
        let station = |name: &str, at| Station { name: name.into(), en: "Station".into(), at };
        Map {
            schema: 1,
            origin: Position { lat: 35.74, lon: 139.62 },
            size: [8000, 8000],
            ward: vec![vec![100, 100, 7000, 100, 7000, 7000, 100, 7000]],
            towns: vec![TownShape { id: "1".into(), rings: vec![vec![0, 0, 10, 0, 10, 10]] }],
            railways: vec![Railway { name: String::new(), line: vec![0, 5, 9, -5] }],
            stations: vec![
                station("中野", [3000, 3000]),
                station("中野", [3100, 3000]),
                station("高円寺", [7900, 3000]),
            ],
        }
    }

    #[test]
    fn lines_become_path_data() {
        let sheet = MapSheet::of(&map(), &samples::directory(), Language::Ja, 1.0);
        assert_eq!(sheet.towns, "M0 0 10 0 10 10Z");
        assert_eq!(sheet.railways, "M0 5 9 -5");
        assert_eq!(sheet.ward, Rect { left: 100.0, top: 100.0, width: 6900.0, height: 6900.0 });
    }

    #[test]
    fn a_point_is_inside_when_a_ray_leaves_an_odd_number_of_times() {
        let rings = [vec![0, 0, 10, 0, 10, 10, 0, 10], vec![4, 4, 6, 4, 6, 6, 4, 6]];
        for (point, want) in [
            ((1.0, 1.0), true),
            ((5.0, 5.0), false),
            ((5.0, 8.0), true),
            ((-1.0, 5.0), false),
            ((11.0, 5.0), false),
            ((5.0, 11.0), false),
        ] {
            assert_eq!(is_inside(point, &rings), want, "{point:?}");
        }
        assert!(!is_inside((0.0, 0.0), &[]));
    }

    #[test]
    fn a_station_of_two_lines_is_one_and_one_outside_is_none() {
        for (language, want) in [(Language::Ja, "中野"), (Language::En, "Station")] {
            let sheet = MapSheet::of(&map(), &samples::directory(), language, 1.0);
            let names: Vec<_> =
                sheet.stations.iter().map(|station| station.text.as_str()).collect();
            assert_eq!(names, [want], "{language:?}");
        }
    }

    #[test]
    fn shelters_stand_at_their_place_with_a_short_name() {
        let directory = samples::directory();
        let sheet = MapSheet::of(&map(), &directory, Language::Ja, 1.0);
        let names: Vec<_> =
            sheet.places.iter().map(|mark| (&*mark.id, &*mark.label.text)).collect();
        assert_eq!(names, [("E1", "緑野中学校"), ("E2", "南台小学校"), ("E3", "緑野小学校")]);
        for mark in &sheet.places {
            assert_eq!(sheet.closest(mark.label.at).map(|found| &found.id), Some(&mark.id));
        }
    }

    #[test]
    fn names_have_the_level_from_which_there_is_room() {
        let sheet = MapSheet::of(&map(), &samples::directory(), Language::Ja, 1.0);
        assert_eq!(sheet.stations[0].level, Some(0));
        // E1 and E3 stand 170 m apart on a line to the north: their names do not touch.
        assert!(sheet.places.iter().all(|mark| mark.label.level.is_some()));
    }
}
