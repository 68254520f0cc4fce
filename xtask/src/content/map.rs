//! The map from the three layers: whole metres on a sheet around the ward.

use nakano_shared::shelter::{
    map::{Line, Map, Railway, Station, TownShape},
    place::Position,
    projection::Plane,
};

use super::{
    geo::{self, Feature, Geometry, Layer, LonLat},
    names::{self, Names},
};
use crate::{failure::Failure, places::Places};

/// Layout of [`Map`].
const SCHEMA: u32 = 1;

/// Paper left around the ward, in degrees: some 200 m, so that no label stands on the edge.
const MARGIN_DEGREES: f64 = 0.002;

/// Lines leave the sheet by this much before they are cut, in metres: the cut is never seen.
const BEYOND_M: i32 = 100;

pub(super) fn draw(places: &Places, names: &Names, towns: &Layer) -> Result<Map, Failure> {
    let ward = geo::read(places, "ward")?;
    let railways = geo::read(places, "railways")?;
    let outline: Vec<&[LonLat]> =
        ward.features.iter().flat_map(|feature| feature.geometry.rings()).collect();
    let Some((origin, far)) = corners(outline.iter().copied().flatten()) else {
        return Err(Failure::source("content/shelter/geo/ward.geojson", "has no area"));
    };
    let sheet = Sheet { plane: Plane::between(origin, far) };
    let size = sheet.point(far);
    Ok(Map {
        schema: SCHEMA,
        origin,
        size,
        ward: outline.iter().map(|ring| sheet.line(ring)).collect(),
        towns: towns.features.iter().filter_map(|feature| sheet.town(feature)).collect(),
        railways: railways
            .features
            .iter()
            .flat_map(|feature| sheet.railways(feature, size))
            .collect(),
        stations: stations(&sheet, &railways, names, size),
    })
}

/// North-west and south-east corner of the sheet.
fn corners<'a>(points: impl Iterator<Item = &'a LonLat>) -> Option<(Position, Position)> {
    let found = points.map(|point| point.position()).fold(None, |so_far, at| {
        let (nw, se): (Position, Position) = so_far.unwrap_or((at, at));
        Some((
            Position { lat: nw.lat.max(at.lat), lon: nw.lon.min(at.lon) },
            Position { lat: se.lat.min(at.lat), lon: se.lon.max(at.lon) },
        ))
    });
    let (nw, se) = found?;
    Some((
        Position { lat: nw.lat + MARGIN_DEGREES, lon: nw.lon - MARGIN_DEGREES },
        Position { lat: se.lat - MARGIN_DEGREES, lon: se.lon + MARGIN_DEGREES },
    ))
}

/// A station has an entry for each of its lines; the map needs it once.
fn stations(sheet: &Sheet, railways: &Layer, names: &Names, size: [i32; 2]) -> Vec<Station> {
    let mut found: Vec<Station> = Vec::new();
    for feature in &railways.features {
        let (Geometry::Point(point), Some(name)) = (&feature.geometry, &feature.properties.name)
        else {
            continue;
        };
        let at = sheet.point(point.position());
        let known = found.iter().any(|station| station.name == *name);
        if !known && is_on_sheet(at, size, 0) {
            let ours = names::of(&names.stations, name).en;
            let en = if ours.is_empty() { feature.properties.name_en.clone() } else { Some(ours) };
            found.push(Station { name: name.clone(), en: en.unwrap_or_default(), at });
        }
    }
    found
}

struct Sheet {
    plane: Plane,
}

impl Sheet {
    fn point(&self, at: Position) -> [i32; 2] {
        let (x, y) = self.plane.to_metres(at);
        [whole(x), whole(y)]
    }

    /// A line without points that fall together on the sheet.
    fn line(&self, points: &[LonLat]) -> Line {
        let mut all: Vec<[i32; 2]> = points.iter().map(|it| self.point(it.position())).collect();
        all.dedup();
        all.into_flattened()
    }

    fn town(&self, feature: &Feature) -> Option<TownShape> {
        let id = feature.properties.key_code.clone()?;
        let rings = feature.geometry.rings().into_iter().map(|ring| self.line(ring)).collect();
        Some(TownShape { id, rings })
    }

    /// The stretches of a line that are on the sheet.
    fn railways(&self, feature: &Feature, size: [i32; 2]) -> Vec<Railway> {
        let Geometry::LineString(points) = &feature.geometry else { return Vec::new() };
        let name = feature.properties.name.clone().unwrap_or_default();
        let line = self.line(points);
        let railway = |line| Railway { name: name.clone(), line };
        stretches(&line, size).into_iter().map(railway).collect()
    }
}

/// The parts of a line on the sheet, each with the one point beyond the edge on either side.
fn stretches(line: &[i32], size: [i32; 2]) -> Vec<Line> {
    let points: Vec<[i32; 2]> = line.as_chunks::<2>().0.to_vec();
    let on_sheet: Vec<bool> =
        points.iter().map(|point| is_on_sheet(*point, size, BEYOND_M)).collect();
    let is_near = |at: usize| {
        let from = at.saturating_sub(1);
        on_sheet.iter().skip(from).take(at + 2 - from).any(|there| *there)
    };
    let mut found: Vec<Line> = Vec::new();
    let mut open = false;
    for (at, point) in points.iter().enumerate() {
        let near = is_near(at);
        if near && !open {
            found.push(Line::new());
        }
        open = near;
        if let Some(last) = found.last_mut().filter(|_| near) {
            last.extend(point);
        }
    }
    found.retain(|line| line.len() >= 4);
    found
}

fn is_on_sheet([x, y]: [i32; 2], [width, height]: [i32; 2], beyond: i32) -> bool {
    (-beyond..=width + beyond).contains(&x) && (-beyond..=height + beyond).contains(&y)
}

#[expect(clippy::cast_possible_truncation, reason = "a sheet of some kilometres, in metres")]
fn whole(metres: f64) -> i32 {
    metres.round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_to_its_stretches_on_the_sheet() {
        let size = [1000, 1000];
        for (line, want) in [
            (vec![10, 10, 20, 20], vec![vec![10, 10, 20, 20]]),
            (vec![-9000, 0, -5000, 0, 50, 0, 60, 0], vec![vec![-5000, 0, 50, 0, 60, 0]]),
            (vec![-9000, 0, -8000, 0], vec![]),
            (
                vec![5, 5, 2000, 0, 3000, 0, 4000, 0, 9, 9],
                vec![vec![5, 5, 2000, 0], vec![4000, 0, 9, 9]],
            ),
        ] {
            assert_eq!(stretches(&line, size), want, "{line:?}");
        }
    }
}
