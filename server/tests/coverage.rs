//! Every route, one by one: who may call it, what it refuses, what every answer carries.
//!
//! The table below is what a person has looked at. A route that is not in it fails the first test,
//! and a route that does not come from a room's table fails the second. Who is refused, and how, is
//! walked in `coverage/doors.rs`.

use std::{fs, num::NonZeroU32, path::Path};

use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use nakano_server::{
    Route, Who,
    answer::{CONTENT_SECURITY_POLICY, PERMISSIONS_POLICY},
    config::Rate,
    router,
};
use nakano_shared::auth::Role;

use crate::app::{Answer, TestApp, from_app, request, with};

#[path = "coverage/doors.rs"]
mod doors;

/// Routes that were looked at: id, method, path, who.
const REVIEWED: [(&str, Method, &str, Who); 42] = [
    ("health.check", Method::GET, "/api/health", Who::Anyone),
    ("health.version", Method::GET, "/api/version", Who::Anyone),
    ("shelter.places", Method::GET, "/api/shelter/places", Who::Anyone),
    ("auth.me", Method::GET, "/api/auth/me", Who::Recovering),
    ("auth.sign-out", Method::POST, "/api/auth/sign-out", Who::Recovering),
    ("auth.sessions", Method::GET, "/api/auth/sessions", Who::SignedIn),
    ("auth.end-session", Method::POST, "/api/auth/sessions/end", Who::SignedIn),
    ("auth.end-all-sessions", Method::POST, "/api/auth/sessions/end-all", Who::SignedIn),
    ("auth.start-register", Method::POST, "/api/auth/register/start", Who::Anyone),
    ("auth.finish-register", Method::POST, "/api/auth/register/finish", Who::Anyone),
    ("auth.start-sign-in", Method::POST, "/api/auth/sign-in/start", Who::Anyone),
    ("auth.finish-sign-in", Method::POST, "/api/auth/sign-in/finish", Who::Anyone),
    ("auth.start-step-up", Method::POST, "/api/auth/step-up/start", Who::SignedIn),
    ("auth.finish-step-up", Method::POST, "/api/auth/step-up/finish", Who::SignedIn),
    ("auth.passkeys", Method::GET, "/api/auth/passkeys", Who::SignedIn),
    ("auth.start-passkey", Method::POST, "/api/auth/passkeys/start", Who::KeyMaker),
    ("auth.finish-passkey", Method::POST, "/api/auth/passkeys/finish", Who::KeyMaker),
    ("auth.name-passkey", Method::POST, "/api/auth/passkeys/name", Who::SignedIn),
    ("auth.remove-passkey", Method::POST, "/api/auth/passkeys/remove", Who::SteppedUp),
    ("auth.notices", Method::GET, "/api/auth/notices", Who::SignedIn),
    ("auth.see-notices", Method::POST, "/api/auth/notices/seen", Who::SignedIn),
    ("auth.recovery", Method::GET, "/api/auth/recovery", Who::SignedIn),
    ("auth.make-codes", Method::POST, "/api/auth/recovery/make", Who::SteppedUp),
    ("auth.recover", Method::POST, "/api/auth/recovery/sign-in", Who::Anyone),
    ("auth.grants", Method::GET, "/api/auth/grants", Who::SignedIn),
    ("auth.grants-of", Method::POST, "/api/desk/auth/grants/of", Who::Role(Role::Administrator)),
    ("auth.give-grant", Method::POST, "/api/desk/auth/grants/give", Who::Role(Role::Administrator)),
    ("auth.end-grant", Method::POST, "/api/desk/auth/grants/end", Who::Role(Role::Administrator)),
    ("auth.audit", Method::GET, "/api/auth/audit", Who::SignedIn),
    ("auth.remove-account", Method::POST, "/api/auth/account/remove", Who::SteppedUp),
    ("sync.push", Method::POST, "/api/sync/push", Who::SignedIn),
    ("sync.pull", Method::GET, "/api/sync/pull", Who::SignedIn),
    ("sync.events", Method::GET, "/api/sync/events", Who::SignedIn),
    ("sync.spaces", Method::GET, "/api/sync/spaces", Who::SignedIn),
    ("sync.create-space", Method::POST, "/api/sync/spaces/create", Who::SignedIn),
    ("sync.leave-space", Method::POST, "/api/sync/spaces/leave", Who::SignedIn),
    ("sync.remove-member", Method::POST, "/api/sync/spaces/remove", Who::SignedIn),
    ("sync.invite", Method::POST, "/api/sync/invitations/create", Who::SteppedUp),
    ("sync.accept", Method::POST, "/api/sync/invitations/accept", Who::SignedIn),
    ("sync.devices", Method::GET, "/api/sync/devices", Who::SignedIn),
    ("sync.register-device", Method::POST, "/api/sync/devices/register", Who::SteppedUp),
    ("sync.revoke-device", Method::POST, "/api/sync/devices/revoke", Who::SignedIn),
];

/// Routes that change something and are open to anyone: the ways in.
const PUBLIC_CHANGES: [&str; 5] = [
    "auth.start-register",
    "auth.finish-register",
    "auth.start-sign-in",
    "auth.finish-sign-in",
    "auth.recover",
];

#[test]
fn every_route_was_looked_at() {
    let routes =
        router::routes().map(|route| (route.id, route.method.clone(), route.path, route.who));
    assert_eq!(routes.collect::<Vec<_>>(), REVIEWED);
}

#[test]
fn routes_come_from_tables_only() {
    let mut found = Vec::new();
    visit(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut |file, text| {
        for call in [".route(", ".route_service(", ".nest(", ".nest_service(", ".merge("] {
            let times = text.matches(call).count();
            found.extend(std::iter::repeat_n((file.to_owned(), call), times));
        }
    });
    assert_eq!(found, [("router.rs".to_owned(), ".route(")]);
}

fn visit(folder: &Path, look: &mut impl FnMut(&str, &str)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            visit(&path, look);
        } else {
            let name = path.file_name().unwrap().to_str().unwrap();
            look(name, &fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn what_changes_something_or_is_of_the_desk_is_not_for_anyone() {
    for route in router::routes() {
        let reads = [Method::GET, Method::HEAD].contains(&route.method);
        let desk = route.path.starts_with("/api/desk/");
        if desk || !(reads || PUBLIC_CHANGES.contains(&route.id)) {
            assert_ne!(route.who, Who::Anyone, "{}", route.id);
        }
        assert!(route.path.starts_with("/api/"), "{}", route.id);
        let room = route.id.split('.').next().unwrap();
        let named = route.path.split('/').any(|part| part == room);
        assert!(named || room == "health", "{} is named by its room", route.id);
    }
}

#[tokio::test]
async fn every_answer_of_every_route_carries_the_security_headers() {
    for (public_url, strict) in [
        ("http://localhost:8080", ""),
        ("https://pocket.example.jp", "max-age=63072000; includeSubDomains"),
    ] {
        let app = TestApp::with(|config| {
            config.public_url = public_url.to_owned();
            config.body_bytes_max = 8;
            config.api_rate.burst = NonZeroU32::MAX;
        })
        .await;
        let check = |answer: &Answer, what: &str| {
            for (name, want) in [
                ("content-security-policy", CONTENT_SECURITY_POLICY),
                ("permissions-policy", PERMISSIONS_POLICY),
                ("x-content-type-options", "nosniff"),
                ("referrer-policy", "no-referrer"),
                ("cross-origin-opener-policy", "same-origin"),
                ("cross-origin-resource-policy", "same-origin"),
                ("strict-transport-security", strict),
            ] {
                assert_eq!(answer.header(name), want, "{what}: {name}");
            }
            assert_ne!(answer.header("x-request-id"), "", "{what}");
            assert_ne!(answer.header("cache-control"), "", "{what}");
        };
        for route in router::routes() {
            let path = sample(route);
            let call = || request(route.method.clone(), &path);
            check(&app.call(call()).await, route.id);
            check(&app.call(request(Method::TRACE, &path)).await, "wrong method");
            check(&app.call(call().map(|_| Body::from("a".repeat(9)))).await, "large body");
            check(&app.call(with(call(), "accept", "image/png")).await, "wrong type");
        }
        for path in ["/", "/index.html", "/missing.js", "/assets/app-1a2b.wasm", "/api/none"] {
            check(&app.get(path).await, path);
        }
        check(&app.visit("/shelter").await, "a link inside the app");
    }
}

#[tokio::test]
async fn every_route_refuses_what_it_does_not_take() {
    let app = TestApp::with(|config| {
        config.body_bytes_max = 8;
        config.api_rate.burst = NonZeroU32::MAX;
    })
    .await;
    for route in router::routes() {
        let (id, path) = (route.id, sample(route));
        let known: Vec<_> = router::routes().filter(|other| other.path == route.path).collect();
        for method in [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            if known.iter().any(|route| route.method == method) {
                continue;
            }
            let answer = app.call(from_app(request(method.clone(), &path))).await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{id} {method}");
            assert_eq!(answer.problem(), "request/method-not-allowed", "{id} {method}");
            let allow = answer.header("allow");
            assert!(allow.contains(route.method.as_str()), "{id} {method}: {allow:?}");
        }
        let large = request(route.method.clone(), &path).map(|_| Body::from("a".repeat(9)));
        let answer = app.call(large).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{id}");
        assert_eq!(answer.problem(), "request/too-large", "{id}");

        let answer = app.get(&format!("{path}/nothing")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{id}");
        assert_eq!(answer.problem(), "request/not-found", "{id}");

        if route.method == Method::GET {
            let image = with(request(Method::GET, &path), "accept", "image/png");
            assert_eq!(app.call(image).await.problem(), "request/not-acceptable", "{id}");
            let head = app.call(request(Method::HEAD, &path)).await;
            assert!(head.body.is_empty(), "{id}");
        }
    }
}

#[tokio::test]
async fn every_route_counts_how_often_it_is_asked() {
    for route in router::routes() {
        let one = NonZeroU32::MIN;
        let app = TestApp::with(|config| config.api_rate = Rate { per_second: one, burst: one });
        let app = app.await;
        let call = || request(route.method.clone(), &sample(route));
        assert_ne!(app.call(call()).await.status, StatusCode::TOO_MANY_REQUESTS, "{}", route.id);
        let answer = app.call(call()).await;
        assert_eq!(answer.problem(), "request/too-many", "{}", route.id);
        assert_eq!(answer.retry_after().as_secs(), 1, "{}", route.id);
    }
}

/// The path with something in place of its parameters.
fn sample(route: &Route) -> String {
    let parts = route.path.split('/');
    let filled = parts.map(|part| if part.starts_with('{') { "0" } else { part });
    filled.collect::<Vec<_>>().join("/")
}
