//! Making passkeys: the first, which makes the person, and one more.

use std::sync::Arc;

use nakano_shared::{
    auth::{
        Device, Level, NoticeKind, PasskeyId, PersonId,
        api::{Finish, Started},
    },
    kernel::date::Date,
};

use super::{
    PASSKEYS_MAX,
    relying_party::NewKey,
    store::{self, Passkey},
};
use crate::{
    app::App,
    auth::{
        AuthError, SignedIn,
        ceremony::{self, Kind},
        notice::Happening,
        person, problem,
        session::{self, Beginning, Token, VerifiedBy},
    },
    db::{StoreError, Transaction},
    random,
};

/// Asks for the first passkey of somebody who has no account.
pub(crate) async fn start(app: &App) -> Result<Started, AuthError> {
    let person = PersonId::random(random::draw(&*app.random)?);
    ask(app, Kind::Register, person, &[]).await
}

/// Asks for one more passkey of a person.
pub(crate) async fn start_adding(app: &App, asking: SignedIn) -> Result<Started, AuthError> {
    let present = store::by_person(app.db.read(), asking.person).await?;
    let present: Vec<_> = present.into_iter().map(|passkey| passkey.credential_id).collect();
    if present.len() >= PASSKEYS_MAX {
        return Err(problem::TOO_MANY_PASSKEYS.into());
    }
    ask(app, Kind::Add, asking.person, &present).await
}

async fn ask(
    app: &App,
    kind: Kind,
    person: PersonId,
    present: &[String],
) -> Result<Started, AuthError> {
    // Several accounts on one device are told apart by the day: we know no name, and want none.
    let label = format!("なかのポケット {}", Date::in_japan(app.clock.utc_ms()));
    let question = app.passkeys()?.ask_for_new(person, &label, present)?;
    let ceremony = ceremony::begin(app, kind, Some(person), question.state).await?;
    Ok(Started { ceremony, options: question.options })
}

/// Makes the person with their first passkey and signs them in. `replaced` is the token that the
/// same browser had until now.
pub(crate) async fn finish(
    app: &App,
    body: &Finish,
    device: Device,
    replaced: Option<Token>,
) -> Result<Beginning, AuthError> {
    let made = verify(app, Kind::Register, body, device).await?;
    let passkey = made.passkey;
    let now_ms = passkey.created_at_ms;
    let beginning = Beginning::draw(&*app.random, passkey.person, device, Some(made.by), now_ms)?;
    let kind = NoticeKind::AccountMade;
    let happening = Happening::own(&*app.random, passkey.person, kind, device, now_ms)?;
    let work = Arc::new((passkey, beginning.clone(), happening, replaced));
    app.db
        .write_keyed(move |transaction| {
            let work = Arc::clone(&work);
            Box::pin(async move {
                let (passkey, beginning, happening, replaced) = &*work;
                person::store::insert(transaction, passkey.person, Level::L1, now_ms).await?;
                store::insert(transaction, passkey).await?;
                session::begin(transaction, beginning, replaced.as_ref()).await?;
                happening.write(transaction).await
            })
        })
        .await?;
    Ok(beginning)
}

/// Adds a passkey to the person who asks. A session by recovery code becomes a whole one by it, under
/// the token that is given back.
pub(crate) async fn finish_adding(
    app: &App,
    asking: SignedIn,
    body: &Finish,
    device: Device,
) -> Result<Option<Token>, AuthError> {
    let made = verify(app, Kind::Add, body, device).await?;
    if made.passkey.person != asking.person {
        return Err(problem::CEREMONY_OVER.into());
    }
    let token = if asking.passkey_needed { Some(Token::draw(&*app.random)?) } else { None };
    let kind = NoticeKind::PasskeyAdded;
    let now_ms = made.passkey.created_at_ms;
    let happening = Happening::own(&*app.random, asking.person, kind, device, now_ms)?;
    let work = Arc::new((made, token.clone(), happening));
    let added = app
        .db
        .write(move |transaction| {
            let work = Arc::clone(&work);
            Box::pin(async move {
                let (made, token, happening) = &*work;
                if !add(transaction, &made.passkey).await? {
                    return Ok(false);
                }
                if let Some(token) = token {
                    session::rotate(transaction, asking, token, made.by, now_ms).await?;
                }
                happening.write(transaction).await?;
                Ok(true)
            })
        })
        .await?;
    if added { Ok(token) } else { Err(problem::TOO_MANY_PASSKEYS.into()) }
}

async fn add(transaction: &mut Transaction, passkey: &Passkey) -> Result<bool, StoreError> {
    let present = store::count(transaction, passkey.person).await?;
    let room = usize::try_from(present).is_ok_and(|present| present < PASSKEYS_MAX);
    if room {
        store::insert(transaction, passkey).await?;
    }
    Ok(room)
}

struct Made {
    passkey: Passkey,
    by: VerifiedBy,
}

async fn verify(app: &App, kind: Kind, body: &Finish, device: Device) -> Result<Made, AuthError> {
    let ceremony = ceremony::take(app, body.ceremony, kind).await?;
    let person = ceremony.person.ok_or(problem::CEREMONY_OVER)?;
    let key = app.passkeys()?.take_new(&body.credential, &ceremony.state)?;
    if store::by_credential(app.db.read(), &key.credential_id).await?.is_some() {
        return Err(problem::PASSKEY_KNOWN.into());
    }
    let NewKey { credential_id, credential, backup_eligible, backed_up } = key;
    let id = PasskeyId::random(random::draw(&*app.random)?);
    let now_ms = app.clock.utc_ms();
    let passkey = Passkey {
        person,
        id,
        credential_id,
        credential,
        name: None,
        device,
        backup_eligible,
        backed_up,
        created_at_ms: now_ms,
        last_used_at_ms: now_ms,
    };
    Ok(Made { passkey, by: VerifiedBy { passkey: id, device_bound: !backup_eligible } })
}
