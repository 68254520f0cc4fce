//! HTTP of sessions.

use axum::{
    Json,
    extract::State,
    http::header,
    response::{AppendHeaders, IntoResponse},
};
use nakano_shared::auth::api::{EndAllSessions, EndSession, Ended, Me, SessionRow, Sessions};

use crate::auth::{JsonBody, SignedIn, session};
use crate::{
    app::App,
    problem::{self, Problem},
};

/// `GET /api/auth/me`: who is signed in, and what is open to them.
pub(in crate::auth) async fn me(person: SignedIn) -> Json<Me> {
    Json(me_of(&person))
}

/// A signed-in person as the app is told.
pub(super) const fn me_of(person: &SignedIn) -> Me {
    Me {
        person: person.person,
        session: person.session,
        level: person.level,
        verified_at_ms: person.verified_at_ms,
        stepped_up: person.stepped_up,
        passkey_needed: person.passkey_needed,
    }
}

/// `POST /api/auth/sign-out`: ends this session and takes the cookie away.
pub(in crate::auth) async fn sign_out(
    State(app): State<App>,
    person: SignedIn,
) -> Result<impl IntoResponse, Problem> {
    let ended = session::end(&app.db, person.person, person.session).await?;
    let cookie = session::cookie::take_away(app.cookie).ok_or(problem::server::INTERNAL)?;
    Ok((AppendHeaders([(header::SET_COOKIE, cookie)]), Json(Ended { ended })))
}

/// `GET /api/auth/sessions`: where the person is signed in.
pub(in crate::auth) async fn sessions(
    State(app): State<App>,
    person: SignedIn,
) -> Result<Json<Sessions>, Problem> {
    let open = session::list(&app.db, person.person, app.clock.utc_ms()).await?;
    let rows = open.into_iter().map(|row| SessionRow {
        session: row.id,
        device: row.device,
        signed_in_at_ms: row.moments.signed_in_ms,
        last_seen_at_ms: row.moments.last_seen_ms,
        this: row.id == person.session,
    });
    Ok(Json(Sessions { sessions: rows.collect() }))
}

/// `POST /api/auth/sessions/end`: ends one; one that is not there, or not theirs, is not found.
pub(in crate::auth) async fn end_session(
    State(app): State<App>,
    person: SignedIn,
    JsonBody(body): JsonBody<EndSession>,
) -> Result<Json<Ended>, Problem> {
    match session::end(&app.db, person.person, body.session).await? {
        0 => Err(problem::request::NOT_FOUND),
        ended => Ok(Json(Ended { ended })),
    }
}

/// `POST /api/auth/sessions/end-all`: ends all of them, or all others.
pub(in crate::auth) async fn end_all_sessions(
    State(app): State<App>,
    person: SignedIn,
    JsonBody(body): JsonBody<EndAllSessions>,
) -> Result<Json<Ended>, Problem> {
    let ended = session::end_all(&app.db, person, body.keep_this).await?;
    Ok(Json(Ended { ended }))
}
