//! The secret in the cookie, and what is kept of it.

use std::fmt;

use nakano_shared::kernel::hex::hex;
use sha2::{Digest as _, Sha256};

use crate::random::{self, NoRandom, Random};

/// Bytes of a token: 256 bits, four times what SP 800-63B-4 §5.1 asks for.
pub const TOKEN_BYTES: usize = 32;

/// A secret that stands for a session. Not shown by `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; TOKEN_BYTES]);

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token")
    }
}

impl Token {
    /// A new one.
    ///
    /// # Errors
    /// As the source of chance.
    pub fn draw(random: &dyn Random) -> Result<Self, NoRandom> {
        random::draw(random).map(Self)
    }

    /// Reads 64 lower-case hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != TOKEN_BYTES * 2 {
            return None;
        }
        let mut bytes = [0; TOKEN_BYTES];
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
            *byte = pair.iter().try_fold(0, |sum, digit| Some(sum << 4 | digit_of(*digit)?))?;
        }
        Some(Self(bytes))
    }

    /// The token as the cookie holds it.
    pub fn secret(&self) -> String {
        hex(&self.0)
    }

    /// What the database knows of it. A plain hash does: there is nothing to guess in 256 bits.
    pub fn hash(&self) -> String {
        hex(&Sha256::digest(self.0))
    }
}

fn digit_of(letter: u8) -> Option<u8> {
    match letter {
        b'0'..=b'9' => Some(letter - b'0'),
        b'a'..=b'f' => Some(letter - b'a' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_as_it_was_written_and_never_shown() {
        let token = Token([0x5a; TOKEN_BYTES]);
        assert_eq!(Token::parse(&token.secret()), Some(token.clone()));
        assert_eq!(format!("{token:?}"), "Token");
        assert_ne!(token.hash(), token.secret());
        let long = format!("{}0", token.secret());
        for wrong in ["", "5a", &token.secret().to_uppercase(), &long, &"é".repeat(32)] {
            assert_eq!(Token::parse(wrong), None, "{wrong}");
        }
    }
}
