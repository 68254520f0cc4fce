//! How the modules run at three finder patterns, and from that how large the symbol between them
//! is.

use super::finder::Finder;
use super::homography::Homography;
use super::ink::View;
use super::triples::Triple;
use super::version::{DIMENSION_MAX, DIMENSION_MIN};
use crate::point::Point;

/// A finder pattern's centre with the pixel step of one module to the right and one down, as seen
/// there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Corner {
    pub(super) centre: Point,
    pub(super) along: Point,
    pub(super) down: Point,
}

/// The three corners of a symbol, measured.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) upper_left: Corner,
    pub(super) upper_right: Corner,
    pub(super) lower_left: Corner,
    /// Colour changes of the binary picture along the two timing patterns.
    changes: [usize; 2],
}

/// Estimates of the dimension farther off than this say nothing more.
const MISS_MAX: f32 = 9.0;
/// Mean miss above which the three patterns are not one symbol.
const MEAN_MISS_MAX: f32 = 6.0;
/// Sizes tried: the likeliest and its neighbours.
const DIMENSIONS_TRIED: usize = 3;
/// Colour changes along a leg, per module it is long by a rough measure. A timing pattern has one;
/// where the page is bent the line runs through data, which has half as many; noise has more, a
/// drawing fewer.
const CHANGES_PER_MODULE: std::ops::Range<f32> = 0.25..2.0;
/// Looks at a timing module when its changes are counted.
const LOOKS_A_MODULE: f32 = 2.5;
/// Modules of a row that are not between the middles of the finders' inner corners.
const OUTSIDE_TIMING: f32 = 13.0;

impl Frame {
    /// Measures a triple. `None` when one look along its legs shows that it is no symbol.
    pub(super) fn measure(view: &View<'_>, triple: &Triple) -> Option<Self> {
        let (corner, right, below) = (triple.upper_left, triple.upper_right, triple.lower_left);
        let (across, down) = (right.centre - corner.centre, below.centre - corner.centre);
        let rough = |finder: Finder| Corner {
            centre: finder.centre,
            along: across * (finder.module / across.length()),
            down: down * (finder.module / down.length()),
        };
        let mut frame = Self {
            upper_left: rough(corner),
            upper_right: rough(right),
            lower_left: rough(below),
            changes: [0; 2],
        };
        frame.count_changes(view);
        for (changes, length) in frame.changes.into_iter().zip(frame.lengths()) {
            let modules = (length + 7.0 - OUTSIDE_TIMING).max(6.0);
            if !CHANGES_PER_MODULE.contains(&(changes as f32 / modules)) {
                return None;
            }
        }
        for (corner, finder) in [
            (&mut frame.upper_left, corner),
            (&mut frame.upper_right, right),
            (&mut frame.lower_left, below),
        ] {
            for step in [&mut corner.along, &mut corner.down] {
                // Where the edges cannot be traced, the area of the inner square has to do.
                if let Some(module) = view.module_along(finder.centre, *step, finder.module) {
                    *step = *step * (module / step.length());
                }
            }
        }
        frame.count_changes(view);
        Some(frame)
    }

    /// Both timing patterns run between the finders' inner corners, three modules from their
    /// centres.
    fn count_changes(&mut self, view: &View<'_>) {
        let (corner, right, below) = (self.upper_left, self.upper_right, self.lower_left);
        let start = corner.centre + (corner.along + corner.down) * 3.0;
        let strides =
            [corner.along.length(), corner.down.length()].map(|module| module / LOOKS_A_MODULE);
        self.changes = [
            view.changes_between(
                start,
                right.centre + (right.down - right.along) * 3.0,
                strides[0],
            ),
            view.changes_between(
                start,
                below.centre + (below.along - below.down) * 3.0,
                strides[1],
            ),
        ];
    }

    /// Modules between the finder centres along both legs.
    fn lengths(&self) -> [f32; 2] {
        let (corner, right, below) = (self.upper_left, self.upper_right, self.lower_left);
        let modules =
            |leg: Point, a: Point, b: Point| 2.0 * leg.length() / (a.length() + b.length());
        [
            modules(right.centre - corner.centre, corner.along, right.along),
            modules(below.centre - corner.centre, corner.down, below.down),
        ]
    }

    /// The likeliest sizes of the symbol in modules a side, best first; none when nothing fits.
    pub(super) fn dimensions(&self) -> Vec<usize> {
        let by_length = self.lengths().map(|length| length + 7.0);
        let by_timing = self.changes.map(|changes| changes as f32 + OUTSIDE_TIMING);
        let miss = |size: usize| {
            let misses = by_length.iter().chain(&by_timing);
            misses.map(|estimate| (estimate - size as f32).abs().min(MISS_MAX)).sum::<f32>() / 4.0
        };
        let sizes = (DIMENSION_MIN..=DIMENSION_MAX).step_by(4);
        let mut ranked: Vec<(f32, usize)> = sizes
            .map(|size| (miss(size), size))
            .filter(|&(miss, _)| miss < MEAN_MISS_MAX)
            .collect();
        ranked.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        ranked.into_iter().take(DIMENSIONS_TRIED).map(|(_, size)| size).collect()
    }

    /// Where the fourth corner's finder centre would be, were there one.
    ///
    /// `perspective` is how much of the difference between the module sizes at the corners is taken
    /// for perspective: 0 gives a parallelogram, 1 believes the sizes fully.
    pub(super) fn fourth_corner(&self, perspective: f32) -> Option<Point> {
        let (corner, right, below) = (self.upper_left, self.upper_right, self.lower_left);
        // Along a leg the module size falls with the square of the depth.
        let depth =
            |near: Point, far: Point| (near.length() / far.length()).sqrt().powf(perspective);
        let depth_right = depth(corner.along, right.along);
        let depth_below = depth(corner.down, below.down);
        let depth_fourth = depth_right + depth_below - 1.0;
        let sum = right.centre * depth_right + below.centre * depth_below - corner.centre;
        (depth_fourth > 0.2).then(|| sum * (1.0 / depth_fourth))
    }

    /// The map for a symbol of `size` modules whose module place `fourth` lies at the pixel `at`.
    pub(super) fn homography(
        &self,
        size: f32,
        fourth: (f32, f32),
        at: Point,
    ) -> Option<Homography> {
        let modules = [(3.5, 3.5), (size - 3.5, 3.5), fourth, (3.5, size - 3.5)];
        let centres = [self.upper_left.centre, self.upper_right.centre, at, self.lower_left.centre];
        Homography::between(modules.map(|(x, y)| Point::new(x, y)), centres)
            .filter(|map| map.is_sound(size))
    }
}
