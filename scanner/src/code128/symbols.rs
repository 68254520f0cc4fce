//! The 107 bar patterns of Code 128 (ISO/IEC 15417 table 1) and which of them some widths are
//! nearest to.

/// Start characters of the code sets A, B and C.
pub(super) const START_A: u8 = 103;
pub(super) const START_C: u8 = 105;
/// Modules of a character; the stop character has two more.
pub(super) const MODULES: f32 = 11.0;

/// Widths in modules of bar, space, bar, space, bar, space, by value; 103 to 105 are the starts.
const PATTERNS: [[u8; 6]; 106] = parsed(
    b"212222222122222221121223121322131222122213122312132212221213221312231212112232122132\
      122231113222123122123221223211221132221231213212223112312131311222321122321221312212\
      322112322211212123212321232121111323131123131321112313132113132311211313231113231311\
      112133112331132131113123113321133121313121211331231131213113213311213131311123311321\
      331121312113312311332111314111221411431111111224111422121124121421141122141221112214\
      112412122114122411142112142211241211221114413111241112134111111242121142121241114212\
      124112124211411212421112421211212141214121412121111143111341131141114113114311411113\
      411311113141114131311141411131211412211214211232",
);
/// The stop character's widths, which end on a bar.
const STOP: [u8; 7] = [2, 3, 3, 1, 1, 1, 2];

/// Largest mean square distance, in modules, at which widths are still taken for a pattern.
const DISTANCE_MAX: f32 = 0.12;

const fn parsed(digits: &[u8]) -> [[u8; 6]; 106] {
    let mut patterns = [[0; 6]; 106];
    let (mut at, mut filled) = (0, 0);
    while at < digits.len() {
        if digits[at].is_ascii_digit() {
            patterns[filled / 6][filled % 6] = digits[at] - b'0';
            filled += 1;
        }
        at += 1;
    }
    assert!(filled == 106 * 6);
    patterns
}

/// The value whose pattern the edges of one character (seven places: six widths) are nearest to.
pub(super) fn nearest(edges: &[f32]) -> Option<u8> {
    let module = (edges[6] - edges[0]) / MODULES;
    let distances = PATTERNS.iter().map(|pattern| distance(edges, pattern, module));
    let (value, distance) = distances.enumerate().min_by(|(_, a), (_, b)| a.total_cmp(b))?;
    (distance < DISTANCE_MAX).then_some(value as u8)
}

/// The start character the edges of one character are near to; asked before anything else, so it
/// looks at three patterns only.
pub(super) fn start(edges: &[f32]) -> Option<u8> {
    let module = (edges[6] - edges[0]) / MODULES;
    // All three begin 2, 1, 1: most places end here.
    let is_near = |from: usize, modules: f32| {
        (edges[from + 2] - edges[from] - modules * module).abs() < module
    };
    if !is_near(0, 3.0) || !is_near(1, 2.0) {
        return None;
    }
    (START_A..=START_C)
        .find(|&value| distance(edges, &PATTERNS[usize::from(value)], module) < DISTANCE_MAX)
}

/// Whether the edges (eight places: seven widths) are the stop character.
pub(super) fn is_stop(edges: &[f32]) -> bool {
    let module = (edges[7] - edges[0]) / (MODULES + 2.0);
    distance(edges, &STOP, module) < DISTANCE_MAX
}

/// Mean square distance in modules between widths and a pattern. Distances between like edges (bar
/// and space together) count fully, as spreading ink moves those alike; single widths count a
/// quarter.
fn distance(edges: &[f32], pattern: &[u8], module: f32) -> f32 {
    let count = pattern.len();
    let width = |at: usize| (edges[at + 1] - edges[at]) / module;
    let single: f32 = (0..count).map(|at| (width(at) - f32::from(pattern[at])).powi(2)).sum();
    let paired: f32 = (0..count - 1)
        .map(|at| {
            let expected = f32::from(pattern[at] + pattern[at + 1]);
            ((edges[at + 2] - edges[at]) / module - expected).powi(2)
        })
        .sum();
    (paired + single / 4.0) / count as f32
}

#[cfg(test)]
mod tests {
    use super::{PATTERNS, is_stop, nearest};

    fn edges(widths: &[u8], module: f32, spread: f32) -> Vec<f32> {
        let mut at = 10.0;
        let mut edges = vec![at - spread];
        for (count, &width) in widths.iter().enumerate() {
            at += f32::from(width) * module;
            edges.push(if count % 2 == 0 { at + spread } else { at - spread });
        }
        edges
    }

    #[test]
    fn every_pattern_is_eleven_modules_with_an_even_sum_of_bars_and_none_comes_twice() {
        for (value, pattern) in PATTERNS.iter().enumerate() {
            assert_eq!(pattern.iter().sum::<u8>(), 11, "{value}");
            assert_eq!((pattern[0] + pattern[2] + pattern[4]) % 2, 0, "{value}");
            assert_eq!(PATTERNS.iter().filter(|other| *other == pattern).count(), 1, "{value}");
        }
    }

    #[test]
    fn every_pattern_is_known_again_with_ink_spread_either_way() {
        for spread in [0.0, 0.5, -0.5] {
            for (value, pattern) in PATTERNS.iter().enumerate() {
                assert_eq!(
                    nearest(&edges(pattern, 2.5, spread)),
                    Some(value as u8),
                    "{value} {spread}"
                );
            }
            assert!(is_stop(&edges(&[2, 3, 3, 1, 1, 1, 2], 2.5, spread)));
        }
        assert!(!is_stop(&edges(&[2, 1, 1, 4, 1, 2, 2], 2.5, 0.0)));
        assert_eq!(nearest(&edges(&[1, 1, 1, 1, 1, 6], 2.5, 0.0)), None);
    }
}
