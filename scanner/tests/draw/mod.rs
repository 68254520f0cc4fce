//! Draws the pictures the scanner is tested with: codes on paper, then light, lens and hand.
//! Decides nothing.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// Light of paper and of ink.
pub(crate) const PAPER: f32 = 225.0;
pub(crate) const INK: f32 = 30.0;

/// A page of light values, drawn on and then spoilt.
#[derive(Clone)]
pub(crate) struct Page {
    pub(crate) width: usize,
    pub(crate) height: usize,
    light: Vec<f32>,
}

/// Something flat that is dark or light at each place, in its own units.
pub(crate) struct Stamp {
    size: (f32, f32),
    is_dark: Box<dyn Fn(f32, f32) -> bool>,
}

impl Stamp {
    /// A QR code with a margin of four modules, one unit a module.
    pub(crate) fn qr(text: &str, level: QrCodeEcc) -> Self {
        let segments = QrSegment::make_segments(text);
        let code = QrCode::encode_segments_advanced(
            &segments,
            level,
            Version::MIN,
            Version::MAX,
            None,
            false,
        )
        .unwrap();
        let side = code.size() as f32 + 8.0;
        let is_dark =
            move |x: f32, y: f32| code.get_module(x.floor() as i32 - 4, y.floor() as i32 - 4);
        Self { size: (side, side), is_dark: Box::new(is_dark) }
    }

    /// Bars from widths in modules, beginning with a bar, ten modules of margin on both sides.
    pub(crate) fn bars(widths: &str, height: f32) -> Self {
        let mut dark = vec![false; 10];
        for (at, width) in widths.bytes().enumerate() {
            dark.extend(vec![at % 2 == 0; usize::from(width - b'0')]);
        }
        dark.extend([false; 10]);
        let size = (dark.len() as f32, height);
        let is_dark = move |x: f32, _| dark.get(x.floor() as usize).copied().unwrap_or(false);
        Self { size, is_dark: Box::new(is_dark) }
    }
}

impl Page {
    pub(crate) fn blank(width: usize, height: usize) -> Self {
        Self { width, height, light: vec![PAPER; width * height] }
    }

    /// A page just large enough for one stamp at so many pixels a unit.
    pub(crate) fn of(stamp: &Stamp, scale: f32) -> Self {
        let pixels = |units: f32| (units * scale).ceil() as usize;
        Self::blank(pixels(stamp.size.0), pixels(stamp.size.1)).stamped(
            stamp,
            (0.0, 0.0),
            scale,
            0.0,
        )
    }

    /// The page with a stamp whose corner is at a place, turned clockwise about its middle by so
    /// many degrees. Each pixel is the mean of sixteen spots.
    pub(crate) fn stamped(
        mut self,
        stamp: &Stamp,
        (left, top): (f32, f32),
        scale: f32,
        degrees: f32,
    ) -> Self {
        let (sine, cosine) = degrees.to_radians().sin_cos();
        let middle = (stamp.size.0 / 2.0, stamp.size.1 / 2.0);
        let reach = middle.0.hypot(middle.1) * scale + 1.0;
        let (middle_x, middle_y) = (left + middle.0 * scale, top + middle.1 * scale);
        for (at, light) in self.light.iter_mut().enumerate() {
            let (x, y) = ((at % self.width) as f32, (at / self.width) as f32);
            if (x - middle_x).abs() > reach || (y - middle_y).abs() > reach {
                continue;
            }
            let mut sum = 0.0;
            for spot in 0..16 {
                let x = (x + (spot % 4) as f32 / 4.0 + 0.125 - left) / scale - middle.0;
                let y = (y + (spot / 4) as f32 / 4.0 + 0.125 - top) / scale - middle.1;
                let (x, y) = (x * cosine + y * sine + middle.0, y * cosine - x * sine + middle.1);
                let inside = x >= 0.0 && y >= 0.0 && x < stamp.size.0 && y < stamp.size.1;
                sum += match (inside, inside && (stamp.is_dark)(x, y)) {
                    (false, _) => *light,
                    (true, true) => INK,
                    (true, false) => PAPER,
                };
            }
            *light = sum / 16.0;
        }
        self
    }

    /// Every light value through a rule that knows its place.
    pub(crate) fn relit(mut self, rule: impl Fn(usize, usize, f32) -> f32) -> Self {
        for (at, light) in self.light.iter_mut().enumerate() {
            *light = rule(at % self.width, at / self.width, *light);
        }
        self
    }

    /// A lens out of focus: a bell of the given standard deviation in pixels.
    pub(crate) fn blurred(self, sigma: f32) -> Self {
        self.blurred_along(sigma).turned().blurred_along(sigma).turned()
    }

    fn blurred_along(mut self, sigma: f32) -> Self {
        let reach = (3.0 * sigma).ceil() as i32;
        let bell: Vec<f32> =
            (-reach..=reach).map(|at| (-(at * at) as f32 / (2.0 * sigma * sigma)).exp()).collect();
        let all: f32 = bell.iter().sum();
        for row in self.light.chunks_exact_mut(self.width) {
            let before = row.to_vec();
            for (x, light) in row.iter_mut().enumerate() {
                let near =
                    |at: usize| (x + at).saturating_sub(reach as usize).min(before.len() - 1);
                *light =
                    bell.iter().enumerate().map(|(at, part)| part * before[near(at)]).sum::<f32>()
                        / all;
            }
        }
        self
    }

    /// Rows and columns exchanged: a mirror image lying on its side.
    pub(crate) fn turned(self) -> Self {
        let light = (0..self.width * self.height)
            .map(|at| self.light[at % self.height * self.width + at / self.height])
            .collect();
        Self { width: self.height, height: self.width, light }
    }

    /// Turned by half a turn.
    pub(crate) fn rotated(mut self) -> Self {
        self.light.reverse();
        self
    }

    /// Paper that curls: columns shifted up by up to so many pixels towards the middle.
    pub(crate) fn bent(self, most: f32) -> Self {
        let source = self.clone();
        let (width, height) = (self.width as f32, self.height);
        self.relit(|x, y, _| {
            let from_middle = 2.0 * x as f32 / width - 1.0;
            let shifted = y as f32 + most * (1.0 - from_middle * from_middle) - most / 2.0;
            let upper = (shifted.max(0.0) as usize).min(height - 2);
            let part = (shifted - upper as f32).clamp(0.0, 1.0);
            let light = |y: usize| source.light[y * source.width + x];
            light(upper) * (1.0 - part) + light(upper + 1) * part
        })
    }

    pub(crate) fn luma(&self) -> Vec<u8> {
        self.light.iter().map(|light| light.round().clamp(0.0, 255.0) as u8).collect()
    }
}
