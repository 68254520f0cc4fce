//! How much of everything an export holds.

/// Largest file in bytes. 40,000 changes of the usual size are 30 MB; a phone reads 64 MiB at once.
pub const FILE_BYTES_MAX: usize = 64 * 1024 * 1024;

/// Records in one file.
pub const RECORDS_MAX: usize = 100_000;

/// Changes in one file.
pub const CHANGES_MAX: usize = 200_000;

/// Largest text of one record in bytes. A bill is under 2 KiB.
pub const RECORD_BYTES_MAX: usize = 1024 * 1024;

/// Longest name of a room in ASCII letters.
pub const ROOM_LETTERS_MAX: usize = 32;

/// Longest id of a record in bytes; a UUID has 36.
pub const ID_BYTES_MAX: usize = 128;

/// Letters of a signature: base64, padded, of 64 bytes.
pub const SIGNATURE_LETTERS: usize = 88;
