//! Recovery codes: the way back in when every device is gone.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use nakano_server::auth::grant::{self, Grant};
use nakano_shared::auth::{GrantId, RecoveryCode, Role, grant::Scope, session::STEP_UP_MAX_MS};
use serde_json::json;

use super::steps::{cookie, notices, register, sign_in, try_add, try_step_up, visitor};
use crate::{
    app::{Answer, TestApp, Visitor, change},
    authenticator::Authenticator,
};

async fn make(app: &TestApp, who: &Visitor) -> Vec<String> {
    let answer = app.call(who.post("/api/auth/recovery/make", &json!({}))).await;
    assert_eq!(answer.status, StatusCode::OK);
    serde_json::from_value(answer.json()["codes"].clone()).unwrap()
}

async fn try_recover(app: &TestApp, code: &str) -> Answer {
    let body = json!({ "code": code });
    app.call(change(Method::POST, "/api/auth/recovery/sign-in", &body)).await
}

#[tokio::test]
async fn a_code_brings_its_person_back_once_as_far_as_a_new_passkey() {
    let app = TestApp::new().await;
    let person = register(&app, &mut Authenticator::phone(1)).await;
    let codes = make(&app, &person).await;
    assert_eq!(codes.len(), 10);
    app.clock.pass(Duration::from_secs(1));

    let answer = try_recover(&app, &codes[3].to_lowercase().replace('-', " ")).await;
    let back = visitor(&answer);
    assert_eq!(back.person, person.person);
    assert_eq!(answer.json()["passkey_needed"], json!(true));
    let closed = app.call(back.get("/api/auth/passkeys")).await;
    assert_eq!(closed.problem(), "auth/passkey-needed");
    assert_eq!(try_step_up_start(&app, &back).await, "auth/passkey-needed");

    let again = try_recover(&app, &codes[3]).await;
    assert_eq!(again.status, StatusCode::FORBIDDEN);
    assert_eq!(again.problem(), "auth/recovery-refused", "used");

    let mut phone = Authenticator::phone(2);
    app.clock.pass(Duration::from_millis(STEP_UP_MAX_MS as u64 + 1));
    let answer = try_add(&app, &back, &mut phone).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(app.call(back.get("/api/auth/me")).await.problem(), "auth/not-signed-in");
    let back = Visitor { cookie: cookie(&answer), ..back };
    let me = app.call(back.get("/api/auth/me")).await.json();
    assert_eq!((&me["level"], &me["passkey_needed"]), (&json!("L1"), &json!(false)));
    assert_eq!(me["stepped_up"], json!(true));
    let left = app.call(back.get("/api/auth/recovery")).await.json();
    assert_eq!(left, json!({ "left": 9 }));
    let told = notices(&app, &back).await;
    assert_eq!(told[..2], ["passkey-added", "recovery-code-used"]);
    sign_in(&app, &mut phone).await;
}

#[tokio::test]
async fn a_code_does_not_bring_back_what_took_more_than_a_passkey() {
    let app = TestApp::new().await;
    let mut key = Authenticator::security_key(1);
    let person = register(&app, &mut key).await;
    let codes = make(&app, &person).await;
    let id = person.person;
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                sqlx::query("UPDATE auth_person SET level = 3").execute(&mut **transaction).await?;
                let terms = Grant {
                    person: id,
                    id: GrantId::from_bytes([1; 16]),
                    role: Role::Administrator,
                    scope: Scope::default(),
                    trained_on: None,
                    granted_by: None,
                    granted_at_ms: 0,
                    expires_at_ms: i64::MAX,
                };
                grant::store::insert(transaction, &terms).await
            })
        })
        .await
        .unwrap();
    assert_eq!(app.call(person.get("/api/auth/me")).await.json()["level"], "L3");
    let back = visitor(&try_recover(&app, &codes[0]).await);
    let mut new = Authenticator::security_key(2);
    let answer = try_add(&app, &back, &mut new).await;
    let back = Visitor { cookie: cookie(&answer), ..back };
    assert_eq!(app.call(back.get("/api/auth/me")).await.json()["level"], "L1");
    assert_eq!(app.call(back.get("/api/auth/grants")).await.json(), json!({ "grants": [] }));
}

async fn try_step_up_start(app: &TestApp, who: &Visitor) -> String {
    app.call(who.post("/api/auth/step-up/start", &json!({}))).await.problem()
}

#[tokio::test]
async fn new_codes_take_the_place_of_the_old_and_need_the_person_again() {
    let app = TestApp::new().await;
    let mut phone = Authenticator::phone(1);
    let person = register(&app, &mut phone).await;
    let old = make(&app, &person).await;
    app.clock.pass(Duration::from_millis(STEP_UP_MAX_MS as u64 + 1));
    let answer = app.call(person.post("/api/auth/recovery/make", &json!({}))).await;
    assert_eq!(answer.problem(), "auth/step-up-needed");
    let answer = try_step_up(&app, &person, &mut phone).await;
    let person = Visitor { cookie: cookie(&answer), ..person };
    let new = make(&app, &person).await;
    assert_eq!(try_recover(&app, &old[0]).await.problem(), "auth/recovery-refused");
    assert_eq!(try_recover(&app, &new[0]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_code_that_is_none_is_refused_alike() {
    let app = TestApp::new().await;
    let person = register(&app, &mut Authenticator::phone(1)).await;
    let codes = make(&app, &person).await;
    let same_handle = format!("{}-0000-0000-0000", codes[0].split('-').next().unwrap());
    for code in ["", "nonsense", "0000-0000-0000-0000", &same_handle, &"あ".repeat(1000)] {
        let answer = try_recover(&app, code).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{code}");
        assert_eq!(answer.problem(), "auth/recovery-refused", "{code}");
    }
}

#[tokio::test]
async fn codes_are_not_in_the_database() {
    let app = TestApp::new().await;
    let person = register(&app, &mut Authenticator::phone(1)).await;
    let codes = make(&app, &person).await;
    app.db.close().await;
    let mut raw = Vec::new();
    for entry in std::fs::read_dir(app.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            raw.extend(std::fs::read(path).unwrap());
        }
    }
    let holds = |text: &str| raw.windows(text.len()).any(|part| part == text.as_bytes());
    assert!(holds("$argon2id$v=19$m=19456,t=2,p=1$"));
    for code in &codes {
        let code = RecoveryCode::read(code).unwrap();
        assert!(!holds(&code.to_string()) && !holds(&code.secret()));
    }
    assert!(!holds(person.cookie.strip_prefix("nakano=").unwrap()));
}
