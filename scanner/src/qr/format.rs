//! Format and version information: short words with so much redundancy that the nearest valid word
//! is taken.

use super::grid::Grid;
use super::version::{Level, Version};

/// What the format bits say: how much can be repaired, and which pattern was laid over the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Format {
    pub(super) level: Level,
    /// 0 to 7.
    pub(super) mask: u8,
}

/// Laid over the format bits so that they are never all light (ISO/IEC 18004 §7.9).
const FORMAT_MASK: u32 = 0x5412;
/// Generator of the (15,5) code of format bits, and of the (18,6) code of version bits.
const FORMAT_GENERATOR: u32 = 0x537;
const VERSION_GENERATOR: u32 = 0x1F25;
/// Both codes correct up to three wrong bits.
const WRONG_BITS_MAX: u32 = 3;

/// `value` followed by the `checks` check bits of a cyclic code.
const fn coded(value: u32, checks: u32, generator: u32) -> u32 {
    let mut rest = value << checks;
    let mut bit = 31;
    while bit >= checks {
        if rest >> bit & 1 == 1 {
            rest ^= generator << (bit - checks);
        }
        bit -= 1;
    }
    value << checks | rest
}

/// The format of a symbol: both copies are read and the one nearer to a valid word is believed.
pub(super) fn read_format(grid: &Grid) -> Option<Format> {
    let (number, wrong) = format_copies(grid)
        .into_iter()
        .flat_map(|copy| {
            (0..32).map(move |number| {
                (number, (coded(number, 10, FORMAT_GENERATOR) ^ FORMAT_MASK ^ copy).count_ones())
            })
        })
        .min_by_key(|&(_, wrong)| wrong)?;
    let level = match number >> 3 {
        0 => Level::M,
        1 => Level::L,
        2 => Level::H,
        _ => Level::Q,
    };
    (wrong <= WRONG_BITS_MAX).then_some(Format { level, mask: (number & 7) as u8 })
}

/// The 15 bits around the upper left finder, and again along the other two, highest bit first
/// (figure 25).
fn format_copies(grid: &Grid) -> [u32; 2] {
    let size = grid.dimension();
    let gather = |places: &mut dyn Iterator<Item = (usize, usize)>| {
        places.fold(0, |word, (x, y)| word << 1 | u32::from(grid.get(x, y)))
    };
    let corner = gather(
        &mut (0..6)
            .map(|x| (x, 8))
            .chain([(7, 8), (8, 8), (8, 7)])
            .chain((0..6).rev().map(|y| (8, y))),
    );
    let sides =
        gather(&mut (size - 7..size).rev().map(|y| (8, y)).chain((size - 8..size).map(|x| (x, 8))));
    [corner, sides]
}

/// The version a symbol of version 7 or more says it is, from whichever copy is clearer.
pub(super) fn read_version(grid: &Grid) -> Option<Version> {
    let size = grid.dimension();
    let copy = |place: &dyn Fn(usize, usize) -> (usize, usize)| {
        (0..18).rev().fold(0_u32, |word, bit| {
            let (x, y) = place(size - 11 + bit % 3, bit / 3);
            word << 1 | u32::from(grid.get(x, y))
        })
    };
    let (number, wrong) = [copy(&|x, y| (x, y)), copy(&|x, y| (y, x))]
        .into_iter()
        .flat_map(|copy| {
            (7..=40).map(move |number| {
                (number, (coded(number, 12, VERSION_GENERATOR) ^ copy).count_ones())
            })
        })
        .min_by_key(|&(_, wrong)| wrong)?;
    if wrong > WRONG_BITS_MAX {
        return None;
    }
    Version::new(number as u8)
}

#[cfg(test)]
mod tests {
    use super::{FORMAT_GENERATOR, FORMAT_MASK, VERSION_GENERATOR, coded};

    #[test]
    fn check_bits_are_those_of_the_standard_examples() {
        assert_eq!(coded(0b00101, 10, FORMAT_GENERATOR) ^ FORMAT_MASK, 0b100_0000_1100_1110);
        assert_eq!(coded(7, 12, VERSION_GENERATOR), 0b00_0111_1100_1001_0100);
    }
}
