//! Finds codes among the edges of one line: a quiet zone, a start, characters, a check character, a
//! stop.

use super::content;
use super::symbols::{self, MODULES, is_stop, nearest};

/// Light modules that must lie before the start and after the stop (the standard asks ten).
const QUIET_MODULES: f32 = 5.0;
/// Most characters of one code; GS1-128 allows 48 digits and letters.
const CHARACTERS_MAX: usize = 100;
/// Most a character's width may differ from its neighbour's: tilt changes it slowly.
const WIDTH_RATIO: std::ops::Range<f32> = 0.8..1.25;

/// What a line says, and from where to where along the line, in pixels.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reading {
    pub(super) bytes: Vec<u8>,
    pub(super) begin: f32,
    pub(super) end: f32,
}

impl Reading {
    /// Whether two readings cover common ground.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        let range =
            |reading: &Self| (reading.begin.min(reading.end), reading.begin.max(reading.end));
        let ((a, b), (c, d)) = (range(self), range(other));
        a < d && c < b
    }
}

/// All codes of a line, read forwards and backwards. `edges` begin with a change to dark and are
/// even in number.
pub(super) fn readings(edges: &[f32]) -> Vec<Reading> {
    let mut all = forwards(edges);
    let reversed: Vec<f32> = edges.iter().rev().map(|edge| -edge).collect();
    all.extend(forwards(&reversed).into_iter().map(|reading| Reading {
        begin: -reading.begin,
        end: -reading.end,
        ..reading
    }));
    all
}

fn forwards(edges: &[f32]) -> Vec<Reading> {
    let mut all = Vec::new();
    let mut at = 0;
    while at + 7 <= edges.len() {
        let character = edges[at + 6] - edges[at];
        let quiet = if at == 0 { f32::MAX } else { edges[at] - edges[at - 1] };
        let reading =
            if quiet * MODULES >= QUIET_MODULES * character { read(edges, at) } else { None };
        match reading {
            Some((reading, next)) => {
                all.push(reading);
                at = next;
            }
            None => at += 2,
        }
    }
    all
}

/// Reads a code that starts at an edge; also the first edge after it.
fn read(edges: &[f32], begin: usize) -> Option<(Reading, usize)> {
    let mut values = vec![symbols::start(&edges[begin..=begin + 6])?];
    let mut at = begin;
    while values.len() < CHARACTERS_MAX {
        let width = edges[at + 6] - edges[at];
        at += 6;
        if edges.len() > at + 7 && is_stop(&edges[at..=at + 7]) {
            let quiet = edges.get(at + 8).map_or(f32::MAX, |next| next - edges[at + 7]);
            if quiet * MODULES < QUIET_MODULES * width {
                return None;
            }
            let bytes = content::bytes(&values)?;
            return Some((Reading { bytes, begin: edges[begin], end: edges[at + 7] }, at + 8));
        }
        let next = edges.get(at..=at + 6)?;
        if !WIDTH_RATIO.contains(&((next[6] - next[0]) / width)) {
            return None;
        }
        values.push(nearest(next)?);
    }
    None
}
