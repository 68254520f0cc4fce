//! The modules of one symbol as bits, and which of them are fixed by the standard.

use super::version::{DIMENSION_MAX, Version};

/// Words a row: 177 modules need three.
const ROW_WORDS: usize = DIMENSION_MAX.div_ceil(64);

/// A square of modules, 1 = dark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Grid {
    rows: Vec<[u64; ROW_WORDS]>,
}

impl Grid {
    pub(super) fn light(dimension: usize) -> Self {
        Self { rows: vec![[0; ROW_WORDS]; dimension] }
    }

    pub(super) fn dimension(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn get(&self, x: usize, y: usize) -> bool {
        self.rows[y][x / 64] >> (x % 64) & 1 == 1
    }

    pub(super) fn set(&mut self, x: usize, y: usize, dark: bool) {
        let bit = 1 << (x % 64);
        if dark {
            self.rows[y][x / 64] |= bit;
        } else {
            self.rows[y][x / 64] &= !bit;
        }
    }

    fn fill(&mut self, left: usize, top: usize, width: usize, height: usize) {
        for y in top..top + height {
            for x in left..left + width {
                self.set(x, y, true);
            }
        }
    }

    /// The grid mirrored about its diagonal: how a symbol looks through glass or on a selfie.
    pub(super) fn mirrored(&self) -> Self {
        let mut mirror = Self::light(self.dimension());
        for y in 0..self.dimension() {
            for x in 0..self.dimension() {
                mirror.set(y, x, self.get(x, y));
            }
        }
        mirror
    }

    /// Modules that carry no data: finders with their margin and format bits, timing, alignment,
    /// version.
    pub(super) fn reserved(version: Version) -> Self {
        let size = version.dimension();
        let mut reserved = Self::light(size);
        reserved.fill(0, 0, 9, 9);
        reserved.fill(size - 8, 0, 8, 9);
        reserved.fill(0, size - 8, 9, 8);
        reserved.fill(6, 0, 1, size);
        reserved.fill(0, 6, size, 1);
        for (x, y) in alignment_places(version) {
            reserved.fill(x - 2, y - 2, 5, 5);
        }
        if version.has_version_info() {
            reserved.fill(size - 11, 0, 3, 6);
            reserved.fill(0, size - 11, 6, 3);
        }
        reserved
    }
}

/// Centres of all alignment patterns of a version, without the three that would lie on finders.
pub(super) fn alignment_places(version: Version) -> Vec<(usize, usize)> {
    let centres = version.alignment_centres();
    let Some(&last) = centres.last() else { return Vec::new() };
    let is_finder = |x, y| (x == 6 && (y == 6 || y == last)) || (x == last && y == 6);
    let all = centres.iter().flat_map(|&y| centres.iter().map(move |&x| (x, y)));
    all.filter(|&(x, y)| !is_finder(x, y)).collect()
}
