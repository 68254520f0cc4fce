//! The face towards JavaScript: pixels in, plain numbers and bytes out. No rules here.
#![expect(unreachable_pub, reason = "wasm-bindgen exports what is `pub`, which no Rust code calls")]

use wasm_bindgen::prelude::wasm_bindgen;

use crate::{Charset, Code, Effort, PIXELS_MAX, Symbology, scan_rgba};

/// The codes of one picture; each is asked for by its number. JavaScript frees it after reading.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Found(Vec<Code>);

#[wasm_bindgen]
impl Found {
    /// How many codes there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// `qr` or `code128`; empty past the end.
    pub fn symbology(&self, at: usize) -> String {
        let name = self.0.get(at).map(|code| match code.symbology {
            Symbology::Qr => "qr",
            Symbology::Code128 => "code128",
        });
        name.unwrap_or_default().to_owned()
    }

    /// The label `TextDecoder` takes for the code's stated characters; empty where it states none.
    pub fn charset(&self, at: usize) -> String {
        let label = self.0.get(at).map(|code| match code.charset {
            Charset::Unstated => "",
            Charset::Utf8 => "utf-8",
            Charset::ShiftJis => "shift_jis",
            Charset::Gb18030 => "gb18030",
            Charset::Latin1 => "iso-8859-1",
        });
        label.unwrap_or_default().to_owned()
    }

    /// The content.
    pub fn bytes(&self, at: usize) -> Vec<u8> {
        self.0.get(at).map(|code| code.bytes.clone()).unwrap_or_default()
    }

    /// x and y of the four corners in turn, in pixels.
    pub fn corners(&self, at: usize) -> Vec<f32> {
        let corners = self.0.get(at).map(|code| code.corners);
        corners.iter().flatten().flat_map(|corner| [corner.x, corner.y]).collect()
    }
}

/// Scans RGBA pixels as a canvas gives them.
///
/// # Errors
/// A sentence saying why the picture was not looked at.
#[wasm_bindgen]
pub fn scan(rgba: &[u8], width: u32, height: u32, thorough: bool) -> Result<Found, String> {
    let effort = if thorough { Effort::Thorough } else { Effort::Quick };
    scan_rgba(rgba, width, height, effort).map(Found).map_err(|error| error.to_string())
}

/// Most pixels a picture may have.
#[wasm_bindgen]
pub fn pixels_max() -> usize {
    PIXELS_MAX
}
