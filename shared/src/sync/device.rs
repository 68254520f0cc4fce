//! Devices: a key that never leaves a browser, and whose it is.
//!
//! The server says which key belongs to which person; the device has proved to it that it holds the
//! key. Members of a space get the keys of all who ever wrote to it, and check every change.

use serde::{Deserialize, Serialize};

use super::id::DeviceId;
use crate::auth::PersonId;

/// Letters of a public key: base64 of the 65 bytes of an uncompressed P-256 point.
pub const PUBLIC_KEY_LETTERS: usize = 88;

/// Letters of a signature: base64 of 64 bytes `r || s`.
pub const SIGNATURE_LETTERS: usize = 88;

/// What a device signs to be registered begins with this. A change begins with `{`, so neither can
/// be passed off as the other.
const REGISTRATION_LEAD: &str = "nakano-pocket device 1";

/// A key and whose it is, as the server gives it out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceCertificate {
    /// The device.
    pub device: DeviceId,
    /// Whose it is.
    pub person: PersonId,
    /// Base64 of the uncompressed point.
    pub public_key: String,
    /// Since when, UTC milliseconds.
    pub registered_at_ms: i64,
    /// Until when it could write; `None` while it can.
    pub revoked_at_ms: Option<i64>,
}

/// What a device signs to prove that it holds the key it registers for a person.
pub fn registration_text(person: PersonId, device: DeviceId, public_key: &str) -> String {
    format!("{REGISTRATION_LEAD}\n{person}\n{device}\n{public_key}\n")
}
