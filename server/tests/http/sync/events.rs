//! The event stream: who is told, and when it ends.

use axum::{body::Body, http::Response};
use http_body_util::BodyExt as _;
use serde_json::json;

use super::Person;
use crate::app::{TestApp, with};

async fn open(app: &TestApp, person: &Person) -> Response<Body> {
    let request = with(person.visitor.get("/api/sync/events"), "accept", "text/event-stream");
    let response = app.open(request).await;
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    assert_eq!(response.headers()["cache-control"], "no-store");
    response
}

/// The next line, or nothing when the stream has ended.
async fn next(stream: &mut Response<Body>) -> Option<String> {
    let frame = stream.body_mut().frame().await?.unwrap();
    Some(String::from_utf8(frame.into_data().unwrap().to_vec()).unwrap())
}

const PULL_ALL: &str = "event: pull-all\ndata: {}\n\n";

#[tokio::test]
async fn only_those_in_the_space_are_told() {
    let app = TestApp::new().await;
    let (person, other) = (Person::join(&app).await, Person::join(&app).await);
    let (mut mine, mut theirs) = (open(&app, &person).await, open(&app, &other).await);
    assert_eq!(next(&mut mine).await.unwrap(), PULL_ALL, "pull once when the stream stands");
    assert_eq!(next(&mut theirs).await.unwrap(), PULL_ALL);
    person.push(&app, &person.device.push(person.own(), "税")).await;
    other.push(&app, &other.device.push(other.own(), "税")).await;
    let changed = |space| format!("event: changed\ndata: {{\"space\":\"{space}\"}}\n\n");
    assert_eq!(next(&mut mine).await.unwrap(), changed(person.own()));
    assert_eq!(next(&mut theirs).await.unwrap(), changed(other.own()), "not of the first push");

    // A family that is entered is told of, and one that was left is not.
    let family = other.post(&app, "/api/sync/spaces/create", &json!({})).await.json();
    let family = serde_json::from_value(family["space"].clone()).unwrap();
    assert_eq!(next(&mut theirs).await.unwrap(), PULL_ALL);
    other.push(&app, &other.device.push(family, "家")).await;
    assert_eq!(next(&mut theirs).await.unwrap(), changed(family));
    app.stop_streams();
    assert_eq!(next(&mut mine).await, None, "ended when the server stops, without a hint");
    assert_eq!(next(&mut theirs).await, None);
}

#[tokio::test]
async fn a_quiet_stream_shows_that_it_lives_and_ends_in_minutes() {
    let app = TestApp::new().await;
    let person = Person::join(&app).await;
    let mut stream = open(&app, &person).await;
    assert_eq!(next(&mut stream).await.unwrap(), PULL_ALL);
    tokio::time::pause();
    let started = tokio::time::Instant::now();
    assert_eq!(next(&mut stream).await.unwrap(), ":\n\n");
    assert_eq!(started.elapsed().as_secs(), 25);
    while next(&mut stream).await.is_some() {}
    assert_eq!(started.elapsed().as_secs(), 300);
}

#[tokio::test]
async fn a_stream_is_no_json() {
    let app = TestApp::new().await;
    let person = Person::join(&app).await;
    let request = with(person.visitor.get("/api/sync/events"), "accept", "application/json");
    assert_eq!(app.call(request).await.problem(), "request/not-acceptable");
}
