//! What is pushed is pulled, byte for byte, once.

use axum::http::StatusCode;
use nakano_shared::sync::{
    Refusal,
    api::{Outcome, Push},
    device::DeviceCertificate,
    limits::PUSH_CHANGES_MAX,
};
use serde_json::json;

use super::Person;
use crate::{app::TestApp, clock::START_UTC_MS};

#[tokio::test]
async fn text_is_data_and_comes_back_as_it_was() {
    let app = TestApp::new().await;
    let person = Person::join(&app).await;
    let titles =
        ["<script>alert(1)</script>", "'); DROP TABLE sync_change;--", "\u{202e}\u{0}\"𠮷"];
    let changes = titles
        .map(|title| person.device.signed(&person.device.change(person.own(), title)))
        .to_vec();
    let answer = person.push(&app, &Push { changes: changes.clone() }).await;
    assert_eq!(answer.server_ms, START_UTC_MS);
    let page = person.page(&app, person.own(), 0).await;
    for (at, (stored, signed)) in page.changes.into_iter().zip(changes).enumerate() {
        assert_eq!(answer.results[at].outcome, Outcome::Stored(stored.seq));
        assert_eq!(signed, stored.signed.into());
    }
    let raw = person.pull(&app, person.own(), 0).await;
    assert_eq!(raw.header("content-type"), "application/json");
    assert_eq!(raw.header("cache-control"), "no-store");
}

#[tokio::test]
async fn a_replayed_push_has_the_same_answer_and_changes_nothing() {
    let app = TestApp::new().await;
    let person = Person::join(&app).await;
    let push = person.device.push(person.own(), "税");
    let first = person.push(&app, &push).await;
    for _ in 0..3 {
        assert_eq!(person.push(&app, &push).await, first);
    }
    assert_eq!(person.page(&app, person.own(), 0).await.changes.len(), 1);
}

#[tokio::test]
async fn a_pull_goes_on_where_it_ended() {
    let app = TestApp::new().await;
    let person = Person::join(&app).await;
    for title in ["一", "二", "三"] {
        person.push(&app, &person.device.push(person.own(), title)).await;
    }
    let page = person.page(&app, person.own(), 1).await;
    let places: Vec<_> = page.changes.iter().map(|change| change.seq).collect();
    assert_eq!((places, page.next, page.more), (vec![2, 3], 3, false));
    let page = person.page(&app, person.own(), 3).await;
    assert_eq!((page.changes.len(), page.next, page.more), (0, 3, false));
    let page = person.page(&app, person.own(), u64::MAX).await;
    assert_eq!((page.changes.len(), page.next, page.more), (0, u64::MAX, false));
}

#[tokio::test]
async fn a_device_that_was_signed_off_writes_no_more_and_reads_on() {
    let app = TestApp::new().await;
    let person = Person::join(&app).await;
    person.push(&app, &person.device.push(person.own(), "before")).await;
    let device = json!({ "device": person.device.id });
    for _ in 0..2 {
        let answer = person.post(&app, "/api/sync/devices/revoke", &device).await;
        assert_eq!(answer.status, StatusCode::OK, "signed off is signed off");
    }
    let answer = person.push(&app, &person.device.push(person.own(), "after")).await;
    assert_eq!(answer.results[0].outcome, Outcome::Refused(Refusal::DeviceRevoked));
    assert_eq!(person.page(&app, person.own(), 0).await.changes.len(), 1);
    let again = serde_json::to_value(person.device.registration()).unwrap();
    let answer = person.post(&app, "/api/sync/devices/register", &again).await;
    assert_eq!(answer.problem(), "sync/device-taken");
    let list = person.get(&app, "/api/sync/devices").await.json();
    assert_eq!(list["devices"][0]["name"], "わたしの電話");
    assert_eq!(list["devices"][0]["certificate"]["revoked_at_ms"], START_UTC_MS);
}

#[tokio::test]
async fn a_device_is_registered_once_and_with_a_proof() {
    let app = TestApp::new().await;
    let person = Person::join(&app).await;
    let good = serde_json::to_value(person.device.registration()).unwrap();
    let with = |name: &str, value: serde_json::Value| {
        let mut body = good.clone();
        body[name] = value;
        body
    };
    let proof = json!(person.device.sign("something else"));
    for (body, want) in [
        (good.clone(), ""),
        (with("proof", proof), "sync/bad-key"),
        (with("proof", json!("")), "sync/bad-key"),
        (with("public_key", json!("A".repeat(88))), "sync/bad-key"),
        (with("name", json!("")), "sync/bad-device-name"),
        (with("name", json!("あ".repeat(41))), "sync/bad-device-name"),
        (with("name", json!("123456789018")), "sync/bad-device-name"),
        (with("device", json!("x")), "request/malformed"),
        (with("more", json!(1)), "request/malformed"),
    ] {
        let answer = person.post(&app, "/api/sync/devices/register", &body).await;
        let code = if answer.status == StatusCode::OK { String::new() } else { answer.problem() };
        assert_eq!(code, want, "{body}");
    }
    let spaces = person.get(&app, "/api/sync/spaces").await.json();
    assert_eq!(spaces["spaces"][0]["space"], person.own().to_string());
    assert_eq!(spaces["spaces"][0]["role"], "owner");
    let keys = spaces["spaces"][0]["devices"].clone();
    let keys: Vec<DeviceCertificate> = serde_json::from_value(keys).unwrap();
    assert_eq!((keys.len(), keys[0].device), (1, person.device.id));
    assert_eq!(keys[0].public_key, person.device.public_key());
}

#[tokio::test]
async fn a_push_is_as_large_as_was_said() {
    let app = TestApp::with(|config| config.body_bytes_max = 1024 * 1024).await;
    let person = Person::join(&app).await;
    let change = || person.device.signed(&person.device.change(person.own(), "税"));
    let mut push = Push { changes: (0..PUSH_CHANGES_MAX).map(|_| change()).collect() };
    let answer = person.push(&app, &push).await;
    let places = answer.results.iter().map(|result| result.outcome);
    assert!(places.eq((1..=u64::try_from(PUSH_CHANGES_MAX).unwrap()).map(Outcome::Stored)));
    push.changes.push(change());
    let body = serde_json::to_value(&push).unwrap();
    let answer = person.post(&app, "/api/sync/push", &body).await;
    assert_eq!(answer.problem(), "sync/too-many-changes");
    assert_eq!(person.push(&app, &Push { changes: Vec::new() }).await.results, []);
}

#[tokio::test]
async fn without_its_database_nothing_is_said_to_be_stored() {
    let app = TestApp::new().await;
    let person = Person::join(&app).await;
    let push = person.device.push(person.own(), "税");
    app.db.close().await;
    let body = serde_json::to_value(push).unwrap();
    let answer = person.post(&app, "/api/sync/push", &body).await;
    assert_eq!(answer.problem(), "server/database-unavailable");
}
