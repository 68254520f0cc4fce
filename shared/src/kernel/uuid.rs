//! 128-bit names that nobody has to hand out: UUIDs of RFC 9562, as bytes and as text.
//!
//! Knows their form only. What is random comes in as bytes.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Bytes of a UUID.
pub const UUID_BYTES: usize = 16;

/// Letters of its text, `8-4-4-4-12` hexadecimal digits.
const TEXT_LETTERS: usize = 36;

/// Places of the hyphens in the text.
const HYPHENS: [usize; 4] = [8, 13, 18, 23];

/// A UUID of any version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Uuid([u8; UUID_BYTES]);

/// The text is not 32 lower-case hexadecimal digits in groups of 8-4-4-4-12.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotUuid;

impl fmt::Display for NotUuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a UUID in lower case")
    }
}

impl std::error::Error for NotUuid {}

impl Uuid {
    /// These bytes as they are.
    pub const fn from_bytes(bytes: [u8; UUID_BYTES]) -> Self {
        Self(bytes)
    }

    /// Version 4 (RFC 9562 §5.4): 122 of these random bits, and the marks of the version.
    pub const fn random(mut bytes: [u8; UUID_BYTES]) -> Self {
        bytes[6] = bytes[6] & 0x0f | 0x40;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        Self(bytes)
    }

    /// The bytes.
    pub const fn bytes(self) -> [u8; UUID_BYTES] {
        self.0
    }
}

impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, byte) in self.0.iter().enumerate() {
            if [4, 6, 8, 10].contains(&place) {
                f.write_str("-")?;
            }
            write!(f, "{byte:02x}")?;
        }
        Ok(())
    }
}

impl std::str::FromStr for Uuid {
    type Err = NotUuid;

    fn from_str(text: &str) -> Result<Self, NotUuid> {
        if text.len() != TEXT_LETTERS {
            return Err(NotUuid);
        }
        let mut digits = Vec::with_capacity(UUID_BYTES * 2);
        for (place, letter) in text.bytes().enumerate() {
            match letter {
                b'-' if HYPHENS.contains(&place) => {}
                b'0'..=b'9' if !HYPHENS.contains(&place) => digits.push(letter - b'0'),
                b'a'..=b'f' if !HYPHENS.contains(&place) => digits.push(letter - b'a' + 10),
                _ => return Err(NotUuid),
            }
        }
        let mut bytes = [0; UUID_BYTES];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
            *byte = pair.iter().fold(0, |sum, digit| sum << 4 | digit);
        }
        Ok(Self(bytes))
    }
}

impl From<Uuid> for String {
    fn from(uuid: Uuid) -> Self {
        uuid.to_string()
    }
}

impl TryFrom<String> for Uuid {
    type Error = NotUuid;

    fn try_from(text: String) -> Result<Self, NotUuid> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_one_way_of_writing_is_read() {
        let text = "00112233-4455-4677-8899-aabbccddeeff";
        let uuid: Uuid = text.parse().unwrap();
        assert_eq!(uuid.to_string(), text);
        assert_eq!(uuid.bytes()[..3], [0x00, 0x11, 0x22]);
        for wrong in [
            "",
            "00112233-4455-4677-8899-aabbccddeef",
            "00112233-4455-4677-8899-AABBCCDDEEFF",
            "001122334455-4677-8899-aabbccddeeff-",
            "00112233445546778899aabbccddeeff0000",
            "0011223３-4455-4677-8899-aabbccddee",
            "{0112233-4455-4677-8899-aabbccddeef}",
        ] {
            assert_eq!(wrong.parse::<Uuid>(), Err(NotUuid), "{wrong}");
        }
    }

    #[test]
    fn a_random_one_says_that_it_is() {
        for fill in [0x00, 0xff] {
            let text = Uuid::random([fill; UUID_BYTES]).to_string();
            assert_eq!(text.as_bytes()[14], b'4', "{text}");
            assert!(b"89ab".contains(&text.as_bytes()[19]), "{text}");
        }
    }
}
