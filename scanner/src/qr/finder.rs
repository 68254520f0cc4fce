//! Finds finder patterns: the three nested squares that read 1:1:3:1:1 in every direction through
//! their middle.

use super::ink::{Ink, View};
use crate::binarize::Bits;
use crate::point::Point;
use crate::work::Work;

/// One finder pattern.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Finder {
    pub(crate) centre: Point,
    /// Side of a module in pixels, from the area of the inner square.
    pub(crate) module: f32,
    /// Scanned rows that saw the pattern.
    pub(crate) hits: u32,
}

impl Finder {
    /// Whether a place lies so near the centre that it belongs to this pattern.
    fn covers(&self, place: Point) -> bool {
        (self.centre - place).length_squared() < 4.0 * self.module * self.module
    }
}

/// Rows from one scan line to the next: the inner square of the smallest readable code is four
/// pixels high.
const ROW_STEP: usize = 2;
/// What one change of colour and one place looked at closely cost, in units of work.
const EDGE_WORK: usize = 2;
const CONSIDER_WORK: usize = 50;
/// Most patterns kept a picture and ink; text and foliage give false ones.
const FINDERS_MAX: usize = 36;

/// Deviation from 2:4:4:2 allowed between like edges, in quarter modules; more across a line not
/// searched for.
const SLACK_ROW: i32 = 2;
const SLACK_CROSS: i32 = 3;
/// Deviation allowed beyond the slack because runs are whole pixels, in sevenths of a pixel.
const SLACK_SEVENTHS: i32 = 5;
/// Allowed ratio between the height and the width of a pattern (tilt of 60 degrees).
const STRETCH_MAX: f32 = 2.2;

/// All finder patterns drawn in dark on light, and those drawn in light on dark.
pub(crate) fn find(bits: &Bits, work: &Work) -> [Vec<Finder>; 2] {
    let mut found = [Vec::new(), Vec::new()];
    let mut edges = Vec::new();
    for y in (1..bits.height()).step_by(ROW_STEP) {
        bits.edges(y, &mut edges);
        work.spend(EDGE_WORK * edges.len());
        for (at, window) in edges.windows(6).enumerate() {
            let middle = window[3] - window[2];
            if middle < 3 || middle <= window[2] - window[1] || middle <= window[4] - window[3] {
                continue;
            }
            let runs = [0, 1, 2, 3, 4].map(|at| window[at + 1] - window[at]);
            if is_nested(runs, SLACK_ROW) {
                let ink = if at % 2 == 0 { Ink::Dark } else { Ink::Light };
                let x = i32::midpoint(window[2], window[3]);
                work.spend(CONSIDER_WORK);
                consider(&View { bits, ink }, x, y as i32, runs, &mut found[ink as usize]);
            }
        }
    }
    for finders in &mut found {
        finders.sort_by(|a, b| confidence(b).total_cmp(&confidence(a)));
        finders.truncate(FINDERS_MAX);
    }
    found
}

/// Share of the rows through the inner square that saw the pattern, a little more for large ones.
fn confidence(finder: &Finder) -> f32 {
    let rows = finder.module * 3.0 / ROW_STEP as f32;
    (finder.hits as f32 / rows).min(1.0) * (4.0 + finder.module)
}

/// Whether five runs are 1:1:3:1:1, comparing edges of the same kind: spreading ink moves both
/// alike.
fn is_nested(runs: [i32; 5], slack: i32) -> bool {
    let [a, b, c, d, e] = runs;
    let total = a + b + c + d + e;
    // Everything times seven, so that the module, a seventh of the total, stays whole.
    let allowed = total * slack / 4 + SLACK_SEVENTHS;
    let is_near =
        |pixels: i32, modules: i32, allowed: i32| (7 * pixels - modules * total).abs() <= allowed;
    total >= 7
        && is_near(a + b, 2, allowed)
        && is_near(d + e, 2, allowed)
        && is_near(b + c, 4, allowed)
        && is_near(c + d, 4, allowed)
        && is_near(c, 3, allowed * 3 / 2)
}

/// Looks at a place where a row reads like a pattern, and keeps it when it does so in all
/// directions.
fn consider(view: &View<'_>, x: i32, y: i32, runs: [i32; 5], found: &mut Vec<Finder>) {
    let place = Point::new(x as f32, y as f32);
    if let Some(known) = found.iter_mut().find(|known| known.covers(place)) {
        known.hits += 1;
        return;
    }
    let width: i32 = runs.iter().sum();
    let limit = 2 * width;
    let Some(down) = view.nested_runs(x, y, (0, 1), limit) else { return };
    let height: i32 = down.runs.iter().sum();
    let stretch = height as f32 / width as f32;
    if !is_nested(down.runs, SLACK_CROSS) || !(1.0 / STRETCH_MAX..=STRETCH_MAX).contains(&stretch) {
        return;
    }
    let y = y + down.shift;
    let Some(across) = view.nested_runs(x, y, (1, 0), limit) else { return };
    if !is_nested(across.runs, SLACK_CROSS) {
        return;
    }
    let x = x + across.shift;
    let diagonals = [(1, 1), (1, -1)].map(|step| view.nested_runs(x, y, step, limit));
    if !diagonals.iter().flatten().any(|line| is_nested(line.runs, SLACK_CROSS)) {
        return;
    }
    let rough = (width + height) as f32 / 14.0;
    let (centre, module) = view
        .inner_square(x, y, runs[2].max(down.runs[2]))
        .unwrap_or((Point::new(x as f32 + 0.5, y as f32 + 0.5), rough));
    if !found.iter().any(|known| known.covers(centre)) {
        found.push(Finder { centre, module, hits: 1 });
    }
}

#[cfg(test)]
mod tests {
    use super::{SLACK_ROW, is_nested};

    #[test]
    fn nested_squares_are_known_by_their_proportion() {
        let rows = [
            ([4, 4, 12, 4, 4], true),
            ([1, 1, 3, 1, 1], true),
            ([5, 3, 13, 3, 5], true),
            ([3, 5, 11, 5, 3], true),
            ([4, 4, 4, 4, 4], false),
            ([4, 4, 24, 4, 4], false),
            ([9, 4, 12, 4, 4], false),
            ([0, 0, 3, 0, 0], false),
        ];
        for (runs, expected) in rows {
            assert_eq!(is_nested(runs, SLACK_ROW), expected, "{runs:?}");
        }
    }
}
