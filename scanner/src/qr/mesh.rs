//! A grid drawn through all alignment patterns of a symbol, for pages that do not lie flat.

use super::alignment;
use super::chart::Chart;
use super::light::Light;
use super::version::Version;
use crate::point::Point;

/// How far from the straight grid's place each pattern is searched, in modules.
const REACH: f32 = 2.5;

/// The knots of the mesh: rows and columns of alignment patterns, each with its shift from the grid
/// below.
pub(super) struct Mesh<C> {
    below: C,
    centres: Vec<f32>,
    shifts: Vec<Point>,
}

impl<C: Chart> Mesh<C> {
    /// Searches all alignment patterns from where `below` expects them. `None` when none was found.
    pub(super) fn lay(
        light: &Light<'_>,
        below: C,
        version: Version,
        contrast: f32,
    ) -> Option<Self> {
        let centres: Vec<f32> =
            version.alignment_centres().into_iter().map(|centre| centre as f32 + 0.5).collect();
        let last = centres.len().checked_sub(1)?;
        let mut found: Vec<Option<Point>> = Vec::with_capacity(centres.len() * centres.len());
        for (row, &y) in centres.iter().enumerate() {
            for (column, &x) in centres.iter().enumerate() {
                let is_finder = matches!((column, row), (0, 0))
                    || (column, row) == (0, last)
                    || (column, row) == (last, 0);
                found.push(if is_finder {
                    Some(Point::default())
                } else {
                    let place = alignment::locate(light, &below, (x, y), REACH, contrast);
                    place.map(|place| place - below.at(x, y))
                });
            }
        }
        if found.iter().flatten().count() <= 3 {
            return None;
        }
        let shifts = filled(&found, centres.len());
        Some(Self { below, centres, shifts })
    }

    /// The gap between knots a coordinate falls in and how far along; beyond the outer knots it
    /// goes on straight.
    fn gap(&self, at: f32) -> (usize, f32) {
        let gap = (1..self.centres.len() - 1).take_while(|&knot| self.centres[knot] < at).count();
        (gap, (at - self.centres[gap]) / (self.centres[gap + 1] - self.centres[gap]))
    }
}

impl<C: Chart> Chart for Mesh<C> {
    /// Moved as the four knots around the place are.
    fn at(&self, x: f32, y: f32) -> Point {
        let (column, across) = self.gap(x);
        let (row, below) = self.gap(y);
        let knot = |column: usize, row: usize| self.shifts[row * self.centres.len() + column];
        let upper = knot(column, row) * (1.0 - across) + knot(column + 1, row) * across;
        let lower = knot(column, row + 1) * (1.0 - across) + knot(column + 1, row + 1) * across;
        self.below.at(x, y) + upper * (1.0 - below) + lower * below
    }
}

/// Gives knots whose pattern was not found the mean shift of their found neighbours, ring by ring.
fn filled(found: &[Option<Point>], side: usize) -> Vec<Point> {
    let mut known = found.to_vec();
    for _ in 0..side {
        let before = known.clone();
        for (at, knot) in known.iter_mut().enumerate() {
            if knot.is_some() {
                continue;
            }
            let (x, y) = (at % side, at / side);
            let near: Vec<Point> = (0..side * side)
                .filter(|other| (other % side).abs_diff(x) + (other / side).abs_diff(y) == 1)
                .filter_map(|other| before[other])
                .collect();
            if !near.is_empty() {
                let sum = near.iter().fold(Point::default(), |sum, &shift| sum + shift);
                *knot = Some(sum * (1.0 / near.len() as f32));
            }
        }
    }
    known.into_iter().map(Option::unwrap_or_default).collect()
}
