//! A grid that follows the two timing patterns module by module: for slips that curl, fold or hug a
//! bottle.

use super::chart::Chart;
use super::homography::Homography;
use super::light::Light;
use crate::point::Point;

/// Farthest a timing module is searched from its straight place, and the step of the search, in
/// modules.
const REACH_STEPS: i32 = 6;
const STEP: f32 = 0.33;
/// Places tried a module along one direction.
const SIDE: usize = 2 * REACH_STEPS as usize + 1;
const PLACES: usize = SIDE * SIDE;
/// What a change of one step from module to module costs, as a share of the contrast.
const BEND_COST: f32 = 0.08;
/// Modules on each side over which the found path is evened out.
const EVENING: usize = 2;

/// A straight grid with a shift for every column and every row.
#[derive(Debug, Clone)]
pub(super) struct Bent {
    straight: Homography,
    columns: Vec<Point>,
    rows: Vec<Point>,
}

impl Bent {
    /// Follows both timing patterns of a symbol of `dimension` modules.
    pub(super) fn trace(
        light: &Light<'_>,
        straight: Homography,
        dimension: usize,
        contrast: f32,
    ) -> Self {
        let columns = follow(light, dimension, contrast, |place| {
            let (along, down) = straight.steps_at(place, 6.5);
            (straight.map(place, 6.5), along, down)
        });
        let rows = follow(light, dimension, contrast, |place| {
            let (along, down) = straight.steps_at(6.5, place);
            (straight.map(6.5, place), down, along)
        });
        Self { straight, columns, rows }
    }
}

impl Chart for Bent {
    fn at(&self, x: f32, y: f32) -> Point {
        self.straight.map(x, y) + between(&self.columns, x) + between(&self.rows, y)
    }
}

/// The shift at a place between module centres.
fn between(shifts: &[Point], place: f32) -> Point {
    let place = (place - 0.5).clamp(0.0, (shifts.len() - 1) as f32);
    let at = (place as usize).min(shifts.len() - 2);
    let part = place - at as f32;
    shifts[at] * (1.0 - part) + shifts[at + 1] * part
}

/// The shift of every module along one timing pattern: the path from corner to corner whose modules
/// alternate most clearly and which bends least (dynamic programming over places near the straight
/// ones).
fn follow(
    light: &Light<'_>,
    dimension: usize,
    contrast: f32,
    straight: impl Fn(f32) -> (Point, Point, Point),
) -> Vec<Point> {
    let modules = 6..dimension - 6;
    let mut scores = [f32::MIN; PLACES];
    scores[PLACES / 2] = 0.0;
    let mut origins: Vec<[u16; PLACES]> = Vec::with_capacity(modules.len());
    for module in modules.clone() {
        let (place, along, across) = straight(module as f32 + 0.5);
        let clear = clearness(light, place, along * STEP, across * STEP, module % 2 == 0);
        let (next, origin) = advanced(&scores, &clear, BEND_COST * contrast);
        scores = next;
        origins.push(origin);
    }
    let mut at = PLACES / 2;
    let mut shifts = vec![Point::default(); dimension];
    for (module, origin) in modules.zip(&origins).rev() {
        let (_, along, across) = straight(module as f32 + 0.5);
        let steps = |at: usize| (at as i32 - REACH_STEPS) as f32 * STEP;
        shifts[module] = along * steps(at % SIDE) + across * steps(at / SIDE);
        at = usize::from(origin[at]);
    }
    evened(&shifts)
}

/// How well each place around a module fits its colour: its light, or its darkness, in the mean of
/// nine looks.
fn clearness(
    light: &Light<'_>,
    place: Point,
    along: Point,
    across: Point,
    is_dark: bool,
) -> [f32; PLACES] {
    const WIDE: usize = SIDE + 2;
    let sign = if is_dark { -1.0 } else { 1.0 };
    let mut looks = [0.0; WIDE * WIDE];
    for (at, look) in looks.iter_mut().enumerate() {
        let step = |at: usize| (at as i32 - REACH_STEPS - 1) as f32;
        *look = sign * light.at(place + along * step(at % WIDE) + across * step(at / WIDE));
    }
    let mut clear = [0.0; PLACES];
    for (at, clear) in clear.iter_mut().enumerate() {
        let corner = at / SIDE * WIDE + at % SIDE;
        let rows = [corner, corner + WIDE, corner + 2 * WIDE];
        *clear = rows.iter().map(|&row| looks[row..row + 3].iter().sum::<f32>()).sum::<f32>() / 9.0;
    }
    clear
}

/// One module on: the best score to reach each place from a neighbouring one, and from which. Steps
/// along and across cost apart, so the nearest nine are searched as three times three.
fn advanced(
    scores: &[f32; PLACES],
    clear: &[f32; PLACES],
    bend_cost: f32,
) -> ([f32; PLACES], [u16; PLACES]) {
    let mut origins = [0; PLACES];
    for (at, origin) in origins.iter_mut().enumerate() {
        *origin = at as u16;
    }
    let (along, along_origins) = best_of_three(scores, &origins, 1, bend_cost);
    let (mut best, origins) = best_of_three(&along, &along_origins, SIDE, bend_cost);
    for (best, clear) in best.iter_mut().zip(clear) {
        *best += clear;
    }
    (best, origins)
}

/// The best of each place and its two neighbours at a distance of `stride`, less the cost of the
/// step.
fn best_of_three(
    scores: &[f32; PLACES],
    origins: &[u16; PLACES],
    stride: usize,
    cost: f32,
) -> ([f32; PLACES], [u16; PLACES]) {
    let (mut best, mut from) = (*scores, *origins);
    for at in 0..PLACES {
        let place = at / stride % SIDE;
        let before = (place > 0).then(|| at - stride);
        let after = (place + 1 < SIDE).then(|| at + stride);
        for near in before.into_iter().chain(after) {
            if scores[near] - cost > best[at] {
                (best[at], from[at]) = (scores[near] - cost, origins[near]);
            }
        }
    }
    (best, from)
}

/// Each shift as the mean of those around it; the ends stay where the finders hold them.
fn evened(shifts: &[Point]) -> Vec<Point> {
    let mean = |at: usize| {
        let near = &shifts[at.saturating_sub(EVENING)..(at + EVENING + 1).min(shifts.len())];
        near.iter().fold(Point::default(), |sum, &shift| sum + shift) * (1.0 / near.len() as f32)
    };
    (0..shifts.len()).map(mean).collect()
}
