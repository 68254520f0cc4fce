//! The map from modules to pixels under perspective, fixed by four pairs of places.

use crate::point::Point;

/// A projective map of the plane.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Homography([f32; 9]);

impl Homography {
    /// The map that takes each place of `from` to its partner in `to`. `None` when three of four
    /// lie on a line.
    pub(super) fn between(from: [Point; 4], to: [Point; 4]) -> Option<Self> {
        let back = adjugate(&square_to(from)?);
        let forth = square_to(to)?;
        let mut product = [0.0; 9];
        for (at, value) in product.iter_mut().enumerate() {
            let (row, column) = (at / 3 * 3, at % 3);
            *value = (0..3).map(|step| forth[row + step] * back[step * 3 + column]).sum();
        }
        let scale = product[8];
        (scale.abs() > f64::EPSILON).then(|| Self(product.map(|value| (value / scale) as f32)))
    }

    pub(super) fn map(&self, x: f32, y: f32) -> Point {
        let [a, b, c, d, e, f, g, h, i] = self.0;
        let depth = 1.0 / (g * x + h * y + i);
        Point::new((a * x + b * y + c) * depth, (d * x + e * y + f) * depth)
    }

    /// Whether the map keeps its depth positive over a square of `size` modules, so that no line
    /// through it runs to infinity.
    pub(super) fn is_sound(&self, size: f32) -> bool {
        let [.., g, h, i] = self.0;
        [(0.0, 0.0), (size, 0.0), (0.0, size), (size, size)]
            .iter()
            .all(|(x, y)| (0.2..5.0).contains(&(g * x + h * y + i)))
    }
}

/// The map from the unit square to a quadrilateral (P. Heckbert, 1989, §2.2.3).
fn square_to(corners: [Point; 4]) -> Option<[f64; 9]> {
    let [(x0, y0), (x1, y1), (x2, y2), (x3, y3)] =
        corners.map(|corner| (f64::from(corner.x), f64::from(corner.y)));
    let (dx1, dy1) = (x1 - x2, y1 - y2);
    let (dx2, dy2) = (x3 - x2, y3 - y2);
    let (sx, sy) = (x0 - x1 + x2 - x3, y0 - y1 + y2 - y3);
    let divisor = dx1 * dy2 - dx2 * dy1;
    if divisor.abs() < 1e-6 {
        return None;
    }
    let g = (sx * dy2 - dx2 * sy) / divisor;
    let h = (dx1 * sy - sx * dy1) / divisor;
    Some([
        x1 - x0 + g * x1,
        x3 - x0 + h * x3,
        x0,
        y1 - y0 + g * y1,
        y3 - y0 + h * y3,
        y0,
        g,
        h,
        1.0,
    ])
}

/// The inverse up to a factor, which a projective map does not feel.
fn adjugate(m: &[f64; 9]) -> [f64; 9] {
    let minor = |a: usize, b: usize, c: usize, d: usize| m[a] * m[d] - m[b] * m[c];
    [
        minor(4, 5, 7, 8),
        -minor(1, 2, 7, 8),
        minor(1, 2, 4, 5),
        -minor(3, 5, 6, 8),
        minor(0, 2, 6, 8),
        -minor(0, 2, 3, 5),
        minor(3, 4, 6, 7),
        -minor(0, 1, 6, 7),
        minor(0, 1, 3, 4),
    ]
}

#[cfg(test)]
mod tests {
    use super::Homography;
    use crate::point::Point;

    #[test]
    fn four_corners_go_where_they_are_told_and_lines_stay_lines() {
        let from =
            [(3.5, 3.5), (21.5, 3.5), (18.5, 18.5), (3.5, 21.5)].map(|(x, y)| Point::new(x, y));
        let to = [(100.0, 80.0), (220.0, 95.0), (190.0, 200.0), (90.0, 190.0)]
            .map(|(x, y)| Point::new(x, y));
        let map = Homography::between(from, to).unwrap();
        for (from, to) in from.into_iter().zip(to) {
            assert!((map.map(from.x, from.y) - to).length() < 0.01, "{from:?}");
        }
        let [a, b, c] = [0.0, 10.0, 25.0].map(|x| map.map(x, 12.0));
        assert!((b - a).cross(c - a).abs() < 0.5);
    }

    #[test]
    fn corners_on_one_line_have_no_map() {
        let line = [0.0, 1.0, 2.0, 3.0].map(|x| Point::new(x, x));
        assert_eq!(Homography::between(line, line), None);
    }
}
