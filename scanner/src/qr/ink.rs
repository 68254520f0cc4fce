//! A binary picture seen as ink on ground, so that a code printed light on dark is read by the same
//! rules.

use crate::binarize::Bits;
use crate::point::Point;

/// Whether a code is drawn dark on light, as the standard has it, or the other way round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    Dark = 0,
    Light = 1,
}

/// A binary picture and which of its two colours is the ink.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) bits: &'a Bits,
    pub(crate) ink: Ink,
}

/// Five runs through a place, and how far their middle lies from that place, in steps.
#[derive(Debug, Clone, Copy)]
pub(super) struct NestedRuns {
    pub(super) runs: [i32; 5],
    pub(super) shift: i32,
}

impl View<'_> {
    pub(super) fn is_ink(&self, x: i32, y: i32) -> bool {
        self.bits.is_dark(x, y) == (self.ink == Ink::Dark)
    }

    /// Ink at a place between pixels.
    pub(super) fn is_ink_at(&self, place: Point) -> bool {
        self.is_ink(place.x as i32, place.y as i32)
    }

    /// Runs of ink, ground, ink, ground, ink through a place inside the middle one, none longer
    /// than `limit`.
    pub(super) fn nested_runs(
        &self,
        x: i32,
        y: i32,
        step: (i32, i32),
        limit: i32,
    ) -> Option<NestedRuns> {
        if !self.is_ink(x, y) {
            return None;
        }
        let [ahead_middle, ahead_ground, ahead_ring] = self.three_runs(x, y, step, limit)?;
        let [back_middle, back_ground, back_ring] =
            self.three_runs(x, y, (-step.0, -step.1), limit)?;
        // Both walks start on the place itself, which belongs to the middle once.
        let runs =
            [back_ring, back_ground, back_middle + ahead_middle - 1, ahead_ground, ahead_ring];
        Some(NestedRuns { runs, shift: (ahead_middle - back_middle) / 2 })
    }

    fn three_runs(&self, x: i32, y: i32, step: (i32, i32), limit: i32) -> Option<[i32; 3]> {
        let (mut x, mut y) = (x, y);
        let mut runs = [0; 3];
        for (at, run) in runs.iter_mut().enumerate() {
            let ink = at % 2 == 0;
            // Ground may not run out of the picture; the outer ring may end there.
            while self.is_ink(x, y) == ink && (self.bits.is_inside(x, y)) {
                (x, y) = (x + step.0, y + step.1);
                *run += 1;
                if *run > limit {
                    return None;
                }
            }
            if *run == 0 {
                return None;
            }
        }
        Some(runs)
    }

    /// Centre and module of the inner square by the weight of its pixels, to a fraction of a pixel.
    ///
    /// `width` is about how many pixels the square is across. `None` when its ink runs into other
    /// ink.
    pub(super) fn inner_square(&self, x: i32, y: i32, width: i32) -> Option<(Point, f32)> {
        let mut sums = Sums::default();
        for step in [-1, 1] {
            let (mut column, mut row) = (x, if step < 0 { y } else { y + 1 });
            let mut rows = 0;
            while self.is_ink(column, row) && self.bits.is_inside(column, row) {
                let left = self.run_end(column, row, -1, 2 * width)?;
                let right = self.run_end(column, row, 1, 2 * width)?;
                sums.add(left, right, row);
                column = i32::midpoint(left, right);
                row += step;
                rows += 1;
                if rows > 2 * width {
                    return None;
                }
            }
        }
        let area = sums.area.max(1) as f32;
        let centre = Point::new(sums.x as f32 / area / 2.0 + 0.5, sums.y as f32 / area + 0.5);
        Some((centre, area.sqrt() / 3.0))
    }

    fn run_end(&self, x: i32, y: i32, step: i32, limit: i32) -> Option<i32> {
        let mut end = x;
        while self.is_ink(end + step, y) && self.bits.is_inside(end + step, y) {
            end += step;
            if (end - x).abs() > limit {
                return None;
            }
        }
        Some(end)
    }

    /// Length of a module of a finder pattern in pixels along a direction, from its edges on both
    /// sides.
    pub(super) fn module_along(&self, centre: Point, direction: Point, about: f32) -> Option<f32> {
        let ahead = self.edge_distances(centre, direction, about)?;
        let back = self.edge_distances(centre, -direction, about)?;
        // Edges at 1.5, 2.5 and 3.5 modules; counting the middle one twice cancels spreading ink.
        let sum = |edges: [f32; 3]| edges[0] + 2.0 * edges[1] + edges[2];
        Some((sum(ahead) + sum(back)) / 20.0)
    }

    fn edge_distances(&self, centre: Point, direction: Point, about: f32) -> Option<[f32; 3]> {
        const STEP: f32 = 0.5;
        let step = direction * (STEP / direction.length().max(f32::EPSILON));
        let steps_max = (about * 8.0 / STEP) as i32;
        let (mut place, mut ink) = (centre, true);
        let (mut edges, mut found) = ([0.0; 3], 0);
        for count in 0..steps_max {
            if self.is_ink_at(place) != ink {
                edges[found] = (count as f32 - 0.5) * STEP;
                found += 1;
                ink = !ink;
                if found == 3 {
                    return Some(edges);
                }
            }
            place = place + step;
        }
        None
    }

    /// How often the colour changes on the way from one place to another, looked at every `stride`
    /// pixels.
    pub(super) fn changes_between(&self, from: Point, to: Point, stride: f32) -> usize {
        let way = to - from;
        let steps = (way.length() / stride.max(1.0)).ceil().max(1.0);
        let step = way * (1.0 / steps);
        let (mut place, mut ink, mut changes) = (from, self.is_ink_at(from), 0);
        for _ in 0..steps as usize {
            place = place + step;
            let next = self.is_ink_at(place);
            changes += usize::from(next != ink);
            ink = next;
        }
        changes
    }
}

#[derive(Default)]
struct Sums {
    area: i32,
    /// Twice the sum of x.
    x: i64,
    y: i64,
}

impl Sums {
    fn add(&mut self, left: i32, right: i32, row: i32) {
        let length = right - left + 1;
        self.area += length;
        self.x += i64::from(left + right) * i64::from(length);
        self.y += i64::from(row) * i64::from(length);
    }
}
