//! The account as a whole: who looked at it, its end, and what is left.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use nakano_server::auth::audit::{self, Heads, Whole};
use nakano_shared::auth::session::STEP_UP_MAX_MS;
use serde_json::json;

use super::steps::{cookie, register, sign_in, try_sign_in, try_step_up};
use crate::{
    app::{TestApp, Visitor, change},
    authenticator::Authenticator,
};

const REMOVE: &str = "/api/auth/account/remove";

#[tokio::test]
async fn a_person_sees_what_was_done_to_their_data_and_nobody_elses() {
    let app = TestApp::new().await;
    let mut phone = Authenticator::phone(1);
    let person = register(&app, &mut phone).await;
    register(&app, &mut Authenticator::phone(2)).await;
    app.clock.pass(Duration::from_secs(1));
    sign_in(&app, &mut phone).await;
    let log = app.call(person.get("/api/auth/audit")).await.json();
    let lines = log["lines"].as_array().unwrap();
    let deeds: Vec<_> = lines.iter().map(|line| line["deed"].as_str().unwrap()).collect();
    assert_eq!(deeds, ["auth.signed-in", "auth.account-made"]);
    assert!(lines.iter().all(|line| line["own"] == json!(true) && line["role"] == "resident"));
}

#[tokio::test]
async fn a_removed_account_leaves_nothing_but_links_of_the_chain() {
    let app = TestApp::new().await;
    let mut phone = Authenticator::phone(1);
    let person = register(&app, &mut phone).await;
    let other = register(&app, &mut Authenticator::phone(2)).await;
    app.call(person.post("/api/auth/recovery/make", &json!({}))).await;
    let codes = app.call(person.get("/api/auth/recovery")).await.json();
    assert_eq!(codes, json!({ "left": 10 }));
    app.clock.pass(Duration::from_millis(STEP_UP_MAX_MS as u64 + 1));
    let early = app.call(person.post(REMOVE, &json!({}))).await;
    assert_eq!(early.problem(), "auth/step-up-needed");
    let answer = try_step_up(&app, &person, &mut phone).await;
    let person = Visitor { cookie: cookie(&answer), ..person };

    let answer = app.call(person.post(REMOVE, &json!({}))).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.header("set-cookie").starts_with("nakano=; "));
    let links = json!({ "room": "auth", "what": "audit-links", "by": "audit-chain", "records": 2 });
    assert_eq!(answer.json(), json!({ "kept": [links] }));
    assert_eq!(app.call(person.get("/api/auth/me")).await.problem(), "auth/not-signed-in");
    assert_eq!(try_sign_in(&app, &mut phone).await.problem(), "auth/passkey-unknown");
    assert_eq!(app.call(other.get("/api/auth/me")).await.status, StatusCode::OK);

    let whole = audit::verify(&app.db, &Heads::default()).await.unwrap();
    assert!(matches!(whole, Whole { lines: 3, erased: 2, .. }), "{whole}");
    app.db.close().await;
    let raw = std::fs::read(app.folder.path().join("nakano.db")).unwrap();
    let holds = |text: &str| raw.windows(text.len()).any(|part| part == text.as_bytes());
    assert!(holds(&other.person.to_string()));
    assert!(!holds(&person.person.to_string()), "not even where a row had been");
}

#[tokio::test]
async fn a_recovery_code_of_a_removed_account_opens_nothing() {
    let app = TestApp::new().await;
    let person = register(&app, &mut Authenticator::phone(1)).await;
    let made = app.call(person.post("/api/auth/recovery/make", &json!({}))).await.json();
    assert_eq!(app.call(person.post(REMOVE, &json!({}))).await.status, StatusCode::OK);
    let body = json!({ "code": made["codes"][0] });
    let answer = app.call(change(Method::POST, "/api/auth/recovery/sign-in", &body)).await;
    assert_eq!(answer.problem(), "auth/recovery-refused");
}
