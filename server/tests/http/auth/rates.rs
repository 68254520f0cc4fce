//! How often: by route, by address, by person, and never at the cost of somebody else.

use std::{net::SocketAddr, time::Duration};

use axum::{
    body::Body,
    http::{Method, Request, StatusCode},
};
use nakano_server::limits::Peer;
use nakano_shared::auth::session::Began;
use serde_json::json;

use crate::app::{TestApp, change};

/// What [`nakano_server`] takes at once where something could be guessed.
const BURST: usize = 30;

fn from(address: &str, mut request: Request<Body>) -> Request<Body> {
    let address = SocketAddr::new(address.parse().unwrap(), 40_000);
    request.extensions_mut().insert(Peer(address));
    request
}

fn guess() -> Request<Body> {
    change(Method::POST, "/api/auth/recovery/sign-in", &json!({ "code": "" }))
}

#[tokio::test]
async fn one_address_guesses_seldom_and_stops_nobody_else() {
    let app = TestApp::new().await;
    for _ in 0..BURST {
        let answer = app.call(from("192.0.2.1", guess())).await;
        assert_eq!(answer.problem(), "auth/recovery-refused");
    }
    let answer = app.call(from("192.0.2.1", guess())).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(answer.problem(), "request/too-many");
    assert_eq!(answer.retry_after(), Duration::from_secs(1));
    let answer = app.call(from("192.0.2.2", guess())).await;
    assert_eq!(answer.problem(), "auth/recovery-refused", "another address");
    let start = change(Method::POST, "/api/auth/sign-in/start", &json!({ "conditional": true }));
    assert_eq!(app.call(from("192.0.2.1", start)).await.status, StatusCode::OK, "another route");
    app.clock.pass(Duration::from_secs(1));
    let answer = app.call(from("192.0.2.1", guess())).await;
    assert_eq!(answer.problem(), "auth/recovery-refused", "later");
}

#[tokio::test]
async fn one_person_is_counted_wherever_they_are_and_nobody_else_is() {
    let app = TestApp::new().await;
    let phone = app.sign_in().await;
    let laptop = app.sign_in_again(phone.person, Began::Passkey).await;
    let other = app.sign_in().await;
    let start = "/api/auth/step-up/start";
    for turn in 0..BURST {
        let (address, who) =
            if turn % 2 == 0 { ("192.0.2.1", &phone) } else { ("192.0.2.2", &laptop) };
        let answer = app.call(from(address, who.post(start, &json!({})))).await;
        assert_eq!(answer.status, StatusCode::OK, "{turn}");
    }
    let answer = app.call(from("192.0.2.3", phone.post(start, &json!({})))).await;
    assert_eq!(answer.problem(), "request/too-many-by-person");
    let answer = app.call(from("192.0.2.3", other.post(start, &json!({})))).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(app.call(phone.get("/api/auth/me")).await.status, StatusCode::OK, "another route");
}
