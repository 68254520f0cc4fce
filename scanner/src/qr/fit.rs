//! Moves the fourth corner of a grid until its modules are as clearly dark or light as they get.

use super::chart::Chart;
use super::frame::Frame;
use super::homography::Homography;
use super::light::Light;
use crate::point::Point;

/// Steps in modules, coarse to fine; each is repeated while it helps.
const STEPS: [f32; 4] = [1.0, 0.5, 0.25, 0.125];
/// Most steps of one width.
const REPEATS_MAX: usize = 6;

/// Modules a side of the lattice that is read to judge a grid.
const LATTICE: u16 = 17;
/// What a fit costs at most, in units of work.
pub(super) const WORK: usize = 200_000;

/// The map with its fourth place (the alignment pattern, or the corner opposite the first) moved to
/// where the symbol is clearest. `None` when no place is clearer than the first.
pub(super) fn fitted(
    light: &Light<'_>,
    frame: &Frame,
    dimension: usize,
    map: &Homography,
    pattern: Option<Point>,
) -> Option<Homography> {
    let size = dimension as f32;
    let place = if pattern.is_some() { (size - 6.5, size - 6.5) } else { (size - 3.5, size - 3.5) };
    let (along, down) = map.steps_at(place.0, place.1);
    let mut at = map.map(place.0, place.1);
    let (mut best, mut clear) = (*map, clearness(light, map, dimension));
    let first = clear;
    for width in STEPS {
        for _ in 0..REPEATS_MAX {
            let mut moved = false;
            for (across, below) in [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)] {
                let next = at + (along * across + down * below) * width;
                let Some(map) = frame.homography(size, place, next) else { continue };
                let score = clearness(light, &map, dimension);
                if score > clear {
                    (at, best, clear, moved) = (next, map, score, true);
                }
            }
            if !moved {
                break;
            }
        }
    }
    (clear > first).then_some(best)
}

/// How far the light of a lattice of modules is from its mean: high where each is read in its
/// middle.
fn clearness(light: &Light<'_>, map: &Homography, dimension: usize) -> f32 {
    let mut lights = [0.0; (LATTICE * LATTICE) as usize];
    // Steps of an odd fraction of the size fall on modules near and far from the fixed corners
    // alike.
    let step = dimension as f32 / f32::from(LATTICE);
    for (at, value) in lights.iter_mut().enumerate() {
        let (column, row) = (at as u16 % LATTICE, at as u16 / LATTICE);
        let centre = |place: u16| (f32::from(place) * step + step / 2.0).floor() + 0.5;
        *value = light.at(map.map(centre(column), centre(row)));
    }
    let count = lights.len() as f32;
    let mean = lights.iter().sum::<f32>() / count;
    lights.iter().map(|value| (value - mean).abs()).sum::<f32>() / count
}
