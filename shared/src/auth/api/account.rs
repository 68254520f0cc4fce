//! The account as a whole: who did what to its data, and its end.

use serde::{Deserialize, Serialize};

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
