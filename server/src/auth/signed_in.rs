//! Who asks, as a handler sees it.

use axum::{extract::FromRequestParts, http::request::Parts};
use nakano_shared::auth::{Level, PersonId, SessionId};

use super::{problem, session::VerifiedBy};
use crate::problem::Problem;

/// The person behind a request, put there by the guard of a route that is not for anyone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignedIn {
    /// Who.
    pub person: PersonId,
    /// In which session.
    pub session: SessionId,
    /// What the session is worth now.
    pub level: Level,
    /// Last user verification by passkey, UTC milliseconds.
    pub verified_at_ms: i64,
    /// By which passkey; `None` in a session by recovery code.
    pub verified_by: Option<VerifiedBy>,
    /// Whether it is fresh enough for staff.
    pub fit_for_staff: bool,
    /// Whether it is so fresh that the gravest changes are open.
    pub stepped_up: bool,
    /// Whether the session was begun by a recovery code and opens nothing but a new passkey.
    pub passkey_needed: bool,
}

impl<S: Sync> FromRequestParts<S> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Problem> {
        // A route that anyone may call has nobody behind it, and a handler that asks is refused.
        parts.extensions.get::<Self>().copied().ok_or(problem::NOT_SIGNED_IN)
    }
}
