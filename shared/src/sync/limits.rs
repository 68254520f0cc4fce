//! How much of everything: the same limits where something is written and where it is taken.

/// Largest text of one change in bytes. A record of the handbook is under 2 KiB.
pub const PAYLOAD_BYTES_MAX: usize = 16 * 1024;

/// Longest name of a room, a kind or a field, in ASCII letters.
pub const NAME_LETTERS_MAX: usize = 32;

/// Fields that one change may set.
pub const FIELDS_MAX: usize = 64;

/// Changes that one change may replace: each field once, and every other value of a few conflicts.
pub const OVER_MAX: usize = 128;

/// Levels of lists and objects inside one value.
pub const DEPTH_MAX: usize = 8;

/// Longest text inside a value, in characters; two screens of a phone.
pub const TEXT_CHARS_MAX: usize = 2000;

/// Largest whole number, up and down: what a browser keeps exactly (2^53 − 1).
pub const WHOLE_MAX: i64 = (1 << 53) - 1;

/// Changes in one push.
pub const PUSH_CHANGES_MAX: usize = 100;

/// Bytes of one push. Under the server's limit for a body, 64 KiB unless the operator says so.
pub const PUSH_BYTES_MAX: usize = 60 * 1024;

/// Bytes of payloads and signatures in one page of a pull; one change more may stand in it when
/// it is the first.
pub const PAGE_BYTES_MAX: usize = 256 * 1024;

/// Changes in one page of a pull.
pub const PAGE_CHANGES_MAX: usize = 1000;

/// Families a person may be in.
pub const FAMILIES_MAX: usize = 10;

/// People in one family.
pub const MEMBERS_MAX: usize = 20;

/// Devices of a person that may write at the same time.
pub const DEVICES_MAX: usize = 10;

/// Invitations to one family that are open at the same time.
pub const INVITATIONS_MAX: usize = 5;

/// Longest name that a person gives a device, in characters.
pub const DEVICE_NAME_CHARS_MAX: usize = 40;
