//! sync as a client sees it: pushes and pulls, spaces, and what hostile clients get.

mod events;
mod families;
mod hostile;
mod pushing;

use axum::http::StatusCode;
use nakano_shared::sync::{
    SpaceId,
    api::{Page, Push, PushAnswer},
};
use serde_json::Value;

use crate::{
    app::{Answer, TestApp, Visitor},
    clock::START_UTC_MS,
    device::TestDevice,
};

/// Somebody with a phone that may write for them.
struct Person {
    visitor: Visitor,
    device: TestDevice,
}

impl Person {
    /// Signs up and registers a phone.
    async fn join(app: &TestApp) -> Self {
        let visitor = app.sign_in().await;
        let device = TestDevice::new(visitor.person, START_UTC_MS);
        let person = Self { visitor, device };
        let body = serde_json::to_value(person.device.registration()).unwrap();
        let answer = person.post(app, "/api/sync/devices/register", &body).await;
        assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
        person
    }

    /// Their own space.
    fn own(&self) -> SpaceId {
        SpaceId::of_person(self.visitor.person)
    }

    async fn post(&self, app: &TestApp, path: &str, body: &Value) -> Answer {
        app.call(self.visitor.post(path, body)).await
    }

    async fn get(&self, app: &TestApp, path: &str) -> Answer {
        app.call(self.visitor.get(path)).await
    }

    async fn push(&self, app: &TestApp, push: &Push) -> PushAnswer {
        let body = serde_json::to_value(push).unwrap();
        let answer = self.post(app, "/api/sync/push", &body).await;
        assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
        serde_json::from_value(answer.json()).unwrap()
    }

    async fn pull(&self, app: &TestApp, space: SpaceId, after: u64) -> Answer {
        self.get(app, &format!("/api/sync/pull?space={space}&after={after}")).await
    }

    async fn page(&self, app: &TestApp, space: SpaceId, after: u64) -> Page {
        let answer = self.pull(app, space, after).await;
        assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
        serde_json::from_value(answer.json()).unwrap()
    }
}
