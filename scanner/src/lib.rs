//! Finds and reads all QR codes and Code 128 barcodes of a grey picture. Pure Rust: no camera, no files, no clock;
//! what a code means (a bill, a link) is decided elsewhere.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixel places stay below PIXELS_MAX and fit every type used; towards zero is the pixel meant"
)]

mod binarize;
mod picture;
mod plan;
mod point;
mod qr;
#[cfg(target_arch = "wasm32")]
mod web;
mod work;

pub use point::Point;

/// Most pixels of a picture: what a canvas holds on the smallest phone supported (iOS: 16 megapixels).
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
    /// Shift_JIS.
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
    /// Its corners in the picture: upper left, upper right, lower right, lower left as the code stands.
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
    /// The number of light values is not `width * height`.
    WrongLength {
        /// Values needed.
        expected: usize,
        /// Values given.
        found: usize,
    },
}

/// All codes of a picture of `width * height` light values, row by row, 0 black to 255 white.
///
/// # Errors
/// [`ScanError`] when the picture is empty, larger than [`PIXELS_MAX`], or `luma` has another length.
pub fn scan(luma: &[u8], width: u32, height: u32, effort: Effort) -> Result<Vec<Code>, ScanError> {
    let expected = checked_area(width, height)?;
    if luma.len() != expected {
        return Err(ScanError::WrongLength { expected, found: luma.len() });
    }
    let grey = picture::Grey::new(luma, width as usize, height as usize);
    Ok(plan::run(&grey, effort))
}

/// Pixels of a picture of this size, when it may be scanned.
fn checked_area(width: u32, height: u32) -> Result<usize, ScanError> {
    if width == 0 || height == 0 {
        return Err(ScanError::Empty);
    }
    match (width as usize).checked_mul(height as usize) {
        Some(area) if area <= PIXELS_MAX => Ok(area),
        _ => Err(ScanError::TooLarge { width, height }),
    }
}
