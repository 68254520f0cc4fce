//! What travels between the app and `/api/sync/…`. Times are UTC milliseconds.
//!
//! | method | path | asks | answers |
//! |---|---|---|---|
//! | POST | `/api/sync/push` | [`Push`] | [`PushAnswer`] |
//! | GET | `/api/sync/pull?space=…&after=…` | | [`Page`] |
//! | GET | `/api/sync/events` | | event stream of [`Hint`] |
//! | GET | `/api/sync/spaces` | | [`Spaces`] |
//! | POST | `/api/sync/spaces/create` | [`CreateFamily`] | [`InSpace`] |
//! | POST | `/api/sync/spaces/leave` | [`InSpace`] | [`Done`] |
//! | POST | `/api/sync/spaces/remove` | [`RemoveMember`] | [`Done`] |
//! | POST | `/api/sync/invitations/create` | [`Invite`] | [`Invitation`] |
//! | POST | `/api/sync/invitations/accept` | [`Accept`] | [`InSpace`] |
//! | GET | `/api/sync/devices` | | [`Devices`] |
//! | POST | `/api/sync/devices/register` | [`RegisterDevice`] | [`Done`] |
//! | POST | `/api/sync/devices/revoke` | [`RevokeDevice`] | [`Done`] |

use serde::{Deserialize, Serialize};

use super::{
    change::Signed,
    device::DeviceCertificate,
    error::Refusal,
    id::{ChangeId, DeviceId},
    invitation::Secret,
    space::{Role, SpaceId},
};
use crate::auth::PersonId;

/// Changes to store, at most [`super::limits::PUSH_CHANGES_MAX`]. Each is judged on its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Push {
    /// In any order.
    pub changes: Vec<Signed>,
}

/// What became of a push. Asked again with the same changes, the answer is the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushAnswer {
    /// One for each change, in the order of the push.
    pub results: Vec<PushResult>,
    /// The server's clock, for a device whose own is wrong.
    pub server_ms: i64,
}

/// What became of one change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushResult {
    /// Its name; `null` when the payload could not be read.
    pub id: Option<ChangeId>,
    /// Stored or refused.
    pub outcome: Outcome,
}

/// Stored or refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It is stored durably, now or since an earlier push, at this place of its space.
    Stored(u64),
    /// It is not stored.
    Refused(Refusal),
}

/// A page of a space's changes, in the order in which the server took them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// The changes.
    pub changes: Vec<Stored>,
    /// What to ask after next; the same as asked when there is nothing new.
    pub next: u64,
    /// Whether there is more at once.
    pub more: bool,
}

/// A change as it was pushed, and its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stored {
    /// Its place in the space, from 1; without gaps for those who read on.
    pub seq: u64,
    /// As it was signed.
    #[serde(flatten)]
    pub signed: SignedText,
}

/// [`Signed`] beside other fields, which is why unknown ones are not refused here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedText {
    /// As [`Signed::payload`].
    pub payload: String,
    /// As [`Signed::signature`].
    pub signature: String,
}

impl From<SignedText> for Signed {
    fn from(SignedText { payload, signature }: SignedText) -> Self {
        Self { payload, signature }
    }
}

/// There may be something new: pull. Never the carrier of anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hint {
    /// Where.
    pub space: SpaceId,
}

/// The spaces of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spaces {
    /// Their own and their families'.
    pub spaces: Vec<SpaceRow>,
}

/// One space.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpaceRow {
    /// Its name.
    pub space: SpaceId,
    /// What the asking person may do.
    pub role: Role,
    /// Place of its last change; 0 when there is none.
    pub seq: u64,
    /// Who is and who was in it.
    pub members: Vec<MemberRow>,
    /// Keys of all of them, by which changes are checked.
    pub devices: Vec<DeviceCertificate>,
}

/// One person in a space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberRow {
    /// Who.
    pub person: PersonId,
    /// What they may do.
    pub role: Role,
    /// Since when.
    pub joined_at_ms: i64,
    /// Until when; `null` while they are in it.
    pub left_at_ms: Option<i64>,
}

/// Make a family with oneself in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateFamily {}

/// A space to do something with, or that was made or entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InSpace {
    /// Its name.
    pub space: SpaceId,
}

/// Take somebody out of a family. They get nothing new from then on; what they have, they have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemoveMember {
    /// From where.
    pub space: SpaceId,
    /// Whom.
    pub person: PersonId,
}

/// Open a family for one more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invite {
    /// Where to.
    pub space: SpaceId,
    /// As what.
    pub role: Role,
}

/// What to show as QR code or link. It is told once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// The secret.
    pub secret: Secret,
    /// Until when.
    pub expires_at_ms: i64,
}

/// Enter a family.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accept {
    /// The secret of the invitation.
    pub secret: Secret,
}

/// The devices of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Devices {
    /// Those that may write and those that were signed off.
    pub devices: Vec<DeviceRow>,
}

/// One device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceRow {
    /// What the person calls it.
    pub name: String,
    /// Its key.
    pub certificate: DeviceCertificate,
}

/// Let a device write for the person who asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisterDevice {
    /// The device.
    pub device: DeviceId,
    /// Base64 of the uncompressed point of its P-256 key.
    pub public_key: String,
    /// What the person calls it, at most [`super::limits::DEVICE_NAME_CHARS_MAX`].
    pub name: String,
    /// Base64 of the signature over [`super::device::registration_text`].
    pub proof: String,
}

/// Sign a device off: nothing it writes is taken from then on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RevokeDevice {
    /// The device.
    pub device: DeviceId,
}

/// It is done, now or earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {}
