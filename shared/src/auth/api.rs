//! What travels between the app and `/api/auth/…`. Times are UTC milliseconds.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    CeremonyId, Device, GrantId, Level, NoticeId, NoticeKind, PasskeyId, PasskeyName, PersonId,
    Role, SessionId,
    grant::{Scope, Terms},
};
use crate::kernel::date::Date;

/// The cookie is not readable by scripts; this header on every change is what another site cannot
/// send either (a custom header makes a browser ask first, and the answer is no).
pub const CHANGE_HEADER: &str = "x-nakano";

/// The only value of [`CHANGE_HEADER`].
pub const CHANGE_HEADER_VALUE: &str = "1";

/// Answer of `GET /api/auth/me`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    /// Who is signed in.
    pub person: PersonId,
    /// In which session.
    pub session: SessionId,
    /// What the session is worth now.
    pub level: Level,
    /// Last user verification.
    pub verified_at_ms: i64,
    /// Whether it is so fresh that the gravest changes are open.
    pub stepped_up: bool,
    /// Signed in by a recovery code: a passkey must be made before anything else is open.
    pub passkey_needed: bool,
}

/// One row of `GET /api/auth/sessions`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionRow {
    /// Its name.
    pub session: SessionId,
    /// Where.
    pub device: Device,
    /// Since when.
    pub signed_in_at_ms: i64,
    /// Until when, to about a minute.
    pub last_seen_at_ms: i64,
    /// Whether it is the one that asks.
    pub this: bool,
}

/// Answer of `GET /api/auth/sessions`, newest sign-in first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sessions {
    /// Those that are open.
    pub sessions: Vec<SessionRow>,
}

/// Body of `POST /api/auth/sessions/end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndSession {
    /// Which.
    pub session: SessionId,
}

/// Body of `POST /api/auth/sessions/end-all`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndAllSessions {
    /// Whether the one that asks stays.
    pub keep_this: bool,
}

/// Answer of both: how many ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// Sessions.
    pub ended: u64,
}

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

/// Body of a start that needs to know nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

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

/// One row of `GET /api/auth/notices`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeRow {
    /// Its name.
    pub notice: NoticeId,
    /// What happened.
    pub kind: NoticeKind,
    /// Where it was done.
    pub device: Device,
    /// When.
    pub at_ms: i64,
    /// Whether the person has said that they saw it.
    pub seen: bool,
}

/// Answer of `GET /api/auth/notices`, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notices {
    /// At most the newest hundred.
    pub notices: Vec<NoticeRow>,
}

/// Body of `POST /api/auth/notices/seen`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeeNotices {
    /// Until when: what came later is not seen yet.
    pub until_ms: i64,
}

/// Answer: how many were new.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Notices.
    pub seen: u64,
}

/// Answer of `GET /api/auth/recovery`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodesLeft {
    /// Recovery codes that have not been used.
    pub left: i64,
}

/// Answer of `POST /api/auth/recovery/make`: to be shown once and not kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecoveryCodes {
    /// As they are written on paper.
    pub codes: Vec<String>,
}

/// Body of `POST /api/auth/recovery/sign-in`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecoverBy {
    /// As the person typed it.
    pub code: String,
}

/// One row of `GET /api/auth/grants`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GrantRow {
    /// Its name.
    pub grant: GrantId,
    /// What.
    pub role: Role,
    /// Where.
    pub scope: Scope,
    /// Day of the training.
    pub trained_on: Option<Date>,
    /// Since when.
    pub granted_at_ms: i64,
    /// Until when.
    pub expires_at_ms: i64,
}

/// Answer of `GET /api/auth/grants`: what holds now, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grants {
    /// Roles of the person who asks.
    pub grants: Vec<GrantRow>,
}

/// Body of `POST /api/desk/auth/grants/give`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GiveGrant {
    /// To whom.
    pub person: PersonId,
    /// What, where, until when.
    pub terms: Terms,
}

/// Its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// The name of the grant.
    pub grant: GrantId,
}

/// Body of `POST /api/desk/auth/grants/end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndGrant {
    /// Whose.
    pub person: PersonId,
    /// Which.
    pub grant: GrantId,
}

/// One line of `GET /api/auth/audit`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditRow {
    /// Whether the person did it themself.
    pub own: bool,
    /// As what it was done: the word of a role, or `operator`.
    pub role: String,
    /// What was done, `room.verb`.
    pub deed: String,
    /// When.
    pub at_ms: i64,
}

/// Answer of `GET /api/auth/audit`, newest first: who did what to one's data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditLog {
    /// At most the newest five hundred.
    pub lines: Vec<AuditRow>,
}

/// What is left of a person after their account was removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// In which room.
    pub room: String,
    /// What; the app has a sentence for it.
    pub what: String,
    /// By which law or ledger; the app has a sentence for it.
    pub by: String,
    /// How many.
    pub records: u64,
}

/// Answer of `POST /api/auth/account/remove`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removed {
    /// What is kept; everything else is gone.
    pub kept: Vec<Kept>,
}
