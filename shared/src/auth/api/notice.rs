//! What happened to the account.

use serde::{Deserialize, Serialize};

use crate::auth::{Device, NoticeId, NoticeKind};

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
