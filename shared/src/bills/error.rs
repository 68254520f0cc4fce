//! Why a code is not taken as a slip. Each variant names the first check that failed, in the order
//! in which the checks are made; none carries digits of the code.

use std::fmt;

use super::other::OtherCode;

/// Why a text is not a valid eL-QR or barcode of a slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlipError {
    /// It is a well-known code of another kind.
    NotABill {
        /// What it is; never [`OtherCode::Text`].
        is: OtherCode,
    },
    /// A character that is not an ASCII digit.
    NonDigit {
        /// Its place in the stripped text, counted from 0 in characters.
        pos: usize,
    },
    /// Too many or too few digits.
    BadLength {
        /// How many there are.
        got: usize,
    },
    /// An element is missing, out of place, of the wrong length or has a value it must not have.
    BadStructure {
        /// The tag that was expected; 91 is the barcode's application identifier.
        tag: u8,
    },
    /// The checksum does not fit: a digit was misread.
    BadChecksum,
    /// A payload format other than 01.
    UnsupportedVersion,
    /// Not issued through 地方税共同機構.
    WrongAgency,
    /// The amount stands in two places and differs.
    AmountMismatch,
    /// Nothing is to be paid.
    ZeroAmount,
    /// A date that is not in the calendar.
    BadDate {
        /// Which one.
        field: DateField,
    },
}

/// A date on a slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateField {
    /// 納期限
    Due,
    /// 支払期限
    PayBy,
}

impl fmt::Display for SlipError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotABill { is } => write!(f, "not a bill but {is:?}"),
            Self::NonDigit { pos } => write!(f, "character {pos} is not an ASCII digit"),
            Self::BadLength { got } => {
                write!(f, "{got} digits are not the length of a slip's code")
            }
            Self::BadStructure { tag } => write!(f, "element {tag:02} is not as it must be"),
            Self::BadChecksum => f.write_str("the checksum does not fit"),
            Self::UnsupportedVersion => f.write_str("the payload format is not 01"),
            Self::WrongAgency => f.write_str("not issued through the local tax agency"),
            Self::AmountMismatch => f.write_str("the two amounts differ"),
            Self::ZeroAmount => f.write_str("the amount is zero"),
            Self::BadDate { field } => write!(f, "{field:?} is not in the calendar"),
        }
    }
}

impl std::error::Error for SlipError {}
