//! A place or a direction in a picture, in pixels; pixel centres lie at halves, y grows downwards.

use std::ops::{Add, Mul, Neg, Sub};

/// A place in a picture or a step between two places, in pixels from the upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// Pixels from the left edge.
    pub x: f32,
    /// Pixels from the upper edge.
    pub y: f32,
}

impl Point {
    pub(crate) const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    pub(crate) fn length(self) -> f32 {
        self.length_squared().sqrt()
    }

    pub(crate) fn length_squared(self) -> f32 {
        self.x * self.x + self.y * self.y
    }

    pub(crate) fn dot(self, other: Self) -> f32 {
        self.x * other.x + self.y * other.y
    }

    /// Positive where `other` points clockwise of `self` on the screen.
    pub(crate) fn cross(self, other: Self) -> f32 {
        self.x * other.y - self.y * other.x
    }
}

impl Add for Point {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Point {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

impl Mul<f32> for Point {
    type Output = Self;
    fn mul(self, factor: f32) -> Self {
        Self::new(self.x * factor, self.y * factor)
    }
}

impl Neg for Point {
    type Output = Self;
    fn neg(self) -> Self {
        Self::new(-self.x, -self.y)
    }
}

/// Whether a place lies inside a convex quadrilateral given by its corners in turn.
pub(crate) fn is_within(place: Point, corners: &[Point; 4]) -> bool {
    let mut signs =
        (0..4).map(|at| (corners[(at + 1) % 4] - corners[at]).cross(place - corners[at]) > 0.0);
    let first = signs.next();
    signs.all(|sign| Some(sign) == first)
}

#[cfg(test)]
mod tests {
    use super::{Point, is_within};

    #[test]
    fn inside_is_inside_whichever_way_the_corners_turn() {
        let corners =
            [(0.0, 0.0), (10.0, 1.0), (9.0, 8.0), (1.0, 9.0)].map(|(x, y)| Point::new(x, y));
        let mut turned = corners;
        turned.reverse();
        for corners in [corners, turned] {
            assert!(is_within(Point::new(5.0, 5.0), &corners));
            assert!(!is_within(Point::new(-1.0, 5.0), &corners));
            assert!(!is_within(Point::new(5.0, 9.5), &corners));
        }
    }
}
