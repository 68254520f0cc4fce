//! HTTP of passkeys.

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, header},
    response::{AppendHeaders, IntoResponse, Response},
};
use nakano_shared::auth::api::{
    Finish, Me, NamePasskey, Nothing, PasskeyRow, Passkeys, RemovePasskey, StartSignIn, Started,
};

use super::sessions::me_of;
use crate::{
    app::App,
    auth::{
        JsonBody, SignedIn,
        device::FromDevice,
        passkey,
        session::{self, Beginning, Token},
    },
    problem::{self, Problem},
};

/// `POST /api/auth/register/start`
pub(in crate::auth) async fn start_register(
    State(app): State<App>,
    JsonBody(Nothing {}): JsonBody<Nothing>,
) -> Result<Json<Started>, Problem> {
    Ok(Json(passkey::start(&app).await?))
}

/// `POST /api/auth/register/finish`: makes the person and signs them in.
pub(in crate::auth) async fn finish_register(
    State(app): State<App>,
    FromDevice(device): FromDevice,
    headers: HeaderMap,
    JsonBody(body): JsonBody<Finish>,
) -> Result<Response, Problem> {
    let replaced = session::cookie::read(&headers, app.cookie);
    let beginning = passkey::finish(&app, &body, device, replaced).await?;
    begun(&app, &beginning)
}

/// `POST /api/auth/sign-in/start`
pub(in crate::auth) async fn start_sign_in(
    State(app): State<App>,
    JsonBody(body): JsonBody<StartSignIn>,
) -> Result<Json<Started>, Problem> {
    Ok(Json(passkey::start_sign_in(&app, body.conditional).await?))
}

/// `POST /api/auth/sign-in/finish`
pub(in crate::auth) async fn finish_sign_in(
    State(app): State<App>,
    FromDevice(device): FromDevice,
    headers: HeaderMap,
    JsonBody(body): JsonBody<Finish>,
) -> Result<Response, Problem> {
    let replaced = session::cookie::read(&headers, app.cookie);
    let beginning = passkey::finish_sign_in(&app, &body, device, replaced).await?;
    begun(&app, &beginning)
}

/// `POST /api/auth/step-up/start`
pub(in crate::auth) async fn start_step_up(
    State(app): State<App>,
    person: SignedIn,
    JsonBody(Nothing {}): JsonBody<Nothing>,
) -> Result<Json<Started>, Problem> {
    Ok(Json(passkey::start_step_up(&app, person).await?))
}

/// `POST /api/auth/step-up/finish`: the same session under a new token.
pub(in crate::auth) async fn finish_step_up(
    State(app): State<App>,
    person: SignedIn,
    FromDevice(device): FromDevice,
    JsonBody(body): JsonBody<Finish>,
) -> Result<Response, Problem> {
    let token = passkey::finish_step_up(&app, person, &body, device).await?;
    with_token(&app, &token, Nothing {})
}

/// `GET /api/auth/passkeys`
pub(in crate::auth) async fn passkeys(
    State(app): State<App>,
    person: SignedIn,
) -> Result<Json<Passkeys>, Problem> {
    let passkeys = passkey::list(&app, person.person).await?;
    let rows = passkeys.into_iter().map(|row| PasskeyRow {
        this: person.verified_by.is_some_and(|by| by.passkey == row.id),
        passkey: row.id,
        credential: row.credential_id,
        name: row.name,
        device: row.device,
        backup_eligible: row.backup_eligible,
        backed_up: row.backed_up,
        created_at_ms: row.created_at_ms,
        last_used_at_ms: row.last_used_at_ms,
    });
    Ok(Json(Passkeys { passkeys: rows.collect() }))
}

/// `POST /api/auth/passkeys/start`
pub(in crate::auth) async fn start_passkey(
    State(app): State<App>,
    person: SignedIn,
    JsonBody(Nothing {}): JsonBody<Nothing>,
) -> Result<Json<Started>, Problem> {
    Ok(Json(passkey::start_adding(&app, person).await?))
}

/// `POST /api/auth/passkeys/finish`: a session by recovery code becomes a whole one by it.
pub(in crate::auth) async fn finish_passkey(
    State(app): State<App>,
    person: SignedIn,
    FromDevice(device): FromDevice,
    JsonBody(body): JsonBody<Finish>,
) -> Result<Response, Problem> {
    match passkey::finish_adding(&app, person, &body, device).await? {
        Some(token) => with_token(&app, &token, Nothing {}),
        None => Ok(Json(Nothing {}).into_response()),
    }
}

/// `POST /api/auth/passkeys/name`
pub(in crate::auth) async fn name_passkey(
    State(app): State<App>,
    person: SignedIn,
    JsonBody(body): JsonBody<NamePasskey>,
) -> Result<Json<Nothing>, Problem> {
    passkey::name(&app, person.person, body.passkey, body.name).await?;
    Ok(Json(Nothing {}))
}

/// `POST /api/auth/passkeys/remove`: and the sessions that stand on it.
pub(in crate::auth) async fn remove_passkey(
    State(app): State<App>,
    person: SignedIn,
    FromDevice(device): FromDevice,
    JsonBody(body): JsonBody<RemovePasskey>,
) -> Result<Json<Nothing>, Problem> {
    passkey::remove(&app, person, body.passkey, device).await?;
    Ok(Json(Nothing {}))
}

/// The answer that begins a session.
pub(super) fn begun(app: &App, beginning: &Beginning) -> Result<Response, Problem> {
    let person = beginning.session.signed_in(app.clock.utc_ms());
    let me: Me = me_of(&person);
    with_token(app, &beginning.token, me)
}

fn with_token(app: &App, token: &Token, body: impl serde::Serialize) -> Result<Response, Problem> {
    let cookie = session::cookie::give(token, app.cookie).ok_or(problem::server::INTERNAL)?;
    Ok((AppendHeaders([(header::SET_COOKIE, cookie)]), Json(body)).into_response())
}
