//! HTTP of notices.

use axum::{Json, extract::State};
use nakano_shared::auth::api::{NoticeRow, Notices, SeeNotices, Seen};

use crate::{
    app::App,
    auth::{AuthError, JsonBody, SignedIn, notice},
    problem::Problem,
};

/// Notices in one answer: a hundred sign-ins are months, and what is older is in the audit log.
const ROWS_MAX: i64 = 100;

/// `GET /api/auth/notices`
pub(in crate::auth) async fn notices(
    State(app): State<App>,
    person: SignedIn,
) -> Result<Json<Notices>, Problem> {
    let newest = notice::store::newest(app.db.read(), person.person, ROWS_MAX).await;
    let rows = newest.map_err(AuthError::from)?.into_iter().map(|row| NoticeRow {
        notice: row.id,
        kind: row.kind,
        device: row.device,
        at_ms: row.at_ms,
        seen: row.seen,
    });
    Ok(Json(Notices { notices: rows.collect() }))
}

/// `POST /api/auth/notices/seen`
pub(in crate::auth) async fn see_notices(
    State(app): State<App>,
    person: SignedIn,
    JsonBody(body): JsonBody<SeeNotices>,
) -> Result<Json<Seen>, Problem> {
    let (person, until_ms) = (person.person, body.until_ms);
    let seen = app
        .db
        .write(move |transaction| {
            Box::pin(async move { notice::store::see(transaction, person, until_ms).await })
        })
        .await;
    Ok(Json(Seen { seen: seen.map_err(AuthError::from)? }))
}
