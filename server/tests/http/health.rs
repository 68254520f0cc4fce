//! Health and version.

use axum::http::StatusCode;
use serde_json::json;

use crate::app::TestApp;

#[tokio::test]
async fn a_server_with_its_database_is_healthy() {
    let app = TestApp::new().await;
    let answer = app.get("/api/health").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.json(), json!({ "status": "ok", "database": "ok" }));
    assert_eq!(answer.header("cache-control"), "no-store");
}

#[tokio::test]
async fn a_server_without_its_database_is_not() {
    let app = TestApp::new().await;
    app.db.close().await;
    let answer = app.get("/api/health").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.problem(), "server/database-unavailable");
}

#[tokio::test]
async fn the_version_names_server_release_and_engine_and_nothing_else() {
    let app = TestApp::new().await;
    let version = |release| json!({ "server": env!("CARGO_PKG_VERSION"), "release": release, "database": "sqlite" });
    assert_eq!(app.get("/api/version").await.json(), version(json!("2026.11")));
    for broken in ["{}", "no json", r#"{"version":1}"#] {
        app.write("/release.json", broken);
        assert_eq!(app.get("/api/version").await.json(), version(json!(null)), "{broken}");
    }
}
