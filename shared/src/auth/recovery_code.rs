//! Recovery codes: what a person keeps on paper for the day all their devices are gone.
//!
//! 80 random bits (NIST SP 800-63B-4 §4.2.1.1 asks for 64) in four groups of Crockford's base32,
//! which has no letters that are read for one another: `7K3M-Q0ZV-1H8T-C5AN`. The first group finds
//! the row, the whole is what is checked.

use std::fmt;

use crate::kernel::text::digits_as_typed;

/// Codes a person gets at a time.
pub const CODES: usize = 10;

/// Random bytes of a code.
pub const CODE_BYTES: usize = 10;

/// Letters of a code without its hyphens, five bits each.
const LETTERS: usize = 16;

/// Letters of a group.
const GROUP_LETTERS: usize = 4;

/// Crockford's base32: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A code. Not shown by `Debug`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct RecoveryCode([u8; CODE_BYTES]);

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode")
    }
}

/// The text is not sixteen letters of the alphabet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotACode;

impl fmt::Display for NotACode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a recovery code has sixteen letters and digits")
    }
}

impl std::error::Error for NotACode {}

impl RecoveryCode {
    /// A code of these random bytes.
    pub const fn from_bytes(bytes: [u8; CODE_BYTES]) -> Self {
        Self(bytes)
    }

    /// Reads a code as people type it: any case, any width, any grouping; O is 0, I and L are 1.
    ///
    /// # Errors
    /// [`NotACode`], without saying where.
    pub fn read(text: &str) -> Result<Self, NotACode> {
        let typed = digits_as_typed(text);
        let values: Option<Vec<u128>> = typed.chars().map(value).collect();
        let values = values.filter(|values| values.len() == LETTERS).ok_or(NotACode)?;
        let number = values.into_iter().fold(0, |number, value| number << 5 | value);
        let [_, _, _, _, _, _, bytes @ ..] = number.to_be_bytes();
        Ok(Self(bytes))
    }

    /// The first group: finds the row, and is known to the database.
    pub fn handle(self) -> String {
        self.letters().take(GROUP_LETTERS).collect()
    }

    /// All letters without hyphens: what is hashed.
    pub fn secret(self) -> String {
        self.letters().collect()
    }

    fn letters(self) -> impl Iterator<Item = char> {
        let number = self.0.iter().fold(0_u128, |number, byte| number << 8 | u128::from(*byte));
        (0..LETTERS).rev().map(move |place| {
            let index = usize::try_from(number >> (5 * place) & 0x1f).unwrap_or(0);
            char::from(ALPHABET[index])
        })
    }
}

fn value(letter: char) -> Option<u128> {
    let letter = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        letter => letter,
    };
    let place = ALPHABET.iter().position(|known| char::from(*known) == letter)?;
    u128::try_from(place).ok()
}

impl fmt::Display for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, letter) in self.letters().enumerate() {
            if place > 0 && place.is_multiple_of(GROUP_LETTERS) {
                f.write_str("-")?;
            }
            write!(f, "{letter}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code =
            RecoveryCode::from_bytes([0x00, 0x44, 0x32, 0x14, 0xc7, 0x42, 0x54, 0xb6, 0x35, 0xcf]);
        assert_eq!(code.to_string(), "0123-4567-89AB-CDEF");
        assert_eq!((code.handle().as_str(), code.secret().as_str()), ("0123", "0123456789ABCDEF"));
        for typed in [
            "0123-4567-89AB-CDEF",
            "0123456789abcdef",
            " o123 4567 89ab cdef ",
            "Oi23ー4567ー89AB－CDEF",
            "０１２３－４５６７－８９ＡＢ－ＣＤＥＦ",
            "0L23-4567-89AB-CDEF",
        ] {
            assert_eq!(RecoveryCode::read(typed), Ok(code), "{typed}");
        }
        for wrong in ["", "0123-4567-89AB-CDE", "0123-4567-89AB-CDEF0", "U123-4567-89AB-CDEF", "あ"]
        {
            assert_eq!(RecoveryCode::read(wrong), Err(NotACode), "{wrong}");
        }
        assert_eq!(format!("{code:?}"), "RecoveryCode");
    }

    #[test]
    fn every_code_comes_back() {
        for fill in [0x00, 0x5a, 0xff] {
            let code = RecoveryCode::from_bytes([fill; CODE_BYTES]);
            assert_eq!(RecoveryCode::read(&code.to_string()), Ok(code));
        }
    }
}
