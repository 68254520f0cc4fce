//! From character values to bytes: the check character, the three code sets and their functions.

use super::symbols::{START_A, START_C};

/// How FNC1 is handed on: the group separator; a GS1-128 code begins with it.
const GROUP_SEPARATOR: u8 = 0x1D;

const CODE_C: u8 = 99;
const FNC1: u8 = 102;

/// Code set in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Set {
    /// Capitals and control characters.
    A,
    /// Capitals and small letters.
    B,
    /// Pairs of digits.
    C,
}

/// The bytes of a code, given its values from the start character to the check character. `None`
/// when the check character is wrong or nothing is said.
pub(super) fn bytes(values: &[u8]) -> Option<Vec<u8>> {
    let (&check, values) = values.split_last()?;
    let (&start, data) = values.split_first()?;
    let weighted = data.iter().zip(1_u32..).map(|(&value, weight)| u32::from(value) * weight);
    if (u32::from(start) + weighted.sum::<u32>()) % 103 != u32::from(check) || data.is_empty() {
        return None;
    }
    let mut reader = Reader::begin(start);
    for &value in data {
        reader.take(value)?;
    }
    Some(reader.out)
}

struct Reader {
    out: Vec<u8>,
    set: Set,
    /// Set of the next character alone.
    shifted: Option<Set>,
    /// Whether FNC4 lifts the next character, and all following, into the upper half of ISO/IEC
    /// 8859-1.
    lifts_next: bool,
    lifts_all: bool,
}

impl Reader {
    fn begin(start: u8) -> Self {
        let set = match start {
            START_A => Set::A,
            START_C => Set::C,
            _ => Set::B,
        };
        Self { out: Vec::new(), set, shifted: None, lifts_next: false, lifts_all: false }
    }

    fn take(&mut self, value: u8) -> Option<()> {
        let set = self.shifted.take().unwrap_or(self.set);
        match (set, value) {
            (Set::C, 0..=99) => self.out.extend([b'0' + value / 10, b'0' + value % 10]),
            (Set::A, 0..=63) | (Set::B, 0..=95) => self.put(value + 32),
            (Set::A, 64..=95) => self.put(value - 64),
            (_, FNC1) => self.out.push(GROUP_SEPARATOR),
            // FNC2 and FNC3 speak to the reading device, not to us.
            (Set::A | Set::B, 96 | 97) => {}
            (Set::A, 98) => self.shifted = Some(Set::B),
            (Set::B, 98) => self.shifted = Some(Set::A),
            (Set::A | Set::B, CODE_C) => self.set = Set::C,
            (Set::A | Set::C, 100) => self.set = Set::B,
            (Set::B | Set::C, 101) => self.set = Set::A,
            (Set::A, 101) | (Set::B, 100) => self.lift(),
            _ => return None,
        }
        Some(())
    }

    fn put(&mut self, character: u8) {
        let lifted = self.lifts_all != self.lifts_next;
        self.lifts_next = false;
        self.out.push(if lifted { character | 0x80 } else { character });
    }

    /// One FNC4 lifts the next character, two in a row all until the next two.
    fn lift(&mut self) {
        if self.lifts_next {
            self.lifts_all = !self.lifts_all;
        }
        self.lifts_next = !self.lifts_next;
    }
}

#[cfg(test)]
mod tests {
    use super::bytes;

    /// Adds the check character.
    fn check(name: &str, values: &[u8], expected: Option<&[u8]>) {
        let sum: u32 =
            values.iter().zip(0_u32..).map(|(&value, at)| u32::from(value) * at.max(1)).sum();
        let whole = [values, &[(sum % 103) as u8]].concat();
        assert_eq!(bytes(&whole).as_deref(), expected, "{name}");
    }

    #[test]
    fn code_sets_shift_and_functions_give_their_bytes() {
        check("digits in set C", &[105, 12, 3, 99], Some(b"120399"));
        check("GS1 begins with FNC1", &[105, 102, 91, 0], Some(b"\x1D9100"));
        check("letters in set B", &[104, 33, 65, 16], Some(b"Aa0"));
        check("control character in set A", &[103, 33, 77], Some(b"A\r"));
        check("from B to C and back", &[104, 33, 99, 42, 100, 34], Some(b"A42B"));
        check("shift for one character", &[104, 98, 73, 65], Some(b"\ta"));
        check("one lifted character", &[104, 100, 73, 65], Some(b"\xE9a"));
        check("all lifted", &[104, 100, 100, 73, 65], Some(b"\xE9\xE1"));
    }

    #[test]
    fn a_wrong_check_character_or_an_empty_code_is_refused() {
        assert_eq!(bytes(&[105, 12, 3, 99, 0]), None);
        assert_eq!(bytes(&[104, 1]), None);
        assert_eq!(bytes(&[104]), None);
        check("start inside the data", &[104, 33, 105], None);
    }
}
