//! What the app does around a passkey: ask, have it signed, send it back.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    app::{Answer, TestApp, Visitor, change},
    authenticator::Authenticator,
};

/// Asks, lets `sign` answer, and gives what the finish says.
pub(crate) async fn ceremony(
    app: &TestApp,
    who: Option<&Visitor>,
    path: &str,
    start: Value,
    sign: impl FnOnce(&Value) -> Value,
) -> Answer {
    let post = |path: &str, body: &Value| match who {
        Some(visitor) => visitor.post(path, body),
        None => change(Method::POST, path, body),
    };
    let started = app.call(post(&format!("/api/auth/{path}/start"), &start)).await;
    assert_eq!(started.status, StatusCode::OK, "{}", String::from_utf8_lossy(&started.body));
    let started = started.json();
    let finish =
        json!({ "ceremony": started["ceremony"], "credential": sign(&started["options"]) });
    app.call(post(&format!("/api/auth/{path}/finish"), &finish)).await
}

/// Makes a person on this device.
pub(crate) async fn register(app: &TestApp, device: &mut Authenticator) -> Visitor {
    visitor(&ceremony(app, None, "register", json!({}), |asked| device.create(asked)).await)
}

/// Signs in with this device; whatever comes of it.
pub(crate) async fn try_sign_in(app: &TestApp, device: &mut Authenticator) -> Answer {
    let start = json!({ "conditional": false });
    ceremony(app, None, "sign-in", start, |asked| device.get(asked)).await
}

/// Signs in with this device.
pub(crate) async fn sign_in(app: &TestApp, device: &mut Authenticator) -> Visitor {
    visitor(&try_sign_in(app, device).await)
}

/// Shows again who is there; whatever comes of it.
pub(crate) async fn try_step_up(
    app: &TestApp,
    who: &Visitor,
    device: &mut Authenticator,
) -> Answer {
    ceremony(app, Some(who), "step-up", json!({}), |asked| device.get(asked)).await
}

/// Adds a passkey on this device; whatever comes of it.
pub(crate) async fn try_add(app: &TestApp, who: &Visitor, device: &mut Authenticator) -> Answer {
    ceremony(app, Some(who), "passkeys", json!({}), |asked| device.create(asked)).await
}

/// Who an answer that begins a session lets in.
pub(crate) fn visitor(answer: &Answer) -> Visitor {
    assert_eq!(answer.status, StatusCode::OK, "{}", String::from_utf8_lossy(&answer.body));
    let person = answer.json()["person"].as_str().unwrap().parse().unwrap();
    Visitor { person, cookie: cookie(answer) }
}

/// The cookie of an answer, as a browser sends it back.
pub(crate) fn cookie(answer: &Answer) -> String {
    answer.header("set-cookie").split(';').next().unwrap().to_owned()
}

/// The kinds of a person's notices, newest first.
pub(crate) async fn notices(app: &TestApp, who: &Visitor) -> Vec<String> {
    let list = app.call(who.get("/api/auth/notices")).await.json();
    let rows = list["notices"].as_array().unwrap();
    rows.iter().map(|row| row["kind"].as_str().unwrap().to_owned()).collect()
}
