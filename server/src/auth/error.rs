//! Why something of auth was not done.

use crate::{db::StoreError, problem::Problem, random::NoRandom};

/// Why a service of this room did not do its work.
#[derive(Debug)]
pub enum AuthError {
    /// The database.
    Store(StoreError),
    /// No random bytes.
    Random(NoRandom),
    /// The person's doing, or not theirs to do.
    Refused(Problem),
}

impl From<StoreError> for AuthError {
    fn from(cause: StoreError) -> Self {
        Self::Store(cause)
    }
}

impl From<NoRandom> for AuthError {
    fn from(cause: NoRandom) -> Self {
        Self::Random(cause)
    }
}

impl From<Problem> for AuthError {
    fn from(problem: Problem) -> Self {
        Self::Refused(problem)
    }
}

impl From<AuthError> for Problem {
    /// Logs a cause of ours once and gives what the person may be told.
    fn from(error: AuthError) -> Self {
        match error {
            AuthError::Store(cause) => cause.answer(),
            AuthError::Random(cause) => cause.answer(),
            AuthError::Refused(problem) => problem,
        }
    }
}
