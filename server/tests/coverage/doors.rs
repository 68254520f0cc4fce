//! Every route × everyone who may not: strangers, those whose session is over, those who lack a
//! passkey, a fresh verification or a role, other people, and other sites.
//!
//! What is expected follows from the route's own word and from three lists; a route that is in none
//! of the lists fails.

use std::{num::NonZeroU32, time::Duration};

use axum::{
    body::Body,
    http::{Method, Request, StatusCode},
};
use nakano_server::{
    Route, Who,
    auth::grant::{self, Grant},
    router,
};
use nakano_shared::auth::{
    GrantId, PersonId, Role,
    grant::Scope,
    session::{Began, STAFF_IDLE_MAX_MS, STEP_UP_MAX_MS},
};
use serde_json::{Value, json};

use super::sample;
use crate::{
    app::{TestApp, Visitor, change, from_app, request, with},
    auth::steps::{register, try_add},
    authenticator::Authenticator,
    clock::START_UTC_MS,
};

/// Routes that name no thing of anybody: they act on what is the caller's own.
const OF_ONES_OWN: [&str; 22] = [
    "auth.me",
    "auth.sign-out",
    "auth.sessions",
    "auth.end-all-sessions",
    "auth.start-step-up",
    "auth.finish-step-up",
    "auth.passkeys",
    "auth.start-passkey",
    "auth.finish-passkey",
    "auth.notices",
    "auth.see-notices",
    "auth.recovery",
    "auth.make-codes",
    "auth.grants",
    "auth.audit",
    "auth.remove-account",
    "sync.events",
    "sync.spaces",
    "sync.create-space",
    "sync.accept",
    "sync.devices",
    "sync.register-device",
];

/// Routes that name a space or a device; that another person's is not there, `http/sync/hostile.rs`
/// tells.
const OF_SPACES: [&str; 6] = [
    "sync.push",
    "sync.pull",
    "sync.leave-space",
    "sync.remove-member",
    "sync.invite",
    "sync.revoke-device",
];

/// Routes for a role, whose business is with other people.
const OF_OFFICE: [&str; 3] = ["auth.grants-of", "auth.give-grant", "auth.end-grant"];

/// Writes the body that names another person's thing.
type Naming = fn(&Things) -> Value;

/// Routes that name a thing.
const NAMING: [(&str, Naming); 3] = [
    ("auth.end-session", |of| json!({ "session": of.session })),
    ("auth.name-passkey", |of| json!({ "passkey": of.passkey, "name": "mine" })),
    ("auth.remove-passkey", |of| json!({ "passkey": of.passkey })),
];

/// What another person has.
struct Things {
    session: Value,
    passkey: Value,
}

fn call(route: &Route) -> Request<Body> {
    let request = request(route.method.clone(), &sample(route));
    if route.method == Method::GET { request } else { from_app(request) }
}

fn by(who: &Visitor, route: &Route) -> Request<Body> {
    with(call(route), "cookie", &who.cookie)
}

/// What the guard says; everything else is the handler's.
const AT_THE_DOOR: [&str; 5] = [
    "auth/not-signed-in",
    "auth/passkey-needed",
    "auth/step-up-needed",
    "auth/wrong-role",
    "auth/device-key-needed",
];

/// Asserts what the door of each route says to such a visitor; `None`: it lets them through. A new
/// visitor for each route, since some of them end what a visitor stands on.
async fn walk(visitor: impl AsyncFn(&TestApp) -> Visitor, want: fn(Who) -> Option<&'static str>) {
    let app = TestApp::new().await;
    for route in router::routes() {
        let who = visitor(&app).await;
        let answer = app.call(by(&who, route)).await;
        let code = (answer.status.as_u16() >= 400).then(|| answer.problem());
        let said = code.filter(|code| AT_THE_DOOR.contains(&code.as_str()));
        assert_eq!(said.as_deref(), want(route.who), "{}", route.id);
    }
}

#[test]
fn every_route_says_whose_things_it_touches() {
    let naming = NAMING.map(|(id, _)| id);
    let listed = |id: &str| {
        let lists = [&OF_ONES_OWN[..], &OF_OFFICE, &OF_SPACES, &naming];
        lists.iter().map(|list| list.iter().filter(|other| **other == id).count()).sum::<usize>()
    };
    for route in router::routes() {
        assert_eq!(listed(route.id), usize::from(route.who != Who::Anyone), "{}", route.id);
        let office = OF_OFFICE.contains(&route.id);
        assert_eq!(office, matches!(route.who, Who::Role(_)), "{}", route.id);
    }
    for id in OF_ONES_OWN.iter().chain(&OF_OFFICE).chain(&OF_SPACES).chain(&naming) {
        assert!(router::routes().any(|route| route.id == *id), "{id} is no route");
    }
}

#[tokio::test]
async fn a_stranger_is_let_in_nowhere_but_where_anyone_is() {
    let nobody = async |_: &TestApp| Visitor {
        person: PersonId::from_bytes([0; 16]),
        cookie: format!("nakano={}", "5a".repeat(32)),
    };
    walk(nobody, |who| (who != Who::Anyone).then_some("auth/not-signed-in")).await;
}

#[tokio::test]
async fn who_has_signed_out_is_a_stranger() {
    let gone = async |app: &TestApp| {
        let person = app.sign_in().await;
        app.call(person.post("/api/auth/sign-out", &json!({}))).await;
        person
    };
    walk(gone, |who| (who != Who::Anyone).then_some("auth/not-signed-in")).await;
}

#[tokio::test]
async fn who_came_by_a_recovery_code_makes_a_passkey_first() {
    let recovering = async |app: &TestApp| {
        let person = app.sign_in().await.person;
        app.sign_in_again(person, Began::RecoveryCode).await
    };
    walk(recovering, |who| match who {
        Who::Anyone | Who::Recovering | Who::KeyMaker => None,
        _ => Some("auth/passkey-needed"),
    })
    .await;
}

#[tokio::test]
async fn who_was_verified_a_while_ago_is_verified_again() {
    let idle = async |app: &TestApp| {
        let person = app.sign_in().await;
        app.clock.pass(Duration::from_millis(STEP_UP_MAX_MS as u64 + 1));
        person
    };
    walk(idle, |who| match who {
        Who::SteppedUp | Who::KeyMaker => Some("auth/step-up-needed"),
        Who::Role(_) => Some("auth/wrong-role"),
        _ => None,
    })
    .await;
}

#[tokio::test]
async fn who_has_another_role_has_the_wrong_one() {
    let other =
        async |app: &TestApp| appointed(app, true, |role| *role != Role::Administrator).await;
    walk(other, |who| matches!(who, Who::Role(Role::Administrator)).then_some("auth/wrong-role"))
        .await;
}

#[tokio::test]
async fn staff_works_by_a_key_that_stays_and_within_a_shift() {
    walk(async |app| appointed(app, true, |_| true).await, |_| None).await;
    let staff = |who| matches!(who, Who::Role(role) if role.is_staff());
    let copied = async |app: &TestApp| appointed(app, false, |_| true).await;
    walk(copied, |who| match who {
        Who::Role(role) if role.is_staff() => Some("auth/device-key-needed"),
        _ => None,
    })
    .await;
    assert!(router::routes().any(|route| staff(route.who)));
    let idle = async |app: &TestApp| {
        let person = appointed(app, true, |_| true).await;
        app.clock.pass(Duration::from_millis(STAFF_IDLE_MAX_MS as u64 + 1));
        person
    };
    walk(idle, |who| match who {
        Who::SteppedUp | Who::KeyMaker => Some("auth/step-up-needed"),
        Who::Role(role) if role.is_staff() => Some("auth/step-up-needed"),
        _ => None,
    })
    .await;
}

/// A person with each role of `which`, signed in by a key that stays in its device or not.
async fn appointed(app: &TestApp, device_bound: bool, which: fn(&Role) -> bool) -> Visitor {
    let person = app.sign_in().await.person;
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                for (number, role) in (0..).zip(Role::ALL.iter().copied().filter(which)) {
                    let grant = Grant {
                        person,
                        id: GrantId::from_bytes([number; 16]),
                        role,
                        scope: Scope::default(),
                        trained_on: None,
                        granted_by: None,
                        granted_at_ms: START_UTC_MS,
                        expires_at_ms: i64::MAX,
                    };
                    grant::store::insert(transaction, &grant).await?;
                }
                Ok(())
            })
        })
        .await
        .unwrap();
    app.sign_in_by(person, Some(device_bound)).await
}

#[tokio::test]
async fn another_persons_things_are_not_there() {
    for (id, body) in NAMING {
        let app = TestApp::new().await;
        let (mut phone, mut key) = (Authenticator::phone(1), Authenticator::security_key(2));
        let hana = register(&app, &mut phone).await;
        try_add(&app, &hana, &mut key).await;
        let me = app.call(hana.get("/api/auth/me")).await.json();
        let list = app.call(hana.get("/api/auth/passkeys")).await.json();
        let things = Things {
            session: me["session"].clone(),
            passkey: list["passkeys"][1]["passkey"].clone(),
        };
        let taro = app.sign_in().await;
        let route = router::routes().find(|route| route.id == id).unwrap();
        let asked = change(route.method.clone(), route.path, &body(&things));
        let answer = app.call(with(asked, "cookie", &taro.cookie)).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{id}");
        assert_eq!(answer.problem(), "request/not-found", "{id}");
        assert_eq!(app.call(hana.get("/api/auth/passkeys")).await.json(), list, "{id}");
        let asked = change(route.method.clone(), route.path, &body(&things));
        let answer = app.call(with(asked, "cookie", &hana.cookie)).await;
        assert_eq!(answer.status, StatusCode::OK, "{id}: its owner may");
    }
}

#[tokio::test]
async fn a_change_from_another_site_or_without_our_header_is_refused() {
    let app = TestApp::with(|config| config.api_rate.burst = NonZeroU32::MAX).await;
    let person = appointed(&app, true, |_| true).await;
    for route in router::routes() {
        if [Method::GET, Method::HEAD].contains(&route.method) {
            continue;
        }
        let bare = || {
            let request = request(route.method.clone(), &sample(route));
            with(request, "cookie", &person.cookie)
        };
        let form = || with(from_app(bare()), "content-type", "text/plain");
        let ours = |request| with(request, "origin", "http://localhost:8080");
        let other = "https://evil.example";
        for (request, want) in [
            (ours(bare()), "request/no-app-header"),
            (with(bare(), "x-nakano", "1"), "request/cross-site"),
            (with(with(bare(), "x-nakano", "1"), "origin", other), "request/cross-site"),
            (with(with(bare(), "x-nakano", "1"), "origin", "null"), "request/cross-site"),
            (from_app(with(bare(), "origin", other)), "request/cross-site"),
            (with(from_app(bare()), "sec-fetch-site", "cross-site"), "request/cross-site"),
            (with(from_app(bare()), "sec-fetch-site", "same-site"), "request/cross-site"),
        ] {
            let answer = app.call(request).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}", route.id);
            assert_eq!(answer.problem(), want, "{}", route.id);
        }
        // What a form of another site could send is not taken for JSON.
        if route.id != "auth.sign-out" {
            let answer = app.call(form()).await;
            assert_eq!(answer.problem(), "request/not-json", "{}", route.id);
        }
    }
}
