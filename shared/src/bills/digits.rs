//! A fixed number of decimal digits whose leading zeros count. A code, never a quantity.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Exactly `N` ASCII digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Digits<const N: usize>([u8; N]);

/// The text is not `wanted` ASCII digits. The text itself is left out: it may be a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DigitsError {
    /// How many digits there must be.
    pub wanted: usize,
}

impl fmt::Display for DigitsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "exactly {} ASCII digits are wanted", self.wanted)
    }
}

impl std::error::Error for DigitsError {}

impl<const N: usize> Digits<N> {
    /// Takes exactly `N` ASCII digits; full-width ones are the form's business, not the code's.
    ///
    /// # Errors
    /// [`DigitsError`] for anything else.
    pub fn parse(text: &str) -> Result<Self, DigitsError> {
        <[u8; N]>::try_from(text.as_bytes())
            .ok()
            .filter(|bytes| bytes.iter().all(u8::is_ascii_digit))
            .map(Self)
            .ok_or(DigitsError { wanted: N })
    }

    /// The digits as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl<const N: usize> fmt::Debug for Digits<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<const N: usize> From<Digits<N>> for String {
    fn from(digits: Digits<N>) -> Self {
        digits.as_str().to_owned()
    }
}

impl<const N: usize> TryFrom<String> for Digits<N> {
    type Error = DigitsError;

    fn try_from(text: String) -> Result<Self, DigitsError> {
        Self::parse(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_right_number_of_ascii_digits_is_taken() {
        for (text, want) in [
            ("040", Some("040")),
            ("000", Some("000")),
            ("04", None),
            ("0400", None),
            ("04a", None),
            ("", None),
            ("あ", None), // three bytes, no digits
            ("０４０", None),
        ] {
            let got = Digits::<3>::parse(text).ok().map(String::from);
            assert_eq!(got.as_deref(), want, "{text:?}");
        }
    }
}
