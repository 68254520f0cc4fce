//! The requests of sync.

use nakano_shared::{
    auth::api::Me,
    sync::{
        SpaceId,
        api::{Done, Page, Push, PushAnswer, RegisterDevice, Spaces},
    },
};

use crate::platform::http::{self, HttpError};

/// Where the server says that there is something new.
pub(super) const HINTS: &str = "/api/sync/events";

/// What it calls its hints: one space, or all of them.
pub(super) const HINT_NAMES: [&str; 2] = ["changed", "pull-all"];

/// Who is signed in.
pub(super) async fn me() -> Result<Me, HttpError> {
    http::get("/api/auth/me").await
}

/// Lets this device write.
pub(super) async fn register(device: &RegisterDevice) -> Result<(), HttpError> {
    let Done {} = http::post("/api/sync/devices/register", device).await?;
    Ok(())
}

/// Sends changes. Sending one twice stores it once.
pub(super) async fn push(push: &Push) -> Result<PushAnswer, HttpError> {
    http::post("/api/sync/push", push).await
}

/// The spaces of the person, with the keys of all who write to them.
pub(super) async fn spaces() -> Result<Spaces, HttpError> {
    http::get("/api/sync/spaces").await
}

/// What came into a space after a place.
pub(super) async fn pull(space: SpaceId, after: u64) -> Result<Page, HttpError> {
    http::get(&format!("/api/sync/pull?space={space}&after={after}")).await
}
