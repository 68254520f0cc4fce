//! Invitations: a secret that is shown as a QR code or sent as a link, and opens a family once.
//!
//! In a link the secret stands behind the `#`, where no server and no log sees it; the server keeps
//! only its hash.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::kernel::hex::hex;

/// Bytes of a secret: 128 bits.
pub const SECRET_BYTES: usize = 16;

/// How long an invitation is open, in milliseconds: a day, so that a grandmother may look in the
/// evening, and a forgotten link opens nothing.
pub const LIFETIME_MS: i64 = 24 * 60 * 60 * 1000;

/// A secret as 32 lower-case hexadecimal digits. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Secret(String);

/// The text is not a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotSecret;

impl Secret {
    /// A new one, from random bytes.
    pub fn new(random: [u8; SECRET_BYTES]) -> Self {
        Self(hex(&random))
    }

    /// The digits, for the link.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the server keeps: SHA-256 of the digits, 64 lower-case hexadecimal digits. It needs no
    /// salt: nobody can try 2^128 secrets.
    pub fn hash(&self) -> String {
        hex(&Sha256::digest(&self.0))
    }
}

impl TryFrom<String> for Secret {
    type Error = NotSecret;

    fn try_from(text: String) -> Result<Self, NotSecret> {
        let digits = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if digits && text.len() == 2 * SECRET_BYTES { Ok(Self(text)) } else { Err(NotSecret) }
    }
}

impl From<Secret> for String {
    fn from(secret: Secret) -> Self {
        secret.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(hidden)")
    }
}

impl fmt::Display for NotSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not the secret of an invitation")
    }
}

impl std::error::Error for NotSecret {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_hidden_and_its_hash_is_not_it() {
        let secret = Secret::new([0xa5; SECRET_BYTES]);
        assert_eq!(secret.as_str(), "a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5");
        assert!(!format!("{secret:?}").contains("a5"));
        assert_eq!(secret.hash().len(), 64);
        assert_ne!(secret.hash(), Secret::new([0; SECRET_BYTES]).hash());
        assert_eq!(Secret::try_from(secret.as_str().to_owned()), Ok(secret));
        for wrong in ["", "A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5A5", "a5"] {
            assert_eq!(Secret::try_from(wrong.to_owned()), Err(NotSecret));
        }
    }
}
