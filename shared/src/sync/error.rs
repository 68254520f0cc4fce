//! Why a change is not taken. Each variant is a stable word of the API; none repeats the change.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Why a change is refused. The same everywhere; what the person reads is the app's sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// The payload is not the JSON of a change.
    NotAChange,
    /// Larger than [`super::limits::PAYLOAD_BYTES_MAX`].
    TooLarge,
    /// A room, kind or field is not named by lower-case ASCII letters, digits and `_`.
    BadName,
    /// The body is none of the edits this version knows.
    BadBody,
    /// More fields than [`super::limits::FIELDS_MAX`], or none.
    BadFieldCount,
    /// It replaces more than [`super::limits::OVER_MAX`] changes, or itself.
    BadOver,
    /// A value is deeper than [`super::limits::DEPTH_MAX`].
    TooDeep,
    /// A text is longer than [`super::limits::TEXT_CHARS_MAX`].
    TextTooLong,
    /// A number is not whole, or larger than [`super::limits::WHOLE_MAX`].
    NumberNotWhole,
    /// A text has a 個人番号 in it.
    MyNumber,
    /// The room does not take it: an unknown field, a value of another type, what must not be shared.
    RoomRefuses,
    /// The stamp is more than [`super::hlc::DRIFT_MAX_MS`] ahead: set the clock, write it anew.
    ClockAhead,
    /// The device is not one of the person who sends it.
    UnknownDevice,
    /// The device was signed off.
    DeviceRevoked,
    /// The signature is not that of the device over these bytes.
    BadSignature,
    /// The space is not there for this person; whether it exists is not told.
    UnknownSpace,
    /// The person may read the space and not write to it.
    MayNotWrite,
    /// Another change has this name already.
    NameTaken,
}

impl Refusal {
    /// Whether the same change may be taken once the person's standing is restored (signed in anew,
    /// back in the family): it is kept. Otherwise it would be refused for ever as it is.
    pub const fn may_heal(self) -> bool {
        matches!(self, Self::UnknownDevice | Self::UnknownSpace | Self::MayNotWrite)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAChange => "not the JSON of a change",
            Self::TooLarge => "the change is too large",
            Self::BadName => "a name is not well formed",
            Self::BadBody => "the body is none of the known edits",
            Self::BadFieldCount => "no fields, or too many",
            Self::BadOver => "it replaces itself, or too many",
            Self::TooDeep => "a value is too deep",
            Self::TextTooLong => "a text is too long",
            Self::NumberNotWhole => "a number is not whole",
            Self::MyNumber => "a text has a My Number in it",
            Self::RoomRefuses => "the room does not take it",
            Self::ClockAhead => "the stamp is too far ahead",
            Self::UnknownDevice => "the device is not this person's",
            Self::DeviceRevoked => "the device was signed off",
            Self::BadSignature => "the signature does not fit",
            Self::UnknownSpace => "the space is not there",
            Self::MayNotWrite => "the person may not write to the space",
            Self::NameTaken => "another change has this name",
        })
    }
}

impl std::error::Error for Refusal {}
