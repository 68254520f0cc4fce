//! Answers of passkeys that are not taken: each vector of WebAuthn level 3 §7.1 and §7.2 that an
//! attacker can reach.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::steps::{ceremony, notices, register, sign_in, try_add, try_sign_in, try_step_up};
use crate::{
    app::{TestApp, change},
    authenticator::Authenticator,
};

/// A way to lie.
type Lie = fn(&mut Authenticator);

const LIES: [(&str, Lie); 4] = [
    ("origin of another site", |it| it.origin = "https://evil.example".into()),
    ("origin of another port", |it| it.origin = "http://localhost:8081".into()),
    ("passkey of another site", |it| it.rp_id = "evil.example".into()),
    ("person not verified", |it| it.verifies = false),
];

#[tokio::test]
async fn a_lie_makes_no_account() {
    let app = TestApp::new().await;
    for (what, lie) in LIES {
        let mut phone = Authenticator::phone(1);
        lie(&mut phone);
        let answer = ceremony(&app, None, "register", json!({}), |asked| phone.create(asked)).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{what}");
        assert_eq!(answer.problem(), "auth/passkey-refused", "{what}");
        assert_eq!(answer.header("set-cookie"), "", "{what}");
    }
}

#[tokio::test]
async fn a_lie_signs_nobody_in_and_steps_nobody_up() {
    let app = TestApp::new().await;
    let mut phone = Authenticator::phone(1);
    let person = register(&app, &mut phone).await;
    for (what, lie) in LIES {
        let mut lying = phone.clone();
        lie(&mut lying);
        for answer in
            [try_sign_in(&app, &mut lying).await, try_step_up(&app, &person, &mut lying).await]
        {
            assert_eq!(answer.problem(), "auth/passkey-refused", "{what}");
            assert_eq!(answer.header("set-cookie"), "", "{what}");
        }
    }
}

async fn start(app: &TestApp) -> Value {
    let body = json!({ "conditional": false });
    app.call(change(Method::POST, "/api/auth/sign-in/start", &body)).await.json()
}

async fn finish(app: &TestApp, started: &Value, credential: &Value) -> crate::app::Answer {
    let body = json!({ "ceremony": started["ceremony"], "credential": credential });
    app.call(change(Method::POST, "/api/auth/sign-in/finish", &body)).await
}

#[tokio::test]
async fn an_answer_is_taken_once_in_time_and_to_its_own_question() {
    let app = TestApp::new().await;
    let mut phone = Authenticator::phone(1);
    register(&app, &mut phone).await;

    let started = start(&app).await;
    let signed = phone.get(&started["options"]);
    assert_eq!(finish(&app, &started, &signed).await.status, StatusCode::OK);
    let again = finish(&app, &started, &signed).await;
    assert_eq!(again.status, StatusCode::GONE);
    assert_eq!(again.problem(), "auth/ceremony-over", "used");

    let started = start(&app).await;
    assert_eq!(finish(&app, &started, &signed).await.problem(), "auth/passkey-refused", "replayed");
    let signed = phone.get(&started["options"]);
    assert_eq!(finish(&app, &started, &signed).await.problem(), "auth/ceremony-over", "one try");

    let started = start(&app).await;
    let signed = phone.get(&started["options"]);
    app.clock.pass(Duration::from_mins(5));
    assert_eq!(finish(&app, &started, &signed).await.status, StatusCode::OK, "on time");
    let started = start(&app).await;
    let signed = phone.get(&started["options"]);
    app.clock.pass(Duration::from_millis(5 * 60 * 1000 + 1));
    assert_eq!(finish(&app, &started, &signed).await.problem(), "auth/ceremony-over", "late");

    let none = json!({ "ceremony": "00112233-4455-4677-8899-aabbccddeeff" });
    assert_eq!(finish(&app, &none, &signed).await.problem(), "auth/ceremony-over", "never asked");
}

#[tokio::test]
async fn a_question_of_one_kind_or_person_is_no_question_of_another() {
    let app = TestApp::new().await;
    let (mut phone, mut other) = (Authenticator::phone(1), Authenticator::phone(2));
    let person = register(&app, &mut phone).await;
    let stranger = register(&app, &mut other).await;

    let started = start(&app).await;
    let signed = phone.get(&started["options"]);
    let body = json!({ "ceremony": started["ceremony"], "credential": signed });
    let answer = app.call(person.post("/api/auth/step-up/finish", &body)).await;
    assert_eq!(answer.problem(), "auth/ceremony-over", "sign-in as step-up");

    let path = "/api/auth/step-up/start";
    let started = app.call(person.post(path, &json!({}))).await.json();
    let mut asked = started["options"].clone();
    asked["publicKey"]["allowCredentials"] = json!([]);
    let body = json!({ "ceremony": started["ceremony"], "credential": other.get(&asked) });
    let answer = app.call(person.post("/api/auth/step-up/finish", &body)).await;
    assert_eq!(answer.problem(), "auth/passkey-refused", "stepped up by another person's passkey");

    let path = "/api/auth/passkeys/start";
    let started = app.call(person.post(path, &json!({}))).await.json();
    let made = Authenticator::phone(3).create(&started["options"]);
    let body = json!({ "ceremony": started["ceremony"], "credential": made });
    let answer = app.call(stranger.post("/api/auth/passkeys/finish", &body)).await;
    assert_eq!(answer.problem(), "auth/ceremony-over", "another person's new passkey");
}

#[tokio::test]
async fn a_counter_that_does_not_go_on_is_refused_and_told() {
    let app = TestApp::new().await;
    let mut key = Authenticator::security_key(1);
    register(&app, &mut key).await;
    let mut copy = key.clone();
    let person = sign_in(&app, &mut key).await;
    app.clock.pass(Duration::from_secs(1));
    let answer = try_sign_in(&app, &mut copy).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(answer.problem(), "auth/passkey-copied", "the same count again");
    assert_eq!(notices(&app, &person).await[0], "passkey-copied");
    sign_in(&app, &mut key).await;
}

#[tokio::test]
async fn a_passkey_belongs_to_one_person() {
    let app = TestApp::new().await;
    let mut phone = Authenticator::phone(1);
    let person = register(&app, &mut phone).await;
    // The same device once more, as if it had lost its memory: the same credential id.
    let mut forgetful = Authenticator::phone(1);
    let answer = ceremony(&app, None, "register", json!({}), |asked| forgetful.create(asked)).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert_eq!(answer.problem(), "auth/passkey-known");
    let mut forgetful = Authenticator::phone(1);
    let answer = try_add(&app, &person, &mut forgetful).await;
    assert_ne!(answer.status, StatusCode::OK);

    let started = start(&app).await;
    let mut signed = phone.get(&started["options"]);
    signed["response"]["userHandle"] = json!("AAAAAAAAAAAAAAAAAAAAAA");
    let answer = finish(&app, &started, &signed).await;
    assert_eq!(answer.problem(), "auth/passkey-refused", "says to be somebody else's");
}

#[tokio::test]
async fn what_is_no_answer_is_malformed_and_a_wrong_signature_refused() {
    let app = TestApp::new().await;
    let mut phone = Authenticator::phone(1);
    register(&app, &mut phone).await;
    for nonsense in [json!({}), json!(null), json!([]), json!({ "id": "a", "rawId": "%%" })] {
        let started = start(&app).await;
        assert_eq!(finish(&app, &started, &nonsense).await.problem(), "request/malformed");
    }
    let started = start(&app).await;
    let mut signed = phone.get(&started["options"]);
    let elsewhere = phone.get(&start(&app).await["options"]);
    signed["response"]["signature"] = elsewhere["response"]["signature"].clone();
    assert_eq!(finish(&app, &started, &signed).await.problem(), "auth/passkey-refused");
}
