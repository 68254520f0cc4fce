//! Sessions: listed, ended, ending by themselves, and worth less with time.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use nakano_shared::auth::session::{
    Began, IDLE_MAX_MS, PROVEN_IDLE_MAX_MS, RECOVERY_MAX_MS, STEP_UP_MAX_MS,
};
use serde_json::json;

use crate::{
    app::{TestApp, from_app, request, with},
    clock::START_UTC_MS,
};

fn ms(ms: i64) -> Duration {
    Duration::from_millis(ms.try_into().unwrap())
}

#[tokio::test]
async fn a_person_sees_who_is_signed_in_and_where() {
    let app = TestApp::new().await;
    let phone = app.sign_in().await;
    app.clock.pass(Duration::from_secs(90));
    let tablet = app.sign_in_again(phone.person, Began::Passkey).await;
    let me = app.call(tablet.get("/api/auth/me")).await.json();
    assert_eq!(me["person"], phone.person.to_string());
    assert_eq!((&me["level"], &me["stepped_up"]), (&json!("L1"), &json!(true)));
    let list = app.call(phone.get("/api/auth/sessions")).await.json();
    let rows = list["sessions"].as_array().unwrap();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0]["session"], me["session"], "newest first");
    assert_eq!((&rows[0]["this"], &rows[1]["this"]), (&json!(false), &json!(true)));
    assert_eq!(rows[1]["device"], json!({ "system": "iphone", "browser": "safari" }));
    assert_eq!(rows[1]["signed_in_at_ms"], START_UTC_MS);
    assert_eq!(rows[1]["last_seen_at_ms"], START_UTC_MS + 90_000);
}

#[tokio::test]
async fn a_session_that_was_ended_opens_nothing() {
    let app = TestApp::new().await;
    let phone = app.sign_in().await;
    let answer = app.call(phone.post("/api/auth/sign-out", &json!({}))).await;
    assert_eq!(answer.status, StatusCode::OK);
    let want = "nakano=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict";
    assert_eq!(answer.header("set-cookie"), want);
    let answer = app.call(phone.get("/api/auth/me")).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert_eq!(answer.problem(), "auth/not-signed-in");
}

#[tokio::test]
async fn one_session_or_all_others_are_ended_from_another() {
    let app = TestApp::new().await;
    let phone = app.sign_in().await;
    let (tablet, laptop) = (
        app.sign_in_again(phone.person, Began::Passkey).await,
        app.sign_in_again(phone.person, Began::Passkey).await,
    );
    let stranger = app.sign_in().await;
    let lost = app.call(tablet.get("/api/auth/me")).await.json()["session"].clone();
    let end = json!({ "session": lost });
    let path = "/api/auth/sessions/end";
    assert_eq!(app.call(stranger.post(path, &end)).await.problem(), "request/not-found");
    assert_eq!(app.call(phone.post(path, &end)).await.json(), json!({ "ended": 1 }));
    assert_eq!(app.call(phone.post(path, &end)).await.problem(), "request/not-found");
    assert_eq!(app.call(tablet.get("/api/auth/me")).await.problem(), "auth/not-signed-in");

    let path = "/api/auth/sessions/end-all";
    let others = app.call(phone.post(path, &json!({ "keep_this": true }))).await;
    assert_eq!(others.json(), json!({ "ended": 1 }));
    assert_eq!(app.call(laptop.get("/api/auth/me")).await.problem(), "auth/not-signed-in");
    let all = app.call(phone.post(path, &json!({ "keep_this": false }))).await;
    assert_eq!(all.json(), json!({ "ended": 1 }));
    assert_eq!(app.call(phone.get("/api/auth/me")).await.problem(), "auth/not-signed-in");
    assert_eq!(app.call(stranger.get("/api/auth/me")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_session_is_worth_less_with_time_and_ends_when_it_is_not_used() {
    let app = TestApp::new().await;
    let phone = app.sign_in().await;
    app.clock.pass(ms(STEP_UP_MAX_MS + 1));
    let me = app.call(phone.get("/api/auth/me")).await.json();
    assert_eq!(me["stepped_up"], json!(false));
    app.clock.pass(ms(PROVEN_IDLE_MAX_MS + 1));
    assert_eq!(app.call(phone.get("/api/auth/me")).await.json()["level"], "L1");
    app.clock.pass(ms(IDLE_MAX_MS));
    assert_eq!(app.call(phone.get("/api/auth/me")).await.status, StatusCode::OK);
    app.clock.pass(ms(IDLE_MAX_MS + 1));
    assert_eq!(app.call(phone.get("/api/auth/me")).await.problem(), "auth/not-signed-in");
}

#[tokio::test]
async fn a_request_that_cannot_be_noted_is_answered_all_the_same() {
    let app = TestApp::new().await;
    let phone = app.sign_in().await;
    app.db
        .write(|transaction| {
            Box::pin(async move {
                let full = "CREATE TRIGGER full BEFORE UPDATE ON auth_session \
                    BEGIN SELECT RAISE(ABORT, 'disk full'); END";
                sqlx::query(full).execute(&mut **transaction).await?;
                Ok(())
            })
        })
        .await
        .unwrap();
    app.clock.pass(Duration::from_mins(2));
    assert_eq!(app.call(phone.get("/api/auth/sessions")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_session_by_recovery_code_opens_next_to_nothing_and_not_for_long() {
    let app = TestApp::new().await;
    let person = app.sign_in().await.person;
    let back = app.sign_in_again(person, Began::RecoveryCode).await;
    let me = app.call(back.get("/api/auth/me")).await.json();
    assert_eq!((&me["level"], &me["passkey_needed"]), (&json!("L0"), &json!(true)));
    assert_eq!(me["stepped_up"], json!(false));
    let answer = app.call(back.get("/api/auth/sessions")).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(answer.problem(), "auth/passkey-needed");
    app.clock.pass(ms(RECOVERY_MAX_MS + 1));
    assert_eq!(app.call(back.get("/api/auth/me")).await.problem(), "auth/not-signed-in");
}

#[tokio::test]
async fn a_body_that_is_not_as_it_should_be_changes_nothing() {
    let app = TestApp::new().await;
    let phone = app.sign_in().await;
    let path = "/api/auth/sessions/end-all";
    for body in [
        json!({}),
        json!([]),
        json!({ "keep_this": 0 }),
        json!({ "keep_this": false, "person": "x" }),
        json!("keep_this"),
    ] {
        let answer = app.call(phone.post(path, &body)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        assert_eq!(answer.problem(), "request/malformed", "{body}");
    }
    let plain = with(from_app(request(Method::POST, path)), "content-type", "text/plain");
    let answer = app.call(with(plain, "cookie", &phone.cookie)).await;
    assert_eq!(answer.problem(), "request/not-json");
    assert_eq!(app.call(phone.get("/api/auth/me")).await.status, StatusCode::OK);
}
