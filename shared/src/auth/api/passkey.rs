//! Passkeys: asked for, answered, listed.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::auth::{CeremonyId, Device, PasskeyId, PasskeyName};

/// Answer of every `…/start`: what the browser is to be asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Started {
    /// To be sent back with the answer, within five minutes and once.
    pub ceremony: CeremonyId,
    /// For `navigator.credentials.create` or `.get`, with `publicKey` in the JSON form of WebAuthn
    /// level 3.
    pub options: Value,
}

/// Body of `POST /api/auth/sign-in/start`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StartSignIn {
    /// Whether the browser offers the passkeys in a field instead of a dialog.
    pub conditional: bool,
}

/// Body of every `…/finish`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finish {
    /// Of the start.
    pub ceremony: CeremonyId,
    /// What the browser gave, `toJSON()`.
    pub credential: Value,
}

/// One row of `GET /api/auth/passkeys`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasskeyRow {
    /// Its name here.
    pub passkey: PasskeyId,
    /// Its name in the authenticator, base64url; for the browser's signals.
    pub credential: String,
    /// The person's own name for it; `null` until they give one.
    pub name: Option<PasskeyName>,
    /// Where it was made.
    pub device: Device,
    /// Whether it can be copied to the person's other devices.
    pub backup_eligible: bool,
    /// Whether it has been.
    pub backed_up: bool,
    /// When it was made.
    pub created_at_ms: i64,
    /// When it was last used.
    pub last_used_at_ms: i64,
    /// Whether the session that asks stands on it.
    pub this: bool,
}

/// Answer of `GET /api/auth/passkeys`, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passkeys {
    /// All ways in by passkey.
    pub passkeys: Vec<PasskeyRow>,
}

/// Body of `POST /api/auth/passkeys/name`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamePasskey {
    /// Which.
    pub passkey: PasskeyId,
    /// Its new name.
    pub name: PasskeyName,
}

/// Body of `POST /api/auth/passkeys/remove`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemovePasskey {
    /// Which.
    pub passkey: PasskeyId,
}
