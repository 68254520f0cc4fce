//! HTTP in, HTTP out, nothing decided.

use axum::{
    Json,
    body::Body,
    extract::{Query, State, rejection::QueryRejection},
    http::Response,
};
use nakano_shared::sync::{
    SpaceId, SpaceKind,
    api::{
        Accept, CreateFamily, Devices, Done, InSpace, Invitation, Invite, Page, Push, PushAnswer,
        RegisterDevice, RemoveMember, RevokeDevice, Spaces,
    },
    invitation::Secret,
};
use serde::Deserialize;

use super::{device, events, family, invitation, problem as sync_problem, pull, push, store};
use crate::{
    app::App,
    auth::{JsonBody, SignedIn},
    problem::{self, Problem},
    random,
};

/// `POST /api/sync/push`
pub(super) async fn push(
    State(app): State<App>,
    SignedIn { person, .. }: SignedIn,
    JsonBody(body): JsonBody<Push>,
) -> Result<Json<PushAnswer>, Problem> {
    push::push(&app.db, &*app.clock, &app.writer, person, body).await.map(Json)
}

/// The query of a pull.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct After {
    space: SpaceId,
    after: u64,
}

/// `GET /api/sync/pull?space=…&after=…`
pub(super) async fn pull(
    State(app): State<App>,
    SignedIn { person, .. }: SignedIn,
    query: Result<Query<After>, QueryRejection>,
) -> Result<Json<Page>, Problem> {
    let Query(After { space, after }) = query.map_err(|_| problem::request::MALFORMED)?;
    pull::pull(&app.db, person, space, after).await.map(Json)
}

/// `GET /api/sync/events`
pub(super) async fn events(
    State(app): State<App>,
    SignedIn { person, .. }: SignedIn,
) -> Result<Response<Body>, Problem> {
    let place = app.hints.place(person).ok_or(sync_problem::TOO_MANY_STREAMS)?;
    // Listened for before they are read, or who is let in between would not be told.
    let news = app.hints.listen();
    let spaces = store::space::of_person(app.db.read(), person).await;
    let spaces = spaces.map_err(|error| error.answer())?;
    let spaces = spaces.into_iter().map(|(space, _)| space).collect();
    Ok(events::stream(news, place, person, spaces))
}

/// `GET /api/sync/spaces`
pub(super) async fn spaces(
    State(app): State<App>,
    SignedIn { person, .. }: SignedIn,
) -> Result<Json<Spaces>, Problem> {
    family::list(&app.db, person).await.map(Json)
}

/// `POST /api/sync/spaces/create`
pub(super) async fn create(
    State(app): State<App>,
    SignedIn { person, .. }: SignedIn,
    JsonBody(CreateFamily {}): JsonBody<CreateFamily>,
) -> Result<Json<InSpace>, Problem> {
    let chance = random::draw(&*app.random).map_err(random::NoRandom::answer)?;
    let space = SpaceId::new(SpaceKind::Family, chance);
    family::create(&app.db, &app.hints, person, space, app.clock.utc_ms()).await?;
    Ok(Json(InSpace { space }))
}

/// `POST /api/sync/spaces/leave`
pub(super) async fn leave(
    State(app): State<App>,
    SignedIn { person, .. }: SignedIn,
    JsonBody(InSpace { space }): JsonBody<InSpace>,
) -> Result<Json<Done>, Problem> {
    family::leave(&app.db, &app.hints, person, space, app.clock.utc_ms()).await?;
    Ok(Json(Done {}))
}

/// `POST /api/sync/spaces/remove`
pub(super) async fn remove(
    State(app): State<App>,
    SignedIn { person: owner, .. }: SignedIn,
    JsonBody(RemoveMember { space, person }): JsonBody<RemoveMember>,
) -> Result<Json<Done>, Problem> {
    family::remove(&app.db, &app.hints, owner, space, person, app.clock.utc_ms()).await?;
    Ok(Json(Done {}))
}

/// `POST /api/sync/invitations/create`
pub(super) async fn invite(
    State(app): State<App>,
    SignedIn { person, .. }: SignedIn,
    JsonBody(Invite { space, role }): JsonBody<Invite>,
) -> Result<Json<Invitation>, Problem> {
    let chance = random::draw(&*app.random).map_err(random::NoRandom::answer)?;
    let secret = Secret::new(chance);
    let now_ms = app.clock.utc_ms();
    let expires_at_ms = invitation::create(&app.db, person, space, role, &secret, now_ms).await?;
    Ok(Json(Invitation { secret, expires_at_ms }))
}

/// `POST /api/sync/invitations/accept`
pub(super) async fn accept(
    State(app): State<App>,
    SignedIn { person, .. }: SignedIn,
    JsonBody(Accept { secret }): JsonBody<Accept>,
) -> Result<Json<InSpace>, Problem> {
    let now_ms = app.clock.utc_ms();
    let space = invitation::accept(&app.db, &app.hints, person, &secret, now_ms).await?;
    Ok(Json(InSpace { space }))
}

/// `GET /api/sync/devices`
pub(super) async fn devices(
    State(app): State<App>,
    SignedIn { person, .. }: SignedIn,
) -> Result<Json<Devices>, Problem> {
    device::list(&app.db, person).await.map(Json)
}

/// `POST /api/sync/devices/register`
pub(super) async fn register(
    State(app): State<App>,
    SignedIn { person, .. }: SignedIn,
    JsonBody(body): JsonBody<RegisterDevice>,
) -> Result<Json<Done>, Problem> {
    device::register(&app.db, person, body, app.clock.utc_ms()).await?;
    Ok(Json(Done {}))
}

/// `POST /api/sync/devices/revoke`
pub(super) async fn revoke(
    State(app): State<App>,
    SignedIn { person, .. }: SignedIn,
    JsonBody(RevokeDevice { device }): JsonBody<RevokeDevice>,
) -> Result<Json<Done>, Problem> {
    device::revoke(&app.db, person, device, app.clock.utc_ms()).await?;
    Ok(Json(Done {}))
}
