//! HTTP of grants.

use axum::{Json, extract::State};
use nakano_shared::auth::{
    Device,
    api::{EndGrant, GiveGrant, Given, GrantRow, Grants, GrantsOf, Nothing},
};

use crate::{
    app::App,
    auth::{
        JsonBody, SignedIn,
        device::FromDevice,
        grant::{self, Giver, Grant},
    },
    problem::Problem,
};

/// `GET /api/auth/grants`: what the person who asks may do for others.
pub(in crate::auth) async fn grants(
    State(app): State<App>,
    person: SignedIn,
) -> Result<Json<Grants>, Problem> {
    Ok(Json(listed(grant::roles(&app.db, person.person, app.clock.utc_ms()).await?)))
}

/// `POST /api/desk/auth/grants/of`: what another person may do, for who grants and takes back.
pub(in crate::auth) async fn grants_of(
    State(app): State<App>,
    person: SignedIn,
    FromDevice(device): FromDevice,
    JsonBody(body): JsonBody<GrantsOf>,
) -> Result<Json<Grants>, Problem> {
    Ok(Json(listed(grant::look(giver(&app, person, device), body.person).await?)))
}

fn listed(grants: Vec<Grant>) -> Grants {
    let rows = grants.into_iter().map(|row| GrantRow {
        grant: row.id,
        role: row.role,
        scope: row.scope,
        trained_on: row.trained_on,
        granted_at_ms: row.granted_at_ms,
        expires_at_ms: row.expires_at_ms,
    });
    Grants { grants: rows.collect() }
}

/// `POST /api/desk/auth/grants/give`
pub(in crate::auth) async fn give_grant(
    State(app): State<App>,
    person: SignedIn,
    FromDevice(device): FromDevice,
    JsonBody(body): JsonBody<GiveGrant>,
) -> Result<Json<Given>, Problem> {
    let grant = grant::give(giver(&app, person, device), body.person, body.terms).await?;
    Ok(Json(Given { grant: grant.id }))
}

/// `POST /api/desk/auth/grants/end`
pub(in crate::auth) async fn end_grant(
    State(app): State<App>,
    person: SignedIn,
    FromDevice(device): FromDevice,
    JsonBody(body): JsonBody<EndGrant>,
) -> Result<Json<Nothing>, Problem> {
    grant::end(giver(&app, person, device), body.person, body.grant).await?;
    Ok(Json(Nothing {}))
}

fn giver(app: &App, person: SignedIn, device: Device) -> Giver<'_> {
    let person = Some(person.person);
    Giver { db: &app.db, clock: &*app.clock, random: &*app.random, person, device }
}
