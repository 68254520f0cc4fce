//! Unsharp mask: gives back some of the edge that a lens or a shaking hand took.

use super::Grey;

/// How much of the difference to the blurred picture is added, in quarters.
const GAIN_QUARTERS: i16 = 6;

impl Grey<'_> {
    /// The picture with its edges lifted: `p + 1.5 * (p - mean of the 3 x 3 around p)`.
    pub(crate) fn sharpened(&self) -> Grey<'static> {
        let mut luma = self.luma.to_vec();
        if self.width < 3 || self.height < 3 {
            return Grey::new(luma, self.width, self.height);
        }
        let mut columns = vec![0_i16; self.width];
        for y in 1..self.height - 1 {
            let rows = self.row(y - 1).iter().zip(self.row(y)).zip(self.row(y + 1));
            for (sum, ((&above, &here), &below)) in columns.iter_mut().zip(rows) {
                *sum = i16::from(above) + i16::from(here) + i16::from(below);
            }
            let out = &mut luma[y * self.width + 1..(y + 1) * self.width - 1];
            for (light, sums) in out.iter_mut().zip(columns.windows(3)) {
                // 57 / 512 is a ninth within half a percent, and stays inside i16 lanes after the
                // first shift.
                let mean = ((i32::from(sums[0] + sums[1] + sums[2]) * 57) >> 9) as i16;
                let here = i16::from(*light);
                let lifted = here + (((here - mean) * GAIN_QUARTERS) >> 2);
                *light = lifted.clamp(0, 255) as u8;
            }
        }
        Grey::new(luma, self.width, self.height)
    }
}

#[cfg(test)]
mod tests {
    use crate::picture::Grey;

    #[test]
    fn a_flat_picture_stays_and_a_soft_edge_becomes_steeper() {
        let flat = Grey::new(vec![90; 25], 5, 5);
        assert!(flat.sharpened().row(2).iter().all(|&light| light.abs_diff(90) <= 1));
        let edge: Vec<u8> = [40, 40, 80, 120, 160, 160].repeat(3);
        let steep = Grey::new(edge, 6, 3).sharpened();
        assert!(steep.row(1)[1] < 40 && steep.row(1)[4] > 160, "{:?}", steep.row(1));
    }
}
