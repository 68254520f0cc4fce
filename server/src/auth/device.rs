//! The device behind a request, as coarsely as lists of sessions name it.

use std::convert::Infallible;

use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};
use nakano_shared::auth::Device;

/// Family of device and browser.
#[derive(Debug, Clone, Copy)]
pub(super) struct FromDevice(pub(super) Device);

impl<S: Sync> FromRequestParts<S> for FromDevice {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        let agent = parts.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
        Ok(Self(Device::of_user_agent(agent.unwrap_or_default())))
    }
}
