//! Black and white: which pixels of a grey picture are ink. How the line is drawn is in `blocks`
//! and `global`.

mod blocks;
mod global;

pub(crate) use blocks::{Window, by_blocks};
pub(crate) use global::by_histogram;

/// One bit a pixel, 1 = dark, 64 pixels a word, lowest bit leftmost; bits past the width are 0.
#[derive(Debug, Clone)]
pub(crate) struct Bits {
    words: Vec<u64>,
    stride: usize,
    width: usize,
    height: usize,
}

impl Bits {
    fn white(width: usize, height: usize) -> Self {
        let stride = width.div_ceil(64);
        Self { words: vec![0; stride * height], stride, width, height }
    }

    pub(crate) fn height(&self) -> usize {
        self.height
    }

    /// Whether the pixel is dark; outside the picture nothing is.
    pub(crate) fn is_dark(&self, x: i32, y: i32) -> bool {
        let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { return false };
        x < self.width
            && y < self.height
            && self.words[y * self.stride + x / 64] >> (x % 64) & 1 == 1
    }

    pub(crate) fn is_inside(&self, x: i32, y: i32) -> bool {
        usize::try_from(x).is_ok_and(|x| x < self.width)
            && usize::try_from(y).is_ok_and(|y| y < self.height)
    }

    /// Where a row changes colour, from a white start: even entries begin dark runs, odd ones light
    /// runs. A dark run at the right border is closed there, so the number of entries is even.
    pub(crate) fn edges(&self, y: usize, edges: &mut Vec<i32>) {
        edges.clear();
        let mut carry = 0;
        let row = &self.words[y * self.stride..(y + 1) * self.stride];
        for (at, &word) in row.iter().enumerate() {
            let mut changes = word ^ (word << 1 | carry);
            carry = word >> 63;
            while changes != 0 {
                edges.push((at * 64) as i32 + changes.trailing_zeros() as i32);
                changes &= changes - 1;
            }
        }
        if edges.len() % 2 == 1 {
            edges.push(self.width as i32);
        }
    }

    /// Whether the picture is mere noise: no code is as finely cut as noise is.
    pub(crate) fn is_noise(&self) -> bool {
        let (mut edges, mut changes) = (Vec::new(), 0);
        let rows = (0..self.height).step_by(NOISE_ROW_STEP);
        let pixels = rows.len() * self.width;
        for y in rows {
            self.edges(y, &mut edges);
            changes += edges.len();
        }
        pixels * 2 < changes * NOISE_RUN_HALVES
    }

    /// Writes one row from pixels and the light below which each counts as dark.
    fn write_row(&mut self, y: usize, light: &[u8], limits: &[u8]) {
        let words = &mut self.words[y * self.stride..(y + 1) * self.stride];
        for ((word, light), limits) in words.iter_mut().zip(light.chunks(64)).zip(limits.chunks(64))
        {
            let mut dark = [0_u8; 64];
            for ((dark, light), limit) in dark.iter_mut().zip(light).zip(limits) {
                *dark = u8::from(light < limit);
            }
            *word = pack(&dark);
        }
    }

    /// The picture with rows and columns exchanged, so that columns can be read as rows.
    pub(crate) fn transposed(&self) -> Self {
        let mut turned = Self::white(self.height, self.width);
        let mut block = [0_u64; 64];
        for top in (0..self.height).step_by(64) {
            for column in 0..self.stride {
                for (at, word) in block.iter_mut().enumerate() {
                    let y = top + at;
                    *word = if y < self.height { self.words[y * self.stride + column] } else { 0 };
                }
                transpose_block(&mut block);
                for (at, &word) in block.iter().enumerate() {
                    let y = column * 64 + at;
                    if y < turned.height {
                        turned.words[y * turned.stride + top / 64] = word;
                    }
                }
            }
        }
        turned
    }
}

/// Mean length of a run, in half pixels, below which a picture is noise: a code that can be read at
/// all has modules of one and a half pixels and runs of one and two thirds of a module.
const NOISE_RUN_HALVES: usize = 5;
/// Rows from one to the next that are asked.
const NOISE_ROW_STEP: usize = 16;

/// Gathers 64 bytes of 0 or 1 into a word.
fn pack(flags: &[u8; 64]) -> u64 {
    // Multiplying eight 0/1 bytes by this moves byte i to bit 56 + i without any two sums meeting.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let mut word = 0;
    for (at, eight) in flags.chunks_exact(8).enumerate() {
        let mut bytes = [0; 8];
        bytes.copy_from_slice(eight);
        word |= (u64::from_le_bytes(bytes).wrapping_mul(GATHER) >> 56) << (8 * at);
    }
    word
}

/// Turns a 64 x 64 block of bits about its diagonal, halves first, then quarters, down to single
/// bits.
fn transpose_block(block: &mut [u64; 64]) {
    let mut width = 32;
    let mut mask = 0x0000_0000_FFFF_FFFF_u64;
    while width != 0 {
        let mut at = 0;
        while at < 64 {
            let swap = (block[at] >> width ^ block[at + width]) & mask;
            block[at] ^= swap << width;
            block[at + width] ^= swap;
            at = (at + width + 1) & !width;
        }
        width /= 2;
        mask ^= mask << width;
    }
}

#[cfg(test)]
mod tests {
    use super::Bits;

    fn picture(width: usize, height: usize, dark: impl Fn(usize, usize) -> bool) -> Bits {
        let mut bits = Bits::white(width, height);
        for y in 0..height {
            let light: Vec<u8> = (0..width).map(|x| if dark(x, y) { 0 } else { 255 }).collect();
            bits.write_row(y, &light, &vec![128; width]);
        }
        bits
    }

    #[test]
    fn every_pixel_comes_back_and_the_outside_is_light() {
        let dark = |x: usize, y: usize| (x * 7 + y * 13) % 5 < 2;
        let bits = picture(131, 9, dark);
        for y in 0..9 {
            for x in 0..131 {
                assert_eq!(bits.is_dark(x as i32, y as i32), dark(x, y), "{x},{y}");
            }
        }
        assert!(!bits.is_dark(-1, 0) && !bits.is_dark(131, 0) && !bits.is_dark(0, 9));
    }

    #[test]
    fn edges_alternate_from_a_light_start_and_close_at_the_border() {
        let rows: [(&str, &[i32]); 4] = [
            ("light only", &[]),
            ("dark only", &[0, 128]),
            ("middle", &[60, 70]),
            ("right", &[100, 128]),
        ];
        let bits = picture(128, 4, |x, y| match y {
            0 => false,
            1 => true,
            2 => (60..70).contains(&x),
            _ => x >= 100,
        });
        let mut edges = Vec::new();
        for (y, (name, expected)) in rows.iter().enumerate() {
            bits.edges(y, &mut edges);
            assert_eq!(edges, *expected, "{name}");
        }
    }

    #[test]
    fn noise_is_told_from_fine_modules() {
        assert!(picture(200, 40, |x, y| (x * x * 7 + x * y * 13 + y * 5) % 11 < 5).is_noise());
        assert!(!picture(200, 40, |x, _| x / 2 % 3 == 0).is_noise());
        assert!(!picture(200, 40, |_, _| false).is_noise());
    }

    #[test]
    fn transposing_exchanges_rows_and_columns() {
        let bits = picture(150, 70, |x, y| (x * x + 3 * y) % 7 < 3);
        let turned = bits.transposed();
        assert_eq!((turned.width, turned.height()), (70, 150));
        for y in 0..70 {
            for x in 0..150 {
                assert_eq!(turned.is_dark(y, x), bits.is_dark(x, y), "{x},{y}");
            }
        }
    }
}
