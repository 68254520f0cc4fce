//! What a code found in a picture or pasted text is: a slip, or something else that has a name.

use super::bill::Slip;
use super::error::SlipError;
use super::other::OtherCode;
use super::payload::strip;
use super::{elqr, entry, gs1};

/// What a code is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recognised {
    /// Meant to be a slip: read, or why not.
    Slip(Result<Slip, SlipError>),
    /// Something else, to be named to the person: 「これは案内ページのQRです」.
    Other(OtherCode),
}

/// Names a code that was read from a picture.
pub fn recognise(text: &str) -> Recognised {
    let stripped = strip(text);
    if let Some(other) = OtherCode::of(stripped) {
        return Recognised::Other(other);
    }
    // The long lead is certain even where a letter stands between the digits or the end is cut off.
    if elqr::is_candidate(stripped) || stripped.starts_with(elqr::LEAD) {
        return Recognised::Slip(elqr::parse(stripped));
    }
    if gs1::is_candidate(stripped) {
        return Recognised::Slip(gs1::parse(stripped));
    }
    Recognised::Other(OtherCode::Text)
}

/// As [`recognise`], and takes the 34 digits of an eL番号 as well. Only for text a person pasted:
/// the 34 digits have no checksum, and parcel labels carry barcodes of 34 digits.
pub fn recognise_pasted(text: &str) -> Recognised {
    match (recognise(text), entry::parse_line(text)) {
        (Recognised::Other(OtherCode::Text), Ok(slip)) => Recognised::Slip(Ok(slip)),
        (recognised, _) => recognised,
    }
}

/// The place of the code to take when a picture has several: an eL-QR that reads, else a barcode
/// that reads, else a damaged slip; `None` when there is no slip at all. Earlier ones win.
pub fn choose<'text>(texts: impl IntoIterator<Item = &'text str>) -> Option<usize> {
    let rank = |text: &str| match recognise(text) {
        Recognised::Slip(Ok(_)) if elqr::is_candidate(text) => Some(0),
        Recognised::Slip(Ok(_)) => Some(1),
        Recognised::Slip(Err(_)) => Some(2),
        Recognised::Other(_) => None,
    };
    let ranked = texts.into_iter().enumerate().filter_map(|(at, text)| Some((rank(text)?, at)));
    ranked.min().map(|(_, at)| at)
}
