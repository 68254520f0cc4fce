//! Arithmetic in the field of 256 elements that QR error correction uses (ISO/IEC 18004 §7.5:
//! x^8+x^4+x^3+x^2+1).

const POLYNOMIAL: u16 = 0x11D;

/// Powers of the generator, twice over so that a sum of two logarithms needs no remainder.
const POWERS: [u8; 512] = powers();
const LOGARITHMS: [u8; 256] = logarithms();

const fn powers() -> [u8; 512] {
    let mut powers = [0; 512];
    let mut value: u16 = 1;
    let mut at = 0;
    while at < 510 {
        powers[at] = value as u8;
        value <<= 1;
        if value > 255 {
            value ^= POLYNOMIAL;
        }
        at += 1;
    }
    powers
}

const fn logarithms() -> [u8; 256] {
    let mut logarithms = [0; 256];
    let mut at = 0;
    while at < 255 {
        logarithms[POWERS[at] as usize] = at as u8;
        at += 1;
    }
    logarithms
}

pub(super) fn times(a: u8, b: u8) -> u8 {
    if a == 0 || b == 0 {
        return 0;
    }
    POWERS[usize::from(LOGARITHMS[usize::from(a)]) + usize::from(LOGARITHMS[usize::from(b)])]
}

/// `a / b`; the caller has made sure that `b` is not 0.
pub(super) fn over(a: u8, b: u8) -> u8 {
    debug_assert_ne!(b, 0);
    if a == 0 {
        return 0;
    }
    POWERS[usize::from(LOGARITHMS[usize::from(a)]) + 255 - usize::from(LOGARITHMS[usize::from(b)])]
}

/// The generator to the power of `exponent`, which may be any number.
pub(super) fn power(exponent: usize) -> u8 {
    POWERS[exponent % 255]
}

/// The value of a polynomial (constant term first) at `x`.
pub(super) fn value_at(polynomial: &[u8], x: u8) -> u8 {
    polynomial.iter().rev().fold(0, |sum, &term| times(sum, x) ^ term)
}

#[cfg(test)]
mod tests {
    use super::{over, power, times};

    #[test]
    fn division_undoes_multiplication_for_all_pairs() {
        for a in 0..=255 {
            for b in 1..=255 {
                assert_eq!(over(times(a, b), b), a, "{a} {b}");
            }
        }
    }

    #[test]
    fn the_generator_returns_to_one_after_255_steps() {
        assert_eq!((power(0), power(8), power(255)), (1, 0x1D, 1));
    }
}
