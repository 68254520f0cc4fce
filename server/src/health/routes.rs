//! `/api/health` for load balancers, `/api/version` for people who ask which release is running.

use std::{path::Path, time::Duration};

use axum::{Json, extract::State};
use serde::{Deserialize, Serialize};
use tokio::io::AsyncReadExt as _;

use crate::{
    app::App,
    problem::{self, Problem},
};

/// Longest wait for the database; a load balancer asks again in a few seconds.
const CHECK_TIME_MAX: Duration = Duration::from_secs(2);

/// Largest `release.json` that is read, in bytes; it lists some hundred files.
const RELEASE_BYTES_MAX: u64 = 256 * 1024;

#[derive(Serialize)]
pub(super) struct Health {
    status: &'static str,
    database: &'static str,
}

/// `GET /api/health`: 200 when the database answers, else 503.
pub(super) async fn check(State(app): State<App>) -> Result<Json<Health>, Problem> {
    match tokio::time::timeout(CHECK_TIME_MAX, app.db.check()).await {
        Ok(Ok(())) => Ok(Json(Health { status: "ok", database: "ok" })),
        Ok(Err(error)) => Err(error.answer()),
        Err(_) => Err(problem::server::DATABASE_UNAVAILABLE),
    }
}

#[derive(Serialize)]
pub(super) struct Version {
    /// Of this program.
    server: &'static str,
    /// Of the app in the site folder; `null` when there is none.
    release: Option<String>,
    /// `sqlite` or `postgres`.
    database: &'static str,
}

/// `GET /api/version`: what runs here.
pub(super) async fn version(State(app): State<App>) -> Json<Version> {
    Json(Version {
        server: env!("CARGO_PKG_VERSION"),
        release: release(&app.config.site_dir).await,
        database: app.db.engine().name(),
    })
}

/// The part of `release.json` that is looked at.
#[derive(Deserialize)]
struct Release {
    version: String,
}

async fn release(site_dir: &Path) -> Option<String> {
    let file = tokio::fs::File::open(site_dir.join("release.json")).await.ok()?;
    let mut text = Vec::new();
    file.take(RELEASE_BYTES_MAX).read_to_end(&mut text).await.ok()?;
    serde_json::from_slice::<Release>(&text).ok().map(|release| release.version)
}
