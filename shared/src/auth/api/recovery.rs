//! Recovery codes.

use serde::{Deserialize, Serialize};

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
