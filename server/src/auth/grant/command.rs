//! `nakano-server grant`: the operator's word, by which the first administrator comes to be.

use std::{fmt, io::Write};

use nakano_shared::auth::{
    Device, PersonId,
    device::{Browser, System},
    grant::Terms,
};

use super::service::{self, Giver};
use crate::{auth::AuthError, clock::Clock, db::Db, random::Random};

/// Why nothing was granted.
#[derive(Debug)]
pub enum GrantFailure {
    /// Refused, or the database or chance failed.
    Auth(AuthError),
    /// It was granted, but that could not be said.
    Report(std::io::Error),
}

impl fmt::Display for GrantFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Auth(AuthError::Refused(problem)) => {
                write!(f, "{} ({})", problem.title, problem.code)
            }
            Self::Auth(AuthError::Store(cause)) => cause.fmt(f),
            Self::Auth(AuthError::Random(cause)) => cause.fmt(f),
            Self::Report(cause) => write!(f, "granted, but the report failed: {cause}"),
        }
    }
}

impl std::error::Error for GrantFailure {}

/// Grants a role and says so on `out`.
///
/// # Errors
/// A [`GrantFailure`].
pub async fn grant(
    db: &Db,
    clock: &dyn Clock,
    random: &dyn Random,
    person: PersonId,
    terms: Terms,
    out: &mut (dyn Write + Send),
) -> Result<(), GrantFailure> {
    let device = Device { system: System::Other, browser: Browser::Other };
    let giver = Giver { db, clock, random, person: None, device };
    let until = terms.until;
    let grant = service::give(giver, person, terms).await.map_err(GrantFailure::Auth)?;
    let (role, id) = (grant.role.word(), grant.id);
    writeln!(out, "granted {role} to {person} until {until}, as {id}").map_err(GrantFailure::Report)
}
