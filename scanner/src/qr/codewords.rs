//! From modules to repaired data codewords: take the mask off, read the zigzag, undo the
//! interleaving, repair.

use super::format::Format;
use super::grid::Grid;
use super::reed_solomon::repair;
use super::version::Version;

/// The data codewords of a symbol, repaired.
///
/// `doubtful` marks modules whose colour is a guess; codewords that hold one are treated as
/// possibly lost when a block cannot be repaired otherwise. `None` when the damage is too much.
pub(super) fn data_codewords(
    grid: &Grid,
    version: Version,
    format: Format,
    doubtful: Option<&Grid>,
) -> Option<Vec<u8>> {
    let reserved = Grid::reserved(version);
    let words = zigzag(grid, &reserved, |x, y| is_masked(format.mask, x, y));
    let doubts = doubtful.map(|doubtful| zigzag(doubtful, &reserved, |_, _| false));
    let cut = version.blocks(format.level);
    let spare = version.spare_checks(format.level);
    let mut data = Vec::with_capacity(words.len());
    for at in 0..cut.count {
        let places = block_places(words.len(), cut.count, cut.checks, at);
        let mut block: Vec<u8> = places.iter().map(|&place| words[place]).collect();
        let length = block.len() - cut.checks;
        if repair(&mut block, cut.checks, &[], spare).is_none() {
            let doubts = doubts.as_ref()?;
            block = places.iter().map(|&place| words[place]).collect();
            repair_doubtful(&mut block, cut.checks, spare, |at| doubts[places[at]].count_ones())?;
        }
        data.extend_from_slice(&block[..length]);
    }
    Some(data)
}

/// Check codewords that must stay unused when lost codewords are filled in: a block has no other
/// proof left.
const SPARE_FOR_DOUBT: usize = 4;

fn repair_doubtful(
    block: &mut [u8],
    checks: usize,
    spare: usize,
    doubt: impl Fn(usize) -> u32,
) -> Option<()> {
    let mut places: Vec<u8> =
        (0..block.len()).filter(|&at| doubt(at) > 0).map(|at| at as u8).collect();
    places.sort_by_key(|&at| std::cmp::Reverse(doubt(usize::from(at))));
    places.truncate(checks.saturating_sub(spare.max(SPARE_FOR_DOUBT)));
    repair(block, checks, &places, spare.max(SPARE_FOR_DOUBT))
}

/// Where the codewords of block `at` stand among all: data in turn from each block, then checks in
/// turn.
fn block_places(total: usize, count: usize, checks: usize, at: usize) -> Vec<usize> {
    let short = total / count - checks;
    // The last blocks have one data codeword more; those stand between the common data and the
    // checks.
    let long_blocks = total % count;
    let first_long = count - long_blocks;
    let mut places: Vec<usize> = (0..short).map(|row| row * count + at).collect();
    if at >= first_long {
        places.push(short * count + at - first_long);
    }
    let checks_begin = short * count + long_blocks;
    places.extend((0..checks).map(|row| checks_begin + row * count + at));
    places
}

/// Reads the data modules in pairs of columns from the right, up and down in turn, eight to a
/// codeword.
fn zigzag(grid: &Grid, reserved: &Grid, flip: impl Fn(usize, usize) -> bool) -> Vec<u8> {
    let size = grid.dimension();
    let mut words = Vec::with_capacity(size * size / 8);
    let (mut word, mut filled) = (0_u8, 0);
    let mut upwards = true;
    // Column 6 is timing and belongs to no pair.
    for right in (1..size).rev().step_by(2).map(|x| if x <= 6 { x - 1 } else { x }) {
        for step in 0..size {
            let y = if upwards { size - 1 - step } else { step };
            for x in [right, right - 1] {
                if reserved.get(x, y) {
                    continue;
                }
                word = word << 1 | u8::from(grid.get(x, y) ^ flip(x, y));
                filled += 1;
                if filled == 8 {
                    words.push(word);
                    (word, filled) = (0, 0);
                }
            }
        }
        upwards = !upwards;
    }
    words
}

/// Whether the mask pattern turns this module over (ISO/IEC 18004 table 10).
fn is_masked(mask: u8, x: usize, y: usize) -> bool {
    match mask {
        0 => (x + y).is_multiple_of(2),
        1 => y.is_multiple_of(2),
        2 => x.is_multiple_of(3),
        3 => (x + y).is_multiple_of(3),
        4 => (y / 2 + x / 3).is_multiple_of(2),
        5 => x * y % 2 + x * y % 3 == 0,
        6 => (x * y % 2 + x * y % 3).is_multiple_of(2),
        _ => ((x + y) % 2 + x * y % 3).is_multiple_of(2),
    }
}
