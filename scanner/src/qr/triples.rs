//! Which three finder patterns belong to one symbol, the likeliest first.

use super::finder::Finder;
use crate::point::Point;

/// Three finder patterns in their places; the symbol's reading direction is upper left to upper
/// right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Triple {
    pub(crate) upper_left: Finder,
    pub(crate) upper_right: Finder,
    pub(crate) lower_left: Finder,
}

/// Most module sizes may differ within a symbol (perspective), as a ratio.
const SIZE_RATIO_MAX: f32 = 2.0;
/// Most the two legs may differ.
const LEG_RATIO_MAX: f32 = 2.2;
/// Cosine of the corner's angle: 50 to 130 degrees, so that the two sharp angles of a flat symbol
/// are no corners.
const COSINE_MAX: f32 = 0.64;
/// Modules between two finder centres: 14 in version 1, 170 in version 40, with room for a rough
/// module size.
const LEG_MODULES_MIN: f32 = 14.0 * 0.7;
const LEG_MODULES_MAX: f32 = 170.0 * 1.4;

/// All plausible triples, best first.
pub(crate) fn plausible(finders: &[Finder]) -> Vec<Triple> {
    let mut scored = Vec::new();
    // Under strong perspective the corner need not be opposite the longest side, so each pattern is
    // asked.
    for corner in finders {
        let others: Vec<(&Finder, Point)> = finders
            .iter()
            .filter(|other| *other != corner && are_alike(corner, other))
            .map(|other| (other, other.centre - corner.centre))
            .collect();
        for (at, &(first, leg)) in others.iter().enumerate() {
            for &(second, other_leg) in &others[at + 1..] {
                if are_legs(leg, other_leg) && are_alike(first, second) {
                    scored.extend(arranged(*corner, *first, *second));
                }
            }
        }
    }
    scored.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    scored.into_iter().map(|(_, triple)| triple).collect()
}

fn are_alike(a: &Finder, b: &Finder) -> bool {
    let (small, large) = (a.module.min(b.module), a.module.max(b.module));
    large <= SIZE_RATIO_MAX * small
}

/// Whether two steps from a corner are about as long and stand about upright on each other; by
/// squares, because most pairs end here.
fn are_legs(a: Point, b: Point) -> bool {
    let (a_squared, b_squared, dot) = (a.length_squared(), b.length_squared(), a.dot(b));
    dot * dot <= COSINE_MAX * COSINE_MAX * a_squared * b_squared
        && a_squared.max(b_squared) <= LEG_RATIO_MAX * LEG_RATIO_MAX * a_squared.min(b_squared)
}

/// Puts the two legs of a corner in order, and says how far the three are from a right-angled
/// corner of equal legs and sizes (0 is perfect). `None` when the legs are too short or too long
/// for any symbol.
fn arranged(upper_left: Finder, mut right: Finder, mut below: Finder) -> Option<(f32, Triple)> {
    if (right.centre - upper_left.centre).cross(below.centre - upper_left.centre) < 0.0 {
        std::mem::swap(&mut right, &mut below);
    }
    let (across, down) = (right.centre - upper_left.centre, below.centre - upper_left.centre);
    let (long, short) = (across.length().max(down.length()), across.length().min(down.length()));
    let module = (upper_left.module + right.module + below.module) / 3.0;
    if short < LEG_MODULES_MIN * module || long > LEG_MODULES_MAX * module {
        return None;
    }
    let cosine = (across.dot(down) / (long * short)).abs();
    let sizes = [upper_left, right, below].map(|finder| finder.module);
    let largest = sizes.iter().fold(0.0_f32, |most, &size| most.max(size));
    let smallest = sizes.iter().fold(f32::MAX, |least, &size| least.min(size));
    // Far-apart patterns of one size are rarer than near ones: many small codes share a sheet.
    let reach = 0.002 * (long + short) / module;
    let score = (long / short - 1.0) + cosine + (largest / smallest - 1.0) + reach;
    Some((score, Triple { upper_left, upper_right: right, lower_left: below }))
}

impl Triple {
    /// Whether one of the three lies at a place where a code has been read already.
    pub(crate) fn touches(&self, is_taken: impl Fn(Point) -> bool) -> bool {
        [self.upper_left, self.upper_right, self.lower_left]
            .iter()
            .any(|finder| is_taken(finder.centre))
    }
}

#[cfg(test)]
mod tests {
    use super::plausible;
    use crate::point::Point;
    use crate::qr::finder::Finder;

    fn finder(x: f32, y: f32, module: f32) -> Finder {
        Finder { centre: Point::new(x, y), module, hits: 3 }
    }

    #[test]
    fn the_corner_is_found_in_any_order_and_orientation() {
        let corner = finder(100.0, 100.0, 4.0);
        let (right, below) = (finder(180.0, 110.0, 4.2), finder(92.0, 178.0, 3.9));
        for order in [[corner, right, below], [below, corner, right], [right, below, corner]] {
            let triples = plausible(&order);
            assert_eq!(triples.len(), 1);
            assert_eq!(triples[0].upper_left, corner);
            assert_eq!((triples[0].upper_right, triples[0].lower_left), (right, below));
        }
    }

    #[test]
    fn what_cannot_be_one_symbol_is_left_out() {
        let rows = [
            ("on a line", [finder(0.0, 0.0, 4.0), finder(80.0, 0.0, 4.0), finder(160.0, 0.0, 4.0)]),
            (
                "sizes too different",
                [finder(0.0, 0.0, 4.0), finder(80.0, 0.0, 9.0), finder(0.0, 80.0, 4.0)],
            ),
            (
                "too near each other",
                [finder(0.0, 0.0, 8.0), finder(40.0, 0.0, 8.0), finder(0.0, 40.0, 8.0)],
            ),
        ];
        for (name, finders) in rows {
            assert!(plausible(&finders).is_empty(), "{name}");
        }
    }
}
