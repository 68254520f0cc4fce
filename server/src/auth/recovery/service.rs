//! Making codes, and coming back by one.

use std::sync::Arc;

use nakano_shared::auth::{
    Device, Level, NoticeKind, PersonId, RecoveryCode,
    recovery_code::{CODE_BYTES, CODES},
};

use super::store;
use crate::{
    app::App,
    auth::{
        AuthError, grant,
        notice::Happening,
        person, problem,
        session::{self, Beginning, Token},
    },
    db::Db,
    random::{self, NoRandom, Random},
};

/// Codes that may share a first group: each is a computation for whoever types one of them. With
/// 3.5 million codes, ten for everyone in the ward, three share one on average.
const HANDLE_CODES_MAX: usize = 16;

/// Draws for one set before chance is taken to be broken.
const DRAWS_MAX: usize = 100;

/// Makes new codes for a person, which are not known here any more afterwards; those before are
/// worth nothing.
pub(crate) async fn make(
    app: &App,
    person: PersonId,
    device: Device,
) -> Result<Vec<RecoveryCode>, AuthError> {
    let codes = draw(&*app.random, &app.db).await?;
    let hashes = app.hashing.hash(&*app.random, &codes).await?;
    let now_ms = app.clock.utc_ms();
    let kind = NoticeKind::RecoveryCodesMade;
    let happening = Happening::own(&*app.random, person, kind, device, now_ms)?;
    let handles = codes.iter().map(|code| code.handle());
    let work = Arc::new((handles.zip(hashes).collect::<Vec<_>>(), happening));
    app.db
        .write(move |transaction| {
            let work = Arc::clone(&work);
            Box::pin(async move {
                let (codes, happening) = &*work;
                store::delete_all(transaction, person).await?;
                for (handle, hash) in codes {
                    store::insert(transaction, person, handle, hash, now_ms).await?;
                }
                happening.write(transaction).await
            })
        })
        .await?;
    Ok(codes)
}

/// A set of codes of different first groups, none of them crowded.
async fn draw(random: &dyn Random, db: &Db) -> Result<Vec<RecoveryCode>, AuthError> {
    let mut codes: Vec<RecoveryCode> = Vec::with_capacity(CODES);
    for _ in 0..DRAWS_MAX {
        let code = RecoveryCode::from_bytes(random::draw::<CODE_BYTES>(random)?);
        let handle = code.handle();
        let twice = codes.iter().any(|other| other.handle() == handle);
        let crowded = store::by_handle(db.read(), &handle).await?.len() >= HANDLE_CODES_MAX;
        if !twice && !crowded {
            codes.push(code);
        }
        if codes.len() == CODES {
            return Ok(codes);
        }
    }
    Err(NoRandom.into())
}

/// Lets the person of a code in, as far as making a passkey. A code alone proves no more than
/// [`Level::L1`] (SP 800-63B-4 §4.2.2.2): what was proven at the counter or by card is proven again,
/// and roles are granted again.
/// `replaced` is the token that the same
/// browser had until now.
pub(crate) async fn sign_in(
    app: &App,
    typed: &str,
    device: Device,
    replaced: Option<Token>,
) -> Result<Beginning, AuthError> {
    let code = RecoveryCode::read(typed).map_err(|_| problem::RECOVERY_REFUSED)?;
    let handle = code.handle();
    let kept = store::by_handle(app.db.read(), &handle).await?;
    let hashes = kept.iter().map(|code| code.hash.clone()).collect();
    let place = app.hashing.find(code, hashes).await?.ok_or(problem::RECOVERY_REFUSED)?;
    let kept = kept.get(place).cloned().ok_or(problem::RECOVERY_REFUSED)?;

    let (person, now_ms) = (kept.person, app.clock.utc_ms());
    let beginning = Beginning::draw(&*app.random, person, device, None, now_ms)?;
    let kind = NoticeKind::RecoveryCodeUsed;
    let happening = Happening::own(&*app.random, person, kind, device, now_ms)?;
    let work = Arc::new((kept, handle, beginning.clone(), happening, replaced));
    let used = app
        .db
        .write_keyed(move |transaction| {
            let work = Arc::clone(&work);
            Box::pin(async move {
                let (kept, handle, beginning, happening, replaced) = &*work;
                if !store::note_use(transaction, kept, handle, now_ms).await? {
                    return Ok(false);
                }
                person::store::lower(transaction, kept.person, Level::L1).await?;
                grant::store::end_all(transaction, kept.person, now_ms).await?;
                session::begin(transaction, beginning, replaced.as_ref()).await?;
                happening.write(transaction).await?;
                Ok(true)
            })
        })
        .await?;
    if used { Ok(beginning) } else { Err(problem::RECOVERY_REFUSED.into()) }
}
