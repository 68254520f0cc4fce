//! A line between light and dark that follows the lighting: one limit a block of pixels, taken from
//! the blocks around it that hold both ink and paper. Flat blocks have no say and borrow from
//! farther away.

use super::Bits;
use crate::picture::Grey;

/// How finely the lighting is followed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Window {
    /// Side of a block in pixels.
    pub(crate) block: usize,
    /// Blocks looked at on each side of a block.
    pub(crate) radius: usize,
    /// Least difference between the lightest and darkest pixel for a block to be believed; below it
    /// is noise.
    pub(crate) contrast_min: u8,
}

/// Blocks on each side that are asked when all near ones are flat.
const FAR_RADIUS: usize = 12;

/// Draws the line block by block.
pub(crate) fn by_blocks(grey: &Grey<'_>, window: Window) -> Bits {
    let limits = Limits::of(grey, window);
    let mut bits = Bits::white(grey.width(), grey.height());
    let mut row_limits = vec![0_u8; limits.columns * window.block];
    for (y, light) in grey.rows().enumerate() {
        if y % window.block == 0 {
            let blocks = &limits.values[y / window.block * limits.columns..][..limits.columns];
            for (out, &limit) in row_limits.chunks_exact_mut(window.block).zip(blocks) {
                out.fill(limit);
            }
        }
        bits.write_row(y, light, &row_limits);
    }
    bits
}

/// The light below which a pixel is dark, one value a block.
struct Limits {
    values: Vec<u8>,
    columns: usize,
}

impl Limits {
    fn of(grey: &Grey<'_>, window: Window) -> Self {
        let (sums, columns, rows) = votes(grey, window);
        let mut values = vec![0; columns * rows];
        for row in 0..rows {
            for column in 0..columns {
                let near = sums.around(column, row, window.radius);
                let vote =
                    if near.weight > 0 { near } else { sums.around(column, row, FAR_RADIUS) };
                // Nothing but flat blocks far and wide: paper. A limit of 0 makes every pixel
                // light.
                let mean = vote.light.checked_div(vote.weight).unwrap_or(0);
                values[row * columns + column] = mean.min(255) as u8;
            }
        }
        Self { values, columns }
    }
}

/// Mean light times contrast, and contrast, summed over blocks.
#[derive(Debug, Clone, Copy, Default)]
struct Vote {
    light: u32,
    weight: u32,
}

/// Running sums of votes over all blocks above and left, with a border of zeros.
struct Sums {
    votes: Vec<Vote>,
    columns: usize,
    rows: usize,
}

impl Sums {
    fn around(&self, column: usize, row: usize, radius: usize) -> Vote {
        let (left, top) = (column.saturating_sub(radius), row.saturating_sub(radius));
        let right = (column + radius + 1).min(self.columns);
        let bottom = (row + radius + 1).min(self.rows);
        let at = |x: usize, y: usize| self.votes[y * (self.columns + 1) + x];
        let corners = [at(right, bottom), at(left, bottom), at(right, top), at(left, top)];
        let sum = |part: fn(Vote) -> u32| {
            let [all, left, top, both] = corners.map(part);
            // Sums may wrap on huge pictures; differences of wrapped sums are still right.
            all.wrapping_sub(left).wrapping_sub(top).wrapping_add(both)
        };
        Vote { light: sum(|vote| vote.light), weight: sum(|vote| vote.weight) }
    }
}

/// Reads every block once. Blocks cut by the right or lower border count with what they have.
fn votes(grey: &Grey<'_>, window: Window) -> (Sums, usize, usize) {
    let columns = grey.width().div_ceil(window.block);
    let rows = grey.height().div_ceil(window.block);
    let mut votes = vec![Vote::default(); (columns + 1) * (rows + 1)];
    let mut strip = Strip::new(grey.width());
    for row in 0..rows {
        strip.read(grey, row * window.block..((row + 1) * window.block).min(grey.height()));
        let mut line = Vote::default();
        for column in 0..columns {
            let vote = strip.vote(column * window.block, window);
            line.light = line.light.wrapping_add(vote.light);
            line.weight = line.weight.wrapping_add(vote.weight);
            let above = votes[row * (columns + 1) + column + 1];
            votes[(row + 1) * (columns + 1) + column + 1] = Vote {
                light: above.light.wrapping_add(line.light),
                weight: above.weight.wrapping_add(line.weight),
            };
        }
    }
    (Sums { votes, columns, rows }, columns, rows)
}

/// One row of blocks, reduced to one value a column; plain loops so that the compiler uses vectors.
struct Strip {
    sums: Vec<u16>,
    darkest: Vec<u8>,
    lightest: Vec<u8>,
    height: u32,
}

impl Strip {
    fn new(width: usize) -> Self {
        Self { sums: vec![0; width], darkest: vec![0; width], lightest: vec![0; width], height: 0 }
    }

    fn read(&mut self, grey: &Grey<'_>, rows: std::ops::Range<usize>) {
        self.height = rows.len() as u32;
        self.sums.fill(0);
        self.darkest.fill(255);
        self.lightest.fill(0);
        for y in rows {
            let row = grey.row(y);
            for (sum, &light) in self.sums.iter_mut().zip(row) {
                *sum += u16::from(light);
            }
            for (darkest, &light) in self.darkest.iter_mut().zip(row) {
                *darkest = (*darkest).min(light);
            }
            for (lightest, &light) in self.lightest.iter_mut().zip(row) {
                *lightest = (*lightest).max(light);
            }
        }
    }

    fn vote(&self, left: usize, window: Window) -> Vote {
        let right = (left + window.block).min(self.sums.len());
        let darkest = self.darkest[left..right].iter().fold(255, |least, &light| light.min(least));
        let lightest = self.lightest[left..right].iter().fold(0, |most, &light| light.max(most));
        let contrast = lightest.saturating_sub(darkest);
        if contrast < window.contrast_min {
            return Vote::default();
        }
        let sum: u32 = self.sums[left..right].iter().map(|&sum| u32::from(sum)).sum();
        let mean = sum / (self.height * (right - left) as u32);
        Vote { light: mean * u32::from(contrast), weight: u32::from(contrast) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Window, by_blocks};
    use crate::picture::Grey;

    const WINDOW: Window = Window { block: 8, radius: 2, contrast_min: 24 };

    #[test]
    fn stripes_are_found_on_both_sides_of_a_shadow() {
        let (width, height) = (200, 40);
        let paper = |x: usize| if x < 100 { 230 } else { 80 };
        let is_ink = |x: usize| x / 5 % 2 == 1;
        let luma: Vec<u8> = (0..width * height)
            .map(|at| if is_ink(at % width) { paper(at % width) / 3 } else { paper(at % width) })
            .collect();
        let bits = by_blocks(&Grey::new(luma, width, height), WINDOW);
        let right = (0..width).filter(|&x| bits.is_dark(x as i32, 20) == is_ink(x)).count();
        assert!(right >= width - 10, "{right} of {width}");
    }

    #[test]
    fn the_inside_of_a_large_dark_square_is_dark_and_blank_paper_is_light() {
        let (width, height) = (300, 300);
        let is_ink = |x: usize, y: usize| (100..190).contains(&x) && (100..190).contains(&y);
        let luma: Vec<u8> = (0..width * height)
            .map(|at| if is_ink(at % width, at / width) { 30 } else { 200 })
            .collect();
        let bits = by_blocks(&Grey::new(luma, width, height), WINDOW);
        assert!(bits.is_dark(145, 145), "middle of the square");
        assert!(!bits.is_dark(10, 10) && !bits.is_dark(290, 290), "paper");
    }
}
