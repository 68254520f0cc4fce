//! Families: invited, entered, shared, left.

use std::time::Duration;

use axum::http::StatusCode;
use nakano_shared::sync::{
    Refusal, SpaceId,
    api::{Outcome, Spaces},
    invitation::LIFETIME_MS,
    limits::{FAMILIES_MAX, INVITATIONS_MAX},
};
use serde_json::{Value, json};

use super::Person;
use crate::app::TestApp;

async fn found(app: &TestApp, owner: &Person) -> SpaceId {
    let answer = owner.post(app, "/api/sync/spaces/create", &json!({})).await;
    serde_json::from_value(answer.json()["space"].clone()).unwrap()
}

async fn invite(app: &TestApp, owner: &Person, family: SpaceId, role: &str) -> Value {
    let body = json!({ "space": family, "role": role });
    let answer = owner.post(app, "/api/sync/invitations/create", &body).await;
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
    json!({ "secret": answer.json()["secret"] })
}

/// The code of the problem, or nothing.
async fn code(app: &TestApp, who: &Person, path: &str, body: &Value) -> String {
    let answer = who.post(app, path, body).await;
    if answer.status == StatusCode::OK { String::new() } else { answer.problem() }
}

const ACCEPT: &str = "/api/sync/invitations/accept";

async fn enter(app: &TestApp, owner: &Person, family: SpaceId, who: &Person, role: &str) {
    let secret = invite(app, owner, family, role).await;
    assert_eq!(code(app, who, ACCEPT, &secret).await, "");
}

#[tokio::test]
async fn a_family_shares_what_its_members_write_to_it_and_nothing_else() {
    let app = TestApp::new().await;
    let (mother, father) = (Person::join(&app).await, Person::join(&app).await);
    let family = found(&app, &mother).await;
    mother.push(&app, &mother.device.push(family, "住民税")).await;
    mother.push(&app, &mother.device.push(mother.own(), "only me")).await;
    assert_eq!(father.pull(&app, family, 0).await.problem(), "request/not-found");
    enter(&app, &mother, family, &father, "member").await;
    father.push(&app, &father.device.push(family, "自動車税")).await;
    let seen = [mother.page(&app, family, 0).await, father.page(&app, family, 0).await];
    assert_eq!(seen[0], seen[1]);
    assert_eq!(seen[0].changes.len(), 2);
    assert!(!format!("{seen:?}").contains("only me"));
    assert_eq!(father.pull(&app, mother.own(), 0).await.problem(), "request/not-found");
    let spaces = father.get(&app, "/api/sync/spaces").await.json();
    let spaces: Spaces = serde_json::from_value(spaces).unwrap();
    let row = spaces.spaces.iter().find(|row| row.space == family).unwrap();
    assert_eq!((row.members.len(), row.devices.len(), row.seq), (2, 2, 2));
    assert!(row.devices.iter().any(|it| it.public_key == mother.device.public_key()));
}

#[tokio::test]
async fn who_was_removed_gets_nothing_new_at_once() {
    let app = TestApp::new().await;
    let (owner, member) = (Person::join(&app).await, Person::join(&app).await);
    let family = found(&app, &owner).await;
    enter(&app, &owner, family, &member, "member").await;
    member.push(&app, &member.device.push(family, "before")).await;
    let remove = |person: &Person| json!({ "space": family, "person": person.visitor.person });
    let path = "/api/sync/spaces/remove";
    assert_eq!(code(&app, &member, path, &remove(&owner)).await, "sync/not-owner");
    assert_eq!(code(&app, &owner, path, &remove(&member)).await, "");
    assert_eq!(code(&app, &owner, path, &remove(&member)).await, "request/not-found");
    assert_eq!(member.pull(&app, family, 0).await.problem(), "request/not-found");
    let answer = member.push(&app, &member.device.push(family, "after")).await;
    assert_eq!(answer.results[0].outcome, Outcome::Refused(Refusal::UnknownSpace));
    assert_eq!(owner.page(&app, family, 0).await.changes.len(), 1);
    let spaces = owner.get(&app, "/api/sync/spaces").await.json();
    assert!(spaces.to_string().contains(&member.device.public_key()), "its changes can be checked");
    enter(&app, &owner, family, &member, "reader").await;
    assert_eq!(member.page(&app, family, 0).await.changes.len(), 1);
    let answer = member.push(&app, &member.device.push(family, "again")).await;
    assert_eq!(answer.results[0].outcome, Outcome::Refused(Refusal::MayNotWrite));
}

#[tokio::test]
async fn an_invitation_opens_once_and_for_a_day() {
    let app = TestApp::new().await;
    let (owner, one, two) =
        (Person::join(&app).await, Person::join(&app).await, Person::join(&app).await);
    let family = found(&app, &owner).await;
    let secret = invite(&app, &owner, family, "member").await;
    assert_eq!(code(&app, &one, ACCEPT, &secret).await, "");
    assert_eq!(code(&app, &two, ACCEPT, &secret).await, "sync/no-invitation");
    let wrong = json!({ "secret": "0".repeat(32) });
    assert_eq!(code(&app, &two, ACCEPT, &wrong).await, "sync/no-invitation");
    let short = json!({ "secret": "0" });
    assert_eq!(code(&app, &two, ACCEPT, &short).await, "request/malformed");
    let body = json!({ "space": family, "role": "member" });
    let path = "/api/sync/invitations/create";
    assert_eq!(code(&app, &one, path, &body).await, "sync/not-owner");
    assert_eq!(code(&app, &two, path, &body).await, "request/not-found");
    let own = json!({ "space": owner.own(), "role": "member" });
    assert_eq!(code(&app, &owner, path, &own).await, "sync/not-a-family");
    for _ in 0..INVITATIONS_MAX {
        assert_eq!(code(&app, &owner, path, &body).await, "");
    }
    assert_eq!(code(&app, &owner, path, &body).await, "sync/too-many-invitations");
}

#[tokio::test]
async fn an_invitation_ends_with_its_day_and_needs_a_fresh_passkey() {
    let app = TestApp::new().await;
    let (owner, guest) = (Person::join(&app).await, Person::join(&app).await);
    let family = found(&app, &owner).await;
    let secret = invite(&app, &owner, family, "member").await;
    app.clock.pass(Duration::from_millis(LIFETIME_MS.try_into().unwrap()));
    assert_eq!(code(&app, &guest, ACCEPT, &secret).await, "sync/no-invitation");
    let body = json!({ "space": family, "role": "member" });
    let path = "/api/sync/invitations/create";
    assert_eq!(code(&app, &owner, path, &body).await, "auth/step-up-needed");
}

#[tokio::test]
async fn anyone_may_leave_and_the_last_one_closes_the_door() {
    let app = TestApp::new().await;
    let (owner, member) = (Person::join(&app).await, Person::join(&app).await);
    let family = found(&app, &owner).await;
    enter(&app, &owner, family, &member, "member").await;
    let body = json!({ "space": family });
    let path = "/api/sync/spaces/leave";
    assert_eq!(code(&app, &owner, path, &body).await, "");
    assert_eq!(code(&app, &owner, path, &body).await, "request/not-found");
    enter(&app, &member, family, &owner, "member").await;
    assert_eq!(code(&app, &owner, path, &body).await, "");
    assert_eq!(code(&app, &member, path, &body).await, "");
    assert_eq!(member.pull(&app, family, 0).await.problem(), "request/not-found");
    let own = json!({ "space": member.own() });
    assert_eq!(code(&app, &member, path, &own).await, "sync/not-a-family");
}

#[tokio::test]
async fn there_are_only_so_many_families() {
    let app = TestApp::new().await;
    let person = Person::join(&app).await;
    let other = Person::join(&app).await;
    let path = "/api/sync/spaces/create";
    for _ in 0..FAMILIES_MAX {
        assert_eq!(code(&app, &person, path, &json!({})).await, "");
    }
    assert_eq!(code(&app, &person, path, &json!({})).await, "sync/too-many-families");
    let family = found(&app, &other).await;
    let secret = invite(&app, &other, family, "member").await;
    assert_eq!(code(&app, &person, ACCEPT, &secret).await, "sync/too-many-families");
    let third = Person::join(&app).await;
    assert_eq!(code(&app, &third, ACCEPT, &secret).await, "", "it was not used up");
}
