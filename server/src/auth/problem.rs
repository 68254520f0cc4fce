//! The ways in which auth says no.

use axum::http::StatusCode;

use nakano_shared::auth::grant::GrantError;

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

/// The challenge was answered before, is too old, or was never given out.
pub(crate) const CEREMONY_OVER: Problem = Problem::new(
    StatusCode::GONE,
    "auth/ceremony-over",
    "This question has been answered or is too old; ask again.",
);
/// The answer does not verify: signature, origin, name of this server, or the person was not
/// verified. Which of them is nobody's business.
pub(crate) const PASSKEY_REFUSED: Problem =
    Problem::new(StatusCode::FORBIDDEN, "auth/passkey-refused", "The passkey was not accepted.");
/// It verifies, but counts backwards: there may be two of it.
pub(crate) const PASSKEY_COPIED: Problem = Problem::new(
    StatusCode::FORBIDDEN,
    "auth/passkey-copied",
    "This passkey seems to have been copied.",
);
/// A passkey of ours that is no way in any more; the device may forget it.
pub(crate) const PASSKEY_UNKNOWN: Problem = Problem::new(
    StatusCode::FORBIDDEN,
    "auth/passkey-unknown",
    "This passkey does not belong to an account.",
);
/// The new passkey is here already.
pub(crate) const PASSKEY_KNOWN: Problem =
    Problem::new(StatusCode::CONFLICT, "auth/passkey-known", "This passkey is known already.");
/// No room for one more.
pub(crate) const TOO_MANY_PASSKEYS: Problem = Problem::new(
    StatusCode::CONFLICT,
    "auth/too-many-passkeys",
    "An account has at most twenty passkeys.",
);
/// Without it there would be no way in.
pub(crate) const LAST_PASSKEY: Problem =
    Problem::new(StatusCode::CONFLICT, "auth/last-passkey", "The last passkey is not removed.");
/// No code of ours, or one that has been used.
pub(crate) const RECOVERY_REFUSED: Problem = Problem::new(
    StatusCode::FORBIDDEN,
    "auth/recovery-refused",
    "The recovery code was not accepted.",
);
/// The person does not have the role this address is for.
pub(crate) const WRONG_ROLE: Problem =
    Problem::new(StatusCode::FORBIDDEN, "auth/wrong-role", "This needs a role you do not have.");
/// Staff works with a key that cannot leave its device.
pub(crate) const DEVICE_KEY_NEEDED: Problem = Problem::new(
    StatusCode::FORBIDDEN,
    "auth/device-key-needed",
    "Staff needs a passkey that cannot leave its device.",
);
/// A scope that is missing, or out of place.
pub(crate) const SCOPE_REFUSED: Problem = Problem::new(
    StatusCode::UNPROCESSABLE_ENTITY,
    "auth/scope-refused",
    "The role needs a scope, or is for the whole ward only.",
);
/// No training, or one to come.
pub(crate) const TRAINING_NEEDED: Problem = Problem::new(
    StatusCode::UNPROCESSABLE_ENTITY,
    "auth/training-needed",
    "The role needs the day of a training that has taken place.",
);
/// Over already, or too long.
pub(crate) const GRANT_TIME_REFUSED: Problem = Problem::new(
    StatusCode::UNPROCESSABLE_ENTITY,
    "auth/grant-time-refused",
    "A grant ends on a day from today on and within a year.",
);
/// The public address has no host name.
pub(crate) const UNAVAILABLE: Problem = Problem::new(
    StatusCode::SERVICE_UNAVAILABLE,
    "auth/unavailable",
    "This server's address cannot carry passkeys.",
);

/// Every one of them.
pub(crate) const ALL: [Problem; 17] = [
    NOT_SIGNED_IN,
    PASSKEY_NEEDED,
    STEP_UP_NEEDED,
    CEREMONY_OVER,
    PASSKEY_REFUSED,
    PASSKEY_COPIED,
    PASSKEY_UNKNOWN,
    PASSKEY_KNOWN,
    TOO_MANY_PASSKEYS,
    LAST_PASSKEY,
    RECOVERY_REFUSED,
    WRONG_ROLE,
    DEVICE_KEY_NEEDED,
    SCOPE_REFUSED,
    TRAINING_NEEDED,
    GRANT_TIME_REFUSED,
    UNAVAILABLE,
];

/// What is told of terms that cannot be granted.
pub(super) const fn of_terms(error: GrantError) -> Problem {
    match error {
        GrantError::Scope | GrantError::Place => SCOPE_REFUSED,
        GrantError::Training => TRAINING_NEEDED,
        GrantError::Until => GRANT_TIME_REFUSED,
    }
}
