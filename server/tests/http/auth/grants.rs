//! Roles: given by the operator and by administrators, to who is trained and has the right key.

use std::time::Duration;

use axum::http::StatusCode;
use nakano_server::auth::grant::command;
use nakano_shared::{
    auth::{
        PersonId, Role,
        grant::{Scope, Terms},
        session::STAFF_IDLE_MAX_MS,
    },
    kernel::date::Date,
};
use serde_json::json;

use super::steps::{cookie, notices, register, sign_in, try_add, try_step_up};
use crate::{
    app::{TestApp, Visitor},
    authenticator::Authenticator,
};

const GIVE: &str = "/api/desk/auth/grants/give";
const END: &str = "/api/desk/auth/grants/end";

async fn appoint(app: &TestApp, person: PersonId) -> Result<String, String> {
    let day = |year| Date::new(year, 11, 22).unwrap();
    let terms = Terms {
        role: Role::Administrator,
        scope: Scope::default(),
        trained_on: Some(day(2026)),
        until: day(2027),
    };
    let mut out = Vec::new();
    let random = nakano_server::random::SystemRandom;
    let done = command::grant(&app.db, &*app.clock, &random, person, terms, &mut out).await;
    done.map(|()| String::from_utf8(out).unwrap()).map_err(|failure| failure.to_string())
}

/// An administrator with a security key.
async fn administrator(app: &TestApp, key: &mut Authenticator) -> Visitor {
    let person = register(app, key).await;
    appoint(app, person.person).await.unwrap();
    person
}

fn clerk(person: PersonId) -> serde_json::Value {
    let terms = json!({ "role": "shop_clerk", "scope": "shop:0042", "until": "2027-03-31" });
    json!({ "person": person, "terms": terms })
}

#[tokio::test]
async fn the_operator_makes_the_first_administrator_who_gives_and_takes_back() {
    let app = TestApp::new().await;
    let admin = administrator(&app, &mut Authenticator::security_key(1)).await;
    let hana = register(&app, &mut Authenticator::phone(2)).await;
    app.clock.pass(Duration::from_secs(1));
    let given = app.call(admin.post(GIVE, &clerk(hana.person))).await;
    assert_eq!(given.status, StatusCode::OK);
    let list = app.call(hana.get("/api/auth/grants")).await.json();
    assert_eq!(list["grants"][0]["role"], "shop_clerk");
    assert_eq!(list["grants"][0]["scope"], "shop:0042");
    assert_eq!(notices(&app, &hana).await[0], "role-granted");
    let audit = app.call(hana.get("/api/auth/audit")).await.json();
    let line = &audit["lines"][0];
    assert_eq!((&line["own"], &line["role"]), (&json!(false), &json!("administrator")));
    assert_eq!(line["deed"], "auth.role-granted");

    app.clock.pass(Duration::from_secs(1));
    let of = json!({ "person": hana.person });
    let seen = app.call(admin.post("/api/desk/auth/grants/of", &of)).await.json();
    assert_eq!(seen, list);
    let audit = app.call(hana.get("/api/auth/audit")).await.json();
    assert_eq!(audit["lines"][0]["deed"], "auth.grants-seen");
    let of = json!({ "person": PersonId::from_bytes([0; 16]) });
    let nobody = app.call(admin.post("/api/desk/auth/grants/of", &of)).await;
    assert_eq!(nobody.problem(), "request/not-found");

    let end = json!({ "person": hana.person, "grant": given.json()["grant"] });
    app.clock.pass(Duration::from_secs(1));
    assert_eq!(app.call(admin.post(END, &end)).await.status, StatusCode::OK);
    assert_eq!(app.call(admin.post(END, &end)).await.problem(), "request/not-found");
    let list = app.call(hana.get("/api/auth/grants")).await.json();
    assert_eq!(list, json!({ "grants": [] }));
    assert_eq!(notices(&app, &hana).await[0], "role-ended");
}

#[tokio::test]
async fn a_role_ends_with_its_last_day() {
    let app = TestApp::new().await;
    let mut key = Authenticator::security_key(1);
    let admin = administrator(&app, &mut key).await;
    let hana = app.sign_in().await;
    let mut body = clerk(hana.person);
    body["terms"]["until"] = json!("2026-11-22");
    assert_eq!(app.call(admin.post(GIVE, &body)).await.status, StatusCode::OK);
    let grants = async || app.call(hana.get("/api/auth/grants")).await.json()["grants"].clone();
    // It is nine in the morning in Japan.
    app.clock.pass(Duration::from_hours(15) - Duration::from_millis(1));
    assert_eq!(grants().await.as_array().unwrap().len(), 1);
    app.clock.pass(Duration::from_millis(1));
    assert_eq!(grants().await, json!([]));
}

#[tokio::test]
async fn staff_needs_a_key_that_stays_to_be_granted_and_to_work() {
    let app = TestApp::new().await;
    let (mut phone, mut key) = (Authenticator::phone(1), Authenticator::security_key(2));
    let person = register(&app, &mut phone).await;
    let refused = appoint(&app, person.person).await.unwrap_err();
    assert!(refused.contains("auth/device-key-needed"), "{refused}");
    try_add(&app, &person, &mut key).await;
    let said = appoint(&app, person.person).await.unwrap();
    assert!(said.starts_with("granted administrator to"), "{said}");

    let hana = app.sign_in().await;
    let by_phone = app.call(person.post(GIVE, &clerk(hana.person))).await;
    assert_eq!(by_phone.status, StatusCode::FORBIDDEN);
    assert_eq!(by_phone.problem(), "auth/device-key-needed", "signed in by a copied key");
    let by_key = sign_in(&app, &mut key).await;
    assert_eq!(app.call(by_key.post(GIVE, &clerk(hana.person))).await.status, StatusCode::OK);

    app.clock.pass(Duration::from_millis(STAFF_IDLE_MAX_MS as u64 + 1));
    let idle = app.call(by_key.post(GIVE, &clerk(hana.person))).await;
    assert_eq!(idle.problem(), "auth/step-up-needed");
    let answer = try_step_up(&app, &by_key, &mut key).await;
    let by_key = Visitor { cookie: cookie(&answer), ..by_key };
    assert_eq!(app.call(by_key.post(GIVE, &clerk(hana.person))).await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_cannot_be_granted_is_refused_by_name() {
    let app = TestApp::new().await;
    let admin = administrator(&app, &mut Authenticator::security_key(1)).await;
    let hana = register(&app, &mut Authenticator::phone(2)).await;
    let staff = |change: &dyn Fn(&mut serde_json::Value)| {
        let terms =
            json!({ "role": "shelter_staff", "trained_on": "2026-04-01", "until": "2027-03-31" });
        let mut body = json!({ "person": hana.person, "terms": terms });
        change(&mut body);
        body
    };
    for (body, want) in [
        (staff(&|_| {}), "auth/device-key-needed"),
        (staff(&|it| it["terms"]["trained_on"] = json!(null)), "auth/training-needed"),
        (staff(&|it| it["terms"]["until"] = json!("2028-03-31")), "auth/grant-time-refused"),
        (staff(&|it| it["terms"]["role"] = json!("shop_owner")), "auth/scope-refused"),
        (staff(&|it| it["terms"]["role"] = json!("king")), "request/malformed"),
        (staff(&|it| it["terms"]["scope"] = json!("<b>")), "request/malformed"),
        (clerk(PersonId::from_bytes([0; 16])), "request/not-found"),
    ] {
        assert_eq!(app.call(admin.post(GIVE, &body)).await.problem(), want, "{body}");
    }
    let hana_gives = app.call(hana.post(GIVE, &clerk(hana.person))).await;
    assert_eq!(hana_gives.problem(), "auth/wrong-role");
}
