//! Every way the server says no: problem details of RFC 9457 with a stable code.
//!
//! The code is what the app turns into a sentence and a next step; the title is for people who read
//! the API with their own eyes. Nothing of the request and no cause is ever repeated in an answer.

use std::time::Duration;

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

use crate::{auth, sync};

/// What `type` begins with; the rest is [`Problem::code`].
const TYPE_PREFIX: &str = "urn:nakano-pocket:problem:";

/// One way to say no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Problem {
    /// HTTP status.
    pub status: StatusCode,
    /// Stable name, `area/slug`; the area is `request`, `server`, `site` or a room.
    pub code: &'static str,
    /// One English sentence.
    pub title: &'static str,
    /// After how long it may be tried again, in whole seconds when sent.
    pub retry_after: Option<Duration>,
    /// Methods that would have been right, for 405.
    pub allow: Option<&'static str>,
}

/// The request's target, method, size, rate or form is wrong.
pub mod request {
    use super::{Problem, StatusCode};

    /// The body broke off or is not what its headers say.
    pub const BROKEN_BODY: Problem = Problem::new(
        StatusCode::BAD_REQUEST,
        "request/broken-body",
        "The body could not be read to its end.",
    );
    /// Nothing here; also what another person's things look like.
    pub const NOT_FOUND: Problem = Problem::new(
        StatusCode::NOT_FOUND,
        "request/not-found",
        "There is nothing at this address.",
    );
    /// Known address, wrong method.
    pub const METHOD_NOT_ALLOWED: Problem = Problem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "request/method-not-allowed",
        "This address does not take this method.",
    );
    /// The client takes no type that this address has.
    pub const NOT_ACCEPTABLE: Problem = Problem::new(
        StatusCode::NOT_ACCEPTABLE,
        "request/not-acceptable",
        "This address answers in JSON only.",
    );
    /// The body did not arrive in time.
    pub const TIMEOUT: Problem = Problem::new(
        StatusCode::REQUEST_TIMEOUT,
        "request/timeout",
        "The body did not arrive in time.",
    );
    /// The body is over the limit.
    pub const TOO_LARGE: Problem =
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "request/too-large", "The body is too large.");
    /// The address is over the limit.
    pub const URI_TOO_LONG: Problem =
        Problem::new(StatusCode::URI_TOO_LONG, "request/uri-too-long", "The address is too long.");
    /// The headers are over the limit.
    pub const HEADERS_TOO_LARGE: Problem = Problem::new(
        StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
        "request/headers-too-large",
        "The headers are too large.",
    );
    /// Another site, or a page that does not say whose it is, wants to change something.
    pub const CROSS_SITE: Problem = Problem::new(
        StatusCode::FORBIDDEN,
        "request/cross-site",
        "Changes are taken from pages of this site only.",
    );
    /// A change without the header that only the app sends.
    pub const NO_APP_HEADER: Problem = Problem::new(
        StatusCode::FORBIDDEN,
        "request/no-app-header",
        "Changes need the header x-nakano: 1.",
    );
    /// The body does not say that it is JSON.
    pub const NOT_JSON: Problem = Problem::new(
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "request/not-json",
        "The body must be application/json.",
    );
    /// The body is not JSON, or not of the form this address takes.
    pub const MALFORMED: Problem = Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "request/malformed",
        "The body does not have the form this address takes.",
    );
    /// This network address has asked too often; comes with `Retry-After`.
    pub const TOO_MANY: Problem = Problem::new(
        StatusCode::TOO_MANY_REQUESTS,
        "request/too-many",
        "Too many requests from this network address.",
    );
    /// This person has asked too often, from wherever; comes with `Retry-After`.
    pub const TOO_MANY_BY_PERSON: Problem = Problem::new(
        StatusCode::TOO_MANY_REQUESTS,
        "request/too-many-by-person",
        "Too many requests by this account.",
    );
}

/// The server cannot, whoever asks.
pub mod server {
    use super::{Problem, StatusCode};

    /// As many requests as may run are running; comes with `Retry-After`.
    pub const BUSY: Problem =
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, "server/busy", "The server is full.");
    /// The answer took too long to make.
    pub const TOO_SLOW: Problem = Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "server/too-slow",
        "The answer could not be made in time.",
    );
    /// The database does not answer.
    pub const DATABASE_UNAVAILABLE: Problem = Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "server/database-unavailable",
        "The database does not answer.",
    );
    /// A fault of the program; the log has the request's number.
    pub const INTERNAL: Problem = Problem::new(
        StatusCode::INTERNAL_SERVER_ERROR,
        "server/internal",
        "Something is wrong in the server.",
    );
}

/// The app's files.
pub mod site {
    use super::{Problem, StatusCode};

    /// There is no `index.html` in the site folder.
    pub const ABSENT: Problem = Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "site/absent",
        "The app has not been built into the site folder.",
    );
}

impl Problem {
    /// Those that belong to no room.
    pub const COMMON: [Self; 19] = [
        request::BROKEN_BODY,
        request::NOT_FOUND,
        request::METHOD_NOT_ALLOWED,
        request::NOT_ACCEPTABLE,
        request::TIMEOUT,
        request::TOO_LARGE,
        request::URI_TOO_LONG,
        request::HEADERS_TOO_LARGE,
        request::CROSS_SITE,
        request::NO_APP_HEADER,
        request::NOT_JSON,
        request::MALFORMED,
        request::TOO_MANY,
        request::TOO_MANY_BY_PERSON,
        server::BUSY,
        server::TOO_SLOW,
        server::DATABASE_UNAVAILABLE,
        server::INTERNAL,
        site::ABSENT,
    ];

    /// Every problem there is; the app has a sentence for each.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::COMMON.into_iter().chain(auth::problem::ALL).chain(sync::problem::ALL)
    }

    pub(crate) const fn new(status: StatusCode, code: &'static str, title: &'static str) -> Self {
        Self { status, code, title, retry_after: None, allow: None }
    }

    /// The same, with `Retry-After` rounded up to whole seconds.
    #[must_use]
    pub const fn after(mut self, wait: Duration) -> Self {
        self.retry_after = Some(wait);
        self
    }

    /// The same, with `Allow`.
    #[must_use]
    pub const fn allowing(mut self, methods: &'static str) -> Self {
        self.allow = Some(methods);
        self
    }
}

/// The body of RFC 9457.
#[derive(Serialize)]
struct Details {
    r#type: String,
    title: &'static str,
    status: u16,
    code: &'static str,
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let details = Details {
            r#type: format!("{TYPE_PREFIX}{}", self.code),
            title: self.title,
            status: self.status.as_u16(),
            code: self.code,
        };
        let mut response = (self.status, Json(details)).into_response();
        let headers = response.headers_mut();
        let json = HeaderValue::from_static("application/problem+json");
        headers.insert(header::CONTENT_TYPE, json);
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(wait) = self.retry_after {
            let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds.max(1)));
        }
        if let Some(methods) = self.allow {
            headers.insert(header::ALLOW, HeaderValue::from_static(methods));
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_an_area_and_a_slug_and_names_one_problem() {
        let slug = |part: &str| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
        };
        let mut seen = std::collections::BTreeSet::new();
        for problem in Problem::all() {
            let (area, name) = problem.code.split_once('/').unwrap();
            assert!(slug(area) && slug(name), "{}", problem.code);
            assert!(problem.status.as_u16() >= 400, "{}", problem.code);
            assert!(seen.insert(problem.code), "{}", problem.code);
        }
    }

    #[test]
    fn retry_after_is_rounded_up_to_a_second() {
        for (wait_ms, want) in [(1, "1"), (0, "1"), (1000, "1"), (1001, "2")] {
            let response = request::TOO_MANY.after(Duration::from_millis(wait_ms)).into_response();
            assert_eq!(response.headers()[header::RETRY_AFTER], want, "{wait_ms} ms");
        }
    }
}
