//! Finds and reads all QR codes and Code 128 barcodes of a grey picture. Pure Rust: no camera, no
//! files, no clock; what a code means (a bill, a link) is decided elsewhere.
#![expect(
    clippy::many_single_char_names,
    reason = "runs and matrices are written as the standards and textbooks write them"
)]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixel places stay below PIXELS_MAX and fit every type; towards zero is meant"
)]

use std::fmt;

mod binarize;
mod code128;
mod picture;
mod plan;
mod point;
mod qr;
#[cfg(target_arch = "wasm32")]
mod web;
mod work;

use picture::{Grey, luma_of_rgba};
pub use point::Point;

/// Most pixels of a picture: what a canvas holds on the smallest phone supported (iOS: 16
/// megapixels).
pub const PIXELS_MAX: usize = 16_777_216;
/// Most codes reported for one picture; a slip carries three or four.
pub const CODES_MAX: usize = 32;

/// Which kind of code was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Symbology {
    /// QR code, ISO/IEC 18004.
    Qr,
    /// Code 128, ISO/IEC 15417; GS1-128 begins with the byte 0x1D.
    Code128,
}

/// What a code itself says about the characters its bytes stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charset {
    /// Nothing: the reader has to guess.
    Unstated,
    /// UTF-8.
    Utf8,
    /// `Shift_JIS`.
    ShiftJis,
    /// GB 18030, also for its subset GB 2312.
    Gb18030,
    /// ISO/IEC 8859-1.
    Latin1,
}

/// One code in a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    /// Its kind.
    pub symbology: Symbology,
    /// Its content as written, not yet text.
    pub bytes: Vec<u8>,
    /// What it says about its characters.
    pub charset: Charset,
    /// Its corners in the picture: upper left, upper right, lower right, lower left as the code
    /// stands.
    pub corners: [Point; 4],
}

/// How much work a picture is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// A camera frame: the next one comes in a moment.
    Quick,
    /// A photo or screenshot: there is only this one.
    Thorough,
}

/// Why a picture was not looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScanError {
    /// Width or height is zero.
    Empty,
    /// More than [`PIXELS_MAX`] pixels.
    TooLarge {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// The number of bytes does not fit the size.
    WrongLength {
        /// Bytes needed.
        expected: usize,
        /// Bytes given.
        found: usize,
    },
}

/// All codes of a picture of `width * height` light values, row by row, 0 black to 255 white.
///
/// # Errors
/// [`ScanError`] when the picture is empty, larger than [`PIXELS_MAX`], or `luma` has another
/// length.
pub fn scan(luma: &[u8], width: u32, height: u32, effort: Effort) -> Result<Vec<Code>, ScanError> {
    check_size(width, height, 1, luma.len())?;
    Ok(plan::run(&Grey::new(luma, width as usize, height as usize), effort))
}

/// The same for pixels as a canvas gives them: red, green, blue and alpha, four bytes each. Alpha
/// is not looked at.
///
/// # Errors
/// As [`scan`].
pub fn scan_rgba(
    rgba: &[u8],
    width: u32,
    height: u32,
    effort: Effort,
) -> Result<Vec<Code>, ScanError> {
    check_size(width, height, 4, rgba.len())?;
    Ok(plan::run(&Grey::new(luma_of_rgba(rgba), width as usize, height as usize), effort))
}

/// Refuses a picture that is empty, too large or not as long as its size says.
fn check_size(
    width: u32,
    height: u32,
    bytes_a_pixel: usize,
    found: usize,
) -> Result<(), ScanError> {
    if width == 0 || height == 0 {
        return Err(ScanError::Empty);
    }
    let area = (width as usize).checked_mul(height as usize).filter(|&area| area <= PIXELS_MAX);
    let Some(area) = area else { return Err(ScanError::TooLarge { width, height }) };
    let expected = area * bytes_a_pixel;
    if found == expected { Ok(()) } else { Err(ScanError::WrongLength { expected, found }) }
}

impl fmt::Display for ScanError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(out, "the picture has no pixels"),
            Self::TooLarge { width, height } => {
                write!(out, "{width} x {height} is more than {PIXELS_MAX} pixels")
            }
            Self::WrongLength { expected, found } => {
                write!(out, "the picture needs {expected} bytes, {found} were given")
            }
        }
    }
}

impl std::error::Error for ScanError {}
