//! Reads one proposed grid: straight first, then by ever dearer ways to lay it and to tell dark
//! from light.

use super::bent::Bent;
use super::chart::Chart;
use super::frame::Frame;
use super::homography::Homography;
use super::locate::Proposal;
use super::mesh::Mesh;
use super::samples::Samples;
use super::segments::Content;
use super::symbol::{content, stated_dimension};
use super::unblur::unblurred;
use super::version::{DIMENSION_MIN, Version};
use super::{Place, Symbol, alignment, fit};
use crate::point::Point;

/// How far from its expected place an alignment pattern is searched: so many modules, and a share
/// of the size.
const REACH: f32 = 2.5;
const REACH_SHARE: f32 = 0.05;
/// What sampling and decoding a module costs, in units of work, and what making up for blur does.
const MODULE_WORK: usize = 40;
const MODULE_UNBLUR_WORK: usize = 500;
/// What following the timing patterns costs for each module of a side.
const SIDE_BENT_WORK: usize = 4500;

/// One grid that is being read.
pub(super) struct Attempt<'a> {
    pub(super) place: &'a Place<'a>,
    pub(super) frame: &'a Frame,
    pub(super) proposal: Proposal,
}

impl Attempt<'_> {
    /// The symbol, or else the size it says it has where that can be made out.
    pub(super) fn read(&self) -> (Option<Symbol>, Option<usize>) {
        if !self.may_spend(MODULE_WORK) {
            return (None, None);
        }
        let (map, pattern) = self.aligned();
        if !self.proposal.is_straight() {
            let bent = self.bent_samples(map);
            let content = bent.and_then(|samples| content(&samples.decided().0, None));
            return (content.map(|content| self.symbol(content, &map)), None);
        }
        let samples = self.samples(&map);
        let (grid, doubtful) = samples.decided();
        if let Some(content) = content(&grid, None) {
            return (Some(self.symbol(content, &map)), None);
        }
        if pattern.is_some() {
            // What looked like the alignment pattern may have been data: some drawn codes have
            // none.
            let unaligned = self.samples(&self.proposal.map);
            if let Some(content) = content(&unaligned.decided().0, None) {
                return (Some(self.symbol(content, &self.proposal.map)), None);
            }
        }
        let content =
            content(&grid, Some(&doubtful)).or_else(|| self.read_harder(&samples, &map, pattern));
        (content.map(|content| self.symbol(content, &map)), stated_dimension(&grid))
    }

    /// Tries what costs more: ink that spread, a bent grid, a moved one, and last a blur taken
    /// back.
    fn read_harder(
        &self,
        samples: &Samples,
        map: &Homography,
        pattern: Option<Point>,
    ) -> Option<Content> {
        if !self.may_spend(MODULE_WORK) {
            return None;
        }
        if let Some(content) = content(&samples.unmixed().decided().0, None) {
            return Some(content);
        }
        let bent = self.bent_samples(*map);
        if let Some(content) = bent.as_ref().and_then(decided_content) {
            return Some(content);
        }
        if self.place.work.spend(fit::WORK)
            && let Some(fitted) =
                fit::fitted(&self.place.light, self.frame, self.proposal.dimension, map, pattern)
            && let Some(content) = decided_content(&self.samples(&fitted))
        {
            return Some(content);
        }
        let unblurred_content = |samples: &Samples| {
            let may = self.may_spend(MODULE_UNBLUR_WORK);
            may.then(|| unblurred(samples)).flatten().and_then(|grid| content(&grid, None))
        };
        unblurred_content(samples).or_else(|| bent.as_ref().and_then(unblurred_content))
    }

    fn may_spend(&self, module_work: usize) -> bool {
        self.place.work.spend(self.proposal.dimension * self.proposal.dimension * module_work)
    }

    fn samples(&self, chart: &impl Chart) -> Samples {
        Samples::read(&self.place.light, self.proposal.dimension, |x, y| chart.at(x, y))
    }

    /// The map through the alignment pattern and its place, or the proposed map where there is no
    /// clear one.
    fn aligned(&self) -> (Homography, Option<Point>) {
        let Proposal { dimension, map, likeness } = self.proposal;
        if dimension == DIMENSION_MIN {
            return (map, None);
        }
        let size = dimension as f32;
        let place = (size - 6.5, size - 6.5);
        let reach = REACH + REACH_SHARE * size;
        let pattern = alignment::locate(&self.place.light, &map, place, reach, likeness.contrast);
        let through = pattern.and_then(|pattern| self.frame.homography(size, place, pattern));
        through.map_or((map, None), |through| (through, pattern))
    }

    /// Samples along the bent timing patterns and through whatever alignment patterns are found
    /// from there.
    fn bent_samples(&self, straight: Homography) -> Option<Samples> {
        let Proposal { dimension, likeness, .. } = self.proposal;
        if !self.place.work.spend(dimension * SIDE_BENT_WORK) || !self.may_spend(2 * MODULE_WORK) {
            return None;
        }
        let bent = Bent::trace(&self.place.light, straight, dimension, likeness.contrast);
        let version = Version::of_dimension(dimension)?;
        Some(match Mesh::lay(&self.place.light, bent.clone(), version, likeness.contrast) {
            Some(mesh) => self.samples(&mesh),
            None => self.samples(&bent),
        })
    }

    fn symbol(&self, content: Content, map: &Homography) -> Symbol {
        let size = self.proposal.dimension as f32;
        let corners =
            [(0.0, 0.0), (size, 0.0), (size, size), (0.0, size)].map(|(x, y)| map.map(x, y));
        Symbol { bytes: content.bytes, charset: content.charset, corners }
    }
}

/// The content by the modules as they were read, doubtful ones counted as lost where that helps.
fn decided_content(samples: &Samples) -> Option<Content> {
    let (grid, doubtful) = samples.decided();
    content(&grid, Some(&doubtful))
}
