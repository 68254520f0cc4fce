//! Who is signed in, and where.

use serde::{Deserialize, Serialize};

use crate::auth::{Device, Level, PersonId, SessionId};

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
