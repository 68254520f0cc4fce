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
/// Triples that may lead to nothing before a look is given up: noise and foliage propose thousands.
const IDLE_TRIPLES_MAX: usize = 120;

/// What may be spent on one picture.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Allowance<'a> {
    /// For everything.
    pub(crate) work: &'a Work,
    /// For proposing places in this one binary form of the picture.
    pub(crate) search: &'a Work,
}

/// What a look has shown.
#[derive(Debug, Default)]
pub(crate) struct Sighting {
    pub(crate) symbols: Vec<Symbol>,
    /// Places that look like a symbol and could not be read.
    pub(crate) unread: Vec<Point>,
}

/// Reads every symbol of a picture whose ink and ground have been told apart in `bits`.
/// Places that `is_taken` are not looked at again.
pub(crate) fn read_all(
    grey: &Grey<'_>,
    bits: &Bits,
    allowance: Allowance<'_>,
    is_taken: &dyn Fn(Point) -> bool,
) -> Sighting {
    let found = finder::find(bits, allowance.work);
    let mut sighting = Sighting::default();
    for (ink, finders) in [Ink::Dark, Ink::Light].into_iter().zip(found) {
        let place =
            Place { view: View { bits, ink }, light: Light { grey, ink }, work: allowance.work };
        let mut idle = 0;
        for triple in triples::plausible(&finders) {
            let is_read =
                |place| sighting.symbols.iter().any(|symbol| is_within(place, &symbol.corners));
            if triple.touches(|place| is_taken(place) || is_read(place)) {
                continue;
            }
            let may_go_on =
                allowance.work.spend(TRIPLE_WORK) && allowance.search.spend(TRIPLE_WORK);
            if !may_go_on || idle == IDLE_TRIPLES_MAX {
                break;
            }
            match locate::read(&place, &triple) {
                Outcome::Read(symbol) => {
                    sighting.symbols.push(symbol);
                    continue;
                }
                Outcome::Unread => sighting.unread.push(triple.upper_left.centre),
                Outcome::Nothing => {}
            }
            idle += 1;
        }
    }
    let symbols = &sighting.symbols;
    sighting
        .unread
        .retain(|place| !symbols.iter().any(|symbol| is_within(*place, &symbol.corners)));
    sighting
}

/// One picture in one ink, and what may still be spent on it.
#[derive(Debug, Clone, Copy)]
struct Place<'a> {
    view: View<'a>,
    light: Light<'a>,
    work: &'a Work,
}

/// What came of three finder patterns.
#[derive(Debug)]
enum Outcome {
    Read(Symbol),
    /// It has what every symbol has, but not what this one says.
    Unread,
    Nothing,
}
