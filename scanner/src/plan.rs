//! In which order a picture is looked at: cheap looks that read most codes first, dearer ones only
//! when something was left unread, until the work a picture is worth is spent.

use crate::binarize::{Bits, Window, by_blocks, by_histogram};
use crate::code128;
use crate::picture::Grey;
use crate::point::{Point, is_within};
use crate::qr::{self, Allowance};
use crate::work::Work;
use crate::{CODES_MAX, Charset, Code, Effort, Symbology};

/// Follows the lighting of an ordinary photo.
const WINDOW: Window = Window { block: 8, radius: 2, contrast_min: 24 };
/// The same for faint print; only where halving has quieted the noise.
const WINDOW_FAINT: Window = Window { contrast_min: 12, ..WINDOW };
/// Follows the lighting closely, for small modules.
const WINDOW_FINE: Window = Window { block: 4, ..WINDOW };
/// The same for edges that sharpening has just brought back.
const WINDOW_SHARP: Window = Window { block: 4, contrast_min: 16, ..WINDOW };

/// Sides longer than this are halved for the first look.
const FIRST_SIDE_MAX: usize = 1100;
/// Work a pixel is worth, and what a picture is worth however small it is, for its codes.
const PIXEL_WORK: usize = 4;
const PIXEL_WORK_QUICK: usize = 2;
const PICTURE_WORK: usize = 500_000;
/// One look may spend this part of it on places that turn out to be nothing, so that noise in one
/// look does not starve the next.
const LOOK_SHARE: usize = 4;
/// Pictures of fewer pixels than this are doubled when nothing else helped.
const DOUBLED_AREA_MAX: usize = 100_000;
/// Pictures whose shorter side is less than this hold nothing that halving would show.
const HALVED_SIDE_MIN: usize = 80;

/// Ways to look at a picture again when the first look left something unread, in this order.
const LOOKS: [Look; 6] =
    [Look::Half, Look::Fine, Look::HalfHistogram, Look::HalfSharp, Look::Histogram, Look::Double];

/// One way to look at a picture again.
#[derive(Debug, Clone, Copy)]
enum Look {
    /// At half size: noise, strong blur, large modules.
    Half,
    /// With lighting followed closely: small modules, shadows.
    Fine,
    /// At half size with one limit: faint print, coloured codes.
    HalfHistogram,
    /// At half size with edges lifted: blur.
    HalfSharp,
    /// With one limit: coloured codes.
    Histogram,
    /// At double size: one or two pixels a module.
    Double,
}

pub(crate) fn run(full: &Grey<'_>, effort: Effort) -> Vec<Code> {
    let mut search = Search::begin(full.area(), effort);
    let mut smaller: Vec<Grey<'static>> = Vec::new();
    loop {
        let last = smaller.last().unwrap_or(full);
        if last.width().max(last.height()) <= FIRST_SIDE_MAX {
            break;
        }
        smaller.push(last.halved());
    }
    for (halvings, grey) in smaller.iter().enumerate().rev() {
        search.first_look(grey, 2_f32.powi(halvings as i32 + 1));
    }
    search.first_look(full, 1.0);
    search.look_again(smaller.last().unwrap_or(full), 2_f32.powi(smaller.len() as i32));
    search.codes
}

/// Codes found so far, in pixels of the full picture.
struct Search {
    codes: Vec<Code>,
    /// Places that look like a code and could not be read.
    unread: Vec<Point>,
    work: Work,
    /// Most that one look may spend on searching.
    look_work: usize,
}

impl Search {
    fn begin(area: usize, effort: Effort) -> Self {
        let pixel_work = match effort {
            Effort::Quick => PIXEL_WORK_QUICK,
            Effort::Thorough => PIXEL_WORK,
        };
        let work = PICTURE_WORK + pixel_work * area;
        let look_work = work / LOOK_SHARE;
        Self { codes: Vec::new(), unread: Vec::new(), work: Work::new(work), look_work }
    }

    /// The look every size of the picture gets, for every kind of code.
    fn first_look(&mut self, grey: &Grey<'_>, scale: f32) {
        let bits = by_blocks(grey, WINDOW);
        self.look(grey, &bits, scale);
        if bits.is_noise() {
            return;
        }
        for barcode in code128::read_all(grey, &bits) {
            let corners = barcode.corners.map(|corner| corner * scale);
            self.add(Code {
                symbology: Symbology::Code128,
                bytes: barcode.bytes,
                charset: Charset::Unstated,
                corners,
            });
        }
    }

    /// Keeps a code unless it is one seen before at another size, or there are enough.
    fn add(&mut self, code: Code) {
        let middle = (code.corners[0] + code.corners[2]) * 0.5;
        let is_known = self.codes.iter().any(|known| {
            known.symbology == code.symbology
                && known.bytes == code.bytes
                && is_within(middle, &known.corners)
        });
        if !is_known && self.codes.len() < CODES_MAX {
            self.codes.push(code);
        }
    }

    fn look_again(&mut self, grey: &Grey<'_>, scale: f32) {
        let half = (grey.width().min(grey.height()) >= HALVED_SIDE_MIN).then(|| grey.halved());
        for look in LOOKS {
            if self.is_done() || self.work.is_spent() {
                return;
            }
            match (look, &half) {
                (Look::Half, Some(half)) => {
                    self.look(half, &by_blocks(half, WINDOW_FAINT), scale * 2.0);
                }
                (Look::HalfHistogram, Some(half)) => {
                    self.look(half, &by_histogram(half), scale * 2.0);
                }
                (Look::HalfSharp, Some(half)) => {
                    let sharp = half.sharpened();
                    self.look(&sharp, &by_blocks(&sharp, WINDOW_SHARP), scale * 2.0);
                }
                (Look::Fine, _) => self.look(grey, &by_blocks(grey, WINDOW_FINE), scale),
                (Look::Histogram, _) => self.look(grey, &by_histogram(grey), scale),
                (Look::Double, _) if grey.area() <= DOUBLED_AREA_MAX => {
                    let double = grey.doubled();
                    self.look(&double, &by_blocks(&double, WINDOW), scale / 2.0);
                }
                _ => {}
            }
        }
    }

    /// Reads what one binary form of a picture shows. `scale` is the full picture's pixels per
    /// pixel.
    fn look(&mut self, grey: &Grey<'_>, bits: &Bits, scale: f32) {
        self.work.spend(grey.area());
        if bits.is_noise() {
            return;
        }
        let taken =
            |place: Point| self.codes.iter().any(|code| is_within(place * scale, &code.corners));
        let allowance = Allowance { work: &self.work, search: &Work::new(self.look_work) };
        let sighting = qr::read_all(grey, bits, allowance, &taken);
        self.unread.extend(sighting.unread.into_iter().map(|place| place * scale));
        for symbol in sighting.symbols {
            self.add(Code {
                symbology: Symbology::Qr,
                bytes: symbol.bytes,
                charset: symbol.charset,
                corners: symbol.corners.map(|corner| corner * scale),
            });
        }
    }

    /// Whether a QR code was read and nothing else looks like one. A barcode alone is not enough:
    /// the QR code beside it says more.
    fn is_done(&self) -> bool {
        let has_qr = self.codes.iter().any(|code| code.symbology == Symbology::Qr);
        let is_read =
            |place: &Point| self.codes.iter().any(|code| is_within(*place, &code.corners));
        has_qr && self.unread.iter().all(is_read)
    }
}
