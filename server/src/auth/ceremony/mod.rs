//! Challenges that were given out: kept in the database, so that any process can take the answer.
//!
//! One is taken once and within [`VALID_MS`]; taking it is a transaction of its own, so that an
//! answer that is refused has used it up all the same.

pub mod store;

use nakano_shared::auth::{CeremonyId, PersonId};

use crate::{
    app::App,
    auth::{AuthError, problem},
    random,
};

pub use store::{Ceremony, Kind};

/// How long a person has for an answer, in milliseconds: the recommended timeout of WebAuthn level
/// 3 §15.1, five minutes.
pub const VALID_MS: i64 = 5 * 60 * 1000;

/// Keeps the state of a challenge and names it.
pub(super) async fn begin(
    app: &App,
    kind: Kind,
    person: Option<PersonId>,
    state: String,
) -> Result<CeremonyId, AuthError> {
    let id = CeremonyId::random(random::draw(&*app.random)?);
    let now_ms = app.clock.utc_ms();
    let ceremony = Ceremony { id, kind, person, state, expires_at_ms: now_ms + VALID_MS };
    app.db
        .write_keyed(move |transaction| {
            let ceremony = ceremony.clone();
            Box::pin(async move {
                store::delete_expired(transaction, now_ms).await?;
                store::insert(transaction, &ceremony).await
            })
        })
        .await?;
    Ok(id)
}

/// Takes a challenge for good.
pub(super) async fn take(app: &App, id: CeremonyId, kind: Kind) -> Result<Ceremony, AuthError> {
    let taken = app
        .db
        .write_keyed(move |transaction| Box::pin(async move { store::take(transaction, id).await }))
        .await?;
    let now_ms = app.clock.utc_ms();
    let fits = |it: &Ceremony| it.kind == kind && now_ms <= it.expires_at_ms;
    taken.filter(fits).ok_or(AuthError::Refused(problem::CEREMONY_OVER))
}
