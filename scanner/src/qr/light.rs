//! A grey picture seen as ink on ground: dark where the ink is, whichever way the code is printed.

use super::ink::Ink;
use crate::picture::Grey;
use crate::point::Point;

/// Light values for one ink.
#[derive(Debug, Clone, Copy)]
pub(super) struct Light<'a> {
    pub(super) grey: &'a Grey<'a>,
    pub(super) ink: Ink,
}

impl Light<'_> {
    /// Between pixels, weighted over four.
    pub(super) fn at(&self, place: Point) -> f32 {
        let light = self.grey.at(place.x, place.y);
        if self.ink == Ink::Light { 255.0 - light } else { light }
    }

    /// Of the nearest pixel.
    pub(super) fn pixel(&self, place: Point) -> i32 {
        let light = i32::from(self.grey.nearest(place.x, place.y));
        if self.ink == Ink::Light { 255 - light } else { light }
    }
}
