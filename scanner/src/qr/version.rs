//! What the QR standard lays down per version: size, alignment patterns, blocks. Tables and rules
//! of ISO/IEC 18004.

/// Share of codewords that can be repaired, in the order of the block table below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// About 7 %.
    L = 0,
    /// About 15 %.
    M = 1,
    /// About 25 %.
    Q = 2,
    /// About 30 %.
    H = 3,
}

/// A QR version, 1 to 40.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Version(u8);

/// Modules a side of the smallest and the largest version.
pub(super) const DIMENSION_MIN: usize = 21;
pub(super) const DIMENSION_MAX: usize = 177;

/// From this version on a symbol carries its version number.
const FIRST_WITH_VERSION_INFO: u8 = 7;

/// How the codewords of a symbol are cut into blocks; the longer blocks have one data codeword
/// more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Blocks {
    pub(super) count: usize,
    pub(super) checks: usize,
}

impl Version {
    pub(super) fn new(number: u8) -> Option<Self> {
        (1..=40).contains(&number).then_some(Self(number))
    }

    /// The version whose symbols are `dimension` modules wide.
    pub(super) fn of_dimension(dimension: usize) -> Option<Self> {
        let is_size = (DIMENSION_MIN..=DIMENSION_MAX).contains(&dimension) && dimension % 4 == 1;
        if is_size { Self::new(((dimension - 17) / 4) as u8) } else { None }
    }

    pub(super) fn number(self) -> u8 {
        self.0
    }

    pub(super) fn dimension(self) -> usize {
        17 + 4 * usize::from(self.0)
    }

    pub(super) fn has_version_info(self) -> bool {
        self.0 >= FIRST_WITH_VERSION_INFO
    }

    /// Rows and columns on which alignment patterns are centred (annex E), counted in modules from
    /// 0.
    pub(super) fn alignment_centres(self) -> Vec<usize> {
        if self.0 == 1 {
            return Vec::new();
        }
        let gaps = usize::from(self.0) / 7 + 1;
        let last = self.dimension() - 7;
        // Equal steps rounded up to even; the odd remainder is taken by the first gap. Version 32
        // is the one exception of the table.
        let step = if self.0 == 32 { 26 } else { (last - 6).div_ceil(2 * gaps) * 2 };
        let mut centres: Vec<usize> = (0..gaps).map(|back| last - back * step).collect();
        centres.push(6);
        centres.reverse();
        centres
    }

    /// The cut into blocks at a level (table 9).
    pub(super) fn blocks(self, level: Level) -> Blocks {
        let at = usize::from(self.0) - 1;
        Blocks {
            count: usize::from(COUNTS[level as usize][at]),
            checks: usize::from(CHECKS[level as usize][at]),
        }
    }

    /// Check codewords a block must leave unused against misreading (the `p` of table 9).
    pub(super) fn spare_checks(self, level: Level) -> usize {
        match (self.0, level) {
            (1, Level::L) => 3,
            (1, Level::M) | (2, Level::L) => 2,
            (1, _) | (3, Level::L) => 1,
            _ => 0,
        }
    }
}

/// Check codewords per block, by level and version.
const CHECKS: [[u8; 40]; 4] = [
    [
        7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30,
        30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
    [
        10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28,
        28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
    ],
    [
        13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30,
        30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
    [
        17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30,
        30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
];

/// Number of blocks, by level and version.
const COUNTS: [[u8; 40]; 4] = [
    [
        1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13,
        14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25,
    ],
    [
        1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23,
        25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
    ],
    [
        1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29,
        34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68,
    ],
    [
        1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35,
        37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81,
    ],
];

#[cfg(test)]
mod tests {
    use super::Version;

    #[test]
    fn alignment_centres_are_those_of_annex_e() {
        let rows: [(u8, &[usize]); 7] = [
            (1, &[]),
            (2, &[6, 18]),
            (7, &[6, 22, 38]),
            (14, &[6, 26, 46, 66]),
            (32, &[6, 34, 60, 86, 112, 138]),
            (36, &[6, 24, 50, 76, 102, 128, 154]),
            (40, &[6, 30, 58, 86, 114, 142, 170]),
        ];
        for (number, centres) in rows {
            assert_eq!(
                Version::new(number).unwrap().alignment_centres(),
                centres,
                "version {number}"
            );
        }
    }

    #[test]
    fn only_real_sizes_have_a_version() {
        for (dimension, number) in
            [(21, Some(1)), (41, Some(6)), (177, Some(40)), (20, None), (181, None)]
        {
            assert_eq!(
                Version::of_dimension(dimension).map(Version::number),
                number,
                "{dimension}"
            );
        }
    }
}
