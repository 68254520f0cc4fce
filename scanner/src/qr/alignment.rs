//! Finds an alignment pattern (dark dot, light ring, dark ring) near the place where it is
//! expected.

use super::chart::Chart;
use super::light::Light;
use crate::point::Point;

/// Step of the first search and of the last refinement, in modules.
const STEP: f32 = 0.5;
const STEP_FINE: f32 = 0.125;
/// Least difference between light and dark modules, as a share of what the finders show.
const CONTRAST_SHARE: f32 = 0.4;
/// The same for the dot alone against its four neighbours.
const DOT_SHARE: f32 = 0.25;
/// What a module of distance from the expected place costs, as a share of the finders' contrast.
const DISTANCE_COST: f32 = 0.02;

/// The centre of the pattern expected at module (`x`, `y`), searched `reach` modules around.
///
/// `contrast` is the difference between ground and ink at the finders. `None` when nothing there is
/// clear.
pub(super) fn locate(
    light: &Light<'_>,
    chart: &impl Chart,
    (x, y): (f32, f32),
    reach: f32,
    contrast: f32,
) -> Option<Point> {
    let expected = chart.at(x, y);
    let (along, down) = chart.steps_at(x, y);
    let step = |across: f32, below: f32| expected + along * across + down * below;
    let steps = (reach / STEP) as i32;
    let (mut best, mut best_score) = ((0.0, 0.0), f32::MIN);
    for row in -steps..=steps {
        for column in -steps..=steps {
            let offset = (column as f32 * STEP, row as f32 * STEP);
            let centre = step(offset.0, offset.1);
            if !is_dot(light, centre, along, down, contrast) {
                continue;
            }
            let clear = clearness(|place| light.pixel(place) as f32, centre, along, down);
            let score = clear - (offset.0.abs() + offset.1.abs()) * DISTANCE_COST * contrast;
            if score > best_score {
                (best, best_score) = (offset, score);
            }
        }
    }
    if best_score < CONTRAST_SHARE * contrast {
        return None;
    }
    let (mut finest, mut finest_clear) = (best, f32::MIN);
    for row in -3..=3_i8 {
        for column in -3..=3_i8 {
            let offset =
                (best.0 + f32::from(column) * STEP_FINE, best.1 + f32::from(row) * STEP_FINE);
            let clear = clearness(|place| light.at(place), step(offset.0, offset.1), along, down);
            if clear > finest_clear {
                (finest, finest_clear) = (offset, clear);
            }
        }
    }
    Some(step(finest.0, finest.1))
}

/// Whether the place is darker than the four modules next to it: five looks save twenty-five.
fn is_dot(light: &Light<'_>, centre: Point, along: Point, down: Point, contrast: f32) -> bool {
    let around = [along, down, -along, -down].map(|step| light.pixel(centre + step));
    let ground = around.iter().sum::<i32>() as f32 / 4.0;
    ground - light.pixel(centre) as f32 > DOT_SHARE * contrast
}

/// Mean light of the ring that should be light, less the mean of the dot and the ring that should
/// be dark.
fn clearness(light: impl Fn(Point) -> f32, centre: Point, along: Point, down: Point) -> f32 {
    let (mut ring, mut outer) = (0.0, 0.0);
    for row in -2..=2_i8 {
        for column in -2..=2_i8 {
            let value = light(centre + along * f32::from(column) + down * f32::from(row));
            match row.abs().max(column.abs()) {
                1 => ring += value,
                2 => outer += value,
                // The dot tells this pattern from a mere frame: it weighs as much as four modules.
                _ => outer += 4.0 * value,
            }
        }
    }
    ring / 8.0 - outer / 20.0
}
