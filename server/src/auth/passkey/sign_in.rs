//! Using passkeys: a sign-in of whoever has one, and another look at who is signed in.

use std::sync::Arc;

use nakano_shared::auth::{
    Device, NoticeKind, PersonId,
    api::{Finish, Started},
};

use super::{
    relying_party::{RelyingParty, Verified},
    store::{self, Passkey, Use},
};
use crate::{
    app::App,
    auth::{
        AuthError, SignedIn,
        ceremony::{self, Kind},
        notice::Happening,
        problem,
        session::{self, Beginning, Token, VerifiedBy},
    },
};

/// Asks for any passkey of ours.
pub(crate) async fn start_sign_in(app: &App, conditional: bool) -> Result<Started, AuthError> {
    ask(app, Kind::SignIn, None, conditional, &[]).await
}

/// Asks for a passkey of the person who is signed in.
pub(crate) async fn start_step_up(app: &App, asking: SignedIn) -> Result<Started, AuthError> {
    let passkeys = store::by_person(app.db.read(), asking.person).await?;
    let allowed: Vec<_> = passkeys.into_iter().map(|passkey| passkey.credential_id).collect();
    ask(app, Kind::StepUp, Some(asking.person), false, &allowed).await
}

async fn ask(
    app: &App,
    kind: Kind,
    person: Option<PersonId>,
    conditional: bool,
    allowed: &[String],
) -> Result<Started, AuthError> {
    let question = app.passkeys()?.ask(conditional, allowed)?;
    let ceremony = ceremony::begin(app, kind, person, question.state).await?;
    Ok(Started { ceremony, options: question.options })
}

/// Signs in whoever the passkey belongs to. `replaced` is the token that the same browser had until
/// now.
pub(crate) async fn finish_sign_in(
    app: &App,
    body: &Finish,
    device: Device,
    replaced: Option<Token>,
) -> Result<Beginning, AuthError> {
    let used = verify(app, Kind::SignIn, body, device).await?;
    let (person, now_ms) = (used.seen.person, used.now.at_ms);
    let beginning = Beginning::draw(&*app.random, person, device, Some(used.by), now_ms)?;
    let happening = Happening::own(&*app.random, person, NoticeKind::SignedIn, device, now_ms)?;
    let work = Arc::new((used, beginning.clone(), happening, replaced));
    let done = app
        .db
        .write_keyed(move |transaction| {
            let work = Arc::clone(&work);
            Box::pin(async move {
                let (used, beginning, happening, replaced) = &*work;
                if !store::note_use(transaction, &used.seen, &used.now).await? {
                    return Ok(false);
                }
                session::begin(transaction, beginning, replaced.as_ref()).await?;
                happening.write(transaction).await?;
                Ok(true)
            })
        })
        .await?;
    if done { Ok(beginning) } else { Err(problem::CEREMONY_OVER.into()) }
}

/// Notes that the person who is signed in was verified again; gives the new token of the session.
pub(crate) async fn finish_step_up(
    app: &App,
    asking: SignedIn,
    body: &Finish,
    device: Device,
) -> Result<Token, AuthError> {
    let used = verify(app, Kind::StepUp, body, device).await?;
    if used.asked_of != Some(asking.person) || used.seen.person != asking.person {
        return Err(problem::PASSKEY_REFUSED.into());
    }
    let token = Token::draw(&*app.random)?;
    let work = Arc::new((used, token.clone()));
    let done = app
        .db
        .write_keyed(move |transaction| {
            let work = Arc::clone(&work);
            Box::pin(async move {
                let (used, token) = &*work;
                Ok(store::note_use(transaction, &used.seen, &used.now).await?
                    && session::rotate(transaction, asking, token, used.by, used.now.at_ms).await?)
            })
        })
        .await?;
    if done { Ok(token) } else { Err(problem::CEREMONY_OVER.into()) }
}

/// A verified answer that has not been noted yet.
struct Used {
    /// Whom the challenge was for.
    asked_of: Option<PersonId>,
    seen: Passkey,
    now: Use,
    by: VerifiedBy,
}

async fn verify(app: &App, kind: Kind, body: &Finish, device: Device) -> Result<Used, AuthError> {
    let ceremony = ceremony::take(app, body.ceremony, kind).await?;
    let claim = RelyingParty::claim(&body.credential)?;
    let seen = store::by_credential(app.db.read(), &claim.credential_id).await?;
    let seen = seen.ok_or(problem::PASSKEY_UNKNOWN)?;
    if claim.person.is_some_and(|person| person != seen.person) {
        return Err(problem::PASSKEY_REFUSED.into());
    }
    let verified = app.passkeys()?.take(&body.credential, &ceremony.state, &seen.credential);
    if verified.as_ref().err() == Some(&problem::PASSKEY_COPIED) {
        tell_of_copy(app, seen.person, device).await?;
    }
    let Verified { credential, backup_eligible, backed_up } = verified?;
    let now = Use { credential, backup_eligible, backed_up, at_ms: app.clock.utc_ms() };
    let by = VerifiedBy { passkey: seen.id, device_bound: !backup_eligible };
    Ok(Used { asked_of: ceremony.person, seen, now, by })
}

/// A counter that went back is refused; its person learns of it the next time they look.
async fn tell_of_copy(app: &App, person: PersonId, device: Device) -> Result<(), AuthError> {
    let (kind, now_ms) = (NoticeKind::PasskeyCopied, app.clock.utc_ms());
    let happening = Happening::own(&*app.random, person, kind, device, now_ms)?;
    app.db
        .write_keyed(move |transaction| {
            let happening = happening.clone();
            Box::pin(async move { happening.write(transaction).await })
        })
        .await?;
    Ok(())
}
