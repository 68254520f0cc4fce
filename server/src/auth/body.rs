//! A JSON body, or a problem that says what is wrong with it.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::{HeaderMap, header},
};
use serde::de::DeserializeOwned;

use crate::problem::{self, Problem};

/// A body of this type. Its size has been looked at before.
#[derive(Debug)]
pub(crate) struct JsonBody<T>(pub(crate) T);

impl<T, S> FromRequest<S> for JsonBody<T>
where
    T: DeserializeOwned,
    S: Send + Sync,
{
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        // A form of another site can send text/plain; JSON it cannot without asking first.
        if !is_json(request.headers()) {
            return Err(problem::request::NOT_JSON);
        }
        let body =
            Bytes::from_request(request, state).await.map_err(|_| problem::request::BROKEN_BODY)?;
        serde_json::from_slice(&body).map(Self).map_err(|_| problem::request::MALFORMED)
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = kind.and_then(|kind| kind.split(';').next());
    essence.is_some_and(|essence| essence.trim().eq_ignore_ascii_case("application/json"))
}
