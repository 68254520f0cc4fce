//! The ways in which auth says no.

use axum::http::StatusCode;

use crate::problem::Problem;

/// No session, or one that has ended.
pub(crate) const NOT_SIGNED_IN: Problem =
    Problem::new(StatusCode::UNAUTHORIZED, "auth/not-signed-in", "Nobody is signed in.");
/// Signed in by a recovery code: a passkey comes first.
pub(crate) const PASSKEY_NEEDED: Problem =
    Problem::new(StatusCode::FORBIDDEN, "auth/passkey-needed", "A passkey must be made first.");
/// The person must be verified again.
pub(crate) const STEP_UP_NEEDED: Problem = Problem::new(
    StatusCode::FORBIDDEN,
    "auth/step-up-needed",
    "The person must be verified by passkey again.",
);

/// Every one of them.
pub(crate) const ALL: [Problem; 3] = [NOT_SIGNED_IN, PASSKEY_NEEDED, STEP_UP_NEEDED];
