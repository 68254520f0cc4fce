//! Half and double size. Halving also quiets noise; doubling gives codes of one or two pixels a
//! module room.

use super::Grey;

impl Grey<'_> {
    /// The picture at half width and height, each pixel the mean of four. A last odd row or column
    /// is dropped.
    pub(crate) fn halved(&self) -> Grey<'static> {
        let (width, height) = (self.width / 2, self.height / 2);
        let mut luma = vec![0; width * height];
        for (y, out) in luma.chunks_exact_mut(width.max(1)).enumerate() {
            let upper = self.row(2 * y).chunks_exact(2);
            let lower = self.row(2 * y + 1).chunks_exact(2);
            for ((light, above), below) in out.iter_mut().zip(upper).zip(lower) {
                let sum = u16::from(above[0])
                    + u16::from(above[1])
                    + u16::from(below[0])
                    + u16::from(below[1]);
                *light = ((sum + 2) >> 2) as u8;
            }
        }
        Grey::new(luma, width, height)
    }

    /// The picture at double width and height, new pixels weighted 9:3:3:1 over their four
    /// neighbours.
    pub(crate) fn doubled(&self) -> Grey<'static> {
        let (width, height) = (self.width * 2, self.height * 2);
        let mut luma = vec![0; width * height];
        let mut blend = vec![0_u16; self.width];
        for (y, out) in luma.chunks_exact_mut(width).enumerate() {
            let near = self.row(y / 2);
            let far_y = if y % 2 == 0 {
                (y / 2).saturating_sub(1)
            } else {
                (y / 2 + 1).min(self.height - 1)
            };
            for ((sum, &near), &far) in blend.iter_mut().zip(near).zip(self.row(far_y)) {
                *sum = 3 * u16::from(near) + u16::from(far);
            }
            double_row(&blend, out);
        }
        Grey::new(luma, width, height)
    }
}

/// Spreads one row of sums (four times the light) to twice as many pixels.
fn double_row(sums: &[u16], out: &mut [u8]) {
    let last = sums.len() - 1;
    out[0] = (sums[0] >> 2) as u8;
    out[2 * last + 1] = (sums[last] >> 2) as u8;
    for (pair, out) in sums.windows(2).zip(out[1..].chunks_exact_mut(2)) {
        out[0] = ((3 * pair[0] + pair[1] + 8) >> 4) as u8;
        out[1] = ((pair[0] + 3 * pair[1] + 8) >> 4) as u8;
    }
}

#[cfg(test)]
mod tests {
    use crate::picture::Grey;

    #[test]
    fn halving_takes_the_mean_of_four_and_drops_the_odd_edge() {
        let grey = Grey::new(vec![0, 4, 9, 8, 12, 9, 9, 9, 9], 3, 3);
        let half = grey.halved();
        assert_eq!((half.width(), half.height(), half.row(0)), (1, 1, &[6][..]));
    }

    #[test]
    fn doubling_keeps_the_corners_and_grades_between_them() {
        let grey = Grey::new(vec![0, 160], 2, 1);
        let double = grey.doubled();
        assert_eq!((double.width(), double.height()), (4, 2));
        assert_eq!(double.row(0), [0, 40, 120, 160]);
        assert_eq!(double.row(1), [0, 40, 120, 160]);
    }
}
