//! HTTP of recovery codes.

use axum::{Json, extract::State, http::HeaderMap, response::Response};
use nakano_shared::auth::api::{CodesLeft, Nothing, RecoverBy, RecoveryCodes};

use super::passkeys::begun;
use crate::{
    app::App,
    auth::{AuthError, JsonBody, SignedIn, device::FromDevice, recovery, session},
    problem::Problem,
};

/// `GET /api/auth/recovery`
pub(in crate::auth) async fn codes_left(
    State(app): State<App>,
    person: SignedIn,
) -> Result<Json<CodesLeft>, Problem> {
    let left = recovery::store::count_left(app.db.read(), person.person).await;
    Ok(Json(CodesLeft { left: left.map_err(AuthError::from)? }))
}

/// `POST /api/auth/recovery/make`: shown in this answer and never again.
pub(in crate::auth) async fn make_codes(
    State(app): State<App>,
    person: SignedIn,
    FromDevice(device): FromDevice,
    JsonBody(Nothing {}): JsonBody<Nothing>,
) -> Result<Json<RecoveryCodes>, Problem> {
    let codes = recovery::make(&app, person.person, device).await?;
    Ok(Json(RecoveryCodes { codes: codes.iter().map(ToString::to_string).collect() }))
}

/// `POST /api/auth/recovery/sign-in`
pub(in crate::auth) async fn recover(
    State(app): State<App>,
    FromDevice(device): FromDevice,
    headers: HeaderMap,
    JsonBody(body): JsonBody<RecoverBy>,
) -> Result<Response, Problem> {
    let replaced = session::cookie::read(&headers, app.cookie);
    let beginning = recovery::sign_in(&app, &body.code, device, replaced).await?;
    begun(&app, &beginning)
}
