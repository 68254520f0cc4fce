//! Why a file is not taken, and why a single entry of it is not.

use std::fmt;

use super::limits::{CHANGES_MAX, FILE_BYTES_MAX, RECORDS_MAX};

/// Why a whole file is not taken, or cannot be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotTaken {
    /// Not an export at all, or one that was cut off.
    NotAnExport,
    /// Written by a newer app.
    Newer,
    /// It says that it is an export and has not the form of one.
    Damaged,
    /// More than [`FILE_BYTES_MAX`], [`RECORDS_MAX`] or [`CHANGES_MAX`].
    TooLarge,
}

impl fmt::Display for NotTaken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnExport => f.write_str("not an export, or cut off"),
            Self::Newer => f.write_str("written by a newer app"),
            Self::Damaged => f.write_str("an export that has not the form of one"),
            Self::TooLarge => write!(
                f,
                "more than {FILE_BYTES_MAX} bytes, {RECORDS_MAX} records or {CHANGES_MAX} changes"
            ),
        }
    }
}

impl std::error::Error for NotTaken {}

/// Why one entry is not taken. The others of its file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Fields are missing or of another kind.
    Form,
    /// The name of the room is not one.
    Room,
    /// The room is sync's own, which no file may write.
    Reserved,
    /// The id is empty, too long or has control characters.
    Id,
    /// The text of the record is too large.
    TooLarge,
    /// The text of the record is not JSON.
    NotJson,
    /// The payload is not a change that could have been taken from anyone.
    NotAChange,
    /// The signature has not the form of one.
    Signature,
    /// A change of a person's own space under another account.
    OtherAccount,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => "fields are missing or of another kind",
            Self::Room => "not the name of a room",
            Self::Reserved => "a room that no file may write",
            Self::Id => "not an id",
            Self::TooLarge => "too large",
            Self::NotJson => "not JSON",
            Self::NotAChange => "not a change",
            Self::Signature => "not a signature",
            Self::OtherAccount => "a change of somebody else's own space",
        })
    }
}

impl std::error::Error for Fault {}
