//! Passkeys as people use them.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use nakano_shared::auth::session::STEP_UP_MAX_MS;
use serde_json::json;

use super::steps::{
    ceremony, cookie, notices, register, sign_in, try_add, try_sign_in, try_step_up, visitor,
};
use crate::{
    app::{TestApp, Visitor, change},
    authenticator::Authenticator,
};

const LATER: Duration = Duration::from_millis(STEP_UP_MAX_MS as u64 + 1);

#[tokio::test]
async fn a_person_is_made_by_their_first_passkey_and_comes_back_by_it() {
    let app = TestApp::new().await;
    let mut phone = Authenticator::phone(1);
    let first = register(&app, &mut phone).await;
    app.clock.pass(Duration::from_secs(1));
    let again = sign_in(&app, &mut phone).await;
    assert_eq!(first.person, again.person);
    assert_ne!(first.cookie, again.cookie);
    let me = app.call(again.get("/api/auth/me")).await.json();
    assert_eq!((&me["level"], &me["stepped_up"]), (&json!("L1"), &json!(true)));
    assert_eq!(notices(&app, &again).await, ["signed-in", "account-made"]);
    let other = register(&app, &mut Authenticator::phone(2)).await;
    assert_ne!(other.person, first.person);
}

#[tokio::test]
async fn a_sign_in_in_the_same_browser_takes_the_place_of_the_one_before() {
    let app = TestApp::new().await;
    let mut phone = Authenticator::phone(1);
    let before = register(&app, &mut phone).await;
    let start = json!({ "conditional": true });
    let sign = |asked: &serde_json::Value| phone.get(asked);
    let answer = ceremony(&app, Some(&before), "sign-in", start, sign).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(app.call(before.get("/api/auth/me")).await.problem(), "auth/not-signed-in");
    let after = Visitor { cookie: cookie(&answer), ..before };
    assert_eq!(app.call(after.get("/api/auth/me")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn grave_changes_need_the_person_again_under_a_new_token() {
    let app = TestApp::new().await;
    let (mut phone, mut key) = (Authenticator::phone(1), Authenticator::security_key(2));
    let person = register(&app, &mut phone).await;
    app.clock.pass(LATER);
    let start = app.call(person.post("/api/auth/passkeys/start", &json!({}))).await;
    assert_eq!(start.status, StatusCode::FORBIDDEN);
    assert_eq!(start.problem(), "auth/step-up-needed");
    let answer = try_step_up(&app, &person, &mut phone).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(app.call(person.get("/api/auth/me")).await.problem(), "auth/not-signed-in");
    let person = Visitor { cookie: cookie(&answer), ..person };
    assert_eq!(try_add(&app, &person, &mut key).await.status, StatusCode::OK);
    assert_eq!(notices(&app, &person).await[0], "passkey-added");
    assert_eq!(sign_in(&app, &mut key).await.person, person.person);
}

#[tokio::test]
async fn passkeys_are_listed_named_and_removed_but_for_the_last() {
    let app = TestApp::new().await;
    let (mut phone, mut key) = (Authenticator::phone(1), Authenticator::security_key(2));
    let person = register(&app, &mut phone).await;
    app.clock.pass(Duration::from_secs(1));
    try_add(&app, &person, &mut key).await;
    let by_key = sign_in(&app, &mut key).await;
    let list = app.call(person.get("/api/auth/passkeys")).await.json();
    let [first, second] = [&list["passkeys"][0], &list["passkeys"][1]];
    let flags = |row: &serde_json::Value| {
        ["this", "backup_eligible", "backed_up"].map(|name| row[name].as_bool().unwrap())
    };
    assert_eq!(flags(first), [true, true, true]);
    assert_eq!(flags(second), [false, false, false]);
    assert_eq!(first["name"], json!(null));

    let name = json!({ "passkey": first["passkey"], "name": "母の電話" });
    let stranger = app.sign_in().await;
    let path = "/api/auth/passkeys/name";
    assert_eq!(app.call(stranger.post(path, &name)).await.problem(), "request/not-found");
    assert_eq!(app.call(person.post(path, &name)).await.status, StatusCode::OK);
    let list = app.call(person.get("/api/auth/passkeys")).await.json();
    assert_eq!(list["passkeys"][0]["name"], "母の電話");

    let path = "/api/auth/passkeys/remove";
    let remove = json!({ "passkey": second["passkey"] });
    assert_eq!(app.call(stranger.post(path, &remove)).await.problem(), "request/not-found");
    assert_eq!(app.call(person.post(path, &remove)).await.status, StatusCode::OK);
    assert_eq!(app.call(by_key.get("/api/auth/me")).await.problem(), "auth/not-signed-in");
    assert_eq!(try_sign_in(&app, &mut key).await.problem(), "auth/passkey-unknown");
    assert_eq!(app.call(person.post(path, &remove)).await.problem(), "request/not-found");
    let remove = json!({ "passkey": first["passkey"] });
    assert_eq!(app.call(person.post(path, &remove)).await.problem(), "auth/last-passkey");
    sign_in(&app, &mut phone).await;
}

#[tokio::test]
async fn notices_are_new_until_they_were_seen() {
    let app = TestApp::new().await;
    let mut phone = Authenticator::phone(1);
    let person = register(&app, &mut phone).await;
    let list = app.call(person.get("/api/auth/notices")).await.json();
    let until = list["notices"][0]["at_ms"].as_i64().unwrap();
    app.clock.pass(Duration::from_secs(1));
    sign_in(&app, &mut phone).await;
    let see = json!({ "until_ms": until });
    let path = "/api/auth/notices/seen";
    assert_eq!(app.call(person.post(path, &see)).await.json(), json!({ "seen": 1 }));
    assert_eq!(app.call(person.post(path, &see)).await.json(), json!({ "seen": 0 }));
    let list = app.call(person.get("/api/auth/notices")).await.json();
    let seen: Vec<_> = list["notices"].as_array().unwrap().iter().map(|row| &row["seen"]).collect();
    assert_eq!(seen, [&json!(false), &json!(true)]);
}

#[tokio::test]
async fn what_one_process_asked_another_takes() {
    let one = TestApp::new().await;
    let file = one.folder.path().join("nakano.db");
    let url = format!("sqlite:{}", file.display()).parse().unwrap();
    let other = TestApp::with(|config| config.database = url).await;
    let mut phone = Authenticator::phone(1);
    let started = one.call(change(Method::POST, "/api/auth/register/start", &json!({}))).await;
    let started = started.json();
    let signed = phone.create(&started["options"]);
    let body = json!({ "ceremony": started["ceremony"], "credential": signed });
    let answer = other.call(change(Method::POST, "/api/auth/register/finish", &body)).await;
    let person = visitor(&answer);
    assert_eq!(one.call(person.get("/api/auth/me")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_address_without_a_name_carries_no_passkeys_and_says_so() {
    let address = "http://127.0.0.1:8080";
    let app = TestApp::with(|config| config.public_url = address.into()).await;
    let mut request = change(Method::POST, "/api/auth/register/start", &json!({}));
    request.headers_mut().insert("origin", address.parse().unwrap());
    assert_eq!(app.call(request).await.problem(), "auth/unavailable");
}
