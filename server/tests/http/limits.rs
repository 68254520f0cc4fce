//! What is refused for being too much, too long, too slow or too often.

use std::{
    net::SocketAddr,
    num::NonZeroU32,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};

use axum::{
    Router,
    body::{Body, Bytes},
    http::{Method, Request, StatusCode},
    routing::{get, post},
};
use nakano_server::{
    App,
    config::Rate,
    limits::{HEADER_BYTES_MAX, Peer, URI_BYTES_MAX},
};
use tokio::sync::Notify;

use crate::app::{TestApp, ask, from_app, request, with};

fn count(number: u32) -> NonZeroU32 {
    NonZeroU32::new(number).unwrap()
}

fn from(address: &str, path: &str) -> Request<Body> {
    let mut request = request(Method::GET, path);
    let address = SocketAddr::new(address.parse().unwrap(), 40_000);
    request.extensions_mut().insert(Peer(address));
    request
}

/// One more route, which takes a body.
fn echo() -> Router<App> {
    let echo = |body: Bytes| async move { body.len().to_string() };
    Router::new().route("/api/test/echo", post(echo))
}

/// A body that never goes on, or breaks off.
struct Faulty {
    breaks: bool,
}

impl hyper::body::Body for Faulty {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        _context: &mut Context<'_>,
    ) -> Poll<Option<Result<hyper::body::Frame<Bytes>, std::io::Error>>> {
        let broken = std::io::Error::from(std::io::ErrorKind::ConnectionReset);
        if self.breaks { Poll::Ready(Some(Err(broken))) } else { Poll::Pending }
    }
}

fn post_body(body: Body) -> Request<Body> {
    from_app(Request::post("/api/test/echo").body(body).unwrap())
}

#[tokio::test]
async fn a_body_is_taken_up_to_the_limit_whether_announced_or_not() {
    let app = TestApp::with(|config| config.body_bytes_max = 8).await;
    let router = app.around(echo());
    for announced in [true, false] {
        let post = |bytes: usize| {
            let request = post_body(Body::from(vec![b'x'; bytes]));
            let length = bytes.to_string();
            if announced { with(request, "content-length", &length) } else { request }
        };
        let answer = ask(&router, post(8)).await;
        assert_eq!((answer.status, &answer.body[..]), (StatusCode::OK, &b"8"[..]));
        let answer = ask(&router, post(9)).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "announced: {announced}");
        assert_eq!(answer.problem(), "request/too-large");
    }
}

#[tokio::test]
async fn a_body_that_does_not_come_is_waited_for_so_long_and_no_longer() {
    let app = TestApp::with(|config| config.request_time_max = Duration::from_secs(15)).await;
    let router = app.around(echo());
    tokio::time::pause();
    let started = tokio::time::Instant::now();
    let answer = ask(&router, post_body(Body::new(Faulty { breaks: false }))).await;
    assert_eq!(answer.status, StatusCode::REQUEST_TIMEOUT);
    assert_eq!(answer.problem(), "request/timeout");
    // The paused clock goes to the next timer and nowhere else.
    assert_eq!(started.elapsed().as_secs(), 15);
}

#[tokio::test]
async fn a_body_that_breaks_off_is_the_clients_affair() {
    let router = TestApp::new().await.around(echo());
    let answer = ask(&router, post_body(Body::new(Faulty { breaks: true }))).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(answer.problem(), "request/broken-body");
}

#[tokio::test]
async fn an_answer_that_is_not_made_in_time_is_given_up() {
    let slow = Router::new().route("/api/test/slow", get(std::future::pending::<()>));
    let router = TestApp::new().await.around(slow);
    tokio::time::pause();
    let answer = ask(&router, request(Method::GET, "/api/test/slow")).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.problem(), "server/too-slow");
}

async fn bad() -> &'static str {
    panic!("canary")
}

#[tokio::test]
async fn a_panic_is_one_answer_and_not_the_end() {
    let router = TestApp::new().await.around(Router::new().route("/api/test/bad", get(bad)));
    let answer = ask(&router, request(Method::GET, "/api/test/bad")).await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(answer.problem(), "server/internal");
    assert!(!String::from_utf8_lossy(&answer.body).contains("canary"));
    assert_ne!(answer.header("content-security-policy"), "");
}

#[tokio::test]
async fn a_full_server_says_when_to_come_back() {
    let app = TestApp::with(|config| config.requests_at_once = count(1)).await;
    let (entered, release) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let handler = {
        let (entered, release) = (Arc::clone(&entered), Arc::clone(&release));
        move || async move {
            entered.notify_one();
            release.notified().await;
        }
    };
    let router = app.around(Router::new().route("/api/test/held", get(handler)));
    let held = {
        let router = router.clone();
        tokio::spawn(async move { ask(&router, request(Method::GET, "/api/test/held")).await })
    };
    entered.notified().await;
    let refused = ask(&router, request(Method::GET, "/index.html")).await;
    assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(refused.problem(), "server/busy");
    assert_eq!(refused.retry_after(), Duration::from_secs(2));
    release.notify_one();
    assert_eq!(held.await.unwrap().status, StatusCode::OK);
    assert_eq!(ask(&router, request(Method::GET, "/index.html")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn addresses_and_headers_are_taken_up_to_the_limit() {
    let app = TestApp::new().await;
    let path = |bytes: usize| format!("/{}", "a".repeat(bytes - 1));
    assert_eq!(app.get(&path(URI_BYTES_MAX)).await.problem(), "request/not-found");
    let answer = app.get(&path(URI_BYTES_MAX + 1)).await;
    assert_eq!(answer.status, StatusCode::URI_TOO_LONG);
    assert_eq!(answer.problem(), "request/uri-too-long");

    let headed = |bytes: usize| {
        let value = "b".repeat(bytes - "x-long".len());
        with(request(Method::GET, "/index.html"), "x-long", &value)
    };
    assert_eq!(app.call(headed(HEADER_BYTES_MAX)).await.status, StatusCode::OK);
    let answer = app.call(headed(HEADER_BYTES_MAX + 1)).await;
    assert_eq!(answer.status, StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE);
    assert_eq!(answer.problem(), "request/headers-too-large");
}

#[tokio::test]
async fn each_address_has_its_own_rate_for_files_and_for_the_api() {
    let app = TestApp::with(|config| {
        config.api_rate = Rate { per_second: count(1), burst: count(2) };
        config.site_rate = Rate { per_second: count(1), burst: count(1) };
    })
    .await;
    let api = "/api/health";
    for (address, path, want) in [
        ("192.0.2.1", api, StatusCode::OK),
        ("192.0.2.1", api, StatusCode::OK),
        ("192.0.2.1", api, StatusCode::TOO_MANY_REQUESTS),
        ("192.0.2.1", "/api/nothing", StatusCode::TOO_MANY_REQUESTS),
        ("192.0.2.1", "/index.html", StatusCode::OK),
        ("192.0.2.1", "/index.html", StatusCode::TOO_MANY_REQUESTS),
        ("192.0.2.2", api, StatusCode::OK),
    ] {
        let answer = app.call(from(address, path)).await;
        assert_eq!(answer.status, want, "{address} {path}");
        if want == StatusCode::TOO_MANY_REQUESTS {
            assert_eq!(answer.problem(), "request/too-many");
            assert_eq!(answer.retry_after(), Duration::from_secs(1));
        }
    }
    app.clock.pass(Duration::from_secs(1));
    assert_eq!(app.call(from("192.0.2.1", api)).await.status, StatusCode::OK);
}

#[tokio::test]
async fn behind_a_trusted_proxy_the_address_in_front_counts() {
    let app = TestApp::with(|config| {
        config.api_rate = Rate { per_second: count(1), burst: count(1) };
        config.trusted_proxies = vec!["10.0.0.0/8".parse().unwrap()];
    })
    .await;
    for (peer, forwarded, want) in [
        ("10.0.0.1", "192.0.2.1", StatusCode::OK),
        ("10.0.0.1", "192.0.2.2", StatusCode::OK),
        ("10.0.0.1", "198.51.100.1, 192.0.2.2", StatusCode::TOO_MANY_REQUESTS),
        ("203.0.113.1", "192.0.2.3", StatusCode::OK),
        ("203.0.113.1", "192.0.2.4", StatusCode::TOO_MANY_REQUESTS),
    ] {
        let request = with(from(peer, "/api/health"), "x-forwarded-for", forwarded);
        assert_eq!(app.call(request).await.status, want, "{peer} {forwarded}");
    }
}

#[tokio::test]
async fn json_is_all_the_api_has() {
    let app = TestApp::new().await;
    for (accept, want) in [
        ("application/json", StatusCode::OK),
        ("text/html,*/*;q=0.8", StatusCode::OK),
        ("text/html", StatusCode::NOT_ACCEPTABLE),
        ("image/png", StatusCode::NOT_ACCEPTABLE),
    ] {
        let answer = app.call(with(request(Method::GET, "/api/version"), "accept", accept)).await;
        assert_eq!(answer.status, want, "{accept}");
        if want != StatusCode::OK {
            assert_eq!(answer.problem(), "request/not-acceptable");
        }
    }
}
