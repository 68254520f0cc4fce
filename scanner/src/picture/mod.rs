//! Grey pictures: the only form of light the scanner works on. No colour, no files, no drawing.

mod luma;
mod scale;
mod sharpen;

pub(crate) use luma::luma_of_rgba;

use std::borrow::Cow;

/// A grey picture, row by row without padding, 0 black to 255 white.
#[derive(Debug, Clone)]
pub(crate) struct Grey<'a> {
    luma: Cow<'a, [u8]>,
    width: usize,
    height: usize,
}

impl<'a> Grey<'a> {
    /// Wraps pixels; the caller has checked that there are `width * height` of them.
    pub(crate) fn new(luma: impl Into<Cow<'a, [u8]>>, width: usize, height: usize) -> Self {
        let luma = luma.into();
        debug_assert_eq!(luma.len(), width * height);
        Self { luma, width, height }
    }

    pub(crate) fn width(&self) -> usize {
        self.width
    }

    pub(crate) fn height(&self) -> usize {
        self.height
    }

    /// Number of pixels, the unit in which work is counted.
    pub(crate) fn area(&self) -> usize {
        self.luma.len()
    }

    pub(crate) fn row(&self, y: usize) -> &[u8] {
        &self.luma[y * self.width..(y + 1) * self.width]
    }

    pub(crate) fn rows(&self) -> std::slice::ChunksExact<'_, u8> {
        self.luma.chunks_exact(self.width)
    }

    /// The light at a place between pixels (pixel centres lie at halves), weighted over its four
    /// neighbours. Places outside read the nearest edge pixel, so a code cut by the border still
    /// samples.
    pub(crate) fn at(&self, x: f32, y: f32) -> f32 {
        let x = (x - 0.5).clamp(0.0, (self.width - 1) as f32);
        let y = (y - 0.5).clamp(0.0, (self.height - 1) as f32);
        let (left, top) = (x as usize, y as usize);
        let (part_x, part_y) = (x - left as f32, y - top as f32);
        let right = (left + 1).min(self.width - 1);
        let upper = top * self.width;
        let lower = (top + 1).min(self.height - 1) * self.width;
        let pixel = |at: usize| f32::from(self.luma[at]);
        let above = pixel(upper + left) * (1.0 - part_x) + pixel(upper + right) * part_x;
        let below = pixel(lower + left) * (1.0 - part_x) + pixel(lower + right) * part_x;
        above * (1.0 - part_y) + below * part_y
    }

    /// The pixel that contains a place; outside, the nearest edge pixel.
    pub(crate) fn nearest(&self, x: f32, y: f32) -> u8 {
        // `as` saturates, so a negative or absurd coordinate lands on an edge.
        let x = (x as usize).min(self.width - 1);
        let y = (y as usize).min(self.height - 1);
        self.luma[y * self.width + x]
    }
}
