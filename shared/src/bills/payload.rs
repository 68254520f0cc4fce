//! The checks every code of a slip goes through first: strip, name what is not a bill, digits only,
//! length. What the digits mean is the business of each reader.

use super::error::SlipError;
use super::other::OtherCode;

/// AIM symbology identifiers (ISO/IEC 15424) that readers put in front: GS1-128, GS1 QR, plain QR.
const IDENTIFIERS: [&str; 3] = ["]C1", "]Q3", "]Q1"];

/// FNC1 as readers pass it on: the ASCII group separator.
const GROUP_SEPARATOR: char = '\u{1D}';

/// Byte order mark, left over at the start of a text file.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// The text without white space, reader prefix, FNC1 and byte order mark around it. What stands
/// between digits stays, so that it is seen.
pub fn strip(text: &str) -> &str {
    let text = trim(text);
    trim(IDENTIFIERS.iter().find_map(|lead| text.strip_prefix(lead)).unwrap_or(text))
}

fn trim(text: &str) -> &str {
    text.trim_matches(|letter: char| letter.is_whitespace() || is_invisible(letter))
}

/// Whether a character comes from a reader or a file and was never printed on the slip.
pub(super) fn is_invisible(letter: char) -> bool {
    letter == GROUP_SEPARATOR || letter == BYTE_ORDER_MARK
}

/// Exactly `length` ASCII digits, stripped of what readers add.
///
/// # Errors
/// [`SlipError::NotABill`], then [`SlipError::NonDigit`], then [`SlipError::BadLength`].
pub fn digits(text: &str, length: usize) -> Result<&str, SlipError> {
    let text = strip(text);
    if let Some(is) = OtherCode::of(text) {
        return Err(SlipError::NotABill { is });
    }
    if let Some(pos) = text.chars().position(|letter| !letter.is_ascii_digit()) {
        return Err(SlipError::NonDigit { pos });
    }
    if text.len() == length { Ok(text) } else { Err(SlipError::BadLength { got: text.len() }) }
}

/// Takes digits off the front, one field after the other.
pub(super) struct Fields<'text>(&'text str);

impl<'text> Fields<'text> {
    pub(super) fn new(text: &'text str) -> Self {
        Self(text)
    }

    /// The next `length` characters; `None` when there are fewer.
    pub(super) fn take(&mut self, length: usize) -> Option<&'text str> {
        let (field, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(field)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_readers_add_is_stripped_and_what_stands_inside_is_kept() {
        for (text, want) in [
            ("  12\r\n", "12"),
            ("]C112", "12"),
            ("]Q312", "12"),
            ("]Q112", "12"),
            ("\u{FEFF}]C1\u{1D}12\u{1D}\n", "12"),
            ("\u{1D}12", "12"),
            ("\u{3000}12\u{3000}", "12"),
            ("1 2", "1 2"),
            ("1\u{1D}2", "1\u{1D}2"),
            ("]C1]C112", "]C112"),
            ("]C", "]C"),
            ("", ""),
        ] {
            assert_eq!(strip(text), want, "{text:?}");
        }
    }

    #[test]
    fn the_first_failing_check_names_the_error() {
        for (text, want) in [
            ("1234", Ok("1234")),
            (" 1234 ", Ok("1234")),
            ("https://a.jp", Err(SlipError::NotABill { is: OtherCode::Url })),
            ("12a", Err(SlipError::NonDigit { pos: 2 })),
            ("１２３４", Err(SlipError::NonDigit { pos: 0 })),
            ("123", Err(SlipError::BadLength { got: 3 })),
            ("", Err(SlipError::BadLength { got: 0 })),
        ] {
            assert_eq!(digits(text, 4), want, "{text:?}");
        }
    }
}
