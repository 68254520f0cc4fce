//! Reads modules whose light has run into each other: learns from the finder patterns how wide the
//! blur is, then looks for the colours that would, blurred alike, look like the samples.

use super::grid::Grid;
use super::samples::Samples;

/// Widths of blur tried, as standard deviations in modules; below the first nothing has run.
const WIDTHS: [f32; 9] = [0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95, 1.05];
/// Modules a blur reaches on each side.
const REACH: usize = 2;
/// Rounds of improvement.
const ROUNDS: usize = 16;

/// Shares of a module's light that come from two before to two after it.
type Taps = [f32; 2 * REACH + 1];

/// What the finder patterns teach: blur along and across, and the light of clean modules.
#[derive(Debug, Clone, Copy)]
struct Blur {
    along: Taps,
    down: Taps,
    scale: f32,
    bias: f32,
}

/// The colours that explain the samples best. `None` when the finder patterns teach nothing.
pub(super) fn unblurred(samples: &Samples) -> Option<Grid> {
    let size = samples.dimension();
    let lights = samples.levelled();
    let blur = learnt(&lights, size)?;
    let wanted: Vec<f32> = lights.iter().map(|light| (light - blur.bias) / blur.scale).collect();
    let colours = explained(&wanted, size, &blur);
    let mut grid = Grid::light(size);
    for (at, &colour) in colours.iter().enumerate() {
        grid.set(at % size, at / size, colour < 0.0);
    }
    Some(grid)
}

/// Shares of a bell of light of standard deviation `width` that fall on a module and those near it.
fn taps(width: f32) -> Taps {
    const SPOTS: i32 = 9;
    let mut taps = [0.0; 2 * REACH + 1];
    for (at, tap) in taps.iter_mut().enumerate() {
        let centre = at as f32 - REACH as f32;
        let spots =
            (-(SPOTS / 2)..=SPOTS / 2).map(|spot| (centre + spot as f32 / SPOTS as f32) / width);
        *tap = spots.map(|spot| (-spot * spot / 2.0).exp()).sum();
    }
    let all: f32 = taps.iter().sum();
    taps.map(|tap| tap / all)
}

/// The pair of widths under which a clean finder pattern looks most like the three in the picture.
fn learnt(lights: &[f32], size: usize) -> Option<Blur> {
    let mut seen = [0.0; 49];
    for (left, top) in [(0, 0), (size - 7, 0), (0, size - 7)] {
        for (at, sum) in seen.iter_mut().enumerate() {
            *sum += lights[(top + at / 7) * size + left + at % 7] / 3.0;
        }
    }
    let mut best: Option<(f32, Blur)> = None;
    for along in WIDTHS.map(taps) {
        for down in WIDTHS.map(taps) {
            let (scale, bias, rest) = matched(&blurred_finder(&along, &down), &seen);
            if scale > 0.0 && best.is_none_or(|(least, _)| rest < least) {
                best = Some((rest, Blur { along, down, scale, bias }));
            }
        }
    }
    best.map(|(_, blur)| blur)
}

/// The finder pattern as it looks under a blur; its margin and what lies beyond count as light.
fn blurred_finder(along: &Taps, down: &Taps) -> [f32; 49] {
    let mut looks = [0.0; 49];
    for (at, look) in looks.iter_mut().enumerate() {
        for (dy, share_down) in down.iter().enumerate() {
            for (dx, share_along) in along.iter().enumerate() {
                let (x, y) = (at % 7 + dx, at / 7 + dy);
                let ring = x.abs_diff(3 + REACH).max(y.abs_diff(3 + REACH));
                let colour = if ring == 2 || ring > 3 { 1.0 } else { -1.0 };
                *look += share_down * share_along * colour;
            }
        }
    }
    looks
}

/// Scale and bias that bring `model` nearest to `seen`, and the squared rest.
fn matched(model: &[f32; 49], seen: &[f32; 49]) -> (f32, f32, f32) {
    let mean = |values: &[f32; 49]| values.iter().sum::<f32>() / 49.0;
    let (model_mean, seen_mean) = (mean(model), mean(seen));
    let (mut both, mut own, mut all) = (0.0, 0.0, 0.0);
    for (model, seen) in model.iter().zip(seen) {
        both += (model - model_mean) * (seen - seen_mean);
        own += (model - model_mean) * (model - model_mean);
        all += (seen - seen_mean) * (seen - seen_mean);
    }
    let scale = both / own.max(f32::EPSILON);
    (scale, seen_mean - scale * model_mean, all - scale * both)
}

/// Colours between -1 and 1 whose blur comes nearest to `wanted`: projected gradient steps with
/// momentum (A. Beck and M. Teboulle, 2009). The bounds do the work: clean modules are never
/// lighter than light.
fn explained(wanted: &[f32], size: usize, blur: &Blur) -> Vec<f32> {
    let mut colours: Vec<f32> = wanted.iter().map(|light| light.clamp(-1.0, 1.0)).collect();
    let mut ahead = colours.clone();
    let mut momentum = 1.0_f32;
    for _ in 0..ROUNDS {
        let mut rest = convolved(&ahead, size, blur, 1.0);
        for (rest, wanted) in rest.iter_mut().zip(wanted) {
            *rest = wanted - *rest;
        }
        let step = convolved(&rest, size, blur, 0.0);
        let next_momentum = f32::midpoint(1.0, (1.0 + 4.0 * momentum * momentum).sqrt());
        let pull = (momentum - 1.0) / next_momentum;
        momentum = next_momentum;
        for ((colour, ahead), step) in colours.iter_mut().zip(&mut ahead).zip(&step) {
            let next = (*ahead + step).clamp(-1.0, 1.0);
            *ahead = next + pull * (next - *colour);
            *colour = next;
        }
    }
    colours
}

/// A field of modules blurred, with `border` all around it.
fn convolved(field: &[f32], size: usize, blur: &Blur, border: f32) -> Vec<f32> {
    let mut wide = vec![border; (size + 2 * REACH) * size];
    let mut line = vec![border; size + 2 * REACH];
    for (row, out) in field.chunks_exact(size).zip(wide[REACH * size..].chunks_exact_mut(size)) {
        line[REACH..REACH + size].copy_from_slice(row);
        for (out, near) in out.iter_mut().zip(line.windows(2 * REACH + 1)) {
            *out = near.iter().zip(&blur.along).map(|(value, share)| value * share).sum();
        }
    }
    let mut out = vec![0.0; size * size];
    for (y, out) in out.chunks_exact_mut(size).enumerate() {
        for (row, share) in blur.down.iter().enumerate() {
            for (out, value) in out.iter_mut().zip(&wide[(y + row) * size..]) {
                *out += share * value;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{REACH, taps, unblurred};
    use crate::qr::grid::Grid;
    use crate::qr::samples::Samples;

    const SIZE: usize = 29;

    /// A grid with finder patterns and their margins, everything else without rule.
    fn symbol() -> Grid {
        let mut grid = Grid::light(SIZE);
        let mut state = 12345_u32;
        for y in 0..SIZE {
            for x in 0..SIZE {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                grid.set(x, y, state >> 31 == 1);
            }
        }
        for (left, top) in [(3, 3), (SIZE - 4, 3), (3, SIZE - 4)] {
            for y in (0..SIZE).filter(|y| y.abs_diff(top) <= 4) {
                for x in (0..SIZE).filter(|x| x.abs_diff(left) <= 4) {
                    let ring = x.abs_diff(left).max(y.abs_diff(top));
                    grid.set(x, y, ring != 2 && ring != 4);
                }
            }
        }
        grid
    }

    /// What a lens makes of it, with a little noise.
    fn blurred(truth: &Grid, width: f32) -> Samples {
        let taps = taps(width);
        let is_dark = |x: usize, y: usize| {
            let inside = (REACH..SIZE + REACH).contains(&x) && (REACH..SIZE + REACH).contains(&y);
            inside && truth.get(x - REACH, y - REACH)
        };
        Samples::of(SIZE, |x, y| {
            let mut light = 200.0 + ((x * 7 + y * 13) % 5) as f32;
            for (dy, down) in taps.iter().enumerate() {
                for (dx, along) in taps.iter().enumerate() {
                    light -= 160.0 * down * along * f32::from(u8::from(is_dark(x + dx, y + dy)));
                }
            }
            light
        })
    }

    #[test]
    fn light_that_ran_into_the_neighbours_is_given_back() {
        let truth = symbol();
        let wrong = |grid: &Grid| {
            let places = (0..SIZE * SIZE).map(|at| (at % SIZE, at / SIZE));
            places.filter(|&(x, y)| grid.get(x, y) != truth.get(x, y)).count()
        };
        for (width, plain_min, unblurred_max) in [(0.25, 0, 0), (0.55, 10, 0), (0.65, 40, 8)] {
            let samples = blurred(&truth, width);
            let plain = wrong(&samples.decided().0);
            let cleared = unblurred(&samples).map(|grid| wrong(&grid));
            assert!(plain >= plain_min, "blur of {width} modules leaves {plain} wrong");
            assert!(cleared.is_some_and(|wrong| wrong <= unblurred_max), "{width}: {cleared:?}");
        }
    }
}
