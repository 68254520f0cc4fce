//! The account's requests. A ceremony is two of them with the passkey between.

use nakano_shared::auth::{
    PasskeyId, PasskeyName, SessionId,
    api::{
        EndAllSessions, EndSession, Ended, Finish, Me, NamePasskey, Nothing, RecoverBy,
        RecoveryCodes, RemovePasskey, Removed, SeeNotices, Seen, StartSignIn, Started,
    },
};
use serde::{Serialize, de::DeserializeOwned};

use super::failure::Failure;
use crate::platform::{http, passkey};

/// Which passkey a ceremony wants.
enum Wanted {
    New,
    Known,
}

/// Makes an account with its first passkey, on this device.
pub(super) async fn make_account() -> Result<Me, Failure> {
    ceremony("register", &Nothing {}, Wanted::New).await
}

/// Signs in with a passkey of any account.
pub(super) async fn sign_in() -> Result<Me, Failure> {
    ceremony("sign-in", &StartSignIn { conditional: false }, Wanted::Known).await
}

/// Adds a passkey to the account.
pub(super) async fn add_passkey() -> Result<(), Failure> {
    let Nothing {} = ceremony("passkeys", &Nothing {}, Wanted::New).await?;
    Ok(())
}

/// Gives a passkey the person's own name.
pub(super) async fn name_passkey(passkey: PasskeyId, name: PasskeyName) -> Result<(), Failure> {
    let Nothing {} = http::post("/api/auth/passkeys/name", &NamePasskey { passkey, name }).await?;
    Ok(())
}

/// Takes a passkey away, with the sessions that stand on it.
pub(super) async fn remove_passkey(passkey: PasskeyId) -> Result<(), Failure> {
    let Nothing {} = stepped_up("/api/auth/passkeys/remove", &RemovePasskey { passkey }).await?;
    Ok(())
}

/// Verifies the person anew.
pub(super) async fn verify() -> Result<(), Failure> {
    let Nothing {} = ceremony("step-up", &Nothing {}, Wanted::Known).await?;
    Ok(())
}

/// Ends this session.
pub(super) async fn sign_out() -> Result<(), Failure> {
    let Ended { .. } = http::post("/api/auth/sign-out", &Nothing {}).await?;
    Ok(())
}

/// Ends a session of the person.
pub(super) async fn end_session(session: SessionId) -> Result<(), Failure> {
    let Ended { .. } = http::post("/api/auth/sessions/end", &EndSession { session }).await?;
    Ok(())
}

/// Ends every session but this one.
pub(super) async fn end_other_sessions() -> Result<u64, Failure> {
    let all = EndAllSessions { keep_this: true };
    let Ended { ended } = http::post("/api/auth/sessions/end-all", &all).await?;
    Ok(ended)
}

/// Says that the notices until this time were seen.
pub(super) async fn see_notices(until_ms: i64) -> Result<(), Failure> {
    let Seen { .. } = http::post("/api/auth/notices/seen", &SeeNotices { until_ms }).await?;
    Ok(())
}

/// Makes ten recovery codes; those before are worth nothing from then on.
pub(super) async fn make_recovery_codes() -> Result<Vec<String>, Failure> {
    let RecoveryCodes { codes } = stepped_up("/api/auth/recovery/make", &Nothing {}).await?;
    Ok(codes)
}

/// Signs in with a recovery code, as it was typed.
pub(super) async fn recover(code: String) -> Result<(), Failure> {
    let _me: Me = http::post("/api/auth/recovery/sign-in", &RecoverBy { code }).await?;
    Ok(())
}

/// Removes the account and all of the person on the server; what is kept is the answer.
pub(super) async fn remove_account() -> Result<Removed, Failure> {
    stepped_up("/api/auth/account/remove", &Nothing {}).await
}

/// Asks for something only a person just verified may; when the server wants that first, the
/// passkey is asked for and the request made once more.
pub(crate) async fn stepped_up<T: DeserializeOwned>(
    path: &str,
    body: &impl Serialize,
) -> Result<T, Failure> {
    match http::post(path, body).await.map_err(Failure::from) {
        Err(failure) if failure.is("auth/step-up-needed") => {
            verify().await?;
            Ok(http::post(path, body).await?)
        }
        outcome => outcome,
    }
}

async fn ceremony<T: DeserializeOwned>(
    name: &str,
    start: &impl Serialize,
    wanted: Wanted,
) -> Result<T, Failure> {
    let Started { ceremony, options } =
        http::post(&format!("/api/auth/{name}/start"), start).await?;
    let credential = match wanted {
        Wanted::New => passkey::create(&options).await?,
        Wanted::Known => passkey::show(&options).await?,
    };
    let finish = Finish { ceremony, credential };
    Ok(http::post(&format!("/api/auth/{name}/finish"), &finish).await?)
}
