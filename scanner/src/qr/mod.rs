//! QR codes (ISO/IEC 18004): from a picture to the bytes of every symbol in it.
//!
//! `finder` and `triples` propose places, `frame` and `locate` lay a grid there, `samples` reads
//! it, `symbol` makes sense of it. Nothing here scales or sharpens pictures: that is the plan's
//! affair.

mod alignment;
mod attempt;
mod bent;
mod chart;
mod codewords;
mod finder;
mod fit;
mod format;
mod frame;
mod galois;
mod grid;
mod homography;
mod ink;
mod light;
mod likeness;
mod locate;
mod mesh;
mod reed_solomon;
mod samples;
mod segments;
mod symbol;
mod triples;
mod unblur;
mod version;

pub(crate) use ink::Ink;
use ink::View;
use light::Light;

use crate::Charset;
use crate::binarize::Bits;
use crate::picture::Grey;
use crate::point::{Point, is_within};
use crate::work::Work;

/// One symbol that was read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Symbol {
    pub(crate) bytes: Vec<u8>,
    pub(crate) charset: Charset,
    /// Upper left, upper right, lower right, lower left as the symbol stands.
    pub(crate) corners: [Point; 4],
}

/// What measuring one triple of finder patterns costs, in units of work.
const TRIPLE_WORK: usize = 6000;
/// Triples that may lead nowhere before a look is given up: noise and foliage propose thousands.
const IDLE_TRIPLES_MAX: usize = 120;

/// How hard to try, and what may be spent.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Care<'a> {
    /// Whether to move and bend the grid where the straight one does not read.
    pub(crate) fits: bool,
    /// For everything.
    pub(crate) work: &'a Work,
    /// For proposing places in this one picture.
    pub(crate) search: &'a Work,
}

/// Reads every symbol of a picture whose ink and ground have been told apart in `bits`.
/// Places that `is_taken` are not looked at again.
pub(crate) fn read_all(
    grey: &Grey<'_>,
    bits: &Bits,
    care: Care<'_>,
    is_taken: &dyn Fn(Point) -> bool,
) -> Vec<Symbol> {
    let found = finder::find(bits, care.work);
    let mut symbols: Vec<Symbol> = Vec::new();
    for (ink, finders) in [Ink::Dark, Ink::Light].into_iter().zip(found) {
        let view = View { bits, ink };
        let light = Light { grey, ink };
        let mut idle = 0;
        for triple in triples::plausible(&finders) {
            let taken = |place| {
                is_taken(place) || symbols.iter().any(|symbol| is_within(place, &symbol.corners))
            };
            if triple.touches(taken) {
                continue;
            }
            if !care.work.spend(TRIPLE_WORK) || !care.search.spend(TRIPLE_WORK) {
                break;
            }
            let symbol = locate::read(&view, &light, &triple, care);
            idle += usize::from(symbol.is_none());
            symbols.extend(symbol);
            if idle == IDLE_TRIPLES_MAX {
                break;
            }
        }
    }
    symbols
}
