//! The light of every module of a symbol, and the decision which of them are dark.

use super::grid::Grid;
use super::light::Light;
use crate::point::Point;

/// Light per module, row by row, 0 ink to 255 ground.
#[derive(Debug, Clone)]
pub(super) struct Samples {
    values: Vec<f32>,
    dimension: usize,
}

/// Modules smaller than this many pixels are read between pixels, larger ones from the nearest.
const SMALL_MODULE: f32 = 3.0;
/// Where in a module it is read, in modules from its centre.
const SPREAD: f32 = 0.22;
/// Modules on each side that decide what is light and what is dark around one.
const RADIUS: usize = 5;
/// A module nearer to the dividing line than this share of the local contrast is a guess.
const DOUBT_SHARE: f32 = 0.14;

impl Samples {
    /// Reads a symbol whose modules lie where `map` says.
    pub(super) fn read(
        light: &Light<'_>,
        dimension: usize,
        map: impl Fn(f32, f32) -> Point,
    ) -> Self {
        let mut values = Vec::with_capacity(dimension * dimension);
        let middle = dimension as f32 / 2.0;
        let module = (map(middle + 0.5, middle) - map(middle - 0.5, middle)).length();
        for y in 0..dimension {
            for x in 0..dimension {
                let (x, y) = (x as f32 + 0.5, y as f32 + 0.5);
                let value = if module < SMALL_MODULE {
                    light.at(map(x, y))
                } else {
                    five(|across, below| light.pixel(map(x + across, y + below)))
                };
                values.push(value);
            }
        }
        Self { values, dimension }
    }

    #[cfg(test)]
    pub(super) fn of(dimension: usize, value: impl Fn(usize, usize) -> f32) -> Self {
        let values =
            (0..dimension * dimension).map(|at| value(at % dimension, at / dimension)).collect();
        Self { values, dimension }
    }

    pub(super) fn dimension(&self) -> usize {
        self.dimension
    }

    pub(super) fn value(&self, x: usize, y: usize) -> f32 {
        self.values[y * self.dimension + x]
    }

    /// Dark modules, and those that might as well be the other colour.
    pub(super) fn decided(&self) -> (Grid, Grid) {
        let limits = self.limits();
        let (mut dark, mut doubtful) = (Grid::light(self.dimension), Grid::light(self.dimension));
        for y in 0..self.dimension {
            for x in 0..self.dimension {
                let (limit, contrast) = limits[y * self.dimension + x];
                let distance = self.value(x, y) - limit;
                dark.set(x, y, distance < 0.0);
                doubtful.set(x, y, distance.abs() < DOUBT_SHARE * contrast);
            }
        }
        (dark, doubtful)
    }

    /// Per module the light halfway between the light and the dark modules around it, and their
    /// difference.
    fn limits(&self) -> Vec<(f32, f32)> {
        let everything = Means::over(self, |_, _| true);
        let rough: Vec<f32> = self.each(|x, y| everything.around(x, y).unwrap_or(128.0));
        let is_dark = |x: usize, y: usize| self.value(x, y) < rough[y * self.dimension + x];
        let dark = Means::over(self, is_dark);
        let ground = Means::over(self, |x, y| !is_dark(x, y));
        self.each(|x, y| match (dark.around(x, y), ground.around(x, y)) {
            (Some(dark), Some(ground)) => (f32::midpoint(dark, ground), ground - dark),
            _ => (rough[y * self.dimension + x], 0.0),
        })
    }

    fn each<T>(&self, value: impl Fn(usize, usize) -> T) -> Vec<T> {
        let places = (0..self.dimension).flat_map(|y| (0..self.dimension).map(move |x| (x, y)));
        places.map(|(x, y)| value(x, y)).collect()
    }

    /// The symbol with each module freed from a share of its neighbours' light: what ink that
    /// spread has taken.
    pub(super) fn unmixed(&self) -> Self {
        const SHARE: f32 = 0.18;
        let last = self.dimension - 1;
        let values = self.each(|x, y| {
            let around = self.value(x.saturating_sub(1), y)
                + self.value((x + 1).min(last), y)
                + self.value(x, y.saturating_sub(1))
                + self.value(x, (y + 1).min(last));
            self.value(x, y) * (1.0 + 4.0 * SHARE) - around * SHARE
        });
        Self { values, dimension: self.dimension }
    }

    /// Light per module less the mean light around it: what is left when the lighting is taken
    /// away.
    pub(super) fn levelled(&self) -> Vec<f32> {
        let everything = Means::over(self, |_, _| true);
        self.each(|x, y| self.value(x, y) - everything.around(x, y).unwrap_or_default())
    }
}

/// The mean light of five spots of a module.
fn five(light: impl Fn(f32, f32) -> i32) -> f32 {
    let corners = light(-SPREAD, -SPREAD)
        + light(SPREAD, -SPREAD)
        + light(-SPREAD, SPREAD)
        + light(SPREAD, SPREAD);
    (corners + light(0.0, 0.0)) as f32 / 5.0
}

/// Running sums of some of the modules, for means over windows.
struct Means {
    sums: Vec<(f32, f32)>,
    dimension: usize,
}

impl Means {
    fn over(samples: &Samples, counts: impl Fn(usize, usize) -> bool) -> Self {
        let dimension = samples.dimension;
        let mut sums = vec![(0.0, 0.0); (dimension + 1) * (dimension + 1)];
        for y in 0..dimension {
            let mut line = (0.0, 0.0);
            for x in 0..dimension {
                if counts(x, y) {
                    line = (line.0 + samples.value(x, y), line.1 + 1.0);
                }
                let above = sums[y * (dimension + 1) + x + 1];
                sums[(y + 1) * (dimension + 1) + x + 1] = (above.0 + line.0, above.1 + line.1);
            }
        }
        Self { sums, dimension }
    }

    fn around(&self, x: usize, y: usize) -> Option<f32> {
        let (left, top) = (x.saturating_sub(RADIUS), y.saturating_sub(RADIUS));
        let (right, bottom) =
            ((x + RADIUS + 1).min(self.dimension), (y + RADIUS + 1).min(self.dimension));
        let at = |x: usize, y: usize| self.sums[y * (self.dimension + 1) + x];
        let sum = |part: fn((f32, f32)) -> f32| {
            part(at(right, bottom)) - part(at(left, bottom)) - part(at(right, top))
                + part(at(left, top))
        };
        let count = sum(|sum| sum.1);
        (count > 0.5).then(|| sum(|sum| sum.0) / count)
    }
}
