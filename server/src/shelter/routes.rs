//! HTTP in, HTTP out, nothing decided.

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderValue, Response, header},
};
use serde::Serialize;

use nakano_shared::{kernel::date::Date, shelter::place::Place};

use super::service;
use crate::{
    app::App,
    conditional,
    problem::{self, Problem},
};

/// Body of `GET /api/shelter/places`.
#[derive(Serialize)]
struct ListBody {
    /// Day of the list as its publisher states it; `null` when it was not stated.
    source_date: Option<Date>,
    /// Places in the order of the source.
    places: Vec<Place>,
    /// Ids of the places where nobody stays the night.
    emergency_only: Vec<String>,
}

/// `GET /api/shelter/places`: the imported list, with a tag.
pub(super) async fn places(
    State(app): State<App>,
    headers: HeaderMap,
) -> Result<Response<Body>, Problem> {
    let list = service::list(&app.db).await.map_err(|error| error.answer())?;
    let body = ListBody {
        source_date: list.source_date,
        places: list.places,
        emergency_only: list.emergency_only,
    };
    let body = serde_json::to_vec(&body).map_err(|_| problem::server::INTERNAL)?;
    let mut answer = Response::new(());
    let fixed = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-cache")];
    for (name, value) in fixed {
        answer.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    Ok(conditional::answer(&headers, answer, body.into()))
}
