//! Where the modules of a symbol lie in the picture: a map from module places to pixels, straight
//! or bent.

use super::homography::Homography;
use crate::point::Point;

/// A map from module places to pixels.
pub(super) trait Chart {
    /// The pixel place of a module place; module (0, 0) covers 0 to 1 both ways.
    fn at(&self, x: f32, y: f32) -> Point;

    /// Pixels a module covers along x and along y at a place.
    fn steps_at(&self, x: f32, y: f32) -> (Point, Point) {
        let along = self.at(x + 0.5, y) - self.at(x - 0.5, y);
        let down = self.at(x, y + 0.5) - self.at(x, y - 0.5);
        (along, down)
    }
}

impl Chart for Homography {
    fn at(&self, x: f32, y: f32) -> Point {
        self.map(x, y)
    }
}
