//! The squares of a QR code as the path of an SVG; how it is shown is not decided here.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};

/// Light squares around the code that ISO/IEC 18004 asks for.
const QUIET_ZONE: i32 = 4;

/// A code to draw, one unit a square.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Drawing {
    /// Squares a side, with the quiet zone.
    pub(super) side: i32,
    /// The dark squares, run by run.
    pub(super) path: String,
}

impl Drawing {
    /// The drawing of `text`; none when it is longer than a QR code holds (2,331 bytes).
    pub(super) fn of(text: &str) -> Option<Self> {
        // Medium: a scratched screen or a fold in paper is still read.
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
        let mut path = String::new();
        for y in 0..code.size() {
            draw_row(&code, y, &mut path);
        }
        Some(Self { side: code.size() + 2 * QUIET_ZONE, path })
    }

    /// Value of `viewBox`.
    pub(super) fn view_box(&self) -> String {
        format!("0 0 {0} {0}", self.side)
    }
}

fn draw_row(code: &QrCode, y: i32, path: &mut String) {
    let mut x = 0;
    while x < code.size() {
        let run = i32::try_from((x..code.size()).take_while(|&at| code.get_module(at, y)).count())
            .unwrap_or(0);
        if run > 0 {
            // Writing into a String does not fail.
            let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET_ZONE, y + QUIET_ZONE);
        }
        x += run + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_size_and_quiet_zone() {
        for (text, want) in [("HELLO", Some(29)), ("https://localhost:8080/shelter", Some(37))] {
            assert_eq!(Drawing::of(text).map(|drawing| drawing.side), want, "{text}");
        }
        assert_eq!(Drawing::of(&"あ".repeat(1000)), None);
    }

    #[test]
    fn the_path_draws_the_squares_of_the_code_and_no_other() {
        let drawing = Drawing::of("HELLO").unwrap();
        let code = QrCode::encode_text("HELLO", QrCodeEcc::Medium).unwrap();
        let mut drawn = 0;
        for run in drawing.path.split('z').filter(|run| !run.is_empty()) {
            let numbers: Vec<i32> = run
                .split(|letter: char| !letter.is_ascii_digit() && letter != '-')
                .filter_map(|number| number.parse().ok())
                .collect();
            let [x, y, width, ..] = numbers[..] else { panic!("{run}") };
            for at in x..x + width {
                assert!(code.get_module(at - QUIET_ZONE, y - QUIET_ZONE), "{run}");
            }
            drawn += width;
        }
        let squares = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
        let dark = squares.filter(|&(x, y)| code.get_module(x, y)).count();
        assert_eq!(usize::try_from(drawn), Ok(dark));
    }
}
