//! How much a place looks like a symbol before anything is decoded: the patterns every symbol has.

use super::homography::Homography;
use super::light::Light;

/// What the fixed patterns show under a map.
#[derive(Debug, Clone, Copy)]
pub(super) struct Likeness {
    /// Share of the finders' modules on the right side of the middle light.
    pub(super) finders: f32,
    /// Share of the timing modules that are darker or lighter than their neighbours as they should
    /// be.
    pub(super) timing: f32,
    /// Difference between the light and dark modules of the finders.
    pub(super) contrast: f32,
}

/// Least difference between light and dark that is not noise.
const CONTRAST_MIN: f32 = 6.0;

/// A finder pattern with less of its modules right than this is none; the rest is not looked at.
const FINDER_MIN: f32 = 0.65;

impl Likeness {
    /// `None` when one of the finder patterns is not there.
    pub(super) fn of(light: &Light<'_>, map: &Homography, dimension: usize) -> Option<Self> {
        let far = dimension - 7;
        let (mut finders, mut contrast) = (0.0, 0.0);
        for corner in [(0, 0), (far, 0), (0, far)] {
            let (share, difference) = finder(light, map, corner);
            if share < FINDER_MIN {
                return None;
            }
            finders += share / 3.0;
            contrast += difference / 3.0;
        }
        let timing = timing(light, map, dimension);
        Some(Self { finders, timing, contrast: contrast.max(CONTRAST_MIN) })
    }
}

/// Share of right modules of one finder pattern, and its contrast.
fn finder(light: &Light<'_>, map: &Homography, (left, top): (usize, usize)) -> (f32, f32) {
    let mut lights = [0_i32; 49];
    let (mut dark_sum, mut ground_sum) = (0, 0);
    for (at, value) in lights.iter_mut().enumerate() {
        let (x, y) = (at % 7, at / 7);
        *value = light.pixel(map.map((left + x) as f32 + 0.5, (top + y) as f32 + 0.5));
        *(if is_ring(at) { &mut ground_sum } else { &mut dark_sum }) += *value;
    }
    let (dark, ground) = (dark_sum as f32 / 33.0, ground_sum as f32 / 16.0);
    let middle = f32::midpoint(dark, ground);
    let right =
        lights.iter().enumerate().filter(|&(at, &value)| (value as f32 > middle) == is_ring(at));
    (right.count() as f32 / 49.0, ground - dark)
}

/// Whether a module of a finder pattern belongs to its light ring.
fn is_ring(at: usize) -> bool {
    (at % 7).abs_diff(3).max((at / 7).abs_diff(3)) == 2
}

fn timing(light: &Light<'_>, map: &Homography, dimension: usize) -> f32 {
    let mut right = 0;
    for is_row in [true, false] {
        let at = |place: usize| {
            let (along, across) = (place as f32 + 0.5, 6.5);
            light.pixel(if is_row { map.map(along, across) } else { map.map(across, along) })
        };
        let (mut before, mut here) = (at(6), at(7));
        for place in 7..dimension - 7 {
            let after = at(place + 1);
            let is_darker = 2 * here < before + after;
            right += usize::from(is_darker == (place % 2 == 0));
            (before, here) = (here, after);
        }
    }
    right as f32 / (2 * (dimension - 14)) as f32
}
