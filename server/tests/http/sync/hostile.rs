//! What hostile clients get: the right refusal, and nothing stored.

use axum::http::StatusCode;
use nakano_shared::sync::{
    Refusal, Signed, SpaceId, SpaceKind,
    api::{Outcome, Push},
};
use serde_json::{Value, json};

use super::Person;
use crate::app::TestApp;

#[tokio::test]
async fn bodies_of_a_wrong_form_are_refused_whole() {
    let app = TestApp::new().await;
    let person = Person::join(&app).await;
    let good = serde_json::to_value(person.device.push(person.own(), "税")).unwrap();
    let signed = good["changes"][0].clone();
    for body in [
        json!(null),
        json!([]),
        json!({}),
        json!({ "changes": {} }),
        json!({ "changes": [null] }),
        json!({ "changes": [{ "payload": 1, "signature": "" }] }),
        json!({ "changes": [{ "payload": "{}" }] }),
        json!({ "changes": [signed], "more": 1 }),
        json!({ "changes": [{ "payload": "{}", "signature": "", "more": 1 }] }),
    ] {
        let answer = person.post(&app, "/api/sync/push", &body).await;
        assert_eq!(answer.problem(), "request/malformed", "{body}");
    }
    for path in [
        "/api/sync/pull",
        "/api/sync/pull?space=x&after=0",
        &format!("/api/sync/pull?space={}&after=-1", person.own()),
        &format!("/api/sync/pull?space={}&after=1.5", person.own()),
        &format!("/api/sync/pull?space={}", person.own()),
        &format!("/api/sync/pull?space={}&after=0&more=1", person.own()),
    ] {
        assert_eq!(person.get(&app, path).await.problem(), "request/malformed", "{path}");
    }
    assert_eq!(person.page(&app, person.own(), 0).await.changes, []);
}

#[tokio::test]
async fn what_is_forged_is_refused_and_not_stored() {
    let app = TestApp::new().await;
    let (person, stranger) = (Person::join(&app).await, Person::join(&app).await);
    let own = person.own();
    let change = person.device.change(own, "税");
    let signed = person.device.signed(&change);
    let with = |from: &str, to: &str| Signed {
        payload: signed.payload.replace(from, to),
        signature: signed.signature.clone(),
    };
    let by_stranger = Signed { signature: stranger.device.sign(&signed.payload), ..signed.clone() };
    let body = |body: Value| person.device.signed(&person.device.change_with(own, body));
    let title = |title: &str| body(json!({ "set": { "title": title } }));
    for (signed, want) in [
        (with("税", "脱"), Refusal::BadSignature),
        (with("\"version\":1", "\"version\": 1"), Refusal::BadSignature),
        (by_stranger, Refusal::BadSignature),
        (Signed { signature: String::new(), ..signed.clone() }, Refusal::BadSignature),
        (Signed { signature: "!".repeat(88), ..signed.clone() }, Refusal::BadSignature),
        (title("1234 5678 9018"), Refusal::MyNumber),
        (title(&"9".repeat(44)), Refusal::RoomRefuses),
        (title(&"税".repeat(3000)), Refusal::RoomRefuses),
        (body(json!({ "set": { "raw": "000201" } })), Refusal::RoomRefuses),
        (body(json!({ "record": {} })), Refusal::RoomRefuses),
        (body(json!({ "set": { "amount_yen": 1.5 } })), Refusal::RoomRefuses),
        (body(json!({ "set": {} })), Refusal::BadFieldCount),
        (body(json!({ "eval": "1" })), Refusal::BadBody),
        (title(&"税".repeat(6000)), Refusal::TooLarge),
    ] {
        let answer = person.push(&app, &Push { changes: vec![signed.clone()] }).await;
        assert_eq!(answer.results[0].outcome, Outcome::Refused(want), "{}", signed.payload);
    }
    assert_eq!(person.page(&app, own, 0).await.changes, []);
    let stored = person.push(&app, &Push { changes: vec![signed] }).await;
    assert_eq!(stored.results[0].outcome, Outcome::Stored(1), "the true one is taken after all");
}

#[tokio::test]
async fn other_peoples_spaces_do_not_exist() {
    let app = TestApp::new().await;
    let (person, other) = (Person::join(&app).await, Person::join(&app).await);
    let family = other.post(&app, "/api/sync/spaces/create", &json!({})).await.json();
    let family: SpaceId = serde_json::from_value(family["space"].clone()).unwrap();
    let nowhere = SpaceId::new(SpaceKind::Family, [9; 16]);
    let shelter = SpaceId::new(SpaceKind::Shelter, [9; 16]);
    for space in [other.own(), family, nowhere, shelter] {
        let pull = person.pull(&app, space, 0).await;
        assert_eq!(
            (pull.status, pull.problem().as_str()),
            (StatusCode::NOT_FOUND, "request/not-found")
        );
        let answer = person.push(&app, &person.device.push(space, "mine")).await;
        assert_eq!(answer.results[0].outcome, Outcome::Refused(Refusal::UnknownSpace));
        for (path, body) in [
            ("/api/sync/spaces/leave", json!({ "space": space })),
            ("/api/sync/spaces/remove", json!({ "space": space, "person": other.visitor.person })),
            ("/api/sync/invitations/create", json!({ "space": space, "role": "owner" })),
        ] {
            let answer = person.post(&app, path, &body).await;
            assert_eq!(answer.problem(), "request/not-found", "{path} {space}");
        }
    }
    let device = json!({ "device": other.device.id });
    let answer = person.post(&app, "/api/sync/devices/revoke", &device).await;
    assert_eq!(answer.problem(), "sync/no-device");
    let mut theft = person.device.registration();
    theft.device = other.device.id;
    let text = nakano_shared::sync::device::registration_text(
        person.visitor.person,
        theft.device,
        &theft.public_key,
    );
    theft.proof = person.device.sign(&text);
    let body = serde_json::to_value(theft).unwrap();
    let answer = person.post(&app, "/api/sync/devices/register", &body).await;
    assert_eq!(answer.problem(), "sync/device-taken");
    let answer = other.push(&app, &other.device.push(family, "still mine")).await;
    assert_eq!(answer.results[0].outcome, Outcome::Stored(1));
}

#[tokio::test]
async fn many_rows_are_taken_in_pushes_and_given_in_pages() {
    const PUSHES: usize = 30;
    let app = TestApp::with(|config| {
        config.body_bytes_max = 1024 * 1024;
        config.api_rate.burst = std::num::NonZeroU32::MAX;
    })
    .await;
    let person = Person::join(&app).await;
    let title = "あ".repeat(60);
    for _ in 0..PUSHES {
        let change = || person.device.signed(&person.device.change(person.own(), &title));
        person.push(&app, &Push { changes: (0..100).map(|_| change()).collect() }).await;
    }
    let (mut after, mut seen, mut pages) = (0, 0, 0);
    loop {
        let answer = person.pull(&app, person.own(), after).await;
        assert!(answer.body.len() < 600 * 1024, "{} bytes", answer.body.len());
        let page: nakano_shared::sync::api::Page = serde_json::from_value(answer.json()).unwrap();
        seen += page.changes.len();
        pages += 1;
        after = page.next;
        if !page.more {
            break;
        }
    }
    assert_eq!(seen, 100 * PUSHES);
    assert!(pages > 3, "{pages}");
}
