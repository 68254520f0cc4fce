//! Reed-Solomon repair of one block of codewords, with or without knowing where the damage is.

use super::galois::{over, power, times, value_at};

/// Most check codewords of a block in any version (ISO/IEC 18004 table 9).
const CHECKS_MAX: usize = 30;
/// Polynomials have one more term than their degree.
const TERMS: usize = CHECKS_MAX + 2;

/// Repairs `block` in place, whose last `checks` codewords are check codewords.
///
/// `doubtful` are places whose codeword may be wrong: each costs one check codeword, an unknown
/// error two. `spare` check codewords stay unused, so that a block of noise is not "repaired" into
/// words (the `p` of table 9). `None` when the damage is more than that.
pub(super) fn repair(block: &mut [u8], checks: usize, doubtful: &[u8], spare: usize) -> Option<()> {
    if checks > CHECKS_MAX || checks >= block.len() || doubtful.len() + spare > checks {
        return None;
    }
    let syndromes = syndromes(block, checks);
    if syndromes[..checks].iter().all(|&syndrome| syndrome == 0) {
        return Some(());
    }
    let (locator, degree) = locator(&syndromes, checks, doubtful, block.len());
    // Doubtful places are roots of the locator whether wrong or not.
    let unknown = degree.checked_sub(doubtful.len())?;
    if 2 * unknown + doubtful.len() + spare > checks {
        return None;
    }
    apply(block, checks, &syndromes, &locator, degree)?;
    super::reed_solomon::syndromes(block, checks)[..checks]
        .iter()
        .all(|&left| left == 0)
        .then_some(())
}

fn syndromes(block: &[u8], checks: usize) -> [u8; TERMS] {
    let mut syndromes = [0; TERMS];
    for (at, syndrome) in syndromes[..checks].iter_mut().enumerate() {
        let root = power(at);
        *syndrome = block.iter().fold(0, |sum, &word| times(sum, root) ^ word);
    }
    syndromes
}

/// The error locator by Berlekamp and Massey, started from the doubtful places, and its degree.
fn locator(
    syndromes: &[u8; TERMS],
    checks: usize,
    doubtful: &[u8],
    length: usize,
) -> ([u8; TERMS], usize) {
    let known = doubtful.len();
    let mut locator = [0; TERMS];
    locator[0] = 1;
    for &place in doubtful {
        let root = power(length - 1 - usize::from(place));
        for term in (1..TERMS).rev() {
            locator[term] ^= times(locator[term - 1], root);
        }
    }
    let mut helper = locator;
    let mut degree = known;
    for step in known + 1..=checks {
        helper.copy_within(0..TERMS - 1, 1);
        helper[0] = 0;
        let discrepancy = (0..=degree.min(step - 1))
            .fold(0, |sum, term| sum ^ times(locator[term], syndromes[step - 1 - term]));
        if discrepancy == 0 {
            continue;
        }
        let before = locator;
        for (term, &correction) in locator.iter_mut().zip(&helper) {
            *term ^= times(discrepancy, correction);
        }
        if 2 * degree < step + known {
            degree = step + known - degree;
            helper = before.map(|term| over(term, discrepancy));
        }
    }
    (locator, degree)
}

/// Finds the wrong places by trying all, and their true values by Forney's formula.
fn apply(
    block: &mut [u8],
    checks: usize,
    syndromes: &[u8; TERMS],
    locator: &[u8; TERMS],
    degree: usize,
) -> Option<()> {
    if degree >= TERMS {
        return None;
    }
    let mut evaluator = [0; CHECKS_MAX];
    for (at, value) in evaluator[..checks].iter_mut().enumerate() {
        *value = (0..=at.min(degree))
            .fold(0, |sum, term| sum ^ times(locator[term], syndromes[at - term]));
    }
    let mut derivative = [0; TERMS];
    for term in (1..=degree).step_by(2) {
        derivative[term - 1] = locator[term];
    }
    let mut found = 0;
    for place in 0..block.len() {
        let exponent = block.len() - 1 - place;
        let inverse = power(255 - exponent % 255);
        if value_at(&locator[..=degree], inverse) != 0 {
            continue;
        }
        let slope = value_at(&derivative, inverse);
        if slope == 0 {
            return None;
        }
        let error = times(power(exponent), over(value_at(&evaluator[..checks], inverse), slope));
        block[place] ^= error;
        found += 1;
    }
    (found == degree).then_some(())
}

#[cfg(test)]
mod tests {
    use super::{power, repair, times};

    /// A block of `data` with `checks` check codewords, by plain polynomial division.
    fn encoded(data: &[u8], checks: usize) -> Vec<u8> {
        let mut generator = vec![1_u8];
        for root in 0..checks {
            let mut next = vec![0; generator.len() + 1];
            for (at, &term) in generator.iter().enumerate() {
                next[at] ^= term;
                next[at + 1] ^= times(term, power(root));
            }
            generator = next;
        }
        let mut rest = [data, &vec![0; checks]].concat();
        for at in 0..data.len() {
            let factor = rest[at];
            for (step, &term) in generator.iter().enumerate() {
                rest[at + step] ^= times(term, factor);
            }
        }
        [data, &rest[data.len()..]].concat()
    }

    #[test]
    fn damage_up_to_the_limit_is_repaired_and_beyond_it_refused() {
        let data: Vec<u8> = (0..27).map(|at| at * 9 + 3).collect();
        let whole = encoded(&data, 16);
        let rows: [(&[usize], &[u8], usize, bool); 7] = [
            (&[], &[], 0, true),
            (&[0, 5, 9, 20, 30, 41, 42, 13], &[], 0, true),
            (&[0, 5, 9, 20, 30, 41, 42, 13, 14], &[], 0, false),
            (&[0, 5, 9, 20, 30, 41, 42, 13], &[], 1, false),
            (&[0, 5, 9, 20, 30, 41, 42, 13, 14], &[0, 5, 9, 20], 0, true),
            (
                &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
                &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
                2,
                true,
            ),
            (&[3], &[7, 8], 2, true),
        ];
        for (wrong, doubtful, spare, repaired) in rows {
            let mut block = whole.clone();
            for &at in wrong {
                block[at] ^= 0x5A ^ at as u8;
            }
            let answer = repair(&mut block, 16, doubtful, spare);
            assert_eq!(
                answer.is_some() && block == whole,
                repaired,
                "{wrong:?} {doubtful:?} {spare}"
            );
        }
    }
}
