//! Colour pixels to light. The only place that knows of RGBA.

/// Weights of red, green and blue in 256ths (Rec. 601 luma, what cameras and JPEG call Y).
const RED: i16 = 77;
const GREEN: i16 = 150;
const BLUE: i16 = 29;

/// The light of RGBA pixels (four bytes each, alpha not looked at: canvases hand over opaque
/// pixels).
pub(crate) fn luma_of_rgba(rgba: &[u8]) -> Vec<u8> {
    let mut luma = vec![0; rgba.len() / 4];
    let done = vector::luma_of_rgba(rgba, &mut luma);
    for (light, pixel) in luma[done..].iter_mut().zip(rgba[4 * done..].chunks_exact(4)) {
        let part = |weight: i16, light: u8| i32::from(weight) * i32::from(light);
        *light = ((part(RED, pixel[0]) + part(GREEN, pixel[1]) + part(BLUE, pixel[2])) >> 8) as u8;
    }
    luma
}

/// Sixteen pixels at a time. The plain loop above takes four times as long: the compiler does not
/// find the pairwise multiplication by itself.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod vector {
    use core::arch::wasm32::{
        i16x8, i32x4_add, i32x4_dot_i16x8, u8x16_narrow_i16x8, u16x8_narrow_i32x4, u16x8_shr,
        u16x8_splat, u64x2, u64x2_extract_lane, v128, v128_and,
    };

    use super::{BLUE, GREEN, RED};

    /// Fills `luma` and answers how many pixels it did.
    pub(super) fn luma_of_rgba(rgba: &[u8], luma: &mut [u8]) -> usize {
        let mut done = 0;
        for (light, pixels) in luma.chunks_exact_mut(16).zip(rgba.chunks_exact(64)) {
            let [a, b, c, d] = [0, 16, 32, 48].map(|at| four_pixels(&pixels[at..at + 16]));
            let low = u16x8_shr(u16x8_narrow_i32x4(a, b), 8);
            let high = u16x8_shr(u16x8_narrow_i32x4(c, d), 8);
            let all = u8x16_narrow_i16x8(low, high);
            light[..8].copy_from_slice(&u64x2_extract_lane::<0>(all).to_le_bytes());
            light[8..].copy_from_slice(&u64x2_extract_lane::<1>(all).to_le_bytes());
            done += 16;
        }
        done
    }

    /// 256 times the light of four pixels.
    fn four_pixels(bytes: &[u8]) -> v128 {
        let pixels = u64x2(word(&bytes[..8]), word(&bytes[8..]));
        let red_blue = v128_and(pixels, u16x8_splat(0xFF));
        let green_alpha = u16x8_shr(pixels, 8);
        let weights = i16x8(RED, BLUE, RED, BLUE, RED, BLUE, RED, BLUE);
        let green_alone = i16x8(GREEN, 0, GREEN, 0, GREEN, 0, GREEN, 0);
        i32x4_add(i32x4_dot_i16x8(red_blue, weights), i32x4_dot_i16x8(green_alpha, green_alone))
    }

    fn word(bytes: &[u8]) -> u64 {
        let mut word = [0; 8];
        word.copy_from_slice(bytes);
        u64::from_le_bytes(word)
    }
}

/// Elsewhere the plain loop does it all.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod vector {
    pub(super) fn luma_of_rgba(_rgba: &[u8], _luma: &mut [u8]) -> usize {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::luma_of_rgba;

    #[test]
    fn green_is_lighter_than_red_and_red_than_blue() {
        let rgba =
            [255, 255, 255, 255, 255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 0, 0, 0, 255];
        assert_eq!(luma_of_rgba(&rgba), [255, 76, 149, 28, 0]);
    }
}
