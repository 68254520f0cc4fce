//! In which order a picture is looked at: cheap looks that read most codes first, dearer ones only when nothing
//! was found, until the work a picture is worth is spent.

use crate::binarize::{Bits, Window, by_blocks, by_histogram};
use crate::picture::Grey;
use crate::point::{Point, is_within};
use crate::qr::{self, Care};
use crate::work::Work;
use crate::{CODES_MAX, Code, Effort, Symbology};

/// Follows the lighting of an ordinary photo.
const WINDOW: Window = Window { block: 8, radius: 2, contrast_min: 24 };
/// Follows it closely, for small modules and faint print.
const WINDOW_FINE: Window = Window { block: 4, radius: 2, contrast_min: 16 };

/// Sides longer than this are halved for the first look.
const FIRST_SIDE_MAX: usize = 1100;
/// Work a picture is worth: so many units a pixel, and some for its codes however small it is.
const WORK_PER_PIXEL: usize = 4;
const WORK_MIN: usize = 150_000;
/// Pictures of fewer pixels than this are doubled when nothing else helped.
const DOUBLED_AREA_MAX: usize = 100_000;
/// Pictures whose shorter side is less than this hold nothing that halving would show.
const HALVED_SIDE_MIN: usize = 80;

/// One way to look at a picture again.
#[derive(Debug, Clone, Copy)]
enum Look {
    Half,
    Histogram,
    Sharp,
    Double,
}

pub(crate) fn run(full: &Grey<'_>, effort: Effort) -> Vec<Code> {
    let work = Work::new(WORK_MIN + WORK_PER_PIXEL * full.area());
    let mut search = Search { codes: Vec::new(), effort, work };
    let mut smaller: Vec<Grey<'static>> = Vec::new();
    loop {
        let last = smaller.last().unwrap_or(full);
        if last.width().max(last.height()) <= FIRST_SIDE_MAX {
            break;
        }
        smaller.push(last.halved());
    }
    for (halvings, grey) in smaller.iter().enumerate().rev() {
        search.look(grey, &by_blocks(grey, WINDOW), 2_f32.powi(halvings as i32 + 1));
    }
    search.look(full, &by_blocks(full, WINDOW), 1.0);
    if effort == Effort::Thorough {
        let grey = smaller.last().unwrap_or(full);
        search.look_again(grey, 2_f32.powi(smaller.len() as i32));
    }
    search.codes
}

/// Codes found so far, in pixels of the full picture.
struct Search {
    codes: Vec<Code>,
    effort: Effort,
    work: Work,
}

impl Search {
    fn look_again(&mut self, grey: &Grey<'_>, scale: f32) {
        let spec = std::env::var("QRT_LOOKS").unwrap_or_default();
        for (n, l) in spec.split(',').filter(|l| !l.is_empty()).enumerate() {
            if !self.codes.is_empty() || self.work.is_spent() { return; }
            let t = std::time::Instant::now();
            let (src, rest) = l.split_at(1);
            let (pic, sc) = match src { "f" => (Grey::new(grey.rows().flatten().copied().collect::<Vec<u8>>(), grey.width(), grey.height()), 1.0), "h" => (grey.halved(), 2.0), "q" => (grey.halved().halved(), 4.0), "d" => (grey.doubled(), 0.5), "s" => (grey.sharpened(), 1.0), "S" => (grey.halved().sharpened(), 2.0), "D" => (grey.sharpened().doubled(), 0.5), _ => (grey.doubled().sharpened(), 0.5) };
            if pic.width() < 30 || pic.height() < 30 { continue; }
            let bits = if rest == "o" { by_histogram(&pic) } else { let v: Vec<usize> = rest.split('.').map(|x| x.parse().unwrap()).collect(); by_blocks(&pic, Window { block: v[0], radius: v[1], contrast_min: v[2] as u8 }) };
            self.look(&pic, &bits, scale * sc);
            eprintln!("LOOK {n}:{l} {} {}", self.codes.len(), t.elapsed().as_micros());
        }
    }

    /// Reads what one binary form of a picture shows. `scale` is the full picture's pixels per pixel.
    fn look(&mut self, grey: &Grey<'_>, bits: &Bits, scale: f32) {
        self.work.spend(grey.area());
        let taken = |place: Point| self.codes.iter().any(|code| is_within(place * scale, &code.corners));
        let care = Care { fits: self.effort == Effort::Thorough, work: &self.work };
        let symbols = qr::read_all(grey, bits, care, &taken);
        for symbol in symbols.into_iter().take(CODES_MAX - self.codes.len().min(CODES_MAX)) {
            self.codes.push(Code {
                symbology: Symbology::Qr,
                bytes: symbol.bytes,
                charset: symbol.charset,
                corners: symbol.corners.map(|corner| corner * scale),
            });
        }
    }
}
