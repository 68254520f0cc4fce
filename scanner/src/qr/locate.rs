//! Proposes grids over one triple of finder patterns, likeliest first, and has them read.

use super::attempt::Attempt;
use super::frame::Frame;
use super::homography::Homography;
use super::ink::View;
use super::light::Light;
use super::likeness::Likeness;
use super::triples::Triple;
use super::{Care, Symbol};

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
pub(super) fn read(
    view: &View<'_>,
    light: &Light<'_>,
    triple: &Triple,
    care: Care<'_>,
) -> Option<Symbol> {
    let frame = Frame::measure(view, triple)?;
    let mut tried = Vec::new();
    for proposal in proposals(light, &frame) {
        if tried.contains(&proposal.dimension) {
            continue;
        }
        tried.push(proposal.dimension);
        let (symbol, stated) = Attempt { light, frame: &frame, proposal, care }.read();
        if symbol.is_some() {
            return symbol;
        }
        if let Some(dimension) = stated.filter(|stated| !tried.contains(stated)) {
            tried.push(dimension);
            let again = best_map(light, &frame, dimension)?;
            return Attempt { light, frame: &frame, proposal: again, care }.read().0;
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
