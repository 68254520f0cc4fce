//! What every request must pass before a room sees it: rate, size, room to work in, time.
//!
//! The order is by cost: what is cheap to refuse is refused first. Bodies are read here, whole and
//! bounded, so that no handler can forget to.

mod client;
mod rate;

use std::{error::Error, net::IpAddr, num::NonZeroU32, sync::Arc, time::Duration};

use axum::{
    body::Body,
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http_body_util::LengthLimitError;
use tokio::sync::Semaphore;

use crate::{
    accept,
    app::App,
    config::{Config, Rate},
    problem::{self, Problem},
    route::{EVENT_STREAMS, Pace, Route},
};
use nakano_shared::auth::PersonId;

pub use client::Peer;
pub(crate) use rate::RateLimit;

/// Longest path and query in bytes; the longest the app makes is a search of 200 letters.
pub const URI_BYTES_MAX: usize = 2 * 1024;

/// Largest sum of header names and values in bytes; browsers stay under 4 KiB with our one cookie.
pub const HEADER_BYTES_MAX: usize = 16 * 1024;

/// How often a route of [`Pace::Careful`] may be called, by one address or by one person: a shelter
/// full of people behind one address signs in all the same, and guessing is hopeless.
const CAREFUL_RATE: Rate =
    Rate { per_second: NonZeroU32::MIN, burst: NonZeroU32::new(30).unwrap() };

/// When to come back to a full server, in seconds.
const BUSY_SECONDS: u64 = 2;

/// What the limits count with.
pub(crate) struct Guard {
    api: RateLimit<IpAddr>,
    site: RateLimit<IpAddr>,
    /// Routes of [`Pace::Careful`], each with buckets of its own.
    careful: RateLimit<(&'static str, IpAddr)>,
    /// What one person may ask, from however many addresses.
    person: RateLimit<PersonId>,
    careful_person: RateLimit<(&'static str, PersonId)>,
    room: Arc<Semaphore>,
}

impl Guard {
    pub(crate) fn new(config: &Config) -> Self {
        let at_once = usize::try_from(config.requests_at_once.get()).unwrap_or(usize::MAX);
        Self {
            api: RateLimit::new(config.api_rate),
            site: RateLimit::new(config.site_rate),
            careful: RateLimit::new(CAREFUL_RATE),
            person: RateLimit::new(config.api_rate),
            careful_person: RateLimit::new(CAREFUL_RATE),
            room: Arc::new(Semaphore::new(at_once.min(Semaphore::MAX_PERMITS))),
        }
    }
}

/// Applies every limit around the rooms.
pub(crate) async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    match admit(&app, request, next).await {
        Ok(response) => response,
        Err(problem) => problem.into_response(),
    }
}

async fn admit(app: &App, request: Request, next: Next) -> Result<Response, Problem> {
    let is_api = is_api(request.uri().path());
    let client = client::address(&request, &app.config.trusted_proxies);
    let limit = if is_api { &app.guard.api } else { &app.guard.site };
    limit
        .take(client, app.clock.uptime())
        .map_err(|wait| problem::request::TOO_MANY.after(wait))?;
    may_be_this_long(&request)?;
    let Ok(_place) = app.guard.room.try_acquire() else {
        return Err(problem::server::BUSY.after(Duration::from_secs(BUSY_SECONDS)));
    };
    let time_max = app.config.request_time_max;
    let request = tokio::time::timeout(time_max, read_whole(request, app.config.body_bytes_max))
        .await
        .map_err(|_| problem::request::TIMEOUT)??;
    if !takes_what_is_there(&request) {
        return Err(problem::request::NOT_ACCEPTABLE);
    }
    tokio::time::timeout(time_max, next.run(request)).await.map_err(|_| problem::server::TOO_SLOW)
}

/// Counts a call of a route by its address, apart from what the address asks otherwise.
///
/// # Errors
/// A problem that says how long to wait.
pub(crate) fn count_call(app: &App, route: &Route, request: &Request) -> Result<(), Problem> {
    if route.pace == Pace::Usual {
        return Ok(());
    }
    let client = client::address(request, &app.config.trusted_proxies);
    let taken = app.guard.careful.take((route.id, client), app.clock.uptime());
    taken.map_err(|wait| problem::request::TOO_MANY.after(wait))
}

/// Counts a call of a route by a person who is signed in, so that nobody but they can fill it.
///
/// # Errors
/// A problem that says how long to wait.
pub(crate) fn count_person(app: &App, route: &Route, person: PersonId) -> Result<(), Problem> {
    let now = app.clock.uptime();
    let mut taken = app.guard.person.take(person, now);
    if route.pace == Pace::Careful {
        taken = taken.and_then(|()| app.guard.careful_person.take((route.id, person), now));
    }
    taken.map_err(|wait| problem::request::TOO_MANY_BY_PERSON.after(wait))
}

/// Whether a path belongs to the API rather than to the site.
pub(crate) fn is_api(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/")
}

/// Every route of the API answers in JSON or, if it is known for it, in events; what is no route is
/// for its own 404 or file to answer.
fn takes_what_is_there(request: &Request) -> bool {
    let is_read = [Method::GET, Method::HEAD].contains(request.method());
    match request.extensions().get::<MatchedPath>() {
        Some(path) if is_read && EVENT_STREAMS.contains(&path.as_str()) => {
            accept::takes_event_stream(request.headers())
        }
        Some(_) if is_read => accept::takes_json(request.headers()),
        _ => true,
    }
}

fn may_be_this_long(request: &Request) -> Result<(), Problem> {
    let uri = request.uri().path_and_query().map_or(0, |target| target.as_str().len());
    if uri > URI_BYTES_MAX {
        return Err(problem::request::URI_TOO_LONG);
    }
    let of_header = |(name, value): (&header::HeaderName, &header::HeaderValue)| {
        name.as_str().len() + value.len()
    };
    if request.headers().iter().map(of_header).sum::<usize>() > HEADER_BYTES_MAX {
        return Err(problem::request::HEADERS_TOO_LARGE);
    }
    Ok(())
}

/// The request with its body in memory, or why the body is not taken.
async fn read_whole(request: Request, bytes_max: usize) -> Result<Request, Problem> {
    if announced_bytes(request.headers()).is_some_and(|bytes| bytes > bytes_max) {
        return Err(problem::request::TOO_LARGE);
    }
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, bytes_max).await.map_err(|error| {
        let too_large = error.source().is_some_and(<dyn Error>::is::<LengthLimitError>);
        if too_large { problem::request::TOO_LARGE } else { problem::request::BROKEN_BODY }
    })?;
    Ok(Request::from_parts(parts, Body::from(body)))
}

fn announced_bytes(headers: &HeaderMap) -> Option<usize> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}
