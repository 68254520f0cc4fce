//! What happens to a session: begun, resumed, verified again, ended.

use nakano_shared::auth::{
    Device, Level, PersonId, SessionId,
    session::{Began, IDLE_MAX_MS, Moments},
};

use super::{Session, Token, VerifiedBy, store};
use crate::{
    auth::{AuthError, SignedIn},
    db::{Db, StoreError, Transaction},
    random::{self, Random},
};

/// How exactly the last request is known, in milliseconds: not every read shall be a write.
const TOUCH_INTERVAL_MS: i64 = 60 * 1000;

/// What a session begins with.
#[derive(Debug, Clone)]
pub struct Beginning {
    /// The secret, for the cookie.
    pub token: Token,
    /// The row.
    pub session: Session,
}

impl Beginning {
    /// Draws token and name of a session that begins now: by a passkey, or else by a recovery code.
    ///
    /// # Errors
    /// As the source of chance.
    pub fn draw(
        random: &dyn Random,
        person: PersonId,
        device: Device,
        verified_by: Option<VerifiedBy>,
        now_ms: i64,
    ) -> Result<Self, AuthError> {
        let id = SessionId::random(random::draw(random)?);
        let moments = Moments::beginning(now_ms);
        let began = if verified_by.is_some() { Began::Passkey } else { Began::RecoveryCode };
        let proven = Level::L0;
        let session = Session { person, id, began, verified_by, device, moments, proven };
        Ok(Self { token: Token::draw(random)?, session })
    }
}

impl Session {
    /// Who asks, as the session tells now.
    pub fn signed_in(&self, now_ms: i64) -> SignedIn {
        let passkey_needed = self.began == Began::RecoveryCode;
        let level = self.moments.level(self.proven, now_ms);
        SignedIn {
            person: self.person,
            session: self.id,
            level: if passkey_needed { Level::L0 } else { level },
            verified_at_ms: self.moments.verified_ms,
            verified_by: self.verified_by,
            fit_for_staff: !passkey_needed && self.moments.is_fit_for_staff(now_ms),
            stepped_up: !passkey_needed && self.moments.is_stepped_up(now_ms),
            passkey_needed,
        }
    }
}

/// Stores a session, in the transaction of the sign-in. `replaced` is the token that the same
/// browser had until now.
///
/// # Errors
/// As the database.
pub async fn begin(
    transaction: &mut Transaction,
    beginning: &Beginning,
    replaced: Option<&Token>,
) -> Result<(), StoreError> {
    let session = &beginning.session;
    if let Some(token) = replaced {
        store::delete_by_token(transaction, &token.hash()).await?;
    }
    let idle_since_ms = session.moments.signed_in_ms - IDLE_MAX_MS;
    store::delete_idle(transaction, session.person, idle_since_ms).await?;
    store::insert(transaction, session, &beginning.token.hash()).await
}

/// The open session of a token, its request noted. A request that cannot be noted, on a full disk
/// say, is let through all the same: the session then counts as idle for longer, never for less.
///
/// # Errors
/// As the database when it cannot be read.
pub async fn resume(db: &Db, token: &Token, now_ms: i64) -> Result<Option<Session>, AuthError> {
    let session = store::by_token(db.read(), &token.hash()).await?;
    let Some(session) = session.filter(|it| it.moments.is_open(it.began, now_ms)) else {
        return Ok(None);
    };
    if now_ms - session.moments.last_seen_ms >= TOUCH_INTERVAL_MS {
        let noted = db.write_keyed(|transaction| {
            Box::pin(async move { store::touch(transaction, &session, now_ms).await })
        });
        if let Err(cause) = noted.await {
            // Logs it; there is nothing in it for the person.
            cause.answer();
        }
    }
    Ok(Some(session))
}

/// Notes a user verification and changes the token; false when the session is gone.
///
/// # Errors
/// As the database.
pub(crate) async fn rotate(
    transaction: &mut Transaction,
    signed_in: SignedIn,
    token: &Token,
    by: VerifiedBy,
    now_ms: i64,
) -> Result<bool, StoreError> {
    let SignedIn { person, session, .. } = signed_in;
    store::verify(transaction, person, session, &token.hash(), by, now_ms).await
}

/// The open sessions of a person, newest sign-in first.
///
/// # Errors
/// As the database.
pub async fn list(db: &Db, person: PersonId, now_ms: i64) -> Result<Vec<Session>, AuthError> {
    let sessions = store::by_person(db.read(), person).await?;
    Ok(sessions.into_iter().filter(|it| it.moments.is_open(it.began, now_ms)).collect())
}

/// Ends one session of a person; how many there were.
///
/// # Errors
/// As the database.
pub async fn end(db: &Db, person: PersonId, session: SessionId) -> Result<u64, AuthError> {
    let ended = db
        .write(move |transaction| {
            Box::pin(async move { store::delete(transaction, person, session).await })
        })
        .await?;
    Ok(ended)
}

/// Ends all sessions of a person, the one that asks too unless it is to stay; how many there were.
///
/// # Errors
/// As the database.
pub async fn end_all(db: &Db, asking: SignedIn, keep_this: bool) -> Result<u64, AuthError> {
    let SignedIn { person, session, .. } = asking;
    let ended = db
        .write(move |transaction| {
            Box::pin(async move {
                let others = store::delete_others(transaction, person, session).await?;
                let this =
                    if keep_this { 0 } else { store::delete(transaction, person, session).await? };
                Ok(others + this)
            })
        })
        .await?;
    Ok(ended)
}
