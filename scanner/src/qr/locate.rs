//! Proposes grids over one triple of finder patterns, likeliest first, and has them read.

use super::attempt::Attempt;
use super::frame::Frame;
use super::homography::Homography;
use super::light::Light;
use super::likeness::Likeness;
use super::triples::Triple;
use super::{Outcome, Place, Symbol};

/// Shares of the fixed modules that must be right before a grid is sampled.
const FINDERS_LIKE_MIN: f32 = 0.8;
const TIMING_LIKE_MIN: f32 = 0.7;
/// Share of the finders that is enough alone, when the timing pattern may be bent out of its place.
const FINDERS_ALONE_MIN: f32 = 0.96;

/// A way to lay the grid.
#[derive(Debug, Clone, Copy)]
pub(super) struct Proposal {
    pub(super) dimension: usize,
    pub(super) map: Homography,
    pub(super) likeness: Likeness,
}

impl Proposal {
    /// Whether the timing patterns lie where a flat page has them.
    pub(super) fn is_straight(&self) -> bool {
        self.likeness.finders >= FINDERS_LIKE_MIN && self.likeness.timing >= TIMING_LIKE_MIN
    }

    fn may_be_bent(&self) -> bool {
        self.likeness.finders >= FINDERS_ALONE_MIN
    }
}

/// Reads the symbol between three finder patterns, if there is one.
pub(super) fn read(place: &Place<'_>, triple: &Triple) -> Outcome {
    let Some(frame) = Frame::measure(&place.view, triple) else { return Outcome::Nothing };
    let proposals = proposals(&place.light, &frame);
    let is_likely = proposals.first().is_some_and(Proposal::is_straight);
    let symbol = read_first(place, &frame, &proposals);
    symbol.map_or(if is_likely { Outcome::Unread } else { Outcome::Nothing }, Outcome::Read)
}

/// Reads the first proposal that can be read, following what a symbol says of its own size.
fn read_first(place: &Place<'_>, frame: &Frame, proposals: &[Proposal]) -> Option<Symbol> {
    for &proposal in proposals {
        let (symbol, stated) = Attempt { place, frame, proposal }.read();
        if symbol.is_some() {
            return symbol;
        }
        let is_new = |stated: &usize| proposals.iter().all(|other| other.dimension != *stated);
        if let Some(dimension) = stated.filter(is_new) {
            let proposal = best_map(&place.light, frame, dimension)?;
            return Attempt { place, frame, proposal }.read().0;
        }
    }
    None
}

/// The grids worth sampling, likeliest first.
fn proposals(light: &Light<'_>, frame: &Frame) -> Vec<Proposal> {
    let sizes = frame.dimensions().into_iter();
    let mut all: Vec<Proposal> = sizes
        .filter_map(|dimension| best_map(light, frame, dimension))
        .filter(|proposal| proposal.is_straight() || proposal.may_be_bent())
        .collect();
    let rank = |proposal: &Proposal| proposal.likeness.timing + proposal.likeness.finders;
    all.sort_by(|a, b| rank(b).total_cmp(&rank(a)));
    all
}

/// The better of the grids with and without perspective, by their timing patterns.
fn best_map(light: &Light<'_>, frame: &Frame, dimension: usize) -> Option<Proposal> {
    let size = dimension as f32;
    let propose = |perspective| {
        let map =
            frame.homography(size, (size - 3.5, size - 3.5), frame.fourth_corner(perspective)?)?;
        Some(Proposal { dimension, map, likeness: Likeness::of(light, &map, dimension)? })
    };
    let both = [0.0, 1.0].into_iter().filter_map(propose);
    both.max_by(|a, b| a.likeness.timing.total_cmp(&b.likeness.timing))
}
