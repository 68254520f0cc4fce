//! Code 128 and GS1-128 (ISO/IEC 15417), as on convenience-store slips: along rows and columns,
//! either way round.
//!
//! `edges` reads a line of light, `line` finds a code among its edges, `symbols` and `content` know
//! the tables.

mod content;
mod edges;
mod line;
mod symbols;

use crate::binarize::Bits;
use crate::picture::Grey;
use crate::point::Point;
use line::Reading;

/// One barcode that was read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Barcode {
    pub(crate) bytes: Vec<u8>,
    /// In the order begin of the first line, its end, end of the last line, its begin.
    pub(crate) corners: [Point; 4],
}

/// Pixels between two lines that are read; the bars of a slip are ten times as long.
const LINE_STEP: usize = 8;
/// Lines that must agree: one alone may be text that happens to add up.
const LINES_MIN: usize = 2;
/// Changes of colour in the shortest code: start, one character, check character and stop.
const EDGES_MIN: usize = 26;

/// All barcodes whose bars stand upright or lie flat.
pub(crate) fn read_all(grey: &Grey<'_>, bits: &Bits) -> Vec<Barcode> {
    let rows = Lines { bits, pixels: &|line, out| rows_mean(grey, line, out) };
    let turned = bits.transposed();
    let columns = Lines { bits: &turned, pixels: &|line, out| columns_mean(grey, line, out) };
    let mut barcodes = rows.read();
    barcodes.extend(columns.read().into_iter().map(|mut barcode| {
        barcode.corners = barcode.corners.map(|corner| Point::new(corner.y, corner.x));
        barcode
    }));
    barcodes
}

/// The light along three rows at once, which quiets noise and dots.
fn rows_mean(grey: &Grey<'_>, y: usize, out: &mut Vec<u8>) {
    let (above, below) = (grey.row(y.saturating_sub(1)), grey.row((y + 1).min(grey.height() - 1)));
    let lights = above.iter().zip(grey.row(y)).zip(below);
    out.extend(
        lights.map(|((&a, &b), &c)| ((u16::from(a) + 2 * u16::from(b) + u16::from(c)) / 4) as u8),
    );
}

fn columns_mean(grey: &Grey<'_>, x: usize, out: &mut Vec<u8>) {
    let (left, right) = (x.saturating_sub(1), (x + 1).min(grey.width() - 1));
    let light = |row: &[u8]| u16::from(row[left]) + 2 * u16::from(row[x]) + u16::from(row[right]);
    out.extend(grey.rows().map(|row| (light(row) / 4) as u8));
}

/// The lines of a picture in one direction.
struct Lines<'a> {
    /// Tells which lines have enough changes of colour to be worth reading.
    bits: &'a Bits,
    /// Appends the light along a line.
    pixels: &'a dyn Fn(usize, &mut Vec<u8>),
}

impl Lines<'_> {
    fn read(&self) -> Vec<Barcode> {
        let (mut changes, mut light, mut edges) = (Vec::new(), Vec::new(), Vec::new());
        let mut found: Vec<Seen> = Vec::new();
        for line in (LINE_STEP / 2..self.bits.height()).step_by(LINE_STEP) {
            self.bits.edges(line, &mut changes);
            if changes.len() < EDGES_MIN {
                continue;
            }
            light.clear();
            (self.pixels)(line, &mut light);
            edges::find(&light, &mut edges);
            for reading in line::readings(&edges) {
                note(&mut found, reading, line as f32 + 0.5);
            }
        }
        found.retain(|seen| seen.lines >= LINES_MIN);
        found.into_iter().map(Seen::into_barcode).collect()
    }
}

/// A content seen on one or more lines.
struct Seen {
    first: (Reading, f32),
    last: (Reading, f32),
    lines: usize,
}

impl Seen {
    fn into_barcode(self) -> Barcode {
        let (top, bottom) = (&self.first, &self.last);
        let corners = [
            (top.0.begin, top.1),
            (top.0.end, top.1),
            (bottom.0.end, bottom.1),
            (bottom.0.begin, bottom.1),
        ];
        Barcode { bytes: self.first.0.bytes, corners: corners.map(|(x, y)| Point::new(x, y)) }
    }
}

fn note(found: &mut Vec<Seen>, reading: Reading, line: f32) {
    let same =
        |seen: &&mut Seen| seen.first.0.bytes == reading.bytes && seen.last.0.overlaps(&reading);
    if let Some(seen) = found.iter_mut().find(same) {
        seen.last = (reading, line);
        seen.lines += 1;
    } else {
        found.push(Seen { first: (reading.clone(), line), last: (reading, line), lines: 1 });
    }
}
