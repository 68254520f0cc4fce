//! One line for the whole picture, where it divides the pixels best. Right for screens and coloured
//! codes, whose local contrast misleads; wrong under uneven light.

use super::Bits;
use crate::picture::Grey;

/// Draws the line that leaves the two sides most alike within themselves (N. Otsu, 1979).
pub(crate) fn by_histogram(grey: &Grey<'_>) -> Bits {
    let limits = vec![dividing_light(grey); grey.width()];
    let mut bits = Bits::white(grey.width(), grey.height());
    for (y, light) in grey.rows().enumerate() {
        bits.write_row(y, light, &limits);
    }
    bits
}

fn dividing_light(grey: &Grey<'_>) -> u8 {
    let mut counts = [0_u32; 256];
    for row in grey.rows() {
        for &light in row {
            counts[usize::from(light)] += 1;
        }
    }
    let total = grey.area() as f32;
    let weigh = |(light, &count): (usize, &u32)| light as f32 * count as f32;
    let total_light: f32 = counts.iter().enumerate().map(weigh).sum();
    let (mut below, mut below_light) = (0.0, 0.0);
    let (mut best, mut best_gap) = (128, 0.0);
    for (light, &count) in counts.iter().enumerate() {
        below += count as f32;
        below_light += light as f32 * count as f32;
        let above = total - below;
        if below > 0.0 && above > 0.0 {
            let gap = below_light / below - (total_light - below_light) / above;
            let spread = below * above * gap * gap;
            if spread > best_gap {
                (best, best_gap) = ((light + 1).min(255) as u8, spread);
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::by_histogram;
    use crate::picture::Grey;

    #[test]
    fn the_line_falls_between_two_heaps_of_light() {
        let luma: Vec<u8> =
            (0..400).map(|at| if at % 4 == 0 { 60 + at as u8 % 9 } else { 140 }).collect();
        let bits = by_histogram(&Grey::new(luma, 20, 20));
        assert!(bits.is_dark(0, 0) && !bits.is_dark(1, 0));
    }
}
