//! What a person calls a passkey: a short line, such as 「母の電話」.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::kernel::my_number;

/// Longest name, in letters: what fits on two lines of a small telephone.
pub const LETTERS_MAX: usize = 40;

/// A name that can be shown in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PasskeyName(String);

/// Why a text is not such a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasskeyNameError {
    /// Nothing but white space.
    Empty,
    /// More than [`LETTERS_MAX`] letters.
    TooLong,
    /// A line break or another sign that is not shown.
    Unshown,
    /// A My Number, which is stored nowhere.
    MyNumber,
}

impl fmt::Display for PasskeyNameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "a name has at least one letter",
            Self::TooLong => "a name has at most 40 letters",
            Self::Unshown => "a name is one line",
            Self::MyNumber => "a name has no My Number in it",
        })
    }
}

impl std::error::Error for PasskeyNameError {}

impl TryFrom<String> for PasskeyName {
    type Error = PasskeyNameError;

    fn try_from(text: String) -> Result<Self, PasskeyNameError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(PasskeyNameError::Empty);
        }
        if text.chars().count() > LETTERS_MAX {
            return Err(PasskeyNameError::TooLong);
        }
        // Also the marks that turn the direction of writing, by which a name can pass for another.
        let turns = |letter| matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        if text.chars().any(|letter| letter.is_control() || turns(letter)) {
            return Err(PasskeyNameError::Unshown);
        }
        if my_number::is_in(text) {
            return Err(PasskeyNameError::MyNumber);
        }
        Ok(Self(text.to_owned()))
    }
}

impl From<PasskeyName> for String {
    fn from(name: PasskeyName) -> Self {
        name.0
    }
}

impl fmt::Display for PasskeyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_short_line() {
        let name = |text: &str| PasskeyName::try_from(text.to_owned()).map(String::from);
        assert_eq!(name(" 母の電話　"), Ok("母の電話".to_owned()));
        assert_eq!(name("<b>a</b>"), Ok("<b>a</b>".to_owned()), "shown as text, as it is");
        assert_eq!(name(&"あ".repeat(40)), Ok("あ".repeat(40)));
        assert_eq!(name(&"あ".repeat(41)), Err(PasskeyNameError::TooLong));
        assert_eq!(name(" \u{3000}"), Err(PasskeyNameError::Empty));
        assert_eq!(name("a\nb"), Err(PasskeyNameError::Unshown));
        assert_eq!(name("電話 1234 5678 9018"), Err(PasskeyNameError::MyNumber));
        assert_eq!(name("a\u{202E}b"), Err(PasskeyNameError::Unshown));
    }
}
