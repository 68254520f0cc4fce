//! Roles: listed, given, taken back.

use serde::{Deserialize, Serialize};

use crate::{
    auth::{
        GrantId, PersonId, Role,
        grant::{Scope, Terms},
    },
    kernel::date::Date,
};

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

/// Body of `POST /api/desk/auth/grants/of`, which answers [`Grants`] and leaves a line in the audit
/// log of the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GrantsOf {
    /// Whose.
    pub person: PersonId,
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
