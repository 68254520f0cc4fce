//! What every answer carries, good or bad: security headers, a request number, one log line.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, header},
    middleware::Next,
    response::Response,
};

use crate::{app::App, config::Config};

/// Scripts, styles and data from here only; nothing inline, nothing framed (architecture §6).
/// `blob:` and `mediastream:` are for the camera and for pictures a person has just taken.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; \
    script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; \
    media-src 'self' blob: mediastream:; connect-src 'self'; font-src 'self'; worker-src 'self'; \
    manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; \
    object-src 'none'";

/// Camera for codes, position for the nearest shelter; what else could watch people is off. Only
/// names that browsers know: Chromium reports the others as errors on every page.
pub const PERMISSIONS_POLICY: &str = "camera=(self), geolocation=(self), accelerometer=(), \
    display-capture=(), encrypted-media=(), gyroscope=(), hid=(), \
    idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), \
    picture-in-picture=(), serial=(), usb=(), xr-spatial-tracking=()";

/// Two years, in seconds: what browsers' preload lists recommend; they take one or more.
const STRICT_TRANSPORT: &str = "max-age=63072000; includeSubDomains";

/// The number people can tell when they ask for help; it leads to the log line.
const REQUEST_NUMBER: HeaderName = HeaderName::from_static("x-request-id");

/// Numbers for requests: one series a process, told apart by a random beginning.
pub(crate) struct RequestNumbers {
    series: u32,
    next: AtomicU64,
}

impl RequestNumbers {
    pub(crate) fn new(series: u32) -> Self {
        Self { series, next: AtomicU64::new(1) }
    }

    fn next(&self) -> String {
        format!("{:08x}-{:x}", self.series, self.next.fetch_add(1, Ordering::Relaxed))
    }
}

/// Headers that are the same on every answer.
pub(crate) fn fixed_headers(config: &Config) -> Arc<HeaderMap> {
    let mut headers = HeaderMap::new();
    let mut set = |name: &'static str, value| {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    };
    set("content-security-policy", CONTENT_SECURITY_POLICY);
    set("x-content-type-options", "nosniff");
    set("referrer-policy", "no-referrer");
    set("permissions-policy", PERMISSIONS_POLICY);
    set("cross-origin-opener-policy", "same-origin");
    set("cross-origin-resource-policy", "same-origin");
    if config.is_https() {
        set("strict-transport-security", STRICT_TRANSPORT);
    }
    Arc::new(headers)
}

/// Outermost layer: times the request, completes the answer, writes the line.
pub(crate) async fn finish(State(app): State<App>, request: Request, next: Next) -> Response {
    let started = app.clock.uptime();
    let number = app.request_numbers.next();
    let method = known_method(request.method());
    let route = request.extensions().get::<MatchedPath>().cloned();
    let mut response = next.run(request).await;

    let headers = response.headers_mut();
    for (name, value) in app.fixed_headers.iter() {
        headers.insert(name, value.clone());
    }
    // An answer nobody thought about is not kept by anyone.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if let Ok(value) = HeaderValue::from_str(&number) {
        headers.insert(REQUEST_NUMBER, value);
    }
    let took = app.clock.uptime().saturating_sub(started);
    tracing::info!(
        event = "http.answered",
        request = number,
        method,
        route = route.as_ref().map_or("site", MatchedPath::as_str),
        status = response.status().as_u16(),
        ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
    );
    response
}

/// The method for the log; a made-up one could carry anything.
fn known_method(method: &Method) -> &'static str {
    const KNOWN: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    KNOWN.into_iter().find(|known| *known == method.as_str()).unwrap_or("other")
}
