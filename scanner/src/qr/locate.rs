//! Lays a grid over one triple of finder patterns and tries to read it, from the simplest grid to bent ones.

use super::frame::Frame;
use super::homography::Homography;
use super::ink::View;
use super::light::Light;
use super::likeness::Likeness;
use super::samples::Samples;
use super::segments::Content;
use super::symbol::{content, stated_dimension};
use super::triples::Triple;
use super::version::{DIMENSION_MIN, Version};
use super::{Care, Symbol, alignment, fit, mesh};
use crate::point::Point;

/// Shares of the fixed modules that must be right before a grid is sampled.
const FINDERS_LIKE_MIN: f32 = 0.7;
const TIMING_LIKE_MIN: f32 = 0.6;
/// How far from its expected place an alignment pattern is searched: so many modules, and a share of the size.
const REACH: f32 = 2.5;
const REACH_SHARE: f32 = 0.05;
/// What sampling and decoding a module costs, in units of work.
const MODULE_WORK: usize = 20;

/// A way to lay the grid.
#[derive(Debug, Clone, Copy)]
struct Proposal {
    dimension: usize,
    map: Homography,
    likeness: Likeness,
}

/// Reads the symbol between three finder patterns, if there is one.
pub(super) fn read(view: &View<'_>, light: &Light<'_>, triple: &Triple, care: Care<'_>) -> Option<Symbol> {
    let frame = Frame::measure(view, triple);
    if std::env::var("QRT").is_ok() { eprintln!("triple {:?} {:?} {:?} frame {:?}", triple.upper_left, triple.upper_right, triple.lower_left, frame.is_some()); if let Some(f)=&frame { eprintln!("dims {:?} lens {:?}", f.dimensions(), f); for d in f.dimensions() { eprintln!("  {:?}", best_map(light,f,d).map(|b|(d,b.likeness))); } } }
    let frame = frame?;
    let mut tried = Vec::new();
    for proposal in proposals(light, &frame) {
        if tried.contains(&proposal.dimension) {
            continue;
        }
        tried.push(proposal.dimension);
        let attempt = Attempt { light, frame: &frame, proposal, care };
        let (symbol, stated) = attempt.read();
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
        .filter(|proposal| {
            proposal.likeness.finders >= FINDERS_LIKE_MIN && proposal.likeness.timing >= TIMING_LIKE_MIN
        })
        .collect();
    all.sort_by(|a, b| b.likeness.timing.total_cmp(&a.likeness.timing));
    all
}

/// The better of the grids with and without perspective, by their timing patterns.
fn best_map(light: &Light<'_>, frame: &Frame, dimension: usize) -> Option<Proposal> {
    let size = dimension as f32;
    let propose = |perspective| {
        let map = frame.homography(size, (size - 3.5, size - 3.5), frame.fourth_corner(perspective)?)?;
        Some(Proposal { dimension, map, likeness: Likeness::of(light, &map, dimension) })
    };
    let both = [0.0, 1.0].into_iter().filter_map(propose);
    both.max_by(|a, b| a.likeness.timing.total_cmp(&b.likeness.timing))
}

/// One grid that is being read.
struct Attempt<'a> {
    light: &'a Light<'a>,
    frame: &'a Frame,
    proposal: Proposal,
    care: Care<'a>,
}

impl Attempt<'_> {
    /// The symbol, or else the size it says it has where that can be made out.
    fn read(&self) -> (Option<Symbol>, Option<usize>) {
        let dimension = self.proposal.dimension;
        if !self.care.work.spend(self.modules_work()) {
            return (None, None);
        }
        let (map, pattern) = self.aligned();
        let samples = Samples::read(self.light, dimension, |x, y| map.map(x, y));
        let (grid, doubtful) = samples.decided();
        if let Some(content) = content(&grid, None) {
            return (Some(symbol(content, &map, dimension)), None);
        }
        let stated = stated_dimension(&grid);
        if !self.care.fits {
            return (None, stated);
        }
        let content =
            content(&grid, Some(&doubtful)).or_else(|| self.read_harder(&samples, &map, pattern));
        (content.map(|content| symbol(content, &map, dimension)), stated)
    }

    fn modules_work(&self) -> usize {
        self.proposal.dimension * self.proposal.dimension * MODULE_WORK
    }

    /// The map through the alignment pattern and its place, or the proposed map where there is no clear one.
    fn aligned(&self) -> (Homography, Option<Point>) {
        let Proposal { dimension, map, likeness } = self.proposal;
        if dimension == DIMENSION_MIN {
            return (map, None);
        }
        let size = dimension as f32;
        let place = (size - 6.5, size - 6.5);
        let reach = REACH + REACH_SHARE * size;
        let pattern = alignment::locate(self.light, &map, place, reach, likeness.contrast);
        let through = pattern.and_then(|pattern| self.frame.homography(size, place, pattern));
        through.map_or((map, None), |through| (through, pattern))
    }

    /// Tries what costs more than the straight grid: sharper samples, a bent grid, a moved one.
    fn read_harder(&self, samples: &Samples, map: &Homography, pattern: Option<Point>) -> Option<Content> {
        let dimension = samples.dimension();
        let again = |samples: &Samples| {
            let (grid, doubtful) = samples.decided();
            content(&grid, Some(&doubtful)).or_else(|| content(&samples.unmixed().decided().0, None))
        };
        if !self.care.work.spend(self.modules_work()) {
            return None;
        }
        if let Some(content) = content(&samples.unmixed().decided().0, None) {
            return Some(content);
        }
        let version = Version::of_dimension(dimension)?;
        if let Some(mesh) = mesh::Mesh::lay(self.light, map, version, self.proposal.likeness.contrast)
            && self.care.work.spend(2 * self.modules_work())
            && let Some(content) = again(&Samples::read(self.light, dimension, |x, y| mesh.map(x, y)))
        {
            return Some(content);
        }
        if !self.care.work.spend(fit::WORK + self.modules_work()) {
            return None;
        }
        let map = fit::fitted(self.light, self.frame, dimension, map, pattern)?;
        again(&Samples::read(self.light, dimension, |x, y| map.map(x, y)))
    }
}

fn symbol(content: Content, map: &Homography, dimension: usize) -> Symbol {
    let size = dimension as f32;
    let corners = [(0.0, 0.0), (size, 0.0), (size, size), (0.0, size)].map(|(x, y)| map.map(x, y));
    Symbol { bytes: content.bytes, charset: content.charset, corners }
}
