//! The passkeys a person has: listed, named, removed, and never all of them.

use nakano_shared::auth::{Device, NoticeKind, PasskeyId, PasskeyName, PersonId};

use super::store::{self, Passkey};
use crate::{
    app::App,
    auth::{AuthError, SignedIn, notice::Happening, problem, session},
    problem as common,
};

/// The passkeys of a person, oldest first.
pub(crate) async fn list(app: &App, person: PersonId) -> Result<Vec<Passkey>, AuthError> {
    Ok(store::by_person(app.db.read(), person).await?)
}

/// Gives a passkey another name.
pub(crate) async fn name(
    app: &App,
    person: PersonId,
    passkey: PasskeyId,
    name: PasskeyName,
) -> Result<(), AuthError> {
    let named = app
        .db
        .write(move |transaction| {
            let name = name.clone();
            Box::pin(async move { store::name(transaction, person, passkey, &name).await })
        })
        .await?;
    if named { Ok(()) } else { Err(common::request::NOT_FOUND.into()) }
}

/// What became of a passkey that was to be removed.
enum Removal {
    Done,
    NotThere,
    Last,
}

/// Removes a passkey and ends the sessions that stand on it, but for the one that asks.
pub(crate) async fn remove(
    app: &App,
    asking: SignedIn,
    passkey: PasskeyId,
    device: Device,
) -> Result<(), AuthError> {
    let SignedIn { person, session, .. } = asking;
    let (kind, now_ms) = (NoticeKind::PasskeyRemoved, app.clock.utc_ms());
    let happening = Happening::own(&*app.random, person, kind, device, now_ms)?;
    let removal = app
        .db
        .write(move |transaction| {
            let happening = happening.clone();
            Box::pin(async move {
                if !store::is_of(transaction, person, passkey).await? {
                    return Ok(Removal::NotThere);
                }
                if store::count(transaction, person).await? == 1 {
                    return Ok(Removal::Last);
                }
                store::delete(transaction, person, passkey).await?;
                session::store::delete_by_passkey(transaction, person, passkey, session).await?;
                happening.write(transaction).await?;
                Ok(Removal::Done)
            })
        })
        .await?;
    match removal {
        Removal::Done => Ok(()),
        Removal::NotThere => Err(common::request::NOT_FOUND.into()),
        Removal::Last => Err(problem::LAST_PASSKEY.into()),
    }
}
