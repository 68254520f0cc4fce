//! HTTP of the account as a whole.

use axum::{
    Json,
    extract::State,
    http::header,
    response::{AppendHeaders, IntoResponse},
};
use nakano_shared::auth::api::{AuditLog, AuditRow, Nothing, Removed};

use crate::{
    app::App,
    auth::{AuthError, JsonBody, SignedIn, account, audit, session},
    problem::{self, Problem},
    router,
};

/// `GET /api/auth/audit`: who did what to the data of the person who asks.
pub(in crate::auth) async fn audit_log(
    State(app): State<App>,
    person: SignedIn,
) -> Result<Json<AuditLog>, Problem> {
    let person = person.person;
    let lines = audit::store::by_subject(app.db.read(), person, account::AUDIT_LINES_MAX).await;
    let rows = lines.map_err(AuthError::from)?.into_iter().map(|line| AuditRow {
        own: line.actor == Some(person),
        role: line.actor_role,
        deed: line.deed,
        at_ms: line.at_ms,
    });
    Ok(Json(AuditLog { lines: rows.collect() }))
}

/// `POST /api/auth/account/remove`: erases the person on this server; what is on their devices is
/// theirs.
pub(in crate::auth) async fn remove_account(
    State(app): State<App>,
    person: SignedIn,
    JsonBody(Nothing {}): JsonBody<Nothing>,
) -> Result<impl IntoResponse, Problem> {
    let kept = account::remove(&app, router::ERASERS, person.person).await?;
    let cookie = session::cookie::take_away(app.cookie).ok_or(problem::server::INTERNAL)?;
    Ok((AppendHeaders([(header::SET_COOKIE, cookie)]), Json(Removed { kept })))
}
